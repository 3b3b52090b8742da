import type { ListQuery, Order, Page } from '../../amocrm/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { type ListName, type Position, parseCursor, printCursor, refuseCursor } from './cursor.ts';

/** The arguments of every list. */
export interface ConnectionArguments {
  /** How many records, 1 to 250. */
  first: number;
  after?: Nullish<string>;
}

/** A page of records as a Relay connection. */
export interface Connection<Value> {
  edges: { cursor: string; node: Value }[];
  /** How many records were read for it, where amoCRM cannot be asked for the condition (`scan.ts`). */
  scanned?: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const largestPage = 250;

/** How many pages are gone back to find the place again: one request each, and nobody loses so many records unawares. */
const mostPagesBack = 40;

/** Which list is read, and behind which of its records. */
export interface Place<Query> {
  listName: ListName;
  position: Position | undefined;
  /** The cursor's own where the caller gave none. */
  criteria: Query;
}

/**
 * Where a page begins, and of which list.
 *
 * @param listName a cursor of another list is refused
 * @param criteria filter, search text and order; `undefined` where the caller gave none and the cursor's own is meant
 * @throws {ValidationError} for a cursor that is none, or that belongs to another filter
 */
export function findPlace<Query extends object>(
  listName: ListName,
  { after }: Pick<ConnectionArguments, 'after'>,
  criteria: Query | undefined,
): Place<Query> {
  const position = after ? parseCursor(listName, after, criteria) : undefined;
  return { listName, position, criteria: (position?.criteria ?? criteria ?? {}) as Query };
}

/** One page of a list whose whole criteria amoCRM can be asked for; see `loadPlace`. */
export async function loadConnection<Value extends { id: number }, Query extends ListQuery>(
  listName: ListName,
  args: ConnectionArguments,
  criteria: Query | undefined,
  list: (query: Query & { page: number; limit: number }) => Promise<Page<Value>>,
): Promise<Connection<Value>> {
  const place = findPlace(listName, args, criteria);
  return loadPlace(place, args.first, (page) => list({ ...place.criteria, ...page }));
}

/** An order, and which page of it. */
export interface PageQuery<Field extends string = string> {
  order: Order<Field>;
  page: number;
  limit: number;
}

/** What criteria say of the order of its list. */
export interface Ordered<Field extends string = string> {
  order?: Order<Field> | undefined;
}

/**
 * One page of a list, in one request wherever a page of amoCRM's can hold it.
 *
 * amoCRM pages by number. In an order by id, a page is re-read from the last record that the caller has seen: if that
 * record has moved because others vanished or appeared before it, the place is found again, so that nothing is
 * skipped and nothing comes twice. Other orders are those of the moment at which each page is read.
 *
 * @param isMeant tells what amoCRM returned beyond the filter; it is left out, so that a page may hold fewer records
 * @throws {ValidationError} where the place is not found again
 */
export async function loadPlace<Value extends { id: number }, Field extends string>(
  { listName, position, criteria }: Place<Ordered<Field>>,
  first: number,
  list: (query: PageQuery<Field>) => Promise<Page<Value>>,
  isMeant: (value: Value) => boolean = () => true,
): Promise<Connection<Value>> {
  const { order, isById, isBehind } = orderOf<Value, Field>({ position, criteria });
  const read = (start: number, end: number) => loadWindow(list, { order }, start, end);

  let start = position ? position.offset - (isById ? 1 : 0) : 0;
  let window = await read(start, (position?.offset ?? 0) + first);
  let pagesRead = 0;
  const countPage = () => {
    if (++pagesRead > mostPagesBack) throw refuseCursor('is too far from its place in this list; begin it anew');
  };
  while (position && isById && start > 0 && (window.items[0] === undefined || isBehind(window.items[0]))) {
    countPage();
    start = Math.max(0, start - largestPage + 1);
    window = await read(start, start + largestPage);
  }
  // New records at the front of a list push the place back.
  while (position && window.hasNext && !window.items.some(isBehind)) {
    countPage();
    start += window.items.length;
    window = await read(start, start + largestPage);
  }

  const skipped = window.items.findIndex(isBehind);
  const from = skipped === -1 ? window.items.length : skipped;
  const items = window.items.slice(from, from + first);
  const places = items.map((node, index) => ({
    node,
    position: { criteria, offset: start + from + index + 1, id: node.id },
  }));
  const edges = places
    .filter(({ node }) => isMeant(node))
    .map(({ node, position }) => new Edge(node, listName, position));
  const hasNextPage = window.hasNext || from + items.length < window.items.length;
  const last = places.at(-1);
  // An empty page reads as "there is nothing", whatever it says of the next one.
  if (last && edges.length === 0 && hasNextPage) {
    return loadPlace({ listName, position: last.position, criteria }, first, list, isMeant);
  }
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: start + from > 0,
      startCursor: edges[0]?.cursor ?? null,
      // The last that was read, so that the list goes on behind what was left out.
      endCursor: last ? printCursor(listName, last.position) : null,
    },
  };
}

/** A record of a page. Its cursor is printed for those who ask: most take the page's last one alone. */
class Edge<Value> {
  readonly node: Value;
  readonly #listName: ListName;
  readonly #position: Position;

  constructor(node: Value, listName: ListName, position: Position) {
    this.node = node;
    this.#listName = listName;
    this.#position = position;
  }

  get cursor(): string {
    return printCursor(this.#listName, this.#position);
  }
}

/** The order of a list, and whether a record lies behind the place in it. */
export function orderOf<Value extends { id: number }, Field extends string>({
  position,
  criteria,
}: Pick<Place<Ordered<Field>>, 'position' | 'criteria'>) {
  // Every list knows the order by id.
  const order = criteria.order ?? ({ field: 'id', direction: 'asc' } as Order<Field>);
  const isById = order.field === 'id';
  const isBehind = (value: Value) =>
    !position || !isById || (order.direction === 'desc' ? value.id < position.id : value.id > position.id);
  return { order, isById, isBehind };
}

/** One page of records that are all at hand. */
export function cutPage<Value>(
  values: readonly Value[],
  { page, limit }: { page: number; limit: number },
): Page<Value> {
  const end = page * limit;
  return { items: values.slice(end - limit, end), hasNext: end < values.length };
}

/** What a list is called in its cursors: an account's cursors continue no list of another account. */
export function nameList({ name }: Pick<Context, 'name'>, noun: ListName['noun']): ListName {
  return { noun, name: name === '' ? noun : `${name}/${noun}` };
}

/** The records from `start` up to `end` (and those behind it that came along). */
async function loadWindow<Value, Query>(
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
