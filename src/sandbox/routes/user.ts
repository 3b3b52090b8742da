import { type Call, ok, type Reply, type Route } from '../call.ts';
import { formatUser } from '../formatters/user.ts';
import { listPage, readWith } from '../listing.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, users. Administrators only. */
export const userRoutes: Route[] = [
  { method: 'GET', template: '/users', handle: listUsers },
  { method: 'GET', template: '/users/{id}', handle: getUser },
];

function listUsers(call: Call): Reply {
  requireAdmin(call);
  const wanted = readWith(call.query);
  return listPage(call, call.store.metadata.users, {
    key: 'users',
    format: (user) => formatUser(call, user, wanted),
    counts: true,
  });
}

function getUser(call: Call): Reply {
  requireAdmin(call);
  const user = call.store.user(Number(call.params.id));
  if (user === undefined) throw new Problem(404, 'User not found');
  return ok(formatUser(call, user, readWith(call.query)));
}

function requireAdmin(call: Call): void {
  if (!call.user.isAdmin) throw new Problem(403, 'Access denied');
}
