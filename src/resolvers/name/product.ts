import type { CatalogElement, EntityType } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import { findCatalog, nameCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { findNamed, type Named, requireOne } from './choose.ts';
import { idsAround, idsIn, type NameQuery, type Scope, textAround } from './scope.ts';
import { wordsOf } from './spelling.ts';

/** How many elements one request finds. */
const limit = 250;

/** The longest name of an element that is searched. */
const maxName = 255;

const noun = 'a product';

/**
 * The id of a product, or of an element of the catalog beside it, by its name. Elements are not settings: a catalog may have thousands,
 * so they are searched, which costs one request, or two if the name was typed in another spelling.
 */
export async function findProductByName({ text, scope, context }: NameQuery): Promise<string> {
  if (text.length > maxName) throw refuse(`must be an id or a name of at most ${maxName} characters`);
  const catalog = await findCatalog(idsIn(scope, ['catalogId'])[0], [], context);
  const [word] = wordsOf(text).toSorted((one, other) => other.length - one.length);
  let similar: CatalogElement[] = [];
  for (const query of new Set([text.trim(), word ?? text.trim()])) {
    const { items, hasNext } = await context.amocrm.catalogElements.list(catalog.id, { query, page: 1, limit });
    similar = items.filter(({ is_deleted }) => !is_deleted);
    const found = findNamed(text, similar);
    // Another one of this name may stand on a page that was not read.
    if (hasNext && found.length > 0)
      throw refuse(`more than ${limit} products match «${quote(text)}»; give the id of one`);
    if (found.length > 0) return requireOne(text, found, { noun, known: [] });
  }
  if (similar.length > 0) return requireOne(text, [], { noun, known: similar });
  throw refuse(`no element of ${nameCatalog(catalog)} is named «${quote(text)}»`);
}

/** The id of a product that a record has, by its name. */
export async function findProductOfRecord({ text, scope, context }: NameQuery): Promise<string> {
  const products = await loadProductsOf(scope, context);
  return requireOne(text, findNamed(text, products), { noun: 'a product that the record has', known: products });
}

async function loadProductsOf(scope: Scope, { loaders }: Context): Promise<Named[]> {
  const [leadId] = idsAround(scope, ['leadId']);
  const [id = leadId] = idsAround(scope, ['entityId']);
  // An invalid id is reported at its own place.
  if (id === undefined) return [];
  const kind = (textAround(scope, 'entityType') ?? 'leads') as EntityType;
  const links = await loaders.elementLinksOf.load({ kind, id: Number(id), choice: {} });
  const catalogs = [...new Set(links.map(({ catalog_id }) => catalog_id))];
  const elements = await Promise.all(
    catalogs.map(async (catalog) => {
      const own = links.filter(({ catalog_id }) => catalog_id === catalog);
      return loaders.catalogElement(catalog).loadMany(own.map(({ element_id }) => element_id));
    }),
  );
  return elements.flat();
}

function refuse(message: string): ValidationError {
  return new ValidationError([{ path: [], message }]);
}
