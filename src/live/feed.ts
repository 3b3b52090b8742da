import { FixedBuffer, Repeater } from '@repeaterjs/repeater';
import { SlowReaderError } from '../errors/index.ts';
import type { PubSub } from '../state/index.ts';
import { type Change, changeChannel } from './change.ts';

/** How many changes wait for a reader that is busy; whoever lags further behind is dropped. */
export const mostWaiting = 500;

/**
 * The changes of the account from now on, those that `accepts` lets through. Ends when the reader stops, when one of the
 * signals fires, or with an error when the reader cannot keep up: it has then missed something and must read anew.
 *
 * @throws {SlowReaderError} from the iterator, after the changes that were waiting
 */
export function openFeed(
  pubSub: PubSub,
  accepts: (change: Change) => boolean,
  signals: readonly (AbortSignal | undefined)[],
): AsyncIterableIterator<Change> {
  const buffer = new FixedBuffer(mostWaiting);
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
