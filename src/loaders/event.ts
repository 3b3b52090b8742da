import { type Amocrm, type Event, maxEventEntities, pagesOf } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** Which events of an entity; all of them if `types` is omitted. */
export interface EventChoice {
  types?: readonly string[] | undefined;
}

/**
 * The events of many entities, newest first. A request names as many entities as amoCRM takes, so that their cost is the pages of
 * their events. The kind is the singular that events have: `lead`.
 */
export function createEventLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<string, EventChoice, Event>(
    async (entity, ids, { types }) => {
      const read = async (entity_id: number[]): Promise<Event[]> => {
        // By id: what is logged meanwhile pushes an event to the next page, too.
        const events = new Map<string, Event>();
        const query = { filter: { ...(types && { type: [...types] }), entity, entity_id } };
        for await (const page of pagesOf(amocrm.events.list, query, { ahead: 1 })) {
          pace.load(page.items.length);
          for (const event of page.items) events.set(event.id, event);
        }
        return [...events.values()];
      };
      const chunks: number[][] = [];
      for (let start = 0; start < ids.length; start += maxEventEntities) {
        chunks.push(ids.slice(start, start + maxEventEntities));
      }
      return (await Promise.all(chunks.map(read))).flat();
    },
    (event) => event.entity_id,
    pace,
  );
}
