/**
 * Writes that were sent and not answered: amoCRM may be at work on them still, and who looks finds nothing yet. Until that is over
 * nobody who holds one of the same locks (an idempotency key, a phone, an e-mail) sends the like of them.
 */
import { WriteOutcomeUnknownError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { remember } from './remember.ts';

/** For how long amoCRM may be at work on a request, in seconds since it was sent: its own client gives up after 20. */
const longestWork = 20;

/** And how long at least since its answer was lost. */
const leastRest = 5;

const keyOf = (lock: string) => `under-way:${lock}`;

/** Notes it for every lock that is held. @param sentAt by `context.now()` */
export async function noteUnderWay(context: Context, sentAt: number): Promise<void> {
  const until = Math.max(sentAt + longestWork, context.now() + leastRest);
  const keepMs = (until - context.now()) * 1_000;
  await Promise.all((context.held ?? []).map((lock) => remember(context, keyOf(lock), until, keepMs)));
}

/** It was found after all. */
export async function forgetUnderWay(context: Context): Promise<void> {
  await Promise.all((context.held ?? []).map((lock) => remember(context, keyOf(lock), 0, 1)));
}

/** Seconds until nothing can be under way any more that was sent under the locks that are held. */
export async function waitForWay({ held = [], state, now }: Context): Promise<number> {
  const marks = await Promise.all(held.map((lock) => state.keyValue.get(keyOf(lock))));
  return Math.max(0, ...marks.map((until) => Number(until ?? 0) - now()));
}

/** Nothing was sent, because the like of it may be under way. */
class UnderWayError extends WriteOutcomeUnknownError {
  override readonly retryable = true;
}

/** @param seconds until it can be repeated */
export function explainWay({ attempt }: Context, seconds: number): WriteOutcomeUnknownError {
  const remedy = `Repeat it in ${seconds} seconds${attempt ? ' with the same key' : ''}: by then it is there or never will be.`;
  const data = { retryAfterMs: seconds * 1_000 };
  return new UnderWayError('An earlier request for the same may still be under way at amoCRM.', false, {
    remedy,
    data,
  });
}
