import { isNoteType } from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { listNotes, readNote } from '../resolvers/note.ts';
import type { NoteFilterInput } from '../resolvers/note-filter.ts';
import { secondsOf, textOf } from '../resolvers/note-param.ts';
import { shorten } from '../resolvers/shorten.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { connectionArgs, scanned } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';
import { maxLengthArg } from './max-length.ts';
import { NoteType } from './note-enum.ts';
import { typenameOf } from './note-kind.ts';
import { DateTimeRange } from './range.ts';
import { Note } from './ref.ts';
import { resolveSubject, Subject } from './subject.ts';
import { User } from './user.ts';

Note.implement({
  description:
    'A note in the feed of a lead, contact, company or customer: a text, a call, a message of another system. Each kind has a type of its own.',
  resolveType: typenameOf,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    type: t.string({
      description: 'amoCRM’s name of its type: `common`, `call_in`, `call_out`, `service_message` …',
      resolve: (note) => note.note_type ?? 'common',
    }),
    noteType: t.field({
      type: NoteType,
      nullable: true,
      description: 'Its type; null for a type that is newer than this schema, see `type`.',
      resolve: ({ note_type = 'common' }) => (isNoteType(note_type) ? note_type : null),
    }),
    text: t.string({
      nullable: true,
      description:
        'Its text; of a call its result, of a file its name, of an e-mail its subject, of a visit the address.',
      args: { maxLength: maxLengthArg(t) },
      resolve: ({ params }, { maxLength }) => {
        const text = textOf(params ?? {});
        return text === null ? null : shorten(text, maxLength);
      },
    }),
    phone: t.string({
      nullable: true,
      description: 'The other party’s number, for a call or SMS.',
      resolve: ({ params }) => (params?.phone == null ? null : String(params.phone)),
    }),
    duration: t.int({
      nullable: true,
      description: 'Duration of a call, in seconds.',
      resolve: ({ params }) => secondsOf(params ?? {}),
    }),
    subject: t.field({
      type: Subject,
      nullable: true,
      description: 'The lead, contact, company or customer that it is about.',
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
      resolve: async (note, _, context, info) =>
        loadUser((await readNote(note, 'created_by', context)) ?? null, context, info, !('updated_at' in note)),
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user who is responsible for it.',
      resolve: async (note, _, context, info) =>
        loadUser(
          (await readNote(note, 'responsible_user_id', context)) ?? null,
          context,
          info,
          !('updated_at' in note),
        ),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was written.',
      resolve: (note, _, context) => showDateTime(note.created_at ?? context.now(), context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: async (note, _, context) => {
        const seconds = await readNote(note, 'updated_at', context);
        return seconds === undefined ? null : showDateTime(seconds, context);
      },
    }),
    isPinned: t.boolean({
      nullable: true,
      description: 'Whether it is pinned above the feed of its record.',
      resolve: async (note, _, context) => (await readNote(note, 'is_pinned', context)) ?? null,
    }),
  }),
});

const NoteConnection = builder.connectionObject(
  {
    type: Note,
    name: 'NoteConnection',
    description: 'A page of notes.',
    fields: (t) => ({ scanned: t.int(scanned) }),
  },
  { name: 'NoteEdge', description: 'A note in a list.' },
);

/** What `GET /{entity}/notes` honours (amoCRM API v4, Notes: filter), and authors, who are looked for in what it lists. */
const NoteFilter = inputOf<NoteFilterInput>()(
  builder.inputType('NoteFilter', {
    description: 'Which notes match: all given conditions must hold.',
    fields: (t) => ({
      ids: t.idList({ description: 'Ids of notes.', validate: constraint.idList }),
      entityIds: t.idList({ description: 'Ids of their records.', validate: constraint.idList }),
      types: t.field({ type: [NoteType], description: 'Types of notes.', validate: constraint.listOf(50) }),
      typeNames: t.stringList({
        description: 'Types besides `types`: amoCRM’s names, also ones that `NoteType` lacks.',
        validate: constraint.noteTypeNames,
      }),
      createdByUserIds: t.idList({
        description:
          'Ids of the users who wrote them. amoCRM has no such filter: up to 2,500 notes are read for one page; see `scanned`.',
        validate: constraint.idList,
      }),
      updatedAt: t.field({ type: DateTimeRange, description: 'When they were last changed.' }),
    }),
  }),
);

const NoteOrder = builder.enumType('NoteOrder', {
  description: 'The sort orders that amoCRM supports for notes.',
  values: {
    ID_ASC: { description: 'Oldest first; stable while pages are read.' },
    ID_DESC: { description: 'Newest first.' },
    UPDATED_AT_ASC: { description: 'By last change, earliest first.' },
    UPDATED_AT_DESC: { description: 'By last change, latest first.' },
  } as const,
});

builder.queryField('notes', (t) =>
  t.field({
    type: NoteConnection,
    nullable: true,
    description:
      'The notes of one record or of all leads, contacts, companies or customers, newest first, page by page. amoCRM lists them for one type of records at a time.',
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
      entityId: t.arg.id({ description: 'Record id.', validate: constraint.id }),
      filter: t.arg({ type: NoteFilter, description: 'Which notes; all if omitted.' }),
      orderBy: t.arg({ type: NoteOrder, description: 'Sort order; `ID_DESC` if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context, info) => listNotes(args, context, info),
  }),
);
