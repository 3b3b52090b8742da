import { describe, expect, it } from 'vitest';
import { toAttempts, toWordSearches } from '../../../../src/resolvers/search/text-search.ts';
import fc from '../../../property.ts';

const queries = (text: string) => toAttempts(text, 'RU').map(({ query }) => query);

describe('What a text is searched by', () => {
  it.each([
    ['веранду', ['веранд', 'ранд']],
    ['Рустам Хайруллин', ['хайруллин', 'руст']],
    ['остекление Кольцовой', ['кольцов', 'остеклен']],
    ['договор 1542', ['1542', 'договор']],
    ['Фёдоров', ['федоров', 'федор']],
    ['Семенов', ['семен', 'нов']],
    ['берёзку', ['берёз', 'берез']],
    ['балконов', ['балкон']],
    ['окна', ['окн', 'окон']],
    ['окон', ['окн']],
    ['+7 (912) 345-67-89', ['9123456789', '79123456789']],
    ['Анна, тел. 8 912 345-67-89', ['9123456789']],
    ['Anna@Example.com', []],
    ['Анна anna@example.com', ['anna@example.com']],
    ['ИНН 7728168971', ['7728168971']],
    ['хайруллин', []],
    ['Я', []],
    ['«»', []],
    ['🎉', []],
  ])('%s', (text, expected) => {
    expect(queries(text)).toEqual(expected);
  });
});

const word = fc.stringMatching(/^[а-яё]{3,12}$/);

describe('For all texts', () => {
  it('there are at most two more searches, none of them for what was asked already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 255 }), (text) => {
        const attempts = toAttempts(text, 'RU');
        expect(attempts.length).toBeLessThanOrEqual(2);
        for (const { query, matches } of attempts) {
          expect(query).not.toBe('');
          expect(query).not.toBe(text.trim().toLowerCase());
          expect(typeof matches([text, ''])).toBe('boolean');
        }
      }),
    );
  });

  it('a record with all the words matches, in whatever case, order and text of the record; one without them does not', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        for (const { matches } of toWordSearches(words.join(' '))) {
          expect(matches(words.toReversed().map((each) => each.toUpperCase()))).toBe(true);
          expect(matches([`${words.toReversed().join(' — ')}!`])).toBe(true);
          expect(matches(['Z 1', ''])).toBe(false);
        }
      }),
    );
  });
});
