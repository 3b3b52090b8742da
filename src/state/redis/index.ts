/**
 * State that many instances share through Redis (or Valkey). The only room that speaks to it. While Redis is gone, reading goes
 * on with a small part of the rate budget, and whatever must not happen twice fails with STATE_UNAVAILABLE.
 */
import type { KeyValue, State } from '../index.ts';
import { createMemoryState } from '../memory.ts';
import { openClient, run, settleClient } from './client.ts';
import { createRedisLock } from './lock.ts';
import { createRedisPubSub } from './pub-sub.ts';
import { createRedisRateBudget } from './rate-budget.ts';
import { createRedisTokenStore } from './token.ts';

export interface RedisStateOptions {
  /** `redis://` or `rediss://`, with a password where there is one. */
  url: string;
  /** Before every key and channel: what another account or program has in the same Redis must not be met. */
  prefix: string;
  onError: (error: Error) => void;
  /** Milliseconds, for tests; otherwise Redis's own clock counts. */
  now?: () => number;
}

/** Connects; resolves also where Redis cannot be reached, and goes on trying. */
export async function createRedisState({ url, prefix, onError, now }: RedisStateOptions): Promise<State> {
  const client = openClient(url, onError);
  const subscriber = openClient(url, onError);
  await Promise.all([settleClient(client), settleClient(subscriber)]);
  const local = createMemoryState(now ? { now } : {});
  const lock = createRedisLock(client, prefix, local.lock);
  return {
    keyValue: createRedisKeyValue(client, prefix, now),
    lock,
    rateBudget: createRedisRateBudget(client, prefix, local.rateBudget, now),
    pubSub: createRedisPubSub(client, subscriber, prefix),
    tokens: (seal) => createRedisTokenStore(client, prefix, lock, seal),
    async trouble() {
      try {
        await run(() => client.ping());
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close() {
      client.disconnect();
      subscriber.disconnect();
    },
  };
}

function createRedisKeyValue(client: ReturnType<typeof openClient>, prefix: string, now?: () => number): KeyValue {
  const name = (key: string) => `${prefix}value:${key}`;
  return {
    async get(key) {
      const text = await run(() => client.get(name(key)));
      if (text === null) return undefined;
      const { value, until } = JSON.parse(text) as { value: unknown; until: number };
      // Redis forgets by its own clock; a test's clock is looked at here.
      return now && until <= now() ? undefined : value;
    },
    async set(key, value, ttlMs) {
      const text = JSON.stringify({ value, until: now ? now() + ttlMs : 0 });
      await run(() => client.set(name(key), text, 'PX', Math.max(1, Math.ceil(now ? ttlMs + 60_000 : ttlMs))));
    },
    async delete(key) {
      await run(() => client.del(name(key)));
    },
  };
}
