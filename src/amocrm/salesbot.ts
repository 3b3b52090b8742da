import { NotFoundError, NotSupportedByAmocrmError } from '../errors/index.ts';
import { type BatchOutcome, sendItems, sendWhole } from './batch.ts';
import { type FilterRules, idsRule } from './filter.ts';
import { type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parsePart, parseText, parseTextOrNull } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A salesbot, without its scenario (Kommo API v4, Salesbots). */
export interface Salesbot {
  id: number;
  name: string;
  /** `regular`, `greeting`, `marketing`, `nps` … */
  type_functionality: string | null;
  is_active: boolean;
}

/** The filters that `GET /bots` honours. */
export interface SalesbotFilter {
  id?: number[];
  type_functionality?: string[];
}

/** Which salesbots. No order is documented, so none is sent. */
export type SalesbotListQuery = ListQuery<SalesbotFilter, 'name', never>;

/** A salesbot to be run, and the record that it runs on. */
export interface SalesbotRun {
  bot_id: number;
  entity_type: 'leads' | 'contacts';
  entity_id: number;
}

const rules: FilterRules<SalesbotFilter, Salesbot> = {
  id: idsRule('id', ({ id }) => id),
  type_functionality: {
    print: (types) => types.map((type) => ['filter[type_functionality][]', type]),
    holds: ({ type_functionality: type }, types) => type !== null && types.includes(type),
  },
};

const path = '/bots';
const route: ListRoute<Salesbot, SalesbotFilter> = { path, key: 'items', rules, parse: parseSalesbot };

/** The types of records in the second version of the API. */
const numbers: Record<SalesbotRun['entity_type'], number> = { contacts: 1, leads: 2 };

/** Kommo documents these routes since 2026; amoCRM has them in some accounts. */
export function salesbotRoutes(send: Send) {
  const sendKnown: Send = (call) => send(call).catch(explainRoute);
  const list = ({ filter, page, limit }: SalesbotListQuery): Promise<Page<Salesbot>> =>
    listPage(sendKnown, route, { filter, page, limit });
  return {
    /** @throws {NotSupportedByAmocrmError} in an account that has no such route */
    list,
    /** @throws {NotSupportedByAmocrmError} in an account that has no such route */
    byIds: (ids: readonly number[]): Promise<Salesbot[]> => listByIds(list as never, ids),
    /** Starts salesbots; they run later. An account that has no such route has the one of the second version of the API. */
    async run(runs: readonly SalesbotRun[]): Promise<BatchOutcome<SalesbotRun>[]> {
      const parse = (item: Json) => item as unknown as SalesbotRun;
      const silent = { method: 'POST', path: `${path}/run`, key: null, isSilent: true, parse } as const;
      const outcomes = await sendItems(sendKnown, silent, runs);
      return outcomes.every(isUnknownRoute) ? runLegacy(send, runs) : outcomes;
    },
    /** Stops a salesbot on a lead. */
    async stop(botId: number, leadId: number): Promise<void> {
      const template = `${path}/{id}/stop`;
      const body = { entity_id: leadId, entity_type: 'leads' };
      await sendWhole(sendKnown, { method: 'POST', route: template, path: fillPath(template, { id: botId }), body });
    },
  };
}

function isUnknownRoute(outcome: BatchOutcome<unknown>): boolean {
  return 'error' in outcome && outcome.error instanceof NotSupportedByAmocrmError;
}

/** amoCRM refuses an unknown salesbot or record with 400: a 404 is of the route. */
function explainRoute(cause: unknown): never {
  if (!(cause instanceof NotFoundError)) throw cause;
  throw new NotSupportedByAmocrmError('This account’s API has no route for this (/bots: 404).', {
    cause,
    remedy: 'Look in amoCRM’s settings: a salesbot is listed there with its id, and is stopped in the card of a lead.',
  });
}

/** The route of the second version, in as many requests as it takes; a refusal is one of all runs of a request. */
async function runLegacy(send: Send, runs: readonly SalesbotRun[]): Promise<BatchOutcome<SalesbotRun>[]> {
  const legacy: Send = (call) => send({ ...call, version: 2, body: withoutRequestIds(call.body) });
  const parse = ({ entity_type, ...item }: Json) =>
    ({ ...item, entity_type: entity_type === numbers.leads ? 'leads' : 'contacts' }) as unknown as SalesbotRun;
  return sendItems(
    legacy,
    { method: 'POST', path: '/salesbot/run', key: null, isSilent: true, parse },
    runs.map((run) => ({ ...run, entity_type: numbers[run.entity_type] })),
  );
}

/** The second version does not document request ids. */
function withoutRequestIds(body: unknown): unknown {
  return Array.isArray(body) ? body.map(({ request_id: _, ...item }) => item) : body;
}

export function parseSalesbot(item: Json): Salesbot {
  return {
    id: parseId(item.id, 'a salesbot'),
    name: parseText(item.name),
    type_functionality: parseTextOrNull(item.type_functionality),
    is_active: parseBoolean(parsePart(item.settings).active),
  };
}
