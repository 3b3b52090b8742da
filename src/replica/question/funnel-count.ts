/** The statements of a funnel: each counts over the stays of one pipeline in the order in which they are stored. */
import { type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import { endOfTime, type FunnelInput, type FunnelScope } from './funnel-scope.ts';
import type { OpenStage } from './stage.ts';
import { lostStatusId, wonStatusId } from './stage-stay.ts';

type Database = Snapshot['database'];

/** The stays of one stage that led to the same next stage. */
export interface OutcomeRow {
  key: string | null;
  status_id: number;
  next_pipeline_id: number;
  next_status_id: number;
  /** Leads whose last counted stay this is, and how many of them are won by now. */
  leads: number;
  won: number;
  stays: number;
  /** Stays with a known length. */
  finished: number;
  /** Stays that began with a way back. */
  returned: number;
}

/** What is the same for all statements of one funnel. */
export interface FunnelCounting {
  database: Database;
  input: FunnelInput;
  scope: FunnelScope;
  stages: readonly OpenStage[];
}

/** No status has this id: an empty list is not allowed in SQL. */
const none = 0;

function listIds(ids: readonly number[]) {
  return sql.join([...ids, none].map((id) => sql.lit(id)));
}

function selectStays({ database, input, scope }: FunnelCounting) {
  const stays = database
    .selectFrom('stage_stay as stay')
    .where('stay.pipeline_id', '=', sql.lit(input.pipelineId))
    .where(scope.isCounted);
  return scope.readsLead ? stays.innerJoin('lead', 'lead.id', 'stay.lead_id') : stays;
}

const count = (condition: unknown) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;

/** Counts the stays of each stage by where they led to. */
export async function countOutcomes(counting: FunnelCounting): Promise<OutcomeRow[]> {
  const { input, scope, stages } = counting;
  const branches = stages.map(({ statusId }, index) => {
    const later = stages.slice(index + 1).map((stage) => stage.statusId);
    const isReturn = sql`stay.previous_pipeline_id = ${sql.lit(input.pipelineId)}
      and stay.previous_status_id in (${listIds([...later, wonStatusId, lostStatusId])})`;
    return selectStays(counting)
      .where('stay.status_id', '=', sql.lit(statusId))
      .select([
        scope.key.as('key'),
        sql<number>`${sql.lit(statusId)}`.as('status_id'),
        'stay.next_pipeline_id',
        'stay.next_status_id',
        count(scope.standsForLead).as('leads'),
        count(sql`stay.is_won = 1 and ${scope.standsForLead}`).as('won'),
        sql<number>`count(*)`.as('stays'),
        sql<number>`count(stay.seconds)`.as('finished'),
        count(isReturn).as('returned'),
      ])
      .groupBy(['stay.next_pipeline_id', 'stay.next_status_id'])
      .$if(input.groupBy !== null, (query) => query.groupBy(scope.key));
  });
  const [first, ...rest] = branches;
  return first ? rest.reduce((query, branch) => query.unionAll(branch), first).execute() : [];
}

/** Leads that were never in a stage and passed over it. */
export interface SkipRow {
  key: string | null;
  status_id: number;
  leads: number;
}

/** Leads of each stage that a move passed over it, and that were never in it. */
export async function countSkips(counting: FunnelCounting): Promise<SkipRow[]> {
  const { database, input, scope, stages } = counting;
  const ids = stages.map(({ statusId }) => statusId);
  // From the second next stage on: a move from stage to stage passes over none.
  const [firstJump, ...otherJumps] = [...ids, wonStatusId].slice(2).map((statusId, index) =>
    selectStays(counting)
      .where('stay.status_id', '=', sql.lit(statusId))
      .where('stay.previous_pipeline_id', '=', sql.lit(input.pipelineId))
      .where(sql<SqlBool>`stay.previous_status_id in (${listIds(ids.slice(0, index + 1))})`)
      .select([scope.key.as('key'), 'stay.lead_id', 'stay.status_id', 'stay.previous_status_id']),
  );
  if (!firstJump) return [];
  return database
    .with(
      // Every stage that was passed over reads them, and they are few: without it, each would look at all stays again.
      (cte) => cte('jump').materialized(),
      () => otherJumps.reduce((query, branch) => query.unionAll(branch), firstJump),
    )
    .selectFrom(({ selectFrom }) => {
      const [first, ...rest] = ids.slice(1).map((statusId, index) =>
        selectFrom('jump')
          .where(sql<SqlBool>`jump.status_id in (${listIds([...ids.slice(index + 2), wonStatusId])})`)
          .where(sql<SqlBool>`jump.previous_status_id in (${listIds(ids.slice(0, index + 1))})`)
          .where(({ not, exists }) => not(exists(selectVisits(counting, statusId))))
          .select(['jump.key', sql<number>`${sql.lit(statusId)}`.as('status_id')])
          .select(sql<number>`count(distinct jump.lead_id)`.as('leads'))
          .groupBy('jump.key'),
      );
      if (!first) throw new Error('A jump has a stage that it passes over');
      return rest.reduce((query, branch) => query.unionAll(branch), first).as('skip');
    })
    .selectAll()
    .execute();
}

/** The stays of the lead of a jump in a stage. */
function selectVisits({ database, input }: FunnelCounting, statusId: number) {
  return database
    .selectFrom('stage_stay as visit')
    .whereRef('visit.lead_id', '=', sql.ref('jump.lead_id'))
    .where('visit.pipeline_id', '=', sql.lit(input.pipelineId))
    .where('visit.status_id', '=', sql.lit(statusId))
    .select('visit.lead_id');
}

/** The leads of a pipeline, by what has become of them. Sums are ten-thousandths. */
export interface WholeRow {
  key: string | null;
  entered: number;
  entered_sum: number;
  won: number;
  won_sum: number;
  lost: number;
  lost_sum: number;
  moved_out: number;
  moved_out_sum: number;
}

/** Counts the leads of a funnel as a whole. */
export function countWhole(counting: FunnelCounting): Promise<WholeRow[]> {
  const { input, scope } = counting;
  const isHere = sql`lead.pipeline_id = ${sql.lit(input.pipelineId)}`;
  const sum = (condition: unknown) => sql<number>`sum(case when ${condition} then lead.price_exact else 0 end)`;
  const isWon = sql`${isHere} and lead.status_id = ${sql.lit(wonStatusId)}`;
  const isLost = sql`${isHere} and lead.status_id = ${sql.lit(lostStatusId)}`;
  const isOut = sql`not (${isHere})`;
  const stays = selectStays({ ...counting, scope: { ...scope, readsLead: false } });
  return stays
    .innerJoin('lead', 'lead.id', 'stay.lead_id')
    .where(scope.standsInPipeline)
    .select([
      scope.key.as('key'),
      sql<number>`count(*)`.as('entered'),
      sql<number>`coalesce(sum(lead.price_exact), 0)`.as('entered_sum'),
      count(isWon).as('won'),
      sum(isWon).as('won_sum'),
      count(isLost).as('lost'),
      sum(isLost).as('lost_sum'),
      count(isOut).as('moved_out'),
      sum(isOut).as('moved_out_sum'),
    ])
    .$if(input.groupBy !== null, (query) => query.groupBy(scope.key))
    .execute();
}

/** Leads that may belong into the funnel: the log does not tell when they came to a stage, or to the pipeline. */
export async function countUnknown({ database, input, stages }: FunnelCounting, historySince: number): Promise<number> {
  const from = input.from ?? 0;
  const select = () =>
    database
      .selectFrom('stage_stay')
      .where('pipeline_id', '=', sql.lit(input.pipelineId))
      .$if(input.by === 'COHORT', (query) => query.where('is_pipeline_first', '=', 1))
      .select('lead_id');
  // The log lacks the move: an index knows these few.
  const lacking = select()
    .where('status_id', 'in', [...stages.map(({ statusId }) => statusId), wonStatusId, lostStatusId])
    .where('seconds', 'is', null)
    .where('entered_at', 'is', null)
    .where(sql<SqlBool>`(left_at is null or left_at >= ${sql.lit(from)})`);
  // A lead of before the history came to its first stage before the history too.
  const earlier = select()
    .where('entered_at', '<', sql.lit(historySince))
    .where('entered_at', '<=', sql.lit(input.to ?? endOfTime));
  const { leads } = await database
    .selectFrom((from < historySince ? lacking.union(earlier) : lacking).as('unknown'))
    .select(sql<number>`count(distinct lead_id)`.as('leads'))
    .executeTakeFirstOrThrow();
  return leads;
}
