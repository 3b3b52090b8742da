import type { Call } from '../call.ts';
import { formatFields } from '../field-value.ts';
import { selfLink } from '../listing.ts';
import type { CatalogElementRow, ElementLink, EntityType } from '../rows.ts';
import { formatAuthorship } from './card.ts';

/** An element of a catalog as GET answers it. `wanted` are the names in `with`. */
export function formatElement(
  call: Call,
  row: CatalogElementRow,
  wanted: ReadonlySet<string>,
): Record<string, unknown> {
  const isInvoice = call.store.catalogs.get(row.catalogId)?.type === 'invoices';
  return {
    id: row.id,
    name: row.name,
    ...formatAuthorship(row),
    is_deleted: null,
    custom_fields_values: formatFields(call, row)?.map(withoutComputed) ?? null,
    catalog_id: row.catalogId,
    account_id: call.store.metadata.account.id,
    ...(isInvoice && wanted.has('invoice_link') ? { invoice_link: invoiceLink(call, row) } : {}),
    _links: selfLink(call, `/catalogs/${row.catalogId}/elements/${row.id}`),
  };
}

/** An element as a write answers it. An element without fields has an empty list. */
export function formatWrittenElement(call: Call, row: CatalogElementRow, requestId: unknown): Record<string, unknown> {
  const element = formatElement(call, row, new Set());
  return {
    ...element,
    is_deleted: false,
    custom_fields_values: element.custom_fields_values ?? [],
    request_id: requestId,
  };
}

/** The values of elements have no `is_computed` in the vendor's examples. */
function withoutComputed(field: unknown): unknown {
  const { is_computed: _computed, ...rest } = field as Record<string, unknown>;
  return rest;
}

/** The page on which the client sees and pays an invoice. */
function invoiceLink({ store }: Call, row: CatalogElementRow): string {
  return `https://invoices.example.ru/${store.metadata.account.subdomain}/${row.id}`;
}

/** `_embedded.catalog_elements` of a lead. */
export function formatLinkedElements(call: Call, entityType: EntityType, id: number): unknown[] {
  return call.store.elementLinks
    .of(entityType, id)
    .map((link) => ({ id: link.elementId, metadata: formatElementLink(link) }));
}

/** `_embedded.catalog_elements` of a contact or company, which also have addresses. */
export function formatAddressedElements(call: Call, entityType: EntityType, id: number): unknown[] {
  return call.store.elementLinks.of(entityType, id).map((link) => ({
    id: link.elementId,
    metadata: formatElementLink(link),
    _links: selfLink(call, `/catalogs/${link.catalogId}/elements/${link.elementId}`),
  }));
}

/** The metadata of a link to an element; `price_id` only where it is not the usual price. */
export function formatElementLink({ quantity, catalogId, priceId }: ElementLink): Record<string, unknown> {
  return { quantity, catalog_id: catalogId, ...(priceId === null ? {} : { price_id: priceId }) };
}
