import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TokenRefresh } from '../../../../src/amocrm/session/refresh.ts';
import { openTokens, pairOf } from './tokens.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A refresh of a pair that is signed in, and a clock in seconds that the test moves. */
function open() {
  let now = 1_000;
  const tokens = openTokens({ current: pairOf(0) });
  const refresh = new TokenRefresh(tokens.store, tokens.rotation, () => now);
  const pauseS = () => {
    const begun = now;
    while (refresh.backoff.isPaused) now += 1;
    return now - begun;
  };
  /** amoCRM issues a pair, and from then on the disk is full. */
  const fillDisk = () => {
    tokens.amocrm.refresh = async () => {
      tokens.disk.isFull = true;
      return pairOf(1);
    };
  };
  return { ...tokens, refresh, pauseS, fillDisk };
}

describe('TokenRefresh', () => {
  it('shares one refresh among all callers, and begins another one afterwards', async () => {
    const { refresh, asked } = open();
    const [first, second] = await Promise.all([refresh.run('access-0', 60), refresh.run('access-0', 60)]);
    expect(first).toBe(second);
    expect(asked).toHaveLength(1);
    await refresh.run('access-1', 60);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['30 seconds while the token works', 60, 30],
    ['5 seconds after its end', 0, 5],
  ])('pauses for %s', async (_, leftS, expected) => {
    const { refresh, amocrm, pauseS } = open();
    amocrm.refresh = () => Promise.reject(new Error('down'));
    await expect(refresh.run('access-0', leftS)).rejects.toThrow('down');
    expect(pauseS()).toBe(expected);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('forgets its failures with a success', async () => {
    const { refresh, amocrm } = open();
    amocrm.refresh = () => Promise.reject(new Error('down'));
    await expect(refresh.run('access-0', 60)).rejects.toThrow('down');
    amocrm.refresh = async () => pairOf(1);
    await refresh.run('access-0', 60);
    expect(refresh.backoff.isPaused).toBe(false);
    expect(refresh.backoff.failures).toBe(0);
  });

  it('stores an unsaved pair by itself, with growing pauses', async () => {
    const { refresh, rotation, disk, fillDisk } = open();
    fillDisk();
    await expect(refresh.run('access-0', 60)).rejects.toThrow('full');
    expect(rotation.isUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(refresh.backoff.failures).toBe(2);
    disk.isFull = false;
    await vi.advanceTimersByTimeAsync(3_999);
    expect(rotation.isUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(rotation.isUnsaved).toBe(false);
    expect(disk.record?.current).toEqual(pairOf(1));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('makes a last attempt when it is closed, and leaves no timer', async () => {
    const { refresh, rotation, disk, fillDisk } = open();
    fillDisk();
    await expect(refresh.run('access-0', 60)).rejects.toThrow('full');
    await refresh.close();
    expect(rotation.isUnsaved).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    disk.isFull = false;
    await refresh.close();
    expect(disk.record?.current).toEqual(pairOf(1));
  });
});
