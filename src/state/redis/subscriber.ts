import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';

/** How long a subscription waits for Redis before it counts on the reconnection, in milliseconds. */
const patienceMs = 2_000;

/** Gets the text of a message. */
export type TextListener = (text: string) => void;

/** The subscriptions of a process, on one connection: each channel is subscribed once, whatever the number of its listeners. */
export class Subscriber {
  readonly #client: Redis;
  readonly #listeners = new Map<string, Set<TextListener>>();

  constructor(client: Redis) {
    this.#client = client;
    client.on('message', (channel, text) => this.dispatch(channel, text));
    // What could not be subscribed while Redis was gone.
    client.on('ready', () => {
      if (this.#listeners.size > 0) client.subscribe(...this.#listeners.keys()).catch(() => {});
    });
  }

  /** Calls the listeners of a channel. */
  dispatch(channel: string, text: string): void {
    for (const listener of [...(this.#listeners.get(channel) ?? [])]) {
      try {
        listener(text);
      } catch {
        // Its own trouble: the others must still hear of it.
      }
    }
  }

  /** @returns ends the subscription */
  async subscribe(channel: string, listener: TextListener): Promise<() => void> {
    const own: TextListener = (text) => listener(text);
    const all = this.#listeners.get(channel) ?? new Set();
    const isFirst = all.size === 0;
    this.#listeners.set(channel, all.add(own));
    if (isFirst) {
      const subscribed = this.#client.subscribe(channel).catch(() => {});
      await Promise.race([subscribed, sleep(patienceMs, undefined, { ref: false })]);
    }
    return () => {
      if (!all.delete(own) || all.size > 0 || this.#listeners.get(channel) !== all) return;
      this.#listeners.delete(channel);
      this.#client.unsubscribe(channel).catch(() => {});
    };
  }
}
