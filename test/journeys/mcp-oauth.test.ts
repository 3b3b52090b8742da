import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../port.ts';
import { serve } from '../serve.ts';

/** An authorization server with one key, and the MCP server that trusts it. */
async function open(environment: Record<string, string> = {}) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
  let isDown: (url: string) => boolean = () => false;
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const answers: Record<string, unknown> = {
      '/.well-known/oauth-authorization-server': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys: [jwk] },
    };
    response.writeHead(isDown(url) ? 500 : answers[url] ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answers[url] ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const warnings: string[] = [];
  const { app, sandbox } = await serve(
    { PORT: String(port), PUBLIC_URL: publicUrl, MCP_OAUTH_ISSUER: issuer, ...environment },
    {},
    pino({ level: 'warn' }, { write: (line: string) => warnings.push(JSON.parse(line).msg) }),
  );
  const audience = `${publicUrl}/mcp`;
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: issuer, aud: audience, sub: 'anna', exp: now + 600, scope: 'openid amocrm:write' };
  const sign = (claims: JWTPayload = good, key: Parameters<SignJWT['sign']>[0] = privateKey, kid = 'one') =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' }).sign(key);
  const call = (token: string | undefined, path = '/mcp') =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(
        path === '/mcp' ? { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} } : { query: '{ __typename }' },
      ),
    });
  /** Which of its addresses answer 500. */
  const setDown = (down: (url: string) => boolean) => {
    isDown = down;
  };
  return { app, sandbox, issuer, audience, good, now, sign, call, asked, setDown, warnings };
}

describe('OAuth at /mcp', () => {
  it('tells an unknown client where to get a token, and accepts a token from there', async () => {
    const { app, issuer, audience, sign, call } = await open();
    const refused = await call(undefined);
    expect(refused.status).toBe(401);
    const told = refused.headers.get('www-authenticate') ?? '';
    const address = /resource_metadata="([^"]+)"/.exec(told)?.[1] ?? '';
    expect(address).toBe(`${app.url}/.well-known/oauth-protected-resource/mcp`);
    expect(await (await fetch(address)).json()).toMatchObject({
      resource: audience,
      authorization_servers: [issuer],
      scopes_supported: ['amocrm:read', 'amocrm:write'],
      bearer_methods_supported: ['header'],
    });
    const client = new Client({ name: 'oauth', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    const requestInit = { headers: { authorization: `Bearer ${await sign()}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { requestInit }));
    expect((await client.callTool({ name: 'get_pipelines', arguments: {} })).isError).not.toBe(true);
    await client.close();
  });

  it('refuses tokens of another audience, issuer or time, each in the same way', async () => {
    const { call, good, now, sign, issuer } = await open();
    const foreign = await generateKeyPair('ES256');
    const { exp: _, ...endless } = good;
    const { sub: _sub, ...anonymous } = good;
    const bad: Record<string, string> = {
      'of another issuer': await sign({ ...good, iss: 'https://id.example.org' }),
      'for another audience': await sign({ ...good, aud: `${issuer}/mcp` }),
      ended: await sign({ ...good, exp: now - 600 }),
      'of tomorrow': await sign({ ...good, nbf: now + 600 }),
      'without an end': await sign(endless),
      'without a subject': await sign(anonymous),
      'signed by another issuer': await sign(good, foreign.privateKey),
      'signed by a secret': await new SignJWT(good)
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode('0123456789abcdef0123456789abcdef')),
      'not signed': new UnsecuredJWT(good).encode(),
      'with another key’s name': await new SignJWT(good)
        .setProtectedHeader({ alg: 'ES256', kid: 'two' })
        .sign(foreign.privateKey),
      garbage: 'a.b.c',
      'no token': 'nothing',
    };
    for (const [name, token] of Object.entries(bad)) {
      const response = await call(token);
      expect([name, response.status]).toEqual([name, 401]);
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
      expect(await response.text()).not.toContain(token);
    }
  });

  it('limits a token to its scope', async () => {
    const { call, good, sign } = await open();
    const listed = async (scope: string) => (await call(await sign({ ...good, scope }))).text();
    expect(await listed('amocrm:write')).toContain('create_lead');
    expect(await listed('amocrm:read')).not.toContain('create_lead');
    expect(await listed('amocrm:read')).toContain('get_leads');
    const nothing = await call(await sign({ ...good, scope: 'openid' }));
    expect(nothing.status).toBe(403);
    expect(nothing.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  it('does not open other doors, and no door is open without a token', async () => {
    const { app, call, sign } = await open();
    const token = await sign();
    for (const path of ['/graphql', '/api/leads']) {
      expect((await call(token, path)).status).toBe(401);
      expect((await call(undefined, path)).status).toBe(401);
    }
    const ready = await fetch(`${app.url}/ready`, { headers: { authorization: `Bearer ${token}` } });
    expect(await ready.json()).toEqual({ ready: true });
  });

  it('works beside API tokens', async () => {
    const { call } = await open({ API_TOKENS: 'a-token-of-the-api-0123' });
    expect((await call('a-token-of-the-api-0123')).status).toBe(200);
    expect((await call('a-token-of-the-api-0123', '/graphql')).status).toBe(200);
  });

  it('reports an authorization server that is down as a server error, and does not ask it again and again', async () => {
    const { asked, call, setDown, sign, warnings } = await open();
    const token = await sign();
    setDown(() => true);
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(token)));
    for (const response of answers) {
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
    }
    expect(await answers[0]?.json()).toMatchObject({
      errors: [{ extensions: { code: 'AUTHORIZATION_SERVER_UNAVAILABLE', retryable: true } }],
    });
    // The three places where metadata may be, once.
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(warnings).toEqual(['Tokens cannot be verified']);
  });

  /** A clock that the test moves; the server's timers are real. */
  function holdClock() {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
  }

  it('asks for keys that cannot be read once in five seconds, whatever tokens arrive, and logs it once', async () => {
    holdClock();
    const { asked, call, setDown, sign, good, warnings } = await open();
    setDown((url) => url === '/keys');
    const junk = await generateKeyPair('ES256');
    const callWithJunk = async (name: string) => (await call(await sign(good, junk.privateKey, name))).status;
    const countKeys = () => asked.filter((url) => url === '/keys').length;
    for (let index = 0; index < 10; index++) expect(await callWithJunk(`key-${index}`)).toBe(503);
    expect([countKeys(), warnings.length]).toEqual([1, 1]);
    vi.advanceTimersByTime(5_000);
    expect(await Promise.all(['one', 'two', 'three'].map(callWithJunk))).toEqual([503, 503, 503]);
    expect([countKeys(), warnings.length]).toEqual([2, 2]);
    setDown(() => false);
    expect((await call(await sign())).status).toBe(503);
    vi.advanceTimersByTime(5_000);
    expect((await call(await sign())).status).toBe(200);
    expect([countKeys(), warnings.length]).toEqual([3, 2]);
  });

  it('accepts known keys while invalid tokens make the server ask for others in vain', async () => {
    holdClock();
    const { asked, call, setDown, sign, good, warnings } = await open();
    expect((await call(await sign())).status).toBe(200);
    setDown(() => true);
    // So long are keys taken for complete after they were read.
    vi.advanceTimersByTime(31_000);
    const junk = await generateKeyPair('ES256');
    for (let index = 0; index < 5; index++) {
      expect((await call(await sign(good, junk.privateKey, `key-${index}`))).status).toBe(503);
      expect((await call(await sign())).status).toBe(200);
    }
    expect(asked.filter((url) => url === '/keys')).toHaveLength(2);
    expect(warnings).toHaveLength(1);
  });

  it('reads the keys once for all tokens', async () => {
    const { asked, call, good, sign } = await open();
    for (let index = 0; index < 5; index++)
      expect((await call(await sign({ ...good, sub: `user-${index}` }))).status).toBe(200);
    expect(asked).toEqual(['/.well-known/oauth-authorization-server', '/keys']);
  });
});
