import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Caller } from './caller.ts';
import type { RequestHead } from './head.ts';
import type { ReadBody } from './payload.ts';
import { type AnswerRefusal, Refusal } from './refusal.ts';
import type { ServedAccount } from './served-account.ts';

/** The state of one request, shared by its steps. */
export interface Exchange extends Record<string, unknown> {
  req: IncomingMessage;
  res: ServerResponse;
  /** Fires if the client disconnects before the response is complete; set by the first step. */
  signal?: AbortSignal;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number;
  /** The authenticated caller; set by the authentication step. */
  caller?: Caller;
  /** The number of requests in the body, more than one for a batch; set when the body is read. */
  items?: number;
  /** The body, once it has been read. */
  body?: ReadBody;
  /** Whether the entry steps have run. They count requests, so they must run only once. */
  hasPassedEntry?: boolean;
  /** The account of the request; set once the caller is known. */
  account?: ServedAccount;
}

/** The id of a request in the log, which the response carries as `X-Request-Id`. */
export function requestIdOf({ res }: Pick<Exchange, 'res'>): string | undefined {
  return res.getHeader('x-request-id')?.toString();
}

/** A Yoga or Envelop plugin whose server context is an `Exchange`. */
export type HttpPlugin = Plugin<Record<string, unknown>, Exchange>;

/** The input of an entry step. */
export interface EntryStepInput {
  request: RequestHead;
  url: Pick<URL, 'pathname' | 'searchParams'>;
  serverContext: Exchange;
}

/** A step of every GraphQL request, on the direct path and on Yoga's. It needs only the head of the request. */
export type EntryStep = (input: EntryStepInput) => StepAnswer | Promise<StepAnswer>;

/** The input of a step on Yoga's path. */
export type RequestStepInput = Parameters<NonNullable<HttpPlugin['onRequest']>>[0];

/** The result of a step: a response or a refusal; undefined lets the request continue. */
export type StepAnswer = Response | Refusal | undefined;

/** A step on Yoga's path only, which may need the whole request. */
export type RequestStep = (input: RequestStepInput) => StepAnswer | Promise<StepAnswer>;

/** Converts a thrown value to the error that a client may see. @param exchange the request that failed, if known */
export type PresentError = (error: unknown, exchange?: Exchange) => GraphQLError;

/** An entry step as a plugin; skipped if the direct path has run it already. */
export function useEntryStep(step: EntryStep, presentError: PresentError, answerRefusal: AnswerRefusal): HttpPlugin {
  const run: RequestStep = (input) => (input.serverContext.hasPassedEntry ? undefined : step(input));
  return useStep(run, presentError, answerRefusal);
}

/**
 * A step as a plugin. Errors that it throws are presented like all others; otherwise the server adapter would answer with the stack
 * trace.
 */
export function useStep(step: RequestStep, presentError: PresentError, answerRefusal: AnswerRefusal): HttpPlugin {
  return {
    async onRequest(input) {
      let answer: StepAnswer;
      try {
        answer = await step(input);
      } catch (error) {
        answer = new Refusal(500, presentError(error, input.serverContext));
      }
      if (answer instanceof Refusal) answer = answerRefusal(answer, input.url.pathname);
      if (answer) input.endResponse(answer);
    },
  };
}
