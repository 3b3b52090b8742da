/**
 * Ports to the state that several instances share: locks, the rate budget, short-lived values, messages.
 * Owns the interfaces, the memory adapter (`memory.ts`) and the Redis adapter (`redis/`). Callers take a port as an argument and
 * do not know which adapter is behind it.
 */

import type { Seal } from './seal.ts';

/** Short-lived values by key. Values are JSON. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  /**
   * @param ttlMs how long the value is kept, in milliseconds
   * @param essential whether it must not be evicted earlier, even if memory is short: it is refused then
   * @throws {StateUnavailableError} if an essential value cannot be kept
   */
  set(key: string, value: unknown, ttlMs: number, options?: { essential?: boolean }): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What the holder of a lock has until it is released or expires. */
export interface Lease {
  /** The fencing number: greater than that of every earlier holder of one of the keys. A smaller one is stale. */
  readonly fence: number;
  /**
   * Checks whether the lease still holds. A process that was suspended for longer than the lease goes on as if nothing had
   * happened, so it checks before anything that must not happen twice.
   *
   * @throws {StateUnavailableError} if it does not hold, or if that is not known
   */
  check(): Promise<void>;
}

/** Mutual exclusion by key. */
export interface Lock {
  /**
   * Runs `work` while holding every key. Others that want any of them are queued, first come first served.
   * Keys are taken in sorted order, so two callers with overlapping keys cannot block each other for ever.
   *
   * @throws the reason of `signal` when it fires while waiting; `work` is then never started
   */
  hold<Result>(keys: string[], work: (lease: Lease) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

/** Budgets of requests per second, each shared by all who use the same key. */
export interface RateBudget {
  /**
   * Takes one request out of every budget, if each has one left.
   *
   * @returns 0 when taken; otherwise the milliseconds until it is worth asking again (nothing was taken). Without a promise where
   *   the budget is in this process
   */
  take(claims: readonly RateClaim[]): number | Promise<number>;
}

/** One budget that a request counts against. */
export interface RateClaim {
  key: string;
  /** Requests in any window of one second. */
  limit: number;
}

/** Messages to all subscribers, in this process and in the others that share the state. Messages are JSON. */
export interface PubSub {
  /** Resolves once the message is handed over, whether or not anyone is subscribed. */
  publish(channel: string, message: unknown): Promise<void>;
  /**
   * Calls `listener` with every message published from now on, in order. A listener that throws does not stop the others.
   *
   * @returns ends the subscription; may be called again
   */
  subscribe(channel: string, listener: (message: unknown) => void): Promise<() => void>;
}

/** The tokens of one account, as JSON; durable, and encrypted if there is a key. */
export interface TokenStore {
  /** Undefined if no user has signed in. */
  read(): Promise<unknown>;
  /** Resolves once the record would survive a crash of the machine. */
  write(record: unknown): Promise<void>;
  delete(): Promise<void>;
  /** Runs `work` alone among all processes and machines that share the store. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Everything shared, as one value for the composition root. */
export interface State {
  keyValue: KeyValue;
  lock: Lock;
  rateBudget: RateBudget;
  pubSub: PubSub;
  /** Where the tokens of OAuth are, if this state can keep them; otherwise they go into a file. */
  tokens?: (seal: Seal) => TokenStore;
  /** What is wrong with it, if something is. */
  trouble(): Promise<string | undefined>;
  close(): Promise<void>;
}
