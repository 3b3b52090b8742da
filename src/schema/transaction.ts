import { showDateTime } from '../resolvers/account-time.ts';
import * as resolver from '../resolvers/transaction.ts';
import { type KnownTransaction, readTransaction } from '../resolvers/transaction.ts';
import { loadUser } from '../resolvers/user.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { createsAndReplaces, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Customer } from './ref.ts';
import { User } from './user.ts';

const Transaction = builder.objectRef<KnownTransaction>('Transaction').implement({
  description: 'A purchase of a customer. It cannot be changed, only deleted.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    price: t.float({
      nullable: true,
      description: 'Amount in the account’s currency.',
      resolve: (transaction, _, context) => readTransaction(transaction, 'price', context),
    }),
    comment: t.string({
      nullable: true,
      description: 'Comment.',
      resolve: (transaction, _, context) => readTransaction(transaction, 'comment', context),
    }),
    completedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the purchase was made.',
      resolve: async (transaction, _, context) =>
        showDateTime(await readTransaction(transaction, 'completed_at', context), context),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was entered.',
      resolve: async (transaction, _, context) =>
        showDateTime(await readTransaction(transaction, 'created_at', context), context),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who entered it; null for a robot or an integration.',
      resolve: async (transaction, _, context, info) =>
        loadUser(await readTransaction(transaction, 'created_by', context), context, info),
    }),
    customer: t.field({
      type: Customer,
      description: 'Who bought.',
      resolve: ({ customer_id }) => ({ id: customer_id }),
    }),
  }),
});

const TransactionConnection = builder.connectionObject(
  { type: Transaction, name: 'TransactionConnection', description: 'A page of purchases.' },
  { name: 'TransactionEdge', description: 'A purchase in a list.' },
);

builder.objectField(Customer, 'transactions', (t) =>
  t.field({
    type: [Transaction],
    nullable: true,
    description:
      'Its purchases, newest first. amoCRM lists them for one customer at a time: one request for every 250 purchases of each customer.',
    args: {
      first: t.arg.int({ description: 'Maximum number, 1 to 250; all if omitted.', validate: constraint.first }),
    },
    resolve: async ({ id }, { first }, { loaders }) =>
      (await loaders.transactionsOf.load(id)).slice(0, first ?? undefined),
  }),
);

builder.queryField('transactions', (t) =>
  t.field({
    type: TransactionConnection,
    nullable: true,
    description: 'Purchases of one customer or of all, page by page, in amoCRM’s own order: it documents none.',
    args: {
      customerId: t.arg.id({ description: 'Customer id; all customers if omitted.', validate: constraint.id }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => resolver.listTransactions(args, context),
  }),
);

const TransactionInput = inputOf<resolver.TransactionInput>()(
  builder.inputType('TransactionInput', {
    description: 'A purchase.',
    fields: (t) => ({
      price: t.float({ required: true, description: 'Amount, a whole number.', validate: constraint.wholeMoney }),
      comment: t.string({ description: 'Comment.', validate: constraint.name }),
      completedAt: t.field({ type: 'DateTime', description: 'When it was made; now if omitted.' }),
      nextPrice: t.float({
        description: 'What the next purchase of the customer is expected to bring, a whole number.',
        validate: constraint.wholeMoney,
      }),
      nextDate: t.field({ type: 'DateTime', description: 'When the next purchase of the customer is expected.' }),
    }),
  }),
);

const TransactionBatch = batchType('Transaction', Transaction, 'purchase');

builder.mutationFields((t) => ({
  createTransaction: t.field({
    type: Transaction,
    description: 'Adds a purchase to a customer.',
    extensions: createsAndReplaces,
    args: {
      customerId: t.arg.id({ required: true, description: 'Customer id.', validate: constraint.id }),
      input: t.arg({ type: TransactionInput, required: true, description: 'The purchase.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createTransaction(args.customerId, args.input, context)),
  }),
  createTransactions: t.field({
    type: TransactionBatch,
    description: 'Adds up to 250 purchases to a customer and returns a result for each.',
    extensions: createsAndReplaces,
    args: {
      customerId: t.arg.id({ required: true, description: 'Customer id.', validate: constraint.id }),
      inputs: t.arg({
        type: [TransactionInput],
        required: true,
        description: 'The purchases.',
        validate: constraint.batch,
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createTransactions(args.customerId, args.inputs, context)),
  }),
  deleteTransaction: t.field({
    type: 'ID',
    description: 'Deletes a purchase of a customer and returns its id. Its sum is taken off the customer’s.',
    extensions: overwrites,
    args: {
      customerId: t.arg.id({ required: true, description: 'Customer id.', validate: constraint.id }),
      id: t.arg.id({ required: true, description: 'Id of the purchase.', validate: constraint.id }),
    },
    resolve: (_root, { customerId, id }, context) => resolver.deleteTransaction(customerId, id, context),
  }),
}));
