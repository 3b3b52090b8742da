import { describe, expect, it } from 'vitest';
import { findNamed } from '../../../../src/resolvers/name/choose.ts';
import { normalizeName } from '../../../../src/resolvers/name/spelling.ts';
import fc from '../../../property.ts';

const word = fc.stringMatching(/^[А-Яа-яЁёA-Za-z0-9]{1,8}$/);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

describe('things of one name', () => {
  it('are all found, and one that is written exactly so comes before the others', () => {
    const things = [
      { id: 1, name: 'Опт' },
      { id: 2, name: 'ОПТ' },
      { id: 3, name: 'Опт ' },
      { id: 3, name: 'Опт ' },
      { id: 4, name: 'Оптика' },
    ];
    expect(findNamed('опт', things).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(findNamed('ОПТ', things).map(({ id }) => id)).toEqual([2]);
    expect(findNamed('оп', things)).toEqual([]);
  });

  it('are never found by another name', () => {
    fc.assert(
      fc.property(name, fc.array(name), (wanted, names) => {
        const things = names.map((each, id) => ({ id, name: each }));
        for (const found of findNamed(wanted, things)) expect(normalizeName(found.name)).toBe(normalizeName(wanted));
      }),
    );
  });
});
