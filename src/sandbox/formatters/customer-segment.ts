import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { CustomerSegmentRow } from '../rows.ts';

/** A segment of customers as GET answers it. */
export function formatCustomerSegment(call: Call, row: CustomerSegmentRow): unknown {
  const customers = call.store.customers.rows().filter((customer) => !customer.isDeleted);
  return {
    id: row.id,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    account_id: call.store.metadata.account.id,
    name: row.name,
    color: row.color,
    available_products_price_types: null,
    customers_count: customers.filter(({ segmentIds }) => segmentIds.includes(row.id)).length,
    custom_fields_values: null,
    _links: selfLink(call, `/customers/segments/${row.id}`),
  };
}
