import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { LossReasonRow } from '../metadata.ts';

/** A loss reason, in its own list and inside a lead. */
export function formatLossReason(call: Call, row: LossReasonRow): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    created_at: row.createdAt,
    updated_at: row.createdAt,
    _links: selfLink(call, `/leads/loss_reasons/${row.id}`),
  };
}
