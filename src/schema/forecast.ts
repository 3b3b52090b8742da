import type { Forecast as ForecastAnswer, MonthForecast } from '../replica/question/forecast.ts';
import type { StageForecast } from '../replica/question/forecast-stage.ts';
import { explainForecast, loadPipelineForecast, toHundredths } from '../resolvers/forecast.ts';
import { toDays } from '../resolvers/funnel.ts';
import { fromExact } from '../resolvers/price.ts';
import { findStatus } from '../resolvers/stage-history.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Conversion } from './conversion.ts';
import { Pipeline, Status } from './ref.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';

const amount = (exact: number) => fromExact(BigInt(exact));

const ForecastStage = builder.objectRef<StageForecast & { pipelineId: number }>('ForecastStage').implement({
  description: 'The open leads of a stage, weighted by how many leads of the past were won from it.',
  fields: (t) => ({
    statusId: t.id({ description: 'Id of the status.', resolve: ({ statusId }) => String(statusId) }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Name of the status, of a deleted one the last name.',
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status; null if it was deleted.',
      resolve: async ({ pipelineId, statusId }, _, context) =>
        (await findStatus({ pipeline_id: pipelineId, status_id: statusId }, context)) ?? null,
    }),
    isDeleted: t.exposeBoolean('isDeleted', { description: 'Whether the account no longer has it.' }),
    openCount: t.exposeInt('count', { description: 'Open leads that are in it now.' }),
    openAmount: t.float({ description: 'The sum of their amounts.', resolve: ({ sum }) => amount(sum) }),
    toWon: t.field({
      type: Conversion,
      description:
        'The leads that are won by now, of those whose last stay in the stage began within the history and at least `closingDays` ago. Of these, open and moved ones count as not won.',
      resolve: ({ won, entered }) => ({ count: won, of: entered }),
    }),
    lowRate: t.exposeFloat('low', { description: 'Lower end of the Wilson interval of the rate at 95 %.' }),
    highRate: t.exposeFloat('high', {
      description: 'Upper end of the same interval; 1 if there are no leads of the past.',
    }),
    expectedAmount: t.float({
      nullable: true,
      description: '`openAmount` times the rate; null if there are no leads of the past.',
      resolve: ({ expectedSum }) => (expectedSum === null ? null : amount(expectedSum)),
    }),
    lowAmount: t.float({ description: '`openAmount` times `lowRate`.', resolve: ({ lowSum }) => amount(lowSum) }),
    highAmount: t.float({ description: '`openAmount` times `highRate`.', resolve: ({ highSum }) => amount(highSum) }),
    unreliable: t.exposeBoolean('isUnreliable', { description: 'Whether the rate is of fewer than 30 leads.' }),
  }),
});

const ForecastMonth = builder.objectRef<MonthForecast>('ForecastMonth').implement({
  description: 'What is expected in one month of the account’s calendar; of the present month, in the rest of it.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'The month: `2026-11`.' }),
    expectedCount: t.float({
      description: 'Expected number of won leads, with two decimals.',
      resolve: ({ count }) => toHundredths(count),
    }),
    expectedAmount: t.float({ description: 'Expected sum of their amounts.', resolve: ({ sum }) => amount(sum) }),
  }),
});

const sumOf = (
  { stages }: ForecastAnswer,
  key: 'count' | 'sum' | 'expectedSum' | 'expectedCount' | 'lowSum' | 'highSum',
) => stages.reduce((sum, stage) => sum + (stage[key] ?? 0), 0);

const Forecast = builder.objectRef<ForecastAnswer>('Forecast').implement({
  description:
    'What the open leads of a pipeline may bring, by how leads of the same stages ended in this account. An estimate: the months and `laterAmount` add up to `expectedAmount`.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline.',
      resolve: async ({ pipelineId }, _, { metadata }) => (await metadata.pipeline(pipelineId)) ?? null,
    }),
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: ({ snapshot }) => snapshot.currency,
    }),
    openCount: t.int({ description: 'Open leads of the pipeline.', resolve: (forecast) => sumOf(forecast, 'count') }),
    openAmount: t.float({
      description: 'The sum of their amounts.',
      resolve: (forecast) => amount(sumOf(forecast, 'sum')),
    }),
    expectedCount: t.float({
      description: 'Expected number of won leads, with two decimals.',
      resolve: (forecast) => toHundredths(sumOf(forecast, 'expectedCount')),
    }),
    expectedAmount: t.float({
      description: 'The sum of the stages; those without leads of the past are left out.',
      resolve: (forecast) => amount(sumOf(forecast, 'expectedSum')),
    }),
    lowAmount: t.float({
      description: 'The sum of the lower ends of the stages: less is improbable.',
      resolve: (forecast) => amount(sumOf(forecast, 'lowSum')),
    }),
    highAmount: t.float({
      description: 'The sum of the upper ends of the stages: more is improbable.',
      resolve: (forecast) => amount(sumOf(forecast, 'highSum')),
    }),
    unreliable: t.boolean({
      description: 'Whether the past has too few leads for some of it: see `unreliableReasons`.',
      resolve: (forecast) => explainForecast(forecast).length > 0,
    }),
    unreliableReasons: t.stringList({
      description: 'Why it is unreliable; empty if it is not.',
      resolve: (forecast) => explainForecast(forecast),
    }),
    closingDays: t.float({
      nullable: true,
      description:
        '90 % of the closed leads took at most so many days from coming to the pipeline; null if none was closed.',
      resolve: ({ closing }) => toDays(closing?.p90),
    }),
    closedCount: t.int({
      description: 'Number of leads that it is counted of.',
      resolve: ({ closing }) => closing?.count ?? 0,
    }),
    stages: t.field({
      type: [ForecastStage],
      description: 'The open stages in the pipeline’s order.',
      resolve: ({ stages, pipelineId }) => stages.map((stage) => ({ ...stage, pipelineId })),
    }),
    months: t.field({
      type: [ForecastMonth],
      description: 'By month, by how long won leads of the past took from their entry into the same stage.',
      resolve: ({ months }) => months,
    }),
    laterCount: t.float({
      description: 'Expected after the last month, or at a time that the past does not tell; with two decimals.',
      resolve: ({ later }) => toHundredths(later.count),
    }),
    laterAmount: t.float({ description: 'The sum of their amounts.', resolve: ({ later }) => amount(later.sum) }),
  }),
});

builder.queryField('forecast', (t) =>
  t.field({
    extensions: work.history,
    type: Forecast,
    nullable: true,
    description:
      'Estimates what the open leads of a pipeline will bring, from this account’s own history, with sample sizes and an interval. Read from the local replica: a few requests to amoCRM.',
    args: {
      pipelineId: t.arg.id({ required: true, description: 'Pipeline.', validate: constraint.id }),
      months: t.arg.int({
        required: true,
        defaultValue: 3,
        description: 'Number of months, the present one included.',
        validate: constraint.upTo(12),
      }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, args, context) => loadPipelineForecast(args, context),
  }),
);
