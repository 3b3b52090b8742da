/**
 * Writes that were sent and not answered. amoCRM may still be processing them, so a search does not find the record yet. Until
 * that time is over, nobody who holds one of the same locks (an idempotency key, a phone, an e-mail) sends a similar write.
 */
import { WriteOutcomeUnknownError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { remember } from './remember.ts';

/** For how long amoCRM may process a request, in seconds since it was sent: its own client gives up after 20. */
const longestProcessing = 20;

/** And for how many seconds at least since the answer was lost. */
const leastWait = 5;

const keyOf = (lock: string) => `in-flight:${lock}`;

/** Marks every lock that is held. @param sentAt by `context.now()` */
export async function rememberInFlight(context: Context, sentAt: number): Promise<void> {
  const until = Math.max(sentAt + longestProcessing, context.now() + leastWait);
  const keepMs = (until - context.now()) * 1_000;
  await Promise.all((context.heldLocks ?? []).map((lock) => remember(context, keyOf(lock), until, keepMs)));
}

/** Clears the marks: the record was found. */
export async function forgetInFlight(context: Context): Promise<void> {
  await Promise.all((context.heldLocks ?? []).map((lock) => remember(context, keyOf(lock), 0, 1)));
}

/** Seconds until no write that was sent under the held locks can still be in flight. */
export async function secondsInFlight({ heldLocks = [], state, now }: Context): Promise<number> {
  const marks = await Promise.all(heldLocks.map((lock) => state.keyValue.get(keyOf(lock))));
  return Math.max(0, ...marks.map((until) => Number(until ?? 0) - now()));
}

/** Nothing was sent, because a similar write may still be in flight. */
class InFlightError extends WriteOutcomeUnknownError {
  override readonly retryable = true;
}

/** @param seconds until it can be repeated */
export function explainInFlight({ attempt }: Context, seconds: number): WriteOutcomeUnknownError {
  const remedy = `Retry in ${seconds} seconds${attempt ? ' with the same key' : ''}. By then the record exists or never will.`;
  const data = { retryAfterMs: seconds * 1_000 };
  return new InFlightError('amoCRM may still be processing an earlier request for the same record.', false, {
    remedy,
    data,
  });
}
