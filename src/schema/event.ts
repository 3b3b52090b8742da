import {
  type Event as EventRecord,
  eventTypes,
  type EventLanguage as Language,
  type EventTypeName as NamedType,
  type EventType as TypeName,
} from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { listEvents, loadEvent, toEntityType, typeOf, valuesOf } from '../resolvers/event.ts';
import type { EventFilterInput, EventValueFilterInput } from '../resolvers/event-filter.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { EventValue } from './event-value.ts';
import { inputOf } from './input.ts';
import { StatusPair } from './lead-filter.ts';
import { DateTimeRange } from './range.ts';
import { resolveSubject, Subject } from './subject.ts';
import { User } from './user.ts';

/** One value for each documented type. */
const EventType = builder.enumType('EventType', {
  description: 'A documented type of events.',
  values: Object.fromEntries(
    Object.entries(eventTypes).map(([value, description]) => [value.toUpperCase(), { value, description }]),
  ) as Record<Uppercase<TypeName>, { value: TypeName; description: string }>,
});

/** What events are about. */
const EventEntityType = builder.enumType('EventEntityType', {
  description: 'The kind of record that an event is about.',
  values: {
    LEADS: { value: 'lead', description: 'Leads (сделки).' },
    CONTACTS: { value: 'contact', description: 'Contacts (контакты).' },
    COMPANIES: { value: 'company', description: 'Companies (компании).' },
    CUSTOMERS: { value: 'customer', description: 'Customers (покупатели).' },
    TASKS: { value: 'task', description: 'Tasks (задачи).' },
  } as const,
});

/** An entry of the log. */
export const Event = builder.objectRef<EventRecord>('Event').implement({
  description: 'An entry of the account’s log: what was changed, by whom, when, and from what to what.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, a text that sorts by time.' }),
    type: t.field({
      type: EventType,
      nullable: true,
      description: 'What happened; null for a type that is not documented, see `typeName`.',
      resolve: typeOf,
    }),
    typeName: t.exposeString('type', {
      description: 'amoCRM’s name of its type: `lead_status_changed`, `custom_field_123_value_changed` …',
    }),
    entityTypeName: t.exposeString('entity_type', {
      description: 'amoCRM’s name of the type of its record, in the singular: `lead`, `task`, `catalog_4521` …',
    }),
    entityId: t.exposeID('entity_id', { nullable: true, description: 'Id of its record; null if it has none.' }),
    subject: t.field({
      type: Subject,
      nullable: true,
      description: 'Its record; null if it was deleted or is not a lead, contact, company or customer.',
      resolve: ({ entity_type, entity_id }, _, context, info) =>
        resolveSubject(toEntityType(entity_type), entity_id, context, info),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who did it; null for a robot or an integration.',
      resolve: ({ created_by }, _, context, info) => loadUser(created_by, context, info),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it happened.',
      resolve: ({ created_at }, _, context) => showDateTime(created_at, context),
    }),
    before: t.field({
      type: [EventValue],
      description: 'What was changed, as it was before; empty if it was added, and if the type has no values.',
      resolve: (event) => valuesOf(event, 'value_before'),
    }),
    after: t.field({
      type: [EventValue],
      description: 'The same after the change; empty if it was removed, and if the type has no values.',
      resolve: (event) => valuesOf(event, 'value_after'),
    }),
  }),
});

const EventValueFilter = inputOf<EventValueFilterInput>()(
  builder.inputType('EventValueFilter', {
    description: 'A value before or after a change. Give one condition; those without `types` imply the type.',
    fields: (t) => ({
      statuses: t.field({
        type: [StatusPair],
        description: 'Statuses, also deleted ones; of `LEAD_STATUS_CHANGED`.',
        validate: constraint.itemsUpTo(100),
      }),
      responsibleUserIds: t.idList({
        description: 'Responsible users; of `ENTITY_RESPONSIBLE_CHANGED`.',
        validate: constraint.idList,
      }),
      optionIds: t.idList({
        description: 'Options of a custom field. Requires exactly one of `customFieldIds`.',
        validate: constraint.idList,
      }),
      value: t.string({
        description:
          'The whole name, price or text of a field. Requires `types` or `customFieldIds`. amoCRM does not document how it compares.',
        validate: constraint.name,
      }),
    }),
  }),
);

/** What `GET /events` honours (amoCRM API v4, Events: filter). */
const EventFilter = inputOf<EventFilterInput>()(
  builder.inputType('EventFilter', {
    description: 'Which events match: all given conditions must hold.',
    fields: (t) => ({
      types: t.field({
        type: [EventType],
        description: 'Types of events.',
        validate: constraint.itemsUpTo(100),
      }),
      typeNames: t.stringList({
        description:
          'Types by amoCRM’s names, besides `types`: `lead_status_changed`, `custom_field_123_value_changed` …',
        validate: constraint.namesUpTo(100),
      }),
      customFieldIds: t.idList({
        description: 'Changes of these custom fields, besides `types`.',
        validate: constraint.idListUpTo(100),
      }),
      entityType: t.field({ type: EventEntityType, description: 'Only events of records of this kind.' }),
      entityIds: t.idList({
        description: 'Ids of at most 10 records. Requires `entityType`.',
        validate: constraint.idListUpTo(10),
      }),
      createdByUserIds: t.idList({
        description: 'At most 10 users who did it.',
        validate: constraint.idListUpTo(10),
      }),
      createdAt: t.field({ type: DateTimeRange, description: 'When it happened.' }),
      before: t.field({ type: EventValueFilter, description: 'The value before the change.' }),
      after: t.field({ type: EventValueFilter, description: 'The value after the change.' }),
    }),
  }),
);

const EventConnection = builder.connectionObject(
  { type: Event, name: 'EventConnection', description: 'A page of events.' },
  { name: 'EventEdge', description: 'An event in a list.' },
);

builder.queryField('events', (t) =>
  t.field({
    type: EventConnection,
    nullable: true,
    description:
      'The account’s log, newest first, page by page; amoCRM has no other order. More than 100 events cost several requests.',
    args: {
      filter: t.arg({ type: EventFilter, description: 'Which events; all if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listEvents(args, context),
  }),
);

builder.queryField('event', (t) =>
  t.field({
    type: Event,
    nullable: true,
    description: 'One event by its id.',
    args: { id: t.arg.string({ required: true, description: 'Id of the event.', validate: constraint.uid }) },
    resolve: (_root, { id }, context) => loadEvent(id, context),
  }),
);

const EventLanguage = builder.enumType('EventLanguage', {
  description: 'A language of the names of types of events.',
  values: {
    RU: { value: 'ru', description: 'Russian.' },
    EN: { value: 'en', description: 'English.' },
    ES: { value: 'es', description: 'Spanish.' },
    PT: { value: 'pt', description: 'Portuguese.' },
  } as const satisfies Record<string, { value: Language; description: string }>,
});

const EventTypeName = builder.objectRef<NamedType>('EventTypeName').implement({
  description: 'A type of events that the account has, with its name in amoCRM’s interface.',
  fields: (t) => ({
    type: t.field({
      type: EventType,
      nullable: true,
      description: 'The type; null for one that is not documented, see `typeName`.',
      resolve: ({ key }) => typeOf({ type: key }),
    }),
    typeName: t.exposeString('key', { description: 'amoCRM’s name of the type.' }),
    name: t.exposeString('lang', { description: 'What users see.' }),
  }),
});

builder.queryField('eventTypes', (t) =>
  t.field({
    type: [EventTypeName],
    nullable: true,
    description: 'The types of events that the account has, with the names that users see.',
    args: {
      language: t.arg({ type: EventLanguage, description: 'Language of the names; amoCRM chooses one if omitted.' }),
    },
    resolve: (_root, { language }, { amocrm }) => amocrm.events.types(language ?? undefined),
  }),
);
