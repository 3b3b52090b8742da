import { formatDateTime, showDateTime } from '../resolvers/account-time.ts';
import {
  analyzeClients,
  averageInterval,
  type ClientAnalysis,
  type ClientConnection as ClientConnectionValue,
  type ClientFigures,
  type ClientNode,
  listClients,
  listSegments,
  type SegmentFigures,
  sumClients,
} from '../resolvers/client.ts';
import { cardUrl } from '../resolvers/entity.ts';
import { fromExact } from '../resolvers/price.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { DateTimeRange } from './range.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';
import { User } from './user.ts';

const ClientKind = builder.enumType('ClientKind', {
  description: 'Who the buyer of a lead is.',
  values: {
    COMPANIES: { value: 'companies', description: 'Its company (компания); leads without one are left out.' },
    CONTACTS: { value: 'contacts', description: 'Its main contact (контакт); leads without one are left out.' },
  } as const,
});

const ClientSegment = builder.enumType('ClientSegment', {
  description:
    'A group of clients by their scores (RFM analysis): the first that fits. Scores are relative to the other clients of the account.',
  values: {
    BEST: { description: 'Recency, frequency and money of 4 or 5.' },
    LOYAL: { description: 'Recency of 3 to 5, frequency of 4 or 5.' },
    NEW: { description: 'Recency of 4 or 5, frequency of 1.' },
    PROMISING: { description: 'Recency of 4 or 5, frequency of 2 or 3.' },
    SLEEPING: { description: 'Recency of 1 or 2, and frequency of 3 to 5 or money of 4 or 5.' },
    LOST: { description: 'Recency of 1 or 2, frequency of 1 or 2, money of 1 to 3.' },
    OTHER: { description: 'Recency of 3, frequency of 1 to 3.' },
  } as const,
});

const ClientOrder = builder.enumType('ClientOrder', {
  description: 'The order of clients.',
  values: {
    REVENUE: { description: 'Largest revenue first.' },
    DEALS: { description: 'Most purchases first.' },
    LAST_PURCHASE: { description: 'Latest purchase first.' },
  } as const,
});

const score = (what: string) =>
  `${what}: 5 for the highest fifth of all clients, 1 for the lowest. Clients with equal values have equal scores.`;

const Client = builder.objectRef<ClientNode>('Client').implement({
  description: 'A company or contact with what they bought: leads that were won.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the company or contact.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name; null if the account no longer has it.' }),
    url: t.string({
      nullable: true,
      description: 'Address of its card in amoCRM; null if the account no longer has it.',
      resolve: ({ id, of, name }, _, context) => (name === null ? null : cardUrl(of, id, context)),
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user who is responsible for it.',
      resolve: ({ responsibleUserId }, _, context, info) =>
        responsibleUserId === null ? null : loadUser(responsibleUserId, context, info),
    }),
    segment: t.field({ type: ClientSegment, description: 'Its segment.', resolve: ({ segment }) => segment }),
    revenue: t.float({ description: 'Sum of its won leads.', resolve: ({ revenue }) => fromExact(BigInt(revenue)) }),
    dealCount: t.exposeInt('deals', { description: 'Number of its won leads.' }),
    firstPurchaseAt: t.field({
      type: 'DateTime',
      description: 'When the first was closed.',
      resolve: async ({ firstAt }, _, { metadata }) => formatDateTime(firstAt, (await metadata.account()).timezone),
    }),
    lastPurchaseAt: t.field({
      type: 'DateTime',
      description: 'When the last was closed.',
      resolve: async ({ lastAt }, _, { metadata }) => formatDateTime(lastAt, (await metadata.account()).timezone),
    }),
    averageIntervalDays: t.float({
      nullable: true,
      description: 'Days between two purchases on average, with two decimals; null after a single purchase.',
      resolve: averageInterval,
    }),
    recency: t.exposeInt('recency', { description: score('By the time of the last purchase') }),
    frequency: t.exposeInt('frequency', { description: score('By the number of purchases') }),
    money: t.exposeInt('money', { description: score('By revenue') }),
    sleepingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The last purchase plus twice the average interval, at least 90 days; null if that is still to come. Unlike the segment SLEEPING, by the client’s own habit.',
      resolve: ({ sleepingSince }, _, context) => showDateTime(sleepingSince, context),
    }),
  }),
});

const ClientFiguresType = builder.interfaceRef<ClientFigures>('ClientFigures').implement({
  description: 'Figures of several clients.',
  fields: (t) => ({
    clientCount: t.exposeInt('clients', { description: 'Number of clients.' }),
    sleepingCount: t.exposeInt('sleeping', { description: 'Number of those with `sleepingSince`.' }),
    dealCount: t.exposeInt('deals', { description: 'Number of their won leads.' }),
    revenue: t.exposeFloat('revenue', { description: 'Sum of these leads.' }),
  }),
});

const ClientTotal = builder.objectRef<ClientFigures>('ClientTotal').implement({
  description: 'Figures of all clients.',
  interfaces: [ClientFiguresType],
});

const ClientSegmentTotal = builder.objectRef<SegmentFigures>('ClientSegmentTotal').implement({
  description: 'Figures of one segment.',
  interfaces: [ClientFiguresType],
  fields: (t) => ({
    segment: t.field({ type: ClientSegment, description: 'The segment.', resolve: ({ segment }) => segment }),
  }),
});

const ClientConnection = builder.connectionObject(
  {
    type: Client,
    name: 'ClientConnection',
    description: 'A page of clients.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'Number of all clients that match, on all pages.',
        resolve: (connection) => (connection as unknown as ClientConnectionValue).totalCount,
      }),
    }),
  },
  { name: 'ClientEdge', description: 'A client in a list.' },
);

const ClientAnalysisType = builder.objectRef<ClientAnalysis>('ClientAnalysis').implement({
  description: 'Who buys, how often, for how much, and who stopped.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: ({ snapshot }) => snapshot.currency,
    }),
    total: t.field({
      type: ClientTotal,
      description: 'All clients, whatever `segments` and `sleeping` say.',
      resolve: ({ totals }) => sumClients(totals),
    }),
    segments: t.field({
      type: [ClientSegmentTotal],
      description: 'Each segment, with zeros where there is no client; together they are `total`.',
      resolve: listSegments,
    }),
    withoutBuyerCount: t.int({
      description: 'Won leads that are left out because they have no such company or contact.',
      resolve: ({ uncounted }) => uncounted.withoutBuyer,
    }),
    withoutBuyerRevenue: t.float({
      description: 'Sum of these leads.',
      resolve: ({ uncounted }) => fromExact(BigInt(uncounted.withoutBuyerRevenue)),
    }),
    withoutTimeCount: t.int({
      description: 'Won leads that are left out because amoCRM does not tell when they were closed, in any period.',
      resolve: ({ uncounted }) => uncounted.withoutTime,
    }),
    list: t.field({
      type: ClientConnection,
      description: 'The clients that match `segments` and `sleeping`.',
      args: {
        orderBy: t.arg({ type: ClientOrder, required: true, defaultValue: 'REVENUE', description: 'The order.' }),
        first: t.arg.int({
          required: true,
          defaultValue: 20,
          description: 'Number of clients, 1 to 250.',
          validate: constraint.first,
        }),
        after: t.arg.string({ description: '`endCursor` of the previous page.', validate: constraint.cursor }),
      },
      resolve: (analysis, page) => listClients(analysis, page),
    }),
  }),
});

builder.queryField('clients', (t) =>
  t.field({
    extensions: work.history,
    type: ClientAnalysisType,
    nullable: true,
    description:
      'Analyzes who buys: won leads by company or main contact, with recency, frequency and money (RFM), by the local replica. It does not read amoCRM’s customers (Покупатели).',
    args: {
      of: t.arg({ type: ClientKind, required: true, description: 'Who the buyer of a lead is.' }),
      boughtAt: t.arg({
        type: DateTimeRange,
        description:
          'Only leads that were closed as won then are purchases: all figures and scores are of these, and `sleepingSince` is as at its end if that is past.',
      }),
      segments: t.arg({
        type: [ClientSegment],
        description: 'Lists only clients of these segments.',
        validate: constraint.listOf(7),
      }),
      sleeping: t.arg.boolean({ description: 'Lists only clients with `sleepingSince`, or only others.' }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, args, context) => analyzeClients(args, context),
  }),
);
