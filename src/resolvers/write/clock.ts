import type { Context } from '../context.ts';

/**
 * The time by amoCRM's clock, in unix seconds, for comparing with the times of its records. Sends a request if amoCRM has
 * not answered yet: the local clock may be hours off, so a lost record might not be found and be created twice.
 */
export async function timeOfAmocrm(context: Context): Promise<number> {
  if (!context.knowsTime()) await context.amocrm.account.get();
  return context.now();
}
