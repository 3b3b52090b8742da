/**
 * Lists with a searched text. amoCRM compares texts as they were written; behind the last page of these, one or two more requests find
 * the records with other forms or another order of the words, or another spelling of a number. They follow the others, and the answer
 * says by what they were found.
 */
import type { Context } from '../context.ts';
import { type Attempt, toAttempts } from '../search/text-search.ts';
import { tellUnderstood } from '../understood.ts';
import type { Connection, Ordered, Place } from './connection.ts';
import { printCursor, refuseCursor } from './cursor.ts';

/** What the criteria of such a list contain. */
interface TextCriteria<Field extends string> extends Ordered<Field> {
  query?: string;
}

/** How much of a list is read at once. */
export interface Extent {
  /** How many records at most. */
  first: number;
  /** Whether they are compared with the text: one page of amoCRM's is enough, and needs the links to what the text may be in. */
  isCompared?: boolean;
}

/** What a list with a searched text consists of. */
export interface TextSource<Value, Criteria> {
  /** Loads one page that amoCRM's own search finds. */
  load(place: Place<Criteria>, extent: Extent): Promise<Connection<Value>>;
  /** Loads texts of other records by which amoCRM finds these, by the ids of these. One request at most. */
  loadLinkedTexts?(values: readonly Value[]): Promise<ReadonlyMap<number, readonly string[]>>;
}

/** A record in which a text may be searched. */
export interface Searched {
  id: number;
  name: string;
  custom_fields_values: readonly { values: readonly { value?: unknown }[] }[];
  tags?: readonly { name: string }[];
}

/** In cursors: the record was found by other forms of the words. */
const similar = 'similar';

/** The largest page of amoCRM: so many records are compared for each attempt. */
const compared = 250;

/** Requests that one search may add. */
const maxRequests = 2;

/**
 * Loads one page of a list. What is similar to the text follows the last record that contains it as it was written. It is looked for
 * only if there are few of these: so many records are found without it.
 */
export async function loadTextPlace<Value extends Searched, Field extends string, Criteria extends TextCriteria<Field>>(
  place: Place<Criteria>,
  first: number,
  source: TextSource<Value, Criteria>,
  context: Context,
): Promise<Connection<Value>> {
  const { listName, position, criteria } = place;
  const text = criteria.query;
  const isSimilar = position?.value === similar;
  const page = isSimilar ? undefined : await source.load(place, { first });
  if (text === undefined && page) return page;
  if (text === undefined) throw refuseCursor('is not a valid cursor of this list');
  if (page?.pageInfo.hasNextPage) return page;

  const { country } = await context.metadata.account();
  const attempts = toAttempts(text, country);
  if (attempts.length === 0 && page) return page;
  const start = { listName, position: undefined, criteria };
  // Those of earlier pages are left out too.
  const written = page && !position ? page : await source.load(start, { first: compared });
  if (written.pageInfo.hasNextPage && page) return page;
  const ids = new Set(written.edges.map(({ node }) => node.id));
  const found = await findSimilar(attempts, start, ids, source);
  if (!found) return page ?? written;
  // What was found as written only needs no explanation.
  if (ids.size === 0 || found.values.length > 0) {
    tellUnderstood(context, { path: ['query'], text, meaning: describe(ids.size, found) });
  }
  const from = isSimilar ? placeAfter(found.values, { id: position.id, offset: position.offset - ids.size }) : 0;
  const edges = found.values.slice(from, from + first - (page?.edges.length ?? 0)).map((node, index) => {
    const offset = ids.size + from + index + 1;
    return { node, cursor: printCursor(listName, { criteria, offset, id: node.id, value: similar }) };
  });
  const all = [...(page?.edges ?? []), ...edges];
  const remaining = found.values.length - from - edges.length;
  return {
    edges: all,
    ...(written.scanned !== undefined && { scanned: written.scanned + found.scanned }),
    pageInfo: {
      hasNextPage: remaining > 0,
      hasPreviousPage: page?.pageInfo.hasPreviousPage ?? true,
      startCursor: all[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? page?.pageInfo.endCursor ?? null,
    },
  };
}

interface Found<Value> {
  values: Value[];
  /** By what they were found, or by what nothing was. */
  by: string;
  scanned: number;
  /** A text that more records contain than were compared. */
  tooWide?: string;
}

/** The records that the attempts find and the text as it was written does not; undefined if there is nothing to try. */
async function findSimilar<Value extends Searched, Criteria extends TextCriteria<string>>(
  attempts: readonly Attempt[],
  place: Place<Criteria>,
  exact: ReadonlySet<number>,
  { load, loadLinkedTexts }: TextSource<Value, Criteria>,
): Promise<Found<Value> | undefined> {
  const values = new Map<number, Value>();
  let requests = 0;
  let found: Omit<Found<Value>, 'values'> | undefined;
  for (const { query, by, isLast, matches } of attempts) {
    if (requests >= maxRequests || (isLast && exact.size + values.size > 0)) break;
    requests += 1;
    const {
      edges,
      scanned = 0,
      pageInfo,
    } = await load({ ...place, criteria: { ...place.criteria, query } }, { first: compared, isCompared: true });
    const candidates = edges.map(({ node }) => node).filter(({ id }) => !exact.has(id) && !values.has(id));
    const isOwn = (value: Value) => matches(textsOf(value));
    const others = candidates.filter((value) => !isOwn(value));
    const wanted = new Set(candidates.filter(isOwn));
    if (loadLinkedTexts && others.length > 0 && requests < maxRequests) {
      requests += 1;
      const linked = await loadLinkedTexts(others);
      for (const value of others) if (matches([...textsOf(value), ...(linked.get(value.id) ?? [])])) wanted.add(value);
    }
    for (const value of candidates) if (wanted.has(value)) values.set(value.id, value);
    found = {
      by: wanted.size > 0 || values.size === 0 ? by : (found?.by ?? by),
      scanned: (found?.scanned ?? 0) + scanned,
      ...(pageInfo.hasNextPage ? { tooWide: query } : found?.tooWide !== undefined && { tooWide: found.tooWide }),
    };
  }
  return found && { values: [...values.values()], ...found };
}

/** All texts of a record, as amoCRM searches them. */
export function textsOf({ name, custom_fields_values: fields, tags = [] }: Searched): string[] {
  const values = fields.flatMap((field) => field.values.flatMap(({ value }) => textsIn(value)));
  return [name, ...values, ...tags.map((tag) => tag.name)];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Where the page after a record begins; by its number if the record is not found any more. */
function placeAfter(values: readonly { id: number }[], { id, offset }: { id: number; offset: number }): number {
  const index = values.findIndex((value) => value.id === id);
  return index === -1 ? Math.min(Math.max(0, offset), values.length) : index + 1;
}

function describe(exact: number, { values, by, tooWide }: Found<unknown>): string {
  const limit = tooWide === undefined ? '' : `; only the first ${compared} records with «${tooWide}» were compared`;
  if (values.length === 0) return `not found, nor by ${by}${limit}`;
  const others = values.length === 1 ? '1 record' : `${values.length} records`;
  return exact === 0
    ? `not found as written; ${others} found by ${by}${limit}`
    : `the first ${exact} found as written, then ${others} by ${by}${limit}`;
}
