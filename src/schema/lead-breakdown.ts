import type { Compared } from '../replica/question/lead-breakdown.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { type BreakdownAnswer, type BreakdownArguments, loadBreakdown } from '../resolvers/lead-breakdown.ts';
import { type ComparedFigures, measuresOf } from '../resolvers/lead-figure.ts';
import { type SelectionInfo, selectedFields } from '../resolvers/list/selection.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { ComparedLeadFigures, LeadFigures } from './lead-breakdown-figure.ts';
import {
  CompareTo,
  LeadBreakdownOrder,
  LeadBreakdownPeriod,
  LeadGroupBy,
  LeadMeasure,
  LeadPeriodTime,
  SortDirection,
} from './lead-breakdown-input.ts';
import { LeadGroupKey } from './lead-group-key.ts';
import { LeadReportType } from './lead-report.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';

interface ShownGroup extends ComparedFigures {
  answer: BreakdownAnswer;
  keys: BreakdownAnswer['groups'][number]['keys'];
}

function show(answer: BreakdownAnswer, { now, before }: Compared, of: 'total' | 'groups'): ComparedFigures {
  const { measures, hasWinRate, snapshot } = answer;
  return { figures: now, before, scope: { currency: snapshot.currency, measures, hasWinRate: hasWinRate[of] } };
}

const LeadBreakdownTotal = builder.objectRef<ComparedFigures>('LeadBreakdownTotal').implement({
  description: 'The figures of all leads, each counted once.',
  interfaces: [LeadFigures, ComparedLeadFigures],
});

const LeadGroup = builder.objectRef<ShownGroup>('LeadGroup').implement({
  description: 'The figures of the leads that have the same properties.',
  interfaces: [LeadFigures, ComparedLeadFigures],
  fields: (t) => ({
    keys: t.field({
      type: [LeadGroupKey],
      description: 'What they have in common, in the order of `groupBy` and then `groupByFields`.',
      resolve: ({ answer, keys }) =>
        keys.flatMap((key, index) => {
          const grouping = answer.groupings[index];
          return grouping ? [{ ...grouping, ...key }] : [];
        }),
    }),
  }),
});

const LeadRest = builder.objectRef<ComparedFigures & { groupCount: number }>('LeadRest').implement({
  description: 'The figures of the leads in the remaining groups, each counted once.',
  interfaces: [LeadFigures, ComparedLeadFigures],
  fields: (t) => ({
    groupCount: t.exposeInt('groupCount', { description: 'Number of remaining groups.' }),
  }),
});

interface Span {
  from: number | null;
  to: number | null;
}

const span = {
  from: { type: 'DateTime', nullable: true, description: 'Its first second; null if it has no beginning.' },
  to: { type: 'DateTime', nullable: true, description: 'Its last second; null if it has no end.' },
} as const;

const LeadPeriod = builder.objectRef<Span & { by: 'CREATED' | 'CLOSED' | 'UPDATED' }>('LeadPeriod').implement({
  description: 'The period whose leads were counted.',
  fields: (t) => ({
    by: t.field({ type: LeadPeriodTime, description: 'Which time lies in it.', resolve: ({ by }) => by }),
    from: t.field({ ...span.from, resolve: ({ from }, _, context) => showDateTime(from, context) }),
    to: t.field({ ...span.to, resolve: ({ to }, _, context) => showDateTime(to, context) }),
  }),
});

const LeadPeriodBefore = builder.objectRef<Span & { isOver: boolean }>('LeadPeriodBefore').implement({
  description: 'The earlier period that was compared with.',
  fields: (t) => ({
    from: t.field({ ...span.from, resolve: ({ from }, _, context) => showDateTime(from, context) }),
    to: t.field({ ...span.to, resolve: ({ to }, _, context) => showDateTime(to, context) }),
    isOver: t.exposeBoolean('isOver', {
      description:
        'Whether the period itself is over. If false, the earlier one ends at the same day and time of it, so that equal parts are compared.',
    }),
  }),
});

const LeadBreakdown = builder.objectRef<BreakdownAnswer>('LeadBreakdown').implement({
  description: 'Leads by group, from the local replica of the account.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: ({ snapshot }) => snapshot.currency,
    }),
    period: t.field({
      type: LeadPeriod,
      nullable: true,
      description: 'The period that was used; null without one.',
      resolve: ({ period }) => period && { from: null, to: null, ...period },
    }),
    comparedWith: t.field({
      type: LeadPeriodBefore,
      nullable: true,
      description: 'The period that it is compared with; null without `compareTo`.',
      resolve: ({ comparison }) => comparison && { ...comparison.before, isOver: comparison.isOver },
    }),
    total: t.field({
      type: LeadBreakdownTotal,
      description:
        'Over all leads, each counted once. It is less than the sum of the groups if a lead is in several of them, by tags for example.',
      resolve: (answer) => show(answer, answer.total, 'total'),
    }),
    groups: t.field({
      type: [LeadGroup],
      description: 'The first groups in their order.',
      resolve: (answer) =>
        answer.groups.map((group) => ({ ...show(answer, group, 'groups'), answer, keys: group.keys })),
    }),
    others: t.field({
      type: LeadRest,
      nullable: true,
      description: 'All groups after the first ones; null if there are none. Its medians are those of its leads.',
      resolve: (answer) =>
        answer.rest && {
          ...show(answer, answer.rest, 'groups'),
          groupCount: answer.groupCount - answer.groups.length,
        },
    }),
    totalGroups: t.exposeInt('groupCount', {
      description: 'Number of groups, those that only the earlier period has included.',
    }),
  }),
});

/** The measures whose fields a query selects. */
function selectedMeasures(info: SelectionInfo) {
  const places = ['total', 'groups', 'others'].flatMap((place) => [[place], [place, 'before'], [place, 'change']]);
  return measuresOf(places.flatMap((path) => [...selectedFields(info, path)]));
}

builder.objectField(LeadReportType, 'breakdown', (t) =>
  t.field({
    extensions: work.report,
    type: LeadBreakdown,
    description:
      'The same leads by up to three properties, in a period, compared with an earlier one. From the local replica: exact over all leads, in a few requests at most. A full-text `query` is refused, because only amoCRM can search.',
    args: {
      groupBy: t.arg({
        type: [LeadGroupBy],
        description: 'By what; three properties at most, `groupByFields` included. Only the total if omitted.',
        validate: constraint.listOf(3),
      }),
      groupByFields: t.arg.stringList({
        description: 'Names, codes or ids of custom fields of leads to group by.',
        validate: constraint.namesUpTo(3),
      }),
      period: t.arg({ type: LeadBreakdownPeriod, description: 'Only leads of this period.' }),
      compareTo: t.arg({ type: CompareTo, description: 'The period to compare with; needs `period` with both ends.' }),
      measures: t.arg({
        type: [LeadMeasure],
        description: 'The figures to calculate; those that the query selects if omitted.',
        validate: constraint.listOf(13),
      }),
      orderBy: t.arg({
        type: LeadBreakdownOrder,
        description: 'Order of the groups; if omitted, by key for times, otherwise by count.',
      }),
      direction: t.arg({
        type: SortDirection,
        description: 'If omitted, ascending by key and descending by figures. Groups without the figure are last.',
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 50,
        description: 'Number of groups; the rest is in `others`.',
        validate: constraint.upTo(1_000),
      }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: ({ args: report }, args: BreakdownArguments, context, info) =>
      loadBreakdown(report, args, selectedMeasures(info), context),
  }),
);
