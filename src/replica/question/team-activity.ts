/** What each user did in a period, and what waits for them now. It compares and does not grade: there is no rank and no score. */
import type { Snapshot } from '../index.ts';
import {
  countPeriod,
  countPresent,
  type PeriodCounts,
  type PeriodRow,
  type TeamActivityInput,
  type UserCounts,
} from './activity-figure.ts';
import { type CalendarSpan, listSpans } from './calendar-span.ts';
import { type FirstResponse, loadFirstResponses } from './first-response.ts';

/** The figures of a period. */
export interface PeriodFigures extends PeriodCounts {
  /** Of the incoming leads with a response, in minutes; null without any. */
  medianResponseMinutes: number | null;
}

/** The figures of one user; of robots and integrations, the user is 0. Sums are ten-thousandths. */
export interface UserActivity extends UserCounts, PeriodFigures {
  userId: number;
  /** The name that the replica keeps, also of a user who left; null if it never had one. */
  name: string | null;
  /** By `groupBy`, from the earliest, those without a figure included; null if it was not given. */
  periods: (CalendarSpan & PeriodFigures)[] | null;
}

/** The answer. */
export interface TeamActivity {
  snapshot: Snapshot;
  input: TeamActivityInput;
  /** By name: those who are active in the account, and others if they have a figure. */
  users: UserActivity[];
  robots: UserActivity;
}

/** A figure that may be added up: a lead may be moved by two users, and two may be active on one day. */
export type SummedFigure = Exclude<keyof UserCounts, 'movedLeads' | 'activeDays'>;

const noFigures: PeriodFigures = {
  createdLeads: 0,
  createdSum: 0,
  movedLeads: 0,
  wonLeads: 0,
  wonSum: 0,
  lostLeads: 0,
  lostSum: 0,
  tasksDoneInTime: 0,
  tasksDoneLate: 0,
  notes: 0,
  incomingCalls: 0,
  incomingTalks: 0,
  incomingSeconds: 0,
  outgoingCalls: 0,
  outgoingTalks: 0,
  outgoingSeconds: 0,
  incomingLeads: 0,
  respondedLeads: 0,
  activeDays: 0,
  medianResponseMinutes: null,
};

const nothingPresent = { openLeads: 0, idleLeads: 0, overdueTasks: 0 };

const { movedLeads, activeDays, medianResponseMinutes, ...summed } = noFigures;

/** The figures that are added up: no lead, task, note or call is in those of two users, so their sums over users are exact. */
const none: Readonly<Record<SummedFigure, number>> = { ...summed, ...nothingPresent };

/** The sums of the figures of users. */
export function sumActivity(users: readonly UserActivity[]): Record<SummedFigure, number> {
  const sums = { ...none };
  for (const user of users) for (const name of Object.keys(none) as SummedFigure[]) sums[name] += user[name];
  return sums;
}

/** Loads the activity of all users. @throws {ValidationError} if `groupBy` would make too many parts */
export async function loadTeamActivity(snapshot: Snapshot, input: TeamActivityInput): Promise<TeamActivity> {
  const { groupBy } = input;
  const [accountUsers, present, whole, parts] = await Promise.all([
    snapshot.database.selectFrom('account_user').select(['id', 'name', 'is_active', 'is_deleted']).execute(),
    countPresent(snapshot, input),
    loadFigures(snapshot, { ...input, groupBy: null }),
    groupBy && loadFigures(snapshot, input),
  ]);
  const names = new Map(accountUsers.map(({ id, name }) => [id, name]));
  const spans =
    groupBy &&
    parts &&
    listSpans(
      snapshot,
      input,
      groupBy,
      [...parts.values()].map(({ key }) => key),
    );
  const activityOf = (userId: number): UserActivity => ({
    ...Object.assign({ ...nothingPresent }, ...present.filter((row) => row.userId === userId)),
    ...(whole.get(`${userId}:`)?.figures ?? noFigures),
    userId,
    name: names.get(userId) ?? null,
    periods:
      spans === null
        ? null
        : spans.map((span) => ({ ...span, ...(parts?.get(`${userId}:${span.key}`)?.figures ?? noFigures) })),
  });
  const ids = new Set([
    ...accountUsers.filter((user) => user.is_active === 1 && user.is_deleted === 0).map(({ id }) => id),
    ...present.map(({ userId }) => userId),
    ...[...whole.values()].map(({ userId }) => userId),
  ]);
  ids.delete(0);
  return { snapshot, input, users: [...ids].map(activityOf).sort(byName), robots: activityOf(0) };
}

/** The figures of one user in one part of the calendar, or in the whole period. */
interface KeyedFigures {
  userId: number;
  key: string;
  figures: PeriodFigures;
}

/** All figures by user and part of the calendar: `7:2026-11`. */
async function loadFigures(snapshot: Snapshot, input: TeamActivityInput): Promise<Map<string, KeyedFigures>> {
  const [counts, responses] = await Promise.all([countPeriod(snapshot, input), loadFirstResponses(snapshot, input)]);
  const found = new Map<string, KeyedFigures>();
  const add = ({ userId, calendar_key: key, ...figures }: PeriodRow & Partial<PeriodFigures>) => {
    const place = `${userId}:${key}`;
    const known = found.get(place)?.figures ?? noFigures;
    found.set(place, { userId, key, figures: { ...known, ...figures } });
  };
  for (const row of counts) add(row);
  for (const row of responses) add(toRow(row));
  return found;
}

function toRow({ incoming, responded, medianMinutes, ...place }: FirstResponse): PeriodRow & Partial<PeriodFigures> {
  return { ...place, incomingLeads: incoming, respondedLeads: responded, medianResponseMinutes: medianMinutes };
}

/** Users without a name are last. */
function byName(one: UserActivity, other: UserActivity): number {
  if (one.name === other.name) return one.userId - other.userId;
  if (one.name === null) return 1;
  return other.name === null ? -1 : one.name.localeCompare(other.name, 'ru');
}
