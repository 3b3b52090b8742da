/**
 * Answers of a size that a model can take. An answer that is too large is made to fit: its lists are cut, the innermost
 * first, with their lengths beside them, and then its long texts. What is cut is always told, and how to get the rest.
 */

/** The most bytes of JSON in one answer. */
export const largestAnswer = 40_000;

/** What a page of many records, which its caller asked for, may have for each. */
const largestRecord = 2_000;

/** What the note on the cuts may take of that. */
const noteRoom = 600;

/** How many items of the inner lists are kept, from the mildest cut to the hardest. */
const innerCuts = [100, 50, 20, 10, 5, 3, 1];

/** How many items of the outer lists. */
const outerCuts = [500, 200, 100, 50, 20, 10, 5, 1];

/** How many characters of each text. */
const textCuts = [4_000, 1_000, 250];

type Json = Record<string, unknown>;

interface Cut {
  inner: number;
  outer: number;
  text: number;
}

/** An answer that fits, and what to tell of it where something was cut. */
export interface Fitted {
  answer: Json;
  note?: string;
}

/**
 * Makes an answer fit. The records of a page stay whole in number: the next page begins behind them.
 *
 * @param narrowing the arguments by which the caller can ask for less
 */
export function fitAnswer(answer: Json, narrowing: readonly string[]): Fitted {
  const isPage = 'has_more' in answer;
  const records = isPage
    ? Math.max(0, ...Object.values(answer).map((value) => (Array.isArray(value) ? value.length : 0)))
    : 0;
  const room = Math.max(largestAnswer, records * largestRecord);
  if (sizeOf(answer) <= room) return { answer };
  let fitted = answer;
  for (const cut of listCuts()) {
    fitted = cutObject(answer, cut, isPage);
    if (sizeOf(fitted) <= room - noteRoom) break;
  }
  const rest =
    narrowing.length > 0
      ? `To get the rest, narrow the call: ${narrowing.join(', ')}.`
      : 'The rest is in amoCRM itself.';
  return {
    answer: fitted,
    note: `The answer was too large. Lists with a …_count beside them and texts that end in «…» are cut. ${rest}`,
  };
}

function sizeOf(answer: Json): number {
  return Buffer.byteLength(JSON.stringify(answer));
}

function* listCuts(): Generator<Cut> {
  const none = { inner: Number.POSITIVE_INFINITY, outer: Number.POSITIVE_INFINITY, text: textCuts[0] as number };
  yield none;
  for (const inner of innerCuts) yield { ...none, inner };
  const inner = innerCuts.at(-1) as number;
  for (const outer of outerCuts) yield { ...none, inner, outer };
  for (const text of textCuts.slice(1)) yield { inner, outer: outerCuts.at(-1) as number, text };
}

/** @param isPage whether the lists of this object are pages, which are never cut */
function cutObject(object: Json, cut: Cut, isPage: boolean, depth = 0): Json {
  const result: Json = {};
  for (const [key, value] of Object.entries(object)) {
    if (!Array.isArray(value)) {
      result[key] = cutValue(value, cut, depth);
      continue;
    }
    const most = isPage ? value.length : depth === 0 ? cut.outer : cut.inner;
    result[key] = value.slice(0, most).map((item) => cutValue(item, cut, depth + 1));
    // The answer may say the length itself.
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
