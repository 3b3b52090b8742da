import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiToken } from '../config/api-token.ts';
import type { Caller } from './caller.ts';
import type { RequestHead } from './head.ts';
import type { EntryStep } from './hook.ts';
import type { McpAuthorization } from './mcp-authorization.ts';
import { challenge, Refusal, refuse } from './refusal.ts';

/**
 * Who sends a request; nothing when it shows no token or a wrong one.
 *
 * @throws {Refusal} where the token is known and not good enough, or cannot be checked now
 */
export type Identify = (request: RequestHead, pathname: string) => Promise<Caller | undefined>;

/** Reads bearer tokens. Where none can be shown, everybody may do everything. */
export function createIdentify(apiTokens: readonly ApiToken[], authorization: McpAuthorization | undefined): Identify {
  if (apiTokens.length === 0 && !authorization) {
    return async () => ({ id: 'anybody', access: 'read-write', accounts: undefined, limit: 0 });
  }
  const known = apiTokens.map((token) => ({ ...token, bytes: Buffer.from(token.digest, 'hex') }));
  return async (request, pathname) => {
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (shown === undefined) return undefined;
    // Digests have one length, as `timingSafeEqual` wants, and all are compared: the time says nothing about a token.
    const digest = createHash('sha256').update(shown).digest();
    const token = known.filter(({ bytes }) => timingSafeEqual(bytes, digest)).at(0);
    if (token) return { id: token.digest.slice(0, 16), ...token };
    return authorization?.verify(shown, pathname);
  };
}

/** Lets nobody past who is not known, and notes who the others are. */
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
      shown ? 'This token is not known here.' : 'A token is needed.',
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
 * @returns 0 where it may be sent; otherwise the milliseconds to wait
 */
export type CountRequest = (caller: string, limit: number) => Promise<number>;

/** Lets each caller send so many requests per second, on all instances together. */
export function limitCallers(count: CountRequest): EntryStep {
  return ({ serverContext: { caller } }) => countRequests(count, caller);
}

/** The first of a batch has been counted when the rest is refused, and is in the way of the next try for so long, in milliseconds. */
const BATCH_WAIT_MS = 1_100;

/**
 * Counts what comes in one request against the caller's limit: all of it, or nothing where it does not fit.
 *
 * @param batch how many requests are in it, and how many of them have been counted already
 */
export async function countRequests(
  count: CountRequest,
  caller: Caller | undefined,
  { items, counted }: { items: number; counted: number } = { items: 1, counted: 0 },
): Promise<Refusal | undefined> {
  if (!caller || caller.limit === 0) return undefined;
  const { id, limit } = caller;
  if (items > limit) {
    const remedy = `Send ${limit} at the most in one request; this token may send no more in a second.`;
    return refuse(429, 'TOO_MANY_REQUESTS', 'This batch is larger than the limit of its token.', remedy);
  }
  for (let left = items - counted; left > 0; left--) {
    // Taken one by one, each only where the others that are left fit too; what races with us can make it less, never more.
    const waitMs = await count(id, limit - left + 1);
    if (waitMs > 0) return refuseMore(limit, items > 1 ? Math.max(waitMs, BATCH_WAIT_MS) : waitMs);
  }
  return undefined;
}

function refuseMore(limit: number, waitMs: number): Refusal {
  const seconds = Math.ceil(waitMs / 1_000);
  const remedy = `Wait ${seconds} s; this token may send ${limit} requests a second.`;
  const extensions = { code: 'TOO_MANY_REQUESTS', fault: 'caller', retryable: true, remedy, retryAfterMs: waitMs };
  return new Refusal(
    429,
    { message: 'This token sends too many requests.', extensions },
    { 'retry-after': String(seconds) },
  );
}
