/**
 * The authorization server's side of amoCRM (OAuth 2.0, step by step): codes and refresh tokens in, pairs of tokens out. Sends
 * each request once: a refresh token works once, so whether to send it again is for the session to decide.
 */
import { Agent, type Dispatcher, request } from 'undici';
import { ReauthorizationRequiredError, SignInRefusedError, ValidationError } from '../../errors/index.ts';
import { isLoopback, parseAccountHost, parseLoopbackHost, toAccountAddress } from '../../host.ts';
import {
  ConnectError,
  createConnector,
  createProxyAgent,
  isRemote,
  ProxyError,
  type ProxySettings,
} from '../outgoing.ts';
import { parsePart, parseText } from '../parse.ts';
import { codeOf, explainProxy } from '../transport/failure.ts';
import { dataOf, explainNumber, findNumber, numberedErrors } from '../transport/numbered.ts';
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
  /** The account's address, if the configuration names it: the only other host that is trusted. */
  baseUrl?: string | undefined;
  /** Whether the certificates are checked. */
  verifyTls?: boolean;
  /** The proxies to use; none if omitted. */
  proxy?: ProxySettings | undefined;
  /** Milliseconds for one request. */
  timeoutMs?: number;
  /** Unix seconds. */
  now(): number;
  /** Told of every request. */
  onCall?: ((event: CallEvent) => void) | undefined;
}

/** No access token lives for longer, in seconds: a number beyond it is a mistake. */
const maxLifeS = 10 * 365 * 86_400;

/** Characters of a refused host that are repeated. */
const maxShown = 100;

export type Oauth = ReturnType<typeof createOauth>;

export function createOauth({
  integration,
  consentOrigin,
  baseUrl: configured,
  verifyTls = true,
  proxy,
  timeoutMs = 20_000,
  now,
  onCall,
}: OauthOptions) {
  const { clientId, clientSecret, redirectUri } = integration;
  const isLocal = isLoopback(new URL(consentOrigin).hostname);
  const direct = new Agent({ connect: createConnector(verifyTls) });
  const proxyAgent = createProxyAgent(proxy, verifyTls);
  const dispatcherOf = (address: string): Dispatcher => (isRemote(address) ? (proxyAgent ?? direct) : direct);

  const findAddress = (host: string): string | undefined => {
    if (configured && host.toLowerCase() === new URL(configured).host) return configured;
    const account = parseAccountHost(host);
    if (account) return toAccountAddress(account);
    const local = isLocal ? parseLoopbackHost(host) : undefined;
    return local && `http://${local}`;
  };

  /** `sub.amocrm.ru` → `https://sub.amocrm.ru`. @throws {ValidationError} for any host but the vendor's */
  const addressOf = (host: string): string => {
    const address = findAddress(host);
    if (address) return address;
    const shown = host.length > maxShown ? `${host.slice(0, maxShown)}…` : host;
    const message = `«${shown}» is not the address of an amoCRM account`;
    throw new ValidationError([{ path: ['referer'], message }]);
  };

  /** Whether a stored address is one of these. It may come from an older version, or the file may have been edited. */
  const isTrusted = (address: string): boolean =>
    URL.canParse(address) && findAddress(new URL(address).host) === address;

  const trace = createTraceStep(onCall);

  const ask = async (baseUrl: string, grant: Record<string, string>): Promise<TokenPair> => {
    const route = '/oauth2/access_token';
    const { body } = await trace({ method: 'POST', route, path: route }, async () => {
      const answer = await send(`${baseUrl}${route}`, {
        method: 'POST',
        timeoutMs,
        dispatcher: dispatcherOf(baseUrl),
        body: { client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, ...grant },
      });
      checkGranted(answer);
      return { ...answer, requestId: undefined };
    });
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = parsePart(body);
    const lifetime = Number(expiresIn);
    return {
      accessToken: parseText(accessToken),
      refreshToken: parseText(refreshToken),
      expiresAt: now() + (lifetime > 0 && lifetime <= maxLifeS ? lifetime : 86_400),
      baseUrl,
    };
  };

  const checkGranted = ({ status, body, text }: Received): void => {
    const answer = parsePart(body);
    if (status === 200 && parseText(answer.access_token) && parseText(answer.refresh_token)) return;
    // It was answered, but the answer was damaged on the way.
    if (status < 300) throw new RefreshLostError('amoCRM’s answer with new tokens could not be read.');
    const said = parseText(answer.hint) || parseText(answer.detail) || parseText(answer.title);
    // Only amoCRM's own words are a refusal, and 404 means that there is no account. A gateway's page says nothing about a token.
    if (((status === 400 || status === 401) && said) || status === 404) {
      throw new RefusedGrantError(status, said || `HTTP ${status}`);
    }
    const problem = `amoCRM answered the request for tokens with ${status}.`;
    const number = findNumber(status, answer, text);
    if (number === undefined) throw new PausedError(problem);
    const { remedy = '' } = numberedErrors[number] ?? {};
    throw new PausedError(`${problem} ${explainNumber(number)}`, { remedy, data: dataOf(number) });
  };

  return {
    /** Where an administrator allows the integration to open the account. */
    consentUrl(state: string): string {
      const query = new URLSearchParams({ client_id: clientId, state });
      return `${consentOrigin}/oauth?${query}`;
    },
    addressOf,
    isTrusted,
    /** @throws {ReauthorizationRequiredError} with amoCRM's reason for refusing the code */
    async exchange(code: string, baseUrl: string): Promise<TokenPair> {
      try {
        return await ask(baseUrl, { grant_type: 'authorization_code', code });
      } catch (error) {
        if (!(error instanceof RefusedGrantError)) throw error;
        throw explainExchange(error);
      }
    },
    /**
     * @throws {RefusedGrantError} if amoCRM does not accept the token
     * @throws {RefreshLostError} if it is unknown whether the token was used up
     * @throws {PausedError} if the token was certainly not used
     */
    refresh: (pair: TokenPair): Promise<TokenPair> =>
      ask(pair.baseUrl, { grant_type: 'refresh_token', refresh_token: pair.refreshToken }),
    /** Where the account is now, if it was renamed; undefined if that is not known. */
    async findAccount({ accessToken, refreshToken }: TokenPair): Promise<string | undefined> {
      const host = parseText(parseClaims(accessToken).api_domain);
      try {
        const address = addressOf(host);
        const { status, body } = await send(`${address}/oauth2/account/current/subdomain`, {
          method: 'GET',
          timeoutMs,
          dispatcher: dispatcherOf(address),
          headers: { 'x-refresh-token': refreshToken },
        });
        return status === 200 ? addressOf(parseText(parsePart(body).domain)) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** The error of a code that was refused. Wrong data of the integration is a mistake of the configuration. */
function explainExchange({ isOfClient, hint }: RefusedGrantError): ReauthorizationRequiredError {
  const message = `amoCRM refuses the code: ${hint}.`;
  if (isOfClient) {
    const remedy =
      'Compare AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI with the card of the integration, and sign in again.';
    return new ReauthorizationRequiredError(message, { remedy });
  }
  const remedy =
    'A code works once and for 20 minutes. Check AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI, and sign in again.';
  return new SignInRefusedError(message, { remedy });
}

/** amoCRM refused a code or a refresh token. */
export class RefusedGrantError extends ReauthorizationRequiredError {
  readonly status: number;
  readonly hint: string;

  constructor(status: number, hint: string) {
    super(hint);
    this.status = status;
    this.hint = hint;
  }

  /** Whether the integration's own data is refused: its id, secret or redirect URI. */
  get isOfClient(): boolean {
    return /client|redirect_uri/i.test(this.hint);
  }

  /** Whether the token itself is refused, and not the integration or an address without an account. */
  get isFinal(): boolean {
    return this.status !== 404 && !this.isOfClient;
  }
}

/** The claims of a token, unverified; none if it is not a JWT. */
export function parseClaims(token: string): Record<string, unknown> {
  try {
    return parsePart(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}

/** The answer; its body is undefined if it is not JSON. */
interface Received {
  status: number;
  body: unknown;
  text: string;
}

interface Sent {
  method: 'GET' | 'POST';
  timeoutMs: number;
  dispatcher: Dispatcher;
  headers?: Record<string, string>;
  body?: unknown;
}

async function send(url: string, { method, timeoutMs, dispatcher, headers, body }: Sent): Promise<Received> {
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
      dispatcher,
    });
    const text = await response.body.text();
    return { status: response.statusCode, body: parse(text), text };
  } catch (error) {
    const code = codeOf(error) ?? '';
    // The text of an error may hold the body, and the body holds the secret.
    if (error instanceof ProxyError) throw explainProxy({ method, route: new URL(url).pathname }, code, error);
    if (error instanceof ConnectError) throw new PausedError(`amoCRM cannot be reached for tokens (${code}).`);
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
