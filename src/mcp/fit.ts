/**
 * Limits the size of answers. The lists of an answer that is too large are cut, the innermost first, and their lengths are
 * added. Then its long texts are cut. A page ends earlier. The answer always says what was cut and how to get the rest.
 */

import type { PageCursors } from '../operations/connection.ts';

/** The most bytes of JSON in one answer. */
export const largestAnswer = 40_000;

/** How many of these bytes the note on the cuts may take. */
const noteRoom = 600;

/** How many items of each inner list are kept, from the mildest cut to the hardest. */
const innerCuts = [100, 50, 20, 10, 5, 3, 1];

/** How many items of each outer list are kept. */
const outerCuts = [500, 200, 100, 50, 20, 10, 5, 1];

/** How many characters of each text are kept. */
const textCuts = [16_000, 4_000, 1_000, 250];

type Json = Record<string, unknown>;

interface Cut {
  inner: number;
  outer: number;
  text: number;
}

/** An answer that fits. */
export interface FittedAnswer {
  answer: Json;
  /** The answer as JSON. It was serialised to be measured, so callers need not do it again. */
  json: string;
}

/** An answer that was cut, and a note about the cuts. */
interface Shortened {
  answer: Json;
  note: string;
}

/**
 * Makes an answer fit. A page keeps as many records as fit, and its cursor continues after the last of them. If something was
 * cut, `shortened` explains it.
 *
 * @param narrowing the arguments with which the caller can ask for less
 * @param page if omitted, the answer is not a page
 */
export function fitAnswer(answer: Json, narrowing: readonly string[], page?: PageCursors): FittedAnswer {
  const json = JSON.stringify(answer);
  if (Buffer.byteLength(json) <= largestAnswer) return { answer, json };
  const { answer: rest, note } = shorten(answer, narrowing, page);
  const shown = { ...rest, shortened: note };
  return { answer: shown, json: JSON.stringify(shown) };
}

function shorten(answer: Json, narrowing: readonly string[], page: PageCursors | undefined): Shortened {
  const room = largestAnswer - noteRoom;
  const records = page && answer[page.key];
  const isPage = page !== undefined && Array.isArray(records) && records.length === page.cursors.length;
  let fitted = answer;
  for (const cut of isPage ? pageCuts() : listCuts()) {
    fitted = cutObject(answer, cut, isPage);
    if (sizeOf(fitted) <= room) return { answer: fitted, note: explainCuts(narrowing) };
  }
  return isPage ? endPage(fitted, answer, page, room) : { answer: fitted, note: explainCuts(narrowing) };
}

/** Ends a page after some of its records, as if the caller had asked for fewer. */
function endPage(mild: Json, answer: Json, { key, cursors }: PageCursors, room: number): Shortened {
  // If the first record alone is too large, the records are cut further.
  const isMild = countFitting(mild, key, room) > 0;
  const fitted = isMild ? mild : cutObject(answer, hardest, true);
  const kept = Math.max(1, countFitting(fitted, key, room));
  const records = fitted[key] as unknown[];
  const note = `The page was too large. It has ${kept} of its ${records.length} records; next_cursor continues after them. ${cuts} A smaller limit cuts less.`;
  if (kept === records.length) return { answer: fitted, note };
  const shown = { ...fitted, [key]: records.slice(0, kept), next_cursor: cursors[kept - 1], has_more: true };
  return { answer: shown, note };
}

/** How many records of a page fit. */
function countFitting(answer: Json, key: string, room: number): number {
  const records = answer[key] as unknown[];
  let left = room - sizeOf({ ...answer, [key]: [] });
  const end = records.findIndex((record) => {
    left -= Buffer.byteLength(JSON.stringify(record)) + 1;
    return left < 0;
  });
  return end === -1 ? records.length : end;
}

function explainCuts(narrowing: readonly string[]): string {
  const rest =
    narrowing.length > 0
      ? `To get the rest, narrow the call: ${narrowing.join(', ')}.`
      : 'The rest is in amoCRM itself.';
  return `The answer was too large. ${cuts} ${rest}`;
}

const cuts = 'Lists with a …_count beside them and texts that end in «…» are cut.';

function sizeOf(answer: Json): number {
  return Buffer.byteLength(JSON.stringify(answer));
}

function* listCuts(): Generator<Cut> {
  const [longest, text, ...shorter] = textCuts as [number, number, ...number[]];
  const none = { inner: Number.POSITIVE_INFINITY, outer: Number.POSITIVE_INFINITY, text };
  yield { ...none, text: longest };
  yield none;
  for (const inner of innerCuts) yield { ...none, inner };
  const inner = innerCuts.at(-1) as number;
  for (const outer of outerCuts) yield { ...none, inner, outer };
  for (const text of shorter) yield { inner, outer: outerCuts.at(-1) as number, text };
}

const hardest: Cut = { inner: 1, outer: 1, text: textCuts.at(-1) as number };

/** The cuts of a page's records that are tried before the page itself is cut. */
function* pageCuts(): Generator<Cut> {
  const inner = [Number.POSITIVE_INFINITY, ...innerCuts.filter((most) => most >= 5)];
  const [text, ...shorter] = textCuts.filter((most) => most >= 1_000) as [number, ...number[]];
  const outer = Number.POSITIVE_INFINITY;
  for (const most of inner) yield { inner: most, outer, text };
  for (const most of shorter) yield { inner: inner.at(-1) as number, outer, text: most };
}

/** @param isPage whether the lists of this object are pages: `endPage` cuts these */
function cutObject(object: Json, cut: Cut, isPage: boolean, depth = 0): Json {
  const result: Json = {};
  for (const [key, value] of Object.entries(object)) {
    if (!Array.isArray(value)) {
      // A cut cursor would be invalid.
      result[key] = key === 'next_cursor' ? value : cutValue(value, cut, depth);
      continue;
    }
    const most = isPage ? value.length : depth === 0 ? cut.outer : cut.inner;
    result[key] = value.slice(0, most).map((item) => cutValue(item, cut, depth + 1));
    // The answer may already have the length.
    if (most < value.length && !(`${key}_count` in object)) result[`${key}_count`] = value.length;
  }
  return result;
}

function cutValue(value: unknown, cut: Cut, depth: number): unknown {
  if (typeof value === 'string') {
    return value.length <= cut.text ? value : `${value.slice(0, cut.text).replace(/\p{Surrogate}$/u, '')}…`;
  }
  if (Array.isArray(value)) return value.slice(0, cut.inner).map((item) => cutValue(item, cut, depth + 1));
  if (typeof value === 'object' && value !== null) return cutObject(value as Json, cut, false, depth + 1);
  return value;
}
