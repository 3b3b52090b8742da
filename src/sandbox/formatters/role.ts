import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { RightsRow, RoleRow, StageRightsRow } from '../metadata.ts';

/** A role, as only administrators see one. */
export function formatRole(call: Call, row: RoleRow, wanted: ReadonlySet<string>): Record<string, unknown> {
  const users = call.store.metadata.users.filter(({ roleId }) => roleId === row.id);
  return {
    id: row.id,
    name: row.name,
    rights: formatRights(row.rights),
    _links: selfLink(call, `/roles/${row.id}`),
    ...(wanted.has('users') ? { _embedded: { users: users.map(({ id }) => ({ id })) } } : {}),
  };
}

/** What a role and a user have in common. */
export function formatRights(rights: RightsRow): Record<string, unknown> {
  return {
    leads: rights.leads,
    contacts: rights.contacts,
    companies: rights.companies,
    tasks: rights.tasks,
    mail_access: rights.mailAccess,
    catalog_access: rights.catalogAccess,
    status_rights: rights.stages?.map(formatStage) ?? null,
  };
}

function formatStage({ pipelineId, statusId, rights }: StageRightsRow): unknown {
  return { entity_type: 'leads', pipeline_id: pipelineId, status_id: statusId, rights };
}
