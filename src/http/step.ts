import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { AccountDoor } from './account.ts';
import type { Caller } from './auth.ts';

/** What belongs to one request beside the request itself. */
export interface Exchange extends Record<string, unknown> {
  req: IncomingMessage;
  res: ServerResponse;
  /** Fires when the client goes away before it has its answer; set by the first step. */
  signal?: AbortSignal;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number;
  /** Who sends it; set by the authentication step. */
  caller?: Caller;
  /** How many requests its body carries, where it is a batch; set when the body is read. */
  items?: number;
  /** The account that it is for; set once the caller is known. */
  account?: AccountDoor;
}

/** A plugin of this server: Yoga's and Envelop's hooks over our exchange. */
export type HttpPlugin = Plugin<Record<string, unknown>, Exchange>;

/** What a step is given. */
export type StepInput = Parameters<NonNullable<HttpPlugin['onRequest']>>[0];

/** What is answered to a request that may not go on; how it looks depends on the door that was asked for. */
export class Refusal {
  readonly status: number;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    { message, extensions }: { message: string; extensions: Record<string, unknown> },
    headers: Record<string, string> = {},
  ) {
    const { http: _internal, ...told } = extensions;
    this.status = status;
    this.message = message;
    this.extensions = told;
    this.headers = headers;
  }
}

/** What a step may answer. */
export type StepAnswer = Response | Refusal | undefined;

/** One step of a request's life: answers it, or lets it go on by returning nothing. */
export type Step = (input: StepInput) => StepAnswer | Promise<StepAnswer>;

/** Writes a refusal as the clients of a path read errors. */
export type AnswerRefusal = (refusal: Refusal, pathname: string) => Response;

/** Turns whatever was thrown into what a client may see. */
export type Present = (error: unknown) => GraphQLError;

/**
 * A step as a plugin. What it throws is presented like any other error: left alone, the server adapter would
 * answer with the stack trace.
 */
export function useStep(step: Step, present: Present, answerRefusal: AnswerRefusal): HttpPlugin {
  return {
    async onRequest(input) {
      let answer: StepAnswer;
      try {
        answer = await step(input);
      } catch (error) {
        answer = new Refusal(500, present(error));
      }
      if (answer instanceof Refusal) answer = answerRefusal(answer, input.url.pathname);
      if (answer) input.endResponse(answer);
    },
  };
}

/** A JSON answer that no cache keeps. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** A refusal in the shape that GraphQL's clients read, and everybody else. */
export function answerErrors({ status, message, extensions, headers }: Refusal): Response {
  return answerJson(status, { errors: [{ message, extensions }] }, headers);
}

/** A refusal that is the caller's to mend. */
export function refuse(
  status: number,
  code: string,
  message: string,
  remedy?: string,
  headers?: Record<string, string>,
): Refusal {
  const extensions = { code, fault: 'caller', retryable: false, ...(remedy ? { remedy } : {}) };
  return new Refusal(status, { message, extensions }, headers);
}
