import type { Snapshot } from '../replica/index.ts';
import { formatDateTime, showDateTime } from '../resolvers/account-time.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';

/** An answer from the replica, with how current it is. */
export type WithSnapshot = {
  snapshot: Pick<Snapshot, 'asOf' | 'complete' | 'createdSince' | 'historySince' | 'warning'>;
};

/** How current an answer from the replica is: every such answer has these fields. */
export const ReplicaAnswer = builder.interfaceRef<WithSnapshot>('ReplicaAnswer').implement({
  description: 'An answer from the local replica of the account, over all of its records, with how current it is.',
  fields: (t) => ({
    asOf: t.field({
      type: 'DateTime',
      description: 'The answer is as the account was at this time, or newer.',
      resolve: async ({ snapshot }, _, context) =>
        formatDateTime(snapshot.asOf, (await context.metadata.account()).timezone),
    }),
    complete: t.boolean({
      description: 'False while the first copy of the account is being made: see `createdSince`.',
      resolve: ({ snapshot }) => snapshot.complete,
    }),
    createdSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'If the copy is not complete, it has all records created since this time; otherwise null.',
      resolve: ({ snapshot }, _, context) => showDateTime(snapshot.createdSince, context),
    }),
    historySince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The log of events is here since this time; null if the answer needs no history.',
      resolve: ({ snapshot }, _, context) => showDateTime(snapshot.historySince, context),
    }),
    warning: t.string({
      nullable: true,
      description: 'What amoCRM does not do for this account, and how changes are found instead; null if nothing.',
      resolve: ({ snapshot }) => snapshot.warning,
    }),
  }),
});

/**
 * What questions about all records add to the cost of a query, whatever their lists have: about the microseconds that they take on an
 * account of 100,000 leads, as a unit of cost is about a microsecond of any other query.
 */
export const work = {
  /** Leads are counted by group. */
  report: { cost: 50_000 },
  /** Moves, events, tasks or purchases of the whole account are read. */
  history: { cost: 200_000 },
  /** Records are compared with each other, or a statement of the caller is run, or a file is written. */
  whole: { cost: 500_000 },
} as const;

/** The argument that says how old the replica may be. */
export const maxAge = {
  required: true,
  defaultValue: 60,
  description:
    'How old the answer may be, in seconds: if the replica is older, changes are read first. 0 reads them always.',
  validate: constraint.within(0, 86_400),
} as const;
