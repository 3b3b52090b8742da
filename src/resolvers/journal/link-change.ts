/**
 * What a request that links or unlinks cards replaces, which amoCRM does without asking: the only company of a card, the main contact of
 * a lead, the quantity and price of a product (contract §6.11).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Amocrm, Call, ElementLink, EntityType, Link, LinkedElement } from '../../amocrm/index.ts';
import { quote } from '../../errors/quote.ts';
import { isObject } from '../../json.ts';
import { cardLoaderOf } from '../../loaders/index.ts';
import type { FieldChange } from '../bulk/change.ts';
import type { Context, LinkChange, LinkedCard } from '../context.ts';
import { loadProductPrice } from '../product.ts';
import { passOver, type Reading } from './present.ts';

const linking = /^\/(leads|contacts|companies|customers)\/(\d+)\/(link|unlink)$/;

/** Whether a request links or unlinks cards. */
export function isLinking({ method, path }: Pick<Call, 'method' | 'path'>): boolean {
  return method === 'POST' && linking.test(path);
}

/**
 * Reads what a request that links or unlinks does to each link: one request for the cards of a type.
 *
 * @returns null if the present links cannot be read
 */
export async function loadLinkChanges(
  { path, body }: Call,
  { amocrm }: Pick<Context, 'amocrm'>,
  reading: Reading,
): Promise<LinkChange[] | null> {
  const [, type, id, action] = linking.exec(path) ?? [];
  const card = { type: type as EntityType, id: Number(id) };
  const items = (Array.isArray(body) ? body : []).filter(isObject);
  try {
    const elements = items.filter(({ to_entity_type: to }) => to === 'catalog_elements');
    const pairs = items.filter((item) => !elements.includes(item)).map((item) => pairOf(card, item));
    const products = elements.length > 0 ? await amocrm.elementLinks.of(card.type, [card.id]) : [];
    const isRemoved = action === 'unlink';
    // One more contact of a lead or company replaces nothing.
    const links = await loadLinksOf(isRemoved ? pairs : pairs.filter((pair) => fieldOf(pair) !== 'contact'), amocrm);
    return [
      ...pairs.flatMap((pair) => describePair(pair, links, isRemoved)),
      ...elements.flatMap((item) => describeElement(card, item, products, isRemoved)),
    ];
  } catch (error) {
    return passOver(error, null, reading);
  }
}

/** Two cards: the one that has at most one company or main contact, and the other. */
interface Pair {
  card: LinkedCard;
  other: LinkedCard;
  isMain: boolean;
}

/** A company is always the other end, and a contact is where it is not linked to a company. */
const rank: Record<EntityType, number> = { leads: 0, customers: 0, contacts: 1, companies: 2 };

function pairOf(card: LinkedCard, item: Record<string, unknown>): Pair {
  const target = { type: item.to_entity_type as EntityType, id: Number(item.to_entity_id) };
  const isMain = isObject(item.metadata) && item.metadata.is_main === true;
  return rank[card.type] <= rank[target.type] ? { card, other: target, isMain } : { card: target, other: card, isMain };
}

function fieldOf({ other, isMain }: Pair): 'company' | 'contact' | 'mainContact' {
  if (other.type === 'companies') return 'company';
  return isMain ? 'mainContact' : 'contact';
}

async function loadLinksOf(pairs: readonly Pair[], { links }: Amocrm): Promise<Link[]> {
  const types = [...new Set(pairs.map(({ card }) => card.type))];
  const idsOf = (type: EntityType) => [
    ...new Set(pairs.filter(({ card }) => card.type === type).map(({ card }) => card.id)),
  ];
  return (await Promise.all(types.map((type) => links.of(type, idsOf(type))))).flat();
}

function describePair(pair: Pair, links: readonly Link[], isRemoved: boolean): LinkChange[] {
  const { card, other } = pair;
  const present = links.filter(
    (link) => link.entity_type === card.type && link.entity_id === card.id && link.to_entity_type === other.type,
  );
  const isLinked = present.some(({ to_entity_id: id }) => id === other.id);
  const field = fieldOf(pair);
  if (isRemoved) return isLinked ? [{ card, field, from: other, to: null }] : [];
  const before = field === 'contact' ? undefined : present.find((link) => field === 'company' || link.is_main);
  return [{ card, field, from: before ? { type: other.type, id: before.to_entity_id } : null, to: other }];
}

function describeElement(
  card: LinkedCard,
  item: Record<string, unknown>,
  products: readonly ElementLink[],
  isRemoved: boolean,
): LinkChange[] {
  const id = Number(item.to_entity_id);
  const found = products.find(({ element_id }) => element_id === id);
  const from = found ? withoutCard(found) : null;
  if (isRemoved) return from ? [{ card, field: 'product', from, to: null }] : [];
  const { catalog_id, quantity, price_id } = (isObject(item.metadata) ? item.metadata : {}) as Partial<LinkedElement>;
  const to = {
    element_id: id,
    catalog_id: catalog_id ?? from?.catalog_id ?? 0,
    quantity: quantity ?? from?.quantity ?? 1,
    price_id: price_id ?? from?.price_id ?? null,
  };
  return [{ card, field: 'product', from, to }];
}

const withoutCard = ({ entity_id: _, ...element }: ElementLink): LinkedElement => element;

/** Whether a link is replaced or removed; one that is new, or stays as it is, loses nothing. */
export function overwritesLink({ from, to }: LinkChange): boolean {
  return from !== null && !isDeepStrictEqual(from, to);
}

/** Says what becomes of a link, with names, which are read. */
export async function nameLinkChange(link: LinkChange, context: Context): Promise<FieldChange> {
  const { field, from, to } = link;
  const end = from ?? to;
  const name =
    end && end !== 'new' && 'element_id' in end ? `product ${quote(await nameProduct(end, context), 200)}` : field;
  const show = async (each: LinkChange['to']) => {
    if (each === null || each === 'new') return each && `the new ${field}`;
    return 'element_id' in each ? showProduct(each, context) : nameCard(each, context);
  };
  return { field: name, from: await show(from), to: await show(to), overwrites: overwritesLink(link) };
}

/** What may not be read has no name. */
const unnamed = (error: unknown) => passOver(error, null, { mustKnow: true });

/** The name of a card with its id; its id alone if it cannot be read. */
export async function nameCard({ type, id }: LinkedCard, { loaders }: Pick<Context, 'loaders'>): Promise<string> {
  const card = await cardLoaderOf(type, loaders).load(id).catch(unnamed);
  return [card?.name, `(${id})`].filter(Boolean).join(' ');
}

async function nameProduct({ catalog_id, element_id }: LinkedElement, { loaders }: Context): Promise<string> {
  const element = await loaders.catalogElement(catalog_id).load(element_id).catch(unnamed);
  return [element?.name, `(${element_id})`].filter(Boolean).join(' ');
}

/** How a product is on a card: its quantity, and the price of one piece where it is known. */
async function showProduct(product: LinkedElement, context: Context): Promise<string> {
  const price = await loadProductPrice(product, context).catch(unnamed);
  return price === null ? String(product.quantity) : `${product.quantity} × ${price}`;
}
