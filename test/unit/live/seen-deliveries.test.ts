import { describe, expect, it } from 'vitest';
import { createSeenDeliveries } from '../../../src/live/seen-deliveries.ts';
import { createMemoryState } from '../../../src/state/memory.ts';
import { hintOf } from './hint.ts';

/** Two instances that share a store whose clock the test moves. */
function open() {
  let now = 0;
  const { keyValue } = createMemoryState({ now: () => now });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { keyValue, here: createSeenDeliveries(keyValue), there: createSeenDeliveries(keyValue), pass };
}

describe('SeenDeliveries', () => {
  it('knows a delivery while it is handled, and for two hours afterwards, at every instance', async () => {
    const { here, there, pass } = open();
    expect(await here.has('d1')).toBe(false);
    here.begin('d1', 1);
    expect([await here.has('d1'), await there.has('d1')]).toEqual([true, false]);
    await here.settle(hintOf(1), false);
    expect([await here.has('d1'), await there.has('d1')]).toEqual([true, true]);
    pass(2 * 60 * 60_000);
    expect(await there.has('d1')).toBe(false);
  });

  it('remembers a delivery once all its hints are settled', async () => {
    const { here, there } = open();
    here.begin('d', 2);
    await here.settle(hintOf(1, { digests: ['d'] }), false);
    expect(await there.has('d')).toBe(false);
    await here.settle(hintOf(2, { digests: ['d'] }), false);
    expect(await there.has('d')).toBe(true);
  });

  it('takes a delivery for new again if one of its hints is to be told again', async () => {
    const { here } = open();
    here.begin('d', 2);
    await here.settle(hintOf(1, { digests: ['d'] }), true);
    await here.settle(hintOf(2, { digests: ['d'] }), false);
    expect(await here.has('d')).toBe(false);
  });

  it('believes the same report of an end once the record was restored', async () => {
    const { here } = open();
    here.begin('d1', 1);
    await here.settle(hintOf(1, { kind: 'DELETED' }), false);
    expect(await here.has('d1')).toBe(true);
    await here.allowEnd(hintOf(2, { kind: 'RESTORED' }));
    expect(await here.has('d1')).toBe(true);
    await here.allowEnd(hintOf(1, { kind: 'RESTORED' }));
    expect(await here.has('d1')).toBe(false);
  });

  it('takes a delivery for new if the store cannot be asked', async () => {
    const { here, keyValue } = open();
    for (const name of ['get', 'set', 'delete'] as const)
      keyValue[name] = () => Promise.reject<never>(new Error('down'));
    expect(await here.has('d1')).toBe(false);
    here.begin('d1', 1);
    await here.settle(hintOf(1), false);
    await here.allowEnd(hintOf(1));
    expect(await here.has('d1')).toBe(false);
  });
});
