import type { InputFieldBuilder } from '@pothos/core';
import type { CustomerStatus as CustomerStatusRecord } from '../amocrm/index.ts';
import * as resolver from '../resolvers/customer-status.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';

const CustomerStatusType = builder.enumType('CustomerStatusType', {
  description: 'What a status of customers means.',
  values: {
    REGULAR: { value: 0, description: 'Defined by the account.' },
    PURCHASE_EXPECTED: { value: 1, description: 'A purchase is expected.' },
    DID_NOT_BUY: { value: 2, description: 'The expected purchase was not made.' },
    CLOSED: { value: 3, description: 'No purchases are expected any more.' },
    BOUGHT_RECENTLY: { value: 4, description: 'Bought a short time ago.' },
  } as const,
});

/** The types by amoCRM's numbers. */
const types: readonly (0 | 1 | 2 | 3 | 4)[] = [0, 1, 2, 3, 4];

/** A status of customers. */
export const CustomerStatus = builder.objectRef<CustomerStatusRecord>('CustomerStatus').implement({
  description:
    'A status of customers, in the mode PERIODICITY. amoCRM moves customers between statuses by conditions, which only its interface shows.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    sort: t.exposeInt('sort', { description: 'Its place among the statuses.' }),
    color: t.exposeString('color', { nullable: true, description: 'Its colour, as `#` and six hexadecimal digits.' }),
    type: t.field({
      type: CustomerStatusType,
      nullable: true,
      description: 'What it means; null for a type that is newer than this server.',
      resolve: ({ type }) => types.find((each) => each === type) ?? null,
    }),
    isDefault: t.exposeBoolean('is_default', { description: 'Whether it is one of amoCRM’s own, which stay.' }),
  }),
});

builder.queryField('customerStatuses', (t) =>
  t.field({
    type: [CustomerStatus],
    nullable: true,
    description: 'The statuses of customers, in their order. They exist in the mode PERIODICITY only.',
    resolve: (_root, _args, context) => resolver.listCustomerStatuses(context),
  }),
);

function fieldsOf(t: InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>) {
  return {
    sort: t.int({ description: 'Place among the statuses.', validate: constraint.sort }),
    color: t.string({ description: 'Colour: six hexadecimal digits of amoCRM’s palette.', validate: constraint.color }),
  };
}

const CreateCustomerStatusInput = inputOf<resolver.CustomerStatusInput>()(
  builder.inputType('CreateCustomerStatusInput', {
    description: 'A new status of customers.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Name.', validate: constraint.name }),
      ...fieldsOf(t),
    }),
  }),
);

const UpdateCustomerStatusInput = inputOf<resolver.CustomerStatusInput>()(
  builder.inputType('UpdateCustomerStatusInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({ name: t.string({ description: 'Name.', validate: constraint.name }), ...fieldsOf(t) }),
    validate: constraint.notEmpty,
  }),
);

const statusId = { of: 'customerStatus', required: true, description: 'Status.', validate: constraint.id } as const;

builder.mutationFields((t) => ({
  createCustomerStatus: t.field({
    type: CustomerStatus,
    description: 'Creates a status of customers; an account has at most 30. Needs the mode PERIODICITY.',
    extensions: creates,
    args: {
      input: t.arg({ type: CreateCustomerStatusInput, required: true, description: 'The new status.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createCustomerStatus(args.input, context)),
  }),
  updateCustomerStatus: t.field({
    type: CustomerStatus,
    description: 'Changes a status of customers.',
    extensions: overwrites,
    args: {
      id: t.arg.id(statusId),
      input: t.arg({ type: UpdateCustomerStatusInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updateCustomerStatus(id, input, context),
  }),
  deleteCustomerStatus: t.field({
    type: 'ID',
    description: 'Deletes a status of customers and returns its id. amoCRM’s own statuses stay.',
    extensions: overwrites,
    args: { id: t.arg.id(statusId) },
    resolve: (_root, { id }, context) => resolver.deleteCustomerStatus(id, context),
  }),
}));
