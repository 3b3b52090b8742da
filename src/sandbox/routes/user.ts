import { type Call, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { formatUser } from '../formatters/user.ts';
import { listPage, parseWith } from '../listing.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, users. Administrators only. */
export const userRoutes: Route[] = [
  { method: 'GET', template: '/users', handle: listUsers },
  { method: 'GET', template: '/users/{id}', handle: getUser },
];

function listUsers(call: Call): Reply {
  requireAdmin(call);
  const wanted = parseWith(call.query);
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
  return ok(formatUser(call, user, parseWith(call.query)));
}
