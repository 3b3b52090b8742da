import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createOauth, createSession } from '../../src/amocrm/index.ts';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { openAccount } from '../../src/connect.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import type { TokenStore } from '../../src/state/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { behindTls } from '../faults/network.ts';
import { startProxy } from '../proxy.ts';

/*
 * What comes to the redirect URI, and where the secret of the integration is sent then. All that leaves for another machine
 * passes a proxy that notes it.
 */

const log = createLogger({ level: 'silent', secrets: [] });

async function open(environment: Record<string, string> = {}, proxyStatus = 200) {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  const proxy = await startProxy({ to: await behindTls(sandbox.url), status: proxyStatus });
  const folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const settings = {
    PORT: '0',
    HTTPS_PROXY: proxy.url,
    AMO_SSL_VERIFY: 'false',
    AMOCRM_CLIENT_ID: sandbox.integration.clientId,
    AMOCRM_CLIENT_SECRET: sandbox.integration.clientSecret,
    AMOCRM_REDIRECT_URI: sandbox.integration.redirectUri,
    AMOCRM_TOKEN_FILE: join(folder, 'token'),
    LOG_LEVEL: 'silent',
    ...environment,
  };
  const app = await startApp(loadConfig(settings), log);
  onTestFinished(() => app.close());
  /** The `state` of a sign-in that another program with these settings has begun. */
  const begin = async (change: Record<string, string> = {}): Promise<string> => {
    const config = loadConfig({ ...settings, ...change });
    const account = await openAccount(config, config.accounts[0] as never, log);
    onTestFinished(account.close);
    return new URL(account.signIn?.begin() ?? '').searchParams.get('state') ?? '';
  };
  const callback = async (query: Record<string, string>, accept = 'application/json') => {
    const response = await fetch(`${app.url}/oauth/callback?${new URLSearchParams(query)}`, { headers: { accept } });
    const text = await response.text();
    const { errors: [error] = [] } = (accept.includes('json') ? JSON.parse(text) : {}) as {
      errors?: { message: string; extensions: Record<string, unknown> }[];
    };
    return { status: response.status, text, error };
  };
  return { app, sandbox, proxy, begin, callback };
}

describe('the redirect URI', () => {
  it('exchanges a code at the account of amoCRM that issued it', async () => {
    const { sandbox, proxy, begin, callback, app } = await open();
    const answer = await callback({ code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() });
    expect(answer).toMatchObject({ status: 200 });
    expect(proxy.asked).toEqual(['mycompany.amocrm.ru:443']);
    const account = await (await fetch(`${app.url}/api/account`)).json();
    expect(account).toMatchObject({ account: { name: 'Северный дом' } });
  });

  it.each([
    'evil.example/.amocrm.ru',
    'evil.example?.amocrm.ru',
    'evil.example#.amocrm.ru',
    'evil.example\\.amocrm.ru',
    'user@evil.example/.amocrm.ru',
    'x.amocrm.ru@evil.example',
    'x.amocrm.ru:8443',
    'x.amocrm.ru.evil.example',
    'evilamocrm.ru',
    'a.b.amocrm.ru',
    'x.amocrm.ru.',
    'x\t.amocrm.ru',
    'xn--80ak6aa92e.amocrm.ru',
    '127.0.0.1:9',
    '',
  ])('sends nothing if it names %j', async (referer) => {
    const { sandbox, proxy, begin, callback } = await open();
    const answer = await callback({ code: sandbox.issueCode(), referer, state: await begin() });
    expect(answer).toMatchObject({
      status: 400,
      error: { extensions: { code: 'VALIDATION_FAILED', fault: 'caller', issues: [{ path: ['referer'] }] } },
    });
    expect(proxy.asked).toEqual([]);
    expect(sandbox.tokenRequestCount).toBe(0);
  });

  it('does not finish a sign-in that was begun for another account or integration', async () => {
    const { sandbox, proxy, begin, callback } = await open({ AMOCRM_SUBDOMAIN: 'mycompany' });
    const changes: Record<string, string>[] = [
      { AMOCRM_SUBDOMAIN: 'other' },
      { AMOCRM_SUBDOMAIN: '' },
      { AMOCRM_DOMAIN: 'kommo.com' },
      { AMOCRM_CLIENT_SECRET: 'another-secret' },
    ];
    for (const change of changes) {
      const state = await begin(change);
      const answer = await callback({ code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state });
      expect(answer.error?.extensions).toMatchObject({ issues: [{ path: ['state'] }], fault: 'caller' });
    }
    expect(proxy.asked).toEqual([]);
    const own = await callback({ code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() });
    expect(own.status).toBe(200);
  });

  it('refuses access to another account than the configured one', async () => {
    const { sandbox, proxy, begin, callback } = await open({ AMOCRM_SUBDOMAIN: 'mycompany' });
    const answer = await callback({ code: sandbox.issueCode(), referer: 'other.amocrm.ru', state: await begin() });
    expect(answer.error?.message).toContain('https://mycompany.amocrm.ru is configured');
    expect(proxy.asked).toEqual([]);
  });
});

describe('the secret and the tokens are not sent elsewhere', () => {
  it.each([301, 302, 307, 308])('by a redirect (%i) of the authorization server or of the API', async (status) => {
    const { sandbox, proxy, begin, callback, app } = await open();
    const elsewhere = { status, headers: { location: 'https://evil.example/oauth2/access_token' }, body: '' };
    sandbox.fault({ path: '/oauth2/access_token', ...elsewhere });
    const query = { code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() };
    expect((await callback(query)).status).toBe(503);
    expect((await callback(query)).status).toBe(200);
    sandbox.fault({ path: '/leads$', times: 0, ...elsewhere });
    expect((await fetch(`${app.url}/api/leads`)).status).toBe(503);
    expect(new Set(proxy.asked)).toEqual(new Set(['mycompany.amocrm.ru:443']));
  });

  it.each([
    ['api-b.amocrm.ru', 'renamed.amocrm.ru', ['api-b.amocrm.ru:443', 'renamed.amocrm.ru:443']],
    ['api-b.amocrm.ru', 'evil.example/.amocrm.ru', ['api-b.amocrm.ru:443']],
    ['api-b.amocrm.ru', 'evil.example', ['api-b.amocrm.ru:443']],
    ['evil.example/.amocrm.ru', 'renamed.amocrm.ru', []],
    ['x.amocrm.ru@evil.example', 'renamed.amocrm.ru', []],
  ])('by what a token (%s) or an answer (%s) says about a renamed account', async (apiDomain, domain, asked) => {
    const { sandbox, proxy, begin, callback, app } = await open();
    const claims = Buffer.from(JSON.stringify({ api_domain: apiDomain })).toString('base64url');
    const body = { access_token: `e30.${claims}.x`, refresh_token: 'refresh', expires_in: 86_400 };
    sandbox.fault({ path: '/oauth2/access_token', status: 200, body });
    await callback({ code: 'code', referer: 'mycompany.amocrm.ru', state: await begin() });
    sandbox.fault({ path: '/api/v4/', times: 0, status: 404, html: true });
    sandbox.fault({ path: '/oauth2/account/current/subdomain', status: 200, body: { domain } });
    await fetch(`${app.url}/api/leads`);
    const hosts = new Set(proxy.asked);
    expect(hosts.delete('mycompany.amocrm.ru:443')).toBe(true);
    expect([...hosts]).toEqual(asked);
  });

  it('by tokens that were stored with another address', async () => {
    const integration = { clientId: 'id', clientSecret: 'secret', redirectUri: 'https://crm.example.ru/' };
    const oauth = createOauth({ integration, consentOrigin: 'https://www.amocrm.ru', now: () => 0 });
    const current = { accessToken: 'a', refreshToken: 'r', expiresAt: 1e9, baseUrl: 'https://evil.example/.amocrm.ru' };
    const store: TokenStore = {
      read: async () => ({ current }),
      write: async () => {},
      delete: async () => {},
      exclusively: (work) => work(),
    };
    const warnings: string[] = [];
    const note = { info() {}, error() {}, warn: (_: object, message: string) => void warnings.push(message) };
    const session = createSession({ store, oauth, now: () => 0, log: note });
    await expect(session.current()).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
    expect(await session.state()).toEqual({ status: 'signed-out' });
    expect(warnings[0]).toContain('are not used');
  });
});

describe('an error of signing in is attributed to', () => {
  it.each([
    ['the person denied access', { error: 'access_denied' }, 'caller', 400],
    ['the code is old', { code: 'def-old', referer: 'mycompany.amocrm.ru' }, 'caller', 400],
    ['there is no code', { referer: 'mycompany.amocrm.ru' }, 'caller', 400],
  ])('the caller: %s', async (_, query, fault, status) => {
    const { begin, callback } = await open();
    const state = await begin();
    expect(await callback({ ...query, state })).toMatchObject({ status, error: { extensions: { fault } } });
    expect((await callback({ ...query, state }, 'text/html')).status).toBe(status);
  });

  it('the configuration: amoCRM does not know the secret', async () => {
    const { sandbox, begin, callback } = await open({ AMOCRM_CLIENT_SECRET: 'mistyped' });
    const query = { code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() };
    expect(await callback(query)).toMatchObject({
      status: 500,
      error: { extensions: { code: 'REAUTHORIZATION_REQUIRED', fault: 'configuration', retryable: false } },
    });
    expect((await callback(query, 'text/html')).text).toContain('amoCRM не приняла данные интеграции');
  });

  it('the configuration: the proxy does not allow it', async () => {
    const { sandbox, begin, callback } = await open({}, 403);
    const query = { code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() };
    expect(await callback(query)).toMatchObject({
      error: { message: expect.stringContaining('proxy'), extensions: { fault: 'configuration' } },
    });
  });

  it('amoCRM: it fails', async () => {
    const { sandbox, begin, callback } = await open();
    sandbox.fault({ path: '/oauth2/access_token', status: 503, times: 0 });
    const query = { code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() };
    expect(await callback(query)).toMatchObject({
      status: 503,
      error: { extensions: { fault: 'amocrm', retryable: true } },
    });
    expect((await callback(query, 'text/html')).status).toBe(503);
  });

  it('amoCRM: it gives the reason as a number', async () => {
    const { sandbox, begin, callback } = await open();
    const body = { response: { error: 'Ошибка', error_code: 113 } };
    sandbox.fault({ path: '/oauth2/access_token', status: 403, body });
    const query = { code: sandbox.issueCode(), referer: 'mycompany.amocrm.ru', state: await begin() };
    expect((await callback(query)).error).toMatchObject({
      message: expect.stringContaining('the IP address of this server'),
      extensions: { remedy: expect.stringContaining('allowed IP addresses'), amocrmErrorCode: 113 },
    });
  });
});
