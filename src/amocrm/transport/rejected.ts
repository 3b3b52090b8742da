/** Which items of a write amoCRM refused, and why: every shape in which it says so (amoCRM API v4, Errors). */
import { type ErrorDetails, type Issue, ValidationError } from '../../errors/index.ts';
import { isObject, type Json, readItems, readPart, readText } from '../read.ts';
import { findInText, toNumber } from './numbered.ts';

/** One item that was refused. */
export interface RejectedItem {
  /** The request id that was sent with it, where amoCRM says it. */
  requestId: string | undefined;
  /** The id of the record, where amoCRM says that instead. */
  id?: number;
  issues: Issue[];
  /** The number of the vendor's list, where the reason has one. */
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

/** The refused items of an answer; none where it names no reason of an item. */
export function readRejected(body: Json): RejectedItem[] {
  const validated = readValidated(body['validation-errors']);
  if (validated.length > 0) return validated;
  const found = [body.errors, readPart(body._embedded).errors, ...findErrors(body.response, 0)];
  return found.flatMap((errors) => readReasons(errors, { path: [] }));
}

/** `validation-errors`: an array by the documentation, an object (one item, or items by key) in some answers. */
function readValidated(value: unknown): RejectedItem[] {
  const items = !isObject(value) ? readItems(value) : value.errors ? [value] : Object.values(value).filter(isObject);
  return items.map((item) => ({
    requestId: item.request_id === undefined ? undefined : readText(item.request_id),
    issues: readItems(item.errors).map((error) => ({
      path: toPath(readText(error.path)),
      message: `${readText(error.detail)} (${readText(error.code)})`,
    })),
  }));
}

/** How deep answers of the second version of the API nest: `{"leads": {"update": {"errors": …}}}`. */
const deepest = 3;

function findErrors(value: unknown, depth: number): unknown[] {
  if (!isObject(value) || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === 'errors' ? [each] : findErrors(each, depth + 1)));
}

/** Where a reason stands. */
interface Place {
  id?: number;
  requestId?: string;
  path: (string | number)[];
}

/** Parts of an answer that are neither an id nor a field. */
const actions = new Set(['add', 'update', 'errors']);

/** Reasons in all their shapes: a text, a list, an object with a text of its own, or one by ids, actions or fields. */
function readReasons(value: unknown, place: Place): RejectedItem[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [toItem(value, findInText(value), place)];
  if (Array.isArray(value)) return value.flatMap((each) => readReasons(each, place));
  if (!isObject(value)) return [];
  const reason = [value.detail, value.message, value.text, value.error].find(
    (each): each is string => typeof each === 'string' && each.trim() !== '',
  );
  if (reason !== undefined) {
    const number = toNumber(value.error_code ?? value.code) ?? findInText(reason);
    return [
      toItem(reason, number, {
        ...place,
        ...(isId(value.id) && { id: Number(value.id) }),
        ...(value.request_id !== undefined && { requestId: readText(value.request_id) }),
        path: [...place.path, ...toPath(readText(value.path))],
      }),
    ];
  }
  return Object.entries(value).flatMap(([key, each]) => {
    if (place.id === undefined && isId(key)) return readReasons(each, { ...place, id: Number(key) });
    return readReasons(each, actions.has(key) ? place : { ...place, path: [...place.path, key] });
  });
}

function toItem(message: string, number: number | undefined, { id, requestId, path }: Place): RejectedItem {
  return { requestId, ...(id !== undefined && { id }), issues: [{ path, message }], number };
}

function isId(key: unknown): boolean {
  return /^\d{1,15}$/.test(readText(key));
}

function toPath(text: string): (string | number)[] {
  return text
    .split('.')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
