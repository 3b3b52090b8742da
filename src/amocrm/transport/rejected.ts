/** Which items of a write amoCRM refused, and why, in every shape that it uses (amoCRM API v4, Errors). */
import { type ErrorDetails, type Issue, ValidationError } from '../../errors/index.ts';
import { isObject, type Json, parseItems, parseText } from '../parse.ts';
import { findInText, toNumber } from './numbered.ts';

/** One item that was refused. */
export interface RejectedItem {
  /** The request id that was sent with it, if amoCRM names it. */
  requestId: string | undefined;
  /** The id of the record, if amoCRM names that instead. */
  id?: number;
  issues: Issue[];
  /** The number of the vendor's list, if the reason has one. */
  number?: number | undefined;
}

/** amoCRM refused a write because of some of its items; nothing was written. */
export class RejectedItemsError extends ValidationError {
  readonly items: RejectedItem[];

  constructor(items: RejectedItem[], details: ErrorDetails) {
    super(
      items.flatMap(({ issues }) => issues),
      details,
    );
    this.items = items;
  }
}

/** The refused items of an answer; none if it names no reason of an item. */
export function parseRejected(body: Json): RejectedItem[] {
  const validated = parseValidated(body['validation-errors']);
  if (validated.length > 0) return validated;
  const found = [body.errors, ...findErrors(body._embedded, 0), ...findErrors(body.response, 0)];
  return found.flatMap((errors) => parseReasons(errors, { path: [] }));
}

/** The reason for which a successful answer refuses one of its items; undefined if it refuses none. */
export function parseReason({ error, errors, error_code: number }: Json): RejectedItem | undefined {
  const told = [error, errors, typeof error === 'string' || errors !== undefined ? undefined : number];
  const [first, ...others] = told.flatMap((each) => parseReasons(each, { path: [] }));
  if (!first) return undefined;
  const issues = [first, ...others].flatMap((item) => item.issues);
  return { requestId: undefined, issues, number: toNumber(number) ?? first.number };
}

/** `validation-errors`: an array by the documentation, an object (one item, or items by key) in some answers. */
function parseValidated(value: unknown): RejectedItem[] {
  const items: [unknown, Json][] = !isObject(value)
    ? parseItems(value).map((item) => [undefined, item])
    : value.errors
      ? [[undefined, value]]
      : Object.entries(value).flatMap(([key, item]) => (isObject(item) ? [[isId(key) ? key : undefined, item]] : []));
  return items.flatMap(([key, item]) => {
    const requestId = item.request_id ?? key;
    return parseItems(item.errors).map((error) => {
      const path = toPath(parseText(error.path));
      const message = `${parseText(error.detail)} (${parseText(error.code)})`;
      // Without a request id the path may begin with the position of the item.
      const [place] = path;
      if (requestId === undefined && typeof place === 'number' && path.length > 1) {
        return { requestId: String(place), issues: [{ path: path.slice(1), message }] };
      }
      return { requestId: requestId === undefined ? undefined : parseText(requestId), issues: [{ path, message }] };
    });
  });
}

/** How deep answers of the second version of the API nest: `{"leads": {"update": {"errors": …}}}`. */
const deepest = 3;

function findErrors(value: unknown, depth: number): unknown[] {
  if (!isObject(value) || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === 'errors' ? [each] : findErrors(each, depth + 1)));
}

/** What a reason is about. */
interface Place {
  id?: number;
  requestId?: string;
  path: (string | number)[];
}

/** Parts of an answer that are neither an id nor a field. */
const actions = new Set(['add', 'update', 'errors']);

/** The kinds of records. Fields may have the same names. */
const nouns = new Set(['leads', 'contacts', 'companies', 'tasks', 'notes', 'links']);

/** Reasons in all their shapes: a text, a list, an object with a text of its own, or one by ids, actions or fields. */
function parseReasons(value: unknown, place: Place): RejectedItem[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [toItem(value, findInText(value), place)];
  if (Array.isArray(value)) {
    // A list with gaps has an entry for each item that was sent.
    const hasGaps = place.id === undefined && value.length > 1 && value.some(isNothing);
    return value.flatMap((each, index) => parseReasons(each, hasGaps ? { ...place, id: index } : place));
  }
  const bare = typeof value === 'number' ? toNumber(value) : undefined;
  if (bare !== undefined) return [toItem(`error ${bare}`, bare, place)];
  if (!isObject(value)) return [];
  // An item with its reasons, as deleting sources answers.
  if (value.request_id !== undefined && isObject(value.errors)) {
    return parseReasons(value.errors, { ...place, requestId: parseText(value.request_id) });
  }
  const [title, ...told] = [value.title, value.detail, value.message, value.text, value.error].map((each) =>
    typeof each === 'string' && each.trim() !== '' ? each : undefined,
  );
  const detail = told.find((each) => each !== undefined);
  const reason = title && detail && title !== detail ? `${title}: ${detail}` : (detail ?? title);
  if (reason !== undefined) {
    const number = toNumber(value.error_code ?? value.code) ?? findInText(reason);
    return [
      toItem(reason, number, {
        ...place,
        ...(isId(value.id) && { id: Number(value.id) }),
        ...(isId(value.index) && { requestId: parseText(value.index) }),
        ...(value.request_id !== undefined && { requestId: parseText(value.request_id) }),
        path: [...place.path, ...toPath(parseText(value.path))],
      }),
    ];
  }
  return Object.entries(value).flatMap(([key, each]) => {
    const [first, ...rest] = toPath(key);
    if (place.id === undefined && isId(first)) {
      return parseReasons(each, { ...place, id: Number(first), path: [...place.path, ...rest] });
    }
    const isStep = actions.has(key) || (nouns.has(key) && isObject(each) && Object.keys(each).some(isId));
    return parseReasons(each, isStep ? place : { ...place, path: [...place.path, ...toPath(key)] });
  });
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function toItem(message: string, number: number | undefined, { id, requestId, path }: Place): RejectedItem {
  return { requestId, ...(id !== undefined && { id }), issues: [{ path, message }], number };
}

function isId(key: unknown): boolean {
  return /^\d{1,15}$/.test(parseText(key));
}

function toPath(text: string): (string | number)[] {
  return text
    .split(/[.[\]]/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
