/** Which notes a caller means. */
import type { Note, NoteListQuery, NoteType } from '../amocrm/index.ts';
import { ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type NoteConditions, type NoteCriteria, toCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, idsAs, rangeAs } from './list/range.ts';
import type { ScanTest } from './list/scan.ts';
import type { Line, Translation } from './translation.ts';

/** A `NoteFilter` input. */
export interface NoteFilterInput {
  ids?: Nullish<string[]>;
  entityIds?: Nullish<string[]>;
  types?: Nullish<NoteType[]>;
  typeNames?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  updatedAt?: Nullish<DateTimeRangeInput>;
}

/** The arguments that select and order notes. */
export interface NoteListArguments {
  entityId?: Nullish<string>;
  filter?: Nullish<NoteFilterInput>;
  orderBy?: Nullish<`${'ID' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
}

/** Types by their value and by their name are one condition. */
const toTypes: Line<unknown, NoteFilterInput, NoteConditions> = (_value, _path, { input }) => ({
  note_type: toNoteTypes(input),
});

const conditions: Translation<NoteFilterInput, NoteConditions> = {
  ids: idsAs('id'),
  entityIds: idsAs('entity_id'),
  types: toTypes,
  typeNames: toTypes,
  createdByUserIds: idsAs('created_by'),
  updatedAt: rangeAs('updated_at'),
};

/** The types of notes by their values and names. A name that is not known may be newer than this schema. */
export function toNoteTypes({ types, typeNames }: Pick<NoteFilterInput, 'types' | 'typeNames'>): string[] {
  return [...new Set([...(types ?? []), ...(typeNames ?? [])])].sort();
}

/** Converts filter and order to amoCRM's names; undefined if none was given. @throws {ValidationError} */
export async function toNoteCriteria(
  { entityId, filter, orderBy }: NoteListArguments,
  context: Context,
): Promise<NoteCriteria | undefined> {
  if (entityId && filter?.entityIds) {
    throw new ValidationError([{ path: ['entityId'], message: 'give either `entityId` or `filter.entityIds`' }]);
  }
  const input = entityId ? { ...filter, entityIds: [entityId] } : filter;
  return toCriteria<NoteFilterInput, NoteConditions, 'id' | 'updated_at'>(
    { filter: input, orderBy },
    conditions,
    context,
  );
}

/** Splits criteria into the query that amoCRM answers and the test that is applied to each note. */
export function planNotes({ filter: { created_by, ...filter } = {}, ...rest }: NoteCriteria): {
  query: NoteListQuery;
  test?: ScanTest<Note>;
} {
  const query = { ...rest, filter };
  if (!created_by) return { query };
  const authors = new Set(created_by);
  return { query, test: { matches: (note) => authors.has(note.created_by) } };
}
