import { StateUnavailableError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/**
 * Keeps what was done for those who come later. Where the shared state cannot be reached nobody learns of it, but what was done
 * stays done: an error here would make the caller do it twice.
 *
 * @param ttlMs how long it is kept, in milliseconds
 */
export async function remember(
  { state }: Context,
  key: string,
  value: unknown,
  ttlMs: number,
  options?: { essential?: boolean },
): Promise<void> {
  try {
    await state.keyValue.set(key, value, ttlMs, options);
  } catch (error) {
    if (!(error instanceof StateUnavailableError)) throw error;
  }
}
