import type { Context } from '../context.ts';

/**
 * The time by amoCRM's clock, in unix seconds, for what is compared with the times of its records. Before its first answer
 * only ours is known, which may be hours off: then a record that was lost would be taken for an older one, or not be found
 * and be created twice. So amoCRM is asked first.
 */
export async function timeOfAmocrm(context: Context): Promise<number> {
  if (!context.knowsTime()) await context.amocrm.account.get();
  return context.now();
}
