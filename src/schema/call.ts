import { loadNoteById } from '../resolvers/note.ts';
import * as resolver from '../resolvers/write/call.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { callFields } from './note-content.ts';
import { Note } from './ref.ts';
import { resolveSubject, Subject } from './subject.ts';

const CallPlacement = builder.objectRef<resolver.CallPlacement>('CallPlacement').implement({
  description:
    'Where amoCRM added a call: to the only open lead of the contact or company with its number, otherwise to that contact or company.',
  fields: (t) => ({
    isAdded: t.boolean({ description: 'Whether it was added.', resolve: ({ noteId }) => noteId !== null }),
    entityType: t.expose('entityType', {
      type: EntityType,
      nullable: true,
      description: 'Type of the record that got it; null if it was not added.',
    }),
    record: t.field({
      type: Subject,
      nullable: true,
      description: 'The record that got it; null if it was not added.',
      resolve: ({ entityType, entityId }, _, context, info) => resolveSubject(entityType, entityId, context, info),
    }),
    noteId: t.exposeID('noteId', {
      nullable: true,
      description: 'Id of the note that the call became; null if it was not added.',
    }),
    note: t.field({
      type: Note,
      nullable: true,
      description: 'The note, read in a request of its own.',
      resolve: ({ entityType, noteId }, _, context) =>
        entityType && noteId !== null ? loadNoteById(entityType, noteId, context) : null,
    }),
    reason: t.exposeString('reason', { description: 'Why it was added there, or why it was not added.' }),
  }),
});

const AddCallInput = inputOf<resolver.AddCallInput>()(
  builder.inputType('AddCallInput', {
    description: 'A call that took place.',
    fields: (t) => ({
      ...callFields(t),
      phone: t.string({
        required: true,
        description: 'The other party’s number; amoCRM finds the record by its last 10 digits.',
        validate: constraint.phone,
      }),
      source: t.string({ required: true, description: 'Name of the telephony service.', validate: constraint.name }),
      calledByUserId: t.id({ description: 'User who called or was called.', validate: constraint.id }),
      responsibleUserId: t.id({ description: 'User responsible for the note.', validate: constraint.id }),
      createdByUserId: t.id({
        description: 'User who is its author; amoCRM counts it as a robot’s if omitted.',
        validate: constraint.id,
      }),
      createdAt: t.field({ type: 'DateTime', description: 'When it took place; now if omitted.' }),
    }),
  }),
);

const CallBatch = batchType('Call', CallPlacement);

builder.mutationFields((t) => ({
  addCall: t.field({
    type: CallPlacement,
    description:
      'Adds a call to the record with its phone, and says which one it is. A number that no record has is not an error: the call is not added and `reason` says so.',
    extensions: creates,
    args: {
      input: t.arg({ type: AddCallInput, required: true, description: 'The call.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.addCall(args.input, context)),
  }),
  addCalls: t.field({
    type: CallBatch,
    description: 'Adds up to 250 calls and returns a result for each.',
    extensions: creates,
    args: {
      inputs: t.arg({ type: [AddCallInput], required: true, description: 'The calls.', validate: constraint.batch }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.addCalls(args.inputs, context)),
  }),
}));
