import { StateUnavailableError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/**
 * Stores a fact about a completed write. If the shared state is unavailable, the fact is dropped without an error, because an error
 * would make the caller repeat the write.
 *
 * @param ttlMs how long the value is kept, in milliseconds
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
