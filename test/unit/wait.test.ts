import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onAbort, untilAborted, within } from '../../src/wait.ts';

/** A promise and what settles it. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<Value>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Rejections that nothing handled while `run` ran. */
async function collectUnhandled(run: () => Promise<void>): Promise<unknown[]> {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  try {
    await run();
    await settle();
    await settle();
  } finally {
    process.off('unhandledRejection', note);
  }
  return unhandled;
}

describe('onAbort', () => {
  it('calls the listener once, when the signal fires', () => {
    const controller = new AbortController();
    const listener = vi.fn();
    onAbort(controller.signal, listener);
    expect(listener).not.toHaveBeenCalled();
    controller.abort();
    controller.abort();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('calls the listener at once if the signal has fired', () => {
    const listener = vi.fn();
    onAbort(AbortSignal.abort(), listener);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('calls nothing after it was told to stop', () => {
    const controller = new AbortController();
    const listener = vi.fn();
    onAbort(controller.signal, listener)();
    controller.abort();
    expect(listener).not.toHaveBeenCalled();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('does nothing without a signal', () => {
    const listener = vi.fn();
    onAbort(undefined, listener)();
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('untilAborted', () => {
  it('answers what the work answers, and keeps no listener', async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve(7), signal)).toBe(7);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('fails as the work fails, and keeps no listener', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.reject(new Error('work')), signal)).rejects.toThrow('work');
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('rejects with the reason of the signal while the work is pending', async () => {
    const controller = new AbortController();
    const { promise } = deferred<number>();
    const waiting = untilAborted(promise, controller.signal);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
  });

  it('rejects with the error that the caller names', async () => {
    const waiting = untilAborted(deferred().promise, AbortSignal.abort(), () => new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });

  it('rejects at once if the signal has fired, even if the work is done', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(untilAborted(Promise.resolve(7), signal)).rejects.toThrow('gone');
  });

  it.each([
    ['after the signal fired', new AbortController()],
    ['after a signal that had fired', { signal: AbortSignal.abort(new Error('gone')), abort() {} }],
  ])('handles a rejection of the work %s', async (_, controller) => {
    const work = deferred<number>();
    const unhandled = await collectUnhandled(async () => {
      const waiting = untilAborted(work.promise, controller.signal);
      controller.abort(new Error('gone'));
      await expect(waiting).rejects.toThrow('gone');
      work.reject(new Error('too late'));
    });
    expect(unhandled).toEqual([]);
  });

  it('is the work itself without a signal', () => {
    const work = Promise.resolve(7);
    expect(untilAborted(work, undefined)).toBe(work);
  });
});

describe('within', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('answers what the work answers, and keeps no timer', async () => {
    expect(await within(Promise.resolve(7), 1_000, () => 'late')).toBe(7);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails as the work fails, and keeps no timer', async () => {
    const waiting = within(Promise.reject(new Error('work')), 1_000, () => 'late');
    await expect(waiting).rejects.toThrow('work');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('answers what the caller says when the time is over', async () => {
    const waiting = within(deferred().promise, 1_000, () => 'late');
    vi.advanceTimersByTime(1_000);
    expect(await waiting).toBe('late');
  });

  it('fails with what the caller throws when the time is over', async () => {
    const waiting = within(deferred().promise, -5, () => {
      throw new Error('too slow');
    });
    vi.advanceTimersByTime(1);
    await expect(waiting).rejects.toThrow('too slow');
  });

  it('handles a rejection of the work after the time is over', async () => {
    vi.useRealTimers();
    const work = deferred<number>();
    const unhandled = await collectUnhandled(async () => {
      expect(await within(work.promise, 0, () => 'late')).toBe('late');
      work.reject(new Error('too late'));
    });
    expect(unhandled).toEqual([]);
  });

  it('sets no timer for an endless wait', () => {
    const work = Promise.resolve(7);
    expect(within(work, Number.POSITIVE_INFINITY, () => 'late')).toBe(work);
    expect(vi.getTimerCount()).toBe(0);
  });
});
