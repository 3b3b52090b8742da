/**
 * State that many instances share through Redis (or Valkey). The only room that speaks to it. While Redis is gone, reading goes
 * on with a small part of the rate budget, and whatever must not happen twice fails with STATE_UNAVAILABLE.
 */
import type { KeyValue, State } from '../index.ts';
import { createMemoryState } from '../memory.ts';
import type { RedisConnection, RedisWatcher } from './client.ts';
import { createRedisLock } from './lock.ts';
import { createRedisPubSub } from './pub-sub.ts';
import { createRedisRateBudget } from './rate-budget.ts';
import { shareConnections } from './shared.ts';
import { createRedisTokenStore } from './token.ts';

export interface RedisStateOptions extends RedisWatcher {
  /** `redis://` or `rediss://`, with a password if there is one. */
  url: string;
  /** Before every key and channel: what another account or program has in the same Redis must not be met. */
  prefix: string;
  /** Milliseconds, for tests; otherwise Redis's own clock counts. */
  now?: () => number;
}

/** Connects; resolves also where Redis cannot be reached, and goes on trying. */
export async function createRedisState({ url, prefix, now, ...watcher }: RedisStateOptions): Promise<State> {
  const { commands: connection, subscriber, release } = await shareConnections(url, watcher);
  const local = createMemoryState(now ? { now } : {});
  const lock = createRedisLock(connection, prefix, local.lock);
  const pubSub = createRedisPubSub(connection, subscriber, prefix);
  return {
    keyValue: createRedisKeyValue(connection, prefix, now),
    lock,
    rateBudget: createRedisRateBudget(connection, prefix, local.rateBudget, now),
    pubSub,
    tokens: (seal) => createRedisTokenStore(connection, prefix, lock, seal),
    async trouble() {
      try {
        // One that answers and cannot be written to is of no use: a replica, or one that is full.
        await connection.run((client) => client.set(`${prefix}probe`, '1', 'PX', 1_000));
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close() {
      pubSub.close();
      release();
    },
  };
}

function createRedisKeyValue({ run }: RedisConnection, prefix: string, now?: () => number): KeyValue {
  const name = (key: string) => `${prefix}value:${key}`;
  return {
    async get(key) {
      const text = await run((client) => client.get(name(key)));
      if (text === null) return undefined;
      const { value, until } = JSON.parse(text) as { value: unknown; until: number };
      // Redis forgets by its own clock; a test's clock is looked at here.
      return now && until <= now() ? undefined : value;
    },
    async set(key, value, ttlMs) {
      const text = JSON.stringify({ value, until: now ? now() + ttlMs : 0 });
      await run((client) => client.set(name(key), text, 'PX', Math.max(1, Math.ceil(now ? ttlMs + 60_000 : ttlMs))));
    },
    async delete(key) {
      await run((client) => client.del(name(key)));
    },
  };
}
