import { describe, expect, it } from 'vitest';
import { tidyLabel } from '../../../src/mcp/chart-label.ts';
import fc from '../../property.ts';

describe('a label of a picture', () => {
  it.each([
    ['Новая заявка', 'Новая заявка'],
    ['  one\r\n two\t\u2028three ', 'one two three'],
    ['1\u00a0200\u202f000 ₽', '1\u00a0200\u202f000 ₽'],
    ['\u202etxet\u202c \u2066x\u2069\u200f', 'txet x'],
    ['🔥 Горячие 👨‍👩‍👧 1️⃣', 'Горячие 1\u20e3'],
    ['Z\u0301\u0301\u0301\u0301o', 'Ź\u0301\u0301o'],
    ['😀', '—'],
    ['', '—'],
    ['</text><script>', '</text><script>'],
    [`${'a'.repeat(299)}😀`, 'a'.repeat(299)],
  ])('%j becomes %j', (text, label) => {
    expect(tidyLabel(text)).toBe(label);
  });

  it('is one line that is seen and read from left to right', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const label = tidyLabel(text);
        expect(label).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(label).toMatch(/[^\p{Z}]/u);
      }),
    );
  });
});
