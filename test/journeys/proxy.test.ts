import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { run } from '../../src/cli/run.ts';
import { loadConfig } from '../../src/config/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { atUnresolved, behindTls } from '../faults/network.ts';
import { freePort } from '../port.ts';
import { startProxy } from '../proxy.ts';

/* A proxy between the server and amoCRM. */

const password = 'hunter2-of-the-proxy';

/** A server whose account is at an address that only the proxy can reach. */
async function open(environment: (proxyUrl: string) => Record<string, string>, status = 200) {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  const proxy = await startProxy({ to: await behindTls(sandbox.url), status });
  const settings: Record<string, string> = {
    PORT: '0',
    AMOCRM_SUBDOMAIN: 'mycompany',
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    AMO_SSL_VERIFY: 'false',
    LOG_LEVEL: 'silent',
    ...environment(proxy.url),
  };
  const app = await startApp(loadConfig(settings), createLogger({ level: 'silent', secrets: [] }));
  onTestFinished(() => app.close());
  const send = async (path: string, body?: object, token = '') => {
    const response = await fetch(`${app.url}${path}`, {
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const write = async () => {
    const query = 'mutation { createContact(input: { name: "Никто" }) { id } }';
    const { body } = await send('/graphql', { query });
    const { errors: [error] = [] } = body as { errors?: { message: string; extensions: Record<string, unknown> }[] };
    return error;
  };
  return { sandbox, proxy, settings, send, write };
}

describe('requests to amoCRM', () => {
  it.each([
    ['HTTPS_PROXY', (url: string) => ({ HTTPS_PROXY: url })],
    ['https_proxy, which wins', (url: string) => ({ https_proxy: url, HTTPS_PROXY: 'http://127.0.0.1:1' })],
    ['HTTP_PROXY, where no other is set', (url: string) => ({ HTTP_PROXY: url })],
    ['an address without a scheme', (url: string) => ({ HTTPS_PROXY: url.replace('http://', '') })],
  ])('go through %s', async (_, environment) => {
    const { proxy, send } = await open(environment);
    expect(await send('/api/account')).toMatchObject({ status: 200 });
    expect((await send('/api/contacts', { name: 'Через прокси' })).status).toBe(201);
    expect(new Set(proxy.asked)).toEqual(new Set(['mycompany.amocrm.ru:443']));
  });

  it('send the password to the proxy only', async () => {
    const { proxy, send, settings } = await open((url) => ({
      HTTPS_PROXY: url.replace('//', `//user:${password}@`),
    }));
    await send('/api/account');
    expect([...new Set(proxy.shown)]).toEqual([`Basic ${Buffer.from(`user:${password}`).toString('base64')}`]);
    expect(JSON.stringify(loadConfig(settings))).not.toContain(password);
    expect(loadConfig(settings).secrets.map((secret) => secret.reveal())).toContain(password);
  });

  it.each(['amocrm.ru', '.amocrm.ru', 'x.ru, mycompany.amocrm.ru:443', '*'])(
    'do not go through it if NO_PROXY is %s',
    async (names) => {
      await atUnresolved('ENOTFOUND')();
      const { proxy, write } = await open((url) => ({ HTTPS_PROXY: url, NO_PROXY: names }));
      expect((await write())?.message).toContain('ENOTFOUND');
      expect(proxy.asked).toEqual([]);
    },
  );

  it('to this machine never go through it', async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    onTestFinished(() => sandbox.close());
    const { proxy, send } = await open((url) => ({
      HTTP_PROXY: url,
      HTTPS_PROXY: url,
      AMOCRM_SUBDOMAIN: '',
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
    }));
    expect(await send('/api/account')).toMatchObject({ status: 200 });
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    [407, /the proxy refused to connect \(HTTP 407\)/, /user:password@/, false],
    [403, /the proxy refused to connect \(HTTP 403\)/, /NO_PROXY/, false],
    [502, /the proxy refused to connect \(HTTP 502\)/, /Try again/, true],
  ])('report that the proxy answered %i, and that nothing was written', async (status, detail, remedy, retryable) => {
    const { write, sandbox } = await open((url) => ({ HTTPS_PROXY: url }), status);
    const error = await write();
    expect(error?.message).toMatch(detail);
    expect(error?.extensions).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      fault: 'configuration',
      retryable,
      remedy: expect.stringMatching(remedy),
    });
    expect(sandbox.requestCount()).toBe(0);
  });

  it('report that the proxy cannot be reached', async () => {
    const port = await freePort();
    const { write } = await open(() => ({ HTTPS_PROXY: `http://user:${password}@127.0.0.1:${port}` }));
    const error = await write();
    expect(error?.message).toContain('the proxy cannot be reached (ECONNREFUSED)');
    expect(error?.extensions).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      fault: 'configuration',
      remedy: expect.stringContaining('HTTPS_PROXY'),
    });
    expect(JSON.stringify(error)).not.toContain(password);
  });
});

describe('the proxy also serves requests to', () => {
  it('the authorization server of /mcp', async () => {
    const { proxy, send } = await open((url) => ({
      HTTPS_PROXY: url,
      PUBLIC_URL: 'https://crm.example.ru',
      MCP_OAUTH_ISSUER: 'https://id.example.ru',
    }));
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256', kid: 'k' })}.${part({ sub: 'x' })}.c2ln`;
    const answer = await send('/mcp', {}, token);
    expect(answer.status).toBe(503);
    expect(proxy.asked).toEqual(['id.example.ru:443']);
  });

  it('the server that `mcp` forwards to', async () => {
    const { createProxyFetch } = await import('../../src/amocrm/index.ts');
    const proxy = await startProxy({ status: 503 });
    const through = createProxyFetch({ https: proxy.url, bypass: '' });
    await expect(through?.('https://crm.example.ru/mcp', { method: 'POST', body: '{}' })).rejects.toThrow();
    expect(proxy.asked).toEqual(['crm.example.ru:443']);
  });
});

it('doctor names the proxy without its password', async () => {
  const { settings } = await open((url) => ({
    HTTPS_PROXY: url.replace('//', `//user:${password}@`),
    NO_PROXY: 'x.ru',
  }));
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  expect(await run(['doctor'], { write, complain: write })).toBe(0);
  expect(output).toMatch(/proxy: HTTPS_PROXY http:\/\/127\.0\.0\.1:\d+, except for NO_PROXY x\.ru/);
  expect(output).not.toContain(password);
});

it.each(['socks5://127.0.0.1:1080', 'http://user:%zz@proxy.example.ru', 'not an address'])(
  'the server does not start with HTTPS_PROXY=%s, which is not repeated',
  (address) => {
    expect(() => loadConfig({ HTTPS_PROXY: address })).toThrow(/HTTPS_PROXY.*must be the address of a proxy/);
    expect(() => loadConfig({ HTTPS_PROXY: address })).not.toThrow(address);
    expect(loadConfig({ HTTPS_PROXY: address, NO_PROXY: '*' }).proxy).toBeUndefined();
  },
);
