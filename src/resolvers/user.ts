import type { User } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { type SelectionInfo, selectsOnly } from './selection.ts';

/**
 * The user with an id, or null where there is none: 0 means a robot or an integration. A removed user keeps the id
 * and has no name.
 *
 * @throws {ForbiddenError} where more than the id is wanted and the token's user is no administrator
 */
export async function readUser(
  id: number | null,
  { metadata }: Pick<Context, 'metadata'>,
  info: SelectionInfo,
): Promise<Known<User> | null> {
  if (!id) return null;
  if (selectsOnly(info, ['id'])) return { id };
  return (await metadata.user(id)) ?? removedUser(id);
}

function removedUser(id: number): Known<User> {
  return { id, is_active: false };
}
