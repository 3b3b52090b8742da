/**
 * The life of one request to amoCRM, from the noun that makes it to the wire and back: an ordered list of steps, each
 * in its own file. Refuses nothing by itself and knows no noun.
 */
import type { State } from '../../state/index.ts';
import type { ProxySettings } from '../outgoing.ts';
import { type Credentials, createAuthStep, fixedCredentials } from './auth.ts';
import { type BreakerState, createBreaker, failureRestMs } from './breaker.ts';
import type { Answer, Call, Lane, Step } from './call.ts';
import { createRateLimitStep, type RateLimitState } from './rate-limit.ts';
import { createRetryStep, type RetryDelay } from './retry.ts';
import { createSend } from './send.ts';
import { createTimeoutStep } from './timeout.ts';
import { type CallEvent, createTraceStep } from './trace.ts';

export type { Credentials } from './auth.ts';
export type { Answer, Call, Step } from './call.ts';
export { fillPath } from './call.ts';
export type { CallEvent } from './trace.ts';

/** What a connection is made of. */
export interface ClientOptions {
  /**
   * The account's address, without `/api/v4`: `https://mycompany.amocrm.ru`. With a session, the name under which the rate
   * budget is kept, because the account may be renamed.
   */
  baseUrl: string;
  /** The account's address at present, which all its integrations share a budget under. Default `baseUrl`. */
  accountAddress?: () => string;
  /** The bearer token, or the session that has it. */
  accessToken: string | Credentials;
  /** Whether the server's certificate is checked. Default true; without it the token can be read on the way. */
  verifyTls?: boolean;
  /** The proxies to use; none if omitted. */
  proxy?: ProxySettings | undefined;
  /** Requests in any window of one second. Default 7, which is amoCRM's limit for an integration (Limits). */
  rateLimit?: number;
  /** Requests per second of all integrations of the account together. Default 50 (Limits). */
  accountRateLimit?: number;
  /** Where the rate budget is shared. */
  state: State;
  /** Milliseconds for one attempt, from sending to the last byte. Default 20,000. */
  timeoutMs?: number;
  /** Told of what happens, for telemetry. */
  observer?: TransportObserver;
  /** Milliseconds for which nothing is sent after many failures in a row; for tests. */
  failureRestMs?: number;
  /** Milliseconds before a repetition; for tests. */
  retryDelay?: RetryDelay;
}

/** Callbacks for the events of the transport. */
export interface TransportObserver {
  /** One attempt has ended. */
  call(event: CallEvent): void;
  /** A failed attempt will be repeated. @param outcome the code of its error */
  retry(event: { method: string; route: string; outcome: string }): void;
  /** A call has waited for the rate budget. @param ms milliseconds */
  wait(lane: Lane, ms: number): void;
}

/** Sends calls. */
export interface Transport {
  /** @throws the typed error that the answer means, for anything but success */
  send(call: Call): Promise<Answer>;
  /** How far amoCRM's clock is ahead of this machine's, in milliseconds; undefined before the first answer. */
  clockOffsetMs(): number | undefined;
  /** Its state at present. */
  state(): TransportState;
  close(): Promise<void>;
}

/** What can be watched of a transport. */
export interface TransportState {
  limiter: RateLimitState;
  breaker: BreakerState;
}

/** The name of an account in the shared state: its host, and its path if a proxy serves several under one host. */
export function nameAddress(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/\/+$/, '')}`;
}

/** The same function, which does not work twice in a row for the same argument. */
function rememberLast<Argument, Result>(make: (argument: Argument) => Result): (argument: Argument) => Result {
  let last: { argument: Argument; result: Result } | undefined;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, result: make(argument) };
    return last.result;
  };
}

export function createTransport(options: ClientOptions): Transport {
  const {
    baseUrl,
    accessToken,
    state,
    verifyTls = true,
    rateLimit = 7,
    accountRateLimit = Math.max(50, rateLimit),
    timeoutMs = 20_000,
  } = options;
  const credentials = typeof accessToken === 'string' ? fixedCredentials({ accessToken, baseUrl }) : accessToken;
  const wire = createSend({ verifyTls, proxy: options.proxy });
  const { accountAddress = () => baseUrl } = options;
  const nameAccount = rememberLast((address: string) => `account:${nameAddress(address)}`);
  const limiter = createRateLimitStep({
    budget: state.rateBudget,
    claims: [
      { key: nameAddress(baseUrl), limit: rateLimit },
      {
        // Evaluated for each request: before the first sign-in it is not known which account it is.
        get key() {
          return nameAccount(accountAddress());
        },
        limit: accountRateLimit,
      },
    ],
    pubSub: state.pubSub,
    onWait: options.observer?.wait,
  });
  const breaker = createBreaker({ pubSub: state.pubSub, restMs: options.failureRestMs ?? failureRestMs });

  // Outermost first. Each repetition passes all steps below the retry anew: it gets the newest token, waits for the budget
  // again, has its own deadline and its own trace.
  const steps: Step[] = [
    createRetryStep({
      onRateLimited: limiter.pause,
      onRetry: options.observer?.retry,
      ...(options.retryDelay ? { delay: options.retryDelay } : {}),
    }),
    // Above the limiter: a call that is sent again with another token is one more request to amoCRM. And above the breaker: a
    // token that cannot be obtained is not a failure of the API.
    createAuthStep(credentials),
    limiter.step,
    // Below the limiter, so that those who were waiting when the block came are held back too.
    breaker.step,
    createTraceStep(options.observer?.call),
    createTimeoutStep(timeoutMs),
  ];

  const send = steps.reduceRight<(call: Call) => Promise<Answer>>(
    (next, step) => (call) => step(call, next),
    wire.send,
  );
  return {
    send,
    clockOffsetMs: wire.clockOffsetMs,
    state: () => ({ limiter: limiter.state(), breaker: breaker.state() }),
    close: wire.close,
  };
}
