import { showDateTime } from '../resolvers/account-time.ts';
import { divideExact } from '../resolvers/price.ts';
import { keepFirst, keepLatest, type LeadReport, loadLeadReport } from '../resolvers/smart/lead-report.ts';
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
} from './lead-tally.ts';

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
      resolve: async ({ total }, _, { metadata }) =>
        total.count === 0 ? null : divideExact(total.exact, total.count, (await metadata.account()).currency),
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
    resolve: (_root, args, context) => loadLeadReport(args, context),
  }),
);
