import type { State } from '../state/index.ts';

/** The channel on which instances publish which part is stale. */
export const metadataChannel = 'metadata';

/** The key of a part in the shared state. The number changes with the shape of a part: instances of two versions may share a state. */
const sharedName = (part: string) => `metadata:3:${part}`;

/** How long the account's settings are cached, in milliseconds. */
const keepMs = 10 * 60_000;

/** If a name is not found in settings older than this, in milliseconds, they are loaded again: it may be new. */
const staleMs = 10_000;

/** Where a setting was found: in this process, in the shared state, or by a request to amoCRM. */
export type LookupResult = 'hit' | 'shared' | 'miss';

/** A part as instances share it, and when it was requested from amoCRM. */
interface Shared<Value> {
  at: number;
  value: Value;
}

/** An answer, and when it was requested from amoCRM: once it has arrived, by whichever instance. */
interface Kept<Value> {
  at: number;
  value: Promise<Value>;
  /** The same once it has arrived, so that formatting a date needs no promise. */
  settled?: Value;
}

/**
 * A cache of settings by part, named by `Name`. Each part is loaded on first need by one call that all callers share, and is cached for ten minutes, here
 * and in the state that instances share. A failed call is not cached.
 */
export abstract class SettingCache<Name extends string> {
  readonly #now: () => number;
  readonly #shared: Pick<State, 'keyValue' | 'pubSub'> | undefined;
  readonly #onLookup: ((part: string, result: LookupResult) => void) | undefined;
  readonly #kept = new Map<string, Kept<unknown>>();
  /** The loaded parts by their promise, so that a lookup for each field of each record needs no promise. */
  readonly #settled = new WeakMap<Promise<unknown>, object>();
  /** When a part was last reloaded because a value was missing in it. */
  readonly #readAgainAt = new Map<string, number>();
  /** The parts that are being dropped, so that lookups that miss something at the same time reload them once. */
  readonly #refreshing = new Map<string, Promise<void>>();

  /**
   * @param now milliseconds since 1970
   * @param shared the state through which the instances of one account load each part once
   * @param onLookup called with the part that was needed and where it was found
   */
  constructor(
    now: () => number = Date.now,
    shared?: Pick<State, 'keyValue' | 'pubSub'>,
    onLookup?: (part: string, result: LookupResult) => void,
  ) {
    this.#now = now;
    this.#shared = shared;
    this.#onLookup = onLookup;
  }

  /** A part that has arrived; undefined if it has not been loaded. */
  protected settledNow(part: Name): unknown {
    return this.#kept.get(part)?.settled;
  }

  /** Drops a part that another instance has found to be stale. */
  forget(part: unknown): void {
    this.#kept.delete(String(part));
  }

  /** Finds something in a part: without a promise if the part has been loaded. */
  protected findIn<Part extends object, Keys extends number[], Value>(
    part: Promise<Part>,
    find: (part: Part, ...keys: Keys) => Value,
    ...keys: Keys
  ): Value | Promise<Value> {
    const settled = this.#settled.get(part) as Part | undefined;
    return settled ? find(settled, ...keys) : part.then((arrived) => find(arrived, ...keys));
  }

  /**
   * Looks something up. If it is missing and the settings are not fresh, loads them once more: the field or the stage may have
   * been added a minute ago. An empty list is never considered fresh.
   *
   * @param parts the settings that `find` reads
   */
  async find<Value>(
    parts: readonly Name[],
    find: () => Value | undefined | Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const found = await find();
    if (found !== undefined) return found;
    const refreshes = parts.flatMap((part) => this.#refresh(part) ?? []);
    if (refreshes.length === 0) return undefined;
    await Promise.all(refreshes);
    return find();
  }

  /**
   * Drops parts that were written, in this instance and in all others, so that the next lookup reloads them. Never rejects, because
   * the write was done.
   */
  async renew(...parts: readonly Name[]): Promise<void> {
    await Promise.all(parts.map((part) => this.drop(part).catch(() => {})));
  }

  /**
   * Drops a part if it was requested so long ago, so that the next lookup reloads it.
   *
   * @param maxAgeMs milliseconds; 0 to drop it whatever its age
   * @returns whether it was dropped
   */
  async limitAge(part: Name, maxAgeMs: number): Promise<boolean> {
    // How old a part of the shared state is, is known once it has arrived.
    await this.#kept.get(part)?.value.catch(() => {});
    const isOld = this.#now() - (this.#kept.get(part)?.at ?? 0) >= maxAgeMs;
    if (isOld) await this.drop(part);
    return isOld;
  }

  /** Drops a part so that the next lookup reloads it; undefined if it is fresh. */
  #refresh(part: Name): Promise<void> | undefined {
    const running = this.#refreshing.get(part);
    if (running || !this.#isStale(part)) return running;
    const refresh = this.drop(part)
      .then(() => void this.#readAgainAt.set(part, this.#now()))
      .finally(() => this.#refreshing.delete(part));
    this.#refreshing.set(part, refresh);
    return refresh;
  }

  /** Whether a part is worth another request: it is old, or empty and was not reloaded just now. */
  #isStale(part: Name): boolean {
    const kept = this.#kept.get(part);
    if (this.#now() - (kept?.at ?? 0) > staleMs) return true;
    const isEmpty = Array.isArray(kept?.settled) && kept.settled.length === 0;
    return isEmpty && this.#now() - (this.#readAgainAt.get(part) ?? Number.NEGATIVE_INFINITY) > staleMs;
  }

  /** The value of a part: cached, in flight, or read. */
  protected keep<Value>(part: Name, read: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(part);
    if (known && this.#now() - known.at < keepMs) {
      this.#onLookup?.(part, 'hit');
      return known.value as Promise<Value>;
    }
    const load = async () => {
      const { at, value } = await this.#loadShared(part, read);
      kept.at = at;
      return value;
    };
    const kept: Kept<Value> = { at: this.#now(), value: load() };
    this.#kept.set(part, kept);
    kept.value.then(
      (value) => {
        kept.settled = value;
        if (typeof value === 'object' && value !== null) this.#settled.set(kept.value, value);
      },
      () => {
        if (this.#kept.get(part) === kept) this.#kept.delete(part);
      },
    );
    return kept.value;
  }

  /** A part from the shared state if another instance has loaded it, otherwise from amoCRM. */
  async #loadShared<Value>(part: Name, read: () => Promise<Value>): Promise<Shared<Value>> {
    const name = sharedName(part);
    const known = (await this.#shared?.keyValue.get(name).catch(() => undefined)) as Shared<Value> | undefined;
    this.#onLookup?.(part, known ? 'shared' : 'miss');
    if (known) return known;
    const at = this.#now();
    const loaded = { at, value: await read() };
    await this.#shared?.keyValue.set(name, loaded, keepMs).catch(() => {});
    return loaded;
  }

  /** Drops a part in this instance and in all others. */
  protected async drop(part: Name): Promise<void> {
    // The shared state first: a lookup meanwhile would load the stale value from there.
    await this.#shared?.keyValue.delete(sharedName(part)).catch(() => {});
    this.#kept.delete(part);
    await this.#shared?.pubSub.publish(metadataChannel, part);
  }
}
