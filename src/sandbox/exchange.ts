import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine } from './engine.ts';

/** One HTTP request and what is needed to answer it. */
export interface Exchange {
  engine: Engine;
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Path without the query string. */
  path: string;
  /** Query string without `?`, still encoded. */
  query: string;
  /** The body; undefined if it is larger than the gateway allows. */
  text: string | undefined;
  /** The same as it was sent; empty if it is larger. */
  bytes: Buffer;
  /** Resolves after so many milliseconds, or never if the sandbox closes before. */
  wait(milliseconds: number): Promise<void>;
}

/** A body as JSON, or as the text itself: a route then refuses it as the wrong type. */
export function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
