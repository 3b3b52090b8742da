import type { Catalog, CatalogType } from '../amocrm/index.ts';
import { describeUnknown, listCandidates } from '../errors/candidate.ts';
import { type Issue, NotFoundError, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import {
  type Connection,
  type ConnectionArguments,
  cutPage,
  findPlace,
  loadPlace,
  nameList,
} from './list/connection.ts';
import { toCriteria } from './list/criteria.ts';
import type { Translation } from './translation.ts';

/** A `CatalogFilter` input. */
export interface CatalogFilterInput {
  types?: Nullish<CatalogType[]>;
}

interface Conditions {
  type?: CatalogType[];
}

const conditions: Translation<CatalogFilterInput, Conditions> = {
  types: (types) => ({ type: [...new Set(types)].sort() }),
};

/** One page of the account's catalogs, by id. They are settings: an account has at most ten. */
export async function listCatalogs(
  { filter, ...page }: ConnectionArguments & { filter?: Nullish<CatalogFilterInput> },
  context: Context,
): Promise<Connection<Catalog>> {
  const criteria = await toCriteria<CatalogFilterInput, Conditions, 'id'>({ filter }, conditions, context);
  const place = findPlace(nameList(context, 'catalogs'), page, criteria);
  const types = place.criteria.filter?.type;
  const catalogs = (await context.metadata.catalogs())
    .filter(({ type }) => !types || (type !== null && types.includes(type)))
    .sort((a, b) => a.id - b.id);
  return loadPlace(place, page.first, async (asked) => cutPage(catalogs, asked));
}

/** One catalog. @throws {NotFoundError} naming those that there are */
export async function loadCatalog(id: number, { metadata }: Pick<Context, 'metadata'>): Promise<Catalog> {
  const catalog = await metadata.find(['catalogs'], () => metadata.catalog(id));
  if (catalog) return catalog;
  throw new NotFoundError(`${describeUnknown([id], 'a catalog', await metadata.catalogs())}.`, {
    remedy: 'Use the id of one of the catalogs of this account.',
  });
}

/**
 * The catalog that an argument names, or the only one of a type if it is omitted.
 *
 * @throws {ValidationError} naming the catalogs that there are
 * @throws {NotFoundError} if there are none
 */
export async function findCatalog(
  id: Nullish<string | number>,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
  wanted: 'products' | 'invoices' = 'products',
): Promise<Catalog> {
  const find = async () => {
    if (id) return metadata.catalog(Number(id));
    return (await metadata.catalogs()).find(({ type }) => type === wanted);
  };
  const catalog = await metadata.find(['catalogs'], find);
  if (catalog) return catalog;
  const catalogs = await metadata.catalogs();
  if (catalogs.length === 0) {
    const message = 'This account has no catalogs, or the amoCRM user of the token may not see them.';
    throw new NotFoundError(message, { remedy: 'Switch the catalog of products on in amoCRM, or create a catalog.' });
  }
  const message = id
    ? describeUnknown([id], 'a catalog', catalogs)
    : `the account has no catalog of ${wanted}; there are ${listCandidates(catalogs)}`;
  throw new ValidationError([{ path, message }]);
}

/** How an error names a catalog. */
export function nameCatalog({ id, name }: Catalog): string {
  return `the catalog «${name}» (${id})`;
}
