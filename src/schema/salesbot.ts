import type { SalesbotRun as Run, Salesbot as SalesbotRecord } from '../amocrm/index.ts';
import * as resolver from '../resolvers/salesbot.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Contact, Lead } from './ref.ts';

const Salesbot = builder.objectRef<SalesbotRecord>('Salesbot').implement({
  description: 'A salesbot: a script that writes to clients and changes leads. Its steps are not in the API.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    functionality: t.exposeString('type_functionality', {
      nullable: true,
      description: 'What it is for, as amoCRM calls it: `regular`, `greeting`, `marketing`, `nps` …',
    }),
    isActive: t.exposeBoolean('is_active', { description: 'Whether it is switched on.' }),
  }),
});

const SalesbotConnection = builder.connectionObject(
  { type: Salesbot, name: 'SalesbotConnection', description: 'A page of salesbots.' },
  { name: 'SalesbotEdge', description: 'A salesbot in a list.' },
);

const SalesbotEntityType = builder.enumType('SalesbotEntityType', {
  description: 'The types of records that salesbots run on.',
  values: {
    LEADS: { value: 'leads', description: 'A lead.' },
    CONTACTS: { value: 'contacts', description: 'A contact.' },
  } as const,
});

const SalesbotRun = builder.objectRef<Run>('SalesbotRun').implement({
  description: 'A salesbot that amoCRM has agreed to start or stop on a record. What became of it is not in the API.',
  fields: (t) => ({
    botId: t.exposeID('bot_id', { description: 'Salesbot id.' }),
    bot: t.field({
      type: Salesbot,
      nullable: true,
      description: 'The salesbot; null if the account’s API does not list salesbots.',
      resolve: ({ bot_id }, _, context) => resolver.findSalesbot(bot_id, context),
    }),
    entityType: t.expose('entity_type', { type: SalesbotEntityType, description: 'Type of the record.' }),
    entityId: t.exposeID('entity_id', { description: 'Record id.' }),
    lead: t.field({
      type: Lead,
      nullable: true,
      description: 'The lead; null if the record is a contact.',
      resolve: ({ entity_type, entity_id }) => (entity_type === 'leads' ? { id: entity_id } : null),
    }),
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact; null if the record is a lead.',
      resolve: ({ entity_type, entity_id }) => (entity_type === 'contacts' ? { id: entity_id } : null),
    }),
  }),
});

/** What `GET /bots` honours (Kommo API v4, Salesbots). */
const SalesbotFilter = inputOf<resolver.SalesbotFilterInput>()(
  builder.inputType('SalesbotFilter', {
    description: 'Which salesbots match: all given conditions must hold.',
    fields: (t) => ({
      ids: t.idList({ description: 'Ids of salesbots.', validate: constraint.idList }),
      functionalities: t.stringList({
        description: 'What they are for: `regular`, `greeting`, `marketing`, `nps`.',
        validate: constraint.namesUpTo(10),
      }),
    }),
  }),
);

builder.queryFields((t) => ({
  salesbot: t.field({
    type: Salesbot,
    nullable: true,
    description: 'One salesbot by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Salesbot id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.loadSalesbot(Number(id), context),
  }),
  salesbots: t.field({
    type: SalesbotConnection,
    nullable: true,
    description:
      'Salesbots, page by page. Kommo has this list since 2026; an account without it answers NOT_SUPPORTED_BY_AMOCRM, and its salesbots can still be run by their ids.',
    args: {
      filter: t.arg({ type: SalesbotFilter, description: 'Which salesbots; all if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => resolver.listSalesbots(args, context),
  }),
}));

const RunSalesbotInput = inputOf<resolver.RunSalesbotInput>()(
  builder.inputType('RunSalesbotInput', {
    description: 'A salesbot, and the record to run it on.',
    fields: (t) => ({
      botId: t.id({ required: true, description: 'Salesbot id.', validate: constraint.id }),
      entityType: t.field({ type: SalesbotEntityType, required: true, description: 'Type of the record.' }),
      entityId: t.id({ required: true, description: 'Record id.', validate: constraint.id }),
    }),
  }),
);

const SalesbotRunBatch = batchType('SalesbotRun', SalesbotRun, 'salesbot');

builder.mutationFields((t) => ({
  runSalesbot: t.field({
    type: SalesbotRun,
    description:
      'Starts a salesbot on a lead or contact. It may write to the client at once. amoCRM answers that it will start it, not what became of it.',
    extensions: creates,
    args: {
      botId: t.arg.id({ required: true, description: 'Salesbot id.', validate: constraint.id }),
      entityType: t.arg({ type: SalesbotEntityType, required: true, description: 'Type of the record.' }),
      entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.runSalesbot(args, context)),
  }),
  runSalesbots: t.field({
    type: SalesbotRunBatch,
    description:
      'Starts up to 100 salesbots and returns a result for each. A salesbot may write to clients at once. amoCRM answers that it will start them, not what became of them.',
    extensions: creates,
    args: {
      inputs: t.arg({
        type: [RunSalesbotInput],
        required: true,
        description: 'The salesbots and their records.',
        validate: constraint.itemsUpTo(100),
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.runSalesbots(args.inputs, context)),
  }),
  stopSalesbot: t.field({
    type: SalesbotRun,
    description:
      'Stops a salesbot on a lead. amoCRM does it after its answer, and says nothing if the salesbot does not run there.',
    extensions: overwrites,
    args: {
      botId: t.arg.id({ required: true, description: 'Salesbot id.', validate: constraint.id }),
      leadId: t.arg.id({ required: true, description: 'Lead id.', validate: constraint.id }),
    },
    resolve: (_root, args, context) => resolver.stopSalesbot(args, context),
  }),
}));
