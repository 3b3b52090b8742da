import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { type CountryCode, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { parseContactText } from '../../../../src/resolvers/identity/contact-text.ts';
import { comparePhones, type Phone, phoneTail } from '../../../../src/resolvers/identity/phone.ts';
import { cleanSpelling, digitsOf } from '../../../../src/resolvers/identity/spelling.ts';

/** Ways to write a number that say its country. */
const international: ((number: PhoneNumber) => string)[] = [
  (number) => number.number,
  (number) => number.formatInternational(),
  (number) => number.number.slice(1),
  (number) => `00${number.number.slice(1)}`,
  (number) => number.getURI(),
  (number) => `тел. ${number.formatInternational().replaceAll(' ', '\u2011')}`,
  (number) =>
    `\u202a+${number.countryCallingCode} (${number.nationalNumber.slice(0, 2)}) ${number.nationalNumber.slice(2)}\u202c`,
];

/** Ways that leave the country to whoever reads. */
const national: ((number: PhoneNumber) => string)[] = [
  (number) => number.formatNational(),
  (number) => digitsOf(number.formatNational()),
  (number) => number.nationalNumber,
];

const countries = Object.keys(examples) as CountryCode[];

interface Spelling {
  typed: string;
  phone: Phone | undefined;
  isPlain: boolean;
}

function spell(country: CountryCode, home: string): Spelling[] {
  const number = getExampleNumber(country, examples) as PhoneNumber;
  return [...international, ...national].map((write, index) => {
    const typed = write(number);
    const { phones, name } = parseContactText(typed, home);
    // Four digits are a phone only where the account's country has such numbers.
    if (digitsOf(typed).length > 4) expect(name, typed).toBeUndefined();
    return { typed, phone: phones[0], isPlain: index < 2 };
  });
}

describe.each(['their own country', 'RU', 'US', 'DE', 'KZ'])(
  'the mobile numbers of all countries in an account of %s',
  (place) => {
    it('are one in all spellings, or are known to be in doubt; and amoCRM is asked for what stands in the card', () => {
      const wrong: string[] = [];
      for (const country of countries) {
        const spellings = spell(country, place.length === 2 ? place : country);
        for (const asked of spellings) {
          for (const stored of spellings) {
            // What is refused is neither found nor made twice.
            if (!asked.phone || !stored.phone) continue;
            const likeness = comparePhones(stored.phone, asked.phone);
            const isOne = likeness === 'same' || (likeness === 'maybe' && !(asked.isPlain && stored.isPlain));
            const isFound = digitsOf(cleanSpelling(stored.typed)).includes(asked.phone.search);
            // Numbers of five digits are too short to share an end in every country.
            const isShort = Math.min(stored.phone.national.length, asked.phone.national.length) < 6;
            const shareLock = isShort || phoneTail(stored.phone) === phoneTail(asked.phone);
            if (!isOne || !isFound || !shareLock) {
              wrong.push(`${country}: stored «${stored.typed}», asked «${asked.typed}»: ${likeness}`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);

it('numbers of a country are one in nearly all spellings in an account of it', () => {
  const doubtful = countries.filter((country) => {
    const found = spell(country, country).flatMap(({ phone }) => phone ?? []);
    return found.some((phone) => comparePhones(phone, found[0] as Phone) !== 'same');
  });
  expect(doubtful.length).toBeLessThan(countries.length / 10);
});
