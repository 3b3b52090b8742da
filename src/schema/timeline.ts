import type { ArgBuilder } from '@pothos/core';
import { showDateTime } from '../resolvers/account-time.ts';
import type { TimelineItem as Item } from '../resolvers/timeline.ts';
import { loadRecordTimeline, loadTimeline, toContactOwners } from '../resolvers/timeline.ts';
import { builder, type SchemaTypes } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { Event } from './event.ts';
import { noteKinds, typenameOf } from './note-kind.ts';
import { Company, Contact, Customer, Lead, Task } from './ref.ts';

export const TimelineKind = builder.enumType('TimelineKind', {
  description: 'What an item of a timeline is.',
  values: {
    EVENT: { description: 'A change of the record: of its stage, price, fields, tags, links …' },
    NOTE: { description: 'A note: a text, a message of another system …' },
    CALL: { description: 'A call.' },
    MESSAGE: { description: 'An e-mail, an SMS or a message of a chat.' },
    TASK: { description: 'A task.' },
  } as const,
});

export const TimelineRecord = builder.unionType('TimelineRecord', {
  description: 'The record behind an item of a timeline. Calls and SMS are notes; messages of chats are events.',
  types: [Event, Task, ...noteKinds],
  resolveType: (record) => ('value_after' in record ? 'Event' : 'note_type' in record ? typenameOf(record) : 'Task'),
});

const TimelineItem = builder.objectRef<Item>('TimelineItem').implement({
  description: 'Something that happened to a record.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id among items: `event:…`, `note:…` or `task:…`.' }),
    kind: t.field({ type: TimelineKind, description: 'What it is.', resolve: ({ kind }) => kind }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it happened; for a task, when it was created.',
      resolve: ({ at }, _, context) => showDateTime(at, context),
    }),
    record: t.field({ type: TimelineRecord, description: 'The event, note or task.', resolve: ({ item }) => item }),
  }),
});

const TimelineConnection = builder.connectionObject(
  { type: TimelineItem, name: 'TimelineConnection', description: 'A page of a timeline.' },
  { name: 'TimelineEdge', description: 'An item of a timeline.' },
);

type WithArguments = { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> };

function ofContactsArg(t: WithArguments) {
  return t.arg.boolean({
    required: true,
    defaultValue: false,
    description: 'Whether what happened to its contacts is included.',
  });
}

function timelineArgs(t: WithArguments) {
  return {
    kinds: t.arg({
      type: [TimelineKind],
      description: 'Only items of these kinds; all if omitted. Kinds that are not wanted are not read.',
      validate: constraint.listOf(5),
    }),
    ...connectionArgs(t),
  };
}

const cost =
  'All items are read for each page: one request to amoCRM for every 100 events, 250 notes and 250 tasks; many records of one answer are read together, the events by ten.';

builder.objectField(Lead, 'timeline', (t) =>
  t.field({
    type: TimelineConnection,
    nullable: true,
    description: `What happened to it, newest first, page by page. ${cost}`,
    args: {
      ofContacts: ofContactsArg(t),
      ...timelineArgs(t),
    },
    resolve: async (lead, { ofContacts, ...page }, context) => {
      const contacts = ofContacts ? await context.loaders.lead.read(lead, 'contacts', ['contacts']) : [];
      return loadTimeline([{ kind: 'leads', ids: [lead.id] }, toContactOwners(contacts)], page, context);
    },
  }),
);

builder.objectField(Contact, 'timeline', (t) =>
  t.field({
    type: TimelineConnection,
    nullable: true,
    description: `What happened to it, newest first, page by page. ${cost}`,
    args: timelineArgs(t),
    resolve: ({ id }, page, context) => loadTimeline([{ kind: 'contacts', ids: [id] }], page, context),
  }),
);

builder.objectField(Company, 'timeline', (t) =>
  t.field({
    type: TimelineConnection,
    nullable: true,
    description: `What happened to it, newest first, page by page. ${cost}`,
    args: {
      ofContacts: ofContactsArg(t),
      ...timelineArgs(t),
    },
    resolve: async (company, { ofContacts, ...page }, context) => {
      const contacts = ofContacts ? await context.loaders.company.read(company, 'contacts', ['contacts']) : [];
      return loadTimeline([{ kind: 'companies', ids: [company.id] }, toContactOwners(contacts)], page, context);
    },
  }),
);

builder.objectField(Customer, 'timeline', (t) =>
  t.field({
    type: TimelineConnection,
    nullable: true,
    description: `What happened to it, newest first, page by page. ${cost}`,
    args: timelineArgs(t),
    resolve: ({ id }, page, context) => loadTimeline([{ kind: 'customers', ids: [id] }], page, context),
  }),
);

builder.queryField('timeline', (t) =>
  t.field({
    type: TimelineConnection,
    nullable: true,
    description: `What happened to a lead, contact, company or customer, newest first, page by page; the record itself is not read. ${cost}`,
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
      entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
      ofContacts: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether what happened to the contacts of a lead or company is included.',
      }),
      ...timelineArgs(t),
    },
    resolve: (_root, args, context) => loadRecordTimeline(args, context),
  }),
);
