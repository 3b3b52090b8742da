import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** How many digits at the end of a number amoCRM's full-text search is asked for: it knows no country codes. */
const searchedDigits = 10;

/** The fewest digits that are taken for a phone; an extension or a price is shorter. */
export const leastDigits = 7;

/** Only the digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/**
 * A phone in the one spelling that all its spellings have in common: `+79991234567`.
 * A number that no numbering plan knows stays as its digits, so that it still equals itself.
 *
 * @param country ISO 3166 code that a number without a country code belongs to
 */
export function normalizePhone(text: string, country: string | null = 'RU'): string {
  const code = country && isSupportedCountry(country) ? (country as CountryCode) : 'RU';
  const parsed = parsePhoneNumberFromString(text, code);
  return parsed?.isPossible() ? parsed.number : digitsOf(text);
}

/** Whether two spellings mean the same phone. */
export function samePhone(one: string, other: string, country: string | null = 'RU'): boolean {
  return normalizePhone(one, country) === normalizePhone(other, country);
}

/** What amoCRM is asked for to find a phone in any spelling. */
export function phoneSearch(text: string): string {
  return digitsOf(text).slice(-searchedDigits);
}
