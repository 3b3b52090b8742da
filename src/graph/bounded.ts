import { setMaxListeners } from 'node:events';
import type { ExecutionResult } from 'graphql';
import { onAbort } from '../wait.ts';
import { toGraphqlError } from './error.ts';
import { AnswerMeter } from './meter.ts';
import { findExcess, isWithin } from './size.ts';

/** Runs an operation. @param signal fires when the client disconnects, and for a query also when the answer exceeds its bounds */
type Run = (signal: AbortSignal | undefined, meter: AnswerMeter) => Promise<ExecutionResult>;

/**
 * Executes within the bounds of one answer. If they are exceeded, a query ends at once and its data is discarded. A mutation has been
 * executed already, so its answer stays, without the fields that exceed the bounds.
 */
export async function executeBounded(
  { signal, share }: { signal?: AbortSignal | undefined; share?: number | undefined },
  isMutation: boolean,
  run: Run,
): Promise<ExecutionResult> {
  const meter = new AnswerMeter(signal, { stops: !isMutation, share });
  let unlink = () => {};
  try {
    if (isMutation) {
      const result = await run(signal, meter);
      const isReported = !meter.error || result.errors?.some(({ originalError }) => originalError === meter.error);
      return isReported ? result : { ...result, errors: [...(result.errors ?? []), toGraphqlError(meter.error)] };
    }
    const ending = new AbortController();
    // Each call in flight adds a listener.
    setMaxListeners(0, ending.signal);
    // `AbortSignal.any` would allocate more objects.
    unlink = onAbort(signal, () => ending.abort(signal?.reason));
    const ended = meter.ended.then((error): ExecutionResult => {
      ending.abort();
      return { errors: [toGraphqlError(error)], data: null };
    });
    const result = await Promise.race([run(ending.signal, meter), ended]);
    if (meter.error) return ended;
    if (isWithin(result.data, meter.maxBytes)) return result;
    const excess = await findExcess(result.data, meter.maxBytes);
    if (!excess) return result;
    meter.refuse(excess);
    return ended;
  } finally {
    unlink();
    meter.close();
  }
}
