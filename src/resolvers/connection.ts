import type { ListQuery, Page } from '../amocrm/index.ts';
import type { Context } from './context.ts';
import { type ListName, parseCursor, printCursor, refuseCursor } from './cursor.ts';

/** The arguments of every list. */
export interface ConnectionArguments {
  /** How many records, 1 to 250. */
  first: number;
  after?: string | null | undefined;
}

/** A page of records as a Relay connection. */
export interface Connection<Value> {
  edges: { cursor: string; node: Value }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const largestPage = 250;

/** How many pages are gone back to find the place again: one request each, and nobody loses so many records unawares. */
const mostPagesBack = 40;

/**
 * One page of a list, in one request wherever a page of amoCRM's can hold it.
 *
 * amoCRM pages by number. In the default order, by id, a page is re-read from the last record that the caller has seen:
 * if that record has moved because others vanished before it, the place is found again, so that nothing is
 * skipped and nothing comes twice. Other orders are those of the moment at which each page is read.
 *
 * @param listName a cursor of another list is refused
 * @param selection filter, search text and order as amoCRM's query; `undefined` where the caller gave none and
 *   the cursor's own is meant
 * @param isMeant tells what amoCRM returned beyond the filter; it is left out, so that a page may hold fewer records
 * @throws {ValidationError} for a cursor that is none, or that belongs to another filter
 */
export async function readConnection<Value extends { id: number }, Query extends ListQuery>(
  listName: ListName,
  { first, after }: ConnectionArguments,
  selection: Query | undefined,
  list: (query: Query & { page: number; limit: number }) => Promise<Page<Value>>,
  isMeant: (value: Value, query: Query) => boolean = () => true,
): Promise<Connection<Value>> {
  const position = after ? parseCursor(listName, after, selection) : undefined;
  const query = (position?.selection ?? selection ?? {}) as Query;
  const byId = query.order === undefined || query.order.field === 'id';
  const ordered = { ...query, order: query.order ?? { field: 'id', direction: 'asc' } };
  const isBehind = (value: Value) =>
    !position || !byId || (ordered.order.direction === 'desc' ? value.id < position.id : value.id > position.id);

  let start = position ? position.offset - (byId ? 1 : 0) : 0;
  let window = await readWindow(list, ordered, start, (position?.offset ?? 0) + first);
  let pagesBack = 0;
  while (position && byId && start > 0 && (window.items[0] === undefined || isBehind(window.items[0]))) {
    if (++pagesBack > mostPagesBack) throw refuseCursor('is too far behind the end of this list; begin it anew');
    start = Math.max(0, start - largestPage + 1);
    window = await readWindow(list, ordered, start, start + largestPage);
  }

  const skipped = window.items.findIndex(isBehind);
  const from = skipped === -1 ? window.items.length : skipped;
  const items = window.items.slice(from, from + first);
  const places = items.map((node, index) => ({
    node,
    cursor: printCursor(listName, { selection: query, offset: start + from + index + 1, id: node.id }),
  }));
  const edges = places.filter(({ node }) => isMeant(node, query));
  const hasNextPage = window.hasNext || from + items.length < window.items.length;
  const last = places.at(-1);
  // An empty page reads as "there is nothing", whatever it says of the next one.
  if (last && edges.length === 0 && hasNextPage) {
    return readConnection(listName, { first, after: last.cursor }, selection, list, isMeant);
  }
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: start + from > 0,
      startCursor: edges[0]?.cursor ?? null,
      // The last that was read, so that the list goes on behind what was left out.
      endCursor: last?.cursor ?? null,
    },
  };
}

/** What a list is called in its cursors: an account's cursors continue no list of another account. */
export function nameList({ name }: Pick<Context, 'name'>, noun: ListName['noun']): ListName {
  return { noun, name: name === '' ? noun : `${name}/${noun}` };
}

/** The records from `start` up to `end` (and those behind it that came along). */
async function readWindow<Value, Query>(
  list: (query: Query & { page: number; limit: number }) => Promise<Page<Value>>,
  query: Query,
  start: number,
  end: number,
): Promise<Page<Value>> {
  const { limit, page, pages } = coveringPages(start, end);
  const read = await Promise.all(
    Array.from({ length: pages }, (_, index) => list({ ...query, limit, page: page + index })),
  );
  return {
    items: read.flatMap((part) => part.items).slice(start - (page - 1) * limit),
    hasNext: read.at(-1)?.hasNext ?? false,
  };
}

/**
 * The smallest page of amoCRM's that contains the records `start` up to `end`, or two of the largest where none does.
 * Pages begin at multiples of their size only, so a page of another size may be needed.
 */
export function coveringPages(start: number, end: number): { limit: number; page: number; pages: number } {
  for (let limit = end - start; limit <= largestPage; limit++) {
    const page = Math.floor(start / limit) + 1;
    if (page * limit >= end) return { limit, page, pages: 1 };
  }
  const page = Math.floor(start / largestPage) + 1;
  return { limit: largestPage, page, pages: Math.ceil(end / largestPage) - page + 1 };
}
