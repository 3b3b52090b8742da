/**
 * `/mcp` as a resource server of OAuth 2.1 (MCP, Authorization): tells clients which authorization server to ask (RFC 9728), and
 * checks the access tokens that it signs (RFC 9068) with its public keys. Issues nothing, keeps nothing.
 */
import type { JWTVerifyGetKey } from 'jose';
import type { Caller } from './caller.ts';
import type { Hook } from './hook.ts';
import { answerJson, challenge, Refusal, refuse } from './refusal.ts';

/** The authorization server, and what its tokens must say. */
export interface McpAuthorizationOptions {
  issuer: string;
  audience: string;
  /** Where its public keys are; as its metadata says, where this is not set. */
  jwksUrl: string | undefined;
  /** Of this server, without a slash at the end. */
  publicUrl: string;
  /** Names of the accounts: where there is only one, a token need not name it. */
  accounts: readonly string[];
  /** Requests per second of each subject; 0: no limit. */
  limit: number;
  /** Another way to fetch than the global one. */
  fetch?: typeof fetch | undefined;
  log: { warn(fields: Record<string, unknown>, message: string): void };
}

/** What the server needs of it. */
export interface McpAuthorization {
  /**
   * The caller that an access token stands for; undefined where it is none.
   *
   * @throws {Refusal} where it is not enough, or cannot be checked now
   */
  verify(token: string, pathname: string): Promise<Caller | undefined>;
  /** What `WWW-Authenticate` says besides: where to get a token. */
  challenge(pathname: string): Record<string, string>;
  /** Answers where the metadata of the resource is. */
  showMetadata: Hook;
}

/** The one path that these tokens are good for: they are made for it, and for nothing beside it. */
const resourcePath = '/mcp';
const metadataPath = '/.well-known/oauth-protected-resource';

const scopes = { 'amocrm:read': 'read-only', 'amocrm:write': 'read-write' } as const;

/** Only asymmetric ones: with any other, whoever can check a token could make one. */
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

/** By how much clocks may differ, in seconds. */
const clockTolerance = 30;

/** How long the authorization server may take, and how long it is left alone when it fails, in milliseconds. */
const patienceMs = 5_000;

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
  const whereToAsk = {
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
      // What is wrong with a token is its bearer's business; that nobody can tell is ours.
      const isTokens =
        error instanceof errors.JOSEError &&
        !(error instanceof errors.JWKSTimeout) &&
        !(error instanceof errors.JWKSInvalid) &&
        error.code !== errors.JOSEError.code;
      if (isTokens) return undefined;
      keys.fail(error);
      throw new Refusal(
        503,
        {
          message: 'The authorization server’s keys cannot be read, so tokens cannot be checked.',
          extensions: {
            code: 'AUTHORIZATION_SERVER_UNAVAILABLE',
            fault: 'server',
            retryable: true,
            remedy: 'Try again in a few seconds.',
          },
        },
        { 'retry-after': String(patienceMs / 1_000) },
      );
    }
  };

  return {
    async verify(token, pathname) {
      // Anything but three parts is no signed token, and is not worth asking for keys.
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
          `Ask for one of ${Object.keys(scopes).join(', ')}.`,
          { 'www-authenticate': challenge({ error: 'insufficient_scope', ...whereToAsk }) },
        );
      }
      return {
        id: `${issuer}#${claims.sub}`,
        access: may('amocrm:write') ? 'read-write' : 'read-only',
        accounts: parseAccounts(claims.amocrm_accounts, accounts),
        limit,
      };
    },
    challenge: (pathname) => (pathname === resourcePath ? whereToAsk : {}),
    showMetadata: ({ request, url }) => {
      if (url.pathname !== metadataPath && url.pathname !== metadataPath + resourcePath) return undefined;
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        const headers = { allow: 'GET, HEAD' };
        return refuse(405, 'METHOD_NOT_ALLOWED', 'It is read by GET.', undefined, headers);
      }
      return answerJson(200, metadata);
    },
  };
}

/** The claim `amocrm_accounts`: a list of names. Where there is one account, none need be named. */
function parseAccounts(claim: unknown, accounts: readonly string[]): readonly string[] | undefined {
  if (claim === undefined) return accounts.length === 1 ? undefined : [];
  return (Array.isArray(claim) ? claim : [claim]).filter((name) => typeof name === 'string');
}

/**
 * The issuer's keys: found on first need. A failure, of whatever kind, is told once and remembered for a moment, in which nobody is
 * asked: a flood of tokens asks once. Keys that are known work meanwhile.
 */
function createKeySource({ issuer, jwksUrl, fetch = globalThis.fetch, log }: McpAuthorizationOptions) {
  let source: Promise<JWTVerifyGetKey> | undefined;
  let failure: { error: unknown; at: number } | undefined;
  const failed = () => (failure && performance.now() - failure.at < patienceMs ? failure : undefined);
  const ask: typeof fetch = async (...request) => {
    const recent = failed();
    if (recent) throw recent.error;
    return fetch(...request);
  };
  const find = async () => {
    const { createRemoteJWKSet, customFetch } = await import('jose');
    const url = jwksUrl ?? (await discoverKeys(issuer, ask));
    return createRemoteJWKSet(new URL(url), { timeoutDuration: patienceMs, [customFetch]: ask });
  };
  /** Notes that tokens cannot be checked. */
  const fail = (error: unknown) => {
    // Everybody who waited is given the same error.
    if (failed() || error === failure?.error) return;
    failure = { error, at: performance.now() };
    log.warn({ issuer, reason: error instanceof Error ? error.message : String(error) }, 'Tokens cannot be checked');
  };
  const open = (): Promise<JWTVerifyGetKey> => {
    source ??= find().catch((error: unknown) => {
      source = undefined;
      fail(error);
      throw error;
    });
    return source;
  };
  return { open, fail };
}

/** `jwks_uri` of the issuer's metadata (RFC 8414, or OpenID Connect Discovery). */
async function discoverKeys(issuer: string, ask: typeof fetch): Promise<string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const addresses = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}/.well-known/openid-configuration${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  for (const address of new Set(addresses)) {
    const response = await ask(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
    const metadata = response.ok ? ((await response.json()) as { issuer?: unknown; jwks_uri?: unknown }) : undefined;
    // Metadata of another issuer would let that one in.
    if (metadata?.issuer === issuer && typeof metadata.jwks_uri === 'string') return metadata.jwks_uri;
  }
  throw new Error(`There is no metadata with jwks_uri for ${issuer}.`);
}
