import type { Amocrm, CatalogElement, CatalogElementWith } from '../amocrm/index.ts';
import { NotFoundError } from '../errors/index.ts';
import type { LoadPace } from './pace.ts';
import { RecordLoader } from './record.ts';

/** The loader of the elements of one catalog. */
export type CatalogElementLoader = RecordLoader<CatalogElement, CatalogElementWith>;

/** A loader for each catalog, because amoCRM lists the elements of one catalog at a time. */
export function createCatalogElementLoader(
  amocrm: Amocrm,
  pace: LoadPace,
): (catalogId: number) => CatalogElementLoader {
  const loaders = new Map<number, CatalogElementLoader>();
  return (catalogId) => {
    const known = loaders.get(catalogId);
    if (known) return known;
    const load = async (ids: number[], withs: CatalogElementWith[]): Promise<CatalogElement[]> => {
      try {
        return await amocrm.catalogElements.byIds(catalogId, ids, { with: withs });
      } catch (error) {
        // A link may outlive its catalog.
        if (error instanceof NotFoundError) return [];
        throw error;
      }
    };
    const loader: CatalogElementLoader = new RecordLoader('catalog element', load, pace);
    loaders.set(catalogId, loader);
    return loader;
  };
}
