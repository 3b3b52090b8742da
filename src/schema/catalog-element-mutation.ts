import type { ArgBuilder } from '@pothos/core';
import * as resolver from '../resolvers/write/catalog-element.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldInput } from './custom-field.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { CatalogElement } from './ref.ts';

const name = { description: 'Name.', validate: constraint.name };
const customFields = {
  description: 'Custom fields of the catalog, e.g. `SKU`, `PRICE`, `DESCRIPTION`.',
  validate: constraint.inputs,
};

const CreateCatalogElementInput = inputOf<resolver.CreateCatalogElementInput>()(
  builder.inputType('CreateCatalogElementInput', {
    description: 'A new element of a catalog.',
    fields: (t) => ({
      name: t.string({ ...name, required: true }),
      customFields: t.field({ type: [CustomFieldInput], ...customFields }),
    }),
  }),
);

const UpdateCatalogElementInput = inputOf<resolver.UpdateCatalogElementInput>()(
  builder.inputType('UpdateCatalogElementInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      name: t.string(name),
      customFields: t.field({ type: [CustomFieldInput], ...customFields }),
    }),
    validate: constraint.notEmpty,
  }),
);

const UpdateCatalogElementsInput = builder.inputType('UpdateCatalogElementsInput', {
  description: 'A change of one element.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Record id.', validate: constraint.id }),
    fields: t.field({ type: UpdateCatalogElementInput, required: true, description: 'The fields to change.' }),
  }),
});

const CatalogElementBatch = batchType('CatalogElement', CatalogElement, 'element of a catalog');

function catalogIdArg(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return t.arg.id({ description: 'The catalog of products if omitted.', validate: constraint.id });
}

builder.mutationFields((t) => ({
  createCatalogElement: t.field({
    type: CatalogElement,
    description: 'Creates an element of a catalog, e.g. a product.',
    extensions: creates,
    args: {
      catalogId: catalogIdArg(t),
      input: t.arg({ type: CreateCatalogElementInput, required: true, description: 'The new element.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createElement(args.catalogId, args.input, context)),
  }),
  createCatalogElements: t.field({
    type: CatalogElementBatch,
    description: 'Creates up to 250 elements of a catalog and returns a result for each.',
    extensions: creates,
    args: {
      catalogId: catalogIdArg(t),
      inputs: t.arg({
        type: [CreateCatalogElementInput],
        required: true,
        description: 'The new elements.',
        validate: constraint.batch,
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createElements(args.catalogId, args.inputs, context)),
  }),
  updateCatalogElement: t.field({
    type: CatalogElement,
    description: 'Changes an element of a catalog.',
    extensions: overwrites,
    args: {
      catalogId: catalogIdArg(t),
      id: t.arg.id({ required: true, description: 'Element id.', validate: constraint.id }),
      input: t.arg({ type: UpdateCatalogElementInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { catalogId, id, input }, context) => resolver.updateElement(catalogId, id, input, context),
  }),
  updateCatalogElements: t.field({
    type: CatalogElementBatch,
    description: 'Changes up to 250 elements of a catalog and returns a result for each.',
    extensions: overwrites,
    args: {
      catalogId: catalogIdArg(t),
      inputs: t.arg({
        type: [UpdateCatalogElementsInput],
        required: true,
        description: 'The changes.',
        validate: constraint.batch,
      }),
    },
    resolve: (_root, { catalogId, inputs }, context) =>
      resolver.updateElements(
        catalogId,
        inputs.map(({ id, fields }) => ({ ...fields, id })),
        context,
      ),
  }),
}));
