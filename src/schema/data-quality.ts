import {
  checkDataQuality,
  type DataQuality,
  groupFailures,
  listFailures,
  type QualityFinding,
  type ShownFailure,
} from '../resolvers/data-quality.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Pipeline } from './ref.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';
import { User } from './user.ts';

const qualityChecks = {
  LEAD_WITHOUT_PRICE: { value: 'lead_without_price', description: 'Of open leads: the price is 0.' },
  LEAD_WITHOUT_CONTACT: { value: 'lead_without_contact', description: 'Of open leads: no contact.' },
  LEAD_WITHOUT_SOURCE: {
    value: 'lead_without_source',
    description: 'Of open leads: no source in amoCRM’s own field.',
  },
  LEAD_WITHOUT_ACTIVE_USER: {
    value: 'lead_without_active_user',
    description: 'Of open leads: the responsible user was removed or deactivated.',
  },
  LEAD_WITHOUT_TASK: { value: 'lead_without_task', description: 'Of open leads: no open task.' },
  LEAD_IN_DELETED_STAGE: {
    value: 'lead_in_deleted_stage',
    description: 'Of open leads: the status no longer exists.',
  },
  LEAD_WITHOUT_REQUIRED_FIELD: {
    value: 'lead_without_required_field',
    description: 'Of leads in statuses that require custom fields, closed ones included: one of these is empty.',
  },
  LEAD_LOST_WITHOUT_REASON: { value: 'lead_lost_without_reason', description: 'Of lost leads: no loss reason.' },
  CONTACT_WITHOUT_PHONE_AND_EMAIL: {
    value: 'contact_without_phone_and_email',
    description: 'Of contacts: neither a phone nor an e-mail.',
  },
  CONTACT_WITH_INVALID_PHONE: {
    value: 'contact_with_invalid_phone',
    description: 'Of contacts with a phone: a value is neither a phone nor an e-mail.',
  },
  CONTACT_WITHOUT_ACTIVE_USER: {
    value: 'contact_without_active_user',
    description: 'Of contacts: the responsible user was removed or deactivated.',
  },
  COMPANY_WITHOUT_INN: {
    value: 'company_without_inn',
    description: 'Of companies: no tax number with a correct check digit.',
  },
  COMPANY_WITHOUT_PHONE_AND_EMAIL: {
    value: 'company_without_phone_and_email',
    description: 'Of companies: neither a phone nor an e-mail. `companies` filters by one of them.',
  },
  COMPANY_WITHOUT_ACTIVE_USER: {
    value: 'company_without_active_user',
    description: 'Of companies: the responsible user was removed or deactivated.',
  },
  TASK_OVERDUE: { value: 'task_overdue', description: 'Of open tasks: past the due time.' },
  TASK_WITHOUT_ACTIVE_USER: {
    value: 'task_without_active_user',
    description: 'Of open tasks: the responsible user was removed or deactivated.',
  },
} as const;

const QualityCheck = builder.enumType('QualityCheck', {
  description: 'What is missing or wrong in a record.',
  values: qualityChecks,
});

const FailureCountType = builder.interfaceRef<{ count: number; total: number }>('QualityCount').implement({
  description: 'How many records fail a check, and how many were checked.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'Number of records that fail.' }),
    total: t.exposeInt('total', { description: 'Number of records that were checked.' }),
  }),
});

const ResponsibleFailures = builder
  .objectRef<Awaited<ReturnType<typeof groupFailures>>[number]>('ResponsibleQualityCount')
  .implement({
    description: 'The records of one user.',
    interfaces: [FailureCountType],
    fields: (t) => ({
      responsible: t.field({
        type: User,
        nullable: true,
        description: 'The user; without a name if they were removed from the account.',
        resolve: ({ id }, _, context, info) => loadUser(id, context, info),
      }),
    }),
  });

const PipelineFailures = builder
  .objectRef<Awaited<ReturnType<typeof groupFailures>>[number]>('PipelineQualityCount')
  .implement({
    description: 'The leads of one pipeline.',
    interfaces: [FailureCountType],
    fields: (t) => ({
      pipeline: t.field({
        type: Pipeline,
        nullable: true,
        description: 'The pipeline; null if it was deleted.',
        resolve: async ({ id }, _, { metadata }) => (await metadata.pipeline(id)) ?? null,
      }),
    }),
  });

const FailingRecord = builder.objectRef<ShownFailure>('QualityRecord').implement({
  description: 'A record that fails a check.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name; of a task, its text.' }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'Address of its card; of a task, of the card that it is on; null if it is on none.',
    }),
    emptyFields: t.stringList({
      description: 'For LEAD_WITHOUT_REQUIRED_FIELD, the custom fields that its status requires and that are empty.',
      resolve: ({ emptyFields }) => emptyFields,
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user who is responsible for it.',
      resolve: ({ responsibleUserId }, _, context, info) => loadUser(responsibleUserId, context, info),
    }),
  }),
});

const first = (what: string) =>
  ({
    required: true,
    defaultValue: 20,
    description: `Number of ${what}, 1 to 250.`,
    validate: constraint.first,
  }) as const;

const FindingType = builder.objectRef<QualityFinding>('QualityFinding').implement({
  description: 'The result of one check.',
  interfaces: [FailureCountType],
  fields: (t) => ({
    check: t.field({ type: QualityCheck, description: 'What was checked.', resolve: ({ check }) => check }),
    records: t.field({
      type: [FailingRecord],
      description: 'The records that fail, newest first.',
      args: { first: t.arg.int(first('records')) },
      resolve: (finding, args, context) => listFailures(finding, args.first, context),
    }),
    byResponsible: t.field({
      type: [ResponsibleFailures],
      description: 'By responsible user: those with records that fail, most of them first.',
      args: { first: t.arg.int(first('users')) },
      resolve: (finding, args) => groupFailures('responsible_user_id', finding, args.first),
    }),
    byPipeline: t.field({
      type: [PipelineFailures],
      description: 'By pipeline: those with leads that fail, most of them first; empty for other records.',
      args: { first: t.arg.int(first('pipelines')) },
      resolve: (finding, args) => groupFailures('pipeline_id', finding, args.first),
    }),
  }),
});

const DataQualityType = builder.objectRef<DataQuality>('DataQuality').implement({
  description: 'What is missing or wrong in the records of the account.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    findings: t.field({
      type: [FindingType],
      description: 'One for each check, with zeros where nothing fails.',
      resolve: ({ findings }) => findings,
    }),
  }),
});

builder.queryField('dataQuality', (t) =>
  t.field({
    extensions: work.history,
    type: DataQualityType,
    nullable: true,
    description: 'Counts and lists records in which something is missing or wrong, by the local replica.',
    args: {
      checks: t.arg({
        type: [QualityCheck],
        description: 'What is checked; everything if omitted. A check that is given twice is made once.',
        validate: constraint.listOf(Object.keys(qualityChecks).length),
      }),
      pipelineIds: t.arg.idList({
        description: 'Only leads of these pipelines; other records are checked all the same.',
        validate: constraint.ids,
      }),
      responsibleUserIds: t.arg.idList({ description: 'Only records of these users.', validate: constraint.ids }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, args, context) => checkDataQuality(args, context),
  }),
);
