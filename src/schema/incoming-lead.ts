import type { IncomingLeadCategory as Category, IncomingLeadSummary as Summary } from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import {
  type IncomingLeadFilterInput,
  type KnownIncomingLead,
  listIncomingLeads,
  loadCompanyInside,
  loadContactInside,
  loadIncomingLead,
  loadIncomingLeadSummary,
  loadLeadInside,
  readIncomingLead,
} from '../resolvers/incoming-lead.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { IncomingLeadCategory, IncomingLeadMetadata } from './incoming-lead-metadata.ts';
import { inputOf } from './input.ts';
import { DateTimeRange } from './range.ts';
import { Company, Contact, Lead, Pipeline } from './ref.ts';

export const IncomingLead = builder.objectRef<KnownIncomingLead>('IncomingLead').implement({
  description:
    'A lead that came in by a form, call, mail or chat and was not accepted or declined yet («Неразобранное»).',
  fields: (t) => ({
    uid: t.exposeString('uid', { description: 'Its uid in amoCRM; it has no other id.' }),
    category: t.field({
      type: IncomingLeadCategory,
      nullable: true,
      description: 'Where it came from; null for a category that is newer than this server.',
      resolve: (lead, _, context) => readIncomingLead(lead, 'category', context),
    }),
    sourceUid: t.string({
      nullable: true,
      description: 'Id that its source gave it. amoCRM does not keep it unique.',
      resolve: (lead, _, context) => readIncomingLead(lead, 'source_uid', context),
    }),
    sourceName: t.string({
      nullable: true,
      description: 'Name of its source.',
      resolve: (lead, _, context) => readIncomingLead(lead, 'source_name', context),
    }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline that it is in.',
      resolve: async (lead, _, context) =>
        (await context.metadata.pipeline(await readIncomingLead(lead, 'pipeline_id', context))) ?? null,
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it came in.',
      resolve: async (lead, _, context) => showDateTime(await readIncomingLead(lead, 'created_at', context), context),
    }),
    metadata: t.field({
      type: IncomingLeadMetadata,
      nullable: true,
      description: 'The form, call, mail or chat; null for a category that is newer than this server.',
      resolve: (lead, _, context) => readIncomingLead(lead, 'metadata', context),
    }),
    lead: t.field({
      type: Lead,
      nullable: true,
      description:
        'Its lead. amoCRM does not list it before it is accepted: more than its id and address costs one request for each.',
      resolve: async (lead, _, context, info) =>
        loadLeadInside(await readIncomingLead(lead, 'lead_id', context), context, info),
    }),
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact that it came from, if amoCRM knows one.',
      resolve: async (lead, _, context, info) =>
        loadContactInside(await readIncomingLead(lead, 'contact_id', context), context, info),
    }),
    company: t.field({
      type: Company,
      nullable: true,
      description: 'The company that it came from, if amoCRM knows one.',
      resolve: async (lead, _, context, info) =>
        loadCompanyInside(await readIncomingLead(lead, 'company_id', context), context, info),
    }),
  }),
});

const IncomingLeadConnection = builder.connectionObject(
  { type: IncomingLead, name: 'IncomingLeadConnection', description: 'A page of incoming leads.' },
  { name: 'IncomingLeadEdge', description: 'An incoming lead in a list.' },
);

/** What `GET /leads/unsorted` honours (amoCRM API v4, Incoming leads: filter). */
const IncomingLeadFilter = inputOf<IncomingLeadFilterInput>()(
  builder.inputType('IncomingLeadFilter', {
    description: 'Which incoming leads match: all given conditions must hold.',
    fields: (t) => ({
      categories: t.field({
        type: [IncomingLeadCategory],
        description: 'Where they came from.',
        validate: constraint.listOf(4),
      }),
      pipelineIds: t.idList({ description: 'Pipelines.', validate: constraint.idList }),
    }),
  }),
);

const CategoryCount = builder.objectRef<{ category: Category; total: number }>('IncomingLeadCategoryCount').implement({
  description: 'The number of incoming leads of one category.',
  fields: (t) => ({
    category: t.expose('category', { type: IncomingLeadCategory, description: 'The category.' }),
    total: t.exposeInt('total', { description: 'Their number.' }),
  }),
});

const IncomingLeadSummary = builder.objectRef<Summary>('IncomingLeadSummary').implement({
  description: 'How many incoming leads there were and what became of them, as amoCRM counts them.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'Number of incoming leads.' }),
    accepted: t.exposeInt('accepted', { description: 'Number of those that were accepted.' }),
    declined: t.exposeInt('declined', { description: 'Number of those that were declined.' }),
    averageSortSeconds: t.exposeInt('average_sort_time', {
      nullable: true,
      description: 'Average time until one was accepted or declined, in seconds; null if none was.',
    }),
    categories: t.field({
      type: [CategoryCount],
      description: 'Their number by category.',
      resolve: ({ by_category }) =>
        Object.entries(by_category).map(([category, total]) => ({ category: category as Category, total })),
    }),
  }),
});

builder.queryFields((t) => ({
  incomingLead: t.field({
    type: IncomingLead,
    nullable: true,
    description: 'One incoming lead by its uid. One that was accepted, declined or linked is an error.',
    args: { uid: t.arg.string({ required: true, description: 'Uid of the incoming lead.', validate: constraint.uid }) },
    resolve: (_root, { uid }, context) => loadIncomingLead(uid, context),
  }),
  incomingLeads: t.field({
    type: IncomingLeadConnection,
    nullable: true,
    description:
      'Incoming leads, newest first, page by page. amoCRM has no other order, and a page moves when others are accepted or come in: to work through them, read the first page again.',
    args: {
      filter: t.arg({ type: IncomingLeadFilter, description: 'Which incoming leads; all if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listIncomingLeads(args, context),
  }),
  incomingLeadSummary: t.field({
    type: IncomingLeadSummary,
    nullable: true,
    description: 'How many incoming leads there were and what became of them.',
    args: {
      period: t.arg({ type: DateTimeRange, description: 'When they came in; at any time if omitted.' }),
      pipelineId: t.arg.id({ description: 'Only those of this pipeline.', validate: constraint.id }),
    },
    resolve: (_root, args, context) => loadIncomingLeadSummary(args, context),
  }),
}));
