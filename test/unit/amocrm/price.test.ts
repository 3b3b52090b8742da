import { describe, expect, it } from 'vitest';
import { parseLead } from '../../../src/amocrm/lead.ts';
import { UpstreamInvalidError } from '../../../src/errors/index.ts';

const read = (item: object) => parseLead({ id: 1, ...item }).price;

describe('parsePrice', () => {
  it.each([
    [{ price: 10, price_with_minor_units: 10.99 }, 10.99],
    [{ price: 10, price_with_minor_units: '10.99' }, 10.99],
    [{ price: -10, price_with_minor_units: -10.5 }, -10.5],
    [{ price: 11, price_with_minor_units: 10.99 }, 10.99],
    [{ price: 0, price_with_minor_units: 0 }, 0],
    [{ price: 10, price_with_minor_units: null }, 10],
    [{ price: null, price_with_minor_units: 0.5 }, 0.5],
    [{ price: 10 }, 10],
    [{ price: null }, null],
  ])('is read from %o as %o', (item, expected) => {
    expect(read(item)).toBe(expected);
  });

  it('is not guessed where its two forms contradict each other', () => {
    expect(() => read({ price: 10, price_with_minor_units: 1099 })).toThrow(UpstreamInvalidError);
  });
});
