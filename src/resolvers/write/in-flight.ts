/**
 * Writes that were sent and not answered. amoCRM may still be processing them, so the record cannot be found yet. Until they must
 * have ended, no request that holds one of the same locks (idempotency key, phone, e-mail) sends a similar write.
 */
import { WriteOutcomeUnknownError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { remember } from './remember.ts';

/** How long amoCRM may process a request, in seconds after it was sent; amoCRM's own client times out after 20. */
const maxProcessing = 20;

/** The shortest wait after an answer was lost, in seconds. */
const minWait = 5;

const keyOf = (lock: string) => `in-flight:${lock}`;

/** Marks all held locks. @param sentAt by `context.now()` */
export async function rememberInFlight(context: Context, sentAt: number): Promise<void> {
  const until = Math.max(sentAt + maxProcessing, context.now() + minWait);
  const keepMs = (until - context.now()) * 1_000;
  await Promise.all((context.heldLocks ?? []).map((lock) => remember(context, keyOf(lock), until, keepMs)));
}

/** Clears the marks after the record was found. */
export async function forgetInFlight(context: Context): Promise<void> {
  await Promise.all((context.heldLocks ?? []).map((lock) => remember(context, keyOf(lock), 0, 1)));
}

/** Seconds until no write that was sent under the held locks can still be in flight. */
export async function secondsInFlight({ heldLocks = [], state, now }: Context): Promise<number> {
  const marks = await Promise.all(heldLocks.map((lock) => state.keyValue.get(keyOf(lock))));
  return Math.max(0, ...marks.map((until) => Number(until ?? 0) - now()));
}

/** Nothing was sent because a similar write may still be in flight. */
class InFlightError extends WriteOutcomeUnknownError {
  override readonly retryable = true;
}

/** The error of a write that was not sent. @param seconds until it can be retried */
export function explainInFlight({ attempt }: Context, seconds: number): WriteOutcomeUnknownError {
  const remedy = `Retry in ${seconds} seconds${attempt ? ' with the same key' : ''}. By then the earlier request has created the record or failed.`;
  const data = { retryAfterMs: seconds * 1_000 };
  return new InFlightError('amoCRM may still be processing an earlier request for the same record.', false, {
    remedy,
    data,
  });
}
