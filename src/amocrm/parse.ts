import { UpstreamInvalidError } from '../errors/index.ts';
import { isObject, type JsonObject } from '../json.ts';

/**
 * Parsers of what amoCRM sends: `unknown` in, one narrow type out. Unknown keys are ignored, and the several spellings of
 * "nothing" (null, [], a missing key) become one. Hand-written, because a page of 250 leads is parsed on every list.
 */

export { isObject };

/** A JSON object. */
export type Json = JsonObject;

/** An object that may be missing. */
export function parsePart(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The items of an array; anything else is none. */
export function parseItems(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Each item of an array as `parse` reads it. A loop, because it runs for every field of every record. */
export function mapItems<Value>(value: unknown, parse: (item: Json) => Value): Value[] {
  const values: Value[] = [];
  if (Array.isArray(value)) for (const item of value) if (isObject(item)) values.push(parse(item));
  return values;
}

/** The items that a list answer carries under this key. */
export function parseEmbedded(body: unknown, key: string): Json[] {
  return parseItems(embeddedOf(body)[key]);
}

/** What an answer or a record carries in `_embedded`. */
export function embeddedOf(body: unknown): Json {
  return parsePart(parsePart(body)._embedded);
}

/**
 * The records of a list answer; none if it is empty (204).
 *
 * @throws {UpstreamInvalidError} for any other answer without them: it must not pass for an empty list
 */
export function parseRows(body: unknown, key: string): Json[] {
  if (body === undefined) return [];
  const rows = parsePart(parsePart(body)._embedded)[key];
  if (Array.isArray(rows)) return parseItems(rows);
  throw invalidAnswer(`a list has no ${key}`);
}

/** An id: without it a record is of no use. */
export function parseId(value: unknown, what: string): number {
  const id = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) return id;
  throw invalidAnswer(`${what} has no id`);
}

/** The uid of an incoming lead. Letters and digits only, because it becomes part of an address. */
export function parseUid(value: unknown, what: string): string {
  const uid = parseText(value);
  if (isUid(uid)) return uid;
  throw invalidAnswer(`${what} has no uid`);
}

/** Whether a text is a uid as amoCRM makes them: letters and digits. */
export function isUid(text: string): boolean {
  return /^[\da-z]{1,128}$/i.test(text);
}

/** Whether a text is the id of a field group as amoCRM makes them: `statistic`, `leads_4651…`. */
export function isGroupId(text: string): boolean {
  return /^\w{1,64}$/.test(text);
}

/** The uuid of a file. It becomes part of an address. */
export function parseUuid(value: unknown, what: string): string {
  const uuid = parseText(value);
  if (isUuid(uuid)) return uuid;
  throw invalidAnswer(`${what} has no uuid`);
}

/** Whether a text is a uuid: 32 hexadecimal digits in five groups. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** The id of the only linked record of a kind, or null. */
export function parseLinkedId(item: Json, key: string): number | null {
  const linked = embeddedOf(item)[key];
  const first = Array.isArray(linked) ? linked.find(isObject) : undefined;
  return first ? parseId(first.id, key) : null;
}

export function parseNumber(value: unknown): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

export function parseNumberOrNull(value: unknown): number | null {
  return value === null || value === undefined || value === '' ? null : parseNumber(value);
}

/** The last second that a date of four digits can show, in every timezone. */
const lastMoment = Date.UTC(9999, 11, 30) / 1000;

/**
 * A time in unix seconds; NaN for anything else, so that the field is reported as unreadable when it is shown and the rest of
 * the record can be used.
 */
export function parseTime(value: unknown): number {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 && seconds <= lastMoment
    ? seconds
    : Number.NaN;
}

/** A moment that may be missing. */
export function parseTimeOrNull(value: unknown): number | null {
  return value === null || value === undefined || value === '' || value === 0 ? null : parseTime(value);
}

/**
 * An amount of money; null if there is none.
 *
 * @param what names it in an error
 * @throws {UpstreamInvalidError} for anything else: as 0 it would be added up
 */
export function parseAmountOrNull(value: unknown, what: () => string): number | null {
  if (value === null || value === undefined || value === '') return null;
  const amount = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof amount === 'number' && Number.isFinite(amount)) return amount;
  throw invalidAnswer(`${what()} is not a number`);
}

export function parseText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function parseTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function parseBoolean(value: unknown): boolean {
  return value === true || value === 1 || value === '1';
}

/** What is said of an answer that the client cannot read. */
export function invalidAnswer(problem: string): UpstreamInvalidError {
  return new UpstreamInvalidError(`amoCRM’s answer is not what its documentation promises: ${problem}.`, {
    remedy: 'Report it with the request id; the API may have changed.',
  });
}
