/** What each user did, from the local replica. */
import { settingNotFound } from '../errors/candidate.ts';
import type { Nullish } from '../nullish.ts';
import type { CalendarUnit } from '../replica/question/calendar-key.ts';
import type { TeamActivity } from '../replica/question/team-activity.ts';
import type { Context } from './context.ts';
import { type DateTimeRangeInput, toRange } from './list/range.ts';
import { readReplica } from './replica.ts';
import { asAdmin } from './write/admin.ts';

/** The arguments of `teamActivity`. */
export interface TeamActivityArguments {
  period?: Nullish<DateTimeRangeInput>;
  groupBy?: Nullish<CalendarUnit>;
  userIds?: Nullish<string[]>;
  idleDays: number;
  /** Seconds. */
  maxAge: number;
}

/**
 * Loads the activity of all users or of some.
 *
 * @throws {ValidationError} for a period that ends before it begins, or has too many days, weeks or months
 * @throws {NotFoundError} for a user who is not in the account and has no figure
 */
export async function loadActivityOfTeam(args: TeamActivityArguments, context: Context): Promise<TeamActivity> {
  const { groupBy = null, userIds, idleDays, maxAge } = args;
  const period = await toRange(args.period, ['period'], context);
  const snapshot = await readReplica(
    ['leads', 'tasks', 'events', 'lead_notes', 'contact_notes', 'company_notes'],
    maxAge,
    context,
  );
  // Loaded here, so that a process that asks no such question does not load it.
  const { loadTeamActivity } = await import('../replica/question/team-activity.ts');
  const activity = await loadTeamActivity(snapshot, {
    from: period?.from ?? null,
    to: period?.to ?? null,
    idleDays,
    groupBy,
  });
  if (!userIds) return activity;
  const wanted = new Set(userIds.map(Number));
  const users = activity.users.filter(({ userId }) => wanted.delete(userId));
  if (wanted.size === 0) return { ...activity, users };
  const known = await asAdmin('see users', () => context.metadata.users());
  throw settingNotFound([...wanted], 'a user', known);
}
