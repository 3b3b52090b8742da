import { CancelledError, RateLimitedError } from '../../errors/index.ts';
import type { RateBudget } from '../../state/index.ts';
import type { Call, Lane, Step } from './call.ts';

/** Where the budget is kept and how large it is. */
export interface RateLimitOptions {
  budget: RateBudget;
  key: string;
  /** Requests in any window of one second. */
  limit: number;
}

interface Waiter {
  go(): void;
  fail(error: unknown): void;
}

/** How many calls may wait; more would wait longer than anybody's patience, and memory is not endless. */
const longestQueue = 1_000;

/** A pause longer than this is not waited for, in milliseconds: callers are told the time instead. */
export const longestPause = 10_000;

/**
 * Keeps to amoCRM's limit of requests per second (Limits: 7 for an integration). Who ignores it is answered 429, and
 * who goes on is cut off. Calls wait in two lanes: an interactive one goes before every background one.
 */
export function createRateLimitStep({ budget, key, limit }: RateLimitOptions): {
  step: Step;
  /** Lets nobody through for a while: amoCRM said that it has had enough. */
  pause(milliseconds: number): void;
} {
  const lanes: Record<Lane, Waiter[]> = { interactive: [], background: [] };
  let running = false;
  // By the clock that nobody sets back.
  let pausedUntil = 0;
  const pauseLeft = () => pausedUntil - performance.now();

  const failAll = (error: unknown) => {
    for (const waiter of [...lanes.interactive.splice(0), ...lanes.background.splice(0)]) waiter.fail(error);
  };

  const run = async () => {
    if (running) return;
    running = true;
    try {
      while (lanes.interactive.length + lanes.background.length > 0) {
        const pause = pauseLeft();
        const wait = pause > 0 ? pause : await budget.take(key, limit);
        if (wait > 0) {
          await new Promise((resolve) => setTimeout(resolve, wait));
          continue;
        }
        // Chosen only now, so that an interactive call that came while the budget was empty goes first.
        const waiter = lanes.interactive.shift() ?? lanes.background.shift();
        waiter?.go();
      }
    } catch (error) {
      // The budget cannot be asked: nobody must wait for it for ever.
      failAll(error);
    } finally {
      running = false;
    }
  };

  const enter = (call: Call): Promise<void> => {
    const pause = pauseLeft();
    if (pause > longestPause) throw explainPause(pause);
    const lane = lanes[call.lane ?? 'interactive'];
    const waiting = lanes.interactive.length + lanes.background.length;
    if (waiting >= longestQueue) {
      const retryAfterMs = Math.ceil((waiting / limit) * 1000);
      throw new RateLimitedError(`${waiting} requests to amoCRM are waiting already.`, retryAfterMs, {
        remedy: `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds; amoCRM allows ${limit} requests a second.`,
      });
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        const index = lane.indexOf(waiter);
        if (index !== -1) lane.splice(index, 1);
        reject(new CancelledError('The request was cancelled while it waited for amoCRM’s rate limit.'));
      };
      const waiter: Waiter = {
        go() {
          call.signal?.removeEventListener('abort', leave);
          resolve();
        },
        fail(error) {
          call.signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      if (call.signal?.aborted) return leave();
      call.signal?.addEventListener('abort', leave, { once: true });
      lane.push(waiter);
      void run();
    });
  };

  return {
    async step(call, next) {
      await enter(call);
      return next(call);
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, performance.now() + milliseconds);
      if (milliseconds > longestPause) failAll(explainPause(milliseconds));
    },
  };
}

function explainPause(milliseconds: number): RateLimitedError {
  const remedy = `Try again in ${Math.ceil(milliseconds / 1000)} seconds.`;
  return new RateLimitedError('amoCRM asks for no requests for a while.', Math.ceil(milliseconds), { remedy });
}
