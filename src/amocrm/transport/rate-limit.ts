import { randomUUID } from 'node:crypto';
import { CancelledError, RateLimitedError } from '../../errors/index.ts';
import type { PubSub, RateBudget, RateClaim } from '../../state/index.ts';
import type { Call, Lane, Step } from './call.ts';

/** Where the budgets are kept and how large they are. */
export interface RateLimitOptions {
  budget: RateBudget;
  /** Of this integration first; then those that it shares with others. */
  claims: readonly [RateClaim, ...RateClaim[]];
  /** Where instances tell each other that amoCRM has had enough: the budget is theirs together. */
  pubSub?: PubSub | undefined;
  /** Told how long each call has waited, in milliseconds. */
  onWait?: ((lane: Lane, ms: number) => void) | undefined;
}

interface Waiter {
  go(): void;
  fail(error: unknown): void;
}

/** How many calls may wait; more would wait longer than anybody's patience, and memory is not endless. */
const longestQueue = 1_000;

/** A pause longer than this is not waited for, in milliseconds: callers are told the time instead. */
export const longestPause = 10_000;

/** Of so many calls that are let through one is a report's, where one waits: people come first, and reports come on. */
const backgroundShare = 5;

/** How many calls of reports may be under way: the connections that are left are for people. */
const mostBackground = 8;

/** After amoCRM's refusal half of the limit is used, and every so often one more request a second, in milliseconds. */
const recoveryMs = 10_000;

/** Where instances tell each other for how long amoCRM wants to be left alone. */
const pauseChannel = 'pause';

/** What can be watched of a limiter. */
export interface RateLimitState {
  /** Calls that wait, by lane. */
  waiting: Record<Lane, number>;
  /** Requests that were let through in the last second. */
  used: number;
  /** Requests a second that are allowed at present. */
  limit: number;
}

/**
 * Keeps to amoCRM's limit of requests per second (Limits: 7 for an integration). Who ignores it is answered 429, and
 * who goes on is cut off. Calls wait in two lanes: people's go before those of reports, but never all of them.
 */
export function createRateLimitStep({ budget, claims, pubSub, onWait }: RateLimitOptions): {
  step: Step;
  /** Lets nobody through for a while: amoCRM said that it has had enough. Afterwards less is sent than before. */
  pause(milliseconds: number): void;
  state(): RateLimitState;
} {
  const [own, ...others] = claims;
  const lanes: Record<Lane, Waiter[]> = { interactive: [], background: [] };
  let running = false;
  let passed = 0;
  /** When calls were let through, the last ones. */
  const moments: number[] = [];
  let background = 0;
  // By the clock that nobody sets back.
  let pausedUntil = 0;
  let reduced = own.limit;
  let reducedAt = Number.NEGATIVE_INFINITY;
  /** When the budget was last found used up. */
  let shortAt = Number.NEGATIVE_INFINITY;
  const pauseLeft = () => pausedUntil - performance.now();

  /** The limit that is used now: it comes back one by one after a refusal. */
  const currentLimit = () => Math.min(own.limit, reduced + Math.floor((performance.now() - reducedAt) / recoveryMs));

  const countRecent = () => moments.filter((moment) => moment > performance.now() - 1_000).length;

  /** Requests a second that are let through here: other instances have their part of the budget, where it is used up. */
  const ownRate = () => (performance.now() - shortAt < 1_000 ? Math.max(1, countRecent()) : currentLimit());

  /** Milliseconds until so many calls have gone. */
  const estimate = (ahead: number) => Math.ceil((ahead / ownRate()) * 1_000 + Math.max(0, pauseLeft()));

  const failAll = (error: unknown) => {
    for (const waiter of [...lanes.interactive.splice(0), ...lanes.background.splice(0)]) waiter.fail(error);
  };

  const canGo = () => lanes.interactive.length > 0 || (lanes.background.length > 0 && background < mostBackground);

  /** Chosen only when the budget has given, so that a person who came while it was empty goes first. */
  const choose = (): Waiter | undefined => {
    passed += 1;
    moments.push(performance.now());
    if (moments.length > own.limit) moments.shift();
    const isTurn = passed % backgroundShare === 0 && background < mostBackground;
    return (isTurn ? lanes.background.shift() : undefined) ?? lanes.interactive.shift() ?? lanes.background.shift();
  };

  const run = async () => {
    if (running) return;
    running = true;
    try {
      while (canGo()) {
        const pause = pauseLeft();
        const wait = pause > 0 ? pause : await budget.take([{ ...own, limit: currentLimit() }, ...others]);
        if (wait > 0) {
          if (pause <= 0) shortAt = performance.now();
          await new Promise((resolve) => setTimeout(resolve, wait));
          continue;
        }
        choose()?.go();
      }
    } catch (error) {
      // The budget cannot be asked: nobody must wait for it for ever.
      failAll(error);
    } finally {
      running = false;
    }
  };

  const enter = (call: Call): Promise<void> => {
    const pause = pauseLeft();
    if (pause > longestPause) throw explainPause(pause);
    const name = call.lane ?? 'interactive';
    const lane = lanes[name];
    const waiting = lanes.interactive.length + lanes.background.length;
    // What a person waits for: those who came before, and the reports that have their turn among them.
    const reports = Math.min(lanes.background.length, lane.length / (backgroundShare - 1));
    const ahead = name === 'interactive' ? lane.length + reports : waiting;
    const left = (call.deadline ?? Number.POSITIVE_INFINITY) - performance.now();
    // The budget of this second may still be there.
    const waitMs = Math.max(0, pause) + Math.max(0, ahead / ownRate() - 1) * 1_000;
    if (waiting >= longestQueue || waitMs > left) throw explainQueue(estimate(ahead));
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        call.signal?.removeEventListener('abort', leave);
        clearTimeout(late);
        act();
      };
      const withdraw = (error: unknown) => {
        const index = lane.indexOf(waiter);
        if (index !== -1) lane.splice(index, 1);
        settle(() => reject(error));
      };
      const leave = () =>
        withdraw(new CancelledError('The request was cancelled while it waited for amoCRM’s rate limit.'));
      const waiter: Waiter = {
        go: () =>
          settle(() => {
            if (name === 'background') background += 1;
            resolve();
          }),
        fail: (error) => settle(() => reject(error)),
      };
      // The estimate may have been too good: nothing is sent that nobody waits for any more.
      const late = Number.isFinite(left)
        ? setTimeout(() => withdraw(explainQueue(estimate(lane.indexOf(waiter) + 1))), left)
        : undefined;
      if (call.signal?.aborted) return leave();
      call.signal?.addEventListener('abort', leave, { once: true });
      lane.push(waiter);
      void run();
    });
  };

  const explainQueue = (retryAfterMs: number): HeldBackError => {
    const waiting = lanes.interactive.length + lanes.background.length;
    return new HeldBackError(
      `There is no turn for this request in time: ${waiting} wait for amoCRM’s rate limit.`,
      retryAfterMs,
      {
        remedy: `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds; amoCRM allows ${own.limit} requests a second.`,
      },
    );
  };

  const slowDown = (milliseconds: number): void => {
    pausedUntil = Math.max(pausedUntil, performance.now() + milliseconds);
    // Many refusals of one moment are one.
    if (performance.now() - reducedAt > 1_000) {
      reduced = Math.max(1, Math.floor(currentLimit() / 2));
      reducedAt = performance.now();
    }
    if (milliseconds > longestPause) failAll(explainPause(milliseconds));
  };
  const self = randomUUID();
  pubSub
    ?.subscribe(pauseChannel, (message) => {
      const { from, milliseconds } = message as { from: string; milliseconds: number };
      if (from !== self) slowDown(milliseconds);
    })
    .catch(() => {});

  return {
    async step(call, next) {
      const entered = performance.now();
      await enter(call);
      onWait?.(call.lane ?? 'interactive', performance.now() - entered);
      try {
        return await next(call);
      } finally {
        if (call.lane === 'background') {
          background -= 1;
          void run();
        }
      }
    },
    pause(milliseconds) {
      slowDown(milliseconds);
      // Who does not hear of it is told by amoCRM.
      void pubSub?.publish(pauseChannel, { from: self, milliseconds }).catch(() => {});
    },
    state: () => ({
      waiting: { interactive: lanes.interactive.length, background: lanes.background.length },
      used: countRecent(),
      limit: currentLimit(),
    }),
  };
}

function explainPause(milliseconds: number): HeldBackError {
  const remedy = `Try again in ${Math.ceil(milliseconds / 1000)} seconds.`;
  return new HeldBackError('amoCRM asks for no requests for a while.', Math.ceil(milliseconds), { remedy });
}

/** We hold a call back; amoCRM has refused nothing. Whoever took it for its refusal would make the pause longer with every caller. */
export class HeldBackError extends RateLimitedError {}
