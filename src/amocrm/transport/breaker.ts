import { AmocrmGraphqlError, BlockedError, type UpstreamUnavailableError } from '../../errors/index.ts';
import type { PubSub } from '../../state/index.ts';
import type { Step } from './call.ts';
import { PausedError } from './problem.ts';

/** How long nothing is sent after amoCRM has cut the account off, in milliseconds; then one call may try. */
const blockRestMs = 60_000;

/** So many failures in a row, and nothing is sent for a while: amoCRM is down, and waiting callers do not mend it. */
const mostFailures = 10;
export const failureRestMs = 5_000;

/** Where instances tell each other that amoCRM has cut the account off. */
export const blockChannel = 'blocked';

/** Whether anything is sent at present. */
export interface BreakerState {
  state: 'closed' | 'open';
  /** The error that every call gets while it is open. */
  error?: AmocrmGraphqlError;
}

/**
 * Leaves amoCRM alone once it has cut the account off (an HTML 403, Limits): every further request prolongs the block,
 * which only its support lifts. The same, for seconds, when it has failed many times in a row.
 */
export function createBreaker({
  pubSub,
  restMs = failureRestMs,
}: {
  pubSub?: PubSub;
  /** How long nothing is sent after many failures, in milliseconds. */
  restMs?: number;
} = {}): {
  step: Step;
  state(): BreakerState;
} {
  let open: { error: AmocrmGraphqlError; until: number; restMs: number } | undefined;
  let failures = 0;

  const trip = (error: AmocrmGraphqlError, pauseMs: number) => {
    open = { error, until: Date.now() + pauseMs, restMs: pauseMs };
  };
  pubSub
    ?.subscribe(blockChannel, (message) => {
      if (open?.error instanceof BlockedError) return;
      const { text, remedy } = message as { text: string; remedy?: string };
      trip(new BlockedError(text, remedy === undefined ? {} : { remedy }), blockRestMs);
    })
    .catch(() => {});

  return {
    async step(call, next) {
      if (open && Date.now() < open.until) throw open.error;
      // Others wait for what becomes of this attempt.
      if (open) open.until = Date.now() + open.restMs;
      try {
        const answer = await next(call);
        open = undefined;
        failures = 0;
        return answer;
      } catch (error) {
        if (error instanceof BlockedError) {
          const isNew = !(open?.error instanceof BlockedError);
          trip(error, blockRestMs);
          if (isNew) await pubSub?.publish(blockChannel, { text: error.message, remedy: error.remedy });
        } else if (isOutage(error)) {
          failures += 1;
          if (failures >= mostFailures) trip(explainOutage(error, failures, restMs), restMs);
        } else {
          // It answered: whatever it said, it is there.
          failures = 0;
          if (!(open?.error instanceof BlockedError)) open = undefined;
        }
        throw error;
      }
    },
    state: () => (open ? { state: 'open', error: open.error } : { state: 'closed' }),
  };
}

function isOutage(error: unknown): error is AmocrmGraphqlError {
  return error instanceof AmocrmGraphqlError && ['UPSTREAM_UNAVAILABLE', 'WRITE_OUTCOME_UNKNOWN'].includes(error.code);
}

function explainOutage(error: AmocrmGraphqlError, failures: number, restMs: number): UpstreamUnavailableError {
  return new PausedError(`amoCRM has failed ${failures} times in a row, the last time: ${error.message}`, {
    remedy: `Nothing is sent for ${restMs / 1_000} seconds; try again after that.`,
  });
}
