import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../../src/resolvers/decimal.ts';
import fc from '../../property.ts';

describe('a number that people write', () => {
  it.each([
    ['1500', 1500],
    [' 12 ', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['12,50', 12.5],
    ['0,500', 0.5],
    ['1234,567', 1234.567],
    ['12.345', 12.345],
    ['1 500', 1500],
    ['1\u00a0500', 1500],
    ['1\u202f234\u202f567,89', 1_234_567.89],
    ['1 500,500', 1500.5],
    ['-7', -7],
    ['−7', -7],
    ['+7', 7],
    ['-0', 0],
    ['9007199254740991', 9_007_199_254_740_991],
    ['0.000000000000001', 1e-15],
    [12.345, 12.345],
    [-0, 0],
  ])('%j is %d', (text, number) => {
    expect(parseDecimal(text)).toBe(number);
  });

  it.each([
    ['1,500', 'write 1500 or 1.500'],
    ['-12,345', 'write -12345 or -12.345'],
    ['1.500,00', 'several ways'],
    ['1,500.00', 'several ways'],
    ['1,234,567', 'several ways'],
    ['1.234.567', 'several ways'],
    ["1'500", 'several ways'],
    ['1 50', 'several ways'],
    ['15 00', 'several ways'],
    ['1  500', 'several ways'],
    ['0x10', 'is not a valid number'],
    ['0b11', 'is not a valid number'],
    ['1e3', 'is not a valid number'],
    ['1_000', 'is not a valid number'],
    ['١٢', 'is not a valid number'],
    ['１２', 'is not a valid number'],
    ['½', 'is not a valid number'],
    ['12 кг', 'is not a valid number'],
    ['5%', 'is not a valid number'],
    ['Infinity', 'is not a valid number'],
    ['NaN', 'is not a valid number'],
    ['.5', 'is not a valid number'],
    ['5.', 'is not a valid number'],
    ['', 'is not a valid number'],
    [' ', 'is not a valid number'],
    ['--5', 'is not a valid number'],
    ['1\n500', 'is not a valid number'],
    ['007', 'begins with a zero'],
    ['12345678901234567890', 'more digits'],
    ['0.12345678901234567890', 'more digits'],
    ['9007199254740993', 'more digits'],
    [9_007_199_254_740_992, 'more digits'],
    [Number.NaN, 'is not a valid number'],
    [Number.POSITIVE_INFINITY, 'is not a valid number'],
    [true, 'is not a valid number'],
  ])('%j is refused', (text, message) => {
    expect(parseDecimal(text)).toEqual(expect.stringContaining(message));
  });

  it('is never another number than the one that was written', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 18 });
    fc.assert(
      fc.property(digits, fc.option(digits), fc.constantFrom('.', ','), (whole, fraction, mark) => {
        const parsed = parseDecimal(fraction === null ? whole : `${whole}${mark}${fraction}`);
        if (typeof parsed === 'string') return;
        const wanted = `${whole}.${fraction ?? ''}`.replace(/\.?0*$/, '');
        expect(parsed.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })).toBe(wanted || '0');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is a number or a sentence, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123456789., \u00a0-+e') })),
        (text) => {
          const parsed = parseDecimal(text);
          expect(typeof parsed === 'string' || Number.isFinite(parsed)).toBe(true);
        },
      ),
    );
  });
});
