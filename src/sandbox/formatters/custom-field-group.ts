import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { FieldGroupRow } from '../metadata.ts';
import { formatOwner } from './custom-field.ts';

/** A group of fields, with the ids of its fields. */
export function formatGroup(call: Call, row: FieldGroupRow): Record<string, unknown> {
  const fields = call.store.metadata.fields.filter(
    (field) => field.groupId === row.id && field.entityType === row.entityType,
  );
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    entity_type: formatOwner(row.entityType),
    is_predefined: row.isPredefined,
    type: 'custom_field_group',
    fields: fields.map(({ id }) => id),
    _links: selfLink(call, `/${row.entityType}/custom_fields/groups/${row.id}`),
  };
}
