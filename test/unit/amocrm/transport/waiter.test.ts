import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Waiter } from '../../../../src/amocrm/transport/waiter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A waiter of a caller who waits for a second. */
function open(controller = new AbortController()) {
  const waiter = new Waiter();
  const leave = vi.fn();
  const bounds = { signal: controller.signal, milliseconds: 1_000, late: () => new Error('late'), leave };
  const isWaiting = waiter.watch(bounds);
  // A rejection that a test does not look at is not the test's concern.
  waiter.turn.catch(() => {});
  const held = () => getEventListeners(controller.signal, 'abort').length + vi.getTimerCount();
  return { waiter, controller, leave, isWaiting, held };
}

describe('Waiter', () => {
  it('resolves at its turn, and has no listeners left', async () => {
    const { waiter, leave, isWaiting, held } = open();
    expect(isWaiting).toBe(true);
    expect(held()).toBe(2);
    waiter.go();
    await waiter.turn;
    expect(leave).not.toHaveBeenCalled();
    expect(held()).toBe(0);
  });

  it('leaves its queue when the caller goes away', async () => {
    const { waiter, controller, leave, held } = open();
    controller.abort();
    await expect(waiter.turn).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(leave).toHaveBeenCalledTimes(1);
    expect(held()).toBe(0);
  });

  it('leaves its queue when the caller’s time is over', async () => {
    const { waiter, leave, held } = open();
    vi.advanceTimersByTime(1_000);
    await expect(waiter.turn).rejects.toThrow('late');
    expect(leave).toHaveBeenCalledTimes(1);
    expect(held()).toBe(0);
  });

  it('does not wait for a caller who had gone before', async () => {
    const controller = new AbortController();
    controller.abort();
    const { waiter, isWaiting, held } = open(controller);
    expect(isWaiting).toBe(false);
    await expect(waiter.turn).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(held()).toBe(0);
  });

  it('fails with the queue, and has no listeners left', async () => {
    const { waiter, held } = open();
    waiter.fail(new Error('no budget'));
    await expect(waiter.turn).rejects.toThrow('no budget');
    expect(held()).toBe(0);
  });
});
