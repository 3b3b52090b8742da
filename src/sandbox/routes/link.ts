import { type Call, empty, type Reply, type Route } from '../call.ts';
import { logEvent } from '../change-log.ts';
import { assertValid, type Check, parseBatch } from '../check.ts';
import { singular } from '../formatters/event.ts';
import { addLink, isLinked, type LinkPair, type LinkRow, listLinks, removeLink } from '../linking.ts';
import { link, parsePaging } from '../listing.ts';
import { missing, Problem, refuseItems } from '../problem.ts';
import { getList, getNode, getText } from '../query.ts';
import { type EntityType, entityTypes } from '../rows.ts';

/** amoCRM API v4, links between cards: of one card, and of many at once. */
export const linkRoutes: Route[] = [
  { method: 'GET', template: '/{entity}/{id}/links', handle: listOwnLinks },
  { method: 'POST', template: '/{entity}/{id}/link', handle: linkCards },
  { method: 'POST', template: '/{entity}/{id}/unlink', handle: unlinkCards },
  { method: 'GET', template: '/{entity}/links', handle: listManyLinks },
  { method: 'POST', template: '/{entity}/link', handle: linkCards },
  { method: 'POST', template: '/{entity}/unlink', handle: unlinkCards },
];

function listOwnLinks(call: Call): Reply {
  const rows = listLinks(call.store, call.params.entity as EntityType, Number(call.params.id));
  return answerLinks(call, rows, (row) => ({
    to_entity_id: row.toId,
    to_entity_type: row.toType,
    metadata: formatMetadata(row),
  }));
}

function listManyLinks(call: Call): Reply {
  const ids = getList(getNode(call.query, 'filter'), 'entity_id') ?? [];
  if (ids.length === 0) throw refuseItems([{ errors: [missing('filter.entity_id')] }]);
  const rows = ids.flatMap((id) => listLinks(call.store, call.params.entity as EntityType, Number(id)));
  return answerLinks(call, rows, formatLink);
}

function answerLinks(call: Call, rows: LinkRow[], format: (row: LinkRow) => unknown): Reply {
  const filter = getNode(call.query, 'filter');
  const toType = getText(filter, 'to_entity_type');
  const toIds = getList(filter, 'to_entity_id')?.map(Number);
  const selected = rows.filter((row) => {
    if (toType !== undefined && row.toType !== toType) return false;
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
      _embedded: { links: part.map(format) },
    },
  };
}

function formatLink(row: LinkRow): unknown {
  return {
    entity_id: row.id,
    entity_type: row.type,
    to_entity_id: row.toId,
    to_entity_type: row.toType,
    metadata: formatMetadata(row),
  };
}

/** Written as `is_main`, read as `main_contact`; null for anything but contacts. */
function formatMetadata(row: LinkRow): unknown {
  return row.isMain === null ? null : { main_contact: row.isMain };
}

interface LinkRequest {
  check: Check;
  requestId: string;
  pair: LinkPair | undefined;
  isMain: boolean;
}

function parseRequests(call: Call): LinkRequest[] {
  return parseBatch(call.body).map((item) => {
    const metadata = item.check.object('metadata');
    const isMain = metadata?.boolean('is_main') === true;
    return { ...item, pair: parsePair(call, item.check), isMain };
  });
}

function parsePair(call: Call, check: Check): LinkPair | undefined {
  const type = call.params.entity as EntityType;
  const isMass = call.params.id === undefined;
  check.require(...(isMass ? ['entity_id'] : []), 'to_entity_id', 'to_entity_type');
  const id = isMass ? check.integer('entity_id') : Number(call.params.id);
  const toId = check.integer('to_entity_id');
  const toName = check.string('to_entity_type');
  const toType = entityTypes.find((candidate) => candidate === toName);
  if (toName !== undefined && (toType === undefined || toType === type)) check.refuse('to_entity_type');
  if (id === undefined || toId === undefined || toType === undefined || toType === type) return undefined;
  return { type, id, toType, toId };
}

function linkCards(call: Call): Reply {
  const requests = parseRequests(call);
  for (const { check, pair } of requests) {
    if (pair === undefined) continue;
    if (!call.store.isAlive(pair.type, pair.id)) check.refuse('entity_id');
    if (!call.store.isAlive(pair.toType, pair.toId)) check.refuse('to_entity_id');
  }
  assertValid(requests);
  const pairs = requests.flatMap(({ pair, isMain }) => (pair === undefined ? [] : [{ pair, isMain }]));
  // The vendor's backend fails if a link exists already; nothing of the request is applied.
  if (pairs.some(({ pair, isMain }) => isLinked(call.store, pair, isMain)))
    throw new Problem(500, 'An unknown error occurred.');
  const links = pairs.map(({ pair, isMain }) => {
    const row = addLink(call, pair, isMain);
    logLink(call, pair, 'linked');
    return formatLink(row);
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
  for (const { pair } of requests) {
    if (pair !== undefined && removeLink(call, pair)) logLink(call, pair, 'unlinked');
  }
  return empty;
}

function logLink(call: Call, { type, id, toType, toId }: LinkPair, change: 'linked' | 'unlinked'): void {
  const value = [{ link: { entity: { type: singular[toType], id: toId } } }];
  logEvent(
    call,
    `${singular[toType]}_${change}`,
    type,
    id,
    change === 'linked' ? value : [],
    change === 'linked' ? [] : value,
  );
}
