import { createHash, randomBytes } from 'node:crypto';
import type { AccountRow } from './metadata.ts';

/**
 * The authorization server (amoCRM OAuth 2.0): codes that live 20 minutes and work once, refresh tokens that work once,
 * access tokens that live a day. Signatures are made up and cannot be verified.
 */

/** The integration that the account knows. */
export interface OauthIntegration {
  clientId: string;
  clientSecret: string;
  /** Where codes are sent; a request must name exactly this address. */
  redirectUri: string;
}

/** The demo integration's credentials: constants in public source, they open the sandbox and nothing else. */
export const sandboxIntegration: OauthIntegration = {
  clientId: '2f0c8f5e-6b1d-4a3e-9c52-7d1f0a9b3c44',
  clientSecret: 'sandbox-demo-client-secret',
  redirectUri: 'http://127.0.0.1:8000/oauth/callback',
};

/** How the authorization server behaves; times in seconds. */
export interface OauthOptions extends Partial<OauthIntegration> {
  /** Life of an access token. Default a day. */
  accessTtl?: number;
}

const codeTtl = 20 * 60;
const accessTokenTtl = 24 * 3600;
const refreshTtl = 90 * 24 * 3600;

interface Grant {
  expires: number;
  used: boolean;
}

/** An answer of the token endpoint. */
export interface OauthReply {
  status: number;
  body: Record<string, unknown>;
}

/** Issues and checks tokens for one integration. */
export class AuthorizationServer {
  readonly integration: OauthIntegration;
  readonly #accessTtl: number;
  readonly #now: () => number;
  readonly #codes = new Map<string, Grant>();
  readonly #refreshTokens = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, number>();
  #refreshCount = 0;
  /** How many requests for tokens there were, refused ones included. */
  requestCount = 0;

  constructor(options: OauthOptions, now: () => number) {
    const { accessTtl = accessTokenTtl, ...integration } = options;
    this.integration = { ...sandboxIntegration, ...integration };
    this.#accessTtl = accessTtl;
    this.#now = now;
  }

  /** How many refreshes have issued a new pair. */
  get refreshCount(): number {
    return this.#refreshCount;
  }

  /** Whether an access token was issued here and has not expired. */
  accepts(token: string): boolean {
    const expires = this.#accessTokens.get(token);
    return expires !== undefined && expires > this.#now();
  }

  /** Expires every access token. */
  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }

  /** Revokes all tokens, as when an administrator removes the integration. */
  revoke(): void {
    this.#accessTokens.clear();
    for (const grant of this.#refreshTokens.values()) grant.used = true;
  }

  /** Issues a code, as consent does. */
  issueCode(): string {
    const code = `def50200${randomBytes(60).toString('hex')}`;
    this.#codes.set(code, { expires: this.#now() + codeTtl, used: false });
    return code;
  }

  /** `POST /oauth2/access_token`. */
  answerToken(body: unknown, account: AccountRow, host: string): OauthReply {
    const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const { clientId, clientSecret, redirectUri } = this.integration;
    if (given.client_id !== clientId || given.client_secret !== clientSecret)
      return refuse('Client authentication failed');
    if (given.redirect_uri !== redirectUri) return refuse('Check the `redirect_uri` parameter', 400);
    if (given.grant_type === 'authorization_code') {
      return this.#redeem(this.#codes, given.code, 'Authorization code', account, host);
    }
    if (given.grant_type === 'refresh_token') {
      const reply = this.#redeem(this.#refreshTokens, given.refresh_token, 'Token', account, host);
      if (reply.status === 200) this.#refreshCount += 1;
      return reply;
    }
    return refuse('Check the `grant_type` parameter', 400);
  }

  /** Whether this refresh token was ever issued; the lookup of a renamed account accepts used ones too. */
  knowsRefreshToken(token: string): boolean {
    return this.#refreshTokens.has(token);
  }

  #redeem(grants: Map<string, Grant>, given: unknown, name: string, account: AccountRow, host: string): OauthReply {
    const grant = typeof given === 'string' ? grants.get(given) : undefined;
    if (!grant)
      return refuse(name === 'Token' ? 'Cannot decrypt the refresh token' : 'Cannot decrypt the authorization code');
    if (grant.used) return refuse(`${name} has been revoked`);
    if (grant.expires <= this.#now()) return refuse(`${name} has expired`);
    grant.used = true;
    const accessToken = this.#issueAccessToken(account, host);
    const refreshToken = `def502${randomBytes(120).toString('hex')}`;
    this.#refreshTokens.set(refreshToken, { expires: this.#now() + refreshTtl, used: false });
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: this.#accessTtl,
        access_token: accessToken,
        refresh_token: refreshToken,
      },
    };
  }

  #issueAccessToken(account: AccountRow, host: string): string {
    const now = this.#now();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jti = randomBytes(20).toString('hex');
    const claims = {
      aud: this.integration.clientId,
      jti,
      iat: now,
      nbf: now,
      exp: now + this.#accessTtl,
      sub: '0',
      account_id: account.id,
      base_domain: 'amocrm.ru',
      api_domain: host,
      scopes: ['crm', 'notifications'],
    };
    const token = `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.${createHash('sha256').update(jti).digest('base64url')}`;
    this.#accessTokens.set(token, claims.exp);
    return token;
  }
}

/** An error of the authorization server; its body differs from that of the API's errors. */
function refuse(hint: string, status = 401): OauthReply {
  return {
    status,
    body: {
      hint,
      title: 'Некорректный запрос',
      type: 'https://developers.amocrm.ru/v3/errors/OAuthProblemJson',
      status,
      detail: 'В запросе отсутствует ряд параметров или параметры невалидны',
    },
  };
}
