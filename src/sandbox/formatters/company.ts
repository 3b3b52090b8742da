import type { Call } from '../call.ts';
import { customersOfCompany } from '../customer.ts';
import { formatFields } from '../field-value.ts';
import { selfLink } from '../listing.ts';
import type { CompanyRow } from '../rows.ts';
import { formatAuthorship, formatOwnership, formatReferences, formatTags } from './card.ts';
import { formatAddressedElements } from './catalog-element.ts';

/** A company as GET answers it. `wanted` are the names in `with`; `suffix` ends its own address. */
export function formatCompany(call: Call, row: CompanyRow, wanted: ReadonlySet<string>, suffix: string): unknown {
  const { store } = call;
  return {
    id: row.id,
    name: row.name,
    ...formatOwnership(call, row),
    ...formatAuthorship(row),
    closest_task_at: store.closestTaskAt('companies', row.id),
    is_deleted: false,
    custom_fields_values: formatFields(call, row),
    account_id: store.metadata.account.id,
    _links: selfLink(call, `/companies/${row.id}`, suffix),
    _embedded: {
      tags: formatTags(call, row),
      ...(wanted.has('contacts')
        ? { contacts: formatReferences(call, 'contacts', store.contactsOfCompany(row.id)) }
        : {}),
      ...(wanted.has('leads') ? { leads: formatReferences(call, 'leads', store.leadsOfCompany(row.id)) } : {}),
      ...(wanted.has('customers')
        ? { customers: formatReferences(call, 'customers', customersOfCompany(store, row.id)) }
        : {}),
      ...(wanted.has('catalog_elements')
        ? { catalog_elements: formatAddressedElements(call, 'companies', row.id) }
        : {}),
    },
  };
}
