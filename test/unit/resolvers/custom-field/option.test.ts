import { describe, expect, it } from 'vitest';
import { findOption } from '../../../../src/resolvers/custom-field/option.ts';

const option = (id: number, value: string, code: string | null = null) => ({ id, value, code });
const find = (value: string | number | boolean, ...enums: ReturnType<typeof option>[]) => {
  const found = findOption(value, { enums });
  return typeof found === 'string' ? found : found.id;
};

describe('an option of a select', () => {
  it.each([
    ['Чёрный', 1],
    ['черный', 1],
    [' ЧЕРНЫЙ ', 1],
    ['Частный\u00a0дом', 2],
    ['частный  дом', 2],
    ['й'.normalize('NFD'), 3],
    ['2', 2],
    [2, 2],
    ['paid', 4],
    [true, 5],
  ])('is found by %j', (value, id) => {
    const options = [
      option(1, 'Чёрный'),
      option(2, 'Частный дом'),
      option(3, 'й'),
      option(4, 'Оплачен', 'paid'),
      option(5, 'true'),
    ];
    expect(find(value, ...options)).toBe(id);
  });

  it('is the one that is written exactly so, of those that differ in «ё» or case alone', () => {
    const options = [option(1, 'Все'), option(2, 'Всё'), option(3, 'VIP'), option(4, 'vip')];
    expect([find('Все', ...options), find('Всё', ...options), find('vip', ...options)]).toEqual([1, 2, 4]);
    expect(find('Vip', ...options)).toContain('3 «VIP», 4 «vip»');
  });

  it('is not guessed where the label of one is the id of another', () => {
    const options = [option(10, '20'), option(20, '30'), option(30, 'Сто')];
    expect(find('20', ...options)).toContain('the enum id of one option and the label of another');
    expect([find('10', ...options), find('Сто', ...options)]).toEqual([10, 30]);
  });

  it.each(['Чёрны', 'constructor', '__proto__', '9007199254740993', ''])('is never the nearest one: %j', (value) => {
    expect(find(value, option(1, 'Чёрный'))).toContain('is not an option');
  });
});
