/** A caller that waits for its turn. */
interface Waiter {
  start(): void;
}

/** How much work runs at once, and how much may wait. */
export interface TurnLimits {
  running: number;
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
  /** By owner. The first one is next; after its turn it goes to the end. */
  readonly #waiting = new Map<unknown, Waiter[]>();

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Runs work; at once if there is a place. @throws {TurnError} if the work was not begun */
  async run<Value>(owner: unknown, work: () => Promise<Value>): Promise<Value> {
    if (!this.#take()) await this.#wait(owner);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** Waits for a place and returns what gives it back. @throws {TurnError} if there was none */
  async enter(owner: unknown): Promise<() => void> {
    if (!this.#take()) await this.#wait(owner);
    return () => this.#leave();
  }

  #take(): boolean {
    if (this.#running >= this.#limits.running) return false;
    this.#running += 1;
    return true;
  }

  /** A waiting caller takes the place over. */
  #leave(): void {
    if (!this.#startNext()) this.#running -= 1;
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

  #startNext(): boolean {
    const [next] = this.#waiting;
    if (!next) return false;
    const [owner, own] = next;
    const first = own.shift();
    this.#waiting.delete(owner);
    if (own.length > 0) this.#waiting.set(owner, own);
    first?.start();
    return true;
  }
}
