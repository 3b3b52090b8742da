import type { CatalogType, EntityType, LinkedElement } from '../amocrm/index.ts';
import { cardLoaderOf } from '../loaders/index.ts';
import type { Nullish } from '../nullish.ts';
import { priceOf } from './catalog-element.ts';
import type { Context } from './context.ts';
import { type AnyEntity, entityOf, loadShared } from './entity.ts';
import { decimalsOf } from './price.ts';
import { type PartArguments, partOf } from './relation.ts';

/** The link to request with a record whose products are selected: they come with the record. */
export function elementLinks(fields: ReadonlySet<string>): 'catalog_elements'[] {
  return fields.has('products') ? ['catalog_elements'] : [];
}

/** Which elements of catalogs on a record. */
export interface ProductArguments extends PartArguments {
  /** The types of their catalogs; of all catalogs if omitted. */
  types?: Nullish<CatalogType[]>;
}

/** The products of a record, by the ids of the elements. */
export async function loadProducts(
  record: AnyEntity,
  args: ProductArguments,
  context: Context,
  info: { parentType: { name: string } },
): Promise<LinkedElement[]> {
  const entity = entityOf(info);
  const brought = await loadShared(record, 'catalog_elements', context, info, ['catalog_elements']);
  // Without their metadata it is not known which catalogs they are from.
  const elements = brought ?? (await context.loaders.elementLinksOf.load({ kind: entity, id: record.id, choice: {} }));
  return selectProducts(elements, args, context);
}

/** The part of linked elements that arguments select. */
export async function selectProducts(
  elements: readonly LinkedElement[],
  { types, ...part }: ProductArguments,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<LinkedElement[]> {
  const typeById = new Map(
    types && elements.length > 0 ? (await metadata.catalogs()).map(({ id, type }) => [id, type]) : [],
  );
  const isWanted = ({ catalog_id }: LinkedElement) => {
    const type = typeById.get(catalog_id);
    return !types || (type !== undefined && type !== null && types.includes(type));
  };
  const rows = elements.filter(isWanted).map((element) => ({ ...element, id: element.element_id }));
  return partOf(rows, part);
}

/** The price of one piece of a product on a record; null if the element has none or does not exist any more. */
export async function loadProductPrice(
  { catalog_id, element_id, price_id }: LinkedElement,
  { loaders }: Context,
): Promise<number | null> {
  const element = await loaders.catalogElement(catalog_id).load(element_id);
  return element && priceOf(element.custom_fields_values, price_id);
}

/** The price of all pieces, rounded to the minor unit of the account's currency. */
export async function loadProductTotal(product: LinkedElement, context: Context): Promise<number | null> {
  const price = await loadProductPrice(product, context);
  if (price === null) return null;
  const { currency } = await context.metadata.account();
  return Number((price * product.quantity).toFixed(decimalsOf(currency)));
}

/** Drops a record whose products were just changed, so that they are read again. */
export function forgetProducts(entity: EntityType, id: number, { loaders }: Context): void {
  cardLoaderOf(entity, loaders).clear(id);
  loaders.elementLinksOf.clear({ kind: entity, id, choice: {} });
}
