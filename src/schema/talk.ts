import { showDateTime } from '../resolvers/account-time.ts';
import {
  closeTalk,
  listTalks,
  loadContactOf,
  loadLeadOf,
  loadTalk,
  loadTalksOf,
  readStatus,
  readSubject,
  type TalkFilterInput,
} from '../resolvers/talk.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';
import { Contact, Lead, Source, Talk } from './ref.ts';

const TalkStatus = builder.enumType('TalkStatus', {
  description: 'What a talk is at.',
  values: {
    IN_WORK: { value: 'in_work', description: 'It is open.' },
    CLOSED: { value: 'closed', description: 'It is closed.' },
    NPS_SCHEDULED: { value: 'nps_scheduled', description: 'It is being closed: the NPS bot will ask for a mark.' },
    NPS_IN_PROGRESS: { value: 'nps_in_progress', description: 'It is being closed: the NPS bot has asked for a mark.' },
    WITH_ERROR: { value: 'with_error', description: 'Closing it failed.' },
  } as const,
});

Talk.implement({
  description:
    'A talk («беседа») with a client in a messenger. Its messages cannot be read or sent: amocrm.ru refuses integrations (403), so there are no fields for them. kommo.com documents them, and amoCRM’s Chats API has them for the integration that owns the channel.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    status: t.field({
      type: TalkStatus,
      description: 'What it is at.',
      resolve: (talk, _, context) => readStatus(talk, context),
    }),
    isInWork: t.boolean({
      description: 'Whether it is not closed.',
      resolve: (talk, _, { loaders }) => loaders.talk.read(talk, 'is_in_work'),
    }),
    isRead: t.boolean({
      description: 'Whether a user has read its newest message.',
      resolve: (talk, _, { loaders }) => loaders.talk.read(talk, 'is_read'),
    }),
    origin: t.string({
      nullable: true,
      description: 'The messenger: `telegram`, `waba`, `vk` …',
      resolve: (talk, _, { loaders }) => loaders.talk.read(talk, 'origin'),
    }),
    chatId: t.string({
      nullable: true,
      description: 'Id of its chat in amoCRM’s Chats API.',
      resolve: (talk, _, { loaders }) => loaders.talk.read(talk, 'chat_id'),
    }),
    rate: t.int({
      nullable: true,
      description: 'The mark that the client gave the NPS bot; null if none was given.',
      resolve: async (talk, _, { loaders }) => Math.round((await loaders.talk.read(talk, 'rate')) ?? 0) || null,
    }),
    missedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was missed: no user had answered within the time of the account’s settings.',
      resolve: async (talk, _, context) => showDateTime(await context.loaders.talk.read(talk, 'missed_at'), context),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was begun.',
      resolve: async (talk, _, context) => showDateTime(await context.loaders.talk.read(talk, 'created_at'), context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: async (talk, _, context) => showDateTime(await context.loaders.talk.read(talk, 'updated_at'), context),
    }),
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact that it is with.',
      resolve: (talk, _, context, info) => loadContactOf(talk, context, info),
    }),
    lead: t.field({
      type: Lead,
      nullable: true,
      description: 'The lead that it is about; null if it is about a customer or nothing.',
      resolve: (talk, _, context, info) => loadLeadOf(talk, context, info),
    }),
    customerId: t.id({
      nullable: true,
      description: 'Id of the customer that it is about; null if it is about a lead or nothing.',
      resolve: (talk, _, context) => readSubject(talk, 'customer', context),
    }),
    source: t.field({
      type: Source,
      nullable: true,
      description: 'The source that it came by, if it is one of this integration; amoCRM shows no others.',
      resolve: async (talk, _, { loaders }) => {
        const id = await loaders.talk.read(talk, 'source_id');
        return id === null ? null : loaders.source.load(id);
      },
    }),
  }),
});

const onlyInWork = { description: 'Only talks that are not closed.' };

builder.objectField(Lead, 'talks', (t) =>
  t.field({
    type: [Talk],
    nullable: true,
    description: 'The talks about it. Those of all leads of a page are read together.',
    args: { onlyInWork: t.arg.boolean(onlyInWork) },
    resolve: ({ id }, { onlyInWork }, context) => loadTalksOf('leads', id, onlyInWork, context),
  }),
);

builder.objectField(Contact, 'talks', (t) =>
  t.field({
    type: [Talk],
    nullable: true,
    description: 'The talks with them. Those of all contacts of a page are read together.',
    args: { onlyInWork: t.arg.boolean(onlyInWork) },
    resolve: ({ id }, { onlyInWork }, context) => loadTalksOf('contacts', id, onlyInWork, context),
  }),
);

const TalkConnection = builder.connectionObject(
  { type: Talk, name: 'TalkConnection', description: 'A page of talks.' },
  { name: 'TalkEdge', description: 'A talk in a list.' },
);

/** What `GET /talks` honours. */
const TalkFilter = inputOf<TalkFilterInput>()(
  builder.inputType('TalkFilter', {
    description: 'Which talks match: all given conditions must hold.',
    fields: (t) => ({
      ids: t.idList({ description: 'Ids of talks.', validate: constraint.idList }),
      leadIds: t.idList({ description: 'Ids of the leads that they are about.', validate: constraint.idList }),
      contactIds: t.idList({ description: 'Ids of the contacts that they are with.', validate: constraint.idList }),
      onlyInWork: t.boolean(onlyInWork),
    }),
  }),
);

builder.queryFields((t) => ({
  talk: t.field({
    type: Talk,
    nullable: true,
    description: 'One talk by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Talk id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => loadTalk(Number(id), context),
  }),
  talks: t.field({
    type: TalkConnection,
    nullable: true,
    description:
      'Talks, page by page, in amoCRM’s own order, which it does not document. A page moves when talks are added: to work through open ones, read the first page again.',
    args: {
      filter: t.arg({ type: TalkFilter, description: 'Which talks; all if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listTalks(args, context),
  }),
}));

builder.mutationField('closeTalk', (t) =>
  t.field({
    type: Talk,
    description:
      'Closes a talk. amoCRM does it after its answer: `status` may still be the old one. If the account has an NPS bot, it asks the client for a mark first.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Talk id.', validate: constraint.id }),
      force: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to close it at once, without the NPS bot.',
      }),
    },
    resolve: (_root, { id, force }, context) => closeTalk(id, force, context),
  }),
);
