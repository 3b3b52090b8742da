import type { EntityType } from './account.ts';
import { type BatchOutcome, type Created, parseWritten, sendItems, type Updated } from './batch.ts';
import { type FilterRules, idsRule, type Range, rangeRule } from './filter.ts';
import { type ListQuery, listPage, type Page, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumber, parsePart, parseText, parseTime } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A note in the feed of an entity (amoCRM API v4, Notes). Times are unix seconds. */
export interface Note {
  id: number;
  entity_id: number;
  entity_type: EntityType;
  note_type: string;
  params: Json;
  /** 0 is a robot or an integration. */
  created_by: number;
  responsible_user_id: number;
  created_at: number;
  updated_at: number;
  /** Only if it was asked for: `with=is_pinned`. */
  is_pinned?: boolean;
}

/** The filters that `GET /{entity}/notes` honours. */
export interface NoteFilter {
  id?: number[];
  entity_id?: number[];
  note_type?: string[];
  updated_at?: Range;
}

/** What amoCRM adds to a note only when asked. */
export type NoteWith = 'is_pinned';

/** Which notes. */
export type NoteListQuery = ListQuery<NoteFilter, 'id' | 'updated_at', NoteWith>;

/** A note to be created. */
export interface NoteWrite {
  entity_id: number;
  note_type: string;
  params: Json;
  created_by?: number;
  responsible_user_id?: number;
  created_at?: number;
}

/** A change of a note. amoCRM takes type and parameters as a whole. */
export interface NotePatch {
  id: number;
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
  const pin = async (entity: EntityType, id: number, action: 'pin' | 'unpin'): Promise<void> => {
    const route = `/${entity}/notes/{id}/${action}`;
    await send({ method: 'POST', route, path: fillPath(route, { id }) });
  };
  return {
    list: (entity: EntityType, query: NoteListQuery): Promise<Page<Note>> =>
      listPage(
        send,
        { path: `/${entity}/notes`, key: 'notes', rules, parse: (item) => parseNote(item, entity) },
        query,
      ),
    create: (entity: EntityType, notes: readonly NoteWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path: `/${entity}/notes`, key: 'notes', parse: parseWritten }, notes),
    update: (entity: EntityType, notes: readonly NotePatch[]): Promise<BatchOutcome<Updated>[]> =>
      sendItems(send, { method: 'PATCH', path: `/${entity}/notes`, key: 'notes', parse: parseWritten }, notes),
    /** Puts a note above the feed of its record. */
    pin: (entity: EntityType, id: number) => pin(entity, id, 'pin'),
    unpin: (entity: EntityType, id: number) => pin(entity, id, 'unpin'),
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
    responsible_user_id: parseNumber(item.responsible_user_id),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    ...(item.is_pinned !== undefined && { is_pinned: parseBoolean(item.is_pinned) }),
  };
}
