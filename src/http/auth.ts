import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiToken } from '../config/api-token.ts';
import type { Caller } from './caller.ts';
import type { RequestHead } from './head.ts';
import type { McpAuthorization } from './mcp-authorization.ts';
import { challenge, Refusal, refuse } from './refusal.ts';
import type { EntryStep } from './step.ts';

/**
 * Finds the caller of a request; undefined if the request has no token or an unknown one.
 *
 * @throws {Refusal} if the token is valid but lacks a scope, or cannot be verified now
 */
export type Identify = (request: RequestHead, pathname: string) => Promise<Caller | undefined>;

/** Identifies callers by bearer token. If neither tokens nor an authorization server are configured, every caller has full access. */
export function createIdentify(apiTokens: readonly ApiToken[], authorization: McpAuthorization | undefined): Identify {
  if (apiTokens.length === 0 && !authorization) {
    return async () => ({ id: 'anybody', access: 'read-write', accounts: undefined, limit: 0 });
  }
  const known = apiTokens.map((token) => ({ ...token, bytes: Buffer.from(token.digest, 'hex') }));
  return async (request, pathname) => {
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (shown === undefined) return undefined;
    // All digests are compared, in constant time, so that the duration reveals nothing about a token.
    const digest = createHash('sha256').update(shown).digest();
    const token = known.filter(({ bytes }) => timingSafeEqual(bytes, digest)).at(0);
    if (token) return { id: token.digest.slice(0, 16), ...token };
    return authorization?.verify(shown, pathname);
  };
}

/** Refuses requests of unknown callers, and stores the caller of the others. */
export function authenticate(identify: Identify, authorization: McpAuthorization | undefined): EntryStep {
  return async ({ request, url, serverContext }) => {
    const caller = await identify(request, url.pathname).catch(asRefusal);
    if (caller instanceof Refusal) return caller;
    if (caller) {
      serverContext.caller = caller;
      return undefined;
    }
    const shown = request.headers.has('authorization');
    const parameters = { ...(shown && { error: 'invalid_token' }), ...authorization?.challenge(url.pathname) };
    return refuse(
      401,
      'UNAUTHENTICATED',
      shown ? 'This token is not valid here.' : 'A token is required.',
      'Send `Authorization: Bearer <token>` with a token from API_TOKENS.',
      { 'www-authenticate': challenge(parameters) },
    );
  };
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/**
 * Counts one request of a caller.
 *
 * @returns 0 if the request is within the limit; otherwise the milliseconds to wait
 */
export type CountRequest = (caller: string, limit: number) => Promise<number>;

/** Enforces each caller's limit of requests per second, across all instances. */
export function limitCallers(count: CountRequest): EntryStep {
  return ({ serverContext: { caller } }) => countRequests(count, caller);
}

/** When a batch is refused, its first request has already been counted, and counts against a retry for this long, in milliseconds. */
const batchWaitMs = 1_100;

/**
 * Counts the items of one HTTP request against the caller's limit: all of them, or none if they do not fit.
 *
 * @param batch how many items the request has, and how many of them have been counted already
 */
export async function countRequests(
  count: CountRequest,
  caller: Caller | undefined,
  { items, counted }: { items: number; counted: number } = { items: 1, counted: 0 },
): Promise<Refusal | undefined> {
  if (!caller || caller.limit === 0) return undefined;
  const { id, limit } = caller;
  if (items > limit) {
    const remedy = `Send at most ${limit} in one request; the token is limited to ${limit} requests per second.`;
    return refuse(429, 'TOO_MANY_REQUESTS', 'This batch is larger than the limit of its token.', remedy);
  }
  for (let left = items - counted; left > 0; left--) {
    // One by one, each only if the remaining ones fit too: a concurrent request can lower the total, never exceed it.
    const waitMs = await count(id, limit - left + 1);
    if (waitMs > 0) return refuseTooMany(limit, items > 1 ? Math.max(waitMs, batchWaitMs) : waitMs);
  }
  return undefined;
}

function refuseTooMany(limit: number, waitMs: number): Refusal {
  const seconds = Math.ceil(waitMs / 1_000);
  const remedy = `Wait ${seconds} s; this token is limited to ${limit} requests per second.`;
  const extensions = { code: 'TOO_MANY_REQUESTS', fault: 'caller', retryable: true, remedy, retryAfterMs: waitMs };
  return new Refusal(
    429,
    { message: 'This token has sent too many requests.', extensions },
    { 'retry-after': String(seconds) },
  );
}
