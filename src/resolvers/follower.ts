import type { FollowedType } from '../amocrm/index.ts';
import { notFound } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { nouns } from './write/reference.ts';

/** The ids of the users and groups that follow a card. */
export interface Followers {
  userIds: number[];
  groupIds: number[];
}

/** Who follows a lead or a customer. @throws {NotFoundError} */
export async function loadFollowers(kind: FollowedType, id: number, { loaders }: Context): Promise<Followers> {
  const followers = await loaders.followersOf.load({ kind, id });
  if (!followers) throw notFound(nouns[kind], id);
  const idsOf = (wanted: 'user' | 'group') =>
    followers.flatMap(({ subscriber_id, type }) => (type === wanted ? [subscriber_id] : []));
  return { userIds: idsOf('user'), groupIds: idsOf('group') };
}
