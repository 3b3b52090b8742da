import { AmocrmGraphqlError, BlockedError, type UpstreamUnavailableError } from '../../errors/index.ts';
import type { PubSub } from '../../state/index.ts';
import type { Step } from './call.ts';
import { PausedError } from './problem.ts';

/** How long nothing is sent after amoCRM has cut the account off, in milliseconds; then one call may try. */
const blockRestMs = 60_000;

/** After so many failures in a row nothing is sent for a while: amoCRM is down, and more requests do not help. */
const maxFailures = 10;
export const failureRestMs = 5_000;

/** Where instances tell each other that amoCRM has cut the account off. */
const blockChannel = 'blocked';

/** What they tell each other: it is blocked; one of them tries a request; it is not blocked any more. */
type BlockMessage = { news: 'blocked'; text: string; remedy?: string | undefined } | { news: 'trying' | 'lifted' };

/** Whether anything is sent at present. */
export interface BreakerState {
  state: 'closed' | 'open';
  /** The error that every call gets while it is open. */
  error?: AmocrmGraphqlError;
}

/**
 * The circuit breaker. Sends nothing after amoCRM has cut the account off (an HTML 403, Limits): every further request
 * prolongs the block, which only its support lifts. The same, for seconds, after many failures in a row.
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
  const isBlocked = () => open?.error instanceof BlockedError;
  const tell = (message: BlockMessage): void => {
    // An instance that misses the message learns it from amoCRM's next answer.
    void pubSub?.publish(blockChannel, message).catch(() => {});
  };
  pubSub
    ?.subscribe(blockChannel, (message) => {
      const told = message as BlockMessage;
      if (told.news === 'blocked') {
        if (!isBlocked())
          trip(new BlockedError(told.text, { ...(told.remedy && { remedy: told.remedy }) }), blockRestMs);
      } else if (open && isBlocked()) {
        if (told.news === 'lifted') open = undefined;
        else open.until = Date.now() + blockRestMs;
      }
    })
    .catch(() => {});

  return {
    async step(call, next) {
      if (open && Date.now() < open.until) throw open.error;
      if (open) {
        // Half-open: others wait for the result of this attempt, here and at the other instances.
        open.until = Date.now() + open.restMs;
        if (isBlocked()) tell({ news: 'trying' });
      }
      try {
        const answer = await next(call);
        if (isBlocked()) tell({ news: 'lifted' });
        open = undefined;
        failures = 0;
        return answer;
      } catch (error) {
        if (error instanceof BlockedError) {
          if (!isBlocked()) tell({ news: 'blocked', text: error.message, remedy: error.remedy });
          trip(error, blockRestMs);
        } else if (isOutage(error)) {
          failures += 1;
          if (failures >= maxFailures) trip(explainOutage(error, failures, restMs), restMs);
        } else {
          // It answered, so it is not down.
          failures = 0;
          if (!isBlocked()) open = undefined;
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
