import type { CustomerSegment as CustomerSegmentRecord } from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import * as resolver from '../resolvers/customer-segment.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';

/** A segment of customers. */
export const CustomerSegment = builder.objectRef<CustomerSegmentRecord>('CustomerSegment').implement({
  description:
    'A segment of customers, in the mode SEGMENTS. amoCRM adds customers by conditions, which only its interface shows.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    color: t.exposeString('color', { nullable: true, description: 'Its colour, as six hexadecimal digits.' }),
    customerCount: t.exposeInt('customers_count', {
      nullable: true,
      description: 'Number of its customers. On a customer it may be up to ten minutes old.',
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was created.',
      resolve: ({ created_at }, _, context) => showDateTime(created_at, context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: ({ updated_at }, _, context) => showDateTime(updated_at, context),
    }),
  }),
});

builder.queryField('customerSegments', (t) =>
  t.field({
    type: [CustomerSegment],
    nullable: true,
    description: 'The segments of customers. They exist in the mode SEGMENTS only.',
    resolve: (_root, _args, context) => resolver.listCustomerSegments(context),
  }),
);

const color = {
  description: 'Colour: six hexadecimal digits of amoCRM’s palette.',
  validate: constraint.color,
};

const CreateCustomerSegmentInput = inputOf<resolver.CustomerSegmentInput>()(
  builder.inputType('CreateCustomerSegmentInput', {
    description: 'A new segment of customers.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Name.', validate: constraint.name }),
      color: t.string(color),
    }),
  }),
);

const UpdateCustomerSegmentInput = inputOf<resolver.CustomerSegmentInput>()(
  builder.inputType('UpdateCustomerSegmentInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      name: t.string({ description: 'Name.', validate: constraint.name }),
      color: t.string(color),
    }),
    validate: constraint.notEmpty,
  }),
);

const segmentId = { of: 'segment', required: true, description: 'Segment.', validate: constraint.id } as const;

builder.mutationFields((t) => ({
  createCustomerSegment: t.field({
    type: CustomerSegment,
    description: 'Creates a segment of customers; an account has at most 100. Needs the mode SEGMENTS.',
    extensions: creates,
    args: {
      input: t.arg({ type: CreateCustomerSegmentInput, required: true, description: 'The new segment.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createCustomerSegment(args.input, context)),
  }),
  updateCustomerSegment: t.field({
    type: CustomerSegment,
    description: 'Changes a segment of customers.',
    extensions: overwrites,
    args: {
      id: t.arg.id(segmentId),
      input: t.arg({ type: UpdateCustomerSegmentInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updateCustomerSegment(id, input, context),
  }),
  deleteCustomerSegment: t.field({
    type: 'ID',
    description: 'Deletes a segment of customers and returns its id; the customers stay.',
    extensions: overwrites,
    args: { id: t.arg.id(segmentId) },
    resolve: (_root, { id }, context) => resolver.deleteCustomerSegment(id, context),
  }),
}));
