import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetrySchedule } from '../../../src/live/retry-schedule.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('RetrySchedule', () => {
  it.each([
    [0, 1_000],
    [1, 5_000],
    [2, 30_000],
    [3, 120_000],
    [4, 300_000],
  ])('runs the attempt after %i failures and %i ms', (attempt, milliseconds) => {
    const retry = vi.fn();
    expect(new RetrySchedule().add(attempt, retry)).toBe(true);
    vi.advanceTimersByTime(milliseconds - 1);
    expect(retry).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('has no further attempt after five', () => {
    const retry = vi.fn();
    expect(new RetrySchedule().add(5, retry)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('runs nothing after it was cancelled, and leaves no timer', () => {
    const retry = vi.fn();
    const schedule = new RetrySchedule();
    schedule.add(0, retry);
    schedule.add(4, retry);
    schedule.cancelAll();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(600_000);
    expect(retry).not.toHaveBeenCalled();
  });

  it('cancels only what has not run', () => {
    const cancelled: number[] = [];
    const runs: (() => void)[] = [];
    const schedule = new RetrySchedule((milliseconds, run) => {
      runs.push(run);
      return () => cancelled.push(milliseconds);
    });
    schedule.add(0, () => {});
    schedule.add(1, () => {});
    runs[0]?.();
    schedule.cancelAll();
    expect(cancelled).toEqual([5_000]);
  });
});
