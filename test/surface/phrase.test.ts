import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import { createOperationSearch } from '../../src/operations/search.ts';
import { schema } from '../../src/schema/index.ts';
import { further } from './further-phrase.ts';
import { heldOut } from './held-out-phrase.ts';
import { english, russian } from './phrase.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const search = createOperationSearch(operations);

/** The phrases for which none of the first operations found is right, with what was found. */
function findMisses(phrases: typeof russian, among = 1): string[] {
  return phrases.flatMap(([phrase, ...wanted]) => {
    const found = search(phrase, 5).map(({ name }) => name);
    const isFound = found.slice(0, among).some((name) => wanted.includes(name));
    return isFound ? [] : [`${phrase} → ${found.join(', ')}; wanted ${wanted.join(' or ')}`];
  });
}

describe('the words of users', () => {
  it.each([
    ['Russian', russian],
    ['English', english],
  ])('find the right operation first for 57 of 60 phrases in %s', (_, phrases) => {
    expect(phrases).toHaveLength(60);
    const misses = findMisses(phrases);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(3);
  });

  it('find it for 95 % of further phrases', () => {
    const misses = findMisses(further);
    expect(further).toHaveLength(254);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(12);
  });

  it('find it first for four in five phrases that nothing was written against, and nearly always among five', () => {
    expect(heldOut).toHaveLength(30);
    const misses = findMisses(heldOut);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(6);
    expect(findMisses(heldOut, 5).length).toBeLessThanOrEqual(1);
  });
});
