import { openConnection, type RedisConnection, type RedisWatcher } from './client.ts';
import { Subscriber } from './subscriber.ts';

/** The two connections of a process to one Redis. */
export interface SharedConnections {
  commands: RedisConnection;
  /** A connection that is subscribed accepts no other commands. */
  subscriber: Subscriber;
  /** Disconnects once the last state that uses them has released them. */
  release(): void;
}

interface Shared {
  opened: Promise<Pick<SharedConnections, 'commands' | 'subscriber'> & { disconnect(): void }>;
  watchers: Set<RedisWatcher>;
}

/** By address. The states of all accounts share them: a thousand accounts would otherwise need two thousand connections. */
const shared = new Map<string, Shared>();

/** Resolves as `openConnection` does. */
export async function shareConnections(url: string, watcher: RedisWatcher): Promise<SharedConnections> {
  const own = shared.get(url) ?? open(url);
  shared.set(url, own);
  own.watchers.add(watcher);
  const { commands, subscriber, disconnect } = await own.opened;
  return {
    commands,
    subscriber,
    release() {
      own.watchers.delete(watcher);
      if (own.watchers.size > 0 || shared.get(url) !== own) return;
      shared.delete(url);
      disconnect();
    },
  };
}

function open(url: string): Shared {
  const watchers = new Set<RedisWatcher>();
  const onError = (error: Error) => {
    for (const each of watchers) each.onError(error);
  };
  const onRecover = () => {
    for (const each of watchers) each.onRecover();
  };
  const connect = async () => {
    const [commands, { client }] = await Promise.all([
      openConnection(url, { onError, onRecover }),
      // The other connection reports when Redis is available again.
      openConnection(url, { onError, onRecover: () => {} }),
    ]);
    const disconnect = () => {
      commands.client.disconnect();
      client.disconnect();
    };
    return { commands, subscriber: new Subscriber(client), disconnect };
  };
  return { opened: connect(), watchers };
}
