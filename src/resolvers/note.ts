import type { EntityType, Note, NoteListQuery, NoteWith } from '../amocrm/index.ts';
import { NotFoundError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { requireEntities } from './customers-mode.ts';
import {
  type Connection,
  type ConnectionArguments,
  findPlace,
  loadPlace,
  nameList,
  type PageQuery,
} from './list/connection.ts';
import type { NoteCriteria } from './list/criteria.ts';
import { scanPlace } from './list/scan.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { type NoteFilterInput, type NoteListArguments, planNotes, toNoteCriteria, toNoteTypes } from './note-filter.ts';
import { findMissing, nouns, toReferences } from './write/reference.ts';

/** The newest first, so that a page stays stable while notes are added. */
const newestFirst = { field: 'id', direction: 'desc' } as const;

/** Loads one page of the notes of a type of records. @throws {NotFoundError} if the records of a filter do not exist */
export async function listNotes(
  { entityType, ...args }: NoteListArguments & ConnectionArguments & { entityType: EntityType },
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Note>> {
  await requireEntities([entityType], context);
  const { noun, name } = nameList(context, 'notes');
  const given = await toNoteCriteria(args, context);
  const criteria = given || !args.after ? { ...given, order: given?.order ?? newestFirst } : undefined;
  const place = findPlace<NoteCriteria>({ noun, name: `${name}/${entityType}` }, args, criteria);
  const { query, test } = planNotes(place.criteria);
  const withs = linksOf(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  const list = (page: PageQuery<'id' | 'updated_at'>) => {
    const asked: NoteListQuery = { ...query, ...page, with: withs };
    return context.amocrm.notes.list(entityType, asked);
  };
  const notes = await (test ? scanPlace(place, args.first, list, test) : loadPlace(place, args.first, list));
  // amoCRM gives the same answer for a record that does not exist as for one without notes.
  if (notes.edges.length === 0 && !args.after) {
    await checkExist(entityType, place.criteria.filter?.entity_id ?? [], context);
  }
  return notes;
}

/** Checks that records exist of which nothing was found. @throws {NotFoundError} */
export async function checkExist(entity: EntityType, ids: readonly number[], context: Context): Promise<void> {
  const [only, ...others] = await findMissing(toReferences(entity, ids.map(String)), context);
  if (!only) return;
  if (others.length === 0) throw notFound(nouns[entity], Number(only.id));
  const named = [only, ...others].map(({ id }) => `${nouns[entity]} ${id}`).join(', ');
  throw new NotFoundError(`These records do not exist or are not visible: ${named}.`, {
    remedy: 'Search first and use the ids that the search returns.',
  });
}

function linksOf(fields: ReadonlySet<string>): NoteWith[] {
  return fields.has('isPinned') ? ['is_pinned'] : [];
}

/** Which notes of one record, newest first. */
export interface NotesOfArguments extends Pick<NoteFilterInput, 'types' | 'typeNames'> {
  first: number;
  /** The id of the note to continue after. */
  after?: string | null | undefined;
}

/** Loads notes of one record, together with those of all other records of the answer. */
export function loadNotesOf(
  kind: EntityType,
  id: number,
  { first, after, ...filter }: NotesOfArguments,
  { loaders }: Pick<Context, 'loaders'>,
  info: SelectionInfo,
): Promise<Note[]> {
  const types = toNoteTypes(filter);
  const withs = linksOf(selectedFields(info));
  return loaders.notesOf.load({
    kind,
    id,
    choice: {
      first,
      ...(after ? { after: Number(after) } : {}),
      ...(types.length > 0 ? { types } : {}),
      ...(withs.length > 0 ? { with: withs } : {}),
    },
  });
}

/** One property of a note: at once if it is known, otherwise loaded with all other missing ones. */
export async function readNote<Key extends keyof Note>(
  note: Known<Note>,
  key: Key,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<Note[Key] | undefined> {
  if (key in note) return (note as Note)[key];
  const { entity_type: kind, id } = note;
  if (!kind) return undefined;
  const choice = key === 'is_pinned' ? { with: ['is_pinned'] as const } : {};
  const [loaded] = await loaders.noteById.load({ kind, id, choice });
  return loaded?.[key];
}

/** One note by its id; null if there is none. */
export async function loadNoteById(
  kind: EntityType,
  id: number,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<Note | null> {
  const [note] = await loaders.noteById.load({ kind, id, choice: {} });
  return note ?? null;
}

/** Forgets a note that was written. */
export function forgetNote(kind: EntityType, id: number, { loaders }: Pick<Context, 'loaders'>): void {
  for (const choice of [{}, { with: ['is_pinned'] as const }]) loaders.noteById.clear({ kind, id, choice });
}
