import { type Call, ok, type Reply, type Route } from '../call.ts';
import { findTarget } from '../card.ts';
import { assertValid, type BatchItem, parseBatch, parseItem } from '../check.ts';
import { mergeFields, parseFieldChanges } from '../field-value.ts';
import { applyTests, type Test, testNumbers } from '../filter.ts';
import { formatElement, formatWrittenElement } from '../formatters/catalog-element.ts';
import { listPage, parseWith, slimItem, slimList } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode, getText } from '../query.ts';
import type { CatalogElementRow } from '../rows.ts';
import { findCatalog, requireCatalogAccess } from './catalog.ts';

/** amoCRM API v4, elements of catalogs. */
export const catalogElementRoutes: Route[] = [
  { method: 'GET', template: '/catalogs/{catalogId}/elements', handle: listElements },
  { method: 'GET', template: '/catalogs/{catalogId}/elements/{id}', handle: getElement },
  { method: 'POST', template: '/catalogs/{catalogId}/elements', handle: addElements },
  { method: 'PATCH', template: '/catalogs/{catalogId}/elements', handle: changeElements },
  { method: 'PATCH', template: '/catalogs/{catalogId}/elements/{id}', handle: changeElement },
];

/** By id: the vendor documents no order. Ids are also taken outside of `filter`, as the official client sends them. */
function listElements(call: Call): Reply {
  const catalog = findCatalog(call, call.params.catalogId);
  const wanted = parseWith(call.query);
  const rows = applyTests<CatalogElementRow>(call.store.catalogElements.rows(), [
    (row) => row.catalogId === catalog.id,
    testNumbers(getNode(call.query, 'filter'), 'id', (row) => row.id),
    testNumbers(call.query, 'id', (row) => row.id),
    testWords(call),
  ]);
  return listPage(call, rows, { key: 'elements', format: (row) => formatElement(call, row, wanted) });
}

/** A substring of the name or of a plain value, compared without case. */
function testWords(call: Call): Test<CatalogElementRow> | undefined {
  const words = (getText(call.query, 'query') ?? '').trim().toLowerCase();
  if (words === '') return undefined;
  return ({ name, fields }) => {
    const values = fields.flatMap((field) => field.values.map(({ value }) => value));
    return [name, ...values].some((value) => typeof value === 'string' && value.toLowerCase().includes(words));
  };
}

function getElement(call: Call): Reply {
  const catalog = findCatalog(call, call.params.catalogId);
  const element = call.store.catalogElements.get(Number(call.params.id));
  if (element?.catalogId !== catalog.id) throw new Problem(404, 'Element not found');
  return ok(formatElement(call, element, parseWith(call.query)));
}

function addElements(call: Call): Reply {
  requireCatalogAccess(call);
  const catalog = findCatalog(call, call.params.catalogId);
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name');
    return { ...item, name: item.check.string('name') ?? '', fields: parseFields(call, catalog.id, item) };
  });
  assertValid(items);
  const added = items.map(({ name, fields, check }, index) => {
    const row = call.store.catalogElements.add({
      catalogId: catalog.id,
      name,
      createdBy: call.user.id,
      updatedBy: call.user.id,
      createdAt: call.now,
      updatedAt: call.now,
      fields: mergeFields([], fields),
    });
    return formatWrittenElement(call, row, check.source.request_id ?? index);
  });
  return slimList(call, `/catalogs/${catalog.id}/elements`, 'elements', added);
}

function parseFields(call: Call, catalogId: number, { check }: BatchItem) {
  return parseFieldChanges(call, `catalogs/${catalogId}`, check);
}

function changeElements(call: Call): Reply {
  const changed = applyChanges(call, parseBatch(call.body), undefined);
  return slimList(call, `/catalogs/${Number(call.params.catalogId)}/elements`, 'elements', changed);
}

function changeElement(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return slimItem(call, `/catalogs/${Number(call.params.catalogId)}/elements`, 'elements', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  requireCatalogAccess(call);
  const catalog = findCatalog(call, call.params.catalogId);
  const findOwn = (id: number) => {
    const element = call.store.catalogElements.get(id);
    return element?.catalogId === catalog.id ? element : undefined;
  };
  const read = items.map((item) => {
    const before = findTarget(item, findOwn, pathId);
    return { ...item, before, name: item.check.string('name'), fields: parseFields(call, catalog.id, item) };
  });
  assertValid(read);
  return read.map(({ before, name, fields, check }) => {
    if (before === undefined) throw new Error('an element vanished');
    const row = call.store.catalogElements.change(before.id, {
      name: name ?? before.name,
      fields: mergeFields(call.store.catalogElements.get(before.id)?.fields ?? [], fields),
      updatedBy: call.user.id,
      updatedAt: call.now,
    });
    return formatWrittenElement(call, row, check.source.request_id ?? row.id);
  });
}
