import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { digitsOf } from './spelling.ts';

/** The fewest digits of a phone; extensions and prices have fewer. */
export const minDigits = 7;

/** The most digits of a phone without its extension (ITU-T E.164). */
export const maxDigits = 15;

/** How many last digits of a number are searched at most. */
const searchedDigits = 10;

/** How many last digits two numbers must share if the country of one is not known. */
const sharedDigits = 8;

/** Countries that used the trunk prefix 8 in the past and now have another one or none. */
const formerEightPrefix: ReadonlySet<string> = new Set(['UA', 'MD', 'GE', 'AM', 'AZ', 'UZ', 'KG', 'TJ']);

/** A parsed phone. */
export interface Phone {
  /** The text that is written to amoCRM: as it was typed, with its extension. */
  text: string;
  /** The number in E.164 (`+79991234567`) for each country that it may belong to, the likeliest first; may be empty. */
  readings: string[];
  /** The number in E.164 if the text itself states the country. */
  international: string | null;
  /** Whether the country is certain enough to exclude another country's number with the same digits. */
  isCountryCertain: boolean;
  /** Whether the text states the country: by a country code, or by a trunk prefix other than the widespread `0`. */
  isCountryStated: boolean;
  /** All digits, if the text has no plus. */
  digits: string | null;
  /** Candidates for the digits without country code and trunk prefix. */
  tails: string[];
  /** The digits without country code and trunk prefix, as far as these are known. */
  national: string;
  extension: string | null;
  /** The digits that all spellings contain; amoCRM's search is called with them. */
  search: string;
}

/** How similar two phones are. */
export type Similarity =
  /** The same number, and the same extension or none. */
  | 'same'
  /** The same number, but only one of them has an extension. */
  | 'loose'
  /** Possibly the same number: one lacks its country code and may belong to several countries. */
  | 'maybe'
  /** The same number with another extension: another person in the same office. */
  | 'colleague'
  | 'other';

/**
 * Parses one number.
 *
 * @param text in plain spelling, without an extension (see `cleanSpelling`)
 * @param country ISO 3166 code of the country of a number without a country code
 * @param typed the text that is written to amoCRM
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
    international: found.isCountryStated && (found.numbers.length === 1 || hasPrefix) ? (first?.number ?? null) : null,
    isCountryCertain: found.isCountryCertain,
    isCountryStated: found.isCountryStated,
    digits: text.includes('+') ? null : digits,
    tails: [
      ...new Set([
        ...found.numbers.map((number) => String(number.nationalNumber)),
        ...(found.isCountryStated ? [] : [digits]),
      ]),
    ],
    national,
    extension: extension === null ? null : extension.replace(/^0+(?=\d)/, ''),
    search: found.isCountryCertain
      ? searchFor(found.numbers, found.isCountryStated ? searchedDigits : sharedDigits)
      : digits.slice(-minDigits),
  };
}

/** Whether a number is valid in the account's country. Numbers shorter than `minDigits` are phones only if it is. */
export function isHomeNumber(text: string, country: string | null): boolean {
  return parsePhoneNumberFromString(text, homeOf(country))?.isValid() ?? false;
}

/** Compares two phones. */
export function comparePhones(one: Phone, other: Phone): Similarity {
  const [first] = one.readings;
  const isSame = first === undefined ? false : first === other.readings[0];
  if (isSame || (one.readings.length + other.readings.length === 0 && one.national === other.national)) {
    if (one.extension === other.extension) return 'same';
    return one.extension === null || other.extension === null ? 'loose' : 'colleague';
  }
  const mayBe =
    one.readings.some((reading) => other.readings.includes(reading)) ||
    (!(one.isCountryCertain && other.isCountryCertain) && sharesEnd(one.national, other.national)) ||
    (!(one.isCountryStated && other.isCountryStated) &&
      one.tails.some((tail) => other.tails.some((another) => endsWith(tail, another)))) ||
    one.digits === other.national ||
    other.digits === one.national;
  if (!mayBe || (one.extension !== null && other.extension !== null && one.extension !== other.extension)) {
    return 'other';
  }
  return 'maybe';
}

/** The last digits, equal for all phones that may be the same and rarely for others; the lock of a phone is named by them. */
export function phoneTail({ national }: Phone): string {
  return national.slice(-6);
}

/** The account's country for libphonenumber. If it is unknown, Russia, where most amoCRM accounts are. */
function homeOf(country: string | null): CountryCode {
  return country && isSupportedCountry(country) ? (country as CountryCode) : 'RU';
}

interface Found {
  numbers: PhoneNumber[];
  isCountryCertain: boolean;
  isCountryStated: boolean;
}

/** Lists the numbers that a text may mean, the likeliest first. */
function listNumbers(text: string, home: CountryCode): Found {
  const digits = digitsOf(text);
  const atHome = parsePhoneNumberFromString(digits, home);
  const abroad = parsePhoneNumberFromString(`+${digits.replace(/^00+/, '')}`);
  const isValid = (number: PhoneNumber | undefined): number is PhoneNumber => number?.isValid() ?? false;
  const isPossible = (number: PhoneNumber | undefined): number is PhoneNumber => number?.isPossible() ?? false;
  if (/^\D*\+/.test(text)) {
    // After a plus comes the country code, unless that number is not valid: people also write `+8 999 …`.
    const [valid] = [abroad, atHome].filter(isValid);
    if (valid) return { numbers: [valid], isCountryCertain: true, isCountryStated: true };
    return isPossible(abroad)
      ? { numbers: [abroad], isCountryCertain: true, isCountryStated: true }
      : { numbers: [], isCountryCertain: false, isCountryStated: false };
  }
  const valid = distinct([atHome, abroad].filter(isValid));
  if (valid.length > 0) {
    const isCountryStated = isValid(atHome) && atHome.nationalNumber.length < digits.length && !digits.startsWith('0');
    return { numbers: valid, isCountryCertain: true, isCountryStated };
  }
  // International dialling prefixes, and the domestic 8 of Russia and Kazakhstan.
  const dialled =
    /^(?:00|011|810)(\d{8,})$/.exec(digits)?.[1] ?? /^8(?=\d{10}$)/.exec(digits)?.input.replace(/^8/, '7');
  const other = dialled === undefined ? undefined : parsePhoneNumberFromString(`+${dialled}`);
  if (isValid(other)) return { numbers: [other], isCountryCertain: true, isCountryStated: true };
  // Old numbers in the CRM may still have the former trunk prefix.
  const hasFormerPrefix = /^8\d{8,}$/.test(digits) && formerEightPrefix.has(home);
  const former = hasFormerPrefix ? parsePhoneNumberFromString(digits.slice(1), home) : undefined;
  if (isValid(former)) return { numbers: [former], isCountryCertain: true, isCountryStated: true };
  const isLong = digits.length > 10;
  return {
    numbers: distinct([atHome, isLong ? abroad : undefined].filter(isPossible)),
    isCountryCertain: false,
    isCountryStated: false,
  };
}

function distinct(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  return numbers.filter((each, index) => numbers.findIndex(({ number }) => number === each.number) === index);
}

/**
 * The last digits that all spellings share: international, national and domestic. Argentina writes mobile numbers
 * domestically with other digits in the middle.
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

/** Whether two numbers are equal apart from up to two digits before one of them, such as a trunk prefix. */
function endsWith(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 5 && long.length - short.length <= 2 && long.endsWith(short);
}
