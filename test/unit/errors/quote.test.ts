import { describe, expect, it } from 'vitest';
import { quote } from '../../../src/errors/quote.ts';
import fc from '../../property.ts';

describe('quote', () => {
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
    );
  });
});
