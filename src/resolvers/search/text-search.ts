/**
 * A text that a person searches by, beyond what amoCRM finds by it: amoCRM compares texts as they were written, so it misses other
 * forms and another order of the words, «ё» for «е», and phones and numbers in other spellings.
 */

import { takeTaxNumber } from '../identity/company-text.ts';
import { parseContactText } from '../identity/contact-text.ts';
import { comparePhones, type Phone } from '../identity/phone.ts';
import { cleanSpelling, digitsOf } from '../identity/spelling.ts';
import { isSameWord, searchedTexts, toSearchWords, toWords, type Word, withoutYo } from './word.ts';

/** One more search for a text. What it finds must be compared, because it is wider than what was asked. */
export interface Attempt {
  /** What amoCRM is asked for. */
  query: string;
  /** What a record was found by, as the answer says it: `«веранд», «кольцов»`. */
  by: string;
  /** Whether it is of use only if nothing was found before. */
  isLast: boolean;
  /** Whether a record with these texts is meant. */
  matches(texts: readonly string[]): boolean;
}

/** How many attempts one search makes. */
const maxAttempts = 2;

/** The fewest digits of a number that is searched without its separators. */
const leastDigits = 4;

/** A word with digits, or with a capital letter, tells more than another of its length. */
const bonus = { digits: 4, capital: 3 };

/**
 * What to search for besides the text as it was written; nothing if that finds all of it already.
 *
 * @param country of phones without a country code
 */
export function toAttempts(text: string, country: string | null): Attempt[] {
  const clean = cleanSpelling(text);
  const attempts = numberAttempts(clean, country) ?? wordAttempts(clean);
  const asked = new Set([clean.toLowerCase()]);
  return attempts.filter(({ query }) => !asked.has(query) && asked.add(query)).slice(0, maxAttempts);
}

/** A phone, an e-mail or another number decides, whatever stands beside it; undefined for words. */
function numberAttempts(text: string, country: string | null): Attempt[] | undefined {
  const { emails, phones } = parseContactText(text, country);
  const [email] = emails;
  if (email) return [numberAttempt(email.search, (own) => own.toLowerCase().includes(email.search))];
  const { number } = takeTaxNumber(text);
  const digits = number ?? (/\p{L}/u.test(text) ? '' : digitsOf(text));
  const [phone] = number === undefined ? phones : [];
  const attempts = [
    ...(phone ? [numberAttempt(phone.search, (own) => hasPhone(own, phone, country))] : []),
    // A tax number, or a part of a phone.
    ...(digits.length < leastDigits ? [] : [numberAttempt(digits, (own) => digitsOf(own).includes(digits))]),
  ];
  return attempts.length === 0 ? undefined : attempts.map((each, index) => ({ ...each, isLast: index > 0 }));
}

function numberAttempt(query: string, has: (own: string) => boolean): Attempt {
  return { query, by: `«${query}»`, isLast: false, matches: (texts) => texts.some(has) };
}

function hasPhone(own: string, phone: Phone, country: string | null): boolean {
  // Comparing digits is faster than parsing phones.
  if (!digitsOf(cleanSpelling(own)).includes(phone.search)) return false;
  return parseContactText(own, country).phones.some((each) =>
    ['same', 'loose', 'maybe'].includes(comparePhones(each, phone)),
  );
}

/** The words of a text, as other texts are compared with them. */
export interface WordSearch {
  /** For each word, what a text contains that has it in some form: any of these. */
  parts: string[][];
  by: string;
  matches(texts: readonly string[]): boolean;
}

/** The words of a text that is searched without amoCRM, the strictest reading first; nothing for a text without words. */
export function toWordSearches(text: string): WordSearch[] {
  const words = toSearchWords(cleanSpelling(text));
  return hasTellingWord(words) ? [toWordSearch(words, false), toWordSearch(words, true)] : [];
}

function toWordSearch(words: readonly Word[], wide: boolean): WordSearch {
  const parts = words.map((word) => searchedTexts(word, wide));
  return {
    parts,
    by: parts.map(([part]) => `«${part}»`).join(', '),
    matches: (texts) => hasWords(texts, words, wide),
  };
}

function hasTellingWord(words: readonly Word[]): boolean {
  return words.some(({ text }) => /[\p{L}\p{N}]{2}/u.test(text));
}

function wordAttempts(text: string): Attempt[] {
  const words = toSearchWords(text);
  const [best, next] = words.toSorted((a, b) => weightOf(b) - weightOf(a));
  if (!best || !hasTellingWord(words)) return [];
  const attempt = (query: string, options: { isLast?: boolean; wide?: boolean } = {}): Attempt => ({
    query,
    isLast: options.isLast ?? false,
    ...toWordSearch(words, options.wide ?? false),
  });
  const yo = withoutYo(best);
  const [wide = ''] = searchedTexts(best, true);
  return [
    ...searchedTexts(best).flatMap((part) =>
      spellingsOf(part, best)
        .filter((query) => query !== text.toLowerCase())
        .map((query, index) => attempt(query, { isLast: index > 0 })),
    ),
    ...(wide === searchedTexts(best)[0] ? [] : [attempt(wide, { isLast: true, wide: true })]),
    ...(yo === undefined ? [] : [attempt(yo, { isLast: true })]),
    ...(next ? [attempt(searchedTexts(next)[0] ?? next.text, { isLast: true })] : []),
  ];
}

/** A part of a word in the letters in which the word was written, and with «е» for «ё»: amoCRM may tell them apart. */
function spellingsOf(part: string, { text, typed }: Word): string[] {
  return text.startsWith(part) ? [typed.toLowerCase().slice(0, part.length), part] : [part];
}

/** How well a word tells records apart: long words do, numbers and names even better. */
function weightOf({ text, typed }: Word): number {
  const isCapital = /^\p{Lu}/u.test(typed);
  return text.length + (/\p{N}/u.test(text) ? bonus.digits : 0) + (isCapital ? bonus.capital : 0);
}

/** Whether texts have all words between them: each as a part of a text, or in another form. */
function hasWords(texts: readonly string[], words: readonly Word[], wide: boolean): boolean {
  const parts = texts.map(toWords);
  const own = parts.flat();
  const whole = parts.map((each) => each.map(({ text }) => text).join(' '));
  return words.every(
    (word) =>
      (word.text.length > 1 && whole.some((text) => text.includes(word.text))) ||
      own.some((each) => isSameWord(word, each, wide)),
  );
}
