import { type Call, ok, type Reply, type Route } from '../call.ts';
import { assertValid, parseBatch } from '../check.ts';
import { applyTests, testNumbers, testTexts } from '../filter.ts';
import { listPage } from '../listing.ts';
import { getNode, getText } from '../query.ts';
import type { EntityType, TagRow } from '../rows.ts';

/** amoCRM API v4, tags: listed and added, never renamed or deleted. */
export const tagRoutes: Route[] = [
  { method: 'GET', template: '/{entity}/tags', handle: listTags },
  { method: 'POST', template: '/{entity}/tags', handle: addTags },
];

function listTags(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const words = (getText(call.query, 'query') ?? '').toLowerCase();
  const rows = applyTests<TagRow>(call.store.tags.rows(), [
    (tag) => tag.entityType === call.params.entity,
    testNumbers(filter, 'id', (tag) => tag.id),
    testTexts(filter, 'name', (tag) => tag.name),
    words === '' ? undefined : (tag) => tag.name.toLowerCase().includes(words),
  ]);
  return listPage(call, rows, { key: 'tags', format: ({ id, name, color }) => ({ id, name, color }) });
}

/** The name of an existing tag answers with that tag. Only tags of leads have a colour of their own. */
function addTags(call: Call): Reply {
  const entityType = call.params.entity as EntityType;
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name');
    return { ...item, name: item.check.string('name') ?? '', color: item.check.string('color') ?? null };
  });
  assertValid(items);
  const tags = items.map(({ name, color, requestId }) => {
    const tag = call.store.ensureTag(entityType, name, entityType === 'leads' ? color : null);
    return { id: tag.id, name: tag.name, color: tag.color, request_id: requestId };
  });
  return ok({ _total_items: tags.length, _embedded: { tags } });
}
