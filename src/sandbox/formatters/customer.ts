import type { Call } from '../call.ts';
import { transactionsOf } from '../customer.ts';
import { formatFields } from '../field-value.ts';
import { selfLink } from '../listing.ts';
import type { CustomerRow } from '../rows.ts';
import { formatAuthorship, formatOwnership, formatReferences, formatTags } from './card.ts';
import { formatAddressedElements } from './catalog-element.ts';

/** A customer as GET answers it. `wanted` are the names in `with`; `suffix` ends its own address. */
export function formatCustomer(call: Call, row: CustomerRow, wanted: ReadonlySet<string>, suffix: string): unknown {
  const { store } = call;
  return {
    id: row.id,
    name: row.name,
    next_price: row.nextPrice,
    next_date: row.nextDate,
    ...formatOwnership(call, row),
    status_id: row.statusId,
    periodicity: row.periodicity,
    ...formatAuthorship(row),
    closest_task_at: store.closestTaskAt('customers', row.id),
    is_deleted: false,
    custom_fields_values: formatFields(call, row),
    ...formatPurchases(call, row.id),
    account_id: store.metadata.account.id,
    _links: selfLink(call, `/customers/${row.id}`, suffix),
    _embedded: {
      segments: formatSegments(call, row),
      tags: formatTags(call, row),
      ...(wanted.has('contacts') ? { contacts: formatReferences(call, 'contacts', row.contactIds) } : {}),
      ...(wanted.has('companies') ? { companies: formatReferences(call, 'companies', [row.companyId]) } : {}),
      ...(wanted.has('catalog_elements')
        ? { catalog_elements: formatAddressedElements(call, 'customers', row.id) }
        : {}),
    },
  };
}

/** What was bought in all; the average is 0 before the first purchase (a guess). */
function formatPurchases(call: Call, id: number) {
  const prices = transactionsOf(call.store, id).map(({ price }) => price);
  const ltv = prices.reduce((sum, price) => sum + price, 0);
  const average_check = prices.length === 0 ? 0 : Math.round(ltv / prices.length);
  return { ltv, purchases_count: prices.length, average_check };
}

function formatSegments(call: Call, row: CustomerRow): unknown[] {
  return row.segmentIds
    .filter((id) => call.store.customerSegments.get(id)?.isDeleted === false)
    .map((id) => ({ id, _links: selfLink(call, `/customers/segments/${id}`) }));
}
