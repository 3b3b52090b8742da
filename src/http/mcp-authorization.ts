/**
 * `/mcp` as a resource server of OAuth 2.1 (MCP, Authorization): its metadata names the authorization server (RFC 9728), and it
 * verifies the access tokens of that server (RFC 9068) by the server's public keys. Issues and stores no tokens.
 */
import type { JWTVerifyGetKey } from 'jose';
import type { Caller } from './caller.ts';
import { answerJson, challenge, Refusal, refuse } from './refusal.ts';
import type { RequestStep } from './step.ts';

/** The authorization server, and the claims that its tokens must have. */
export interface McpAuthorizationOptions {
  issuer: string;
  audience: string;
  /** The URL of its public keys; taken from its metadata if omitted. */
  jwksUrl: string | undefined;
  /** The URL of this server, without a trailing slash. */
  publicUrl: string;
  /** The names of the accounts. If there is only one, a token need not name it. */
  accounts: readonly string[];
  /** Requests per second of each subject; 0 means no limit. */
  limit: number;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch | undefined;
  log: { warn(fields: Record<string, unknown>, message: string): void };
}

/** Verifies access tokens and describes where to get one. */
export interface McpAuthorization {
  /**
   * The caller of an access token; undefined if the token is not valid.
   *
   * @throws {Refusal} if the token lacks a scope, or cannot be verified now
   */
  verify(token: string, pathname: string): Promise<Caller | undefined>;
  /** Parameters for `WWW-Authenticate` that say where to get a token. */
  challenge(pathname: string): Record<string, string>;
  /** Answers with the metadata of the resource. */
  showMetadata: RequestStep;
}

/** The only path that accepts these tokens; their audience is this path. */
const resourcePath = '/mcp';
const metadataPath = '/.well-known/oauth-protected-resource';

const scopes = { 'amocrm:read': 'read-only', 'amocrm:write': 'read-write' } as const;

/** Asymmetric algorithms only: with a symmetric one, a server that can verify a token could also forge one. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** The tolerated difference between the clocks, in seconds. */
const clockTolerance = 30;

/** The timeout of a request to the authorization server, and the pause after a failure, in milliseconds. */
const timeoutMs = 5_000;

export function createMcpAuthorization(options: McpAuthorizationOptions): McpAuthorization {
  const { issuer, audience, publicUrl, accounts, limit } = options;
  const keys = createKeySource(options);
  const metadata = {
    resource: `${publicUrl}${resourcePath}`,
    authorization_servers: [issuer],
    scopes_supported: Object.keys(scopes),
    bearer_methods_supported: ['header'],
    resource_name: 'amocrm-graphql',
  };
  const discovery = {
    resource_metadata: `${publicUrl}${metadataPath}${resourcePath}`,
    scope: Object.keys(scopes).join(' '),
  };

  const read = async (token: string) => {
    const { jwtVerify, errors } = await import('jose');
    try {
      const key = await keys.open();
      const rules = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['exp', 'sub'] };
      return (await jwtVerify(token, key, rules)).payload;
    } catch (error) {
      // An invalid token is the client's error; keys that cannot be loaded are not.
      const isInvalidToken =
        error instanceof errors.JOSEError &&
        !(error instanceof errors.JWKSTimeout) &&
        !(error instanceof errors.JWKSInvalid) &&
        error.code !== errors.JOSEError.code;
      if (isInvalidToken) return undefined;
      keys.fail(error);
      throw new Refusal(
        503,
        {
          message: 'The authorization server’s keys cannot be loaded, so tokens cannot be verified.',
          extensions: {
            code: 'AUTHORIZATION_SERVER_UNAVAILABLE',
            fault: 'server',
            retryable: true,
            remedy: 'Try again in a few seconds.',
          },
        },
        { 'retry-after': String(timeoutMs / 1_000) },
      );
    }
  };

  return {
    async verify(token, pathname) {
      // A signed token has three parts. For anything else, no keys are loaded.
      if (pathname !== resourcePath || token.split('.').length !== 3) return undefined;
      const claims = await read(token);
      if (!claims?.sub) return undefined;
      const granted = typeof claims.scope === 'string' ? claims.scope.split(' ') : [];
      const may = (scope: keyof typeof scopes) => granted.includes(scope);
      if (!may('amocrm:read') && !may('amocrm:write')) {
        throw refuse(
          403,
          'FORBIDDEN',
          'The access token has no scope of this server.',
          `Request one of ${Object.keys(scopes).join(', ')}.`,
          { 'www-authenticate': challenge({ error: 'insufficient_scope', ...discovery }) },
        );
      }
      return {
        id: `${issuer}#${claims.sub}`,
        access: may('amocrm:write') ? 'read-write' : 'read-only',
        accounts: parseAccounts(claims.amocrm_accounts, accounts),
        limit,
      };
    },
    challenge: (pathname) => (pathname === resourcePath ? discovery : {}),
    showMetadata: ({ request, url }) => {
      if (url.pathname !== metadataPath && url.pathname !== metadataPath + resourcePath) return undefined;
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        const headers = { allow: 'GET, HEAD' };
        return refuse(405, 'METHOD_NOT_ALLOWED', 'The metadata accepts GET.', undefined, headers);
      }
      return answerJson(200, metadata);
    },
  };
}

/** The claim `amocrm_accounts`: a list of names. It may be omitted if there is only one account. */
function parseAccounts(claim: unknown, accounts: readonly string[]): readonly string[] | undefined {
  if (claim === undefined) return accounts.length === 1 ? undefined : [];
  return (Array.isArray(claim) ? claim : [claim]).filter((name) => typeof name === 'string');
}

/**
 * The issuer's keys, loaded on first use. A failure is logged once, and no request is sent for a pause after it, so that a flood of
 * tokens causes one request. Keys that are already loaded continue to work.
 */
function createKeySource({ issuer, jwksUrl, fetch = globalThis.fetch, log }: McpAuthorizationOptions) {
  let source: Promise<JWTVerifyGetKey> | undefined;
  let failure: { error: unknown; at: number } | undefined;
  const recentFailure = () => (failure && performance.now() - failure.at < timeoutMs ? failure : undefined);
  const fetchUnlessPaused: typeof fetch = async (...request) => {
    const recent = recentFailure();
    if (recent) throw recent.error;
    return fetch(...request);
  };
  const load = async () => {
    const { createRemoteJWKSet, customFetch } = await import('jose');
    const url = jwksUrl ?? (await discoverKeys(issuer, fetchUnlessPaused));
    return createRemoteJWKSet(new URL(url), { timeoutDuration: timeoutMs, [customFetch]: fetchUnlessPaused });
  };
  /** Starts the pause and logs that tokens cannot be verified. */
  const fail = (error: unknown) => {
    // All requests that waited fail with the same error.
    if (recentFailure() || error === failure?.error) return;
    failure = { error, at: performance.now() };
    log.warn({ issuer, reason: error instanceof Error ? error.message : String(error) }, 'Tokens cannot be verified');
  };
  const open = (): Promise<JWTVerifyGetKey> => {
    source ??= load().catch((error: unknown) => {
      source = undefined;
      fail(error);
      throw error;
    });
    return source;
  };
  return { open, fail };
}

/** `jwks_uri` of the issuer's metadata (RFC 8414, or OpenID Connect Discovery). */
async function discoverKeys(issuer: string, fetchMetadata: typeof fetch): Promise<string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const addresses = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}/.well-known/openid-configuration${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  for (const address of new Set(addresses)) {
    const response = await fetchMetadata(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const metadata = response.ok ? ((await response.json()) as { issuer?: unknown; jwks_uri?: unknown }) : undefined;
    // Metadata of another issuer could name that issuer's keys.
    if (metadata?.issuer === issuer && typeof metadata.jwks_uri === 'string') return metadata.jwks_uri;
  }
  throw new Error(`There is no metadata with jwks_uri for ${issuer}.`);
}
