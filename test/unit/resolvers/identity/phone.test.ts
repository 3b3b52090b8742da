import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePhones, parsePhone } from '../../../../src/resolvers/identity/phone.ts';

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
      { seed: 13, numRuns: 300 },
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
  ] as const)('with the extensions %s and %s is %s', (one, other, likeness) => {
    const number = '+7 495 123-45-67';
    expect(comparePhones(parsePhone(number, 'RU', one), parsePhone(number, 'RU', other))).toBe(likeness);
  });
});
