import { type Call, ok, type Reply, type Route } from '../call.ts';
import { applyTests, testNumbers, testTexts } from '../filter.ts';
import { formatField } from '../formatters/custom-field.ts';
import { listPage, sortRows } from '../listing.ts';
import type { FieldRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';

/** amoCRM API v4, custom fields of cards and catalogs, read only. At most 50 fields a page, whatever the limit. */
export const customFieldRoutes: Route[] = [
  { method: 'GET', template: '/{entity}/custom_fields', handle: listFields },
  { method: 'GET', template: '/{entity}/custom_fields/{id}', handle: getField },
  { method: 'GET', template: '/catalogs/{catalogId}/custom_fields', handle: listFields },
  { method: 'GET', template: '/catalogs/{catalogId}/custom_fields/{id}', handle: getField },
];

function ownerOf({ params }: Call): string | undefined {
  return params.catalogId === undefined ? params.entity : `catalogs/${Number(params.catalogId)}`;
}

function listFields(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const rows = applyTests<FieldRow>(call.store.metadata.fields, [
    (field) => field.entityType === ownerOf(call),
    testNumbers(filter, 'id', (field) => field.id),
    testTexts(filter, 'type', (field) => field.type),
  ]);
  const sorted = sortRows(
    rows,
    call.query,
    { id: (field) => field.id, sort: (field) => field.sort },
    (field) => field.sort,
  );
  return listPage(call, sorted, {
    key: 'custom_fields',
    format: (field) => formatField(call, field),
    ceiling: 50,
    counts: true,
  });
}

function getField(call: Call): Reply {
  const field = call.store.field(Number(call.params.id));
  if (field === undefined || field.entityType !== ownerOf(call)) throw new Problem(404, 'Custom field not found');
  return ok(formatField(call, field));
}
