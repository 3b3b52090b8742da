import { NotFoundError } from '../errors/index.ts';
import { checkRows, type FilterRules, printFilter } from './filter.ts';
import { type Json, parsePart, parseRows } from './parse.ts';
import { type Answer, fillPath, type Transport } from './transport/index.ts';

/** An order that a route honours. It ignores any other one silently. */
export interface Order<Field extends string = string> {
  field: Field;
  direction: 'asc' | 'desc';
}

/** What is listed, and which page of it. */
export interface ListQuery<Filter = object, OrderField extends string = string, With extends string = string> {
  filter?: Filter | undefined;
  /** Full-text search. */
  query?: string | undefined;
  order?: Order<OrderField> | undefined;
  /** Links that amoCRM adds to each record only when asked. */
  with?: readonly With[] | undefined;
  /** From 1. */
  page?: number | undefined;
  /** Records on a page, at most 250. */
  limit?: number | undefined;
}

/** One page of a list. */
export interface Page<Value> {
  items: Value[];
  /** Whether amoCRM names a next page. */
  hasNext: boolean;
}

/** Sends calls of one request. */
export type Send = (call: Parameters<Transport['send']>[0]) => Promise<Answer>;

/** Everything that listing one noun needs to know. */
export interface ListRoute<Value, Filter> {
  /** `/leads` */
  path: string;
  /** The path with placeholders, if it contains an id: one name for all in metrics and errors. */
  template?: string;
  /** The key of the records in the answer: `leads`. */
  key: string;
  rules: FilterRules<Filter, Value>;
  parse(item: Json): Value;
}

/** Ids in one request, and characters that gateways take in an address (nginx refuses 8 KB). */
const maxIds = 250;
const maxQuery = 7_500;

/** Reads one page. An empty answer (204) is an empty page. */
export async function listPage<Value, Filter extends object>(
  send: Send,
  { path, template = path, key, rules, parse }: ListRoute<Value, Filter>,
  query: ListQuery<Filter>,
): Promise<Page<Value>> {
  // An empty list of ids means no record, but amoCRM would take it for no filter.
  if (Object.values(query.filter ?? {}).some((value) => Array.isArray(value) && value.length === 0)) {
    return { items: [], hasNext: false };
  }
  const answer = await send({ method: 'GET', route: template, path, query: printQuery(query, rules) });
  const items = parseRows(answer.body, key).map(parse);
  checkRows(items, query.filter, rules);
  return { items, hasNext: parsePart(parsePart(answer.body)._links).next !== undefined };
}

/** Loads records by their ids, in as few calls as the length of an address allows. Missing ones are left out. */
export async function listByIds<Value>(
  list: (query: { filter: { id: number[] }; with?: readonly string[]; limit: number }) => Promise<Page<Value>>,
  ids: readonly number[],
  links: readonly string[] = [],
): Promise<Value[]> {
  const chunks = chunkIds([...new Set(ids)], 'filter[id][]');
  const pages = await Promise.all(chunks.map((id) => list({ filter: { id }, with: links, limit: maxIds })));
  return pages.flatMap((page) => page.items);
}

/** Ids in portions that fit into one address. */
export function chunkIds<Id extends number | string>(ids: readonly Id[], parameter: string): Id[][] {
  const chunks: Id[][] = [];
  let room = 0;
  for (const id of ids) {
    const length = parameter.length + String(id).length + 2;
    const last = chunks.at(-1);
    if (last && last.length < maxIds && room >= length) {
      last.push(id);
      room -= length;
    } else {
      chunks.push([id]);
      room = maxQuery - length;
    }
  }
  return chunks;
}

/** Loads one record by its id or uid; null if it does not exist. amoCRM answers 204 for most entities and 404 for some. */
export async function getOne<Value>(
  send: Send,
  path: string,
  id: number | string,
  parse: (item: Json) => Value,
  links: readonly string[] = [],
): Promise<Value | null> {
  const [route, values] = typeof id === 'number' ? [`${path}/{id}`, { id }] : [`${path}/{uid}`, { uid: id }];
  const query = links.length > 0 ? `with=${links.join(',')}` : '';
  try {
    const answer = await send({ method: 'GET', route, path: fillPath(route, values), query });
    return answer.body === undefined ? null : parse(parsePart(answer.body));
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** Loads every page of a short list, such as users. @param query `template` is the path with placeholders, as in `ListRoute` */
export async function listAll<Value>(
  send: Send,
  path: string,
  key: string,
  parse: (item: Json) => Value,
  query: { with?: string; limit?: number; template?: string } = {},
): Promise<Value[]> {
  const { limit = maxIds, template = path } = query;
  const values: Value[] = [];
  let last: unknown;
  for (let page = 1; ; page++) {
    const parameters = [`page=${page}`, `limit=${limit}`, ...(query.with ? [`with=${query.with}`] : [])];
    const answer = await send({ method: 'GET', route: template, path, query: parameters.join('&') });
    const items = parseRows(answer.body, key);
    // Some routes ignore the page and would return the same one for ever.
    // Not all records have an id.
    const first = items[0]?.id ?? JSON.stringify(items[0]);
    if (items.length === 0 || first === last) return values;
    last = first;
    values.push(...items.map(parse));
    if (parsePart(parsePart(answer.body)._links).next === undefined) return values;
  }
}

function printQuery<Filter extends object, Value>(query: ListQuery<Filter>, rules: FilterRules<Filter, Value>): string {
  return printParameters([
    ['page', query.page ?? 1],
    ['limit', query.limit ?? maxIds],
    ...(query.with && query.with.length > 0 ? ([['with', query.with.join(',')]] as [string, string][]) : []),
    ...(query.query ? ([['query', query.query]] as [string, string][]) : []),
    ...(query.order ? ([[`order[${query.order.field}]`, query.order.direction]] as [string, string][]) : []),
    ...printFilter(query.filter, rules),
  ]);
}

/** Parameters as they stand in a query. */
export function printParameters(parameters: readonly [string, string | number][]): string {
  return parameters
    .map(([name, value]) => `${name}=${typeof value === 'number' ? value : encodeText(value)}`)
    .join('&');
}

/** A text in a query. Half a surrogate pair cannot be sent and becomes the replacement character. */
function encodeText(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll('%2C', ',');
}
