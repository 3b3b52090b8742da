import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { PubSub } from '../index.ts';
import type { RedisConnection } from './client.ts';

/** How long a subscription waits for Redis before it counts on the reconnection, in milliseconds. */
const patienceMs = 2_000;

/** @param subscriber a connection of its own: one that listens can do nothing else */
export function createRedisPubSub({ run }: RedisConnection, subscriber: Redis, prefix: string): PubSub {
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  const dispatch = (name: string, text: string) => {
    for (const listener of [...(listeners.get(name) ?? [])]) {
      try {
        listener(JSON.parse(text));
      } catch {
        // Its own trouble: the others must still hear of it.
      }
    }
  };
  subscriber.on('message', dispatch);
  // What could not be subscribed while Redis was gone.
  subscriber.on('ready', () => {
    if (listeners.size > 0) subscriber.subscribe(...listeners.keys()).catch(() => {});
  });
  return {
    async publish(channel, message) {
      const name = `${prefix}${channel}`;
      const text = JSON.stringify(message);
      // Without Redis at least those who listen here hear of it.
      await run((client) => client.publish(name, text)).catch(() => dispatch(name, text));
    },
    async subscribe(channel, listener) {
      const name = `${prefix}${channel}`;
      const own = (message: unknown) => listener(message);
      const all = listeners.get(name) ?? new Set();
      const isFirst = all.size === 0;
      listeners.set(name, all.add(own));
      if (isFirst)
        await Promise.race([subscriber.subscribe(name).catch(() => {}), sleep(patienceMs, undefined, { ref: false })]);
      return () => {
        if (!all.delete(own) || all.size > 0 || listeners.get(name) !== all) return;
        listeners.delete(name);
        subscriber.unsubscribe(name).catch(() => {});
      };
    },
  };
}
