import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../../src/errors/nearest.ts';

describe('nearestNames', () => {
  it('finds nothing near a text that is too long for a name', () => {
    expect(nearestNames('lead_i', ['lead_id'])).toEqual(['lead_id']);
    expect(nearestNames(`lead_id${'x'.repeat(300_000)}`, ['lead_id'])).toEqual([]);
  });

  it('names the best ones first, whatever their case, and no more than asked for', () => {
    const known = ['pipeline_id', 'Price', 'status_id', 'prices'];
    expect(nearestNames('PRICE', known)).toEqual(['Price', 'prices']);
    expect(nearestNames('pric', known, 1)).toEqual(['Price']);
    expect(nearestNames('unlike', known)).toEqual([]);
  });
});
