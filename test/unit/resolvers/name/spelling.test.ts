import { describe, expect, it } from 'vitest';
import { isMeantAsId, normalizeName, wordsOf } from '../../../../src/resolvers/name/spelling.ts';
import fc from '../../../property.ts';

const word = fc.stringMatching(/^[А-Яа-яЁёA-Za-z0-9]{1,8}$/);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const spaces = fc.constantFrom(' ', '  ', '\u00a0', '\t', '\u2009');

describe('the spelling of a name', () => {
  it('does not matter in case, «ё», quotes and spaces', () => {
    fc.assert(
      fc.property(name, spaces, fc.constantFrom('«»', '""', '„“', "''", ''), (text, space, quotes) => {
        const [open = '', close = ''] = quotes;
        const typed = `${space}${open}${text.replaceAll(' ', space)}${close}${space}`;
        expect(normalizeName(typed)).toBe(normalizeName(text));
        expect(normalizeName(text.toUpperCase())).toBe(normalizeName(text));
        expect(normalizeName(text.toLowerCase().replaceAll('ё', 'е'))).toBe(normalizeName(text));
      }),
    );
  });

  it('does not matter in the kind of dash', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom('-', '–', '—', '−', '‑'), (one, other, dash) => {
        expect(normalizeName(`${one} ${dash} ${other}`)).toBe(normalizeName(`${one} - ${other}`));
      }),
    );
  });

  it('matters in everything else: a word more, a letter less or another order is another name', () => {
    fc.assert(
      fc.property(name, word, (text, more) => {
        expect(normalizeName(`${text} ${more}`)).not.toBe(normalizeName(text));
        expect(normalizeName(text.slice(1))).not.toBe(normalizeName(text));
        expect(normalizeName(text.replaceAll(' ', ''))).toBe(normalizeName(text).replaceAll(' ', ''));
      }),
    );
  });

  it('is normal already once it is normalized', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
      }),
    );
  });

  it('never makes an id of a text with letters, nor a name of digits', () => {
    fc.assert(
      fc.property(fc.nat(), name, (id, text) => {
        expect(isMeantAsId(` ${id} `)).toBe(true);
        expect(isMeantAsId(`${text}я`)).toBe(false);
        expect(['🔥', '100%', '№ 1'].some(isMeantAsId)).toBe(false);
      }),
    );
  });

  it('has whole words only', () => {
    expect(wordsOf('Морозова-Лапшина (отдел продаж)')).toEqual(['морозова-лапшина', 'отдел', 'продаж']);
  });
});
