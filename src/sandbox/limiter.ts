// The vendor's request limits: 7 a second for one integration and 50 for the whole account; a client
// that keeps exceeding them is cut off until support lifts the block (amoCRM, API limits). One bearer token stands for one integration.

/** The limits. */
export interface LimiterOptions {
  /** Requests per second of one token; false switches the limit off. */
  perToken: number | false;
  /** Requests per second of the account; false switches the limit off. */
  perAccount: number | false;
  /** Monotonic milliseconds. */
  clock: () => number;
}

/** What the limiter decides about a request. */
export type Verdict = 'pass' | 'limited' | 'blocked';

/** This many refusals within `BLOCK_WINDOW_MS` cut the account off. */
const blockAfter = 50;
const blockWindowMs = 10_000;

/** Counts authorised requests against the limits. */
export class Limiter {
  readonly #options: LimiterOptions;
  #buckets = new Map<string, TokenBucket>();
  #account: TokenBucket | undefined;
  #refusals: number[] = [];
  #isBlocked = false;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Counts one request of a token. */
  admit(token: string): Verdict {
    if (this.#isBlocked) return 'blocked';
    const now = this.#options.clock();
    const { perToken, perAccount } = this.#options;
    if (perAccount !== false) this.#account ??= new TokenBucket(perAccount, now);
    const own = perToken === false ? undefined : this.#bucketOf(token, perToken, now);
    const isWithin = (own?.take(now) ?? true) && (this.#account?.take(now) ?? true);
    if (isWithin) return 'pass';
    this.#refusals = [...this.#refusals.filter((at) => now - at < blockWindowMs), now];
    this.#isBlocked = this.#refusals.length >= blockAfter;
    return 'limited';
  }

  /** Fills every bucket and lifts the block. */
  reset(): void {
    this.#buckets = new Map();
    this.#account = undefined;
    this.unblock();
  }

  /** Lifts the block. */
  unblock(): void {
    this.#isBlocked = false;
    this.#refusals = [];
  }

  #bucketOf(token: string, rate: number, now: number): TokenBucket {
    const bucket = this.#buckets.get(token) ?? new TokenBucket(rate, now);
    this.#buckets.set(token, bucket);
    return bucket;
  }
}

/**
 * A bucket of one second's requests. It admits a request while half a token is left and takes a whole one, so that a
 * client at exactly the allowed rate is not refused because the network delivered two of its requests close together.
 */
class TokenBucket {
  readonly #rate: number;
  #tokens: number;
  #at: number;

  constructor(rate: number, now: number) {
    this.#rate = rate;
    this.#tokens = rate;
    this.#at = now;
  }

  take(now: number): boolean {
    this.#tokens = Math.min(this.#rate, this.#tokens + ((now - this.#at) / 1000) * this.#rate);
    this.#at = now;
    if (this.#tokens < 0.5) return false;
    this.#tokens -= 1;
    return true;
  }
}
