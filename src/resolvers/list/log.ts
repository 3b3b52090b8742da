/**
 * Pages of a log: entries that are never changed, the newest first. amoCRM pages by number, and new entries push all others back. A page
 * therefore begins at the second of the last entry that the caller has seen, and continues after that entry.
 */
import * as z from 'zod';
import type { Range } from '../../amocrm/index.ts';
import type { Connection, ConnectionArguments } from './connection.ts';
import { parseJson, refuseCursor } from './cursor.ts';

/** An entry of a log. */
interface Entry {
  id: string;
  /** Unix seconds; NaN if it cannot be read. */
  created_at: number;
}

/** What a log is asked for. */
interface LogQuery<Filter> {
  filter: Filter;
  page: number;
  limit: number;
}

/** The last entry that the caller has seen. Its second is null if it cannot be read: the place is then looked for from the start. */
interface LogPosition<Filter> {
  at: number | null;
  id: string;
  filter: Filter;
}

const largestPage = 250;

/** How many pages are read to find a place. So many entries of one second are the trace of a bulk change. */
const maxPages = 40;

/** A log, and what its cursors may say of it. */
export interface Log<Filter, Value> {
  /** What it is called in its cursors. */
  name: string;
  /** The filter of a cursor: cursors are input like any other. */
  shape: z.ZodType;
  list(query: LogQuery<Filter>): Promise<{ items: Value[]; hasNext: boolean }>;
}

/**
 * One page of a log, in one request wherever a page of amoCRM's can hold it.
 *
 * @param filter undefined where the caller gave none and the cursor's own is meant
 * @throws {ValidationError} for a cursor that is not one of this log, or that belongs to another filter
 */
export async function loadLog<Value extends Entry, Filter extends { created_at?: Range }>(
  log: Log<Filter, Value>,
  { first, after }: ConnectionArguments,
  given: Filter | undefined,
): Promise<Connection<Value>> {
  const position = after ? parsePosition(log, after, given) : undefined;
  const filter = position?.filter ?? given ?? ({} as Filter);
  const { items, hasNext } = await readBehind(log, filter, position, first);
  const edges = items.slice(0, first).map((node, index, nodes) => ({
    node,
    get cursor() {
      return printPosition(log, { at: lastReadable(nodes, index), id: node.id, filter });
    },
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hasNext || items.length > first,
      hasPreviousPage: position !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** At least `first` entries behind a position, or all that there are. */
async function readBehind<Value extends Entry, Filter extends { created_at?: Range }>(
  log: Log<Filter, Value>,
  filter: Filter,
  position: LogPosition<Filter> | undefined,
  first: number,
): Promise<{ items: Value[]; hasNext: boolean }> {
  const query = {
    filter: position?.at == null ? filter : { ...filter, created_at: until(filter.created_at, position.at) },
    // The last entry that was seen comes again.
    limit: Math.min(largestPage, position ? first + 1 : first),
  };
  // By id: what is logged meanwhile pushes an entry to the next page, too.
  const entries = new Map<string, Value>();
  for (let page = 1; ; page++) {
    const { items, hasNext } = await log.list({ ...query, page });
    for (const item of items) entries.set(item.id, item);
    const behind = position ? findBehind([...entries.values()], position) : [...entries.values()];
    const isEnd = !hasNext || items.length === 0;
    if (behind && (isEnd || behind.length >= first)) return { items: behind, hasNext: !isEnd };
    if (isEnd) return { items: [], hasNext: false };
    if (page === maxPages && !behind) throw refuseCursor('is too far from its place in this list; begin it anew');
  }
}

/** The entries behind a position; undefined while it is not reached. */
function findBehind<Value extends Entry>(
  entries: readonly Value[],
  { at, id }: Pick<LogPosition<unknown>, 'at' | 'id'>,
): Value[] | undefined {
  const index = entries.findIndex((entry) => entry.id === id);
  if (index !== -1) return entries.slice(index + 1);
  // The entry is no longer in the log.
  const older = entries.findIndex((entry) => at !== null && entry.created_at < at);
  return older === -1 ? undefined : entries.slice(older);
}

function until(range: Range | undefined, at: number): Range {
  return { ...range, to: Math.min(range?.to ?? at, at) };
}

/** The second of an entry, or of the nearest one before it whose second can be read. */
function lastReadable(entries: readonly Entry[], index: number): number | null {
  for (let each = index; each >= 0; each--) {
    const at = entries[each]?.created_at ?? Number.NaN;
    if (!Number.isNaN(at)) return at;
  }
  return null;
}

function printPosition<Filter extends object>(
  { name }: Pick<Log<Filter, unknown>, 'name'>,
  { at, id, filter }: LogPosition<Filter>,
): string {
  const parts = Object.keys(filter).length === 0 ? [name, at, id] : [name, at, id, filter];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function parsePosition<Filter extends object>(
  { name, shape }: Pick<Log<Filter, unknown>, 'name' | 'shape'>,
  text: string,
  given: Filter | undefined,
): LogPosition<Filter> {
  const parts = parseJson(text);
  const place = [z.literal(name), z.int().min(0).nullable(), z.string().regex(/^\w{1,64}$/)] as const;
  if (!z.union([z.tuple(place), z.tuple([...place, shape])]).safeParse(parts).success) {
    throw refuseCursor('is not a cursor of this list; use `endCursor` of the previous page, unchanged');
  }
  const [, at, id, filter = {} as Filter] = parts as [string, number | null, string, Filter?];
  if (given && JSON.stringify(given) !== JSON.stringify(filter)) {
    throw refuseCursor('belongs to a list with another filter or order; repeat that filter or leave the filter out');
  }
  return { at, id, filter };
}
