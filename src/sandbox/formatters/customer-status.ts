import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { CustomerStatusRow } from '../rows.ts';

/** A status of customers as GET answers it. Its conditions are set in the interface only. */
export function formatCustomerStatus(call: Call, row: CustomerStatusRow) {
  return {
    id: row.id,
    name: row.name,
    sort: row.sort,
    is_default: row.isDefault,
    conditions: [],
    color: row.color,
    type: row.type,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/customers/statuses/${row.id}`),
  };
}
