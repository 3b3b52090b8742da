import { sendWhole } from './batch.ts';
import type { FilterRule, FilterRules } from './filter.ts';
import { chunkIds, getOne, type ListQuery, type ListRoute, listPage, type Page, type Send } from './list.ts';
import {
  type Json,
  parseBoolean,
  parseId,
  parseNumberOrNull,
  parseText,
  parseTextOrNull,
  parseTime,
  parseTimeOrNull,
} from './parse.ts';
import { fillPath } from './transport/index.ts';

/** What talks are at. */
export const talkStatuses = ['in_work', 'closed', 'nps_scheduled', 'nps_in_progress', 'with_error'] as const;
export type TalkStatus = (typeof talkStatuses)[number];

/**
 * A talk with a client in a messenger (amoCRM API v4, Talks). Its messages are not in the API of ordinary integrations. Times are unix
 * seconds.
 */
export interface Talk {
  id: number;
  contact_id: number | null;
  chat_id: string | null;
  /** `lead` or `customer`. */
  entity_type: string | null;
  entity_id: number | null;
  /** null if amoCRM does not say it, or says one that is newer than this client. */
  status: TalkStatus | null;
  is_in_work: boolean;
  is_read: boolean;
  /** The messenger. */
  origin: string | null;
  source_id: number | null;
  /** The mark of the client; null if none was given. */
  rate: number | null;
  missed_at: number | null;
  created_at: number;
  updated_at: number;
}

/** The filters that `GET /talks` honours. */
export interface TalkFilter {
  id?: number[];
  contact_id?: number[];
  lead_id?: number[];
  only_in_work?: true;
}

/** Which talks. amoCRM documents no order, so none is sent: the one of the query only says what a place in the list is. */
export type TalkListQuery = ListQuery<TalkFilter, 'created_at', never>;

/** One id as it is documented, several as a list. */
function idRule(key: string, idOf: (talk: Talk) => number | null): FilterRule<number[], Talk> {
  return {
    print: (ids) => ids.map((id) => [ids.length === 1 ? `filter[${key}]` : `filter[${key}][]`, id]),
    holds: (talk, ids) => ids.includes(idOf(talk) ?? 0),
  };
}

const leadRule = idRule('entity_id', (talk) => (talk.entity_type === 'lead' ? talk.entity_id : null));

const rules: FilterRules<TalkFilter, Talk> = {
  id: idRule('talk_id', (talk) => talk.id),
  contact_id: idRule('contact_id', (talk) => talk.contact_id),
  // A record alone is ignored.
  lead_id: { ...leadRule, print: (ids) => [['filter[entity_type]', 'lead'], ...leadRule.print(ids)] },
  only_in_work: { print: () => [['filter[only_in_work]', 1]], holds: (talk) => talk.is_in_work },
};

const path = '/talks';
const route: ListRoute<Talk, TalkFilter> = { path, key: 'talks', rules, parse: parseTalk };

export function talkRoutes(send: Send) {
  const list = ({ filter, page, limit }: TalkListQuery): Promise<Page<Talk>> =>
    listPage(send, route, { filter, page, limit });
  const get = (id: number): Promise<Talk | null> => getOne(send, path, id, parseTalk);
  return {
    list,
    /** null if there is none. */
    get,
    /** Missing ones are left out. One is read by the route that amoCRM documents. */
    async byIds(ids: readonly number[]): Promise<Talk[]> {
      const [only, ...others] = new Set(ids);
      if (only !== undefined && others.length === 0) return [await get(only)].filter((talk) => talk !== null);
      const chunks = chunkIds([...new Set(ids)], 'filter[talk_id][]');
      const pages = await Promise.all(chunks.map((id) => list({ filter: { id }, limit: id.length })));
      return pages.flatMap(({ items }) => items);
    },
    /**
     * Starts closing a talk. @param force whether to close it without the NPS bot, which otherwise asks the client for a mark first
     * @throws {RefusedError} for one that is closed or being closed
     */
    async close(id: number, { force }: { force: boolean }): Promise<void> {
      const template = `${path}/{id}/close`;
      const body = { force_close: force };
      await sendWhole(send, { method: 'POST', route: template, path: fillPath(template, { id }), body });
    },
  };
}

export function parseTalk(item: Json): Talk {
  const status = parseText(item.status);
  return {
    id: parseId(item.talk_id, 'a talk'),
    contact_id: parseNumberOrNull(item.contact_id) || null,
    chat_id: parseTextOrNull(item.chat_id),
    entity_type: parseTextOrNull(item.entity_type),
    entity_id: parseNumberOrNull(item.entity_id) || null,
    status: talkStatuses.find((each) => each === status) ?? null,
    is_in_work: parseBoolean(item.is_in_work),
    is_read: parseBoolean(item.is_read),
    origin: parseTextOrNull(item.origin),
    source_id: parseNumberOrNull(item.source_id) || null,
    rate: parseNumberOrNull(item.rate) || null,
    missed_at: parseTimeOrNull(item.missed_at),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
  };
}
