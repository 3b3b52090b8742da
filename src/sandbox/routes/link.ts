import { type Call, empty, type Reply, type Route } from '../call.ts';
import { logLink } from '../change-log.ts';
import { assertValid, type Check, parseBatch } from '../check.ts';
import type { CardElement } from '../element-link.ts';
import { elementType, formatCardElement, linkElements, parseElementLink, unlinkElement } from '../element-linking.ts';
import { addLink, isLinked, type LinkPair, type LinkRow, listLinks, removeLink, replacedCompany } from '../linking.ts';
import { link, parsePaging } from '../listing.ts';
import { missing, Problem, refuseItems } from '../problem.ts';
import { getList, getNode, getText } from '../query.ts';
import { type EntityType, entityTypes } from '../rows.ts';

/** amoCRM API v4, links between cards: of one card, and of many at once. */
export const linkRoutes: Route[] = [
  { method: 'GET', template: '/{entity}/{id}/links', handle: listOwnLinks },
  { method: 'POST', template: '/{entity}/{id}/link', handle: linkCards },
  { method: 'POST', template: '/{entity}/{id}/unlink', handle: unlinkCards },
  { method: 'GET', template: '/{entity}/links', handle: listManyLinks, requiresFilter: true },
  { method: 'POST', template: '/{entity}/link', handle: linkCards },
  { method: 'POST', template: '/{entity}/unlink', handle: unlinkCards },
];

function listOwnLinks(call: Call): Reply {
  return answerLinks(call, [Number(call.params.id)], true);
}

function listManyLinks(call: Call): Reply {
  const ids = getList(getNode(call.query, 'filter'), 'entity_id') ?? [];
  if (ids.length === 0) throw refuseItems([{ errors: [missing('filter.entity_id')] }]);
  return answerLinks(call, ids.map(Number), false);
}

/** A link as the filters see it, and as it is answered. */
interface Listed {
  toType: string;
  toId: number;
  catalogId?: number;
  body: unknown;
}

function listAll({ store }: Call, type: EntityType, id: number, isOfOne: boolean): Listed[] {
  const cards = listLinks(store, type, id).map((row) => ({ ...row, body: formatLink(row, isOfOne) }));
  if (!store.isAlive(type, id)) return cards;
  const elements = store.elementLinks.of(type, id).map((link) => ({
    toType: elementType,
    toId: link.elementId,
    catalogId: link.catalogId,
    body: formatCardElement({ entityType: type, entityId: id, link }, isOfOne),
  }));
  return [...cards, ...elements];
}

function answerLinks(call: Call, ids: readonly number[], isOfOne: boolean): Reply {
  const rows = ids.flatMap((id) => listAll(call, call.params.entity as EntityType, id, isOfOne));
  const filter = getNode(call.query, 'filter');
  const toType = getText(filter, 'to_entity_type');
  const toIds = getList(filter, 'to_entity_id')?.map(Number);
  const catalogIds = getList(filter, 'to_catalog_id')?.map(Number);
  const selected = rows.filter((row) => {
    if (toType !== undefined && row.toType !== toType) return false;
    if (catalogIds !== undefined && !catalogIds.includes(row.catalogId ?? 0)) return false;
    // Ids of the other side say nothing without its type.
    return toType === undefined || toIds === undefined || toIds.includes(row.toId);
  });
  const { page, limit } = parsePaging(call.query);
  const part = selected.slice((page - 1) * limit, page * limit);
  if (part.length === 0) return empty;
  return {
    status: 200,
    body: {
      _total_items: selected.length,
      _links: { self: link(`${call.base}${call.path}?page=${page}&limit=${limit}`) },
      _embedded: { links: part.map(({ body }) => body) },
    },
  };
}

function formatLink(row: LinkRow, isOfOne = false): unknown {
  return {
    ...(isOfOne ? {} : { entity_id: row.id, entity_type: row.type }),
    to_entity_id: row.toId,
    to_entity_type: row.toType,
    metadata: formatMetadata(row),
  };
}

/** Written as `is_main`, read as `main_contact`; null for anything but contacts. */
function formatMetadata(row: LinkRow): unknown {
  return row.isMain === null ? null : { main_contact: row.isMain };
}

/** What each card type may be linked to (amoCRM API v4, Links). */
const linkable: Record<EntityType, readonly EntityType[]> = {
  leads: ['contacts', 'companies'],
  contacts: ['leads', 'companies', 'customers'],
  companies: ['leads', 'contacts', 'customers'],
  customers: ['contacts', 'companies'],
};

interface LinkRequest {
  check: Check;
  requestId: string;
  /** Two cards; undefined if it is refused or the other side is an element. */
  pair: LinkPair | undefined;
  element: CardElement | undefined;
  isMain: boolean;
}

function parseRequests(call: Call): LinkRequest[] {
  return parseBatch(call.body).map((item) => ({
    ...item,
    ...parseEnds(call, item.check),
    isMain: item.check.object('metadata')?.boolean('is_main') === true,
  }));
}

function parseEnds(call: Call, check: Check): Pick<LinkRequest, 'pair' | 'element'> {
  const type = call.params.entity as EntityType;
  const isMass = call.params.id === undefined;
  check.require(...(isMass ? ['entity_id'] : []), 'to_entity_id', 'to_entity_type');
  const id = isMass ? check.integer('entity_id') : Number(call.params.id);
  const toId = check.integer('to_entity_id');
  const toName = check.string('to_entity_type');
  const isElement = toName === elementType;
  const toType = entityTypes.find((candidate) => candidate === toName);
  const isLinkable = toType !== undefined && linkable[type].includes(toType);
  if (toName !== undefined && !isElement && !isLinkable) check.refuse('to_entity_type');
  const none = { pair: undefined, element: undefined };
  if (id === undefined || toId === undefined) return none;
  if (isElement) return { ...none, element: parseElementLink(call, check, { entityType: type, entityId: id, toId }) };
  return isLinkable ? { ...none, pair: { type, id, toType, toId } } : none;
}

function linkCards(call: Call): Reply {
  const requests = parseRequests(call);
  for (const { check, pair, element } of requests) {
    const owner = pair ?? (element && { type: element.entityType, id: element.entityId });
    if (owner && !call.store.isAlive(owner.type, owner.id)) check.refuse('entity_id');
    if (pair && !call.store.isAlive(pair.toType, pair.toId)) check.refuse('to_entity_id');
  }
  assertValid(requests);
  // The vendor's backend fails if a link exists already; nothing of the request is applied. Of elements the quantity changes.
  if (requests.some(({ pair, isMain }) => pair !== undefined && isLinked(call.store, pair, isMain)))
    throw new Problem(500, 'An unknown error occurred.');
  linkElements(
    call,
    requests.flatMap(({ element }) => element ?? []),
  );
  const links = requests.flatMap(({ pair, element, isMain }) => {
    if (element) return [formatCardElement(element, false)];
    if (pair === undefined) return [];
    const replaced = replacedCompany(call, pair);
    const row = addLink(call, pair, isMain);
    if (replaced) logLink(call, replaced, 'unlinked');
    logLink(call, pair, 'linked');
    return [formatLink(row)];
  });
  return {
    status: 200,
    body: {
      _total_items: links.length,
      _links: { self: link(`${call.base}${call.path.replace(/link$/, 'links')}`) },
      _embedded: { links },
    },
  };
}

/** Removing a link that does not exist is not an error. */
function unlinkCards(call: Call): Reply {
  const requests = parseRequests(call);
  assertValid(requests);
  for (const { pair, element } of requests) {
    if (element) unlinkElement(call, element);
    if (pair !== undefined && removeLink(call, pair)) logLink(call, pair, 'unlinked');
  }
  return empty;
}
