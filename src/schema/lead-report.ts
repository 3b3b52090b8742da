import type { User as UserRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { showDateTime } from '../resolvers/moment.ts';
import {
  type ClosedGroup,
  type Group,
  keepFirst,
  keepLatest,
  type LeadReport,
  readLeadReport,
  type StatusGroup,
  type WonTally,
} from '../resolvers/smart/lead-report.ts';
import { readUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { LeadFilter } from './lead-filter.ts';
import { LossReason } from './loss-reason.ts';
import { Pipeline, Status } from './ref.ts';
import { User } from './user.ts';

/** What every part of a report counts. */
const TallyType = builder.interfaceRef<Group<unknown>>('Tally').implement({
  description: 'Leads counted and their amounts added up.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many leads.' }),
    amount: t.exposeFloat('amount', {
      description: 'The sum of their amounts, in whole units of the account’s currency.',
    }),
    others: t.int({
      nullable: true,
      description: 'Of how many further groups this is the sum; null for a group of its own.',
      resolve: ({ others }) => others ?? null,
    }),
  }),
});

const PipelineTally = builder.objectRef<Group<number>>('PipelineTally').implement({
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

const StatusTally = builder.objectRef<StatusGroup>('StatusTally').implement({
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

const ResponsibleTally = builder.objectRef<Group<number>>('ResponsibleTally').implement({
  description: 'The leads of one responsible user.',
  interfaces: [TallyType],
  fields: (t) => ({
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user; without a name where they were removed from the account.',
      resolve: ({ key }, _, context, info): Promise<Known<UserRecord> | null> => readUser(key, context, info),
    }),
  }),
});

const LossReasonTally = builder.objectRef<Group<number>>('LossReasonTally').implement({
  description: 'The lost leads of one loss reason.',
  interfaces: [TallyType],
  fields: (t) => ({
    lossReason: t.field({
      type: LossReason,
      nullable: true,
      description: 'The loss reason; null where none was given, and in the sum of the rest (`others`).',
      resolve: async ({ key }, _, { metadata }) => (key === null ? null : ((await metadata.lossReason(key)) ?? null)),
    }),
  }),
});

const month = {
  nullable: true,
  description: 'The month, e.g. `2026-11`, in the account’s timezone; null in the sum of the months before.',
} as const;

const MonthTally = builder.objectRef<Group<string>>('MonthTally').implement({
  description: 'The leads created in one month.',
  interfaces: [TallyType],
  fields: (t) => ({ month: t.exposeString('key', month) }),
});

const ClosedMonthTally = builder.objectRef<ClosedGroup>('ClosedMonthTally').implement({
  description: 'The leads that were won or lost in one month, whenever they were created.',
  interfaces: [TallyType],
  fields: (t) => ({
    month: t.exposeString('key', month),
    wonCount: t.int({ description: 'How many were won.', resolve: ({ won }) => won.count }),
    wonAmount: t.float({ description: 'The sum of the won.', resolve: ({ won }) => won.amount }),
    lostCount: t.int({ description: 'How many were lost.', resolve: ({ lost }) => lost.count }),
    lostAmount: t.float({ description: 'The sum of the lost.', resolve: ({ lost }) => lost.amount }),
    averageDaysToWin: t.float({
      nullable: true,
      description: 'How many days the won took from creation to winning, on average.',
      resolve: ({ won }) => averageDays(won),
    }),
  }),
});

function averageDays({ seconds, timed }: WonTally): number | null {
  return timed === 0 ? null : Math.round((seconds / timed / 86_400) * 10) / 10;
}

/** How many groups are listed. */
const groups = { required: true, validate: { min: 1, max: 1_000 } } as const;
const firstGroups = { ...groups, defaultValue: 50, description: 'How many groups; the rest is summed in one more.' };
const firstMonths = {
  ...groups,
  defaultValue: 60,
  description: 'How many months, the latest; those before are summed.',
};

const LeadReportType = builder.objectRef<LeadReport>('LeadReport').implement({
  description: 'All leads that a filter means, counted and added up; every page was read.',
  fields: (t) => ({
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: async (_report, _, { metadata }) => (await metadata.account()).currency,
    }),
    totalCount: t.int({ description: 'How many leads.', resolve: ({ total }) => total.count }),
    totalAmount: t.float({ description: 'The sum of their amounts.', resolve: ({ total }) => total.amount }),
    averageAmount: t.float({
      nullable: true,
      description: 'The amount of an average lead; null where there are none.',
      resolve: ({ total }) => (total.count === 0 ? null : Math.round((total.amount / total.count) * 100) / 100),
    }),
    wonCount: t.int({ description: 'How many were won.', resolve: ({ won }) => won.count }),
    wonAmount: t.float({ description: 'The sum of the won.', resolve: ({ won }) => won.amount }),
    lostCount: t.int({ description: 'How many were lost.', resolve: ({ lost }) => lost.count }),
    lostAmount: t.float({ description: 'The sum of the lost.', resolve: ({ lost }) => lost.amount }),
    closedCount: t.int({
      description: 'How many were won or lost: what `winRate` is a share of.',
      resolve: ({ won, lost }) => won.count + lost.count,
    }),
    openCount: t.int({ description: 'How many are open.', resolve: ({ open }) => open.count }),
    openAmount: t.float({ description: 'The sum of the open.', resolve: ({ open }) => open.amount }),
    winRate: t.float({
      nullable: true,
      description:
        'The won among the closed, 0 to 1: `wonCount` of `closedCount`. Null where none is closed, and where the filter leaves out won or lost leads.',
      resolve: ({ won, lost, hasWinRate }) => {
        const closed = won.count + lost.count;
        return closed === 0 || !hasWinRate ? null : Math.round((won.count / closed) * 10_000) / 10_000;
      },
    }),
    averageDaysToWin: t.float({
      nullable: true,
      description: 'How many days the won took from creation to winning, on average; null where there are none.',
      resolve: ({ won }) => averageDays(won),
    }),
    byPipeline: t.field({
      type: [PipelineTally],
      description: 'By pipeline, largest count first.',
      args: { first: t.arg.int(firstGroups) },
      resolve: ({ byPipeline }, { first }) => keepFirst(byPipeline, first),
    }),
    byStatus: t.field({
      type: [StatusTally],
      description: 'By status, largest count first.',
      args: { first: t.arg.int(firstGroups) },
      resolve: ({ byStatus }, { first }) => keepFirst(byStatus, first),
    }),
    byResponsible: t.field({
      type: [ResponsibleTally],
      description: 'By responsible user, largest count first.',
      args: { first: t.arg.int(firstGroups) },
      resolve: ({ byResponsible }, { first }) => keepFirst(byResponsible, first),
    }),
    byLossReason: t.field({
      type: [LossReasonTally],
      description: 'The lost by reason, largest count first.',
      args: { first: t.arg.int(firstGroups) },
      resolve: ({ byLossReason }, { first }) => keepFirst(byLossReason, first),
    }),
    byMonth: t.field({
      type: [MonthTally],
      description: 'By month of creation, earliest first.',
      args: { first: t.arg.int(firstMonths) },
      resolve: ({ byMonth }, { first }) => keepLatest(byMonth, first),
    }),
    byClosedMonth: t.field({
      type: [ClosedMonthTally],
      description: 'The won and lost by month of closing, earliest first.',
      args: { first: t.arg.int(firstMonths) },
      resolve: ({ byClosedMonth }, { first }) => keepLatest(byClosedMonth, first),
    }),
    scanned: t.exposeInt('scanned', { description: 'How many leads were read.' }),
    complete: t.exposeBoolean('complete', {
      description:
        'False where leads moved between pages while they were read, so that a number may be off; ask again.',
    }),
    createdFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The beginning of the period of creation that was meant.',
      resolve: ({ created }, _, context) => showDateTime(created.from ?? null, context),
    }),
    createdTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The end of the period of creation that was meant.',
      resolve: ({ created }, _, context) => showDateTime(created.to ?? null, context),
    }),
    updatedFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The beginning of the period of the last change that was meant.',
      resolve: ({ updated }, _, context) => showDateTime(updated.from ?? null, context),
    }),
    updatedTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The end of the period of the last change that was meant.',
      resolve: ({ updated }, _, context) => showDateTime(updated.to ?? null, context),
    }),
    closedFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The beginning of the period of closing that was meant.',
      resolve: ({ closed }, _, context) => showDateTime(closed.from ?? null, context),
    }),
    closedTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The end of the period of closing that was meant.',
      resolve: ({ closed }, _, context) => showDateTime(closed.to ?? null, context),
    }),
  }),
});

builder.queryField('leadReport', (t) =>
  t.field({
    type: LeadReportType,
    nullable: true,
    description: 'Counts and adds up all leads that a filter means, over every page. Fails rather than show a part.',
    args: {
      filter: t.arg({ type: LeadFilter, description: 'Which leads; all where absent.' }),
      query: t.arg.string({ description: constraint.fullText, validate: constraint.query }),
    },
    resolve: (_root, args, context) => readLeadReport(args, context),
  }),
);
