import type { User } from '../amocrm/index.ts';
import { ForbiddenError } from '../errors/index.ts';
import type { Known } from '../loaders/record.ts';
import {
  type Connection,
  type ConnectionArguments,
  cutPage,
  findPlace,
  nameList,
  type Ordered,
  readPlace,
} from './connection.ts';
import type { Context } from './context.ts';
import { dropAbsent } from './range.ts';
import { type SelectionInfo, selectsOnly } from './selection.ts';

/**
 * The user with an id, or null where there is none: 0 means a robot or an integration. A removed user keeps the id
 * and has no name.
 *
 * @param justWritten whether the id is that of a record that was just written: a name that may not be shown is then left out
 * @throws {ForbiddenError} where more than the id is wanted and the token's user is no administrator
 */
export async function readUser(
  id: number | null,
  { metadata }: Pick<Context, 'metadata'>,
  info: SelectionInfo,
  justWritten = false,
): Promise<Known<User> | null> {
  if (!id) return null;
  if (selectsOnly(info, ['id'])) return { id };
  try {
    return (await metadata.user(id)) ?? removedUser(id);
  } catch (error) {
    // The write was done, and this is no reason to say that something of it failed.
    if (justWritten && error instanceof ForbiddenError) return { id };
    throw error;
  }
}

/** One page of the account's users, who are all at hand; with `query` those whose name or e-mail contains it. */
export async function listUsers(
  args: ConnectionArguments & { query?: string | null | undefined },
  context: Context,
): Promise<Connection<User>> {
  const asked: ({ query?: string } & Ordered<'id'>) | undefined = dropAbsent({ query: args.query ?? undefined });
  const place = findPlace(nameList(context, 'users'), args, asked);
  const wanted = place.selection.query?.trim().toLowerCase() ?? '';
  const users = (await context.metadata.users())
    .filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.id - b.id);
  return readPlace(place, args.first, async (page) => cutPage(users, page));
}

function removedUser(id: number): Known<User> {
  return { id, is_active: false };
}
