/** A caller that waits for its turn. */
interface Waiter {
  start(): void;
}

/** How much work runs at once, and how much may wait. */
export interface TurnLimits {
  running: number;
  /** How much of it may be of one owner; all of it if omitted. */
  each?: number;
  /** How much work of one owner may wait; no limit if omitted. */
  waiting?: number;
  /** How long work may wait, in milliseconds; for ever if omitted. */
  waitMs?: number;
}

/** Work was not begun: too much of its owner waits (`full`), or it has waited for too long (`late`). */
export class TurnError extends Error {
  override readonly name = 'TurnError';
  readonly reason: 'full' | 'late';

  constructor(reason: 'full' | 'late') {
    super(reason === 'full' ? 'Too much work waits' : 'The work has waited for too long');
    this.reason = reason;
  }
}

/**
 * Runs so much work at once. What waits is served owner by owner in rotation, so that an owner with much work does not make the
 * others wait for all of it.
 */
export class Turns {
  readonly #limits: TurnLimits;
  #running = 0;
  /** How much runs, by owner. */
  readonly #own = new Map<unknown, number>();
  /** By owner. The first one is next; after its turn it goes to the end. */
  readonly #waiting = new Map<unknown, Waiter[]>();

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Runs work; at once if there is a place. @throws {TurnError} if the work was not begun */
  async run<Value>(owner: unknown, work: () => Promise<Value>): Promise<Value> {
    if (this.#mayRun(owner)) this.#take(owner);
    else await this.#wait(owner);
    try {
      return await work();
    } finally {
      this.#leave(owner);
    }
  }

  /** Waits for a place and returns what gives it back. @throws {TurnError} if there was none */
  async enter(owner: unknown): Promise<() => void> {
    if (this.#mayRun(owner)) this.#take(owner);
    else await this.#wait(owner);
    return () => this.#leave(owner);
  }

  #mayRun(owner: unknown): boolean {
    const { running, each = running } = this.#limits;
    return this.#running < running && (this.#own.get(owner) ?? 0) < each;
  }

  #take(owner: unknown): void {
    this.#running += 1;
    this.#own.set(owner, (this.#own.get(owner) ?? 0) + 1);
  }

  /** A waiting caller takes the place over. */
  #leave(owner: unknown): void {
    const own = (this.#own.get(owner) ?? 0) - 1;
    this.#running -= 1;
    if (own > 0) this.#own.set(owner, own);
    else this.#own.delete(owner);
    this.#startNext();
  }

  #wait(owner: unknown): Promise<void> {
    const { waiting = Number.POSITIVE_INFINITY, waitMs } = this.#limits;
    const own = this.#waiting.get(owner) ?? [];
    if (own.length >= waiting) throw new TurnError('full');
    this.#waiting.set(owner, own);
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const waiter: Waiter = {
        start() {
          clearTimeout(timer);
          resolve();
        },
      };
      own.push(waiter);
      if (waitMs === undefined) return;
      timer = setTimeout(() => {
        own.splice(own.indexOf(waiter), 1);
        if (own.length === 0) this.#waiting.delete(owner);
        reject(new TurnError('late'));
      }, waitMs);
    });
  }

  #startNext(): void {
    for (const [owner, own] of this.#waiting) {
      if (!this.#mayRun(owner)) continue;
      const first = own.shift();
      this.#waiting.delete(owner);
      if (own.length > 0) this.#waiting.set(owner, own);
      this.#take(owner);
      first?.start();
      return;
    }
  }
}
