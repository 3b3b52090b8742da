/** A conversation with a model, whatever the dialect of its endpoint. */
import type { ListedTool } from '../account.ts';

/** A tool that the model wants to be called. */
export interface WantedCall {
  id: string;
  name: string;
  /** Undefined if the model wrote something that is not a JSON object. */
  args: Record<string, unknown> | undefined;
}

/** What the model said. */
export interface Turn {
  text: string;
  calls: readonly WantedCall[];
  /** Whether it was cut off before its end. */
  isCut: boolean;
}

/** What was read and written so far. */
export interface Tokens {
  input: number;
  output: number;
}

/** The outcome of a call, for the model. */
export interface CallOutcome {
  id: string;
  text: string;
  isError: boolean;
}

/** A conversation. */
export interface Chat {
  /** Says something as the user. */
  say(text: string): Promise<Turn>;
  /** Gives the outcomes of all calls of the last turn. */
  report(outcomes: readonly CallOutcome[]): Promise<Turn>;
  readonly tokens: Tokens;
}

/** What a conversation is started with. */
export interface ChatOptions {
  endpoint: Endpoint;
  /** The model’s instructions. */
  system: string;
  tools: readonly ListedTool[];
}

/** Where the model is. */
export interface Endpoint {
  dialect: Dialect;
  /** Without a slash at the end. */
  baseUrl: string;
  key: string;
  model: string;
  /** The most that the model may write in one turn. */
  maxTokens: number;
  /** Of one request, in milliseconds. */
  timeoutMs: number;
  /** Waits before the next attempt after the endpoint was busy. */
  wait(ms: number): Promise<void>;
}

/** How an endpoint is spoken to: Chat Completions of OpenAI, or Messages of Anthropic. */
export type Dialect = 'openai' | 'anthropic';

/** Adds what a request has cost. */
export function addTokens(tokens: Tokens, input: number | undefined, output: number | undefined): void {
  tokens.input += input ?? 0;
  tokens.output += output ?? 0;
}

/** The arguments of a call if they are a JSON object. */
export function toArguments(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
