/** After a refusal half of the limit is used; one request a second is added after each of these times, in milliseconds. */
const recoveryMs = 10_000;

/** What counts as one moment, in milliseconds: the limit is per second. */
const secondMs = 1_000;

/**
 * How many requests a second are sent: the configured limit, less after amoCRM has refused one (additive increase,
 * multiplicative decrease), and what this instance gets of a budget that others use up.
 */
export class AdaptiveRate {
  readonly #max: number;
  readonly #now: () => number;
  /** When the last requests were sent; no more than the limit. */
  readonly #sent: number[] = [];
  #reduced: number;
  #reducedAt = Number.NEGATIVE_INFINITY;
  #exhaustedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds of a monotonic clock */
  constructor(max: number, now: () => number = () => performance.now()) {
    this.#max = max;
    this.#reduced = max;
    this.#now = now;
  }

  /** Requests a second that are allowed at present. */
  get limit(): number {
    const recovered = Math.floor((this.#now() - this.#reducedAt) / recoveryMs);
    return Math.min(this.#max, this.#reduced + recovered);
  }

  /** Requests that were sent in the last second. */
  get used(): number {
    const since = this.#now() - secondMs;
    return this.#sent.filter((at) => at > since).length;
  }

  /** Requests a second that can be expected: if other instances use the shared budget up, what this one got of it lately. */
  get expected(): number {
    return this.#now() - this.#exhaustedAt < secondMs ? Math.max(1, this.used) : this.limit;
  }

  /** A request is sent now. */
  recordSent(): void {
    this.#sent.push(this.#now());
    if (this.#sent.length > this.#max) this.#sent.shift();
  }

  /** The shared budget had nothing left. */
  recordExhausted(): void {
    this.#exhaustedAt = this.#now();
  }

  /** amoCRM has refused a request. Several refusals within a second count as one. */
  reduce(): void {
    if (this.#now() - this.#reducedAt <= secondMs) return;
    this.#reduced = Math.max(1, Math.floor(this.limit / 2));
    this.#reducedAt = this.#now();
  }
}
