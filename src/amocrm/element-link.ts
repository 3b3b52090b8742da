import type { EntityType } from './account.ts';
import { sendWhole } from './batch.ts';
import { readLinks } from './link.ts';
import type { Send } from './list.ts';
import { type Json, mapItems, parseAmountOrNull, parseId, parseNumberOrNull, parsePart } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** An element of a catalog on a card (amoCRM API v4, Links: metadata). */
export interface LinkedElement {
  element_id: number;
  catalog_id: number;
  quantity: number;
  /** The field that the price comes from; null for the usual one. */
  price_id: number | null;
}

/** A linked element with the id of its card. */
export interface ElementLink extends LinkedElement {
  entity_id: number;
}

/** A link to create, to change or to remove. Creating one that exists changes its quantity and price. */
export interface ElementLinkWrite {
  element_id: number;
  catalog_id: number;
  quantity?: number;
  price_id?: number;
}

/** What an element is called in links. */
const elementType = 'catalog_elements';

export function elementLinkRoutes(send: Send) {
  const write = async (
    action: 'link' | 'unlink',
    entity: EntityType,
    id: number,
    links: readonly ElementLinkWrite[],
  ) => {
    const route = `/${entity}/{id}/${action}`;
    await sendWhole(send, { method: 'POST', route, path: fillPath(route, { id }), body: links.map(toWire) });
  };
  return {
    /** The elements of several cards of one type, in as few calls as an address allows. */
    of: (entity: EntityType, ids: readonly number[]): Promise<ElementLink[]> =>
      readLinks(send, entity, ids, parseElementLink),
    link: (entity: EntityType, id: number, links: readonly ElementLinkWrite[]): Promise<void> =>
      write('link', entity, id, links),
    unlink: (entity: EntityType, id: number, links: readonly ElementLinkWrite[]): Promise<void> =>
      write('unlink', entity, id, links),
  };
}

function toWire({ element_id, ...metadata }: ElementLinkWrite): object {
  return { to_entity_id: element_id, to_entity_type: elementType, metadata };
}

/** One link; none if it does not lead to an element. */
export function parseElementLink(item: Json): ElementLink[] {
  if (item.to_entity_type !== elementType) return [];
  const element = parseElement(item.to_entity_id, item.metadata);
  return [{ ...element, entity_id: parseId(item.entity_id, 'a link') }];
}

/** The elements that a card carries in `_embedded`; null if they lack their metadata, and the links must be read. */
export function parseLinkedElements(value: unknown): LinkedElement[] | null {
  const elements = mapItems(value, ({ id, metadata }) =>
    parsePart(metadata).catalog_id === undefined ? null : parseElement(id, metadata),
  );
  const known = elements.filter((element) => element !== null);
  return known.length === elements.length ? known : null;
}

function parseElement(id: unknown, metadata: unknown): LinkedElement {
  const { catalog_id, quantity, price_id } = parsePart(metadata);
  return {
    element_id: parseId(id, 'a linked element'),
    catalog_id: parseId(catalog_id, 'the catalog of a linked element'),
    // A catalog whose elements are not counted may leave it out.
    quantity: parseAmountOrNull(quantity, () => 'the quantity of a linked element') ?? 1,
    price_id: parseNumberOrNull(price_id) || null,
  };
}
