import { loadNoteById } from '../resolvers/note.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import * as resolver from '../resolvers/write/note.ts';
import { creates, ensures, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { CallStatus } from './call-enum.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { NoteContentInput } from './note-content.ts';
import { CashierMessageStatus } from './note-enum.ts';
import { Note } from './ref.ts';

/** What a new note has besides its record, as a field of an input and as an argument. */
const noteOptions = {
  text: { description: 'The text.', validate: constraint.text },
  content: { type: NoteContentInput, description: 'A note of another kind; either this or `text`.' },
  createdAt: { type: 'DateTime', description: 'When it was written; now if omitted.' },
  createdByUserId: {
    description: 'User who wrote it; the user of amoCRM’s token if omitted.',
    validate: constraint.id,
  },
  responsibleUserId: { description: 'Responsible user.', validate: constraint.id },
} as const;

const AddNoteInput = inputOf<resolver.AddNoteInput>()(
  builder.inputType('AddNoteInput', {
    description: 'A new note.',
    fields: (t) => ({
      entityType: t.field({ type: EntityType, required: true, description: 'Type of the record.' }),
      entityId: t.id({ required: true, description: 'Record id.', validate: constraint.id }),
      text: t.string(noteOptions.text),
      content: t.field(noteOptions.content),
      createdAt: t.field(noteOptions.createdAt),
      createdByUserId: t.id(noteOptions.createdByUserId),
      responsibleUserId: t.id(noteOptions.responsibleUserId),
    }),
  }),
);

const UpdateNoteInput = inputOf<resolver.UpdateNoteInput>()(
  builder.inputType('UpdateNoteInput', {
    description:
      'Changes of a note; omitted fields keep their value. A field that the kind of the note lacks is an error.',
    validate: constraint.notEmpty,
    fields: (t) => ({
      text: t.string({ description: 'Text, of all kinds but calls and files.', validate: constraint.text }),
      callResult: t.string({ description: 'Result of a call.', validate: constraint.text }),
      callStatus: t.field({ type: CallStatus, description: 'How a call ended.' }),
      recordingUrl: t.string({ description: 'Address of the recording of a call.', validate: constraint.address }),
      cashierStatus: t.field({ type: CashierMessageStatus, description: 'What became of a message to the cashier.' }),
    }),
  }),
);

const NotePin = builder.objectRef<resolver.NotePin>('NotePin').implement({
  description: 'A note that was pinned or unpinned.',
  fields: (t) => ({
    noteId: t.exposeID('noteId', { description: 'Id of the note.' }),
    isPinned: t.exposeBoolean('isPinned', { description: 'Whether it is pinned now.' }),
    note: t.field({
      type: Note,
      nullable: true,
      description: 'The note, read in a request of its own.',
      resolve: ({ entityType, noteId }, _, context) => loadNoteById(entityType, noteId, context),
    }),
  }),
});

const NoteBatch = batchType('Note', Note);

builder.mutationFields((t) => {
  const noteArgs = {
    entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
    id: t.arg.id({ required: true, description: 'Note id.', validate: constraint.id }),
  };
  return {
    addNote: t.field({
      type: Note,
      description: 'Adds a note to the feed of a lead, contact, company or customer: a text or one of the other kinds.',
      extensions: creates,
      args: {
        entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
        entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
        text: t.arg.string(noteOptions.text),
        content: t.arg(noteOptions.content),
        createdAt: t.arg(noteOptions.createdAt),
        createdByUserId: t.arg.id(noteOptions.createdByUserId),
        responsibleUserId: t.arg.id(noteOptions.responsibleUserId),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent(args, context, info, (context) => {
          const { idempotencyKey: _, ...input } = args;
          return resolver.addNote(input, context);
        }),
    }),
    addNotes: t.field({
      type: NoteBatch,
      description: 'Adds up to 250 notes and returns a result for each.',
      extensions: creates,
      args: {
        inputs: t.arg({
          type: [AddNoteInput],
          required: true,
          description: 'The new notes.',
          validate: constraint.batch,
        }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent(args, context, info, (context) => resolver.addNotes(args.inputs, context)),
    }),
    updateNote: t.field({
      type: Note,
      description: 'Changes a note, which is read first. Notes that amoCRM keeps itself cannot be changed.',
      extensions: overwrites,
      args: {
        ...noteArgs,
        input: t.arg({ type: UpdateNoteInput, required: true, description: 'The changes.' }),
      },
      resolve: (_root, { entityType, id, input }, context) => resolver.updateNote(entityType, id, input, context),
    }),
    pinNote: t.field({
      type: NotePin,
      description:
        'Pins a note above the feed of its record. amoCRM shows one: a note that was pinned before is unpinned.',
      extensions: ensures,
      args: noteArgs,
      resolve: (_root, { entityType, id }, context) => resolver.pinNote(entityType, id, true, context),
    }),
    unpinNote: t.field({
      type: NotePin,
      description: 'Unpins a note.',
      extensions: ensures,
      args: noteArgs,
      resolve: (_root, { entityType, id }, context) => resolver.pinNote(entityType, id, false, context),
    }),
  };
});
