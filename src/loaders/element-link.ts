import type { Amocrm, ElementLink, EntityType } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** The elements of catalogs on many cards, read from their links: for cards that do not bring them along. */
export function createElementLinkLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<EntityType, object, ElementLink>(
    async (entity, ids) => {
      const links = await amocrm.elementLinks.of(entity, ids);
      pace.load(links.length);
      return links;
    },
    (link) => link.entity_id,
    pace,
  );
}
