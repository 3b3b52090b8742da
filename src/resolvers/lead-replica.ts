/** Lists of leads that the replica answers. */
import type { Lead, LeadWith } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Snapshot } from '../replica/index.ts';
import type { Context } from './context.ts';
import { historyDays, replicaNamesOf } from './lead-filter.ts';
import type { Connection, ConnectionArguments, Place } from './list/connection.ts';
import type { LeadCriteria } from './list/criteria.ts';
import { loadReplicaPlace, type MaxAge } from './list/replica.ts';
import { loadStageHistory } from './stage-history.ts';

/** Times of the leads of one page, in unix seconds. */
type Times = () => Promise<ReadonlyMap<number, number | null>>;

/** What the replica knows of the leads of a list, by their records: no request has to find it out again. Read only if it is selected. */
const knownTimes = new WeakMap<object, { lastActivityAt?: Times | undefined; inStageSince?: Times | undefined }>();

/** Loads one page of the leads that match a filter or have an order that only the replica has. */
export async function listReplicaLeads(
  place: Place<LeadCriteria>,
  args: ConnectionArguments & MaxAge,
  links: readonly LeadWith[],
  context: Context,
): Promise<Connection<Lead>> {
  // Loaded only here: a process that asks no such question loads nothing of the replica.
  const question = await import('../replica/question/lead-list.ts');
  const { filter = {}, order } = place.criteria;
  const kinds = question.leadListKinds(filter, order?.field ?? 'id');
  // A page in the order of activity tells it.
  let listed: ReadonlyMap<number, number | null> | undefined;
  let total: ReturnType<typeof question.sumLeads> | undefined;
  // One statement answers the number and the sum, which are often asked together.
  const sum = (snapshot: Snapshot) => (total ??= question.sumLeads(snapshot, filter));
  const source = {
    names: replicaNamesOf(place.criteria),
    kinds,
    async loadPage(...choice: Parameters<typeof question.loadLeadPage>) {
      const page = await question.loadLeadPage(...choice);
      if (order?.field === 'last_activity_at')
        listed = new Map(page.rows.map(({ id, last_at }) => [id, last_at ?? null]));
      return page;
    },
    async loadRecords(ids: number[], snapshot: Snapshot) {
      const leads = await context.loaders.lead.loadMany(ids, links);
      const hasEvents = kinds.includes('events');
      const hasActivity = hasEvents && kinds.includes('lead_notes');
      const times = {
        lastActivityAt: hasActivity
          ? once(async () => listed ?? question.loadLastActivityAt(snapshot, 'leads', ids))
          : undefined,
        inStageSince: hasEvents ? once(() => question.loadInStageSince(snapshot, ids)) : undefined,
      };
      for (const lead of leads) knownTimes.set(lead, times);
      return leads;
    },
    count: async (snapshot: Snapshot) => (await sum(snapshot)).count,
    sum,
  };
  return loadReplicaPlace(place, args, source, context, historyDays(filter));
}

/** One answer for all leads of a page. */
function once(load: Times): Times {
  let loaded: ReturnType<Times> | undefined;
  return () => (loaded ??= load());
}

/** When people last did something about a lead of a list from the replica; undefined if it is not known here. */
export async function loadKnownActivityAt(record: { id: number }): Promise<number | null | undefined> {
  const times = await knownTimes.get(record)?.lastActivityAt?.();
  return times && (times.get(record.id) ?? null);
}

/** Since when a lead has been in its stage, in unix seconds; null if the log does not tell. Not known here, it is read from the log. */
export async function loadInStageSince(lead: Known<Lead>, context: Context): Promise<number | null> {
  const known = await knownTimes.get(lead)?.inStageSince?.();
  if (known) return known.get(lead.id) ?? null;
  const [history, createdAt] = await Promise.all([
    loadStageHistory(lead, context),
    context.loaders.lead.read(lead, 'created_at'),
  ]);
  if (!history.isComplete) return null;
  const at = history.moves.at(-1)?.at ?? createdAt;
  return Number.isNaN(at) ? null : at;
}
