import { CancelledError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/**
 * Runs `work` while holding locks on all keys.
 *
 * @param work gets a context with the lease, which is checked before a record is created (see `createOrFind`)
 * @throws {CancelledError} if the client disconnects while waiting for a lock
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
    // An aborted lock throws the reason of the caller's signal, which can be any value.
    if (!isWaiting || !signal?.aborted) throw error;
    throw new CancelledError('The request was cancelled while it waited for another request on the same record.', {
      cause: error,
    });
  }
}
