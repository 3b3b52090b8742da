import type { LossReason as LossReasonRecord } from '../amocrm/index.ts';
import { createLossReason, deleteLossReason } from '../resolvers/loss-reason.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';

/** The reason for which a lead was lost. */
export const LossReason = builder.objectRef<LossReasonRecord>('LossReason').implement({
  description: 'Why a lead was lost; the account defines them.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its text.' }),
    sort: t.exposeInt('sort', { description: 'Its place among the loss reasons: smaller ones come first.' }),
  }),
});

builder.queryField('lossReasons', (t) =>
  t.field({
    type: [LossReason],
    nullable: true,
    description: 'The loss reasons that the account defines.',
    resolve: (_root, _args, { metadata }) => metadata.lossReasons(),
  }),
);

builder.mutationFields((t) => ({
  createLossReason: t.field({
    type: LossReason,
    description: 'Creates a loss reason. amoCRM has no method to change one later. Needs an administrator’s token.',
    extensions: creates,
    args: {
      name: t.arg.string({ required: true, description: 'Its text.', validate: constraint.name }),
      sort: t.arg.int({ description: 'Its place; behind the others if omitted.', validate: constraint.sort }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createLossReason(args, context)),
  }),
  deleteLossReason: t.field({
    type: 'ID',
    description:
      'Deletes a loss reason and returns its id. To rename one, create another and delete it. Needs an administrator’s token.',
    extensions: overwrites,
    args: { id: t.arg.id({ of: 'lossReason', required: true, description: 'Loss reason.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => deleteLossReason(id, context),
  }),
}));
