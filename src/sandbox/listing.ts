import { type Call, empty, ok, type Reply } from './call.ts';
import { getNode, type QueryNode } from './query.ts';

/** Which page of a list a request asks for. */
export interface Paging {
  page: number;
  limit: number;
}

/**
 * Parses `page` and `limit`. Nothing is refused: a page below 1 is 1, a limit above the ceiling is the ceiling,
 * text is the default (amoCRM API v4, general information: limits).
 */
export function parsePaging(query: QueryNode, ceiling = 250, fallback = 50): Paging {
  const page = parsePositive(query.page) ?? 1;
  const limit = parsePositive(query.limit) ?? fallback;
  return { page, limit: Math.min(limit, ceiling) };
}

function parsePositive(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) return undefined;
  const number = Number(value);
  return number >= 1 ? number : undefined;
}

/** How a list is answered. */
export interface ListOptions<Row> {
  /** Key under `_embedded`. */
  key: string;
  format: (row: Row, suffix: string) => unknown;
  /** Largest page; 250 unless the route says otherwise. */
  ceiling?: number;
  /** Whether the route counts: `_total_items`, `_page_count` and a `last` link. */
  counts?: boolean;
}

/** A list of which only one page is looked at. */
export interface Pages<Row> {
  length: number;
  slice(start: number, end: number): readonly Row[];
}

/** One page of the rows as a HAL list; 204 when it has none. */
export function listPage<Row>(call: Call, rows: Pages<Row>, options: ListOptions<Row>): Reply {
  const paging = parsePaging(call.query, options.ceiling);
  const start = (paging.page - 1) * paging.limit;
  const part = rows.slice(start, start + paging.limit);
  if (part.length === 0) return empty;
  const lastPage = Math.ceil(rows.length / paging.limit);
  const suffix = itemSuffix(paging);
  const embedded = part.map((row) => options.format(row, suffix));
  const counts = options.counts === true;
  return ok({
    ...(counts ? { _total_items: rows.length } : {}),
    _page: paging.page,
    ...(counts ? { _page_count: lastPage } : {}),
    _links: {
      self: link(pageUrl(call, paging, paging.page)),
      ...(paging.page < lastPage ? { next: link(pageUrl(call, paging, paging.page + 1)) } : {}),
      ...(counts ? { last: link(pageUrl(call, paging, lastPage)) } : {}),
      ...(paging.page > 1
        ? { first: link(pageUrl(call, paging, 1)), prev: link(pageUrl(call, paging, paging.page - 1)) }
        : {}),
    },
    _embedded: { [options.key]: embedded },
  });
}

/** A whole list without pages, as pipelines and links to one card are answered. */
export function listWhole(call: Call, key: string, items: unknown[]): Reply {
  return ok({
    _total_items: items.length,
    _links: { self: link(`${call.base}${call.path}`) },
    _embedded: { [key]: items },
  });
}

/** The answer to a batch write: the collection's address and slim items. */
export function slimList(call: Call, path: string, key: string, items: unknown[]): Reply {
  return ok({ _links: { self: link(`${call.base}${path}`) }, _embedded: { [key]: items } });
}

/** The answer to a PATCH by id: the changed item without its request_id, or in Kommo a list of one. */
export function slimItem(call: Call, path: string, key: string, items: Record<string, unknown>[]): Reply {
  if (call.mode === 'kommo') return slimList(call, path, key, items);
  const { request_id: _requestId, ...item } = items[0] ?? {};
  return ok(item);
}

/** The live API prints the request's page and limit into each item's own address, on a single item too. */
export function itemSuffix(paging: Paging): string {
  return `?page=${paging.page}&limit=${paging.limit}`;
}

/** A HAL link. */
export function link(href: string): { href: string } {
  return { href };
}

/** `_links` of an item. */
export function selfLink(call: Call, path: string, suffix = ''): { self: { href: string } } {
  return { self: link(`${call.base}${path}${suffix}`) };
}

/** The names in `with`: a comma list in one parameter, or `with[]`. Unknown names do nothing. */
export function parseWith(query: QueryNode): Set<string> {
  const value = query.with;
  const texts = typeof value === 'string' ? [value] : Object.values(value ?? {});
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [])).map((text) => text.trim()));
}

/** A sort key of a row. */
export type SortKeys<Row> = Record<string, (row: Row) => number | string>;

/**
 * Rows in the asked order. Only the first `order[...]` counts; a field outside `keys` leaves the default order and an
 * invalid direction is ascending, both silently (measured on the live API). Equal keys fall back to the id.
 */
export function sortRows<Row extends { id: number }>(
  rows: readonly Row[],
  query: QueryNode,
  keys: SortKeys<Row>,
  fallback: (row: Row) => number | string,
): readonly Row[] {
  const [field, direction] = Object.entries(getNode(query, 'order') ?? {})[0] ?? [];
  const known = field !== undefined && Object.hasOwn(keys, field) ? keys[field] : undefined;
  const descending = known !== undefined && direction === 'desc';
  // Rows already stand in id order: a walk by id over a large account must not sort on every page.
  if (known !== undefined && field === 'id') return descending ? rows.toReversed() : rows;
  const keyOf = known ?? fallback;
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(keyOf(a), keyOf(b)) || a.id - b.id);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'ru');
}

function pageUrl(call: Call, paging: Paging, page: number): string {
  const kept = flatten(call.query).filter(([name]) => name !== 'page' && name !== 'limit');
  const pairs = [...kept, ['page', String(page)], ['limit', String(paging.limit)]];
  return `${call.base}${call.path}?${pairs.map(([name, value]) => `${encodeURIComponent(name ?? '')}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}

function flatten(node: QueryNode, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const name = prefix === '' ? key : `${prefix}[${key}]`;
    return typeof value === 'string' ? [[name, value]] : flatten(value, name);
  });
}
