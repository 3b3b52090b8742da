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

/** What the replica knows of the leads of a list, in unix seconds, by their records: no request has to find it out again. */
const knownTimes = new WeakMap<object, { lastActivityAt?: number | null; inStageSince?: number | null }>();

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
  let total: ReturnType<typeof question.sumLeads> | undefined;
  // One statement answers the number and the sum, which are often asked together.
  const sum = (snapshot: Snapshot) => (total ??= question.sumLeads(snapshot, filter));
  const source = {
    names: replicaNamesOf(place.criteria),
    kinds,
    loadPage: question.loadLeadPage,
    async loadRecords(ids: number[], snapshot: Snapshot) {
      const leads = await context.loaders.lead.loadMany(ids, links);
      const [activities, stays] = await Promise.all([
        kinds.includes('events') && kinds.includes('lead_notes')
          ? question.loadLastActivityAt(snapshot, 'leads', ids)
          : undefined,
        kinds.includes('events') ? question.loadInStageSince(snapshot, ids) : undefined,
      ]);
      for (const lead of leads) {
        knownTimes.set(lead, {
          ...(activities && { lastActivityAt: activities.get(lead.id) ?? null }),
          ...(stays && { inStageSince: stays.get(lead.id) ?? null }),
        });
      }
      return leads;
    },
    count: async (snapshot: Snapshot) => (await sum(snapshot)).count,
    sum,
  };
  return loadReplicaPlace(place, args, source, context, historyDays(filter));
}

/** When people last did something about a lead of a list from the replica; undefined if it is not known here. */
export function knownLastActivityAt(record: object): number | null | undefined {
  return knownTimes.get(record)?.lastActivityAt;
}

/** Since when a lead has been in its stage, in unix seconds; null if the log does not tell. Not known here, it is read from the log. */
export async function loadInStageSince(lead: Known<Lead>, context: Context): Promise<number | null> {
  const known = knownTimes.get(lead)?.inStageSince;
  if (known !== undefined) return known;
  const [history, createdAt] = await Promise.all([
    loadStageHistory(lead, context),
    context.loaders.lead.read(lead, 'created_at'),
  ]);
  if (!history.isComplete) return null;
  const at = history.moves.at(-1)?.at ?? createdAt;
  return Number.isNaN(at) ? null : at;
}
