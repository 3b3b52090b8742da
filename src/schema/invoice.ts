import { showDate } from '../resolvers/account-time.ts';
import { readElement } from '../resolvers/catalog-element.ts';
import type {
  Invoice as InvoiceRecord,
  InvoiceItem as ItemRecord,
  InvoiceParty as PartyRecord,
} from '../resolvers/invoice.ts';
import { builder } from './builder.ts';

const InvoiceStatus = builder.enumType('InvoiceStatus', {
  description: 'Whether an invoice is paid.',
  values: {
    CREATED: { value: 'created', description: 'Not paid yet.' },
    PAID: { value: 'paid', description: 'Paid.' },
    PAID_IN_ADVANCE: { value: 'paid_in_advance', description: 'Paid in advance.' },
    PARTIALLY_PAID: { value: 'partially_paid', description: 'Paid in part.' },
  } as const,
});

const InvoiceDiscount = builder.objectRef<NonNullable<ItemRecord['discount']>>('InvoiceDiscount').implement({
  description: 'The discount on a line of an invoice.',
  fields: (t) => ({
    isPercentage: t.exposeBoolean('isPercentage', {
      description: 'Whether it is in percent; otherwise in the account’s currency.',
    }),
    value: t.exposeFloat('value', { description: 'Its size.' }),
  }),
});

const InvoiceItem = builder.objectRef<ItemRecord>('InvoiceItem').implement({
  description: 'One line of an invoice.',
  fields: (t) => ({
    description: t.exposeString('description', { nullable: true, description: 'What is sold.' }),
    sku: t.exposeString('sku', { nullable: true, description: 'Its article number.' }),
    quantity: t.exposeFloat('quantity', { nullable: true, description: 'How much of it.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'What it is counted in.' }),
    unitPrice: t.exposeFloat('unitPrice', { nullable: true, description: 'Price of one unit.' }),
    discount: t.expose('discount', { type: InvoiceDiscount, nullable: true, description: 'The discount, if any.' }),
    vatRate: t.exposeFloat('vatRate', { nullable: true, description: 'Rate of the VAT in percent.' }),
    total: t.exposeFloat('total', { nullable: true, description: 'Sum of the line, as amoCRM has it.' }),
    productId: t.exposeID('productId', {
      nullable: true,
      description: 'Id of the product in the catalog of products; null if it was typed in.',
    }),
  }),
});

const InvoiceParty = builder.objectRef<PartyRecord>('InvoiceParty').implement({
  description: 'The payer or the supplier of an invoice.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    isLegal: t.exposeBoolean('isLegal', {
      nullable: true,
      description: 'Whether it is an organisation; null if amoCRM does not say.',
    }),
    vatId: t.exposeString('vatId', { nullable: true, description: 'Tax number (ИНН).' }),
    entityTypeName: t.exposeString('entityType', {
      nullable: true,
      description: 'amoCRM’s name of the type of the linked record, e.g. `companies`.',
    }),
    entityId: t.exposeID('entityId', { nullable: true, description: 'Id of the linked record.' }),
  }),
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
    items: t.expose('items', { type: [InvoiceItem], description: 'Its lines.' }),
    payer: t.expose('payer', { type: InvoiceParty, nullable: true, description: 'The one who pays.' }),
    supplier: t.expose('supplier', { type: InvoiceParty, nullable: true, description: 'The one who is paid.' }),
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
