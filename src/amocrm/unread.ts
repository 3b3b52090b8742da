/**
 * Answers whose custom fields are parsed when they are shown. They are most of what amoCRM sends with a record, and most
 * queries show none of them: then neither their text nor their objects are made.
 */
import { isAscii, transcode } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { invalidAnswer, isObject, type Json } from './parse.ts';

/** The arrays that were cut out of one answer. They are parsed together when the first is read: one text costs less than many. */
class CutOut {
  readonly #parts: Buffer[] = [];
  #values: unknown[] | undefined;

  add(bytes: Buffer): Unread {
    this.#parts.push(bytes);
    return new Unread(this, this.#parts.length - 1);
  }

  /** @throws {SyntaxError} if this array is not JSON, even if the others are */
  read(index: number): unknown {
    this.#values ??= this.#parseAll();
    return this.#values.length > 0 ? this.#values[index] : JSON.parse(decodeText(this.#parts[index] as Buffer));
  }

  /** Their values in order; none if one of them is not JSON, so that the others are still read. */
  #parseAll(): unknown[] {
    const bytes = this.#parts.flatMap((part, index) => [index === 0 ? openingBracket : comma, part]);
    try {
      return JSON.parse(decodeText(Buffer.concat([...bytes, closingBracket])));
    } catch {
      return [];
    }
  }
}

const [openingBracket, comma, closingBracket] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];

/** An array that was cut out of an answer. */
export class Unread {
  readonly #answer: CutOut;
  readonly #index: number;

  constructor(answer: CutOut, index: number) {
    this.#answer = answer;
    this.#index = index;
  }

  /** @throws {UpstreamInvalidError} if it is not JSON after all */
  read(): unknown {
    try {
      return this.#answer.read(this.#index);
    } catch {
      throw invalidAnswer('custom fields are not valid JSON');
    }
  }
}

/** The key whose arrays are cut out, as amoCRM prints it. */
const key = 'custom_fields_values';
const opening = Buffer.from(`"${key}":[`);

/** What stands in place of an array until the rest is parsed. Its value is random, so no answer can contain it by chance or on purpose. */
const mark = `${randomBytes(9).toString('base64url')}:`;

/**
 * Parses an answer. In it, and in the records of its `_embedded` lists, `custom_fields_values` are `Unread` instead of arrays.
 *
 * @throws {SyntaxError} for what is not JSON
 */
export function parseSparsely(bytes: Buffer): unknown {
  const cutOut = new CutOut();
  const unread: Unread[] = [];
  const rest: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(opening); at !== -1; at = bytes.indexOf(opening, from)) {
    const start = at + opening.length - 1;
    const end = bytes[at - 1] === backslash ? -1 : findEnd(bytes, start);
    // Within a name, or never closed: it is read as a whole.
    if (end === -1) return JSON.parse(decodeText(bytes));
    rest.push(bytes.subarray(from, start), Buffer.from(`"${mark}${unread.length}"`));
    unread.push(cutOut.add(bytes.subarray(start, end)));
    from = end;
  }
  if (unread.length === 0) return JSON.parse(decodeText(bytes));
  rest.push(bytes.subarray(from));
  const body: unknown = JSON.parse(decodeText(Buffer.concat(rest)));
  // Records somewhere else are read as a whole, too.
  return putBack(body, unread) === unread.length ? body : JSON.parse(decodeText(bytes));
}

/** Puts what was cut out where it was. @returns for how much a place was found */
function putBack(body: unknown, unread: readonly Unread[]): number {
  let count = 0;
  const put = (record: unknown) => {
    if (!isObject(record)) return;
    const { [key]: value } = record;
    if (typeof value !== 'string' || !value.startsWith(mark)) return;
    record[key] = unread[Number(value.slice(mark.length))];
    count += 1;
  };
  put(body);
  const embedded = isObject(body) ? body._embedded : undefined;
  if (!isObject(embedded)) return count;
  for (const name of Object.keys(embedded as Json)) {
    const records = embedded[name];
    if (Array.isArray(records)) for (const record of records) put(record);
  }
  return count;
}

const quote = 0x22;
const backslash = 0x5c;
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The place behind the array that begins at `start`; -1 where it is not closed. */
function findEnd(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      at += 1;
      while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
    } else if (byte === openArray || byte === openObject) depth += 1;
    else if ((byte === closeArray || byte === closeObject) && --depth === 0) return at + 1;
  }
  return -1;
}

/**
 * The text of UTF-8. V8's decoder is fast for ASCII only: UTF-16, as V8 keeps texts with Cyrillic, is made in half the time by
 * simdutf, which `transcode` uses. What is not valid UTF-8 is read with replacement characters.
 */
export function decodeText(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  try {
    return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  } catch {
    return bytes.toString('utf8');
  }
}
