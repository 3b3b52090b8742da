import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { EventRow } from '../rows.ts';

/** Events name their card's type in the singular, unlike everything else. */
export const singular: Record<EventRow['entityType'], string> = {
  leads: 'lead',
  contacts: 'contact',
  companies: 'company',
  customers: 'customer',
  tasks: 'task',
};

/** An entry of the change log. */
export function formatEvent(call: Call, row: EventRow): unknown {
  return {
    id: row.id,
    type: row.type,
    entity_id: row.entityId,
    entity_type: singular[row.entityType],
    created_by: row.createdBy,
    created_at: row.createdAt,
    value_after: row.valueAfter,
    value_before: row.valueBefore,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/events/${row.id}`),
    _embedded: { entity: { id: row.entityId, _links: selfLink(call, `/${row.entityType}/${row.entityId}`) } },
  };
}
