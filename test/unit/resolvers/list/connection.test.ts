import { describe, expect, it } from 'vitest';
import { coveringPages } from '../../../../src/resolvers/list/connection.ts';
import fc from '../../../property.ts';

describe('coveringPages', () => {
  it('covers a part of a list, in one request wherever one page can', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 251 }), (start, length) => {
        const end = start + length;
        const { limit, page, pages } = coveringPages(start, end);
        expect(limit).toBeLessThanOrEqual(250);
        expect((page - 1) * limit).toBeLessThanOrEqual(start);
        expect((page - 1 + pages) * limit).toBeGreaterThanOrEqual(end);
        const fits = Array.from({ length: 250 }, (_, index) => index + 1).some(
          (size) => Math.floor(start / size) === Math.floor((end - 1) / size),
        );
        expect(pages).toBe(fits ? 1 : 2);
      }),
      { numRuns: 1_000 },
    );
  });
});
