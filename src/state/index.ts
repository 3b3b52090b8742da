/**
 * Ports to the state that several instances share: locks, the rate budget, short-lived values, messages.
 * Owns the interfaces, the memory adapter (`memory.ts`) and the Redis adapter (`redis/`); whoever needs shared state takes a port as an argument
 * and never learns which adapter is behind it.
 */

import type { Seal } from './seal.ts';

/** Short-lived values by key. Values are JSON. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  /**
   * @param ttlMs how long the value is kept, in milliseconds
   * @param essential whether it must not be forgotten sooner, even where memory is short: then it is refused instead
   * @throws {StateUnavailableError} where an essential value cannot be kept
   */
  set(key: string, value: unknown, ttlMs: number, options?: { essential?: boolean }): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What the holder of a lock has. */
export interface Lease {
  /** Greater than that of everybody who held one of the keys before: who has a smaller one comes too late. */
  readonly fence: number;
  /**
   * Asks whether it still holds. A process that was suspended for longer than others wait for it goes on as if nothing had
   * happened; before what must not happen twice it asks.
   *
   * @throws {StateUnavailableError} where it does not, or where nobody can say
   */
  check(): Promise<void>;
}

/** Mutual exclusion by key. */
export interface Lock {
  /**
   * Runs `work` while holding every key; others that want any of them wait their turn, first come first served.
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
   * @returns 0 when taken; otherwise the milliseconds until it is worth asking again (nothing was taken)
   */
  take(claims: readonly RateClaim[]): Promise<number>;
}

/** One budget that a request counts against. */
export interface RateClaim {
  key: string;
  /** Requests in any window of one second. */
  limit: number;
}

/** Messages to everybody who listens, in this process and in the others that share the state. Messages are JSON. */
export interface PubSub {
  /** Resolves once the message is handed over; nobody may be listening. */
  publish(channel: string, message: unknown): Promise<void>;
  /**
   * Calls `listener` with every message published from now on, in order. A listener that throws stops nobody else.
   *
   * @returns ends the subscription; may be called again
   */
  subscribe(channel: string, listener: (message: unknown) => void): Promise<() => void>;
}

/** The tokens of one account, as JSON; durable, and encrypted where there is a key. */
export interface TokenStore {
  /** Undefined where nobody has signed in. */
  read(): Promise<unknown>;
  /** Resolves once it would survive the end of the machine. */
  write(record: unknown): Promise<void>;
  delete(): Promise<void>;
  /** Runs `work` alone among everybody who shares the store, other processes and machines included. */
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
