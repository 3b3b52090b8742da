import { BlockedError } from '../../errors/index.ts';
import type { Step } from './call.ts';

/** How long nothing is sent after amoCRM has cut the account off, in milliseconds; then one call may try. */
const restMs = 60_000;

/**
 * Leaves amoCRM alone once it has cut the account off (an HTML 403, Limits): every further request prolongs the block,
 * which only its support lifts.
 */
export function createBlockStep(now: () => number = Date.now): Step {
  let blocked: { error: BlockedError; until: number } | undefined;
  return async (call, next) => {
    if (blocked && now() < blocked.until) throw blocked.error;
    // Others wait for what becomes of this attempt.
    if (blocked) blocked.until = now() + restMs;
    try {
      const answer = await next(call);
      blocked = undefined;
      return answer;
    } catch (error) {
      if (error instanceof BlockedError) blocked = { error, until: now() + restMs };
      throw error;
    }
  };
}
