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

/** The colours that a tag of leads may have (amoCRM API v4, tags). */
const colors = new Set(
  'EBEBEB D0D0D0 F2DDF7 D1A4DC FF8F92 FFC8C8 C7DB8C DDEBB5 8699DA AABDFF FFCE5A FFE193 90CDB0 C6F4DE A9A5D7 D8D5FF 86C0FC 832161 6A0F49 0C7C59 10599D 9D2B32 247BA0'.split(
    ' ',
  ),
);

/** The name of an existing tag answers with that tag. Only tags of leads have a colour of their own. */
function addTags(call: Call): Reply {
  const entityType = call.params.entity as EntityType;
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name');
    const color = item.check.string('color') ?? null;
    if (color !== null && entityType === 'leads' && !colors.has(color)) item.check.refuse('color');
    return { ...item, name: item.check.string('name') ?? '', color };
  });
  assertValid(items);
  const tags = items.map(({ name, color, requestId }) => {
    const tag = call.store.ensureTag(entityType, name, entityType === 'leads' ? color : null);
    return { id: tag.id, name: tag.name, color: tag.color, request_id: requestId };
  });
  return ok({ _total_items: tags.length, _embedded: { tags } });
}
