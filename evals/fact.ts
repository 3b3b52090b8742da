/**
 * Facts in the answer to a user, who is written to in free words: numbers with any grouping or rounded to millions, names in any case,
 * dates in several forms.
 */

/** A fact: a number, a text, a pattern, or one of several of them. */
export type Fact = number | string | RegExp | { oneOf: readonly Fact[] };

/** Whether an answer states a fact. */
export function states(answer: string, fact: Fact): boolean {
  if (typeof fact === 'number') return readNumbers(answer).some(({ value, error }) => Math.abs(value - fact) <= error);
  if (typeof fact === 'string') return normalise(answer).includes(normalise(fact));
  if (fact instanceof RegExp) return fact.test(normalise(answer)) || fact.test(answer);
  return fact.oneOf.some((each) => states(answer, each));
}

/** A fact for people. */
export function showFact(fact: Fact): string {
  if (typeof fact === 'object' && 'oneOf' in fact) return fact.oneOf.map(showFact).join(' or ');
  return String(fact);
}

/** A person or firm whose name may stand in any case: its words without their endings. */
export function named(name: string): RegExp {
  const stems = normalise(name)
    .split(' ')
    .map((word) => quote(word.length > 4 ? word.replace(/[аеиоуыьэюяй]+$/u, '') : word));
  // The surname alone is enough in running text.
  return new RegExp(stems.at(-1) ?? '', 'iu');
}

/** A day, in unix seconds, as people write it. */
export function onDay(time: number): Fact {
  const date = new Date((time + 3 * 3600) * 1000);
  const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const [mm, dd] = [month + 1, number].map((part) => String(part).padStart(2, '0'));
  return {
    oneOf: [
      `${year}-${mm}-${dd}`,
      `${dd}.${mm}`,
      new RegExp(`(?<!\\d)${number} ${months[month]}`, 'iu'),
      new RegExp(`(?<!\\d)${number}(th|st|nd|rd)?( of)? ${english[month]}`, 'i'),
      new RegExp(`${english[month]}[a-z.]* ${number}(?!\\d)`, 'i'),
    ],
  };
}

/** A phone number, however it is written. */
export function phone(digits: string): RegExp {
  return new RegExp(digits.slice(-10).split('').join('[^\\d]{0,3}'));
}

const months = 'янв фев мар апр ма июн июл авг сен окт ноя дек'.split(' ');
const english = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** As texts are compared: lower case, one kind of space, quotes and dashes, «е» for «ё». */
function normalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[«»„“”"'`*_]/g, '')
    .replaceAll(/[‐–—−]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const quote = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Spaces, points and commas between groups of three digits. */
const grouped = /\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)|\d+/gu;
const numberPattern = new RegExp(
  `(${grouped.source})(?:([.,])(\\d{1,2})(?!\\d))?\\s*(млн|тыс|million|mln|thousand|m(?![a-zа-я])|k(?![a-zа-я]))?`,
  'giu',
);
const units: Record<string, number> = { млн: 1e6, million: 1e6, mln: 1e6, m: 1e6, тыс: 1e3, thousand: 1e3, k: 1e3 };

/** All numbers of a text, each with how far it may be from what was meant. */
function readNumbers(text: string): { value: number; error: number }[] {
  return [...text.matchAll(numberPattern)].flatMap(([, whole = '', , fraction, unit]) => {
    const scale = units[unit?.toLowerCase() ?? ''] ?? 1;
    const digits = Number(whole.replaceAll(/\D/g, ''));
    const decimals = fraction?.length ?? 0;
    const value = (digits + (fraction === undefined ? 0 : Number(fraction) / 10 ** decimals)) * scale;
    // A rounded number is right to half of its last digit; money without its fraction is right too.
    return [{ value, error: scale === 1 && decimals === 0 ? 0.5 : (0.51 * scale) / 10 ** decimals }];
  });
}
