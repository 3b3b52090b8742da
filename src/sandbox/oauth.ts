import { createHash, randomBytes } from 'node:crypto';
import type { AccountRow } from './rows.ts';

/**
 * The authorization server (amoCRM OAuth 2.0): codes that live 20 minutes and work once, refresh tokens that work once,
 * access tokens for a day, a consent page. What it signs nobody can check: the signature is made up.
 */

/** The integration that the account knows. */
export interface OauthIntegration {
  clientId: string;
  clientSecret: string;
  /** Where codes go; a request must name it byte for byte. */
  redirectUri: string;
}

/** The demo integration's credentials: constants in public source, they open the sandbox and nothing else. */
export const SANDBOX_INTEGRATION: OauthIntegration = {
  clientId: '2f0c8f5e-6b1d-4a3e-9c52-7d1f0a9b3c44',
  clientSecret: 'sandbox-demo-client-secret',
  redirectUri: 'http://127.0.0.1:8000/oauth/callback',
};

/** How the authorization server behaves; times in seconds. */
export interface OauthOptions extends Partial<OauthIntegration> {
  /** Life of an access token. Default a day. */
  accessTtl?: number;
}

const CODE_TTL = 20 * 60;
const ACCESS_TTL = 24 * 3600;
const REFRESH_TTL = 90 * 24 * 3600;

interface Grant {
  expires: number;
  used: boolean;
}

/** An answer of the token endpoint. */
export interface OauthReply {
  status: number;
  body: Record<string, unknown>;
}

export class AuthorizationServer {
  readonly integration: OauthIntegration;
  readonly #accessTtl: number;
  readonly #now: () => number;
  readonly #codes = new Map<string, Grant>();
  readonly #refreshTokens = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, number>();
  #refreshCount = 0;
  /** How often tokens were asked for, whatever was answered. */
  requestCount = 0;

  constructor(options: OauthOptions, now: () => number) {
    const { accessTtl = ACCESS_TTL, ...integration } = options;
    this.integration = { ...SANDBOX_INTEGRATION, ...integration };
    this.#accessTtl = accessTtl;
    this.#now = now;
  }

  /** How many refreshes have given a new pair. */
  get refreshCount(): number {
    return this.#refreshCount;
  }

  /** Whether an access token is one of ours and still lives. */
  accepts(token: string): boolean {
    const expires = this.#accessTokens.get(token);
    return expires !== undefined && expires > this.#now();
  }

  /** Ends every access token at once, as time would. */
  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }

  /** Ends everything, as the administrator does who removes the integration. */
  revoke(): void {
    this.#accessTokens.clear();
    for (const grant of this.#refreshTokens.values()) grant.used = true;
  }

  /** A code, as the consent page gives it. */
  issueCode(): string {
    const code = `def50200${randomBytes(60).toString('hex')}`;
    this.#codes.set(code, { expires: this.#now() + CODE_TTL, used: false });
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

  /** Whether this refresh token was ever given out; the lookup of a renamed account takes used ones too. */
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
    this.#refreshTokens.set(refreshToken, { expires: this.#now() + REFRESH_TTL, used: false });
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

/** The page on which an administrator allows or denies. */
export function consentPage(account: AccountRow, query: URLSearchParams): string {
  const hidden = ['client_id', 'state', 'mode']
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(query.get(name) ?? '')}">`)
    .join('');
  return page(
    'Доступ к аккаунту',
    `<p>Интеграция просит доступ к аккаунту <strong>«${escapeHtml(account.name)}»</strong>: она сможет читать и изменять его данные.</p>
<form method="post" action="/oauth/decision">${hidden}
<button name="decision" value="allow">Разрешить</button>
<button name="decision" value="deny">Запретить</button>
</form>
<p class="note">Это песочница с демонстрационными данными, а не amoCRM.</p>`,
  );
}

/** The page for an integration that the account does not know. */
export function unknownIntegrationPage(): string {
  return page('Нет такой интеграции', '<p>Проверьте client_id: его показывает карточка интеграции.</p>');
}

/** Nothing of it is loaded or run. A policy for forms would also stop the way back to the integration. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${content}</main></body></html>
`;
}

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f3f4f6,#15171b)}
main{box-sizing:border-box;width:min(26rem,100vw - 2rem);padding:2rem;border-radius:12px;background:light-dark(#fff,#22252b);box-shadow:0 1px 3px rgb(0 0 0/.2)}
h1{margin:0 0 .75rem;font-size:1.4rem;line-height:1.25}
p{margin:0;text-wrap:balance}
form{display:flex;gap:.75rem;margin-top:1.5rem}
button{flex:1;padding:.6rem;border:1px solid rgb(128 128 128/.5);border-radius:8px;font:inherit;color:inherit;background:none;cursor:pointer}
button[value=allow]{border-color:#2563c9;color:#fff;background:#2563c9}
.note{margin-top:1.25rem;font-size:.8rem;opacity:.7}
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The body of its errors; not that of the API's. */
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
