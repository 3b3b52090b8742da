import type { EntityType } from './account.ts';
import { type BatchOutcome, type Created, parseWritten, sendItems } from './batch.ts';
import { type FilterRules, idsRule, type Range, rangeRule } from './filter.ts';
import { type ListQuery, listPage, type Page, type Send } from './list.ts';
import { type Json, parseId, parseNumber, parsePart, parseText, parseTime } from './parse.ts';

/** A note in the feed of an entity (amoCRM API v4, Notes). Times are unix seconds. */
export interface Note {
  id: number;
  entity_id: number;
  entity_type: EntityType;
  note_type: string;
  params: Json;
  created_by: number;
  created_at: number;
  updated_at: number;
}

/** The filters that `GET /{entity}/notes` honours. */
export interface NoteFilter {
  id?: number[];
  entity_id?: number[];
  note_type?: string[];
  updated_at?: Range;
}

/** Which notes. */
export type NoteListQuery = ListQuery<NoteFilter, 'id' | 'updated_at'>;

/** A note to be created. */
export interface NoteWrite {
  entity_id: number;
  note_type: string;
  params: Json;
}

const rules: FilterRules<NoteFilter, Note> = {
  id: idsRule('id', (note) => note.id),
  entity_id: idsRule('entity_id', (note) => note.entity_id),
  note_type: {
    print: (types) => types.map((type) => ['filter[note_type][]', type]),
    holds: (note, types) => types.includes(note.note_type),
  },
  updated_at: rangeRule('updated_at', (note) => note.updated_at),
};

export function noteRoutes(send: Send) {
  return {
    list: (entity: EntityType, query: NoteListQuery): Promise<Page<Note>> =>
      listPage(
        send,
        { path: `/${entity}/notes`, key: 'notes', rules, parse: (item) => parseNote(item, entity) },
        query,
      ),
    create: (entity: EntityType, notes: readonly NoteWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path: `/${entity}/notes`, key: 'notes', parse: parseWritten }, notes),
  };
}

export function parseNote(item: Json, entity: EntityType): Note {
  return {
    id: parseId(item.id, 'a note'),
    entity_id: parseId(item.entity_id, 'the entity of a note'),
    entity_type: entity,
    note_type: parseText(item.note_type),
    params: parsePart(item.params),
    created_by: parseNumber(item.created_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
  };
}
