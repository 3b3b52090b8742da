/** The figures of users that are counts and sums, each counted by user in one statement. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import { postgresDialect, sqliteDialect } from '../store/dialect.ts';
import { messageNoteTypes } from '../sync/record-activity.ts';
import { type CalendarUnit, calendarKey } from './calendar-key.ts';
import { activeSince, idleSince } from './card-condition.ts';
import { lostStatusId, wonStatusId } from './stage-stay.ts';

/** What the activity of a team is asked for. Times are unix seconds, both included; null for no end. */
export interface TeamActivityInput {
  from: number | null;
  to: number | null;
  /** A lead about which people did nothing for this many days is idle. */
  idleDays: number;
  /** By what part of the calendar the figures of the period are counted as well; null for none. */
  groupBy: CalendarUnit | null;
}

/** The counts and sums of one user in a period. Sums are ten-thousandths. */
export interface PeriodCounts {
  createdLeads: number;
  createdSum: number;
  /** Each lead once. */
  movedLeads: number;
  wonLeads: number;
  wonSum: number;
  lostLeads: number;
  lostSum: number;
  tasksDoneInTime: number;
  tasksDoneLate: number;
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

/** The same with what the user has now, whatever the period. */
export interface UserCounts extends PeriodCounts {
  openLeads: number;
  /** Of the open leads. */
  idleLeads: number;
  overdueTasks: number;
}

/** Some figures of one user. */
export type UserRow = Partial<UserCounts> & { userId: number };

/** Some figures of one user in a part of the calendar; its key is empty if the period is counted as one. */
export type PeriodRow = Partial<PeriodCounts> & { userId: number; calendar_key: string };

type Period = Pick<TeamActivityInput, 'from' | 'to' | 'groupBy'>;

/** Counts what users have now. */
export async function countPresent(snapshot: Snapshot, input: TeamActivityInput): Promise<UserRow[]> {
  return (await Promise.all([countOpenLeads(snapshot, input), countOverdueTasks(snapshot)])).flat();
}

/** Counts all figures of the period, by `groupBy` if given: several rows of one user have different figures. */
export async function countPeriod(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  const rows: PeriodRow[][] = await Promise.all([
    countCreatedLeads(snapshot, period),
    countClosedLeads(snapshot, period),
    countMovedLeads(snapshot, period),
    countDoneTasks(snapshot, period),
    countNotes(snapshot, period),
    countCalls(snapshot, period),
    countActiveDays(snapshot, period),
  ]);
  return rows.flat();
}

/** The name of the column by which rows are grouped besides the user: no table has a column of this name. */
const calendarColumn = sql.ref<string>('calendar_key');

/** The part of the calendar that a day lies in. */
export function keyOf(
  { database }: Pick<Snapshot, 'database'>,
  { groupBy }: Pick<Period, 'groupBy'>,
  day: string | RawBuilder<string>,
): RawBuilder<string> {
  if (groupBy === null) return sql`cast('' as text)`;
  const value = typeof day === 'string' ? sql.ref<string>(day) : day;
  return calendarKey(database, groupBy, value) as RawBuilder<string>;
}

/** Whether a time is in the period. */
export function isInPeriod(time: string | ReturnType<typeof sql<number>>, { from, to }: Pick<Period, 'from' | 'to'>) {
  const at = typeof time === 'string' ? sql.ref<number>(time) : time;
  return sql<SqlBool>`(${at} >= ${sql.lit(from ?? 0)} and ${at} <= ${sql.lit(to ?? Number.MAX_SAFE_INTEGER)})`;
}

const countIf = (condition: unknown) => sql<number>`count(case when ${condition} then 1 end)`;
const sumIf = (value: string, condition: unknown) =>
  sql<number>`coalesce(sum(case when ${condition} then ${sql.ref(value)} end), 0)`;

function countCreatedLeads(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  return snapshot.database
    .selectFrom('lead')
    .where(isInPeriod('created_at', period))
    .groupBy(['created_by', calendarColumn])
    .select([
      'created_by as userId',
      keyOf(snapshot, period, 'created_on').as('calendar_key'),
      sql<number>`count(*)`.as('createdLeads'),
      sql<number>`coalesce(sum(price_exact), 0)`.as('createdSum'),
    ])
    .execute();
}

function countClosedLeads(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  const isWon = sql`status_id = ${sql.lit(wonStatusId)}`;
  const isLost = sql`status_id = ${sql.lit(lostStatusId)}`;
  return snapshot.database
    .selectFrom('lead')
    .where('status_id', 'in', [wonStatusId, lostStatusId])
    .where(isInPeriod('closed_at', period))
    .groupBy(['responsible_user_id', calendarColumn])
    .select([
      'responsible_user_id as userId',
      keyOf(snapshot, period, 'closed_on').as('calendar_key'),
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

/** The log keeps the moves of leads that were deleted or merged since. */
function countMovedLeads(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  return snapshot.database
    .selectFrom('stage_move')
    .where(isInPeriod('moved_at', period))
    .where('lead_id', 'in', (query) => query.selectFrom('lead').select('id'))
    .groupBy(['moved_by', calendarColumn])
    .select([
      'moved_by as userId',
      keyOf(snapshot, period, 'moved_on').as('calendar_key'),
      sql<number>`count(distinct lead_id)`.as('movedLeads'),
    ])
    .execute();
}

/** amoCRM keeps no time of completion: the last event tells it, and without one the last change of the task. */
function countDoneTasks(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  const { database, engine, timeZone } = snapshot;
  const { localDay } = engine === 'sqlite' ? sqliteDialect(timeZone) : postgresDialect('', timeZone);
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
    .groupBy(['done.responsible_user_id', calendarColumn])
    .select([
      'done.responsible_user_id as userId',
      // Changes of tasks have no column with their day.
      keyOf(snapshot, period, localDay(sql.ref('done.at')) as RawBuilder<string>).as('calendar_key'),
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

function countNotes(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  return snapshot.database
    .selectFrom('note')
    .where('note_type', 'not in', messageNoteTypes)
    .where(isInPeriod('created_at', period))
    .groupBy(['created_by', calendarColumn])
    .select([
      'created_by as userId',
      keyOf(snapshot, period, 'created_on').as('calendar_key'),
      sql<number>`count(*)`.as('notes'),
    ])
    .execute();
}

/** Telephony logs calls without an author, so they are those of the user who is responsible for the note. */
function countCalls(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  const [isIn, isOut] = [sql`note_type = 'call_in'`, sql`note_type = 'call_out'`];
  return snapshot.database
    .selectFrom('note')
    .where('note_type', 'in', ['call_in', 'call_out'])
    .where(isInPeriod('created_at', period))
    .groupBy(['responsible_user_id', calendarColumn])
    .select([
      'responsible_user_id as userId',
      keyOf(snapshot, period, 'created_on').as('calendar_key'),
      countIf(isIn).as('incomingCalls'),
      countIf(sql`${isIn} and call_duration > 0`).as('incomingTalks'),
      sumIf('call_duration', isIn).as('incomingSeconds'),
      countIf(isOut).as('outgoingCalls'),
      countIf(sql`${isOut} and call_duration > 0`).as('outgoingTalks'),
      sumIf('call_duration', isOut).as('outgoingSeconds'),
    ])
    .execute();
}

function countActiveDays(snapshot: Snapshot, period: Period): Promise<PeriodRow[]> {
  // Days first: far fewer than events.
  const days = snapshot.database
    .selectFrom('event')
    .where(isInPeriod('created_at', period))
    .distinct()
    .select(['created_by', 'created_on']);
  return snapshot.database
    .selectFrom(days.as('active'))
    .groupBy(['active.created_by', calendarColumn])
    .select([
      'active.created_by as userId',
      keyOf(snapshot, period, 'active.created_on').as('calendar_key'),
      sql<number>`count(*)`.as('activeDays'),
    ])
    .execute();
}
