import { Refusal } from './refusal.ts';
import type { Exchange } from './step.ts';

/** The maximum number of open subscriptions of one token, over all doors. Each holds a connection and is checked on every change. */
export const maxSubscriptions = 100;

/** The open subscriptions of each caller. */
export type Subscriptions = Map<string, number>;

/**
 * Counts one more subscription of a caller until its response ends.
 *
 * @returns false if the caller has too many open
 */
export function openSubscription(
  { caller, res, signal }: Pick<Exchange, 'caller' | 'res' | 'signal'>,
  open: Subscriptions,
): boolean {
  // The response to a disconnected client has closed already, so the subscription would stay counted forever.
  if (!caller || signal?.aborted) return true;
  const { id } = caller;
  const count = open.get(id) ?? 0;
  if (count >= maxSubscriptions) return false;
  open.set(id, count + 1);
  res.once('close', () => {
    const left = (open.get(id) ?? 1) - 1;
    if (left > 0) open.set(id, left);
    else open.delete(id);
  });
  return true;
}

/** The refusal for a caller that has too many open subscriptions. */
export function refuseSubscription(): Refusal {
  const message = `This token has reached the limit of ${maxSubscriptions} open subscriptions.`;
  const remedy = 'Close some of them first, or combine several in one subscription.';
  const extensions = { code: 'TOO_MANY_SUBSCRIPTIONS', fault: 'caller', retryable: true, remedy };
  return new Refusal(429, { message, extensions });
}
