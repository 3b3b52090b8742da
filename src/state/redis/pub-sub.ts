import type { PubSub } from '../index.ts';
import type { RedisConnection } from './client.ts';
import type { Subscriber } from './subscriber.ts';

/** The messages of one account. */
export interface RedisPubSub extends PubSub {
  /** Ends its subscriptions. */
  close(): void;
}

/** @param subscriber on a connection of its own: one that listens can do nothing else */
export function createRedisPubSub({ run }: RedisConnection, subscriber: Subscriber, prefix: string): RedisPubSub {
  const endings = new Set<() => void>();
  return {
    async publish(channel, message) {
      const name = `${prefix}${channel}`;
      const text = JSON.stringify(message);
      // Without Redis at least those who listen here hear of it.
      await run((client) => client.publish(name, text)).catch(() => subscriber.dispatch(name, text));
    },
    async subscribe(channel, listener) {
      const end = await subscriber.subscribe(`${prefix}${channel}`, (text) => listener(JSON.parse(text)));
      endings.add(end);
      return () => {
        endings.delete(end);
        end();
      };
    },
    close() {
      for (const end of endings) end();
      endings.clear();
    },
  };
}
