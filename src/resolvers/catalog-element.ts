import type { CatalogElement, CatalogElementWith, CustomField, CustomFieldValues } from '../amocrm/index.ts';
import { NotFoundError } from '../errors/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { findCatalog, loadCatalog, nameCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import {
  type Connection,
  type ConnectionArguments,
  findPlace,
  loadPlace,
  nameList,
  type Place,
} from './list/connection.ts';
import { type ElementCriteria, toCriteria } from './list/criteria.ts';
import { idsAs } from './list/range.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from './list/selection.ts';
import { type Extent, loadTextPlace } from './list/text-place.ts';
import type { MaybePromise } from './settled.ts';
import type { Translation } from './translation.ts';

/** An element of which at least the id and the catalog are known. */
export type KnownElement = Known<CatalogElement> & { catalog_id: number };

/** A `CatalogElementFilter` input. */
export interface CatalogElementFilterInput {
  ids?: Nullish<string[]>;
}

/** Which elements of a catalog. */
export interface CatalogElementArguments extends ConnectionArguments {
  filter?: Nullish<CatalogElementFilterInput>;
  query?: Nullish<string>;
}

type Conditions = NonNullable<ElementCriteria['filter']>;

const conditions: Translation<CatalogElementFilterInput, Conditions> = { ids: idsAs('id') };

/** Stands for the order of amoCRM, which it does not document. */
const order = { field: 'sort', direction: 'asc' } as const;

/** What to request with an element, given the fields that are selected on it. */
export function withsOf(fields: ReadonlySet<string>): CatalogElementWith[] {
  return fields.has('invoice') ? ['invoice_link'] : [];
}

/** One page of the elements of a catalog, or of the only one of a type if none is named. @throws {ValidationError} */
export async function listElements(
  { catalogId, filter, query, ...page }: CatalogElementArguments & { catalogId?: Nullish<string | number> },
  context: Context,
  info: SelectionInfo,
  type?: 'products' | 'invoices',
): Promise<Connection<CatalogElement>> {
  const { id } = await findCatalog(catalogId, type === 'invoices' ? [] : ['catalogId'], context, type);
  const given = await toCriteria<CatalogElementFilterInput, Conditions, 'sort'>({ filter, query }, conditions, context);
  const { noun, name } = nameList(context, 'catalogElements');
  const criteria = given ? { ...given, order } : page.after ? undefined : { order };
  const place = findPlace<ElementCriteria>({ noun, name: `${name}/${id}` }, page, criteria);
  const withs = withsOf(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  const loader = context.loaders.catalogElement(id);
  const load = (place: Place<ElementCriteria>, { first }: Extent) =>
    loadPlace<CatalogElement, 'sort'>(place, first, async ({ page: number, limit }) => {
      const { order: _own, ...wanted } = place.criteria;
      const found = await context.amocrm.catalogElements.list(id, { ...wanted, page: number, limit, with: withs });
      for (const element of found.items) loader.prime(element, withs);
      return found;
    });
  return loadTextPlace(place, page.first, { load }, context);
}

/** One element of a catalog. @throws {NotFoundError} for an unknown catalog or element */
export async function loadElement(
  catalogId: string,
  id: string,
  context: Context,
  info: SelectionInfo,
): Promise<CatalogElement> {
  const catalog = await loadCatalog(Number(catalogId), context);
  const element = await context.loaders.catalogElement(catalog.id).load(Number(id), withsOf(selectedFields(info)));
  if (element) return element;
  throw new NotFoundError(`There is no element with id ${id} in ${nameCatalog(catalog)}.`, {
    remedy: 'Search the catalog first and use the id that the search returns.',
  });
}

/** An element that is linked to a record; null if it does not exist any more. Only its ids cost no request. */
export function loadLinkedElement(
  { catalog_id, element_id: id }: { catalog_id: number; element_id: number },
  { loaders }: Context,
  info: SelectionInfo,
): MaybePromise<KnownElement | null> {
  if (selectsOnly(info, ['id', 'catalog'])) return { id, catalog_id };
  return loaders.catalogElement(catalog_id).load(id, withsOf(selectedFields(info)));
}

/** One property of an element: at once if it is known, otherwise loaded together with the others missing. */
export function readElement<Key extends keyof CatalogElement>(
  element: KnownElement,
  key: Key,
  { loaders }: Context,
  withs: CatalogElementWith[] = [],
): MaybePromise<CatalogElement[Key]> {
  return loaders.catalogElement(element.catalog_id).read(element, key, withs);
}

/** The value of the field with a code; undefined if the element has none. */
export function findValue(fields: readonly CustomFieldValues[], code: string): CustomFieldValues | undefined {
  return fields.find(({ field_code, values }) => field_code === code && values.length > 0);
}

/** The text of a field by its code; null if it is empty. */
export function textOf(fields: readonly CustomFieldValues[], code: string): string | null {
  const value = findValue(fields, code)?.values[0]?.value;
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

/** The number of a field; null if it is empty or not a number. amoCRM sends numbers as texts. */
export function numberOf(field: CustomFieldValues | undefined): number | null {
  const value = field?.values[0]?.value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Whether a field of a catalog holds a price. In older accounts the usual price is an ordinary number. */
export function isPriceField({ type, code }: Pick<CustomField, 'type' | 'code'>): boolean {
  return type === 'price' || code === 'PRICE';
}

/** The price of an element: that of a given field, or the usual one. */
export function priceOf(fields: readonly CustomFieldValues[], priceId: number | null): number | null {
  return numberOf(priceId === null ? findValue(fields, 'PRICE') : fields.find(({ field_id }) => field_id === priceId));
}
