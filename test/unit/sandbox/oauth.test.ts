import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.ts';

/*
 * The authorization server as amoCRM describes it (OAuth 2.0 step by step): over HTTP, without our client.
 */

async function open() {
  let now = 1_800_000_000;
  const sandbox = await startSandbox({ rateLimit: false, now: () => now });
  onTestFinished(() => sandbox.close());
  const { clientId, clientSecret, redirectUri } = sandbox.integration;
  const ask = async (grant: Record<string, string>, url = sandbox.url) => {
    const response = await fetch(`${url}/oauth2/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, ...grant }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const redeem = (code: string, more = {}) => ask({ grant_type: 'authorization_code', code, ...more });
  const refresh = (token: string, url?: string) => ask({ grant_type: 'refresh_token', refresh_token: token }, url);
  const read = async (token: string, url = sandbox.url) =>
    (await fetch(`${url}/api/v4/account`, { headers: { authorization: `Bearer ${token}` } })).status;
  const pass = (seconds: number) => {
    now += seconds;
  };
  return { sandbox, redeem, refresh, read, pass };
}

/** amoCRM API v4 contract, 1.3. */
const refusal = (hint: string, status = 401) => ({
  hint,
  title: 'Некорректный запрос',
  type: 'https://developers.amocrm.ru/v3/errors/OAuthProblemJson',
  status,
  detail: 'В запросе отсутствует ряд параметров или параметры невалидны',
});

describe('the authorization server', () => {
  it('exchanges a code for a pair of tokens once; the access token is a JWT with its account and expiry', async () => {
    const { sandbox, redeem, read } = await open();
    const code = sandbox.issueCode();
    const { status, body } = await redeem(code);
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 86_400,
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refresh_token: expect.stringMatching(/^def502[\da-f]{200,}$/),
    });
    const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({
      aud: sandbox.integration.clientId,
      iat: 1_800_000_000,
      exp: 1_800_086_400,
      account_id: 31457892,
      api_domain: new URL(sandbox.url).host,
    });
    expect(await read(body.access_token)).toBe(200);
    expect((await redeem(code)).status).toBe(401);
  });

  it('accepts a code for 20 minutes', async () => {
    const { sandbox, redeem, pass } = await open();
    const [early, late] = [sandbox.issueCode(), sandbox.issueCode()];
    pass(1_199);
    expect((await redeem(early)).status).toBe(200);
    pass(1);
    expect(await redeem(late)).toEqual({ status: 401, body: refusal('Authorization code has expired') });
  });

  it.each([
    ['another secret', { client_secret: 'wrong' }, 401],
    ['another integration', { client_id: 'wrong' }, 401],
    ['a redirect URI that differs by a slash', { redirect_uri: 'http://127.0.0.1:8000/oauth/callback/' }, 400],
    ['a code that was not issued', { code: 'wrong' }, 401],
    ['another grant', { grant_type: 'password' }, 400],
  ])('refuses %s, and the code stays valid', async (_, wrong, status) => {
    const { sandbox, redeem } = await open();
    const code = sandbox.issueCode();
    expect(await redeem(code, wrong)).toMatchObject({ status, body: { status, title: 'Некорректный запрос' } });
    expect((await redeem(code)).status).toBe(200);
  });

  it('refreshes once with a refresh token; the old access token stays valid until it expires', async () => {
    const { sandbox, redeem, refresh, read, pass } = await open();
    const first = (await redeem(sandbox.issueCode())).body;
    pass(3_600);
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    expect(await refresh(first.refresh_token)).toEqual({ status: 401, body: refusal('Token has been revoked') });
    expect(await read(first.access_token)).toBe(200);
    pass(86_400 - 3_600);
    expect([await read(first.access_token), await read(second.body.access_token)]).toEqual([401, 200]);
  });

  it('accepts a refresh token for three months', async () => {
    const { sandbox, redeem, refresh, pass } = await open();
    const { body } = await redeem(sandbox.issueCode());
    pass(90 * 86_400);
    expect(await refresh(body.refresh_token)).toEqual({ status: 401, body: refusal('Token has expired') });
  });

  it('does not answer at the old address of a renamed account; the shared host gives the new one', async () => {
    const { sandbox, redeem, refresh, read } = await open();
    const { body } = await redeem(sandbox.issueCode());
    const shared = new URL(sandbox.url).host;
    const address = await sandbox.rename();
    expect(await read(body.access_token)).toBe(404);
    expect((await refresh(body.refresh_token)).status).toBe(404);
    const found = await fetch(`http://${shared}/oauth2/account/current/subdomain`, {
      headers: { 'x-refresh-token': body.refresh_token },
    });
    expect(await found.json()).toMatchObject({ id: 31457892, domain: new URL(address).host });
    expect(await read(body.access_token, address)).toBe(200);
    expect((await refresh(body.refresh_token, address)).status).toBe(200);
    const stranger = await fetch(`http://${shared}/oauth2/account/current/subdomain`, {
      headers: { 'x-refresh-token': 'def502stranger' },
    });
    expect(stranger.status).toBe(401);
  });

  it('revokes everything when an administrator removes the integration', async () => {
    const { sandbox, redeem, refresh, read } = await open();
    const { body } = await redeem(sandbox.issueCode());
    sandbox.revokeTokens();
    expect(await read(body.access_token)).toBe(401);
    expect(await refresh(body.refresh_token)).toEqual({ status: 401, body: refusal('Token has been revoked') });
  });
});
