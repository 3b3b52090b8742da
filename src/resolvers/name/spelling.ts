/**
 * How names of an account are compared: without the differences that people do not see or do not type, and exactly otherwise.
 */

const quotes = /[«»„“”‟"'‘’‚‹›`´]/gu;
const dashes = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/gu;

/** Normalizes a name for comparison: case, «ё», quotes, dashes and the kind and number of spaces do not matter. */
export function normalizeName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(quotes, '')
    .replace(dashes, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е');
}

/** The words of a name, normalized. */
export function wordsOf(name: string): string[] {
  return normalizeName(name)
    .split(/[\s.,()]+/u)
    .filter((word) => word !== '');
}

/**
 * Whether a text is meant as an id: it has no letter, picture or `%` of a name. Whether it is a valid one is checked where ids are. A
 * list of ids in one text is not a name either.
 */
export function isMeantAsId(text: string): boolean {
  return !/[\p{L}\p{Extended_Pictographic}%№]/u.test(text);
}

/** Whether a text is an amoCRM id: an id above `Number.MAX_SAFE_INTEGER` would be rounded to the id of another record. */
export function isId(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text));
}
