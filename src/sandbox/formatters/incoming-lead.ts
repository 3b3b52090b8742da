import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { EntityType, IncomingLeadRow } from '../rows.ts';

/** An incoming lead as GET answers it. */
export function formatIncomingLead(call: Call, row: IncomingLeadRow): unknown {
  return {
    uid: row.uid,
    source_uid: row.sourceUid,
    source_name: row.sourceName,
    category: row.category,
    pipeline_id: row.pipelineId,
    created_at: row.createdAt,
    metadata: row.metadata,
    account_id: call.store.metadata.account.id,
    _links: incomingLink(call, row),
    _embedded: formatCards(call, row),
  };
}

/** The address of an incoming lead. */
export function incomingLink(call: Call, { uid }: IncomingLeadRow) {
  return selfLink(call, `/leads/unsorted/${uid}`);
}

/** The lead, contact and company of an incoming lead, at most one of each. */
export function formatCards(call: Call, { lead, contactId, companyId }: IncomingLeadRow) {
  return {
    contacts: formatCard(call, 'contacts', contactId),
    leads: formatCard(call, 'leads', lead.id),
    companies: formatCard(call, 'companies', companyId),
  };
}

/** A card by its id and address, in the trash or not. */
export function formatCard(call: Call, entityType: EntityType, id: number | null): unknown[] {
  return id === null ? [] : [{ id, _links: selfLink(call, `/${entityType}/${id}`) }];
}
