import { CancelledError } from '../../errors/index.ts';
import { onAbort } from '../../wait.ts';

/** What ends a wait before its turn has come. */
export interface WaitBounds {
  /** The caller's signal. */
  signal: AbortSignal | undefined;
  /** How long the caller waits, in milliseconds; `Infinity` for ever. */
  milliseconds: number;
  /** The error for a caller whose time is over. */
  late(): Error;
  /** Called before a wait ends without its turn: the waiter leaves its queue. */
  leave(): void;
}

/** One call in a queue: it waits until its turn, its cancellation or its deadline, whichever is first. */
export class Waiter {
  /** Resolves at its turn; rejects when the wait has ended without it. */
  readonly turn: Promise<void>;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  #stop = () => {};

  constructor() {
    let resolve = () => {};
    let reject: (error: unknown) => void = () => {};
    this.turn = new Promise((accept, refuse) => {
      resolve = accept;
      reject = refuse;
    });
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Starts to watch the caller. @returns false if it has gone already; nothing is watched then */
  watch({ signal, milliseconds, late, leave }: WaitBounds): boolean {
    const withdraw = (explain: () => Error) => {
      const error = explain();
      leave();
      this.fail(error);
    };
    if (signal?.aborted) {
      withdraw(cancelled);
      return false;
    }
    const stopListening = onAbort(signal, () => withdraw(cancelled));
    const timer = Number.isFinite(milliseconds) ? setTimeout(() => withdraw(late), milliseconds) : undefined;
    this.#stop = () => {
      stopListening();
      clearTimeout(timer);
    };
    return true;
  }

  /** Its turn has come. */
  go(): void {
    this.#stop();
    this.#resolve();
  }

  /** It waits in vain. */
  fail(error: unknown): void {
    this.#stop();
    this.#reject(error);
  }
}

function cancelled(): CancelledError {
  return new CancelledError('The request was cancelled while it waited for amoCRM’s rate limit.');
}
