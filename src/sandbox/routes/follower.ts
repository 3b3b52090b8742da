import type { Call, Reply, Route } from '../call.ts';
import { listPage } from '../listing.ts';
import { Problem } from '../problem.ts';
import type { EntityType } from '../rows.ts';

/** amoCRM API v4, subscriptions: the users and groups who follow a lead or a customer. */
export const followerRoutes: Route[] = [
  { method: 'GET', template: '/{followed}/{id}/subscriptions', handle: listFollowers },
];

function listFollowers(call: Call): Reply {
  const id = Number(call.params.id);
  if (!call.store.isAlive(call.params.followed as EntityType, id)) throw new Problem(404, 'Entity not found');
  return listPage(call, followersOf(call, id), { key: 'subscriptions', format: (row) => row, counts: true });
}

/** Nobody can follow by the API, so who does follows from the id: every third card has a user, every ninth a group too. */
function followersOf({ store }: Call, id: number): { subscriber_id: number; type: 'user' | 'group' }[] {
  const { users, groups } = store.metadata;
  const staff = users.filter(({ isActive }) => isActive);
  if (id % 3 !== 0) return [];
  const user = staff[id % staff.length]?.id ?? 0;
  const group = groups[(id % (groups.length - 1)) + 1]?.id ?? 0;
  return [
    { subscriber_id: user, type: 'user' },
    ...(id % 9 === 0 ? [{ subscriber_id: group, type: 'group' as const }] : []),
  ];
}
