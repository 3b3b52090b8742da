import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { type CountryCode, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { parseContactText } from '../../../../src/resolvers/identity/contact-text.ts';
import { comparePhones, type Phone, parsePhone, phoneTail } from '../../../../src/resolvers/identity/phone.ts';
import { cleanSpelling, digitsOf } from '../../../../src/resolvers/identity/spelling.ts';
import fc from '../../../property.ts';

const compare = (one: string, other: string, country: string | null) =>
  comparePhones(parsePhone(one, country), parsePhone(other, country));

describe('a phone', () => {
  it('is one phone in every spelling', () => {
    const digits = fc.stringMatching(/^9\d{9}$/);
    const spell = [
      (d: string) => `+7${d}`,
      (d: string) => `8${d}`,
      (d: string) => `7${d}`,
      (d: string) => `8 (${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6, 8)}-${d.slice(8)}`,
      (d: string) => `+7 ${d.slice(0, 3)} ${d.slice(3, 6)} ${d.slice(6)}`,
      (d: string) => `(${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6)}`,
    ];
    fc.assert(
      fc.property(digits, fc.constantFrom(...spell), fc.constantFrom(...spell), (number, one, other) => {
        expect(compare(one(number), other(number), 'RU')).not.toBe('other');
        expect(number).toContain(parsePhone(one(number), 'RU').search);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['+7 912 345-67-89', '+1 912 345 6789'],
    ['8 912 345-67-89', '8 912 345-67-80'],
    ['8 701 123 45 67', '+7 702 123 45 67'],
  ])('%s is not %s', (one, other) => {
    expect(compare(one, other, 'RU')).toBe('other');
  });

  it.each([
    ['11 91234-5678', 'BR', '+5511912345678'],
    ['8 912 345 67 89', null, '+79123456789'],
    ['998901234567', 'RU', '+998901234567'],
    ['00998901234567', 'RU', '+998901234567'],
    ['8~10 998 90 123-45-67', 'RU', '+998901234567'],
    ['+8 999 123-45-67', 'RU', '+79991234567'],
    ['8 701 123 45 67', 'KZ', '+77011234567'],
    ['8 999 123-45-67', 'UZ', '+79991234567'],
    ['512 345 678', 'PL', '+48512345678'],
  ])('«%s» in %s is %s', (text, country, expected) => {
    expect(parsePhone(text, country).readings).toEqual([expected]);
  });

  it('of which the country is not certain may be that of two countries', () => {
    // Vladivostok or Liechtenstein.
    expect(parsePhone('423 234 56 78', 'RU').readings).toEqual(['+74232345678', '+4232345678']);
    expect(compare('4232345678', '+423 234 56 78', 'RU')).toBe('maybe');
    expect(compare('4232345678', '8 423 234-56-78', 'RU')).toBe('same');
  });

  it.each([
    ['101', '101', 'same'],
    [null, '101', 'loose'],
    ['101', '102', 'colleague'],
  ] as const)('with the extensions %s and %s is %s', (one, other, similarity) => {
    const number = '+7 495 123-45-67';
    expect(comparePhones(parsePhone(number, 'RU', one), parsePhone(number, 'RU', other))).toBe(similarity);
  });
});

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

/** Formats that leave the country to the reader. */
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

describe('the mobile numbers of a country in an account of it', () => {
  it('are one in nearly all spellings', () => {
    const doubtful = countries.filter((country) => {
      const found = spell(country, country).flatMap(({ phone }) => phone ?? []);
      return found.some((phone) => comparePhones(phone, found[0] as Phone) !== 'same');
    });
    expect(doubtful.length).toBeLessThan(countries.length / 10);
  });
});
