import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { TalkRow } from '../rows.ts';
import { formatReferences } from './card.ts';

/** A talk as GET answers it. */
export function formatTalk(call: Call, row: TalkRow): Record<string, unknown> {
  return {
    talk_id: row.id,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    rate: row.rate,
    contact_id: row.contactId,
    chat_id: row.chatId,
    entity_id: row.leadId,
    entity_type: row.leadId === null ? null : 'lead',
    status: row.status,
    is_in_work: row.status !== 'closed',
    is_read: row.isRead,
    origin: row.origin,
    source_id: row.sourceId,
    missed_at: row.missedAt,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/talks/${row.id}`),
    _embedded: {
      contacts: formatReferences(call, 'contacts', [row.contactId]),
      leads: formatReferences(call, 'leads', [row.leadId]),
      customers: [],
    },
  };
}
