import type { User as UserRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { FunnelFigures as Figures, Funnel as FunnelAnswer } from '../replica/question/funnel.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { isMature, loadPipelineFunnel, type NamedGroup, nameGroups } from '../resolvers/funnel.ts';
import { fromExact } from '../resolvers/price.ts';
import type { MaybePromise } from '../resolvers/settled.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Conversion } from './conversion.ts';
import { FunnelStage } from './funnel-stage.ts';
import { DateTimeRange } from './range.ts';
import { Pipeline } from './ref.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';
import { User } from './user.ts';

const FunnelBy = builder.enumType('FunnelBy', {
  description: 'What the period of a funnel is about.',
  values: {
    ENTRY: {
      description: 'Stays in stages that began in the period. A lead counts in each stage that it entered then.',
    },
    COHORT: {
      description:
        'Leads that came to the pipeline first in the period, by creation or from another one, and all that happened to them in it since.',
    },
  } as const,
});

const FunnelGrouping = builder.enumType('FunnelGrouping', {
  description: 'What the leads of a funnel are grouped by.',
  values: {
    RESPONSIBLE: { description: 'The user who is responsible for the lead now.' },
    SOURCE: { description: 'The source of the lead.' },
    WEEK: { description: 'The week, from Monday, in which the stay began, or the lead came to the pipeline (COHORT).' },
    MONTH: { description: 'The month of the same time.' },
  } as const,
});

const amount = (exact: number) => fromExact(BigInt(exact));

const FunnelFigures = builder.interfaceRef<Figures>('FunnelFigures').implement({
  description:
    'The figures of a funnel or of one of its groups. enteredCount = wonCount + lostCount + openCount + movedOutCount, as the leads are now. Amounts are in the account’s currency.',
  fields: (t) => ({
    enteredCount: t.exposeInt('entered', {
      description:
        'Leads in the funnel, each counted once. By ENTRY, leads that entered any stage in the period, those that were only won or lost then included.',
    }),
    enteredAmount: t.float({
      description: 'The sum of their amounts.',
      resolve: ({ enteredSum }) => amount(enteredSum),
    }),
    wonCount: t.exposeInt('won', { description: 'Of these, leads that are won in this pipeline.' }),
    wonAmount: t.float({ description: 'The sum of their amounts.', resolve: ({ wonSum }) => amount(wonSum) }),
    lostCount: t.exposeInt('lost', { description: 'Of these, leads that are lost in this pipeline.' }),
    lostAmount: t.float({ description: 'The sum of their amounts.', resolve: ({ lostSum }) => amount(lostSum) }),
    openCount: t.exposeInt('open', {
      description: 'Of these, leads that are open in this pipeline: conversions may still grow by them.',
    }),
    openAmount: t.float({ description: 'The sum of their amounts.', resolve: ({ openSum }) => amount(openSum) }),
    movedOutCount: t.exposeInt('movedOut', { description: 'Of these, leads that are in another pipeline.' }),
    movedOutAmount: t.float({
      description: 'The sum of their amounts.',
      resolve: ({ movedOutSum }) => amount(movedOutSum),
    }),
    toWon: t.field({
      type: Conversion,
      description: 'The won leads, of all in the funnel.',
      resolve: ({ won, entered }) => ({ count: won, of: entered }),
    }),
    stages: t.field({
      type: [FunnelStage],
      description:
        'The open stages in the pipeline’s present order. Deleted stages and that of incoming leads are here if leads entered them.',
      resolve: ({ stages }) => stages,
    }),
  }),
});

type GroupOf = NamedGroup & { groupBy: FunnelAnswer['input']['groupBy'] };

const FunnelGroup = builder.objectRef<GroupOf>('FunnelGroup').implement({
  description: 'The part of a funnel that has one value in common.',
  interfaces: [FunnelFigures],
  fields: (t) => ({
    key: t.exposeString('key', {
      nullable: true,
      description:
        'Id of the user or source, `2026-11-02` (the Monday of a week) or `2026-11`; null for leads without one.',
    }),
    label: t.exposeString('label', {
      description: 'Name of the user or source, or the week or month; `(not set)` for leads without one.',
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user, of groups by RESPONSIBLE.',
      resolve: ({ groupBy, key }, _, context, info): MaybePromise<Known<UserRecord> | null> =>
        groupBy === 'RESPONSIBLE' && key !== null ? loadUser(Number(key), context, info) : null,
    }),
    firstDay: t.exposeString('firstDay', {
      nullable: true,
      description: 'First day of the week or month that lies in the period, and that the log tells of.',
    }),
    lastDay: t.exposeString('lastDay', {
      nullable: true,
      description: 'Its last day that lies in the period, today at the latest.',
    }),
    isOver: t.exposeBoolean('isOver', {
      nullable: true,
      description:
        'Whether the last day is over; a part of a week or month is not compared with whole ones. Null for other groups.',
    }),
  }),
});

const Funnel = builder.objectRef<FunnelAnswer>('Funnel').implement({
  description:
    'How leads go through the stages of a pipeline, by the log of their moves. A lead is in its first stage since it was created. Deleted leads are not in it.',
  interfaces: [ReplicaAnswer, FunnelFigures],
  fields: (t) => ({
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline.',
      resolve: async ({ input }, _, { metadata }) => (await metadata.pipeline(input.pipelineId)) ?? null,
    }),
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: ({ snapshot }) => snapshot.currency,
    }),
    periodFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where the period begins; null if it has no beginning.',
      resolve: ({ input }, _, context) => showDateTime(input.from, context),
    }),
    periodTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where the period ends; null if it has no end.',
      resolve: ({ input }, _, context) => showDateTime(input.to, context),
    }),
    isOver: t.exposeBoolean('isOver', { description: 'Whether the period is over. If not, more leads will come.' }),
    isMature: t.boolean({
      nullable: true,
      description:
        'Whether the period ended at least as long ago as 90 % of the closed leads of the pipeline took to be closed. If not, conversions will grow. Null if fewer than 30 have been closed.',
      resolve: (funnel) => isMature(funnel),
    }),
    unknownEntryCount: t.exposeInt('unknownEntry', {
      description:
        'Leads that may belong into the funnel but are not counted: they were created before `historySince`, or the log lacks a move.',
    }),
    groups: t.field({
      type: [FunnelGroup],
      nullable: true,
      description:
        'The same for each group: weeks and months from the earliest, those without leads included, 400 at most; others by the number of leads. By ENTRY, a lead may be in several weeks or months. Null without `groupBy`.',
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 50,
          description: 'Number of groups.',
          validate: constraint.upTo(1_000),
        }),
      },
      resolve: async (funnel, { first }) =>
        (await nameGroups(funnel, first))?.map((group) => ({ ...group, groupBy: funnel.input.groupBy })) ?? null,
    }),
    groupCount: t.int({
      nullable: true,
      description: 'Number of all groups.',
      resolve: ({ groups }) => groups?.length ?? null,
    }),
  }),
});

builder.queryField('funnel', (t) =>
  t.field({
    extensions: work.history,
    type: Funnel,
    nullable: true,
    description:
      'Counts how leads go through the stages of a pipeline: entered, passed on, lost, still there, days in each, conversion to the next stage and to won. Read from the local replica: a few requests to amoCRM.',
    args: {
      pipelineId: t.arg.id({ required: true, description: 'Pipeline.', validate: constraint.id }),
      period: t.arg({ type: DateTimeRange, description: 'The period; all of the history if omitted.' }),
      by: t.arg({ type: FunnelBy, required: true, defaultValue: 'ENTRY', description: 'What the period is about.' }),
      groupBy: t.arg({ type: FunnelGrouping, description: 'Also counts each group.' }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, args, context) => loadPipelineFunnel(args, context),
  }),
);
