import { describe, expect, it } from 'vitest';
import { Backoff } from '../../../../src/amocrm/session/backoff.ts';

/** A backoff, and a clock in seconds that the test moves. */
function open() {
  let now = 1_800_000_000;
  const backoff = new Backoff(() => now);
  /** How many seconds the pause lasts from now. */
  const pauseS = () => {
    const begun = now;
    while (backoff.isPaused) now += 1;
    return now - begun;
  };
  return { backoff, pauseS };
}

describe('Backoff', () => {
  it('does not pause before the first failure', () => {
    const { backoff } = open();
    expect(backoff.isPaused).toBe(false);
    expect(backoff.failures).toBe(0);
  });

  it('doubles the pause after each failure in a row, up to ten minutes', () => {
    const { backoff, pauseS } = open();
    const pauses = Array.from({ length: 8 }, () => {
      backoff.recordFailure(new Error('down'), 30);
      return pauseS();
    });
    expect(pauses).toEqual([30, 60, 120, 240, 480, 600, 600, 600]);
  });

  it('begins anew after a reset, and still knows the last error', () => {
    const { backoff, pauseS } = open();
    backoff.recordFailure(new Error('first'), 5);
    backoff.recordFailure(new Error('second'), 5);
    backoff.reset();
    expect(backoff.isPaused).toBe(false);
    expect(backoff.error).toMatchObject({ message: 'second' });
    backoff.recordFailure(new Error('third'), 5);
    expect(pauseS()).toBe(5);
  });
});
