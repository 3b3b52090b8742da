import { createHash, timingSafeEqual } from 'node:crypto';
import type { Access } from '../resolvers/context.ts';
import { refuse, type Step } from './step.ts';

/** A bearer token that callers may show. */
export interface ApiToken {
  /** The token itself, kept where it is not printed by accident. */
  token: { reveal(): string };
  access: Access;
}

/** What the caller of a request may do; nothing when it shows no token or a wrong one. */
export type Identify = (request: Request) => Access | undefined;

/** Reads bearer tokens. Without configured tokens everybody may do everything. */
export function createIdentify(apiTokens: ApiToken[]): Identify {
  if (apiTokens.length === 0) return () => 'read-write';
  const known = apiTokens.map(({ token, access }) => ({ digest: digest(token.reveal()), access }));
  return (request) => {
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (shown === undefined) return undefined;
    // Digests have one length, as `timingSafeEqual` wants, and all are compared: the time says nothing about a token.
    const shownDigest = digest(shown);
    return known.filter((entry) => timingSafeEqual(entry.digest, shownDigest)).at(0)?.access;
  };
}

/** Lets nobody past who is not known, and notes what the others may do. */
export function authenticate(identify: Identify): Step {
  return ({ request, serverContext }) => {
    const access = identify(request);
    if (access) {
      serverContext.access = access;
      return undefined;
    }
    const shown = request.headers.has('authorization');
    return refuse(
      401,
      'UNAUTHENTICATED',
      shown ? 'This token is not known here.' : 'A token is needed.',
      'Send `Authorization: Bearer <token>` with a token from API_TOKENS.',
      {
        'www-authenticate': shown
          ? 'Bearer realm="amocrm-graphql", error="invalid_token"'
          : 'Bearer realm="amocrm-graphql"',
      },
    );
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
