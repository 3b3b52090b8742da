import { CancelledError } from '../../errors/index.ts';
import type { Step } from './call.ts';
import { PausedError } from './problem.ts';

/** The reason of a deadline that fired. It distinguishes the deadline from a caller who went away. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Bounds each attempt: it ends after `timeoutMs`, and no later than its caller's deadline. */
export function createTimeoutStep(timeoutMs: number): Step {
  return (call, next) => {
    if (call.signal?.aborted) throw new CancelledError('The request was cancelled before it was sent to amoCRM.');
    const left = Math.min(timeoutMs, (call.deadline ?? Number.POSITIVE_INFINITY) - performance.now());
    // A write that is sent and abandoned at once would have an unknown outcome.
    if (left <= 0) throw new PausedError('There was no time left to ask amoCRM.', { remedy: 'Allow more time.' });
    return next({ ...call, timeoutMs: left });
  };
}
