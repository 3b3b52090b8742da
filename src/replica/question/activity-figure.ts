/** The figures of users that are counts and sums, each counted by user in one statement. */
import { type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import { messageNoteTypes } from '../sync/record-activity.ts';
import { activeSince, idleSince } from './card-condition.ts';
import { lostStatusId, wonStatusId } from './stage-stay.ts';

/** What the activity of a team is asked for. Times are unix seconds, both included; null for no end. */
export interface TeamActivityInput {
  from: number | null;
  to: number | null;
  /** A lead about which people did nothing for this many days is idle. */
  idleDays: number;
}

/** The counts and sums of one user. Sums are ten-thousandths. */
export interface UserCounts {
  createdLeads: number;
  createdSum: number;
  /** Each lead once. */
  movedLeads: number;
  wonLeads: number;
  wonSum: number;
  lostLeads: number;
  lostSum: number;
  /** Now. */
  openLeads: number;
  /** Of the open leads, now. */
  idleLeads: number;
  tasksDoneInTime: number;
  tasksDoneLate: number;
  /** Now. */
  overdueTasks: number;
  notes: number;
  incomingCalls: number;
  /** Calls with a duration. */
  incomingTalks: number;
  incomingSeconds: number;
  outgoingCalls: number;
  outgoingTalks: number;
  outgoingSeconds: number;
  incomingLeads: number;
  /** Of the incoming leads. */
  respondedLeads: number;
  activeDays: number;
}

/** Some figures of one user. */
export type UserRow = Partial<UserCounts> & { userId: number };

type Period = Pick<TeamActivityInput, 'from' | 'to'>;

/** Counts all figures: several rows of one user have different figures. */
export async function countUserFigures(snapshot: Snapshot, input: TeamActivityInput): Promise<UserRow[]> {
  const rows: UserRow[][] = await Promise.all([
    countCreatedLeads(snapshot, input),
    countClosedLeads(snapshot, input),
    countOpenLeads(snapshot, input),
    countMovedLeads(snapshot, input),
    countDoneTasks(snapshot, input),
    countOverdueTasks(snapshot),
    countNotes(snapshot, input),
    countCalls(snapshot, input),
    countActiveDays(snapshot, input),
  ]);
  return rows.flat();
}

/** Whether a time is in the period. */
export function isInPeriod(time: string | ReturnType<typeof sql<number>>, { from, to }: Period) {
  const at = typeof time === 'string' ? sql.ref<number>(time) : time;
  return sql<SqlBool>`(${at} >= ${sql.lit(from ?? 0)} and ${at} <= ${sql.lit(to ?? Number.MAX_SAFE_INTEGER)})`;
}

const countIf = (condition: unknown) => sql<number>`count(case when ${condition} then 1 end)`;
const sumIf = (value: string, condition: unknown) =>
  sql<number>`coalesce(sum(case when ${condition} then ${sql.ref(value)} end), 0)`;

function countCreatedLeads({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  return database
    .selectFrom('lead')
    .where(isInPeriod('created_at', period))
    .groupBy('created_by')
    .select([
      'created_by as userId',
      sql<number>`count(*)`.as('createdLeads'),
      sql<number>`coalesce(sum(price_exact), 0)`.as('createdSum'),
    ])
    .execute();
}

function countClosedLeads({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  const isWon = sql`status_id = ${sql.lit(wonStatusId)}`;
  const isLost = sql`status_id = ${sql.lit(lostStatusId)}`;
  return database
    .selectFrom('lead')
    .where('status_id', 'in', [wonStatusId, lostStatusId])
    .where(isInPeriod('closed_at', period))
    .groupBy('responsible_user_id')
    .select([
      'responsible_user_id as userId',
      countIf(isWon).as('wonLeads'),
      sumIf('price_exact', isWon).as('wonSum'),
      countIf(isLost).as('lostLeads'),
      sumIf('price_exact', isLost).as('lostSum'),
    ])
    .execute();
}

/** A lead without any activity is idle since its creation. */
function countOpenLeads(snapshot: Snapshot, { idleDays }: TeamActivityInput): Promise<UserRow[]> {
  const since = idleSince(idleDays, snapshot);
  const isIdle = sql`created_at <= ${sql.lit(since)} and id not in ${activeSince('leads', since)}`;
  return snapshot.database
    .selectFrom('lead')
    .where('status_id', 'not in', [wonStatusId, lostStatusId])
    .groupBy('responsible_user_id')
    .select(['responsible_user_id as userId', sql<number>`count(*)`.as('openLeads'), countIf(isIdle).as('idleLeads')])
    .execute();
}

function countMovedLeads({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  return database
    .selectFrom('stage_move')
    .where(isInPeriod('moved_at', period))
    .groupBy('moved_by')
    .select(['moved_by as userId', sql<number>`count(distinct lead_id)`.as('movedLeads')])
    .execute();
}

/** amoCRM keeps no time of completion: the last event tells it, and without one the last change of the task. */
function countDoneTasks({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  const completions = database
    .selectFrom('event')
    .where('type', '=', 'task_completed')
    .where('entity_type', '=', 'tasks')
    .groupBy('entity_id')
    .select(({ fn }) => ['entity_id', fn.max<number>('created_at').as('at')]);
  const done = database
    .selectFrom('task')
    .leftJoin(completions.as('completion'), 'completion.entity_id', 'task.id')
    .where('task.is_completed', '=', 1)
    .select([
      'task.responsible_user_id',
      'task.complete_till',
      sql<number>`coalesce(completion.at, task.updated_at)`.as('at'),
    ]);
  return database
    .selectFrom(done.as('done'))
    .where(isInPeriod('done.at', period))
    .groupBy('done.responsible_user_id')
    .select([
      'done.responsible_user_id as userId',
      countIf(sql`done.at <= done.complete_till`).as('tasksDoneInTime'),
      countIf(sql`done.at > done.complete_till`).as('tasksDoneLate'),
    ])
    .execute();
}

function countOverdueTasks({ database, asOf }: Snapshot): Promise<UserRow[]> {
  return database
    .selectFrom('task')
    .where('is_completed', '=', 0)
    .where('complete_till', '<', asOf)
    .groupBy('responsible_user_id')
    .select(['responsible_user_id as userId', sql<number>`count(*)`.as('overdueTasks')])
    .execute();
}

function countNotes({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  return database
    .selectFrom('note')
    .where('note_type', 'not in', messageNoteTypes)
    .where(isInPeriod('created_at', period))
    .groupBy('created_by')
    .select(['created_by as userId', sql<number>`count(*)`.as('notes')])
    .execute();
}

/** Telephony logs calls without an author, so they are those of the user who is responsible for the note. */
function countCalls({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  const [isIn, isOut] = [sql`note_type = 'call_in'`, sql`note_type = 'call_out'`];
  return database
    .selectFrom('note')
    .where('note_type', 'in', ['call_in', 'call_out'])
    .where(isInPeriod('created_at', period))
    .groupBy('responsible_user_id')
    .select([
      'responsible_user_id as userId',
      countIf(isIn).as('incomingCalls'),
      countIf(sql`${isIn} and call_duration > 0`).as('incomingTalks'),
      sumIf('call_duration', isIn).as('incomingSeconds'),
      countIf(isOut).as('outgoingCalls'),
      countIf(sql`${isOut} and call_duration > 0`).as('outgoingTalks'),
      sumIf('call_duration', isOut).as('outgoingSeconds'),
    ])
    .execute();
}

function countActiveDays({ database }: Snapshot, period: Period): Promise<UserRow[]> {
  return database
    .selectFrom('event')
    .where(isInPeriod('created_at', period))
    .groupBy('created_by')
    .select(['created_by as userId', sql<number>`count(distinct created_on)`.as('activeDays')])
    .execute();
}
