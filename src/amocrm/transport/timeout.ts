import { CancelledError } from '../../errors/index.ts';
import type { Step } from './call.ts';
import { PausedError } from './problem.ts';

/** The reason of a deadline that fired. It distinguishes the deadline from a caller who went away. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Ends an attempt that takes too long, and one whose caller went away. */
export function createTimeoutStep(timeoutMs: number): Step {
  return async (call, next) => {
    if (call.signal?.aborted) throw new CancelledError('The request was cancelled before it was sent to amoCRM.');
    const deadline = new AbortController();
    const left = Math.min(timeoutMs, (call.deadline ?? Number.POSITIVE_INFINITY) - performance.now());
    // A write that is sent and abandoned at once would have an unknown outcome.
    if (left <= 0) throw new PausedError('There was no time left to ask amoCRM.', { remedy: 'Allow more time.' });
    const timer = setTimeout(() => deadline.abort(new DeadlineError(`no answer within ${Math.round(left)} ms`)), left);
    try {
      const signal = call.signal ? AbortSignal.any([call.signal, deadline.signal]) : deadline.signal;
      return await next({ ...call, signal });
    } finally {
      clearTimeout(timer);
    }
  };
}
