import { describe, expect, it } from 'vitest';
import { openTokens, pairOf } from './tokens.ts';

describe('StoredRecord', () => {
  it('knows what it has loaded or saved last', async () => {
    const { stored, disk } = openTokens({ current: pairOf(0) });
    expect(stored.known).toBeUndefined();
    expect(await stored.load()).toEqual({ current: pairOf(0) });
    expect(stored.known).toEqual({ current: pairOf(0) });
    await stored.save({ current: pairOf(1) });
    expect(stored.known).toEqual({ current: pairOf(1) });
    expect(disk.record).toEqual({ current: pairOf(1) });
    await stored.delete();
    expect(stored.known).toBeUndefined();
    expect(disk.record).toBeUndefined();
  });

  it('knows nothing new when it could not be saved', async () => {
    const { stored, disk } = openTokens({ current: pairOf(0) });
    await stored.load();
    disk.isFull = true;
    await expect(stored.save({ current: pairOf(1) })).rejects.toThrow('full');
    expect(stored.known).toEqual({ current: pairOf(0) });
  });

  it('does not use tokens of an address that is not trusted', async () => {
    const { stored, logged } = openTokens({ current: pairOf(0, 'https://evil.example') });
    expect(await stored.load()).toBeUndefined();
    expect(stored.known).toBeUndefined();
    expect(logged).toEqual([expect.stringContaining('not used')]);
  });

  it('requires a sign-in', async () => {
    const { stored } = openTokens();
    await expect(stored.require()).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
  });
});
