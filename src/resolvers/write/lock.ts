import { CancelledError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/**
 * Runs `work` alone among all who hold one of the keys; they take turns.
 *
 * @param work is given a context with the lease, which creating asks (see `createOrFind`)
 * @throws {CancelledError} where the caller goes away while it waits
 */
export async function withLocks<Result>(
  keys: string[],
  context: Context,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const { state, signal } = context;
  let isWaiting = true;
  try {
    return await state.lock.hold(
      keys,
      (lease) => {
        isWaiting = false;
        const check = async () => {
          await context.lease?.check();
          await lease.check();
        };
        return work({ ...context, lease: { check }, heldLocks: [...(context.heldLocks ?? []), ...keys] });
      },
      signal,
    );
  } catch (error) {
    // The lock throws whatever reason the caller's signal was fired with.
    if (!isWaiting || !signal?.aborted) throw error;
    throw new CancelledError('The request was cancelled while it waited for another one on the same record.', {
      cause: error,
    });
  }
}
