import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, type BatchItem, parseBatch, parseItem } from '../check.ts';
import { parseDefinition, parseType } from '../field-definition.ts';
import { applyTests, testNumbers, testTexts } from '../filter.ts';
import { formatField } from '../formatters/custom-field.ts';
import { listPage, sortRows } from '../listing.ts';
import type { FieldOwner, FieldRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import type { CardRow, EntityType } from '../rows.ts';
import type { Table } from '../table.ts';
import { findCatalog } from './catalog.ts';

/** What has custom fields. */
type Filled = Pick<CardRow, 'fields'>;

/** The fields of leads, contacts, companies and catalogs. At most 50 fields a page, whatever the limit. */
export const customFieldRoutes: Route[] = [
  ...fieldRoutesOf('/{entity}', ({ params }) => params.entity as EntityType),
  ...fieldRoutesOf('/catalogs/{catalogId}', (call) => `catalogs/${findCatalog(call, call.params.catalogId).id}`),
];

/**
 * The routes of the custom fields of one kind of owner (amoCRM API v4, custom fields). All of them are read by every user and
 * written by administrators.
 *
 * @param prefix the path of the owner
 * @param ownerOf the owner that a request names
 */
export function fieldRoutesOf(prefix: string, ownerOf: (call: Call) => FieldOwner): Route[] {
  const template = `${prefix}/custom_fields`;
  return [
    { method: 'GET', template, handle: (call) => listFields(call, ownerOf(call)) },
    { method: 'POST', template, handle: (call) => addFields(call, ownerOf(call)) },
    { method: 'PATCH', template, handle: (call) => changeFields(call, ownerOf(call)) },
    {
      method: 'GET',
      template: `${template}/{id}`,
      handle: (call) => ok(formatField(call, findField(call, ownerOf(call)))),
    },
    { method: 'PATCH', template: `${template}/{id}`, handle: (call) => changeField(call, ownerOf(call)) },
    { method: 'DELETE', template: `${template}/{id}`, handle: (call) => deleteField(call, ownerOf(call)) },
  ];
}

function listFields(call: Call, owner: FieldOwner): Reply {
  const filter = getNode(call.query, 'filter');
  const rows = applyTests<FieldRow>(call.store.metadata.fields, [
    (field) => field.entityType === owner,
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

function findField(call: Call, owner: FieldOwner): FieldRow {
  const field = call.store.field(Number(call.params.id));
  if (field === undefined || field.entityType !== owner) throw new Problem(404, 'Custom field not found');
  return field;
}

function addFields(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body).map((item) => {
    const type = parseType(owner, item.check);
    return { ...item, type, change: type && parseDefinition(call, owner, item.check, type) };
  });
  assertValid(items);
  const rows = items.map(({ type = 'text', change = {} }) =>
    call.store.fields.add({
      name: '',
      code: null,
      sort: nextSort(call, owner),
      isApiOnly: false,
      groupId: null,
      enums: null,
      currency: null,
      ...change,
      type,
      entityType: owner,
      isPredefined: false,
    }),
  );
  return { ...written(call, rows, items), status: 201 };
}

/** A field without a place of its own comes last (guess). */
function nextSort(call: Call, owner: FieldOwner): number {
  const sorts = call.store.metadata.fields.filter(({ entityType }) => entityType === owner).map(({ sort }) => sort);
  return Math.max(499, ...sorts) + 1;
}

function changeFields(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body).map((item) => {
    item.check.require('id');
    const id = item.check.integer('id');
    const row = id === undefined ? undefined : call.store.field(id);
    if (id !== undefined && row?.entityType !== owner) item.check.refuse('id');
    return { ...item, row: row?.entityType === owner ? row : undefined };
  });
  return written(call, change(call, owner, items), items);
}

function changeField(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const row = findField(call, owner);
  const [changed = row] = change(call, owner, [{ ...parseItem(call.body), row }]);
  return ok(formatField(call, changed));
}

/** Changes definitions; the values of options that are gone go with them. */
function change(call: Call, owner: FieldOwner, items: (BatchItem & { row: FieldRow | undefined })[]): FieldRow[] {
  const changes = items.map(({ row, check }) => row && parseDefinition(call, owner, check, row.type, row));
  assertValid(items);
  return items.flatMap(({ row }, index) => {
    if (row === undefined) return [];
    const { id } = row;
    const changed = call.store.fields.change(id, changes[index] ?? {});
    const left = new Set(changed.enums?.map((option) => option.id));
    const gone = row.enums?.some((option) => !left.has(option.id)) ?? false;
    if (gone) removeValues(call, id, (enumId) => enumId !== undefined && !left.has(enumId));
    return [changed];
  });
}

function deleteField(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const field = findField(call, owner);
  if (field.isPredefined) throw new Problem(422, 'Predefined fields cannot be deleted');
  call.store.fields.delete(field.id);
  removeValues(call, field.id, () => true);
  return empty;
}

/** Removes values of a field from all cards and elements. */
function removeValues(call: Call, fieldId: number, isGone: (enumId: number | undefined) => boolean): void {
  const { leads, contacts, companies, catalogElements } = call.store;
  for (const table of [leads, contacts, companies, catalogElements] as Table<{ id: number } & Filled>[]) {
    for (const { id, fields } of table.rows()) {
      const field = fields.find((each) => each.fieldId === fieldId);
      if (!field?.values.some(({ enumId }) => isGone(enumId))) continue;
      const values = field.values.filter(({ enumId }) => !isGone(enumId));
      const others = fields.filter((each) => each !== field);
      table.change(id, { fields: values.length > 0 ? [...others, { fieldId, values }] : others });
    }
  }
}

function written(call: Call, rows: readonly FieldRow[], items: readonly BatchItem[]): Reply {
  const fields = rows.map((row, index) => ({ ...formatField(call, row), request_id: items[index]?.requestId }));
  return ok({ _total_items: fields.length, _embedded: { custom_fields: fields } });
}
