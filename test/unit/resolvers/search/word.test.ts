import { describe, expect, it } from 'vitest';
import { isSameWord, searchedTexts, toSearchWords, toWords, type Word } from '../../../../src/resolvers/search/word.ts';
import fc from '../../../property.ts';

const word = (text: string): Word => {
  const [first] = toWords(text);
  if (!first) throw new Error(`«${text}» has no word`);
  return first;
};
const isSame = (searched: string, own: string, wide = false) => isSameWord(word(searched), word(own), wide);
const contains = (searched: string, own: string) =>
  searchedTexts(word(searched)).some((part) => word(own).text.includes(part));

describe('forms of a word', () => {
  it.each([
    'веранда веранды веранде веранду верандой веранд верандам верандами верандах',
    'Кольцова Кольцовой Кольцову Кольцов Кольцовым Кольцове',
    'Хайруллин Хайруллина Хайруллину Хайруллиным Хайруллине Хайруллиной',
    'Рустам Рустама Рустаму Рустамом Рустаме',
    'Мария Марии Марию Марией',
    'Сергей Сергея Сергею Сергеем Сергее',
    'Дмитрий Дмитрия Дмитрию Дмитрием',
    'Зинаида Зинаиды Зинаиде Зинаиду Зинаидой',
    'Анна Анны Анне Анну Анной',
    'Илья Ильи Илье Илью',
    'Павел Павла Павлу Павлом',
    'остекление остекления остеклению остеклением остеклений остеклениями',
    'договор договора договоры договоров договорами',
    'тендер тендера тендеру тендером',
    'кухня кухни кухню кухней кухонь кухнями',
    'окно окна окну окном окон окнами',
    'сделка сделки сделку сделкой сделок',
    'дверь двери дверью дверей дверям',
    'московский московская московского московской московские московских',
    'белый белая белого белой белую белые белых',
    'Зелёная Зеленой зелёную ЗЕЛЁНЫЙ',
    'company companies',
    'window windows',
  ])('%s', (paradigm) => {
    const forms = paradigm.split(' ');
    for (const searched of forms) {
      for (const own of forms) {
        // A word in -ов is read as a surname until nothing else is found.
        const isPlural = searched === 'договоров';
        expect([searched, own, isSame(searched, own, isPlural)]).toEqual([searched, own, true]);
        const [text = ''] = searchedTexts(word(searched), isPlural);
        const isFound = isPlural ? word(own).text.includes(text) : contains(searched, own);
        expect([searched, own, isFound || searched === own]).toEqual([searched, own, true]);
      }
    }
  });

  it.each([
    ['Мария', 'Марина'],
    ['Алексей', 'Александр'],
    ['замена', 'замер'],
    ['Петров', 'Пётр'],
    ['Иванов', 'Иван'],
    ['Василий', 'Васильев'],
    ['балкон', 'балконный'],
    ['Ковалёв', 'Коваленко'],
    ['B2B', 'B2C'],
    ['1234', '1235'],
  ])('%s is not a form of %s', (searched, own) => {
    expect(isSame(searched, own)).toBe(false);
    expect(isSame(own, searched)).toBe(false);
  });

  it('a word in -ов is a genitive plural only in a wide search, and a capital says that it is a surname', () => {
    expect([isSame('балконов', 'балкон'), isSame('балконов', 'балкон', true)]).toEqual([false, true]);
    expect([isSame('балконы', 'балконов'), isSame('Ивану', 'Иванов')]).toEqual([true, false]);
  });
});

describe('words of a search', () => {
  const texts = (text: string) => toSearchWords(text).map((each) => each.text);

  it.each([
    ['ООО «Ромашка»', ['ромашка']],
    ['ромашка ooo', ['ромашка']],
    ['О.О.О. "Ромашка"', ['ромашка']],
    ['Сделка по веранде', ['веранде']],
    ['Арктика–Строй', ['арктика', 'строй']],
    ['АрктикаСтрой', ['арктика', 'строй']],
    ['Иванов И. И.', ['иванов', 'и', 'и']],
    ['ООО', ['ооо']],
    ['клиент', ['клиент']],
    ['«»', []],
  ])('%s', (text, words) => {
    expect(texts(text)).toEqual(words);
  });
});

const consonants = 'бвгджзклмнпрстфхцчшщ';
const root = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...consonants), fc.constantFrom(...'аиоу')), { minLength: 1, maxLength: 5 }),
    fc.constantFrom(...'бвгджзлмнпрстф'),
  )
  .map(([syllables, last]) => syllables.flat().join('') + last);
const noun = fc.constantFrom('а', 'ы', 'е', 'у', 'ой', 'ами', 'ах', '');
const ending = fc.constantFrom(...'аеиоуыюя', 'ой', 'ами', 'ого', 'ему', 'ых', '');

describe('for all words', () => {
  it('a word is a form of itself, whatever its case, and is found by what is searched', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[а-яёa-z0-9]{2,12}$/), (text) => {
        expect(isSame(text, text.toUpperCase())).toBe(true);
        expect(searchedTexts(word(text)).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('all forms of a noun are forms of one another, and each contains what is searched for any other', () => {
    fc.assert(
      fc.property(root, noun, noun, (start, one, other) => {
        expect(isSame(start + one, start + other)).toBe(true);
        expect(contains(start + one, start + other)).toBe(true);
      }),
    );
  });

  it('words are forms of one another in both directions', () => {
    fc.assert(
      fc.property(root, root, ending, ending, (start, second, one, other) => {
        const [a, b] = [start + one, second + other];
        fc.pre(a.length > 1 && b.length > 1);
        expect(isSame(a, b, true)).toBe(isSame(b, a, true));
      }),
    );
  });
});
