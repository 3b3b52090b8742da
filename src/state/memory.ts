import { StateUnavailableError } from '../errors/index.ts';
import { untilAborted } from '../wait.ts';
import type { KeyValue, Lock, PubSub, RateBudget, State } from './index.ts';

/**
 * State within one process: for one instance, for tests, and with no Redis.
 *
 * @param now milliseconds of a monotonic clock; with the wall clock, a limit of one second could become one of an hour
 */
export function createMemoryState({ now = () => performance.now() }: { now?: () => number } = {}): State {
  return {
    keyValue: createKeyValue(now),
    lock: createLock(),
    rateBudget: createRateBudget(now),
    pubSub: createPubSub(),
    trouble: async () => undefined,
    close: async () => {},
  };
}

/** How many values of one family are kept; the oldest goes first. A family is what stands before the colon of a key. */
const maxValues = 10_000;

/** How much the essential values take at most, in bytes: some 100,000 idempotency keys with their answers. */
export const maxEssentialBytes = 64_000_000;

/** What the entry of a value takes besides its texts, in bytes, roughly. */
const entryBytes = 200;

/** A value, as JSON: its size is known, and callers cannot change it. */
interface KeptValue {
  text: string;
  until: number;
}

function createKeyValue(now: () => number): KeyValue {
  // A flood of one family must not evict values of another one that are kept for a day.
  const families = new Map<string, Map<string, KeptValue>>();
  const familyOf = (key: string) => {
    const name = key.split(':', 1)[0] ?? '';
    const family = families.get(name) ?? new Map<string, KeptValue>();
    families.set(name, family);
    return family;
  };
  const essential = createEssential(now);
  return {
    async get(key) {
      const family = familyOf(key);
      const kept = essential.get(key) ?? family.get(key);
      if (!kept) return undefined;
      if (kept.until > now()) return JSON.parse(kept.text);
      family.delete(key);
      essential.delete(key);
      return undefined;
    },
    async set(key, value, ttlMs, options) {
      const kept = { text: JSON.stringify(value), until: now() + ttlMs };
      const values = familyOf(key);
      values.delete(key);
      if (options?.essential) {
        essential.set(key, kept);
        return;
      }
      essential.delete(key);
      values.set(key, kept);
      const [oldest] = values.keys();
      if (values.size > maxValues && oldest !== undefined) values.delete(oldest);
    },
    async delete(key) {
      familyOf(key).delete(key);
      essential.delete(key);
    },
  };
}

/** Values that are never evicted early. If there is no room, a new one is refused. */
function createEssential(now: () => number) {
  const values = new Map<string, KeptValue>();
  let bytes = 0;
  const sizeOf = (key: string, { text }: KeptValue) => entryBytes + 2 * (key.length + text.length);
  const remove = (key: string) => {
    const kept = values.get(key);
    if (!kept) return;
    bytes -= sizeOf(key, kept);
    values.delete(key);
  };
  /** The oldest are first: if all have the same lifetime, only the expired ones are visited. */
  const dropExpired = (all: boolean) => {
    for (const [key, { until }] of values) {
      if (until <= now()) remove(key);
      else if (!all) return;
    }
  };
  return {
    get: (key: string) => values.get(key),
    delete: remove,
    set(key: string, kept: KeptValue) {
      const size = sizeOf(key, kept);
      const replaced = values.get(key);
      const fits = () => bytes - (replaced ? sizeOf(key, replaced) : 0) + size <= maxEssentialBytes;
      dropExpired(false);
      if (!fits()) dropExpired(true);
      // The previous value of the key stays: it is as essential.
      if (!fits()) throw outOfRoom();
      remove(key);
      values.set(key, kept);
      bytes += size;
    },
  };
}

function outOfRoom(): StateUnavailableError {
  return new StateUnavailableError('This server remembers as many idempotency keys as it has memory for.', {
    remedy: 'Send it later, or have the operator set REDIS_URL: keys are kept there then.',
  });
}

function createLock(): Lock {
  /** The last in the queue of each key; settles when that one is done. */
  const tails = new Map<string, Promise<void>>();
  let fence = 0;

  const acquire = async (key: string, signal: AbortSignal | undefined): Promise<() => void> => {
    const before = tails.get(key) ?? Promise.resolve();
    let release = () => {};
    const through = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The next caller waits for this one, and so for all before it, even if this one stops waiting.
    const tail = before.then(() => through);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    try {
      await untilAborted(before, signal);
    } catch (error) {
      release();
      throw error;
    }
    return release;
  };

  return {
    async hold(keys, work, signal) {
      const releases: (() => void)[] = [];
      try {
        for (const key of [...new Set(keys)].sort()) releases.push(await acquire(key, signal));
        fence += 1;
        // A lock within one process cannot be lost.
        return await work({ fence, check: async () => {} });
      } finally {
        for (const release of releases) release();
      }
    },
  };
}

/**
 * A window of one second and the network's jitter. It slides: a fixed window would let through twice the limit around
 * its edge, and amoCRM would refuse the second half.
 */
const windowMs = 1_020;

/** How many budgets are kept before unused ones are removed. */
const maxBudgets = 1_000;

function createRateBudget(now: () => number): RateBudget {
  const taken = new Map<string, number[]>();
  /** A budget without recent requests is as good as a new one. */
  const forgetIdle = (at: number) => {
    for (const [key, moments] of taken) if ((moments.at(-1) ?? 0) <= at - windowMs) taken.delete(key);
  };
  let cleanAt = maxBudgets;
  return {
    take(claims) {
      const at = now();
      if (taken.size >= cleanAt) {
        forgetIdle(at);
        cleanAt = Math.max(maxBudgets, taken.size * 2);
      }
      let wait = 0;
      const budgets = claims.map(({ key, limit }) => {
        const recent = taken.get(key) ?? [];
        taken.set(key, recent);
        dropUntil(recent, at - windowMs);
        const oldest = recent[recent.length - limit];
        if (oldest !== undefined) wait = Math.max(wait, oldest + windowMs - at);
        return recent;
      });
      if (wait === 0) for (const recent of budgets) recent.push(at);
      return wait;
    },
  };
}

/** Drops the moments up to `end`; they are in ascending order. */
function dropUntil(moments: number[], end: number): void {
  let count = 0;
  while ((moments[count] ?? Number.POSITIVE_INFINITY) <= end) count += 1;
  if (count > 0) moments.splice(0, count);
}

function createPubSub(): PubSub {
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  return {
    async publish(channel, message) {
      for (const listener of [...(listeners.get(channel) ?? [])]) {
        try {
          listener(message);
        } catch {
          // Its own trouble: the others must still hear of it.
        }
      }
    },
    async subscribe(channel, listener) {
      const own = (message: unknown) => listener(message);
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(own));
      return () => {
        all.delete(own);
        if (all.size === 0 && listeners.get(channel) === all) listeners.delete(channel);
      };
    },
  };
}
