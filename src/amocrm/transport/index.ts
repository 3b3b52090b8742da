/**
 * The life of one request to amoCRM, from the noun that makes it to the wire and back: an ordered list of steps, each
 * in its own file. Refuses nothing by itself and knows no noun.
 */
import type { State } from '../../state/index.ts';
import { type Credentials, createAuthStep, fixedCredentials } from './auth.ts';
import { createBlockStep } from './block.ts';
import type { Answer, Call, Step } from './call.ts';
import { createRateLimitStep } from './rate-limit.ts';
import { createRetryStep, type RetryDelay } from './retry.ts';
import { createSend } from './send.ts';
import { createTimeoutStep } from './timeout.ts';
import { type CallEvent, createTraceStep } from './trace.ts';

export type { Credentials } from './auth.ts';
export type { Answer, Call } from './call.ts';
export { fillPath } from './call.ts';
export type { CallEvent } from './trace.ts';

/** What a connection is made of. */
export interface ConnectionOptions {
  /**
   * The account's address, without `/api/v4`: `https://mycompany.amocrm.ru`. With a session, whatever the rate budget shall
   * be kept under: the account may be renamed.
   */
  baseUrl: string;
  /** The bearer token, or the session that has it. */
  accessToken: string | Credentials;
  /** Whether the server's certificate is checked. Default true; without it the token can be read on the way. */
  verifyTls?: boolean;
  /** Requests in any window of one second. Default 7, which is amoCRM's limit for an integration (Limits). */
  rateLimit?: number;
  /** Where the rate budget is shared. */
  state: State;
  /** Milliseconds for one attempt, from sending to the last byte. Default 20,000. */
  timeoutMs?: number;
  /** Told of every attempt, for telemetry. */
  onCall?: (event: CallEvent) => void;
  /** Milliseconds before a repetition; for tests. */
  retryDelay?: RetryDelay;
}

/** Sends calls. */
export interface Transport {
  /** @throws the typed error that the answer means, for anything but success */
  send(call: Call): Promise<Answer>;
  /** How far amoCRM's clock is ahead of ours, in milliseconds; undefined before the first answer. */
  clockOffsetMs(): number | undefined;
  close(): Promise<void>;
}

export function createTransport(options: ConnectionOptions): Transport {
  const { baseUrl, accessToken, state, verifyTls = true, rateLimit = 7, timeoutMs = 20_000 } = options;
  const credentials = typeof accessToken === 'string' ? fixedCredentials({ accessToken, baseUrl }) : accessToken;
  const wire = createSend({ verifyTls });
  const limiter = createRateLimitStep({ budget: state.rateBudget, key: new URL(baseUrl).host, limit: rateLimit });

  // Outermost first. Each repetition passes all steps below the retry anew: it waits for the budget again, gets the
  // newest token, has its own deadline and its own trace.
  const steps: Step[] = [
    createRetryStep({ onRateLimited: limiter.pause, ...(options.retryDelay ? { delay: options.retryDelay } : {}) }),
    limiter.step,
    // Below the limiter, so that those who were waiting when the block came are held back too.
    createBlockStep(),
    createTraceStep(options.onCall),
    createTimeoutStep(timeoutMs),
    createAuthStep(credentials, wire.authorize),
  ];

  const send = steps.reduceRight<(call: Call) => Promise<Answer>>(
    (next, step) => (call) => step(call, next),
    wire.send,
  );
  return { send, clockOffsetMs: wire.clockOffsetMs, close: wire.close };
}
