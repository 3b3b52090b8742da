import type { ArgBuilder } from '@pothos/core';
import type { LinkedElement } from '../amocrm/index.ts';
import { loadLinkedElement } from '../resolvers/catalog-element.ts';
import { loadProductPrice, loadProducts, loadProductTotal, selectProducts } from '../resolvers/product.ts';
import { type ProductResult, type ProductsChange, setProducts } from '../resolvers/write/product.ts';
import type {
  AddProductInput as AddInput,
  ChangeProductInput as ChangeInput,
} from '../resolvers/write/product-plan.ts';
import { overwrites } from './annotation.ts';
import { WriteError } from './batch.ts';
import { builder, type SchemaTypes } from './builder.ts';
import { CatalogType } from './catalog-type.ts';
import * as constraint from './constraint.ts';
import { Entity } from './entity.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';
import { CatalogElement } from './ref.ts';
import { partArgs } from './relation.ts';

type Arguments = { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> };

/** An element of a catalog on a record (amoCRM API v4, Links: metadata). */
const Product = builder.objectRef<LinkedElement>('Product').implement({
  description:
    'A product on a lead, contact, company or customer: an element of a catalog with its quantity and price.',
  fields: (t) => ({
    elementId: t.exposeID('element_id', { description: 'Id of the element.' }),
    catalogId: t.exposeID('catalog_id', { description: 'Id of its catalog.' }),
    quantity: t.exposeFloat('quantity', { description: 'How many or how much, perhaps with a fraction.' }),
    priceId: t.exposeID('price_id', {
      nullable: true,
      description: 'Id of the field that its price comes from; null for the usual price.',
    }),
    price: t.float({
      nullable: true,
      description: 'Price of one unit, as the catalog has it now; null if there is none.',
      resolve: (product, _, context) => loadProductPrice(product, context),
    }),
    total: t.float({
      nullable: true,
      description: 'Price times quantity, rounded to the minor unit of the account’s currency.',
      resolve: (product, _, context) => loadProductTotal(product, context),
    }),
    element: t.field({
      type: CatalogElement,
      nullable: true,
      description: 'The element; null if it was deleted. All elements of one catalog cost one request for 250.',
      resolve: (product, _, context, info) => loadLinkedElement(product, context, info),
    }),
  }),
});

/** The types of catalogs whose elements are products and not papers about them. */
const usualTypes = ['products', 'regular'] as const;

function typesArg(t: Arguments) {
  return t.arg({
    type: [CatalogType],
    defaultValue: [...usualTypes],
    description: 'Types of their catalogs; null for all, invoices among them.',
    validate: constraint.listOf(4),
  });
}

builder.interfaceField(Entity, 'products', (t) =>
  t.field({
    type: [Product],
    nullable: true,
    description: 'Its products, by the ids of their elements. They come with the record and cost no request.',
    args: { types: typesArg(t), ...partArgs(t) },
    resolve: (record, args, context, info) => loadProducts(record, args, context, info),
  }),
);

const ProductAction = builder.enumType('ProductAction', {
  description: 'What a line of a change of products asks for.',
  values: {
    ADD: { description: 'A product to add.' },
    CHANGE: { description: 'A product whose quantity or price changes.' },
    REMOVE: { description: 'A product to remove.' },
  } as const,
});

const ProductOutcome = builder.enumType('ProductOutcome', {
  description: 'What became of a line of a change of products, as it was read back.',
  values: {
    LANDED: { description: 'The record is as the line asked for.' },
    UNCHANGED: { description: 'The record was so before; nothing was sent.' },
    LOST: { description: 'amoCRM did not refuse it, and the record is not as the line asked for.' },
    REFUSED: { description: 'amoCRM refused it; `error` says why.' },
  } as const,
});

const ProductChange = builder.objectRef<ProductResult>('ProductChange').implement({
  description: 'One line of a change of products and what became of it.',
  fields: (t) => ({
    action: t.expose('action', { type: ProductAction, description: 'What it asked for.' }),
    elementId: t.id({ description: 'Id of the element.', resolve: ({ wanted }) => wanted.element_id }),
    quantity: t.float({
      nullable: true,
      description: 'The quantity that it asked for; null for a product to remove.',
      resolve: ({ action, wanted }) => (action === 'REMOVE' ? null : wanted.quantity),
    }),
    outcome: t.expose('outcome', { type: ProductOutcome, description: 'What became of it.' }),
    error: t.field({
      type: WriteError,
      nullable: true,
      description: 'Why it was refused, or why its outcome was unknown at first; otherwise null.',
      resolve: ({ error }) => (error ? { error } : null),
    }),
  }),
});

const ProductsResult = builder.objectRef<ProductsChange>('ProductsChange').implement({
  description: 'What became of a change of products.',
  fields: (t) => ({
    isComplete: t.boolean({
      description: 'Whether the record is now as all lines asked for.',
      resolve: ({ lines }) => lines.every(({ outcome }) => outcome === 'LANDED' || outcome === 'UNCHANGED'),
    }),
    lines: t.expose('lines', { type: [ProductChange], description: 'Each line: added, changed, then removed ones.' }),
    products: t.field({
      type: [Product],
      description: 'The products that the record has now, as they were read back; not its invoices.',
      resolve: ({ products }, _, context) => selectProducts(products, { types: [...usualTypes] }, context),
    }),
  }),
});

const quantity = { description: 'More than 0; fractions are allowed.', validate: constraint.quantity };
const priceId = { description: 'Id of the price; see `prices` of the element.', validate: constraint.id };

const AddProductInput = inputOf<AddInput>()(
  builder.inputType('AddProductInput', {
    description: 'A product to add.',
    fields: (t) => ({
      elementId: t.id({ of: 'product', required: true, description: 'Product.', validate: constraint.id }),
      catalogId: t.id({ description: 'Its catalog; that of products if omitted.', validate: constraint.id }),
      quantity: t.float({ ...quantity, required: true, defaultValue: 1 }),
      priceId: t.id(priceId),
    }),
  }),
);

const ChangeProductInput = inputOf<ChangeInput>()(
  builder.inputType('ChangeProductInput', {
    description: 'A product whose quantity or price changes.',
    fields: (t) => ({
      elementId: t.id({ of: 'productOfRecord', required: true, description: 'Product.', validate: constraint.id }),
      quantity: t.float(quantity),
      priceId: t.id(priceId),
    }),
  }),
);

function changeArgs(t: Arguments) {
  return {
    add: t.arg({ type: [AddProductInput], description: 'Products to add.', validate: constraint.listOf(250) }),
    change: t.arg({
      type: [ChangeProductInput],
      description: 'Products whose quantity or price changes.',
      validate: constraint.listOf(250),
    }),
    remove: t.arg.idList({ of: 'productOfRecord', description: 'Products to remove.', validate: constraint.idList }),
  };
}

const effect =
  'All lines are checked before anything is sent; what amoCRM applied is read back and reported line by line.';

builder.mutationFields((t) => ({
  setProducts: t.field({
    type: ProductsResult,
    description: `Adds, changes and removes products of a lead, contact, company or customer. ${effect}`,
    extensions: overwrites,
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
      entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
      ...changeArgs(t),
    },
    resolve: (_root, { entityType, entityId, ...changes }, context) =>
      setProducts(entityType, entityId, changes, context),
  }),
  setLeadProducts: t.field({
    type: ProductsResult,
    description: `Adds, changes and removes products of a lead. ${effect}`,
    extensions: overwrites,
    args: {
      leadId: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }),
      ...changeArgs(t),
    },
    resolve: (_root, { leadId, ...changes }, context) => setProducts('leads', leadId, changes, context),
  }),
}));
