import { CancelledError } from '../errors/index.ts';
import type { Context } from './context.ts';

/**
 * Runs `work` alone among all who hold one of the keys; they take turns.
 *
 * @throws {CancelledError} where the caller goes away while it waits
 */
export async function holdKeys<Result>(
  keys: string[],
  { state, signal }: Pick<Context, 'state' | 'signal'>,
  work: () => Promise<Result>,
): Promise<Result> {
  let isWaiting = true;
  const enter = () => {
    isWaiting = false;
    return work();
  };
  try {
    return await state.lock.hold(keys, enter, signal);
  } catch (error) {
    // The lock throws whatever reason the caller's signal was fired with.
    if (!isWaiting || !signal?.aborted) throw error;
    throw new CancelledError('The request was cancelled while it waited for another one on the same record.', {
      cause: error,
    });
  }
}
