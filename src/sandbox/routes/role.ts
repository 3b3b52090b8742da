import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, type Check, parseBatch, parseItem } from '../check.ts';
import { formatRole } from '../formatters/role.ts';
import { listPage, parseWith } from '../listing.ts';
import type { RightsRow, RoleRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { noRights, parseRights } from '../rights.ts';

/** amoCRM API v4, roles. Administrators only. */
export const roleRoutes: Route[] = [
  { method: 'GET', template: '/roles', handle: listRoles },
  { method: 'GET', template: '/roles/{id}', handle: getRole },
  { method: 'POST', template: '/roles', handle: addRoles },
  { method: 'PATCH', template: '/roles/{id}', handle: changeRole },
  { method: 'DELETE', template: '/roles/{id}', handle: deleteRole },
];

function listRoles(call: Call): Reply {
  requireAdmin(call);
  const wanted = parseWith(call.query);
  return listPage(call, call.store.metadata.roles, {
    key: 'roles',
    format: (role) => formatRole(call, role, wanted),
    counts: true,
  });
}

function getRole(call: Call): Reply {
  requireAdmin(call);
  return ok(formatRole(call, findRole(call), parseWith(call.query)));
}

function addRoles(call: Call): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name', 'rights');
    return { ...item, fields: { name: item.check.string('name') ?? '', rights: readRights(item.check, noRights) } };
  });
  assertValid(items);
  const roles = items.map(({ fields, requestId }) => {
    const row = call.store.settings.put('roles', { id: call.store.settings.reserveId('roles'), ...fields });
    return { ...formatRole(call, row, new Set()), request_id: requestId };
  });
  return { status: 201, body: { _total_items: roles.length, _embedded: { roles } } };
}

function changeRole(call: Call): Reply {
  requireAdmin(call);
  const before = findRole(call);
  const item = parseItem(call.body);
  const name = item.check.string('name') ?? before.name;
  if (name === '') item.check.refuse('name');
  const row = { ...before, name, rights: readRights(item.check, before.rights) };
  assertValid([item]);
  return { status: 202, body: formatRole(call, call.store.settings.put('roles', row), new Set()) };
}

function readRights(check: Check, before: RightsRow): RightsRow {
  const rights = check.object('rights');
  return rights ? parseRights(rights, before) : before;
}

/** Users of a deleted role keep its rights as rights of their own (guess). */
function deleteRole(call: Call): Reply {
  requireAdmin(call);
  const role = findRole(call);
  for (const user of call.store.metadata.users) {
    if (user.roleId === role.id) call.store.settings.put('users', { ...user, roleId: null, rights: role.rights });
  }
  call.store.settings.delete('roles', role.id);
  return empty;
}

function findRole(call: Call): RoleRow {
  const role = call.store.settings.get('roles', Number(call.params.id));
  if (role === undefined) throw new Problem(404, 'Role not found');
  return role;
}
