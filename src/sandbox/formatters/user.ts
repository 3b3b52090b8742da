import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { UserRow } from '../metadata.ts';
import { adminRights, managerRights } from '../rights.ts';
import { formatRights } from './role.ts';

/** A user with rights, as only administrators see one. */
export function formatUser(call: Call, row: UserRow, wanted: ReadonlySet<string>): Record<string, unknown> {
  const group = call.store.metadata.groups.find((item) => item.id === row.groupId);
  const role = call.store.settings.get('roles', row.roleId ?? 0);
  const roles = role ? [{ id: role.id, name: role.name, _links: selfLink(call, `/roles/${role.id}`) }] : [];
  const embedded = {
    ...(wanted.has('role') ? { roles } : {}),
    ...(wanted.has('group') ? { groups: group === undefined ? [] : [{ id: group.id, name: group.name }] } : {}),
  };
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    lang: row.lang ?? 'ru',
    ...(wanted.has('uuid') ? { uuid: row.uuid ?? null } : {}),
    ...(wanted.has('amojo_id') ? { amojo_id: null } : {}),
    ...(wanted.has('phone_number') ? { phone_number: row.phone } : {}),
    ...(wanted.has('user_rank') ? { user_rank: row.rank ?? null } : {}),
    rights: {
      ...formatRights(role?.rights ?? row.rights ?? (row.isAdmin ? adminRights : managerRights)),
      is_admin: row.isAdmin,
      is_free: row.isFree ?? false,
      is_active: row.isActive,
      group_id: row.groupId === 0 ? null : row.groupId,
      role_id: row.roleId ?? null,
    },
    _links: selfLink(call, `/users/${row.id}`),
    ...(Object.keys(embedded).length > 0 ? { _embedded: embedded } : {}),
  };
}
