import type { User as UserRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { ClosedGroup, Group, StatusGroup, WonTally } from '../resolvers/lead-tally.ts';
import { notSet } from '../resolvers/not-set.ts';
import type { MaybePromise } from '../resolvers/settled.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { LossReason } from './loss-reason.ts';
import { Pipeline, Status } from './ref.ts';
import { User } from './user.ts';

/** The counts of every part of a report. */
const TallyType = builder.interfaceRef<Group<unknown>>('Tally').implement({
  description: 'Number of leads and the sum of their amounts.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'Number of leads.' }),
    amount: t.exposeFloat('amount', {
      description: 'The sum of their amounts, in whole units of the account’s currency.',
    }),
    others: t.int({
      nullable: true,
      description: 'Number of remaining groups that are summed here; null for a single group.',
      resolve: ({ others }) => others ?? null,
    }),
  }),
});

export const PipelineTally = builder.objectRef<Group<number>>('PipelineTally').implement({
  description: 'The leads of one pipeline.',
  interfaces: [TallyType],
  fields: (t) => ({
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline.',
      resolve: async ({ key }, _, { metadata }) => (key === null ? null : ((await metadata.pipeline(key)) ?? null)),
    }),
  }),
});

export const StatusTally = builder.objectRef<StatusGroup>('StatusTally').implement({
  description: 'The leads in one status of one pipeline.',
  interfaces: [TallyType],
  fields: (t) => ({
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline.',
      resolve: async ({ key, pipelineId }, _, { metadata }) =>
        key === null ? null : ((await metadata.pipeline(pipelineId)) ?? null),
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status.',
      resolve: async ({ key, pipelineId }, _, { metadata }) =>
        key === null ? null : ((await metadata.status(pipelineId, key)) ?? null),
    }),
  }),
});

export const ResponsibleTally = builder.objectRef<ClosedGroup<number>>('ResponsibleTally').implement({
  description: 'The leads of one responsible user.',
  interfaces: [TallyType],
  fields: (t) => ({
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user; without a name if they were removed from the account.',
      resolve: ({ key }, _, context, info): MaybePromise<Known<UserRecord> | null> => loadUser(key, context, info),
    }),
    wonCount: t.int({ description: 'Number of won leads.', resolve: ({ won }) => won.count }),
    wonAmount: t.float({ description: 'Total amount of the won leads.', resolve: ({ won }) => won.amount }),
    lostCount: t.int({ description: 'Number of lost leads.', resolve: ({ lost }) => lost.count }),
    lostAmount: t.float({ description: 'Total amount of the lost leads.', resolve: ({ lost }) => lost.amount }),
    winRate: t.float({
      nullable: true,
      description:
        'Share of won leads among won and lost ones, 0 to 1. Null if no lead is closed, or if the filter leaves out won or lost leads.',
      resolve: ({ won, lost, hasWinRate }) => (hasWinRate === false ? null : winRateOf(won.count, lost.count)),
    }),
  }),
});

export const LossReasonTally = builder.objectRef<Group<number>>('LossReasonTally').implement({
  description: 'The lost leads of one loss reason.',
  interfaces: [TallyType],
  fields: (t) => ({
    label: t.string({
      nullable: true,
      description: 'Name of the loss reason; `(not set)` if none was given. Null in the sum of the rest (`others`).',
      resolve: async ({ key, others }, _, { metadata }) => {
        if (others) return null;
        return key === null ? notSet : ((await metadata.lossReason(key))?.name ?? null);
      },
    }),
    lossReason: t.field({
      type: LossReason,
      nullable: true,
      description: 'The loss reason; null if none was given, and in the sum of the rest (`others`).',
      resolve: async ({ key }, _, { metadata }) => (key === null ? null : ((await metadata.lossReason(key)) ?? null)),
    }),
  }),
});

const month = {
  nullable: true,
  description: 'The month, e.g. `2026-11`, in the account’s timezone; null in the sum of earlier months.',
} as const;

export const MonthTally = builder.objectRef<Group<string>>('MonthTally').implement({
  description: 'The leads created in one month.',
  interfaces: [TallyType],
  fields: (t) => ({ month: t.exposeString('key', month) }),
});

export const ClosedMonthTally = builder.objectRef<ClosedGroup<string>>('ClosedMonthTally').implement({
  description: 'The leads that were won or lost in one month, whenever they were created.',
  interfaces: [TallyType],
  fields: (t) => ({
    month: t.exposeString('key', month),
    wonCount: t.int({ description: 'Number of won leads.', resolve: ({ won }) => won.count }),
    wonAmount: t.float({ description: 'Total amount of the won leads.', resolve: ({ won }) => won.amount }),
    lostCount: t.int({ description: 'Number of lost leads.', resolve: ({ lost }) => lost.count }),
    lostAmount: t.float({ description: 'Total amount of the lost leads.', resolve: ({ lost }) => lost.amount }),
    averageDaysToWin: t.float({
      nullable: true,
      description: 'Average number of days from creation to winning, over the won leads.',
      resolve: ({ won }) => averageDays(won),
    }),
  }),
});

/** The share of won leads among closed ones, with four decimals; null if none is closed. */
export function winRateOf(won: number, lost: number): number | null {
  return won + lost === 0 ? null : Math.round((won / (won + lost)) * 10_000) / 10_000;
}

/** The average number of days until leads were won, with one decimal. */
export function averageDays({ seconds, timed }: WonTally): number | null {
  return timed === 0 ? null : Math.round((seconds / timed / 86_400) * 10) / 10;
}
