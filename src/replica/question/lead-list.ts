/** Leads by conditions and in orders that amoCRM does not have, what the replica knows of each, and the sum of all. */
import { expressionBuilder, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import type { Kind } from '../kind.ts';
import type { Tables } from '../store/tables.ts';
import type { Scope } from './card-condition.ts';
import { leadCondition, type ReplicaLeadFilter } from './lead-condition.ts';
import { leadKinds } from './lead-relation.ts';
import { loadRecordPage, type PageChoice, type PageInput, type RecordPage, selectById } from './record-page.ts';
import { presentStays } from './stage-stay.ts';

/** What leads can be ordered by. */
export type LeadSortField = 'id' | 'created_at' | 'updated_at' | 'price' | 'last_activity_at' | 'in_stage_since';

/**
 * The orders in which a page is read from an index. `updated_at` has one, too, and is none of them: where few leads match, what is looked up
 * for each is in another place each time.
 */
const indexed: ReadonlySet<LeadSortField> = new Set<LeadSortField>(['id', 'last_activity_at']);

const outer = expressionBuilder<Tables, 'lead'>();

export { loadLastActivityAt } from './record-page.ts';

/** The kinds of records that a list reads. */
export function leadListKinds(filter: ReplicaLeadFilter, field: LeadSortField): Kind[] {
  const isByActivity = field === 'last_activity_at';
  return leadKinds({
    ...filter,
    ...(isByActivity && { idle_days: 0 }),
    ...(field === 'in_stage_since' && { stage_days: 0 }),
  });
}

/** Loads the ids of one page of leads. */
export function loadLeadPage(
  snapshot: Snapshot,
  { filter, order, ...choice }: PageChoice<ReplicaLeadFilter, LeadSortField>,
): Promise<RecordPage> {
  const scope: Scope = {
    ...snapshot,
    isOrdered: indexed.has(order.field),
    joinsActivity: order.field === 'last_activity_at',
  };
  const where = leadCondition(filter, scope)(outer);
  const value = orderValue(order.field);
  // Both are in the stays of each lead.
  const isLookedUp =
    order.field === 'in_stage_since' ||
    (filter.stage_days !== undefined && !indexed.has(order.field) && order.field !== 'updated_at');
  return loadRecordPage(snapshot, { table: 'lead', where, value, direction: order.direction, isLookedUp, ...choice });
}

/** What an order compares. A lead whose stay the log does not tell is placed by its creation. */
function orderValue(field: LeadSortField): PageInput['value'] {
  if (field === 'id') return undefined;
  if (field === 'price') return sql<number>`${sql.ref('lead.price_exact')}`;
  if (field === 'last_activity_at') return 'activity';
  if (field === 'in_stage_since') {
    const stay = outer
      .selectFrom('stage_stay')
      .select('stage_stay.entered_at')
      .whereRef('stage_stay.lead_id', '=', 'lead.id')
      .whereRef('stage_stay.pipeline_id', '=', 'lead.pipeline_id')
      .whereRef('stage_stay.status_id', '=', 'lead.status_id')
      .where('stage_stay.next_pipeline_id', '=', 0);
    return sql<number>`coalesce(${stay}, ${sql.ref('lead.created_at')})`;
  }
  return sql<number>`${sql.ref(`lead.${field}`)}`;
}

/** Since when leads have been in their stage. A lead of which the log does not tell is missing. */
export async function loadInStageSince(snapshot: Snapshot, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await presentStays(snapshot)
    .where('lead_id', 'in', [...ids])
    .execute();
  return new Map(
    rows.flatMap(({ lead_id, in_stage_since }) =>
      in_stage_since === null ? [] : [[lead_id, in_stage_since] as const],
    ),
  );
}

/** The number of leads that match, and the sum of their prices in ten-thousandths. */
export async function sumLeads(
  snapshot: Snapshot,
  filter: ReplicaLeadFilter,
): Promise<{ count: number; exact: bigint }> {
  const leads = filter.stage_days === undefined ? snapshot.database.selectFrom('lead') : selectById(snapshot, 'lead');
  const { count, sum } = await leads
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      // As text: a sum may be larger than a number can hold exactly.
      sql<string>`cast(coalesce(sum(${sql.ref('lead.price_exact')}), 0) as text)`.as('sum'),
    ])
    .where(leadCondition(filter, snapshot))
    .executeTakeFirstOrThrow();
  return { count: Number(count), exact: BigInt(sum) };
}
