import { RateLimitedError } from '../../errors/index.ts';

/**
 * This client holds a call back; amoCRM has refused nothing. If it were taken for amoCRM's refusal, every caller would prolong
 * the pause.
 */
export class HeldBackError extends RateLimitedError {}

/** A pause that amoCRM asked for is longer than callers wait. @param milliseconds how long it lasts */
export function explainPause(milliseconds: number): HeldBackError {
  const remedy = `Try again in ${Math.ceil(milliseconds / 1000)} seconds.`;
  return new HeldBackError('amoCRM asks for no requests for a while.', Math.ceil(milliseconds), { remedy });
}

/** The queue is too long for this call. @param limit requests a second that amoCRM allows */
export function explainQueue(waiting: number, retryAfterMs: number, limit: number): HeldBackError {
  const remedy = `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds; amoCRM allows ${limit} requests a second.`;
  const message = `This request cannot be sent in time: ${waiting} wait for amoCRM’s rate limit.`;
  return new HeldBackError(message, retryAfterMs, { remedy });
}
