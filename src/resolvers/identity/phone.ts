import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { digitsOf } from './spelling.ts';

/** The fewest digits that are taken for a phone; an extension or a price is shorter. */
export const leastDigits = 7;

/** The most digits that a phone has (ITU-T E.164), its extension not counted. */
export const mostDigits = 15;

/** How many digits at the end of a number amoCRM's full-text search is asked for at the most. */
const searchedDigits = 10;

/** How many digits two numbers must share at their ends where the country of one is not known. */
const sharedDigits = 8;

/** Countries of the former common trunk prefix 8 that have another one now, or none. */
const onceEight: ReadonlySet<string> = new Set(['UA', 'MD', 'GE', 'AM', 'AZ', 'UZ', 'KG', 'TJ']);

/** A phone as a person wrote it. */
export interface Phone {
  /** As it is written to amoCRM: what was typed, with its extension. */
  text: string;
  /** The number in E.164 (`+79991234567`) for each country that it may belong to, the likeliest first; none is known. */
  readings: string[];
  /** The number in E.164 where it says its country itself. */
  international: string | null;
  /** Whether the country is certain enough to tell it from another country's number with the same digits. */
  isPlaced: boolean;
  /** Whether it says its country itself: by a country code, or by a trunk prefix that is not the `0` of half the world. */
  isStated: boolean;
  /** All its digits, if it does not begin with a plus. */
  digits: string | null;
  /** What may be its digits without country code and trunk prefix. */
  tails: string[];
  /** Its digits without the country code and the trunk prefix, as far as they are known. */
  national: string;
  extension: string | null;
  /** What every spelling of it contains; amoCRM is asked for that. */
  search: string;
}

/** How surely two phones are one. */
export type Likeness =
  /** The same number, and the same extension or none. */
  | 'same'
  /** The same number, and only one of them has an extension. */
  | 'loose'
  /** One of them was written without its country code and may belong to several countries. */
  | 'maybe'
  /** The same number with another extension: another person of one office. */
  | 'colleague'
  | 'other';

/**
 * Reads one number.
 *
 * @param text in plain spelling, without an extension (see `cleanSpelling`)
 * @param country ISO 3166 code that a number without a country code belongs to
 */
export function parsePhone(text: string, country: string | null, extension: string | null = null, typed = text): Phone {
  const found = listNumbers(text, homeOf(country));
  const digits = digitsOf(text).replace(/^0+/, '');
  const [first] = found.numbers;
  const national = first?.nationalNumber ?? digits;
  const hasPrefix = first !== undefined && national.length < digitsOf(text).length;
  return {
    text: typed,
    readings: found.numbers.map(({ number }) => number),
    international: found.isStated && (found.numbers.length === 1 || hasPrefix) ? (first?.number ?? null) : null,
    isPlaced: found.isPlaced,
    isStated: found.isStated,
    digits: text.includes('+') ? null : digits,
    tails: [
      ...new Set([
        ...found.numbers.map((number) => String(number.nationalNumber)),
        ...(found.isStated ? [] : [digits]),
      ]),
    ],
    national,
    extension: extension === null ? null : extension.replace(/^0+(?=\d)/, ''),
    search: found.isPlaced
      ? searchFor(found.numbers, found.isStated ? searchedDigits : sharedDigits)
      : digits.slice(-leastDigits),
  };
}

/** Whether the numbering plan of the account's country knows the number; short numbers are phones only there. */
export function isHomeNumber(text: string, country: string | null): boolean {
  return parsePhoneNumberFromString(text, homeOf(country))?.isValid() ?? false;
}

/** How surely two phones are one. */
export function comparePhones(one: Phone, other: Phone): Likeness {
  const [first] = one.readings;
  const isSame = first === undefined ? false : first === other.readings[0];
  if (isSame || (one.readings.length + other.readings.length === 0 && one.national === other.national)) {
    if (one.extension === other.extension) return 'same';
    return one.extension === null || other.extension === null ? 'loose' : 'colleague';
  }
  const mayBe =
    one.readings.some((reading) => other.readings.includes(reading)) ||
    (!(one.isPlaced && other.isPlaced) && sharesEnd(one.national, other.national)) ||
    (!(one.isStated && other.isStated) &&
      one.tails.some((tail) => other.tails.some((another) => endsWith(tail, another)))) ||
    one.digits === other.national ||
    other.digits === one.national;
  if (!mayBe || (one.extension !== null && other.extension !== null && one.extension !== other.extension)) {
    return 'other';
  }
  return 'maybe';
}

/** Equal for all phones that may be one, and rarely for others: who creates a contact holds the lock of it. */
export function phoneTail({ national }: Phone): string {
  return national.slice(-6);
}

/** amoCRM is made in Russia: an account whose country nobody knows is taken for a Russian one. */
function homeOf(country: string | null): CountryCode {
  return country && isSupportedCountry(country) ? (country as CountryCode) : 'RU';
}

interface Found {
  numbers: PhoneNumber[];
  isPlaced: boolean;
  isStated: boolean;
}

/** The numbers that a text may mean, the likeliest first. */
function listNumbers(text: string, home: CountryCode): Found {
  const digits = digitsOf(text);
  const atHome = parsePhoneNumberFromString(digits, home);
  const abroad = parsePhoneNumberFromString(`+${digits.replace(/^00+/, '')}`);
  const isValid = (number: PhoneNumber | undefined): number is PhoneNumber => number?.isValid() ?? false;
  const isPossible = (number: PhoneNumber | undefined): number is PhoneNumber => number?.isPossible() ?? false;
  if (/^\D*\+/.test(text)) {
    // A plus says that the country code follows, as long as there is such a number: `+8 999 …` is a plus too many.
    const [sure] = [abroad, atHome].filter(isValid);
    if (sure) return { numbers: [sure], isPlaced: true, isStated: true };
    return isPossible(abroad)
      ? { numbers: [abroad], isPlaced: true, isStated: true }
      : { numbers: [], isPlaced: false, isStated: false };
  }
  const valid = distinct([atHome, abroad].filter(isValid));
  if (valid.length > 0) {
    const isStated = isValid(atHome) && atHome.nationalNumber.length < digits.length && !digits.startsWith('0');
    return { numbers: valid, isPlaced: true, isStated };
  }
  // The prefixes by which other countries are dialled, and how Russia and Kazakhstan are written by those who live there.
  const dialled =
    /^(?:00|011|810)(\d{8,})$/.exec(digits)?.[1] ?? /^8(?=\d{10}$)/.exec(digits)?.input.replace(/^8/, '7');
  const other = dialled === undefined ? undefined : parsePhoneNumberFromString(`+${dialled}`);
  if (isValid(other)) return { numbers: [other], isPlaced: true, isStated: true };
  // Ukraine and its neighbours once dialled 8 before the area code, and cards still have it.
  const once =
    /^8\d{8,}$/.test(digits) && onceEight.has(home) ? parsePhoneNumberFromString(digits.slice(1), home) : undefined;
  if (isValid(once)) return { numbers: [once], isPlaced: true, isStated: true };
  const isLong = digits.length > 10;
  return {
    numbers: distinct([atHome, isLong ? abroad : undefined].filter(isPossible)),
    isPlaced: false,
    isStated: false,
  };
}

function distinct(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  return numbers.filter((each, index) => numbers.findIndex(({ number }) => number === each.number) === index);
}

/**
 * The end that all spellings share: with a country code, with a trunk prefix, as it is dialled at home (Argentina
 * writes its mobiles there with other digits in the middle).
 */
function searchFor(numbers: readonly PhoneNumber[], most: number): string {
  const spellings = numbers.flatMap((number) => [number.nationalNumber, digitsOf(number.formatNational())]);
  const shortest = Math.min(...spellings.map(({ length }) => length), most);
  const [first = '', ...others] = spellings;
  let shared = 0;
  while (shared < shortest && others.every((each) => each.at(-1 - shared) === first.at(-1 - shared))) shared += 1;
  return first.slice(-shared);
}

function sharesEnd(one: string, other: string): boolean {
  const length = Math.min(sharedDigits, one.length, other.length);
  return length >= 5 && one.slice(-length) === other.slice(-length);
}

/** Whether one is the other, perhaps with a trunk prefix of another country before it. */
function endsWith(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 5 && long.length - short.length <= 2 && long.endsWith(short);
}
