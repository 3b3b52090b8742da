import {
  type Amocrm,
  type EntityType,
  type Event,
  maxEventEntities,
  type Note,
  type Page,
  pagesOf,
  type Task,
} from '../amocrm/index.ts';
import { isCallEvent, kindOfEvent, kindOfNote } from './activity-kind.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** Something that happened to an entity, and when. */
export interface Activity {
  entityId: number;
  /** Unix seconds. */
  at: number;
  item: Event | Note | Task;
}

/** amoCRM's singular of a kind of entity, which events have. */
const singular: Record<EntityType, string> = {
  leads: 'lead',
  contacts: 'contact',
  companies: 'company',
  customers: 'customer',
};

/**
 * The newest activities of many entities: the newest event, the newest note and the newest completed task of each.
 *
 * An event or note counts if a person is its author. Calls and messages always count: telephony and channels log them without one.
 */
export function createLastActivityLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<EntityType, object, Activity>(
    async (kind, ids) => {
      const chunks: number[][] = [];
      for (let start = 0; start < ids.length; start += maxEventEntities) {
        chunks.push(ids.slice(start, start + maxEventEntities));
      }
      const [events, notes, tasks] = await Promise.all([
        Promise.all(chunks.map((some) => readEvents(amocrm, pace, kind, some))),
        readNotes(amocrm, pace, kind, ids),
        readTasks(amocrm, pace, kind, ids),
      ]);
      return [...events.flat(), ...notes, ...tasks];
    },
    ({ entityId }) => entityId,
    pace,
  );
}

/** The newest counted event of each entity. Pages are read until each has one or the log ends. */
async function readEvents(amocrm: Amocrm, pace: LoadPace, kind: EntityType, ids: number[]): Promise<Activity[]> {
  const query = { filter: { entity: singular[kind], entity_id: ids } };
  const counts = (event: Event) =>
    event.created_by !== 0 || isCallEvent(event.type) || kindOfEvent(event) === 'MESSAGE';
  return readNewest((page) => amocrm.events.list({ ...query, page, limit: 250 }), counts, ids, pace);
}

/** The newest counted note of each entity. */
async function readNotes(amocrm: Amocrm, pace: LoadPace, kind: EntityType, ids: number[]): Promise<Activity[]> {
  const found: Activity[] = [];
  // 250 ids keep the address below the length at which gateways refuse it.
  for (let start = 0; start < ids.length; start += 250) {
    const some = ids.slice(start, start + 250);
    const query = { filter: { entity_id: some }, order: { field: 'id', direction: 'desc' } } as const;
    const list = (page: number) => amocrm.notes.list(kind, { ...query, page, limit: 250 });
    const counts = (note: Note) => note.created_by !== 0 || kindOfNote(note) !== 'NOTE';
    found.push(...(await readNewest(list, counts, some, pace)));
  }
  return found;
}

/** The first counted item of each entity, from pages that begin with the newest. No page is read ahead: most need one. */
async function readNewest<Item extends Event | Note>(
  list: (page: number) => Promise<Page<Item>>,
  counts: (item: Item) => boolean,
  ids: readonly number[],
  pace: LoadPace,
): Promise<Activity[]> {
  const missing = new Set(ids);
  const found: Activity[] = [];
  for (let page = 1; ; page++) {
    const { items, hasNext } = await list(page);
    pace.load(items.length);
    for (const item of items) {
      const { entity_id: entityId, created_at: at } = item;
      if (entityId === null || Number.isNaN(at) || !missing.has(entityId) || !counts(item)) continue;
      missing.delete(entityId);
      found.push({ entityId, at, item });
    }
    if (missing.size === 0 || !hasNext || items.length === 0) return found;
  }
}

/** The completed tasks of the entities. amoCRM keeps no time of completion: the last change of a completed task is taken for it. */
async function readTasks(amocrm: Amocrm, pace: LoadPace, kind: EntityType, ids: number[]): Promise<Activity[]> {
  const found: Activity[] = [];
  for (let start = 0; start < ids.length; start += 250) {
    const filter = { entity_type: kind, entity_id: ids.slice(start, start + 250), is_completed: true };
    const query = { filter, order: { field: 'id', direction: 'asc' } } as const;
    for await (const { items } of pagesOf(amocrm.tasks.list, query, { ahead: 1 })) {
      pace.load(items.length);
      for (const item of items) {
        if (item.entity_id === null || Number.isNaN(item.updated_at)) continue;
        found.push({ entityId: item.entity_id, at: item.updated_at, item });
      }
    }
  }
  return found;
}
