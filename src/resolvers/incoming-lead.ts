import type {
  IncomingLead,
  IncomingLeadCategory,
  IncomingLeadListQuery,
  IncomingLeadSummary,
} from '../amocrm/index.ts';
import { NotFoundError } from '../errors/index.ts';
import type { Known, RecordLoader } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { companyLinks } from './company.ts';
import { contactLinks } from './contact.ts';
import type { Context } from './context.ts';
import { leadLinks } from './lead.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace, nameList } from './list/connection.ts';
import { toCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, idsAs, toRange } from './list/range.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from './list/selection.ts';
import { checkPipelines } from './stage.ts';
import type { Translation } from './translation.ts';

/** An incoming lead of which at least the uid is known. */
export type KnownIncomingLead = Partial<IncomingLead> & { uid: string };

/** An `IncomingLeadFilter` input. */
export interface IncomingLeadFilterInput {
  categories?: Nullish<IncomingLeadCategory[]>;
  pipelineIds?: Nullish<string[]>;
}

/** Which incoming leads. */
export interface IncomingLeadListArguments extends ConnectionArguments {
  filter?: Nullish<IncomingLeadFilterInput>;
}

type Conditions = NonNullable<IncomingLeadListQuery['filter']>;

const conditions: Translation<IncomingLeadFilterInput, Conditions> = {
  categories: (category) => ({ category: [...new Set(category)].sort() }),
  pipelineIds: async (ids, path, { context }) => {
    await checkPipelines(ids, path, context);
    return idsAs('pipeline_id')(ids);
  },
};

/** The only order of amoCRM. */
const order = { field: 'created_at', direction: 'desc' } as const;

/** One page of the incoming leads that a filter means, newest first. A place in this list is a number of records. */
export async function listIncomingLeads(
  { filter, ...page }: IncomingLeadListArguments,
  context: Context,
): Promise<Connection<IncomingLead>> {
  const given = await toCriteria<IncomingLeadFilterInput, Conditions, 'created_at'>({ filter }, conditions, context);
  const criteria = given ? { ...given, order } : page.after ? undefined : { order };
  const place = findPlace<IncomingLeadListQuery>(nameList(context, 'incomingLeads'), page, criteria);
  return loadPlace<IncomingLead & { id: number }, 'created_at'>(place, page.first, async (asked) => {
    const { items, hasNext } = await context.amocrm.incomingLeads.list({ ...place.criteria, ...asked });
    for (const item of items) context.loaders.incomingLead.prime(item.uid, item);
    // Cursors want a number; in an order by time only how many records lie before it counts.
    return { items: items.map((item) => ({ ...item, id: item.lead_id ?? 1 })), hasNext };
  });
}

/** One incoming lead. @throws {NotFoundError} */
export async function loadIncomingLead(uid: string, { loaders }: Pick<Context, 'loaders'>): Promise<IncomingLead> {
  const lead = await loaders.incomingLead.load(uid);
  if (!lead) throw incomingLeadNotFound(uid);
  return lead;
}

/** The error for a uid that is not among the incoming leads. */
export function incomingLeadNotFound(uid: string): NotFoundError {
  return new NotFoundError(
    `There is no incoming lead with uid ${uid}: it was accepted, declined or linked, or the amoCRM user of the token may not see it.`,
    { remedy: 'Take a uid from the list of incoming leads. A lead that was accepted is among `leads`.' },
  );
}

/** One property: at once if it is known, otherwise loaded with all other missing ones. */
export async function readIncomingLead<Key extends keyof IncomingLead>(
  lead: KnownIncomingLead,
  key: Key,
  context: Context,
): Promise<IncomingLead[Key]> {
  if (key in lead) return (lead as IncomingLead)[key];
  return (await loadIncomingLead(lead.uid, context))[key];
}

/** A noun whose records incoming leads have inside. */
interface Inside<Value extends { id: number }, With extends string> {
  loader: RecordLoader<Value, With>;
  routes: { get(id: number, options: { with: With[] }): Promise<Value | null> };
  linksOf(fields: ReadonlySet<string>): With[];
}

/**
 * A record inside an incoming lead. amoCRM may not list it before the incoming lead is accepted, so one that is not listed is loaded
 * by itself.
 */
async function loadInside<Value extends { id: number }, With extends string>(
  id: number | null,
  { loader, routes, linksOf }: Inside<Value, With>,
  info: SelectionInfo,
): Promise<Known<Value> | null> {
  if (id === null) return null;
  if (selectsOnly(info, ['id', 'url'])) return { id } as Known<Value>;
  const links = linksOf(selectedFields(info));
  return (await loader.load(id, links)) ?? routes.get(id, { with: links });
}

/** The lead of an incoming lead. */
export function loadLeadInside(id: number | null, { loaders, amocrm }: Context, info: SelectionInfo) {
  return loadInside(id, { loader: loaders.lead, routes: amocrm.leads, linksOf: leadLinks }, info);
}

/** The contact of an incoming lead. */
export function loadContactInside(id: number | null, { loaders, amocrm }: Context, info: SelectionInfo) {
  return loadInside(id, { loader: loaders.contact, routes: amocrm.contacts, linksOf: contactLinks }, info);
}

/** The company of an incoming lead. */
export function loadCompanyInside(id: number | null, { loaders, amocrm }: Context, info: SelectionInfo) {
  return loadInside(id, { loader: loaders.company, routes: amocrm.companies, linksOf: companyLinks }, info);
}

/** How many incoming leads there were in a period, and what became of them. */
export async function loadIncomingLeadSummary(
  { period, pipelineId }: { period?: Nullish<DateTimeRangeInput>; pipelineId?: Nullish<string> },
  context: Context,
): Promise<IncomingLeadSummary> {
  if (pipelineId) await checkPipelines([pipelineId], ['pipelineId'], context);
  const created_at = await toRange(period, ['period'], context);
  return context.amocrm.incomingLeads.summary({
    ...(pipelineId && { pipeline_id: [Number(pipelineId)] }),
    ...(created_at && { created_at }),
  });
}
