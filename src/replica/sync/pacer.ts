/** A fill was ended because the replica is closed. What it has committed stays. */
export class FillEndedError extends Error {
  override readonly name = 'FillEndedError';
}

/** Spreads the requests of a fill evenly, so that it takes no more than its share of the account's rate limit. */
export interface Pacer {
  /** Resolves when the next request may be sent. @throws {FillEndedError} if the replica is closed */
  next(): Promise<void>;
  /** Notes how long a request took, in milliseconds. */
  took(milliseconds: number): void;
  /** How many requests must be in flight to use the share, by how long they take; at most four. */
  readonly ahead: number;
  end(): void;
}

const maxAhead = 4;

/** @param perSecond requests a second; `Infinity` for no limit */
export function createPacer(perSecond: number): Pacer {
  const interval = 1_000 / perSecond;
  let free = 0;
  let usual = 0;
  let isEnded = false;
  const waiting = new Set<() => void>();
  return {
    async next() {
      if (isEnded) throw new FillEndedError('The replica is closed');
      const now = performance.now();
      const wait = Math.max(0, free - now);
      free = Math.max(free, now) + interval;
      if (wait > 0) {
        await new Promise<void>((resolve) => {
          const done = () => {
            clearTimeout(timer);
            waiting.delete(done);
            resolve();
          };
          const timer = setTimeout(done, wait);
          waiting.add(done);
        });
      }
      if (isEnded) throw new FillEndedError('The replica is closed');
    },
    took(milliseconds) {
      usual = usual === 0 ? milliseconds : usual * 0.8 + milliseconds * 0.2;
    },
    get ahead() {
      return interval === 0 ? 1 : Math.min(maxAhead, Math.max(1, Math.ceil(usual / interval)));
    },
    end() {
      isEnded = true;
      for (const done of waiting) done();
    },
  };
}
