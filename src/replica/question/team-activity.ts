/** What each user did in a period, and what waits for them now. It compares and does not grade: there is no rank and no score. */
import type { Snapshot } from '../index.ts';
import { countUserFigures, type TeamActivityInput, type UserCounts } from './activity-figure.ts';
import { loadFirstResponses } from './first-response.ts';

export type { TeamActivityInput } from './activity-figure.ts';

/** The figures of one user; of robots and integrations, the user is 0. Sums are ten-thousandths. */
export interface UserActivity extends UserCounts {
  userId: number;
  /** The name that the replica keeps, also of a user who left; null if it never had one. */
  name: string | null;
  /** Of the incoming leads with a response, in minutes; null without any. */
  medianResponseMinutes: number | null;
}

/** The answer. */
export interface TeamActivity {
  snapshot: Snapshot;
  input: TeamActivityInput;
  /** By name: those who are active in the account, and others if they have a figure. */
  users: UserActivity[];
  robots: UserActivity;
}

const noCounts: UserCounts = {
  createdLeads: 0,
  createdSum: 0,
  movedLeads: 0,
  wonLeads: 0,
  wonSum: 0,
  lostLeads: 0,
  lostSum: 0,
  openLeads: 0,
  idleLeads: 0,
  tasksDoneInTime: 0,
  tasksDoneLate: 0,
  overdueTasks: 0,
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
};

/** Loads the activity of all users. */
export async function loadTeamActivity(snapshot: Snapshot, input: TeamActivityInput): Promise<TeamActivity> {
  const [accountUsers, counts, responses] = await Promise.all([
    snapshot.database.selectFrom('account_user').select(['id', 'name', 'is_active', 'is_deleted']).execute(),
    countUserFigures(snapshot, input),
    loadFirstResponses(snapshot, input),
  ]);
  const names = new Map(accountUsers.map(({ id, name }) => [id, name]));
  const activityOf = (userId: number): UserActivity => {
    const response = responses.get(userId);
    return Object.assign({ ...noCounts }, ...counts.filter((row) => row.userId === userId), {
      userId,
      name: names.get(userId) ?? null,
      incomingLeads: response?.incoming ?? 0,
      respondedLeads: response?.responded ?? 0,
      medianResponseMinutes: response?.medianMinutes ?? null,
    });
  };
  const ids = new Set([
    ...accountUsers.filter((user) => user.is_active === 1 && user.is_deleted === 0).map(({ id }) => id),
    ...counts.map(({ userId }) => userId),
    ...responses.keys(),
  ]);
  ids.delete(0);
  return { snapshot, input, users: [...ids].map(activityOf).sort(byName), robots: activityOf(0) };
}

/** Users without a name are last. */
function byName(one: UserActivity, other: UserActivity): number {
  if (one.name === other.name) return one.userId - other.userId;
  if (one.name === null) return 1;
  return other.name === null ? -1 : one.name.localeCompare(other.name, 'ru');
}
