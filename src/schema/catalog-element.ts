import { showDateTime } from '../resolvers/account-time.ts';
import {
  type CatalogElementFilterInput,
  findValue,
  isPriceField,
  listElements,
  loadElement,
  numberOf,
  priceOf,
  readElement,
  textOf,
} from '../resolvers/catalog-element.ts';
import { loadInvoice } from '../resolvers/invoice.ts';
import { whenSettled } from '../resolvers/settled.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { CustomFieldValue } from './custom-field-interface.ts';
import { inputOf } from './input.ts';
import { Invoice } from './invoice.ts';
import { Catalog, CatalogElement } from './ref.ts';
import { User } from './user.ts';

const ElementPrice = builder
  .objectRef<{ id: number; name: string; amount: number | null }>('CatalogElementPrice')
  .implement({
    description: 'One of the prices of an element.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Id of its field, the `priceId` of a product on a record.' }),
      name: t.exposeString('name', { description: 'Name of its field.' }),
      amount: t.exposeFloat('amount', { nullable: true, description: 'Amount in the account’s currency.' }),
    }),
  });

CatalogElement.implement({
  description: 'An element of a catalog: a product, an invoice, a supplier, or a row of another list.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    catalog: t.field({
      type: Catalog,
      nullable: true,
      description: 'The catalog that it belongs to.',
      resolve: async ({ catalog_id }, _, { metadata }) => (await metadata.catalog(catalog_id)) ?? null,
    }),
    name: t.string({
      description: 'Its name.',
      resolve: (element, _, context) => readElement(element, 'name', context),
    }),
    isDeleted: t.boolean({
      description: 'Whether it was deleted.',
      resolve: (element, _, context) => readElement(element, 'is_deleted', context),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who created it; null for a robot or an integration.',
      resolve: (element, _, context, info) =>
        whenSettled(readElement(element, 'created_by', context), loadUser, context, info, false),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was created.',
      resolve: (element, _, context) => whenSettled(readElement(element, 'created_at', context), showDateTime, context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: (element, _, context) => whenSettled(readElement(element, 'updated_at', context), showDateTime, context),
    }),
    customFields: t.field({
      type: [CustomFieldValue],
      description: 'Its custom fields that have a value.',
      resolve: (element, _, context) => readElement(element, 'custom_fields_values', context),
    }),
    sku: t.string({
      nullable: true,
      description: 'Its article number, of the field `SKU`.',
      resolve: (element, _, context) =>
        whenSettled(readElement(element, 'custom_fields_values', context), textOf, 'SKU'),
    }),
    price: t.float({
      nullable: true,
      description: 'Its usual price, of the field `PRICE`, in the account’s currency.',
      resolve: (element, _, context) =>
        whenSettled(readElement(element, 'custom_fields_values', context), priceOf, null),
    }),
    prices: t.field({
      type: [ElementPrice],
      description: 'All its prices: the usual one and special ones.',
      resolve: async (element, _, context) =>
        (await readElement(element, 'custom_fields_values', context))
          .filter(({ field_type: type, field_code: code }) => isPriceField({ type, code }))
          .map((field) => ({ id: field.field_id, name: field.field_name, amount: numberOf(field) })),
    }),
    description: t.string({
      nullable: true,
      description: 'Its description, of the field `DESCRIPTION`.',
      resolve: (element, _, context) =>
        whenSettled(readElement(element, 'custom_fields_values', context), textOf, 'DESCRIPTION'),
    }),
    unit: t.string({
      nullable: true,
      description: 'What it is counted in, of the field `UNIT`.',
      resolve: (element, _, context) =>
        whenSettled(readElement(element, 'custom_fields_values', context), textOf, 'UNIT'),
    }),
    quantity: t.float({
      nullable: true,
      description: 'How much of it is in stock, of the field `QUANTITY`.',
      resolve: async (element, _, context) =>
        numberOf(findValue(await readElement(element, 'custom_fields_values', context), 'QUANTITY')),
    }),
    invoice: t.field({
      type: Invoice,
      nullable: true,
      description: 'The invoice that it is; null for an element of another catalog.',
      resolve: (element, _, context) => loadInvoice(element, context),
    }),
  }),
});

export const CatalogElementConnection = builder.connectionObject(
  { type: CatalogElement, name: 'CatalogElementConnection', description: 'A page of elements of a catalog.' },
  { name: 'CatalogElementEdge', description: 'An element of a catalog in a list.' },
);

/** The filters of `GET /catalogs/{id}/elements` (amoCRM API v4, Catalogs: elements). */
const CatalogElementFilter = inputOf<CatalogElementFilterInput>()(
  builder.inputType('CatalogElementFilter', {
    description: 'Which elements of a catalog match.',
    fields: (t) => ({ ids: t.idList({ description: 'Ids of elements.', validate: constraint.idList }) }),
  }),
);

builder.queryFields((t) => ({
  catalogElement: t.field({
    type: CatalogElement,
    nullable: true,
    description: 'One element of a catalog. An unknown id is an error.',
    args: {
      catalogId: t.arg.id({ required: true, description: 'Catalog.', validate: constraint.id }),
      id: t.arg.id({ required: true, description: 'Element id.', validate: constraint.id }),
    },
    resolve: (_root, { catalogId, id }, context, info) => loadElement(catalogId, id, context, info),
  }),
  catalogElements: t.field({
    type: CatalogElementConnection,
    nullable: true,
    description: 'The elements of a catalog, page by page, in the order of amoCRM.',
    args: {
      catalogId: t.arg.id({
        description: 'The catalog of products if omitted.',
        validate: constraint.id,
      }),
      filter: t.arg({ type: CatalogElementFilter, description: 'Which elements; all if omitted.' }),
      query: t.arg.string({ description: constraint.fullText, validate: constraint.query }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context, info) => listElements(args, context, info),
  }),
  invoices: t.field({
    type: CatalogElementConnection,
    nullable: true,
    description: 'The elements of the catalog of invoices, page by page, in the order of amoCRM.',
    args: {
      filter: t.arg({ type: CatalogElementFilter, description: 'Which invoices; all if omitted.' }),
      query: t.arg.string({ description: constraint.fullText, validate: constraint.query }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context, info) => listElements(args, context, info, 'invoices'),
  }),
}));
