/**
 * Keeps to amoCRM's limit of requests per second (Limits: 7 for an integration). A client that ignores the limit is answered
 * 429, and one that goes on is cut off. Calls wait in two lanes (`lane-queue.ts`) for the shared budget.
 */
import { randomUUID } from 'node:crypto';
import type { PubSub, RateBudget, RateClaim } from '../../state/index.ts';
import { AdaptiveRate } from './adaptive-rate.ts';
import type { Call, Lane, Step } from './call.ts';
import { explainPause, explainQueue } from './held-back.ts';
import { LaneQueue } from './lane-queue.ts';
import { Waiter } from './waiter.ts';

/** Where the budgets are kept and how large they are. */
export interface RateLimitOptions {
  budget: RateBudget;
  /** Of this integration first; then those that it shares with others. */
  claims: readonly [RateClaim, ...RateClaim[]];
  /** Where instances tell each other that amoCRM asks for a pause: they share the budget. */
  pubSub?: PubSub | undefined;
  /** Told how long each call has waited, in milliseconds. */
  onWait?: ((lane: Lane, ms: number) => void) | undefined;
}

/** How many calls may wait; more would wait longer than callers do, and memory is bounded. */
const maxQueued = 1_000;

/** A pause longer than this is not waited for, in milliseconds: callers get the time in the error instead. */
export const maxPause = 10_000;

/** Where instances tell each other for how long amoCRM asks for a pause. */
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

/** The limiter as a step of the transport. */
export interface RateLimiter {
  step: Step;
  /** Sends nothing for a while, because amoCRM asked for it. Afterwards less is sent than before. */
  pause(milliseconds: number): void;
  state(): RateLimitState;
}

/** Makes the limiter of one connection. */
export function createRateLimitStep({ budget, claims, pubSub, onWait }: RateLimitOptions): RateLimiter {
  const gate = new Gate(budget, claims);
  const self = randomUUID();
  pubSub
    ?.subscribe(pauseChannel, (message) => {
      const { from, milliseconds } = message as { from: string; milliseconds: number };
      if (from !== self) gate.pause(milliseconds);
    })
    .catch(() => {});

  return {
    async step(call, next) {
      const lane = call.lane ?? 'interactive';
      const turn = gate.enter(call, lane);
      if (turn) {
        const entered = performance.now();
        await turn;
        onWait?.(lane, performance.now() - entered);
      } else onWait?.(lane, 0);
      try {
        return await next(call);
      } finally {
        gate.leave(lane);
      }
    },
    pause(milliseconds) {
      gate.pause(milliseconds);
      // An instance that misses the message learns it from amoCRM's next answer.
      void pubSub?.publish(pauseChannel, { from: self, milliseconds }).catch(() => {});
    },
    state: () => gate.state(),
  };
}

/** Lets waiting calls through as the budget allows. */
class Gate {
  readonly #budget: RateBudget;
  readonly #claims: readonly [RateClaim, ...RateClaim[]];
  readonly #queue = new LaneQueue<Waiter>();
  readonly #rate: AdaptiveRate;
  // By a monotonic clock.
  #pausedUntil = 0;
  #isDraining = false;

  constructor(budget: RateBudget, claims: readonly [RateClaim, ...RateClaim[]]) {
    this.#budget = budget;
    this.#claims = claims;
    this.#rate = new AdaptiveRate(claims[0].limit);
  }

  /**
   * Waits until the call may be sent.
   *
   * @returns undefined if it may be sent at once: an interactive call that finds no queue and a budget with room
   * @throws {HeldBackError} if that would take longer than the caller waits
   * @throws {CancelledError} if the caller goes away
   */
  enter(call: Call, lane: Lane): Promise<void> | undefined {
    const pause = this.#pauseLeft();
    if (pause > maxPause) throw explainPause(pause);
    const reserved = this.#mayPass(call, lane) ? this.#reserve() : undefined;
    if (reserved === 0) {
      this.#rate.recordSent();
      this.#queue.pass();
      return undefined;
    }
    const ahead = this.#queue.ahead(lane);
    const milliseconds = (call.deadline ?? Number.POSITIVE_INFINITY) - performance.now();
    // The budget of this second may still be there.
    const expected = Math.max(0, pause) + Math.max(0, ahead / this.#rate.expected - 1) * 1_000;
    if (this.#queue.size >= maxQueued || expected > milliseconds) throw this.#tooManyAhead(ahead);
    const waiter = new Waiter();
    const isWaiting = waiter.watch({
      signal: call.signal,
      milliseconds,
      // The estimate may have been too low: nothing is sent after its caller has stopped waiting.
      late: () => this.#tooManyAhead(this.#queue.position(lane, waiter) + 1),
      leave: () => this.#queue.remove(lane, waiter),
    });
    if (isWaiting) {
      this.#queue.push(lane, waiter);
      void this.#drain(reserved);
    }
    return waiter.turn;
  }

  /** Whether nothing is before the call, so that it needs no place in the queue. */
  #mayPass({ signal, deadline }: Call, lane: Lane): boolean {
    const isFirst = lane === 'interactive' && this.#queue.size === 0 && !this.#isDraining;
    return isFirst && !signal?.aborted && (deadline === undefined || deadline > performance.now());
  }

  /** A call that was let through has ended: the next one of its lane may go. */
  leave(lane: Lane): void {
    if (lane !== 'background') return;
    this.#queue.finish(lane);
    void this.#drain();
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + milliseconds);
    this.#rate.reduce();
    if (milliseconds > maxPause) this.#failAll(explainPause(milliseconds));
  }

  state(): RateLimitState {
    return { waiting: this.#queue.sizes(), used: this.#rate.used, limit: this.#rate.limit };
  }

  /**
   * Takes from the budget for as long as a call may go. The call is chosen afterwards, so that an interactive call that came
   * meanwhile goes first.
   *
   * @param reserved what the budget was asked for already, for the first call
   */
  async #drain(reserved?: number | Promise<number>): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      for (let asked = reserved; this.#queue.isReady; asked = undefined) {
        const wait = await (asked ?? this.#reserve());
        if (wait > 0) {
          await new Promise((resolve) => setTimeout(resolve, wait));
          continue;
        }
        this.#rate.recordSent();
        this.#queue.take()?.go();
      }
    } catch (error) {
      // The budget cannot be asked: no call may wait for it for ever.
      this.#failAll(error);
    } finally {
      this.#isDraining = false;
    }
  }

  /** Takes one request out of the budget. @returns 0 if it was taken, otherwise milliseconds to wait */
  #reserve(): number | Promise<number> {
    const pause = this.#pauseLeft();
    if (pause > 0) return pause;
    const [own, ...others] = this.#claims;
    const wait = this.#budget.take([{ ...own, limit: this.#rate.limit }, ...others]);
    return typeof wait === 'number' ? this.#noteWait(wait) : wait.then((milliseconds) => this.#noteWait(milliseconds));
  }

  #noteWait(wait: number): number {
    if (wait > 0) this.#rate.recordExhausted();
    return wait;
  }

  #pauseLeft(): number {
    return this.#pausedUntil - performance.now();
  }

  #failAll(error: unknown): void {
    for (const waiter of this.#queue.drain()) waiter.fail(error);
  }

  /** The error of a call with so many calls before it. */
  #tooManyAhead(ahead: number): Error {
    const pause = Math.max(0, this.#pauseLeft());
    const retryAfterMs = Math.ceil((ahead / this.#rate.expected) * 1_000 + pause);
    return explainQueue(this.#queue.size, retryAfterMs, this.#claims[0].limit);
  }
}
