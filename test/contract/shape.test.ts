import { describe, expect, it } from 'vitest';
import { compareShapes, shapeOf } from './shape.ts';

/** Proves that the comparison detects each kind of difference. */
describe('the comparison of shapes', () => {
  const vendor = { id: 1, tags: [{ id: 1, name: 'а' }], note: null };

  it('sees no difference if only values differ', () => {
    expect(compareShapes(shapeOf(vendor), shapeOf({ id: 2, tags: [{ id: 5, name: 'б' }], note: 'да' }))).toEqual([]);
  });

  it.each([
    ['a missing key', { tags: [{ id: 1, name: 'а' }], note: null }, 'id is missing in the sandbox'],
    ['a missing key of an item', { id: 1, tags: [{ id: 1 }], note: null }, 'tags[].name is missing in the sandbox'],
    ['a key of its own', { ...vendor, score: 1 }, "score is not the vendor's"],
    ['another type', { ...vendor, id: '1' }, "id is string in the sandbox and number at the vendor's"],
    ['an object for an array', { ...vendor, tags: {} }, "tags is object in the sandbox and array at the vendor's"],
  ])('sees %s', (_, sandbox, difference) => {
    expect(compareShapes(shapeOf(vendor), shapeOf(sandbox))).toContain(difference);
  });

  it('ignores the items of an empty array', () => {
    expect(compareShapes(shapeOf(vendor), shapeOf({ ...vendor, tags: [] }))).toEqual([]);
  });

  it('accepts known differences, but not those that no longer exist', () => {
    const sandbox = { tags: [], note: null };
    expect(compareShapes(shapeOf(vendor), shapeOf(sandbox), { absent: ['id'] })).toEqual([]);
    expect(compareShapes(shapeOf(vendor), shapeOf(vendor), { absent: ['id'] })).toEqual([
      'id is listed as a known difference and is none',
    ]);
  });
});
