/** The longest pause between two attempts, in seconds. */
const maxPauseS = 600;

/** Exponential backoff: after each failure in a row the pause before the next attempt doubles. */
export class Backoff {
  readonly #now: () => number;
  #failures = 0;
  #error: unknown;
  #until = 0;

  /** @param now seconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many attempts have failed in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Why the last attempt that failed did; kept after a success. */
  get error(): unknown {
    return this.#error;
  }

  /** Whether the next attempt has to wait. */
  get isPaused(): boolean {
    return this.#now() < this.#until;
  }

  /** An attempt has failed. @param firstS the pause after the first failure in a row, in seconds */
  recordFailure(error: unknown, firstS: number): void {
    this.#failures += 1;
    this.#error = error;
    this.#until = this.#now() + Math.min(firstS * 2 ** (this.#failures - 1), maxPauseS);
  }

  /** The next attempt need not wait. */
  reset(): void {
    this.#failures = 0;
    this.#until = 0;
  }
}
