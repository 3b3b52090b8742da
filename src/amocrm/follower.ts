import { NotFoundError } from '../errors/index.ts';
import type { Send } from './list.ts';
import { type Json, parseId, parseRows, parseText } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** The cards that users follow. */
export type FollowedType = 'leads' | 'customers';

/** A user or a group that follows a card (amoCRM API v4, Subscriptions). */
export interface Follower {
  subscriber_id: number;
  /** null for a kind that is newer than this client. */
  type: 'user' | 'group' | null;
}

/** The most that one answer has. */
const pageSize = 250;

export function followerRoutes(send: Send) {
  return {
    /** All followers of a card; null if it does not exist or may not be seen. */
    async of(entity: FollowedType, id: number): Promise<Follower[] | null> {
      const route = `/${entity}/{id}/subscriptions`;
      const followers: Follower[] = [];
      for (let page = 1; ; page++) {
        const query = `page=${page}&limit=${pageSize}`;
        try {
          const { body } = await send({ method: 'GET', route, path: fillPath(route, { id }), query });
          const rows = parseRows(body, 'subscriptions');
          followers.push(...rows.map(parseFollower));
          if (rows.length < pageSize) return followers;
        } catch (error) {
          if (error instanceof NotFoundError) return null;
          throw error;
        }
      }
    },
  };
}

export function parseFollower(item: Json): Follower {
  const type = parseText(item.type);
  return {
    subscriber_id: parseId(item.subscriber_id, 'a follower'),
    type: type === 'user' || type === 'group' ? type : null,
  };
}
