import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import { createOperationSearch } from '../../src/operations/search.ts';
import { schema } from '../../src/schema/index.ts';
import { further } from './further-phrase.ts';
import { heldOut } from './held-out-phrase.ts';
import { english, russian } from './phrase.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const search = createOperationSearch(operations);

/** The phrases for which another operation is first, with what was found. */
function findMisses(phrases: typeof russian): string[] {
  return phrases.flatMap(([phrase, ...wanted]) => {
    const found = search(phrase, 3).map(({ name }) => name);
    return wanted.includes(found[0] ?? '') ? [] : [`${phrase} → ${found.join(', ')}; wanted ${wanted.join(' or ')}`];
  });
}

describe('the words of users', () => {
  it.each([
    ['Russian', russian],
    ['English', english],
  ])('find the right operation first: 95 %% of 60 %s phrases', (_, phrases) => {
    expect(phrases).toHaveLength(60);
    const misses = findMisses(phrases);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(3);
  });

  it('find it for 95 % of further phrases', () => {
    const misses = findMisses(further);
    expect(further).toHaveLength(120);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(6);
  });

  it('find it for nine in ten phrases that nothing was written against', () => {
    const misses = findMisses(heldOut);
    expect(heldOut).toHaveLength(44);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(4);
  });
});
