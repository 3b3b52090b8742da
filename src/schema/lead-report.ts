import type { User as UserRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { showDateTime } from '../resolvers/moment.ts';
import { divideExact } from '../resolvers/price.ts';
import { type Group, type LeadReport, readLeadReport, type Tally } from '../resolvers/smart/lead-report.ts';
import { readUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { LeadFilter } from './lead.ts';
import { LossReason } from './loss-reason.ts';
import { Pipeline, Status } from './ref.ts';
import { User } from './user.ts';

/** What every part of a report counts. */
const TallyType = builder.interfaceRef<Tally>('Tally').implement({
  description: 'Leads counted and their amounts added up.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many leads.' }),
    amount: t.exposeFloat('amount', {
      description: 'The sum of their amounts, in the account’s currency.',
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
      resolve: async ({ key }, _, { metadata }) => (await metadata.pipeline(key)) ?? null,
    }),
  }),
});

const StatusTally = builder.objectRef<LeadReport['byStatus'][number]>('StatusTally').implement({
  description: 'The leads in one status of one pipeline.',
  interfaces: [TallyType],
  fields: (t) => ({
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline.',
      resolve: async ({ pipelineId }, _, { metadata }) => (await metadata.pipeline(pipelineId)) ?? null,
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status.',
      resolve: async ({ key, pipelineId }, _, { metadata }) => (await metadata.status(pipelineId, key)) ?? null,
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

const LossReasonTally = builder.objectRef<Group<number | null>>('LossReasonTally').implement({
  description: 'The lost leads of one loss reason.',
  interfaces: [TallyType],
  fields: (t) => ({
    lossReason: t.field({
      type: LossReason,
      nullable: true,
      description: 'The loss reason; null where none was given.',
      resolve: async ({ key }, _, { metadata }) => (key === null ? null : ((await metadata.lossReason(key)) ?? null)),
    }),
  }),
});

const MonthTally = builder.objectRef<Group<string>>('MonthTally').implement({
  description: 'The leads created in one month.',
  interfaces: [TallyType],
  fields: (t) => ({
    month: t.exposeString('key', { description: 'The month, e.g. `2026-11`, in the account’s timezone.' }),
  }),
});

const LeadReportType = builder.objectRef<LeadReport>('LeadReport').implement({
  description: 'All leads that a filter means, counted and added up; every page was read.',
  fields: (t) => ({
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
    openCount: t.int({ description: 'How many are open.', resolve: ({ open }) => open.count }),
    openAmount: t.float({ description: 'The sum of the open.', resolve: ({ open }) => open.amount }),
    winRate: t.float({
      nullable: true,
      description: 'The won among the closed, 0 to 1; null where none is closed.',
      resolve: ({ won, lost }) => {
        const closed = won.count + lost.count;
        return closed === 0 ? null : Math.round((won.count / closed) * 10_000) / 10_000;
      },
    }),
    byPipeline: t.expose('byPipeline', { type: [PipelineTally], description: 'By pipeline, largest amount first.' }),
    byStatus: t.expose('byStatus', { type: [StatusTally], description: 'By status, largest amount first.' }),
    byResponsible: t.expose('byResponsible', {
      type: [ResponsibleTally],
      description: 'By responsible user, largest amount first.',
    }),
    byLossReason: t.expose('byLossReason', {
      type: [LossReasonTally],
      description: 'The lost by reason, largest amount first.',
    }),
    byMonth: t.expose('byMonth', { type: [MonthTally], description: 'By month of creation, earliest first.' }),
    scanned: t.exposeInt('scanned', { description: 'How many leads were read.' }),
    complete: t.exposeBoolean('complete', {
      description:
        'False where leads moved between pages while they were read, so that a number may be off; ask again.',
    }),
    createdFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The beginning of the period of creation that was meant.',
      resolve: ({ createdFrom }, _, context) => showDateTime(createdFrom, context),
    }),
    createdTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The end of the period of creation that was meant.',
      resolve: ({ createdTo }, _, context) => showDateTime(createdTo, context),
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
