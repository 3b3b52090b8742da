import type { Exchange } from './hook.ts';
import { Refusal } from './refusal.ts';

/** How many subscriptions one token may have open here, over all doors: each is a connection, and is looked at with every change. */
export const MAX_SUBSCRIPTIONS = 100;

/** The open subscriptions of each caller. */
export type Subscriptions = Map<string, number>;

/**
 * Counts one more subscription of a caller, whichever door it came in by. Its place is free again when its answer ends, whichever side
 * ends it.
 *
 * @returns whether it may be opened
 */
export function takePlace(
  { caller, res, signal }: Pick<Exchange, 'caller' | 'res' | 'signal'>,
  open: Subscriptions,
): boolean {
  // Who has gone already gets an answer that ends at once, and would never give the place back.
  if (!caller || signal?.aborted) return true;
  const { id } = caller;
  const taken = open.get(id) ?? 0;
  if (taken >= MAX_SUBSCRIPTIONS) return false;
  open.set(id, taken + 1);
  res.once('close', () => {
    const left = (open.get(id) ?? 1) - 1;
    if (left > 0) open.set(id, left);
    else open.delete(id);
  });
  return true;
}

/** What is answered to a caller that has no place left. */
export function tooManySubscriptions(): Refusal {
  const message = `This token has ${MAX_SUBSCRIPTIONS} subscriptions open, and may have no more.`;
  const remedy = 'End some of them first, or listen to several things in one subscription.';
  const extensions = { code: 'TOO_MANY_SUBSCRIPTIONS', fault: 'caller', retryable: true, remedy };
  return new Refusal(429, { message, extensions });
}
