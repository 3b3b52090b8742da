import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Caller } from './caller.ts';
import type { AccountDoor } from './door.ts';
import type { RequestHead } from './head.ts';
import type { ReadBody } from './payload.ts';
import { type AnswerRefusal, Refusal } from './refusal.ts';

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
  /** The body, once it has been read. */
  body?: ReadBody;
  /** Whether the entry steps have been taken already: they count requests, so they are taken once. */
  isAdmitted?: boolean;
  /** The account that it is for; set once the caller is known. */
  account?: AccountDoor;
}

/** The id under which a request stands in the log; its client has been told it. */
export function requestIdOf({ res }: Pick<Exchange, 'res'>): string | undefined {
  return res.getHeader('x-request-id')?.toString();
}

/** A plugin of this server: Yoga's and Envelop's hooks over our exchange. */
export type HttpPlugin = Plugin<Record<string, unknown>, Exchange>;

/** What an entry step is given. */
export interface EntryInput {
  request: RequestHead;
  url: Pick<URL, 'pathname' | 'searchParams'>;
  serverContext: Exchange;
}

/** A step that every GraphQL request goes through, on the direct path and on Yoga's. */
export type EntryStep = (input: EntryInput) => HookAnswer | Promise<HookAnswer>;

/** What a step is given. */
export type HookInput = Parameters<NonNullable<HttpPlugin['onRequest']>>[0];

/** What a step may answer. */
export type HookAnswer = Response | Refusal | undefined;

/** One step of a request's life: answers it, or lets it go on by returning nothing. */
export type Hook = (input: HookInput) => HookAnswer | Promise<HookAnswer>;

/** Turns whatever was thrown into what a client may see. @param exchange for which it was thrown, where that is known */
export type Present = (error: unknown, exchange?: Exchange) => GraphQLError;

/** An entry step as a plugin; not taken again where the direct path has handed the request on. */
export function useEntryStep(step: EntryStep, present: Present, answerRefusal: AnswerRefusal): HttpPlugin {
  const take: Hook = (input) => (input.serverContext.isAdmitted ? undefined : step(input));
  return useHook(take, present, answerRefusal);
}

/**
 * A step as a plugin. What it throws is presented like any other error: left alone, the server adapter would
 * answer with the stack trace.
 */
export function useHook(step: Hook, present: Present, answerRefusal: AnswerRefusal): HttpPlugin {
  return {
    async onRequest(input) {
      let answer: HookAnswer;
      try {
        answer = await step(input);
      } catch (error) {
        answer = new Refusal(500, present(error, input.serverContext));
      }
      if (answer instanceof Refusal) answer = answerRefusal(answer, input.url.pathname);
      if (answer) input.endResponse(answer);
    },
  };
}
