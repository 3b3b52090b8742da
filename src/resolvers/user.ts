import type { User } from '../amocrm/index.ts';
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

/**
 * The user with an id, or null where there is none: 0 means a robot or an integration. A removed user keeps the id
 * and has no name. Where the token's user is no administrator the id alone is shown; asking for more is an error.
 *
 * @param justWritten whether the id is that of a record that was just written: a name that may not be shown is then left out
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

/** A user as far as it may be shown. */
export type ShownUser = Known<User> & {
  /** Why nothing but the id may be shown. */
  hidden?: ForbiddenError;
};

/** @throws {ForbiddenError} where the user may not be shown */
export function requireShown(user: ShownUser): ShownUser {
  if (user.hidden) throw user.hidden;
  return user;
}

/** One page of the account's users, who are all at hand; with `query` those whose name or e-mail contains it. */
export async function listUsers(
  args: ConnectionArguments & { query?: Nullish<string> },
  context: Context,
): Promise<Connection<User>> {
  const asked: ({ query?: string } & Ordered<'id'>) | undefined = dropAbsent({ query: args.query ?? undefined });
  const place = findPlace(nameList(context, 'users'), args, asked);
  const wanted = place.criteria.query?.trim().toLowerCase() ?? '';
  const users = (await context.metadata.users())
    .filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.id - b.id);
  return loadPlace(place, args.first, async (page) => cutPage(users, page));
}

function removedUser(id: number): Known<User> {
  return { id, is_active: false };
}
