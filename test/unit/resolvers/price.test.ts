import { describe, expect, it } from 'vitest';
import { decimalsOf, divideExact, fromExact, toExact } from '../../../src/resolvers/price.ts';
import fc from '../../property.ts';

/** An amount of whole hundredths, as JSON carries it. */
const cents = fc.maxSafeInteger().map((value) => Number((value / 100).toFixed(2)));

describe('money', () => {
  it('adds up exactly', () => {
    expect(fromExact(toExact(0.1) + toExact(0.2))).toBe(0.3);
    expect(fromExact(toExact(10.99) + toExact(19.99))).toBe(30.98);
    expect(fromExact(Array.from({ length: 1_000 }, () => toExact(0.01)).reduce((a, b) => a + b, 0n))).toBe(10);
  });

  it('comes back as it went in, up to the largest and of both signs', () => {
    for (const amount of [
      0,
      -0.01,
      0.0001,
      1.005,
      90071992547409.91,
      -90071992547409.91,
      -359785743519.72,
      2 ** 53 - 1,
      1e300,
    ]) {
      expect(fromExact(toExact(amount))).toBe(amount);
    }
    fc.assert(
      fc.property(cents, (amount) => {
        expect(fromExact(toExact(amount))).toBe(amount + 0);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is the same in whatever order it is added up', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (amounts) => {
        const sum = (list: number[]) => fromExact(list.reduce((total, amount) => total + toExact(amount), 0n));
        expect(sum([...amounts].reverse())).toBe(sum(amounts));
      }),
    );
  });

  it('is divided into hundredths, or into thousandths where the currency has them', () => {
    expect(divideExact(toExact(10), 3, 'RUB')).toBe(3.33);
    expect(divideExact(toExact(20), 3, 'RUB')).toBe(6.67);
    expect(divideExact(toExact(10), 3, 'KWD')).toBe(3.333);
    expect(divideExact(toExact(0.01), 2, 'RUB')).toBe(0.01);
    expect(divideExact(toExact(-10), 3, 'RUB')).toBe(-3.33);
  });

  it('has the decimals of its currency', () => {
    expect(['RUB', 'USD', 'JPY', 'KRW', 'KWD', 'CLF', 'usd', null].map(decimalsOf)).toEqual([2, 2, 0, 0, 3, 4, 2, 2]);
  });
});
