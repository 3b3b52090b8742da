import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizePhone, phoneSearch, samePhone } from '../../../src/resolvers/phone.ts';

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
        expect(samePhone(one(number), other(number), 'RU')).toBe(true);
        expect(phoneSearch(normalizePhone(one(number), 'RU'))).toBe(number);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it.each([
    ['+7 912 345-67-89', '+1 912 345 6789'],
    ['8 912 345-67-89', '8 912 345-67-80'],
  ])('%s is not %s', (one, other) => {
    expect(samePhone(one, other, 'RU')).toBe(false);
  });

  it('without a country code belongs to the account’s country', () => {
    expect(normalizePhone('11 91234-5678', 'BR')).toBe('+5511912345678');
    expect(normalizePhone('8 912 345 67 89', null)).toBe('+79123456789');
  });
});
