/** Invoices, which amoCRM keeps as elements of a catalog with fields of known codes (amoCRM API v4, Catalogs: invoices). */
import type { CustomFieldItem, CustomFieldValues } from '../amocrm/index.ts';
import { isObject, type JsonObject } from '../json.ts';
import { findValue, type KnownElement, numberOf, readElement, textOf } from './catalog-element.ts';
import type { Context } from './context.ts';
import { parseSeconds } from './custom-field/text.ts';

/** The states of an invoice, as amoCRM calls them. */
export const invoiceStatuses = ['created', 'paid', 'paid_in_advance', 'partially_paid'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** One line of an invoice. */
export interface InvoiceItem {
  sku: string | null;
  description: string | null;
  unitPrice: number | null;
  quantity: number | null;
  unit: string | null;
  /** The discount, in percent or in the account's currency. */
  discount: { isPercentage: boolean; value: number } | null;
  vatRate: number | null;
  total: number | null;
  /** The element of the catalog of products that it is about. */
  productId: number | null;
}

/** The one who pays, or who is paid. */
export interface InvoiceParty {
  name: string;
  isLegal: boolean | null;
  vatId: string | null;
  entityType: string | null;
  entityId: number | null;
}

/** An invoice. */
export interface Invoice {
  element: KnownElement;
  status: InvoiceStatus | null;
  statusLabel: string | null;
  items: InvoiceItem[];
  payer: InvoiceParty | null;
  supplier: InvoiceParty | null;
  total: number | null;
  paidAt: number | null;
  comment: string | null;
}

/** The invoice that an element is; null for an element of another catalog. */
export async function loadInvoice(element: KnownElement, context: Context): Promise<Invoice | null> {
  const { metadata } = context;
  if ((await metadata.catalog(element.catalog_id))?.type !== 'invoices') return null;
  const fields = await readElement(element, 'custom_fields_values', context);
  const [status] = findValue(fields, 'BILL_STATUS')?.values ?? [];
  const items = (findValue(fields, 'ITEMS')?.values ?? []).flatMap(({ value }) =>
    isObject(value) ? toItem(value) : [],
  );
  return {
    element,
    status: toStatus(status),
    statusLabel: textOf(fields, 'BILL_STATUS'),
    items,
    payer: toParty(fields, 'PAYER'),
    supplier: toParty(fields, 'SUPPLIER'),
    total: numberOf(findValue(fields, 'BILL_PRICE')) ?? sumOf(items),
    paidAt: parseSeconds(findValue(fields, 'BILL_PAYMENT_DATE')?.values[0]?.value) ?? null,
    comment: textOf(fields, 'BILL_COMMENT'),
  };
}

/** The status by the code of its option, because labels are translated and can be renamed. */
function toStatus(item: CustomFieldItem | undefined): InvoiceStatus | null {
  return invoiceStatuses.find((each) => each === item?.enum_code?.toLowerCase()) ?? null;
}

function toItem(value: JsonObject): InvoiceItem {
  const { discount } = value;
  const amount = isObject(discount) ? toNumber(discount.value) : toNumber(discount);
  return {
    sku: toText(value.sku),
    description: toText(value.description),
    unitPrice: toNumber(value.unit_price),
    quantity: toNumber(value.quantity),
    unit: toText(value.unit_type),
    discount: amount ? { isPercentage: isObject(discount) && discount.type === 'percentage', value: amount } : null,
    vatRate: toNumber(value.vat_rate_value),
    total: toNumber(value.total_sum),
    productId: toNumber(value.product_id) || null,
  };
}

/** The sum of the lines; null if one of them has none. */
function sumOf(items: readonly InvoiceItem[]): number | null {
  if (items.length === 0 || items.some(({ total }) => total === null)) return null;
  // In ten-thousandths, because 0.1 + 0.2 is not 0.3.
  return items.reduce((sum, { total }) => sum + Math.round((total ?? 0) * 10_000), 0) / 10_000;
}

function toParty(fields: readonly CustomFieldValues[], code: string): InvoiceParty | null {
  const value = findValue(fields, code)?.values[0]?.value;
  if (!isObject(value)) return null;
  return {
    name: toText(value.name) ?? '',
    isLegal: value.type === 'legal' ? true : value.type === 'individual' ? false : null,
    vatId: toText(value.vat_id),
    entityType: toText(value.entity_type),
    entityId: toNumber(value.entity_id) || null,
  };
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
