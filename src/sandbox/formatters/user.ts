import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { UserRow } from '../metadata.ts';

/** A user with rights, as only administrators see one. */
export function formatUser(call: Call, row: UserRow, wanted: ReadonlySet<string>): unknown {
  const group = call.store.metadata.groups.find((item) => item.id === row.groupId);
  const embedded = {
    ...(wanted.has('role') ? { roles: [] } : {}),
    ...(wanted.has('group') ? { groups: group === undefined ? [] : [{ id: group.id, name: group.name }] } : {}),
  };
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    lang: 'ru',
    ...(wanted.has('uuid') ? { uuid: null } : {}),
    ...(wanted.has('amojo_id') ? { amojo_id: null } : {}),
    ...(wanted.has('phone_number') ? { phone_number: row.phone } : {}),
    ...(wanted.has('user_rank') ? { user_rank: null } : {}),
    rights: formatRights(row),
    _links: selfLink(call, `/users/${row.id}`),
    ...(Object.keys(embedded).length > 0 ? { _embedded: embedded } : {}),
  };
}

function formatRights(row: UserRow): unknown {
  const reach = row.isAdmin ? 'A' : 'M';
  const card = { view: 'A', edit: reach, add: 'A', delete: row.isAdmin ? 'A' : 'D', export: reach };
  return {
    leads: card,
    contacts: card,
    companies: card,
    tasks: { edit: reach, delete: reach },
    mail_access: row.isAdmin,
    catalog_access: row.isAdmin,
    status_rights: null,
    is_admin: row.isAdmin,
    is_free: false,
    is_active: row.isActive,
    group_id: row.groupId === 0 ? null : row.groupId,
    role_id: null,
  };
}
