import type { TokenStore } from '../../state/index.ts';
import { Backoff } from './backoff.ts';
import type { TokenRecord } from './record.ts';
import type { TokenRotation } from './rotation.ts';

/** The pause after the first failed attempt, in seconds: while the token works, after its end, and while a pair is unsaved. */
const pauseS = { working: 30, ended: 5, unsaved: 1 };

/** The longest time until an unsaved pair is tried to be stored again, in milliseconds. */
const maxSaveDelayMs = 30_000;

/**
 * Refreshes, one at a time: all callers share the one in progress. Failures are remembered, so that amoCRM is not asked
 * in a loop, and a pair that could not be stored is stored later.
 */
export class TokenRefresh {
  readonly #store: TokenStore;
  readonly #rotation: TokenRotation;
  readonly backoff: Backoff;
  #running: Promise<TokenRecord> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param now seconds */
  constructor(store: TokenStore, rotation: TokenRotation, now: () => number) {
    this.#store = store;
    this.#rotation = rotation;
    this.backoff = new Backoff(now);
  }

  /**
   * Renews the access token `stale`.
   *
   * @param leftS seconds for which it still works
   */
  run(stale: string, leftS: number): Promise<TokenRecord> {
    this.#running ??= this.#attempt(stale, leftS).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Makes a last attempt to store a pair that is not stored. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#rotation.isUnsaved) await this.run('', 1).catch(() => {});
    clearTimeout(this.#timer);
  }

  async #attempt(stale: string, leftS: number): Promise<TokenRecord> {
    try {
      const record = await this.#store.exclusively(() => this.#rotation.renew(stale));
      this.backoff.reset();
      return record;
    } catch (error) {
      const { isUnsaved } = this.#rotation;
      this.backoff.recordFailure(error, isUnsaved ? pauseS.unsaved : leftS > 0 ? pauseS.working : pauseS.ended);
      if (isUnsaved) this.#saveLater();
      throw error;
    }
  }

  /** No caller may ask for a token for hours, and an unsaved pair lives in this process only. */
  #saveLater(): void {
    clearTimeout(this.#timer);
    const milliseconds = Math.min(1_000 * 2 ** this.backoff.failures, maxSaveDelayMs);
    this.#timer = setTimeout(() => void this.run('', 1).catch(() => {}), milliseconds).unref();
  }
}
