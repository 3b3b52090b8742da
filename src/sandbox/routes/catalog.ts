import { type Call, ok, type Reply, type Route } from '../call.ts';
import { findTarget } from '../card.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { applyTests, testTexts } from '../filter.ts';
import { formatCatalog, formatWrittenCatalog } from '../formatters/catalog.ts';
import { listPage, slimItem, slimList } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getList, getNode } from '../query.ts';
import type { CatalogRow, CatalogType } from '../rows.ts';

/** amoCRM API v4, catalogs. */
export const catalogRoutes: Route[] = [
  { method: 'GET', template: '/catalogs', handle: listCatalogs },
  { method: 'GET', template: '/catalogs/{id}', handle: getCatalog },
  { method: 'POST', template: '/catalogs', handle: addCatalogs },
  { method: 'PATCH', template: '/catalogs', handle: changeCatalogs },
  { method: 'PATCH', template: '/catalogs/{id}', handle: changeCatalog },
];

const types: readonly string[] = ['regular', 'products', 'invoices', 'suppliers'] satisfies CatalogType[];

/** How many catalogs an account has at most (Kommo API, limits). */
const maxCatalogs = 10;

/** The order is by `sort`, as in the vendor's examples. `type` is also taken outside of `filter`. */
function listCatalogs(call: Call): Reply {
  const outside = getList(call.query, 'type');
  const rows = applyTests<CatalogRow>(call.store.catalogs.rows(), [
    testTexts(getNode(call.query, 'filter'), 'type', (row) => row.type),
    outside && ((row) => outside.includes(row.type)),
  ]);
  const sorted = rows.toSorted((a, b) => a.sort - b.sort || a.id - b.id);
  return listPage(call, sorted, { key: 'catalogs', format: (row) => formatCatalog(call, row) });
}

function getCatalog(call: Call): Reply {
  return ok(formatCatalog(call, findCatalog(call, call.params.id)));
}

/** @throws Problem 404 for an unknown catalog */
export function findCatalog(call: Call, id: string | undefined): CatalogRow {
  const catalog = call.store.catalogs.get(Number(id));
  if (catalog === undefined) throw new Problem(404, 'Catalog not found');
  return catalog;
}

/** @throws Problem 403 for a user without the right `catalog_access` */
export function requireCatalogAccess(call: Call): void {
  if (!call.user.isAdmin) throw new Problem(403, 'Access denied');
}

type CatalogChanges = Partial<Omit<CatalogRow, 'id' | 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt'>>;

function parseChanges(check: Check): CatalogChanges {
  const type = check.string('type');
  if (type !== undefined && !types.includes(type)) check.refuse('type');
  const given = {
    name: check.string('name'),
    type: type as CatalogType | undefined,
    sort: check.integer('sort'),
    canAddElements: check.boolean('can_add_elements'),
    canShowInCards: check.boolean('can_show_in_cards'),
    canLinkMultiple: check.boolean('can_link_multiple'),
    sdkWidgetCode: check.string('sdk_widget_code'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** An account has one catalog of invoices and one of products. */
function refuseSecond(call: Call, check: Check, type: CatalogType | undefined, ownId?: number): void {
  if (type !== 'invoices' && type !== 'products') return;
  if (call.store.catalogs.rows().some((row) => row.type === type && row.id !== ownId)) check.refuse('type');
}

function addCatalogs(call: Call): Reply {
  requireCatalogAccess(call);
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name');
    const changes = parseChanges(item.check);
    refuseSecond(call, item.check, changes.type);
    return { ...item, changes };
  });
  assertValid(items);
  if (call.store.catalogs.size + items.length > maxCatalogs) throw new Problem(422, 'Catalogs limit is exceeded');
  const added = items.map(({ changes, requestId }) => {
    const row = call.store.catalogs.add({
      name: '',
      type: 'regular',
      sort: 10,
      canAddElements: true,
      canShowInCards: false,
      canLinkMultiple: false,
      canBeDeleted: true,
      sdkWidgetCode: null,
      createdBy: call.user.id,
      updatedBy: call.user.id,
      createdAt: call.now,
      updatedAt: call.now,
      ...changes,
    });
    return formatWrittenCatalog(call, row, requestId);
  });
  return slimList(call, '/catalogs', 'catalogs', added);
}

function changeCatalogs(call: Call): Reply {
  return slimList(call, '/catalogs', 'catalogs', applyChanges(call, parseBatch(call.body), undefined));
}

/** The vendor's example of one changed catalog has its request id, unlike those of other nouns. */
function changeCatalog(call: Call): Reply {
  const [changed = {}] = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return call.mode === 'kommo' ? slimItem(call, '/catalogs', 'catalogs', [changed]) : ok(changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  requireCatalogAccess(call);
  const read = items.map((item) => {
    const before = findTarget(item, (id) => call.store.catalogs.get(id), pathId);
    const changes = parseChanges(item.check);
    refuseSecond(call, item.check, changes.type, before?.id);
    return { ...item, id: before?.id ?? 0, changes };
  });
  assertValid(read);
  return read.map(({ id, changes, check }) => {
    const row = call.store.catalogs.change(id, { ...changes, updatedBy: call.user.id, updatedAt: call.now });
    return formatWrittenCatalog(call, row, String(check.source.request_id ?? id));
  });
}
