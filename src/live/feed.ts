import { FixedBuffer, Repeater } from '@repeaterjs/repeater';
import { SlowReaderError } from '../errors/index.ts';
import type { PubSub } from '../state/index.ts';
import { type Change, changeChannel } from './change.ts';

/** How many changes are buffered for a busy subscriber. One that lags further behind is dropped. */
export const maxWaiting = 500;

/**
 * The changes of the account from now on that `accepts` lets through. Ends when the subscriber stops, when one of the signals
 * fires, or with an error when the subscriber cannot keep up: it has missed changes then and must read the records anew.
 *
 * @throws {SlowReaderError} from the iterator, after the buffered changes
 */
export function openFeed(
  pubSub: PubSub,
  accepts: (change: Change) => boolean,
  signals: readonly (AbortSignal | undefined)[],
): AsyncIterableIterator<Change> {
  const buffer = new FixedBuffer(maxWaiting);
  return new Repeater<Change>(async (push, stop) => {
    const end = () => stop();
    const present = signals.filter((signal) => signal !== undefined);
    for (const signal of present) {
      if (signal.aborted) end();
      signal.addEventListener('abort', end, { once: true });
    }
    const unsubscribe = await pubSub.subscribe(changeChannel, (message) => {
      const change = message as Change;
      if (!accepts(change)) return;
      if (buffer.full) stop(new SlowReaderError());
      else push(change).catch(() => {});
    });
    try {
      await stop;
    } finally {
      unsubscribe();
      for (const signal of present) signal.removeEventListener('abort', end);
    }
  }, buffer);
}
