import { setTimeout as sleep } from 'node:timers/promises';
import { AmocrmGraphqlError, CancelledError, RateLimitedError } from '../../errors/index.ts';
import type { Call, Step } from './call.ts';
import { HeldBackError } from './held-back.ts';
import { LastingError } from './problem.ts';
import { maxPause } from './rate-limit.ts';

/** Milliseconds before the next attempt. @param attempt how many have failed, from 1 @param firstMs of the rule */
export type RetryDelay = (attempt: number, firstMs: number) => number;

/** When a failed call is sent again. */
interface RetryRule {
  /** Which calls. */
  calls: 'all' | 'reads';
  /** The code of the error (`problem.ts` makes it of the answer). */
  outcome: string;
  /** The maximum number of repetitions. */
  times: number;
  /** Milliseconds before the first repetition; each further one waits twice as long. amoCRM's own timing wins. */
  firstMs: number;
  why: string;
}

/** The whole policy. A write that may have happened is not in it: callers look for its result. */
export const retryTable: readonly RetryRule[] = [
  {
    calls: 'all',
    outcome: 'RATE_LIMITED',
    times: 3,
    firstMs: 500,
    why: '429: refused before anything ran, so a write may be repeated as well',
  },
  {
    calls: 'all',
    outcome: 'UPSTREAM_UNAVAILABLE',
    times: 2,
    firstMs: 500,
    why: 'network errors, 5xx, gateway pages and the 400 that is a failure inside; for a write this code means that it was certainly not sent',
  },
  {
    calls: 'reads',
    outcome: 'PAYMENT_REQUIRED',
    times: 1,
    firstMs: 2_000,
    why: '402: paid accounts return it for moments at night; an account whose subscription is over always does',
  },
];

/** Repeats what may be repeated, after a pause that grows, and never past the caller's deadline. */
export function createRetryStep({
  onRateLimited,
  onRetry,
  delay = growingDelay,
}: {
  /** Told for how long amoCRM asks for a pause. */
  onRateLimited: (milliseconds: number) => void;
  /** Told before each repetition. */
  onRetry?: ((event: { method: string; route: string; outcome: string }) => void) | undefined;
  delay?: RetryDelay;
}): Step {
  return async (call, next) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await next(call);
      } catch (error) {
        // The caller has been told when to come back; amoCRM has refused nothing.
        if (!(error instanceof AmocrmGraphqlError) || error instanceof HeldBackError) throw error;
        const rule = findRule(call, error);
        const asked = error instanceof RateLimitedError ? error.retryAfterMs : 0;
        const wait = Math.max(delay(attempt, rule?.firstMs ?? 500), asked);
        if (error instanceof RateLimitedError) onRateLimited(wait);
        const left = (call.deadline ?? Number.POSITIVE_INFINITY) - performance.now();
        if (!rule || attempt > rule.times || wait > maxPause || wait > left) throw error;
        onRetry?.({ method: call.method, route: call.route, outcome: error.code });
        await pause(wait, call.signal);
      }
    }
  };
}

function findRule(call: Call, error: AmocrmGraphqlError): RetryRule | undefined {
  if (error instanceof LastingError) return undefined;
  return retryTable.find(({ calls, outcome }) => outcome === error.code && (calls === 'all' || call.method === 'GET'));
}

/** Each pause is shortened or lengthened by up to a fifth, so that many callers do not come back at once. */
function growingDelay(attempt: number, firstMs: number): number {
  return firstMs * 2 ** (attempt - 1) * (0.8 + Math.random() * 0.4);
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal ? { signal } : {});
  } catch {
    throw new CancelledError('The request was cancelled while it waited to be sent to amoCRM again.');
  }
}
