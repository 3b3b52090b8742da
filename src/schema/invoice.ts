import { showDate } from '../resolvers/account-time.ts';
import { readElement } from '../resolvers/catalog-element.ts';
import type { Invoice as InvoiceRecord } from '../resolvers/invoice.ts';
import { builder } from './builder.ts';
import { CustomFieldLine, Requisites } from './custom-field-part.ts';

const InvoiceStatus = builder.enumType('InvoiceStatus', {
  description: 'Whether an invoice is paid.',
  values: {
    CREATED: { value: 'created', description: 'Not paid yet.' },
    PAID: { value: 'paid', description: 'Paid.' },
    PAID_IN_ADVANCE: { value: 'paid_in_advance', description: 'Paid in advance.' },
    PARTIALLY_PAID: { value: 'partially_paid', description: 'Paid in part.' },
  } as const,
});

/** An invoice. */
export const Invoice = builder.objectRef<InvoiceRecord>('Invoice').implement({
  description: 'An invoice: what an element of the catalog of invoices says.',
  fields: (t) => ({
    status: t.expose('status', {
      type: InvoiceStatus,
      nullable: true,
      description: 'Whether it is paid; null for a status that is newer than this server.',
    }),
    statusLabel: t.exposeString('statusLabel', {
      nullable: true,
      description: 'The status as the account calls it.',
    }),
    link: t.string({
      nullable: true,
      description: 'Address of the page on which the client sees and pays it.',
      resolve: async ({ element }, _, context) =>
        (await readElement(element, 'invoice_link', context, ['invoice_link'])) ?? null,
    }),
    items: t.expose('items', { type: [CustomFieldLine], description: 'Its lines.' }),
    payer: t.expose('payer', { type: Requisites, nullable: true, description: 'The one who pays.' }),
    supplier: t.expose('supplier', { type: Requisites, nullable: true, description: 'The one who is paid.' }),
    total: t.exposeFloat('total', {
      nullable: true,
      description: 'The sum to pay in the account’s currency; null if amoCRM does not say.',
    }),
    paidAt: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it was paid.',
      resolve: ({ paidAt }, _, context) => (paidAt === null ? null : showDate(paidAt, context)),
    }),
    comment: t.exposeString('comment', { nullable: true, description: 'The comment on it.' }),
  }),
});
