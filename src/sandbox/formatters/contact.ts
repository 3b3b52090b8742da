import type { Call } from '../call.ts';
import { customersOfContact } from '../customer.ts';
import { formatFields } from '../field-value.ts';
import { selfLink } from '../listing.ts';
import type { ContactRow } from '../rows.ts';
import { formatAuthorship, formatOwnership, formatReferences, formatTags } from './card.ts';
import { formatAddressedElements } from './catalog-element.ts';

/**
 * A contact as GET answers it. `wanted` are the names in `with`; `suffix` ends its own address.
 * `is_deleted` stays false in the trash view too (measured on the live API).
 */
export function formatContact(call: Call, row: ContactRow, wanted: ReadonlySet<string>, suffix: string): unknown {
  return {
    id: row.id,
    name: row.name,
    first_name: row.firstName,
    last_name: row.lastName,
    ...formatOwnership(call, row),
    ...formatAuthorship(row),
    closest_task_at: call.store.closestTaskAt('contacts', row.id),
    is_deleted: false,
    is_unsorted: false,
    custom_fields_values: formatFields(call, row),
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/contacts/${row.id}`, suffix),
    _embedded: {
      tags: formatTags(call, row),
      ...(wanted.has('leads') ? { leads: formatReferences(call, 'leads', call.store.leadsOfContact(row.id)) } : {}),
      ...(wanted.has('customers')
        ? { customers: formatReferences(call, 'customers', customersOfContact(call.store, row.id)) }
        : {}),
      ...(wanted.has('catalog_elements')
        ? { catalog_elements: formatAddressedElements(call, 'contacts', row.id) }
        : {}),
      companies: formatReferences(call, 'companies', [row.companyId]),
    },
  };
}
