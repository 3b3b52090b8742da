import { afterEach, describe, expect, test } from 'vitest';
import { ask, serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server.close(0));

const routes = ['/', '/graphql?query={access}', '/mcp', '/ready', '/nothing'];

describe('the name in the Host header', () => {
  test('must be ours on every route but /health, or a page could point its own name here', async () => {
    server = await serve();
    for (const path of routes) {
      const answer = await ask(server.url + path, { headers: { host: 'evil.example:8000' } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text).errors[0]).toMatchObject({
        message: expect.stringContaining('evil.example'),
        extensions: { code: 'HOST_NOT_ALLOWED', remedy: expect.stringContaining('ALLOWED_HOSTS') },
      });
    }
    expect((await ask(`${server.url}/health`, { headers: { host: 'evil.example' } })).status).toBe(200);
    expect(server.engine.executed).toEqual([]);
  });

  test('may be a loopback name or one that is allowed, on any port', async () => {
    server = await serve({ allowedHosts: ['CRM.example.com'] });
    for (const host of ['localhost:1', '127.0.0.1', '[::1]:8000', 'crm.example.com', 'crm.EXAMPLE.com:443']) {
      expect((await ask(server.url, { headers: { host } })).status).toBe(200);
    }
    expect((await ask(server.url, { headers: { host: 'crm.example.com.evil.example' } })).status).toBe(403);
  });

  test('must be a name at all', async () => {
    server = await serve();
    for (const host of ['a b', '<script>', 'x:99999']) {
      const answer = await ask(server.url, { headers: { host } });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text).errors[0].extensions.code).toBe('BAD_REQUEST');
    }
  });
});

describe('a page of another origin', () => {
  test('is refused, and its browser is not told that it may read', async () => {
    server = await serve();
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
      for (const path of routes) {
        const answer = await ask(server.url + path, { headers: { origin } });
        expect(answer.status).toBe(403);
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
        expect(JSON.parse(answer.text).errors[0].extensions.code).toBe('ORIGIN_NOT_ALLOWED');
      }
    }
  });

  test('may call when it is allowed, refusals included in what it may read', async () => {
    const origin = 'https://app.example.com';
    server = await serve({ allowedOrigins: [origin] });
    for (const [path, status] of [
      ['/', 200],
      ['/nothing', 404],
    ] as const) {
      const answer = await ask(server.url + path, { headers: { origin } });
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': origin,
        vary: expect.stringContaining('Origin'),
      });
      expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
    }
    const preflight = await ask(`${server.url}/mcp`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,mcp-param-limit',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization,mcp-param-limit',
      'access-control-allow-methods': expect.stringContaining('POST'),
    });
  });

  test('may call from this machine while the server is bound to it', async () => {
    server = await serve();
    for (const origin of ['http://localhost:5173', 'http://[::1]:3000', 'http://127.0.0.1:1']) {
      expect((await ask(server.url, { headers: { origin } })).status).toBe(200);
    }
    await server.close(0);
    server = await serve({ host: '0.0.0.0' });
    const port = new URL(server.url).port;
    const url = `http://127.0.0.1:${port}`;
    expect((await ask(url, { headers: { origin: 'http://localhost:5173' } })).status).toBe(403);
    expect((await ask(url, { headers: { origin: url } })).status).toBe(200);
  });
});
