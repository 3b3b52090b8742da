/** Users in conditions that the replica answers: it knows all of them, and who is responsible for what. */
import { describeUnknown } from '../errors/candidate.ts';
import { type Issue, ReplicaOffError, ValidationError } from '../errors/index.ts';
import type { Snapshot } from '../replica/index.ts';
import type { Context } from './context.ts';
import { readStored } from './replica.ts';

/** The line of a filter by responsible users, where the replica applies it. @throws {ValidationError} for an id that no user ever had */
export async function knownUsers(
  ids: readonly string[],
  path: Issue['path'],
  { context }: { context: Context },
): Promise<{ responsible_user_id: number[] }> {
  const responsible_user_id = ids.map(Number);
  try {
    await checkUsers(responsible_user_id, path, await readStored(['leads'], context));
  } catch (error) {
    // What reads it says that it is off.
    if (!(error instanceof ReplicaOffError)) throw error;
  }
  return { responsible_user_id };
}

/**
 * Checks that ids are of users of the account, also of those who have left. A user who was deleted may be missing in the list of users and
 * still be responsible for records, so what any record says is an id of one.
 *
 * @throws {ValidationError} for other ids, naming the active users
 */
export async function checkUsers(
  ids: readonly number[] | undefined,
  path: Issue['path'],
  { database, complete }: Pick<Snapshot, 'database' | 'complete'>,
): Promise<void> {
  if (!ids || !complete) return;
  const users = await database.selectFrom('account_user').select(['id', 'name', 'is_active', 'is_deleted']).execute();
  const listed = new Set(users.map(({ id }) => id));
  const missing = ids.filter((id) => !listed.has(id));
  // Without the right to see users, none are listed.
  if (users.length === 0 || missing.length === 0) return;
  const carried = await Promise.all(
    (['lead', 'contact', 'company', 'task'] as const).map((table) =>
      database
        .selectFrom(table)
        .select('responsible_user_id as id')
        .distinct()
        .where('responsible_user_id', 'in', missing)
        .execute(),
    ),
  );
  const known = new Set(carried.flat().map(({ id }) => id));
  const unknown = missing.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const active = users.filter(({ is_active, is_deleted }) => is_active === 1 && is_deleted === 0);
  throw new ValidationError([{ path, message: describeUnknown(unknown, 'a user', active) }]);
}
