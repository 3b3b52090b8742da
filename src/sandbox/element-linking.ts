import type { Call } from './call.ts';
import { logEvent } from './change-log.ts';
import type { Check } from './check.ts';
import type { CardElement } from './element-link.ts';
import { formatElementLink } from './formatters/catalog-element.ts';
import { missing, notSupported, wrongType } from './problem.ts';
import type { EntityType } from './rows.ts';

/** What an element of a catalog is called in links. */
export const elementType = 'catalog_elements';

/** Beyond so many elements in one request the vendor loses some without an error (reported of a request of 100). */
const safeSize = 50;

/** The link to an element that an item of a request names, checked; undefined if it is refused. */
export function parseElementLink(
  call: Call,
  check: Check,
  { entityType, entityId, toId }: { entityType: EntityType; entityId: number; toId: number },
): CardElement | undefined {
  const metadata = check.object('metadata');
  const catalogId = metadata?.integer('catalog_id');
  if (metadata === undefined || !metadata.has('catalog_id'))
    check.errors.push(missing(check.path('metadata.catalog_id')));
  if (catalogId === undefined) return undefined;
  const quantity = metadata?.number('quantity') ?? 1;
  if (quantity <= 0) check.errors.push(wrongType(check.path('metadata.quantity'), 'positive numeric'));
  const priceId = metadata?.integer('price_id') ?? null;
  if (!isPrice(call, catalogId, priceId)) check.errors.push(notSupported(check.path('metadata.price_id')));
  if (call.store.catalogs.get(catalogId) === undefined) {
    check.errors.push(notSupported(check.path('metadata.catalog_id')));
  } else if (call.store.catalogElements.get(toId)?.catalogId !== catalogId) check.refuse('to_entity_id');
  return { entityType, entityId, link: { catalogId, elementId: toId, quantity, priceId } };
}

/** A price is a field of the same catalog. */
function isPrice({ store }: Call, catalogId: number, priceId: number | null): boolean {
  if (priceId === null) return true;
  const field = store.field(priceId);
  return field?.entityType === `catalogs/${catalogId}` && (field.type === 'price' || field.code === 'PRICE');
}

/** Links elements to cards, all but those that the vendor would lose: of more than fifty each eleventh. */
export function linkElements(call: Call, elements: readonly CardElement[]): void {
  for (const [index, element] of elements.entries()) {
    if (elements.length > safeSize && (index + 1) % 11 === 0) continue;
    call.store.elementLinks.put(element);
    logElement(call, element, 'linked');
  }
}

/** Removes an element from a card; nothing happens if it is not there. */
export function unlinkElement(call: Call, { entityType, entityId, link }: CardElement): void {
  const removed = call.store.elementLinks.remove(entityType, entityId, link.elementId);
  if (removed) logElement(call, { entityType, entityId, link: removed }, 'unlinked');
}

function logElement(call: Call, { entityType, entityId, link }: CardElement, change: 'linked' | 'unlinked'): void {
  const value = [{ link: { entity: { type: `catalog_${link.catalogId}`, id: link.elementId } } }];
  const [after, before] = change === 'linked' ? [value, []] : [[], value];
  logEvent(call, `entity_${change}`, entityType, entityId, after, before);
}

/** A link as the routes of links answer it; those of one card leave the card out. */
export function formatCardElement({ entityType, entityId, link }: CardElement, isOfOne: boolean): unknown {
  return {
    ...(isOfOne ? {} : { entity_id: entityId, entity_type: entityType }),
    to_entity_id: link.elementId,
    to_entity_type: elementType,
    metadata: formatElementLink(link),
  };
}
