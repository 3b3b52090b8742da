import { showDateTime } from '../resolvers/account-time.ts';
import { keepFirst, keepLatest } from '../resolvers/lead-tally.ts';
import { divideExact } from '../resolvers/price.ts';
import { type LeadReport, loadLeadReport } from '../resolvers/smart/lead-report.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { LeadFilter } from './lead-filter.ts';
import {
  averageDays,
  ClosedMonthTally,
  LossReasonTally,
  MonthTally,
  PipelineTally,
  ResponsibleTally,
  StatusTally,
  winRateOf,
} from './lead-tally.ts';

/** The number of groups to list. */
const groups = { required: true, validate: constraint.upTo(1_000) } as const;
const firstGroups = { ...groups, defaultValue: 50, description: 'Number of groups; the rest is summed in one more.' };
const firstMonths = {
  ...groups,
  defaultValue: 60,
  description: 'Number of latest months; earlier months are summed in one more group.',
};

export const LeadReportType = builder.objectRef<LeadReport>('LeadReport').implement({
  description:
    'Counts and sums of all leads that match a filter. Every page is read from amoCRM; only `breakdown` comes from the local replica.',
  fields: (t) => ({
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: async (_report, _, { metadata }) => (await metadata.account()).currency,
    }),
    totalCount: t.int({ description: 'Number of leads.', resolve: ({ total }) => total.count }),
    totalAmount: t.float({ description: 'Total amount of all leads.', resolve: ({ total }) => total.amount }),
    averageAmount: t.float({
      nullable: true,
      description: 'The average amount; null if there are no leads.',
      resolve: async ({ total }, _, { metadata }) =>
        total.count === 0 ? null : divideExact(total.exact, total.count, (await metadata.account()).currency),
    }),
    wonCount: t.int({ description: 'Number of won leads.', resolve: ({ won }) => won.count }),
    wonAmount: t.float({ description: 'Total amount of the won leads.', resolve: ({ won }) => won.amount }),
    lostCount: t.int({ description: 'Number of lost leads.', resolve: ({ lost }) => lost.count }),
    lostAmount: t.float({ description: 'Total amount of the lost leads.', resolve: ({ lost }) => lost.amount }),
    closedCount: t.int({
      description: 'Number of won and lost leads: what `winRate` is a share of.',
      resolve: ({ won, lost }) => won.count + lost.count,
    }),
    openCount: t.int({ description: 'Number of open leads.', resolve: ({ open }) => open.count }),
    openAmount: t.float({ description: 'Total amount of the open leads.', resolve: ({ open }) => open.amount }),
    winRate: t.float({
      nullable: true,
      description:
        'Share of won leads among closed ones, 0 to 1: `wonCount` divided by `closedCount`. Null if no lead is closed, or if the filter leaves out won or lost leads.',
      resolve: ({ won, lost, hasWinRate }) => (hasWinRate ? winRateOf(won.count, lost.count) : null),
    }),
    averageDaysToWin: t.float({
      nullable: true,
      description: 'Average number of days from creation to winning, over the won leads; null if there are none.',
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
      resolve: ({ byResponsible, hasWinRate }, { first }) =>
        keepFirst(byResponsible, first).map((group) => ({ ...group, hasWinRate })),
    }),
    byLossReason: t.field({
      type: [LossReasonTally],
      description: 'Lost leads by reason, largest count first.',
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
      description: 'Won and lost leads by month of closing, earliest first.',
      args: { first: t.arg.int(firstMonths) },
      resolve: ({ byClosedMonth }, { first }) => keepLatest(byClosedMonth, first),
    }),
    scanned: t.exposeInt('scanned', { description: 'Number of leads that were read.' }),
    complete: t.exposeBoolean('complete', {
      description:
        'False if leads moved between pages while they were read, so that a number may be off. Repeat the query.',
    }),
    createdFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Start of the period of creation that was used.',
      resolve: ({ created }, _, context) => showDateTime(created.from ?? null, context),
    }),
    createdTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'End of the period of creation that was used.',
      resolve: ({ created }, _, context) => showDateTime(created.to ?? null, context),
    }),
    updatedFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Start of the period of the last change that was used.',
      resolve: ({ updated }, _, context) => showDateTime(updated.from ?? null, context),
    }),
    updatedTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'End of the period of the last change that was used.',
      resolve: ({ updated }, _, context) => showDateTime(updated.to ?? null, context),
    }),
    closedFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Start of the period of closing that was used.',
      resolve: ({ closed }, _, context) => showDateTime(closed.from ?? null, context),
    }),
    closedTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'End of the period of closing that was used.',
      resolve: ({ closed }, _, context) => showDateTime(closed.to ?? null, context),
    }),
  }),
});

builder.queryField('leadReport', (t) =>
  t.field({
    type: LeadReportType,
    nullable: true,
    description:
      'Counts and sums all leads that match a filter, over every page. Fails instead of returning a partial result.',
    args: {
      filter: t.arg({ type: LeadFilter, description: 'Which leads; all if omitted.' }),
      query: t.arg.string({ description: 'Part of a text, as written.', validate: constraint.query }),
    },
    resolve: (_root, args, context, info) => loadLeadReport(args, context, info),
  }),
);
