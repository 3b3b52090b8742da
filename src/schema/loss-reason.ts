import type { LossReason as LossReasonRecord } from '../amocrm/index.ts';
import { builder } from './builder.ts';

/** The reason for which a lead was lost. */
export const LossReason = builder.objectRef<LossReasonRecord>('LossReason').implement({
  description: 'Why a lead was lost; the account defines them.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its text.' }),
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
