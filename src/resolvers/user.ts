import type { User, UserDetails } from '../amocrm/index.ts';
import { settingNotFound } from '../errors/candidate.ts';
import { ForbiddenError } from '../errors/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import {
  type Connection,
  type ConnectionArguments,
  cutPage,
  findPlace,
  loadPlace,
  nameList,
  type Ordered,
} from './list/connection.ts';
import { dropAbsent } from './list/range.ts';
import { type SelectionInfo, selectsOnly } from './list/selection.ts';
import type { MaybePromise } from './settled.ts';
import { asAdmin } from './write/admin.ts';

/**
 * Loads a user by id. The id 0 means a robot or an integration and gives null; a removed user has an id and no name. If
 * the token's user is not an administrator, only the id is available, and reading another field is an error.
 *
 * @param justWritten whether the record with this id was just written, or the answer is that of a write; fields that are not available are then left out
 */
export function loadUser(
  id: number | null,
  { metadata }: Pick<Context, 'metadata'>,
  info: SelectionInfo,
  justWritten = false,
): MaybePromise<ShownUser | null> {
  if (!id) return null;
  if (selectsOnly(info, ['id'])) return { id };
  const user = metadata.user(id);
  return user instanceof Promise ? showUser(id, user, justWritten) : (user ?? removedUser(id));
}

function showUser(id: number, user: Promise<User | undefined>, justWritten: boolean): Promise<ShownUser> {
  return user.then(
    (found) => found ?? removedUser(id),
    (error: unknown) => {
      if (!(error instanceof ForbiddenError)) throw error;
      // The id is known all the same. After a write, which was done, nothing is said to have failed.
      return justWritten ? { id } : { id, hidden: error };
    },
  );
}

/** A user, with the fields that the token's user may see. */
export type ShownUser = Known<User> & {
  /** Why only the id is available. */
  hidden?: ForbiddenError;
};

/** @throws {ForbiddenError} if only the id of the user is available */
export function requireShown(user: ShownUser): ShownUser {
  if (user.hidden) throw user.hidden;
  return user;
}

/** Lists the account's users, or with `query` those whose name or e-mail contains it. */
export async function listUsers(
  args: ConnectionArguments & { query?: Nullish<string> },
  context: Context,
): Promise<Connection<User>> {
  const criteria: ({ query?: string } & Ordered<'id'>) | undefined = dropAbsent({ query: args.query ?? undefined });
  const place = findPlace(nameList(context, 'users'), args, criteria);
  const wanted = place.criteria.query?.trim().toLowerCase() ?? '';
  const users = (await context.metadata.users())
    .filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.id - b.id);
  return loadPlace(place, args.first, async (page) => cutPage(users, page));
}

/** A user by their id. @throws {NotFoundError} for an unknown one, naming the known ones */
export async function findUser(id: string, { metadata }: Context): Promise<User> {
  const user = await asAdmin('see users', () => metadata.find(['users'], () => metadata.user(Number(id))));
  if (user) return user;
  throw settingNotFound([id], 'a user', await metadata.users());
}

/** What amoCRM adds to a user only when asked; undefined for a removed user. */
export async function loadUserDetails(user: ShownUser, { metadata }: Context): Promise<UserDetails | undefined> {
  const { id } = requireShown(user);
  return (await metadata.userDetails()).find((details) => details.id === id);
}

function removedUser(id: number): Known<User> {
  return { id, is_active: false };
}
