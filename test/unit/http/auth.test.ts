import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { apiToken, ask, post, read, serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  server = await serve({
    apiTokens: [apiToken('reader-token', 'read-only'), apiToken('writer-token', 'read-write')],
    readiness: async () => ({ ready: false, checks: [{ name: 'amocrm', ok: false, message: 'Токен истёк' }] }),
  });
});
afterEach(() => server.close(0));

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('API tokens', () => {
  test.each(['/graphql', '/mcp'])('%s is closed without one, and to a wrong one', async (path) => {
    for (const headers of [{}, bearer('reader-toke'), bearer(''), { authorization: 'Basic reader-token' }]) {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ access }"}',
      };
      const answer = await fetch(server.url + path, init);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="amocrm-graphql"/);
      expect((await read(answer)).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', fault: 'caller' });
    }
    expect(server.engine.executed).toEqual([]);
  });

  test('decide what GraphQL may do', async () => {
    const query = 'mutation { rename(name: "Новое имя") }';
    expect((await read(await post(server.url, { query }, bearer('writer-token')))).data).toEqual({
      rename: 'Новое имя',
    });
    const refused = await read(await post(server.url, { query }, bearer('reader-token')));
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', fault: 'caller', retryable: false });
    const { data } = await read(await post(server.url, { query: '{ access }' }, bearer('reader-token')));
    expect(data).toEqual({ access: 'read-only' });
  });

  test('hold for every operation of a batch', async () => {
    const answer = await post(
      server.url,
      [{ query: '{ access }' }, { query: '{ a: access }' }],
      bearer('reader-token'),
    );
    expect(await answer.json()).toMatchObject([{ data: { access: 'read-only' } }, { data: { a: 'read-only' } }]);
  });

  test('decide what MCP may do', async () => {
    const init = { method: 'POST', headers: bearer('reader-token'), body: 'сообщение' };
    const answer = await read(await fetch(`${server.url}/mcp`, init));
    expect(answer).toEqual({ body: 'сообщение', auth: { access: 'read-only' } });
  });

  test('are not needed to see that the server lives', async () => {
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  test('are needed to see why it is not ready, and whose accounts it serves', async () => {
    const stranger = await fetch(`${server.url}/ready`);
    expect(stranger.status).toBe(503);
    expect(await read(stranger)).toEqual({ ready: false });
    const known = await fetch(`${server.url}/ready`, { headers: bearer('reader-token') });
    expect(await read(known)).toEqual({
      ready: false,
      checks: [{ name: 'amocrm', ok: false, message: 'Токен истёк' }],
    });
    expect(await read(await fetch(server.url))).not.toHaveProperty('accounts');
    expect(await read(await fetch(server.url, { headers: bearer('reader-token') }))).toHaveProperty(
      'accounts.0.name',
      'main',
    );
  });

  test('keep strangers from spending requests to amoCRM by asking whether it is ready', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      let looks = 0;
      const counted = await serve({
        apiTokens: [apiToken('reader-token', 'read-only')],
        readiness: async () => ({ ready: ++looks > 1, checks: [] }),
      });
      const look = async (headers = {}) => (await fetch(`${counted.url}/ready`, { headers })).status;
      for (let i = 0; i < 20; i++) expect(await look()).toBe(503);
      expect(looks).toBe(1);
      expect(await look(bearer('reader-token'))).toBe(200);
      expect(looks).toBe(2);
      vi.setSystemTime(Date.now() + 5_000);
      expect(await look()).toBe(200);
      expect(looks).toBe(3);
      await counted.close(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('are not needed for the GraphiQL page, which says where they go', async () => {
    const page = await ask(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Bearer <token>');
    expect(page.text).not.toContain('reader-token');
  });
});
