/** What events changed something from and to. */
import type { ObjectFieldBuilder } from '@pothos/core';
import { showDateTime } from '../resolvers/account-time.ts';
import { loadField, loadNote, type ShownValue, toEntityType } from '../resolvers/event.ts';
import { loadUser } from '../resolvers/user.ts';
import { TaskType } from './account.ts';
import { builder, type SchemaTypes } from './builder.ts';
import { CallDirection } from './call-enum.ts';
import { Note } from './ref.ts';
import { Stage } from './stage.ts';
import { resolveSubject, Subject } from './subject.ts';
import { User } from './user.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

const ResponsibleValue = builder.objectRef<ShownValue<'responsible'>>('EventResponsible').implement({
  description: 'The responsible user, as an event has it.',
  fields: (t) => ({
    userId: t.exposeID('user_id', { description: 'Id of the user.' }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user.',
      resolve: ({ user_id }, _, context, info) => loadUser(user_id, context, info),
    }),
  }),
});

const TagValue = builder.objectRef<ShownValue<'tag'>>('EventTag').implement({
  description: 'A tag that was added or removed.',
  fields: (t) => ({ name: t.exposeString('name', { description: 'Its name.' }) }),
});

const LinkValue = builder.objectRef<ShownValue<'link'>>('EventLink').implement({
  description: 'A record that was linked or unlinked.',
  fields: (t) => ({
    entityTypeName: t.exposeString('entity_type', {
      description: 'amoCRM’s name of its type, in the singular: `contact`, `catalog_4521` …',
    }),
    entityId: t.exposeID('entity_id', { description: 'Its id.' }),
    record: t.field({
      type: Subject,
      nullable: true,
      description: 'The record; null if it was deleted or is not a lead, contact, company or customer.',
      resolve: ({ entity_type, entity_id }, _, context, info) =>
        resolveSubject(toEntityType(entity_type), entity_id, context, info),
    }),
  }),
});

const CustomFieldChange = builder.objectRef<ShownValue<'custom_field'>>('EventCustomField').implement({
  description: 'A value of a custom field. A field with several values has one of these for each.',
  fields: (t) => ({
    fieldId: t.exposeID('field_id', { description: 'Id of the field.' }),
    name: t.string({
      nullable: true,
      description: 'Name of the field; null if it was deleted.',
      resolve: async (value, _, context) => (await loadField(value, context))?.name ?? null,
    }),
    code: t.string({
      nullable: true,
      description: 'Code of the field, e.g. `PHONE`; null if it has none.',
      resolve: async (value, _, context) => (await loadField(value, context))?.code ?? null,
    }),
    text: t.exposeString('text', { description: 'The value, or the label of the option, as it was then.' }),
    optionId: t.exposeID('enum_id', {
      nullable: true,
      description: 'Id of the option, or of the kind of a phone or e-mail; null for other fields.',
    }),
    label: t.string({
      nullable: true,
      description: 'The present label of that option or kind; null if there is none.',
      resolve: async (value, _, context) =>
        (await loadField(value, context))?.enums.find(({ id }) => id === value.enum_id)?.value ?? null,
    }),
  }),
});

const PriceValue = builder.objectRef<ShownValue<'price'>>('EventPrice').implement({
  description: 'The price of a lead, as an event has it.',
  fields: (t) => ({
    price: t.exposeFloat('price', { nullable: true, description: 'In the account’s currency; null for none.' }),
  }),
});

const NameValue = builder.objectRef<ShownValue<'name'>>('EventName').implement({
  description: 'The name of a record, as an event has it.',
  fields: (t) => ({ name: t.exposeString('name', { description: 'The name.' }) }),
});

const TaskValue = builder.objectRef<ShownValue<'task'>>('EventTask').implement({
  description: 'What was changed of a task. An event has one of the three.',
  fields: (t) => ({
    text: t.exposeString('text', { nullable: true, description: 'Its text, of `TASK_TEXT_CHANGED`.' }),
    taskType: t.field({
      type: TaskType,
      nullable: true,
      description: 'Its type, of `TASK_TYPE_CHANGED`.',
      resolve: async ({ task_type_id }, _, { metadata }) =>
        (await metadata.account()).task_types.find(({ id }) => id === task_type_id) ?? null,
    }),
    completeTill: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was due, of `TASK_DEADLINE_CHANGED`.',
      resolve: ({ complete_till }, _, context) => showDateTime(complete_till, context),
    }),
  }),
});

/** The fields of a value that is a note. */
function noteFields(t: ObjectFieldBuilder<Types, ShownValue<'note'>>) {
  return {
    noteId: t.exposeID('note_id', { description: 'Id of the note.' }),
    note: t.field({
      type: Note,
      nullable: true,
      description: 'The note; null if it was deleted. All notes of an answer cost one request for each type of record.',
      resolve: (value, _, context) => loadNote(value, context),
    }),
  };
}

const NoteValue = builder.objectRef<ShownValue<'note'>>('EventNote').implement({
  description: 'A note that belongs to an event: a text, an SMS, a message of another system …',
  fields: (t) => ({
    ...noteFields(t),
  }),
});

const CallValue = builder.objectRef<ShownValue<'note'>>('EventCall').implement({
  description: 'A call. Its phone and duration are in its note.',
  fields: (t) => ({
    direction: t.field({
      type: CallDirection,
      description: 'Who called.',
      resolve: ({ event }) => (event.type === 'incoming_call' ? 'INCOMING' : 'OUTGOING'),
    }),
    ...noteFields(t),
  }),
});

const MessageValue = builder.objectRef<ShownValue<'message'>>('EventMessage').implement({
  description: 'A message of a chat. amoCRM’s API does not give its text.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, a text.' }),
    origin: t.exposeString('origin', { nullable: true, description: 'The channel, e.g. `telegram`.' }),
    talkId: t.exposeID('talk_id', { nullable: true, description: 'Id of the talk that it belongs to.' }),
  }),
});

const OtherValue = builder.objectRef<ShownValue<'other'>>('EventOther').implement({
  description: 'A value of a kind that has no type of its own in this schema.',
  fields: (t) => ({
    json: t.field({ type: 'JSON', description: 'The value as amoCRM sends it.', resolve: ({ json }) => json }),
  }),
});

/** A type for each kind of value; a note may also be a call. */
const typesByKind = {
  stage: 'Stage',
  responsible: 'EventResponsible',
  tag: 'EventTag',
  link: 'EventLink',
  custom_field: 'EventCustomField',
  price: 'EventPrice',
  name: 'EventName',
  task: 'EventTask',
  note: 'EventNote',
  message: 'EventMessage',
  other: 'EventOther',
} as const satisfies Record<ShownValue['kind'], string>;

/** What something was changed from or to. */
export const EventValue = builder.unionType('EventValue', {
  description: 'What an event changed something from or to.',
  types: [
    Stage,
    ResponsibleValue,
    TagValue,
    LinkValue,
    CustomFieldChange,
    PriceValue,
    NameValue,
    TaskValue,
    NoteValue,
    CallValue,
    MessageValue,
    OtherValue,
  ],
  resolveType: (value) => {
    const { kind, event } = value as ShownValue;
    return kind === 'note' && /^(?:incoming|outgoing)_call$/.test(event.type) ? 'EventCall' : typesByKind[kind];
  },
});
