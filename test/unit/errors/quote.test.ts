import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValidationError } from '../../../src/errors/index.ts';
import { nearestNames } from '../../../src/errors/nearest.ts';
import { quote } from '../../../src/errors/quote.ts';

describe('a quote', () => {
  it('is the text itself while it is short', () => {
    expect(quote('Окна')).toBe('Окна');
    expect(quote('x'.repeat(100))).toBe('x'.repeat(100));
  });

  it('is cut, with a mark', () => {
    expect(quote('x'.repeat(101))).toBe(`${'x'.repeat(99)}…`);
    expect(quote('abcdef', 3)).toBe('ab…');
  });

  it('is never longer than it may be, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const quoted = quote(text, most);
        expect(quoted.length).toBeLessThanOrEqual(most);
        expect(quoted).not.toMatch(/\p{Surrogate}/u);
      }),
      { seed: 20_261_128 },
    );
  });
});

describe('what an error tells of its issues', () => {
  it('names the first ones and counts the rest', () => {
    const issues = Array.from({ length: 5_000 }, (_, index) => ({ path: ['ids', index], message: 'x'.repeat(1_000) }));
    const { message } = new ValidationError(issues);
    expect(message.length).toBeLessThan(15_000);
    expect(message).toMatch(/; and 4980 more$/);
  });

  it('a text that is too long for a name is near to none', () => {
    expect(nearestNames('lead_i', ['lead_id'])).toEqual(['lead_id']);
    expect(nearestNames(`lead_id${'x'.repeat(300_000)}`, ['lead_id'])).toEqual([]);
  });
});
