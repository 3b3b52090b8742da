/**
 * Makes the stays of leads in stages from their moves. They are stored, because window functions over all moves of an account would be
 * most of the time of every question about stages.
 */
import { type Compilable, type InferResult, type QueryCreator, type SqlBool, sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { Flag, LeadTable, Tables } from '../store/tables.ts';

/** The closing status of won leads, the same in every pipeline (amoCRM API v4, Pipelines: system statuses). */
const wonStatusId = 142;

/** Later than every move of a lead. */
const lastStep = 1_000_000_000;

/** The columns that are filled, in the order of `selectStays`. */
const columns = [
  'pipeline_id',
  'status_id',
  'next_pipeline_id',
  'next_status_id',
  'lead_id',
  'position',
  'previous_pipeline_id',
  'previous_status_id',
  'entered_at',
  'pipeline_entered_at',
  'again_at',
  'pipeline_again_at',
  'is_last',
  'is_pipeline_first',
  'is_won',
  'left_at',
  'seconds',
  'entered_on',
  'pipeline_entered_on',
  'again_on',
  'pipeline_again_on',
] as const;

/**
 * The statements that make the stays of these leads anew. They belong into the transaction that stores or deletes the leads or their
 * moves, after it: a lead that is not stored gets none.
 */
export function rebuildStays(store: Store, leadIds: readonly number[]): Compilable[] {
  const ids = [...new Set(leadIds)];
  if (ids.length === 0) return [];
  return [
    store.deleteWhere('stage_stay', 'lead_id', ids),
    store.database
      .insertInto('stage_stay')
      .columns([...columns])
      .expression(selectStays(store.database, ids)),
  ];
}

/** The leads whose stays differ from those that are stored, as far as the leads themselves tell: nearly all changes are of other fields. */
export function findRestaged(leads: readonly StagedLead[], stored: ReadonlyMap<number, StagedLead>): number[] {
  const isSame = (lead: StagedLead) => {
    const { pipeline_id, status_id, created_at } = stored.get(lead.id) ?? {};
    return lead.pipeline_id === pipeline_id && lead.status_id === status_id && lead.created_at === created_at;
  };
  return leads.filter((lead) => !isSame(lead)).map(({ id }) => id);
}

/** What stays depend on. */
type StagedLead = Pick<LeadTable, 'id' | 'pipeline_id' | 'status_id' | 'created_at'>;

/**
 * The stays of leads. Each move should begin in the stage where the one before it ended, and the last one should lead to the present
 * stage. Where it does not, the log lacks a move: then the end of the one stay and the beginning of the next are not known.
 */
function selectStays(database: QueryCreator<Tables>, ids: readonly number[]) {
  return database
    .with('step', (db) => selectSteps(db, ids))
    .with('stay', (db) => selectBegun(db).unionAll(selectEnded(db)).unionAll(selectPresent(db, ids)))
    .selectFrom('stay')
    .select([
      'pipeline_id',
      'status_id',
      'next_pipeline_id',
      'next_status_id',
      'lead_id',
      sql<number>`row_number() over ${ofLead}`.as('position'),
      sql<number>`lag(pipeline_id, 1, 0) over ${ofLead}`.as('previous_pipeline_id'),
      sql<number>`lag(status_id, 1, 0) over ${ofLead}`.as('previous_status_id'),
      'entered_at',
      sql<number | null>`first_value(entered_at) over ${ofPipeline}`.as('pipeline_entered_at'),
      sql<number | null>`min(entered_at) over ${afterInStage}`.as('again_at'),
      sql<number | null>`min(entered_at) over ${afterInPipeline}`.as('pipeline_again_at'),
      sql<Flag>`case when lead(place) over ${ofStage} is null then 1 else 0 end`.as('is_last'),
      sql<Flag>`case when lag(place) over ${ofPipeline} is null then 1 else 0 end`.as('is_pipeline_first'),
      'is_won',
      'left_at',
      sql<number | null>`left_at - entered_at`.as('seconds'),
      'entered_on',
      sql<string | null>`first_value(entered_on) over ${ofPipeline}`.as('pipeline_entered_on'),
      sql<string | null>`min(entered_on) over ${afterInStage}`.as('again_on'),
      sql<string | null>`min(entered_on) over ${afterInPipeline}`.as('pipeline_again_on'),
    ]);
}

const ofLead = sql`(partition by lead_id order by place)`;
const ofPipeline = sql`(partition by lead_id, pipeline_id order by place)`;
const ofStage = sql`(partition by lead_id, pipeline_id, status_id order by place)`;
const following = sql`order by place rows between 1 following and unbounded following`;
const afterInPipeline = sql`(partition by lead_id, pipeline_id ${following})`;
const afterInStage = sql`(partition by lead_id, pipeline_id, status_id ${following})`;
const ofMoves = sql`(partition by move.lead_id order by move.moved_at, move.event_id)`;

/** The moves of the leads, each with the one before it and the one after it. */
function selectSteps(db: QueryCreator<Tables>, ids: readonly number[]) {
  const beside = <Value = number | null>(side: 'lag' | 'lead', column: string) =>
    sql<Value>`${sql.raw(side)}(${sql.ref(column)}) over ${ofMoves}`;
  return db
    .selectFrom('stage_move as move')
    .innerJoin('lead', 'lead.id', 'move.lead_id')
    .where('lead.id', 'in', [...ids])
    .select([
      'lead.id as lead_id',
      'lead.pipeline_id',
      'lead.status_id',
      'lead.created_at',
      'lead.created_on',
      'move.from_pipeline_id',
      'move.from_status_id',
      'move.to_pipeline_id',
      'move.to_status_id',
      'move.moved_at',
      'move.moved_on',
      sql<number>`row_number() over ${ofMoves}`.as('number'),
      beside('lag', 'move.to_pipeline_id').as('before_pipeline_id'),
      beside('lag', 'move.to_status_id').as('before_status_id'),
      beside('lead', 'move.moved_at').as('after_at'),
      beside('lead', 'move.from_pipeline_id').as('after_from_pipeline_id'),
      beside('lead', 'move.from_status_id').as('after_from_status_id'),
      beside('lead', 'move.to_pipeline_id').as('after_to_pipeline_id'),
      beside('lead', 'move.to_status_id').as('after_to_status_id'),
    ]);
}

/** Whether a lead is won in the pipeline of a stay. @param table where the present stage of the lead is */
function isWon(table: 'step' | 'lead', pipelineOfStay: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<Flag>`case when ${column('status_id')} = ${sql.lit(wonStatusId)} and ${column('pipeline_id')} = ${column(pipelineOfStay)}
    then 1 else 0 end`;
}

/** A query that may name the steps. */
type Database = QueryCreator<Tables & { step: InferResult<ReturnType<typeof selectSteps>>[number] }>;

/** The stay that each move begins. */
function selectBegun(db: Database) {
  const isNext = sql`after_from_pipeline_id = to_pipeline_id and after_from_status_id = to_status_id`;
  const isPresent = sql`pipeline_id = to_pipeline_id and status_id = to_status_id`;
  const next = (key: 'pipeline_id' | 'status_id') =>
    sql<number>`case
      when after_at is null and ${isPresent} then 0
      when after_at is null then ${sql.ref(key)}
      when ${isNext} then ${sql.ref(`after_to_${key}`)}
      else coalesce(${sql.ref(`after_from_${key}`)}, ${sql.ref(`after_to_${key}`)}) end`;
  return db
    .selectFrom('step')
    .select([
      'lead_id',
      'to_pipeline_id as pipeline_id',
      'to_status_id as status_id',
      sql<number | null>`moved_at`.as('entered_at'),
      sql<string | null>`moved_on`.as('entered_on'),
      sql<number | null>`case when ${isNext} then after_at end`.as('left_at'),
      next('pipeline_id').as('next_pipeline_id'),
      next('status_id').as('next_status_id'),
      isWon('step', 'to_pipeline_id').as('is_won'),
      sql<number>`number * 2`.as('place'),
    ]);
}

/** The stay that a move ends and no move began: the first one of a lead, or one whose beginning the log lacks. */
function selectEnded(db: Database) {
  const isCreation = sql`before_pipeline_id is null and created_at <= moved_at`;
  return db
    .selectFrom('step')
    .where('from_pipeline_id', 'is not', null)
    .where(
      sql<SqlBool>`before_pipeline_id is null or before_pipeline_id <> from_pipeline_id or before_status_id <> from_status_id`,
    )
    .select([
      'lead_id',
      sql<number>`from_pipeline_id`.as('pipeline_id'),
      sql<number>`from_status_id`.as('status_id'),
      sql<number | null>`case when ${isCreation} then created_at end`.as('entered_at'),
      sql<string | null>`case when ${isCreation} then created_on end`.as('entered_on'),
      sql<number | null>`moved_at`.as('left_at'),
      sql<number>`to_pipeline_id`.as('next_pipeline_id'),
      sql<number>`to_status_id`.as('next_status_id'),
      isWon('step', 'from_pipeline_id').as('is_won'),
      sql<number>`number * 2 - 1`.as('place'),
    ]);
}

/** The present stay of leads that never moved, or whose last move led elsewhere. */
function selectPresent(db: Database, ids: readonly number[]) {
  return db
    .selectFrom('lead')
    .leftJoin('step', (join) => join.onRef('step.lead_id', '=', 'lead.id').on('step.after_at', 'is', null))
    .where('lead.id', 'in', [...ids])
    .where(
      sql<SqlBool>`step.lead_id is null or step.to_pipeline_id <> lead.pipeline_id or step.to_status_id <> lead.status_id`,
    )
    .select([
      'lead.id as lead_id',
      'lead.pipeline_id',
      'lead.status_id',
      sql<number | null>`case when step.lead_id is null then lead.created_at end`.as('entered_at'),
      sql<string | null>`case when step.lead_id is null then lead.created_on end`.as('entered_on'),
      sql<number | null>`cast(null as bigint)`.as('left_at'),
      sql<number>`cast(0 as bigint)`.as('next_pipeline_id'),
      sql<number>`cast(0 as bigint)`.as('next_status_id'),
      isWon('lead', 'pipeline_id').as('is_won'),
      sql<number>`cast(${sql.lit(lastStep)} as bigint)`.as('place'),
    ]);
}
