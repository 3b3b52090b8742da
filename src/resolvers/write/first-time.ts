import type { Context } from '../context.ts';
import { keepMs } from './idempotent.ts';

/** The longest idempotency key. */
const maxKey = 255;

/**
 * The time from which dates in words count, in unix seconds: now, or for a repetition under an idempotency key the time of the first
 * attempt. Otherwise `+2h` would mean another time when it is repeated, and the repetition would be another request.
 */
export async function loadFirstTime(key: unknown, { state, now }: Pick<Context, 'state' | 'now'>): Promise<number> {
  const present = now();
  if (typeof key !== 'string' || key === '' || key.length > maxKey) return present;
  const slot = `idempotency-time:${key}`;
  const first = await state.keyValue.get(slot);
  if (typeof first === 'number') return first;
  await state.keyValue.set(slot, present, keepMs);
  return present;
}
