import { showDateTime } from '../resolvers/account-time.ts';
import { addNote, listNotes } from '../resolvers/note.ts';
import { shorten } from '../resolvers/shorten.ts';
import { loadUser } from '../resolvers/user.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates } from './annotation.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { idempotencyKey } from './idempotency.ts';
import { maxLengthArg } from './max-length.ts';
import { Note } from './ref.ts';
import { resolveSubject, Subject } from './subject.ts';
import { User } from './user.ts';

Note.implement({
  description: 'A note in the feed of a lead, contact or company: a text, a call, a message of another system.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    type: t.string({
      description: 'amoCRM’s name of its type: `common`, `call_in`, `call_out`, `service_message` …',
      resolve: (note) => note.note_type ?? 'common',
    }),
    text: t.string({
      nullable: true,
      description: 'Its text, for types that have one.',
      args: { maxLength: maxLengthArg(t) },
      resolve: ({ params }, { maxLength }) =>
        typeof params?.text === 'string' ? shorten(params.text, maxLength) : null,
    }),
    phone: t.string({
      nullable: true,
      description: 'The other party’s number, for a call.',
      resolve: ({ params }) => (params?.phone == null ? null : String(params.phone)),
    }),
    duration: t.int({
      nullable: true,
      description: 'Duration of a call, in seconds.',
      resolve: ({ params }) => toSeconds(params?.duration),
    }),
    subject: t.field({
      type: Subject,
      nullable: true,
      description: 'The lead, contact or company that it is about.',
      resolve: (note, _, context, info) =>
        resolveSubject(note.entity_type ?? null, note.entity_id ?? null, context, info),
    }),
    params: t.field({
      type: 'JSON',
      description:
        'All data that amoCRM stores for it. The shape depends on the type, e.g. `duration` and `phone` for a call.',
      resolve: (note) => note.params ?? {},
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who wrote it; null for a robot or an integration.',
      resolve: (note, _, context, info) => loadUser(note.created_by ?? null, context, info),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was written.',
      resolve: (note, _, context) => showDateTime(note.created_at ?? context.now(), context),
    }),
  }),
});

/** Data that another system stored in a call. Its shape is not known. */
function toSeconds(duration: unknown): number | null {
  const seconds = Math.round(Number(duration ?? Number.NaN));
  return seconds >= 0 && seconds < 2 ** 31 ? seconds : null;
}

const NoteConnection = builder.connectionObject(
  { type: Note, name: 'NoteConnection', description: 'A page of notes.' },
  { name: 'NoteEdge', description: 'A note in a list.' },
);

builder.queryField('notes', (t) =>
  t.field({
    type: NoteConnection,
    nullable: true,
    description: 'The notes of a lead, contact or company, newest first, page by page.',
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
      entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listNotes(args, context),
  }),
);

builder.mutationField('addNote', (t) =>
  t.field({
    type: Note,
    description: 'Adds a text note to the feed of a lead, contact or company.',
    extensions: creates,
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
      entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
      text: t.arg.string({ required: true, description: 'The text.', validate: constraint.text }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => addNote(args.entityType, args.entityId, args.text, context)),
  }),
);
