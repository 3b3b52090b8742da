import { describe, expect, it } from 'vitest';
import {
  isTaxNumber,
  parseSite,
  takeSites,
  takeTaxNumber,
  taxNumbersIn,
} from '../../../../src/resolvers/identity/company-text.ts';
import fc from '../../../property.ts';

describe('a site', () => {
  it.each([
    'romashka.ru',
    'www.romashka.ru',
    'https://romashka.ru',
    'http://www.romashka.ru/',
    'HTTPS://WWW.Romashka.RU/contacts?utm_source=ya#map',
    'romashka.ru:8080/index.html',
    'm.romashka.ru',
    'romashka.ru.',
  ])('«%s» is its host', (text) => {
    expect(parseSite(text)?.key).toBe('romashka.ru');
  });

  it.each([
    ['https://vk.com/romashka', 'vk.com/romashka'],
    ['vk.com/romashka?w=wall', 'vk.com/romashka'],
    ['t.me/Romashka/15', 't.me/romashka'],
  ])('«%s» on a host of many companies is its page', (text, key) => {
    expect(parseSite(text)?.key).toBe(key);
  });

  it('in another alphabet is one in both of its spellings, and searched as people write it', () => {
    const site = parseSite('https://ромашка.рф/');
    expect(site?.key).toMatch(/^xn--/);
    expect(parseSite(site?.key ?? '')?.key).toBe(site?.key);
    expect(site?.search).toBe('ромашка.рф');
  });

  it.each(['info@romashka.ru', 'ООО', 'ftp://romashka.ru', '', 'два слова.ru', '1.5', '192.168.0.1'])(
    '«%s» is none',
    (text) => {
      expect(parseSite(text)).toBeUndefined();
    },
  );

  it.each([
    ['ООО Ромашка romashka.ru', ['romashka.ru']],
    ['Ромашка (https://www.romashka.ru/o-nas), vk.com/romashka', ['romashka.ru', 'vk.com/romashka']],
    ['Ромашка (https://romashka.ru)', ['romashka.ru']],
    ['info@romashka.ru', []],
    ['ИП Иванов И.И.', []],
    ['Node.js Studio', []],
    ['Acme Co.,Ltd', []],
  ])('is found in «%s»', (text, keys) => {
    expect(takeSites(text).sites.map(({ key }) => key)).toEqual(keys);
  });

  it('is never thrown at', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void takeSites(text)));
  });
});

describe('a tax number', () => {
  it.each(['7707083893', '7728168971', '500100732259', '971240001315', '100582333', '12345678'])(
    '%s is valid',
    (number) => {
      expect(isTaxNumber(number)).toBe(true);
    },
  );

  it.each(['7707083894', '0000000000', '500100732258', '123', '12345678901', 'abc'])('%s is not', (number) => {
    expect(isTaxNumber(number)).toBe(false);
  });

  it('with one wrong digit is refused', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'7707083893'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        // Weights and 11 have no common divisor, but a remainder of 10 counts as 0.
        fc.pre(digits.join('') !== '7707083893');
        return !isTaxNumber(digits.join('')) || weightedRemainder(digits) === 10;
      }),
    );
  });

  it.each([
    ['ООО Ромашка ИНН 7707083893 КПП 770701001', '7707083893', 'ООО Ромашка'],
    ['ИНН/КПП: 7707083893/770701001', '7707083893', ''],
    ['инн 77 0708 3893', '7707083893', ''],
    ['Ромашка', undefined, 'Ромашка'],
  ])('is taken out of «%s»', (text, number, rest) => {
    const taken = takeTaxNumber(text);
    expect(taken.number).toBe(number);
    expect(taken.rest.trim()).toBe(rest);
  });

  it.each([
    ['7707083893/770701001', ['7707083893']],
    ['7707083893 КПП 770701001', ['7707083893']],
    ['', []],
    ['нет', []],
  ])('is read from a field with «%s»', (text, numbers) => {
    expect(taxNumbersIn(text)).toEqual(numbers);
  });
});

function weightedRemainder(digits: readonly string[]): number {
  return [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}
