/** A fill was ended because the replica is closed. What it has committed stays. */
export class FillEndedError extends Error {
  override readonly name = 'FillEndedError';
}

/** Spreads the requests of fills evenly, so that they take no more than their share of the account's rate limit. */
export interface Pacer {
  /**
   * Resolves when the next request may be sent.
   *
   * @param rank of several that wait, the one with the highest rank is next
   * @throws {FillEndedError} if the replica is closed
   */
  next(rank: () => number): Promise<void>;
  /** Notes how long a request took, in milliseconds. */
  took(milliseconds: number): void;
  /** Whether requests need not wait for each other. */
  readonly isUnlimited: boolean;
  /** How many requests must be in flight to use the share, by how long they take; at most four. */
  readonly ahead: number;
  end(): void;
}

const maxAhead = 4;

interface Waiting {
  rank(): number;
  resolve(): void;
  reject(error: FillEndedError): void;
}

/** @param perSecond requests a second; `Infinity` for no limit */
export function createPacer(perSecond: number): Pacer {
  const interval = 1_000 / perSecond;
  let free = 0;
  let usual = 0;
  let isEnded = false;
  let timer: NodeJS.Timeout | undefined;
  let waiting: Waiting[] = [];
  const ended = () => new FillEndedError('The replica is closed');

  function schedule(): void {
    if (timer || waiting.length === 0) return;
    timer = setTimeout(grant, Math.max(0, free - performance.now()));
  }

  function grant(): void {
    timer = undefined;
    const [first, ...others] = waiting.sort((one, other) => other.rank() - one.rank());
    waiting = others;
    // A timer that was late, but not a pause, is made up for.
    free = Math.max(free, performance.now() - interval / 2) + interval;
    first?.resolve();
    schedule();
  }

  return {
    isUnlimited: interval === 0,
    next(rank) {
      if (isEnded) return Promise.reject(ended());
      if (interval === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ rank, resolve, reject });
        schedule();
      });
    },
    took(milliseconds) {
      usual = usual === 0 ? milliseconds : usual * 0.8 + milliseconds * 0.2;
    },
    get ahead() {
      return interval === 0 ? 1 : Math.min(maxAhead, Math.max(1, Math.ceil(usual / interval)));
    },
    end() {
      isEnded = true;
      clearTimeout(timer);
      for (const { reject } of waiting.splice(0)) reject(ended());
    },
  };
}
