/** When a record that could not be read back is tried again, in milliseconds; after the last it is given up. */
const delaysMs = [1_000, 5_000, 30_000, 120_000, 300_000];

/** Runs something later. @returns cancels it */
export type Schedule = (milliseconds: number, run: () => void) => () => void;

/** Runs attempts again, each later than the one before. */
export class RetrySchedule {
  readonly #schedule: Schedule;
  readonly #cancels = new Set<() => void>();

  /** @param schedule a timer that does not keep the process alive if omitted */
  constructor(schedule: Schedule = scheduleTimer) {
    this.#schedule = schedule;
  }

  /**
   * Runs `retry` after the pause of this attempt.
   *
   * @param attempt how many attempts have failed before, from 0
   * @returns false if there is no further attempt; nothing is run then
   */
  add(attempt: number, retry: () => void): boolean {
    const delay = delaysMs[attempt];
    if (delay === undefined) return false;
    const cancel = this.#schedule(delay, () => {
      this.#cancels.delete(cancel);
      retry();
    });
    this.#cancels.add(cancel);
    return true;
  }

  /** Runs nothing any more. */
  cancelAll(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}

function scheduleTimer(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds).unref();
  return () => clearTimeout(timer);
}
