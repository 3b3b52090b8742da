import type { InputFieldBuilder } from '@pothos/core';
import * as resolver from '../resolvers/write/customer.ts';
import { overwrites } from './annotation.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldInput } from './custom-field.ts';
import { inputOf } from './input.ts';
import { declareRecordMutations } from './record-mutation.ts';
import { Customer } from './ref.ts';

function fieldsOf(t: InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>) {
  return {
    nextPrice: t.float({
      description: 'Expected amount of the next purchase, a whole number.',
      validate: constraint.wholeMoney,
    }),
    nextDate: t.field({
      type: 'DateTime',
      description: 'When the next purchase is expected. A new customer needs it in the mode PERIODICITY.',
    }),
    periodicity: t.int({ description: 'Days between purchases.', validate: constraint.days }),
    statusId: t.id({
      of: 'customerStatus',
      description: 'Status, in the mode PERIODICITY.',
      validate: constraint.id,
    }),
    segmentIds: t.idList({
      description: 'All segments that it is to be in, in the mode SEGMENTS; an empty list removes it from all.',
      validate: constraint.idListOrNone(100),
    }),
    responsibleUserId: t.id({ description: 'User.', validate: constraint.id }),
    customFields: t.field({ type: [CustomFieldInput], description: 'Custom fields.', validate: constraint.inputs }),
  };
}

const CreateCustomerInput = inputOf<resolver.CreateCustomerInput>()(
  builder.inputType('CreateCustomerInput', {
    description: 'A new customer.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Name.', validate: constraint.name }),
      ...fieldsOf(t),
      contactIds: t.idList({ description: 'Ids of contacts to link to it.', validate: constraint.idsUpTo(40) }),
      companyId: t.id({ description: 'Company to link to it.', validate: constraint.id }),
      tags: t.stringList({ description: 'Tags, by name; unknown ones are created.', validate: constraint.tags }),
    }),
  }),
);

const UpdateCustomerInput = inputOf<resolver.UpdateCustomerInput>()(
  builder.inputType('UpdateCustomerInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      name: t.string({ description: 'Name.', validate: constraint.name }),
      ...fieldsOf(t),
      addTags: t.stringList({
        description: 'Tags to add, by name; unknown ones are created.',
        validate: constraint.tags,
      }),
      removeTags: t.stringList({ description: 'Tags to remove, by name.', validate: constraint.tags }),
    }),
    validate: constraint.notEmpty,
  }),
);

declareRecordMutations({
  name: 'Customer',
  plural: 'Customers',
  type: Customer,
  creates: 'Creates a customer and links contacts and a company to it.',
  createInput: CreateCustomerInput,
  updateInput: UpdateCustomerInput,
  create: resolver.createCustomer,
  createAll: resolver.createCustomers,
  updateAll: resolver.updateCustomers,
});

builder.mutationField('updateCustomer', (t) =>
  t.field({
    type: Customer,
    description: 'Changes a customer.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Customer id.', validate: constraint.id }),
      input: t.arg({ type: UpdateCustomerInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updateCustomer(id, input, context),
  }),
);
