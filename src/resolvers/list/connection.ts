import type { ListQuery, Order, Page } from '../../amocrm/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Snapshot } from '../../replica/index.ts';
import type { Context } from '../context.ts';
import { type ListName, type Position, parseCursor, positionLost, printCursor, refuseCursor } from './cursor.ts';

/** The arguments of every list. */
export interface ConnectionArguments {
  /** How many records, 1 to 250. */
  first: number;
  after?: Nullish<string>;
}

/** How current a list from the replica is, and what it knows of all records that match. */
export interface ReplicaList {
  snapshot: Snapshot;
  /** Records of the page that were deleted since, and are left out. */
  goneMeanwhile: number;
  /** The number of all records that match. */
  count(): Promise<number>;
  /** Of leads: the sum of their prices in ten-thousandths as well. */
  sum?(): Promise<{ count: number; exact: bigint }>;
}

/** A page of records as a Relay connection. */
export interface Connection<Value> {
  edges: { cursor: string; node: Value }[];
  /** How many records were read to fill the page; set only if the page was scanned (`scan.ts`). */
  scanned?: number;
  /** Set only if the replica answered. */
  replica?: ReplicaList;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const largestPage = 250;

/** How many extra pages may be read to find the cursor's record again. Each costs one request. */
const maxRelocationPages = 40;

/** The list that is read, and the position after which the page begins. */
export interface Place<Query> {
  listName: ListName;
  position: Position | undefined;
  /** The caller's criteria, or those of the cursor if the caller gave none. */
  criteria: Query;
}

/**
 * Finds where a page begins.
 *
 * @param listName a cursor of another list is refused
 * @param criteria filter, search text and order; if `undefined`, those of the cursor are used
 * @throws {ValidationError} if the cursor is not valid or belongs to another filter
 */
export function findPlace<Query extends object>(
  listName: ListName,
  { after }: Pick<ConnectionArguments, 'after'>,
  criteria: Query | undefined,
): Place<Query> {
  const position = after ? parseCursor(listName, after, criteria) : undefined;
  return { listName, position, criteria: (position?.criteria ?? criteria ?? {}) as Query };
}

/** Loads one page of a list whose criteria amoCRM's own filters cover completely; see `loadPlace`. */
export async function loadConnection<Value extends { id: number }, Query extends ListQuery>(
  listName: ListName,
  args: ConnectionArguments,
  criteria: Query | undefined,
  list: (query: Query & { page: number; limit: number }) => Promise<Page<Value>>,
): Promise<Connection<Value>> {
  const place = findPlace(listName, args, criteria);
  return loadPlace(place, args.first, (page) => list({ ...place.criteria, ...page }));
}

/** Order, page number and page size of one request. */
export interface PageQuery<Field extends string = string> {
  order: Order<Field>;
  page: number;
  limit: number;
}

/** Criteria that may contain an order. */
export interface Ordered<Field extends string = string> {
  order?: Order<Field> | undefined;
}

/**
 * Loads one page of a list, in one request if one page of amoCRM can contain it.
 *
 * amoCRM pages by number. If the order is by id, the page is read from the last record that the caller has seen: if
 * records before it were deleted or created meanwhile, its new position is found first, so no record is skipped or
 * repeated. In other orders, a record that moves between two requests can be skipped or repeated.
 *
 * @param matches drops records that amoCRM returns although they do not match the filter; the page is then shorter
 * @throws {ValidationError} if the position is not found again
 */
export async function loadPlace<Value extends { id: number }, Field extends string>(
  { listName, position, criteria }: Place<Ordered<Field>>,
  first: number,
  list: (query: PageQuery<Field>) => Promise<Page<Value>>,
  matches: (value: Value) => boolean = () => true,
): Promise<Connection<Value>> {
  const { order, isById, isAfterPosition } = orderOf<Value, Field>({ position, criteria });
  const read = (start: number, end: number) => loadWindow(list, { order }, start, end);

  let start = position ? position.offset - (isById ? 1 : 0) : 0;
  let window = await read(start, (position?.offset ?? 0) + first);
  let pagesRead = 0;
  const countPage = () => {
    if (++pagesRead > maxRelocationPages) throw refuseCursor(positionLost);
  };
  // Records before the position were deleted, so it moved towards the front.
  while (position && isById && start > 0 && (window.items[0] === undefined || isAfterPosition(window.items[0]))) {
    countPage();
    start = Math.max(0, start - largestPage + 1);
    window = await read(start, start + largestPage);
  }
  // New records at the front pushed the position towards the end.
  while (position && window.hasNext && !window.items.some(isAfterPosition)) {
    countPage();
    start += window.items.length;
    window = await read(start, start + largestPage);
  }

  const firstIndex = window.items.findIndex(isAfterPosition);
  const from = firstIndex === -1 ? window.items.length : firstIndex;
  const items = window.items.slice(from, from + first);
  const places = items.map((node, index) => ({
    node,
    position: { criteria, offset: start + from + index + 1, id: node.id },
  }));
  const edges = places
    .filter(({ node }) => matches(node))
    .map(({ node, position }) => new Edge(node, listName, position));
  const hasNextPage = window.hasNext || from + items.length < window.items.length;
  const last = places.at(-1);
  // Clients take an empty page for the end of the list, even if `hasNextPage` is true.
  if (last && edges.length === 0 && hasNextPage) {
    return loadPlace({ listName, position: last.position, criteria }, first, list, matches);
  }
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: start + from > 0,
      startCursor: edges[0]?.cursor ?? null,
      // The last record that was read, so the next page begins after the dropped ones.
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
  // Every list can be ordered by id.
  const order = criteria.order ?? ({ field: 'id', direction: 'asc' } as Order<Field>);
  const isById = order.field === 'id';
  const isAfterPosition = (value: Value) =>
    !position || !isById || (order.direction === 'desc' ? value.id < position.id : value.id > position.id);
  return { order, isById, isAfterPosition };
}

/** One page of records that are all loaded already. */
export function cutPage<Value>(
  values: readonly Value[],
  { page, limit }: { page: number; limit: number },
): Page<Value> {
  const end = page * limit;
  return { items: values.slice(end - limit, end), hasNext: end < values.length };
}

/** The name of a list in its cursors. It contains the account, so a cursor is refused in another account. */
export function nameList({ name }: Pick<Context, 'name'>, noun: ListName['noun']): ListName {
  return { noun, name: name === '' ? noun : `${name}/${noun}` };
}

/** Loads the records from `start` up to `end`, and any after them that are in the same page. */
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
 * The smallest page of amoCRM that contains the records `start` up to `end`, or two of the largest pages if none does.
 * A page begins at a multiple of its size, so the page may have to be larger than the range.
 */
export function coveringPages(start: number, end: number): { limit: number; page: number; pages: number } {
  for (let limit = end - start; limit <= largestPage; limit++) {
    const page = Math.floor(start / limit) + 1;
    if (page * limit >= end) return { limit, page, pages: 1 };
  }
  const page = Math.floor(start / largestPage) + 1;
  return { limit: largestPage, page, pages: Math.ceil(end / largestPage) - page + 1 };
}
