import type { Amocrm, EntityType, Note, NoteWith } from '../amocrm/index.ts';
import { pagesOf } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** Which notes of an entity, newest first. */
export interface NoteChoice {
  first: number;
  /** Only notes that are older than this one. */
  after?: number | undefined;
  /** All types if omitted. */
  types?: readonly string[] | undefined;
  with?: readonly NoteWith[] | undefined;
}

/**
 * The newest notes of many leads, contacts, companies or customers.
 *
 * amoCRM cannot limit notes per entity, so pages are read newest first until each entity has enough or the last page is reached.
 */
export function createNoteLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<EntityType, NoteChoice, Note>(
    async (kind, ids, { first, after = Number.POSITIVE_INFINITY, types, with: withs }) => {
      const missing = new Map(ids.map((id) => [id, first]));
      const notes: Note[] = [];
      const query = {
        filter: { entity_id: ids, ...(types && { note_type: [...types] }) },
        order: { field: 'id', direction: 'desc' },
        limit: ids.length === 1 && after === Number.POSITIVE_INFINITY ? Math.min(first, 250) : 250,
        ...(withs && { with: withs }),
      } as const;
      const pages = pagesOf((page: typeof query) => amocrm.notes.list(kind, page), query, { ahead: 1 });
      for await (const page of pages) {
        pace.load(page.items.length);
        for (const note of page.items) {
          const wanted = missing.get(note.entity_id);
          if (!wanted || note.id >= after) continue;
          notes.push(note);
          if (wanted > 1) missing.set(note.entity_id, wanted - 1);
          else missing.delete(note.entity_id);
        }
        if (missing.size === 0) break;
      }
      return notes;
    },
    (note) => note.entity_id,
    pace,
  );
}

/** What a single note is loaded with. */
export interface NoteByIdChoice {
  with?: readonly NoteWith[] | undefined;
}

/** Single notes by their ids, of leads, contacts, companies or customers. */
export function createNoteByIdLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<EntityType, NoteByIdChoice, Note>(
    async (kind, ids, { with: withs }) => {
      const notes: Note[] = [];
      // 250 ids keep the address below the length at which gateways refuse it.
      for (let start = 0; start < ids.length; start += 250) {
        const query = { filter: { id: ids.slice(start, start + 250) }, limit: 250, ...(withs && { with: withs }) };
        const page = await amocrm.notes.list(kind, query);
        pace.load(page.items.length);
        notes.push(...page.items);
      }
      return notes;
    },
    (note) => note.id,
    pace,
  );
}
