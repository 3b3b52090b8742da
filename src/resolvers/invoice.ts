/** Invoices, which amoCRM keeps as elements of a catalog with fields of known codes (amoCRM API v4, Catalogs: invoices). */
import type { CustomFieldItem, CustomFieldValues } from '../amocrm/index.ts';
import { findValue, type KnownElement, numberOf, readElement, textOf } from './catalog-element.ts';
import type { Context } from './context.ts';
import { type PartReader, readParts } from './custom-field/part-reading.ts';
import { parseSeconds } from './custom-field/text.ts';

/** The states of an invoice, as amoCRM calls them. */
export const invoiceStatuses = ['created', 'paid', 'paid_in_advance', 'partially_paid'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** An invoice. */
export interface Invoice {
  element: KnownElement;
  status: InvoiceStatus | null;
  statusLabel: string | null;
  items: PartReader[];
  payer: PartReader | null;
  supplier: PartReader | null;
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
  const items = partsOf(fields, 'ITEMS');
  return {
    element,
    status: toStatus(status),
    statusLabel: textOf(fields, 'BILL_STATUS'),
    items,
    payer: partsOf(fields, 'PAYER')[0] ?? null,
    supplier: partsOf(fields, 'SUPPLIER')[0] ?? null,
    total: numberOf(findValue(fields, 'BILL_PRICE')) ?? sumOf(items),
    paidAt: parseSeconds(findValue(fields, 'BILL_PAYMENT_DATE')?.values[0]?.value) ?? null,
    comment: textOf(fields, 'BILL_COMMENT'),
  };
}

/** The status by the code of its option, because labels are translated and can be renamed. */
function toStatus(item: CustomFieldItem | undefined): InvoiceStatus | null {
  return invoiceStatuses.find((each) => each === item?.enum_code?.toLowerCase()) ?? null;
}

function partsOf(fields: readonly CustomFieldValues[], code: string): PartReader[] {
  const field = findValue(fields, code);
  return field ? readParts(field) : [];
}

/** The sum of the lines; null if one of them has none. */
function sumOf(items: readonly PartReader[]): number | null {
  const totals = items.map((item) => item.number('total_sum'));
  if (totals.length === 0 || totals.includes(null)) return null;
  // In ten-thousandths, because 0.1 + 0.2 is not 0.3.
  return totals.reduce<number>((sum, total) => sum + Math.round((total ?? 0) * 10_000), 0) / 10_000;
}
