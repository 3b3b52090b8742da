import { type BatchOutcome, sendItems } from './batch.ts';
import { addCustomFields, type CustomFieldValues, type CustomFieldWrite } from './custom-field.ts';
import { type FilterRules, idsRule } from './filter.ts';
import { type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumber, parseText, parseTextOrNull, parseTime } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** An element of a catalog: a product, an invoice, a supplier (amoCRM API v4, Catalogs: elements). Times are unix seconds. */
export interface CatalogElement {
  id: number;
  catalog_id: number;
  name: string;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
  is_deleted: boolean;
  custom_fields_values: CustomFieldValues[];
  /** The page of an invoice; present only if requested by `invoice_link`. */
  invoice_link?: string | null;
}

/** What `GET /catalogs/{id}/elements` adds to each element on request. */
export type CatalogElementWith = 'invoice_link';

/** The filters that `GET /catalogs/{id}/elements` honours. */
export interface CatalogElementFilter {
  id?: number[];
}

/** Which elements of a catalog. amoCRM documents no order. */
export type CatalogElementListQuery = ListQuery<CatalogElementFilter, never, CatalogElementWith>;

/** An element to be created. */
export interface CatalogElementWrite {
  name?: string;
  custom_fields_values?: CustomFieldWrite[];
}

/** A change of an element. Only the keys that are given change. */
export interface CatalogElementPatch extends CatalogElementWrite {
  id: number;
}

const template = '/catalogs/{catalogId}/elements';
const rules: FilterRules<CatalogElementFilter, CatalogElement> = { id: idsRule('id', (element) => element.id) };

/** The elements of one catalog. */
function routeOf(catalogId: number): ListRoute<CatalogElement, CatalogElementFilter> {
  return { path: fillPath(template, { catalogId }), template, key: 'elements', rules, parse: parseCatalogElement };
}

export function catalogElementRoutes(send: Send) {
  const list = (catalogId: number, query: CatalogElementListQuery): Promise<Page<CatalogElement>> =>
    listPage(send, routeOf(catalogId), query);
  return {
    list,
    byIds: (
      catalogId: number,
      ids: readonly number[],
      options: { with?: readonly CatalogElementWith[] } = {},
    ): Promise<CatalogElement[]> =>
      listByIds(((query: CatalogElementListQuery) => list(catalogId, query)) as never, ids, options.with),
    create: (catalogId: number, elements: readonly CatalogElementWrite[]): Promise<BatchOutcome<CatalogElement>[]> =>
      sendItems(send, { ...routeOf(catalogId), method: 'POST' }, elements),
    update: (catalogId: number, elements: readonly CatalogElementPatch[]): Promise<BatchOutcome<CatalogElement>[]> =>
      sendItems(send, { ...routeOf(catalogId), method: 'PATCH' }, elements),
  };
}

export function parseCatalogElement(item: Json): CatalogElement {
  const row = {
    id: parseId(item.id, 'an element of a catalog'),
    catalog_id: parseId(item.catalog_id, 'the catalog of an element'),
    name: parseText(item.name),
    created_by: parseNumber(item.created_by),
    updated_by: parseNumber(item.updated_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    // null, as GET answers it, means that it is there.
    is_deleted: parseBoolean(item.is_deleted),
  };
  const element: CatalogElement = addCustomFields(row, item.custom_fields_values);
  if (item.invoice_link !== undefined) element.invoice_link = parseTextOrNull(item.invoice_link);
  return element;
}
