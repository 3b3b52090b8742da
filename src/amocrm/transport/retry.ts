import { setTimeout as sleep } from 'node:timers/promises';
import { AmocrmGraphqlError, CancelledError, RateLimitedError, UpstreamUnavailableError } from '../../errors/index.ts';
import type { Call, Step } from './call.ts';
import { LastingError } from './problem.ts';
import { longestPause } from './rate-limit.ts';

/** Milliseconds before the next attempt. @param attempt how many have failed, from 1 */
export type RetryDelay = (attempt: number) => number;

/** When a failed call is sent again. */
interface RetryRule {
  when(call: Call, error: AmocrmGraphqlError): boolean;
  /** How often at the most. */
  times: number;
}

/** The whole policy. A write that may have happened is not in it: whoever sent it looks for its result. */
const rules: RetryRule[] = [
  {
    // Refused before anything ran, so a write may be repeated as well.
    when: (_call, error) => error instanceof RateLimitedError,
    times: 3,
  },
  {
    // Network errors, 5xx, gateway pages and the 400 that is none (`problem.ts`). For a write this class
    // means that it surely was not sent; otherwise it is `WriteOutcomeUnknownError`, which is not repeated here.
    when: (_call, error) => error instanceof UpstreamUnavailableError && !(error instanceof LastingError),
    times: 2,
  },
];

/** Repeats what may be repeated, after a pause that grows; amoCRM's own word on when wins. */
export function createRetryStep({
  onRateLimited,
  delay = growingDelay,
}: {
  /** Told how long amoCRM wants to be left alone. */
  onRateLimited: (milliseconds: number) => void;
  delay?: RetryDelay;
}): Step {
  return async (call, next) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await next(call);
      } catch (error) {
        if (!(error instanceof AmocrmGraphqlError)) throw error;
        const rule = rules.find((each) => each.when(call, error));
        const wait = Math.max(delay(attempt), error instanceof RateLimitedError ? error.retryAfterMs : 0);
        if (error instanceof RateLimitedError) onRateLimited(wait);
        if (!rule || attempt > rule.times || wait > longestPause) throw error;
        await pause(wait, call.signal);
      }
    }
  };
}

/** 0.5, 1, 2 … seconds, each shortened or lengthened by up to a fifth so that many callers do not come back at once. */
function growingDelay(attempt: number): number {
  return 500 * 2 ** (attempt - 1) * (0.8 + Math.random() * 0.4);
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal ? { signal } : {});
  } catch {
    throw new CancelledError('The request was cancelled while it waited to be sent to amoCRM again.');
  }
}
