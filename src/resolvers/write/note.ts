import {
  type BatchOutcome,
  type Created,
  type EntityType,
  isWritableNoteType,
  type Note,
  type NotePatch,
  type NoteWrite,
} from '../../amocrm/index.ts';
import { type Issue, NotFoundError, ValidationError } from '../../errors/index.ts';
import { type Known, notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom } from '../account-time.ts';
import type { Context } from '../context.ts';
import { requireEntities } from '../customers-mode.ts';
import { forgetNote, loadNoteById } from '../note.ts';
import { type CashierStatus, callParams, type NoteContentInput, toNoteContent } from '../note-content.ts';
import { type Line, type Translation, translate } from '../translation.ts';
import { type BatchResult, one, sendBatch, sendOne } from './batch.ts';
import { createNotesOnce } from './create-once.ts';
import { checkReferences, loadReferences, nouns, toReferences } from './reference.ts';

/** An `AddNoteInput`. */
export interface AddNoteInput {
  entityType: EntityType;
  entityId: string;
  text?: Nullish<string>;
  content?: Nullish<NoteContentInput>;
  createdAt?: Nullish<DateTimeInput>;
  createdByUserId?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
}

/** A note to be created, and the type of its record. */
type Addressed = NoteWrite & { entity_type: EntityType };

const toContent: Line<unknown, AddNoteInput, Addressed> = (_value, _path, { input, path, context }) =>
  toNoteContent(input, path, context) as Promise<Addressed>;

const newNote: Translation<AddNoteInput, Addressed> = {
  entityType: (entity_type) => ({ entity_type }),
  entityId: (id) => ({ entity_id: Number(id) }),
  text: toContent,
  content: toContent,
  createdAt: async (time, _path, { context }) => ({
    created_at: secondsFrom(time, (await context.metadata.account()).timezone),
  }),
  createdByUserId: (id) => ({ created_by: Number(id) }),
  responsibleUserId: (id) => ({ responsible_user_id: Number(id) }),
};

/** Adds notes, at most 50 in a request; each reports its own success or failure. */
export async function addNotes(
  inputs: AddNoteInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Note>>[]> {
  const recordOf = ({ entityType, entityId }: AddNoteInput) => toReferences(entityType, [entityId]);
  await loadReferences(inputs.flatMap(recordOf), context);
  return sendBatch(
    inputs,
    async (input, index): Promise<Addressed> => {
      const place = path ?? ['inputs', index];
      // The line of the content runs only if there is some.
      if (!input.text && !input.content) await toNoteContent(input, place, context);
      const write = await translate(newNote, { input, path: place, context });
      await checkReferences(recordOf(input), context);
      return write as Addressed;
    },
    (writes) => createByType(writes, context),
    (sent, { id }): Known<Note> => ({ ...sent, id }),
    context,
  );
}

/** Adds one note. */
export function addNote(input: AddNoteInput, context: Context): Promise<Known<Note>> {
  return one(addNotes([input], context, []));
}

/** amoCRM has a route for each type of record. */
async function createByType(writes: readonly Addressed[], context: Context): Promise<BatchOutcome<Created>[]> {
  const outcomes: BatchOutcome<Created>[] = [];
  for (const entity of new Set(writes.map(({ entity_type }) => entity_type))) {
    const chosen = writes.flatMap((write, index) => (write.entity_type === entity ? [{ write, index }] : []));
    const sent = await createNotesOnce(
      context,
      entity,
      chosen.map(({ write: { entity_type: _, ...write } }) => write),
    );
    outcomes.push(...sent.map((outcome) => ({ ...outcome, index: chosen[outcome.index]?.index ?? 0 })));
  }
  return outcomes.sort((a, b) => a.index - b.index);
}

/** An `UpdateNoteInput`. */
export interface UpdateNoteInput {
  text?: Nullish<string>;
  callResult?: Nullish<string>;
  callStatus?: Nullish<number>;
  recordingUrl?: Nullish<string>;
  cashierStatus?: Nullish<CashierStatus>;
}

type Params = NotePatch['params'];

/** The types of notes that have a parameter. */
const calls = ['call_in', 'call_out'];
const cashier = ['message_cashier'];
const withText = [
  ...['common', 'service_message', 'extended_service_message', 'geolocation', 'sms_in', 'sms_out', 'bill_paid'],
  ...cashier,
];

const changes: Translation<UpdateNoteInput, Params> = {
  text: (text) => ({ text }),
  callResult: callParams.result,
  callStatus: callParams.status,
  recordingUrl: callParams.recordingUrl,
  cashierStatus: (status) => ({ status }),
};

const typesWith: Record<keyof UpdateNoteInput, readonly string[]> = {
  text: withText,
  callResult: calls,
  callStatus: calls,
  recordingUrl: calls,
  cashierStatus: cashier,
};

/** Changes a note. amoCRM takes its data as a whole, so that it is read first. @throws {ValidationError} before anything is sent */
export async function updateNote(
  entity: EntityType,
  id: string,
  input: UpdateNoteInput,
  context: Context,
): Promise<Known<Note>> {
  await requireEntities([entity], context);
  const note = await loadNoteById(entity, Number(id), context);
  if (!note) throw noteNotFound(entity, Number(id));
  const { note_type, params: before } = note;
  if (!isWritableNoteType(note_type)) {
    const message = `is a note of the type \`${note_type}\`, which amoCRM keeps itself: its API does not change it. Add a note of your own instead`;
    throw new ValidationError([{ path: ['id'], message }]);
  }
  const wrong = (Object.keys(typesWith) as (keyof UpdateNoteInput)[]).filter(
    (key) => input[key] != null && !typesWith[key].includes(note_type),
  );
  if (wrong.length > 0) {
    const issues = wrong.map((key) => ({
      path: ['input', key],
      message: `the note is of the type ${note_type}, which has none; only ${typesWith[key].join(', ')} have one`,
    }));
    throw new ValidationError(issues);
  }
  const changed = await translate(changes, { input, path: ['input'], context });
  const params = { ...dropNull(before), ...changed };
  const patch: NotePatch = { id: note.id, note_type, params };
  await sendOne(context.amocrm.notes.update(entity, [patch]), patch, context);
  forgetNote(entity, note.id, context);
  const { updated_at: _, ...rest } = note;
  return { ...rest, params };
}

/** The notes of each type of record have a list of their own. */
function noteNotFound(entity: EntityType, id: number): NotFoundError {
  return notFound(`note of a ${nouns[entity]}`, id);
}

/** amoCRM answers null for a parameter without a value, and refuses it in a write. */
function dropNull(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

/** A note that was pinned or unpinned. */
export interface NotePin {
  entityType: EntityType;
  noteId: number;
  isPinned: boolean;
}

/** Pins a note above the feed of its record, or unpins it. @throws {NotFoundError} */
export async function pinNote(
  entityType: EntityType,
  id: string,
  isPinned: boolean,
  context: Context,
): Promise<NotePin> {
  await requireEntities([entityType], context);
  const noteId = Number(id);
  const { notes } = context.amocrm;
  try {
    await (isPinned ? notes.pin(entityType, noteId) : notes.unpin(entityType, noteId));
  } catch (error) {
    throw error instanceof NotFoundError ? noteNotFound(entityType, noteId) : error;
  }
  forgetNote(entityType, noteId, context);
  return { entityType, noteId, isPinned };
}
