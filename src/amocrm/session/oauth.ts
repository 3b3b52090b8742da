/**
 * The authorization server's side of amoCRM (OAuth 2.0, step by step): codes and refresh tokens in, pairs of tokens out. Sends
 * each request once: a refresh token works once, so whether to send it again is for the session to decide.
 */
import { Agent, request } from 'undici';
import { ReauthorizationRequiredError, ValidationError } from '../../errors/index.ts';
import { readPart, readText } from '../read.ts';
import { PausedError } from '../transport/problem.ts';
import { type CallEvent, createTraceStep } from '../transport/trace.ts';

/** The integration, as its card in amoCRM says. */
export interface Integration {
  clientId: string;
  clientSecret: string;
  /** Where codes go; the same to the byte as in the card. */
  redirectUri: string;
}

/** What opens an account for a while. */
export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  /** When the access token ends, in unix seconds. */
  expiresAt: number;
  /** The account's address, without a slash at the end. */
  baseUrl: string;
}

/** The answer to a refresh was lost: the refresh token may have been used up. */
export class RefreshLostError extends PausedError {}

export interface OauthOptions {
  integration: Integration;
  /** Where consent is asked for, without a slash at the end: `https://www.amocrm.ru`. */
  consentOrigin: string;
  /** Whether the certificates are checked. */
  verifyTls?: boolean;
  /** Milliseconds for one request. */
  timeoutMs?: number;
  /** Unix seconds. */
  now(): number;
  /** Told of every request. */
  onCall?: ((event: CallEvent) => void) | undefined;
}

export type Oauth = ReturnType<typeof createOauth>;

/** Hosts of the vendor's; the secret goes nowhere else. */
const vendorHost = /(^|\.)(amocrm\.ru|amocrm\.com|kommo\.com)$/i;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

export function createOauth({
  integration,
  consentOrigin,
  verifyTls = true,
  timeoutMs = 20_000,
  now,
  onCall,
}: OauthOptions) {
  const { clientId, clientSecret, redirectUri } = integration;
  const isLocal = loopback.test(new URL(consentOrigin).host);
  const dispatcher = verifyTls ? undefined : new Agent({ connect: { rejectUnauthorized: false } });

  /** `sub.amocrm.ru` → `https://sub.amocrm.ru`. @throws {ValidationError} for any host but the vendor's */
  const addressOf = (host: string): string => {
    if (vendorHost.test(host)) return `https://${host.toLowerCase()}`;
    if (isLocal && loopback.test(host)) return `http://${host}`;
    throw new ValidationError([{ path: ['referer'], message: `«${host}» is no address of an amoCRM account` }]);
  };

  const trace = createTraceStep(onCall);

  const ask = async (baseUrl: string, grant: Record<string, string>): Promise<TokenPair> => {
    const route = '/oauth2/access_token';
    const { body } = await trace({ method: 'POST', route, path: route }, async () => {
      const answer = await send(`${baseUrl}${route}`, {
        method: 'POST',
        timeoutMs,
        dispatcher,
        body: { client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, ...grant },
      });
      checkGranted(answer);
      return { ...answer, requestId: undefined };
    });
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = readPart(body);
    const lifetime = Number(expiresIn);
    return {
      accessToken: readText(accessToken),
      refreshToken: readText(refreshToken),
      expiresAt: now() + (Number.isFinite(lifetime) && lifetime > 0 ? lifetime : 86_400),
      baseUrl,
    };
  };

  const checkGranted = ({ status, body }: { status: number; body: unknown }): void => {
    const answer = readPart(body);
    if (status === 200 && readText(answer.access_token) && readText(answer.refresh_token)) return;
    // It was answered, but what was answered got lost on the way.
    if (status < 300) throw new RefreshLostError('amoCRM’s answer with new tokens could not be read.');
    const said = readText(answer.hint) || readText(answer.detail) || readText(answer.title);
    // Only its own words are a refusal of amoCRM's, or that nobody is there: a gateway's page says nothing about a token.
    if (((status === 400 || status === 401) && said) || status === 404) {
      throw new RefusedGrantError(status, said || `HTTP ${status}`);
    }
    throw new PausedError(`amoCRM answered the request for tokens with ${status}.`);
  };

  return {
    /** Where an administrator allows the integration to open the account. */
    consentUrl(state: string): string {
      const query = new URLSearchParams({ client_id: clientId, state });
      return `${consentOrigin}/oauth?${query}`;
    },
    addressOf,
    /** @throws {ReauthorizationRequiredError} saying what amoCRM has against the code */
    async exchange(code: string, baseUrl: string): Promise<TokenPair> {
      try {
        return await ask(baseUrl, { grant_type: 'authorization_code', code });
      } catch (error) {
        if (!(error instanceof RefusedGrantError)) throw error;
        const remedy =
          'A code works once and for 20 minutes. Check AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI, and sign in again.';
        throw new ReauthorizationRequiredError(`amoCRM refuses the code: ${error.hint}.`, { remedy });
      }
    },
    /**
     * @throws {RefusedGrantError} where amoCRM does not take the token
     * @throws {RefreshLostError} where nobody knows whether it did
     * @throws {PausedError} where it surely did not
     */
    refresh: (pair: TokenPair): Promise<TokenPair> =>
      ask(pair.baseUrl, { grant_type: 'refresh_token', refresh_token: pair.refreshToken }),
    /** Where the account is now, if it was renamed; undefined where that is not known. */
    async findAccount({ accessToken, refreshToken }: TokenPair): Promise<string | undefined> {
      const host = readText(readClaims(accessToken).api_domain);
      try {
        const { status, body } = await send(`${addressOf(host)}/oauth2/account/current/subdomain`, {
          method: 'GET',
          timeoutMs,
          dispatcher,
          headers: { 'x-refresh-token': refreshToken },
        });
        return status === 200 ? addressOf(readText(readPart(body).domain)) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** amoCRM answered that it does not take a code or a refresh token. */
export class RefusedGrantError extends ReauthorizationRequiredError {
  readonly status: number;
  readonly hint: string;

  constructor(status: number, hint: string) {
    super(hint);
    this.status = status;
    this.hint = hint;
  }

  /** Whether the integration's own data is meant: its id, secret or redirect URI. */
  get isOfClient(): boolean {
    return /client|redirect_uri/i.test(this.hint);
  }

  /** Whether the token itself is meant, and not the integration, nor an address where no account is. */
  get isFinal(): boolean {
    return this.status !== 404 && !this.isOfClient;
  }
}

/** What a token says of itself; nothing of it is trusted, and a token that is no JWT says nothing. */
export function readClaims(token: string): Record<string, unknown> {
  try {
    return readPart(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}

interface Sent {
  method: 'GET' | 'POST';
  timeoutMs: number;
  dispatcher: Agent | undefined;
  headers?: Record<string, string>;
  body?: unknown;
}

async function send(
  url: string,
  { method, timeoutMs, dispatcher, headers, body }: Sent,
): Promise<{ status: number; body: unknown }> {
  let isSent = false;
  try {
    const response = await request(url, {
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'amocrm-graphql',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      ...(dispatcher && { dispatcher }),
    });
    isSent = true;
    const text = await response.body.text();
    return { status: response.statusCode, body: parse(text) };
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const never =
      !isSent &&
      /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(
        code,
      );
    // The text of an error may hold the body, and the body holds the secret.
    if (never) throw new PausedError(`amoCRM cannot be reached for tokens (${code}).`);
    throw new RefreshLostError(`The answer to the request for tokens was lost (${code || 'no answer in time'}).`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
