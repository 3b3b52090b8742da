import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Readiness } from '../../../src/http/health.ts';
import type { HttpServerOptions } from '../../../src/http/index.ts';
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
    const headers = { ...bearer('reader-token'), 'x-request-id': 'asked-1' };
    const answer = await read(await fetch(`${server.url}/mcp`, { method: 'POST', headers, body: 'сообщение' }));
    const caller = createHash('sha256').update('reader-token').digest('hex').slice(0, 16);
    const auth = { access: 'read-only', caller, requestId: 'asked-1', toolsets: {} };
    expect(answer).toEqual({ body: 'сообщение', auth });
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

  describe('that look whether it is ready', () => {
    const limited = { ...apiToken('limited-token', 'read-only'), limit: 3 };
    const bound = { ...apiToken('bound-token', 'read-only'), accounts: ['main'], limit: 3 };
    const open = async (answers: Promise<Readiness>[], changes: Partial<HttpServerOptions> = {}) => {
      vi.useFakeTimers({ toFake: ['Date', 'performance'] });
      const looks: (readonly string[] | undefined)[] = [];
      const opened = await serve({
        apiTokens: [apiToken('reader-token', 'read-only'), limited, bound],
        readiness: (accounts) => {
          looks.push(accounts);
          return answers[looks.length - 1] ?? Promise.reject(new Error('There were too many checks.'));
        },
        ...changes,
      });
      onTestFinished(async () => {
        vi.useRealTimers();
        await opened.close(0);
      });
      const look = async (who?: string) => {
        const headers = who === undefined ? {} : bearer(`${who}-token`);
        return (await fetch(`${opened.url}/ready`, { headers })).status;
      };
      return { look, looks };
    };
    const yes = Promise.resolve({ ready: true, checks: [] });
    const no = Promise.resolve({ ready: false, checks: [] });

    test('share one in progress, but not with those of other accounts', async () => {
      let finish = (_: Readiness) => {};
      const answer = new Promise<Readiness>((resolve) => {
        finish = resolve;
      });
      let arrived = 0;
      const countRequest = async () => {
        arrived++;
        return 0;
      };
      const { look, looks } = await open([answer, answer], { countRequest });
      const answers = Promise.all(['limited', 'limited', 'limited', 'bound', 'bound'].map((who) => look(who)));
      await vi.waitUntil(() => arrived === 5);
      finish({ ready: false, checks: [] });
      expect(await answers).toEqual([503, 503, 503, 503, 503]);
      expect(looks).toHaveLength(2);
      expect(looks).toEqual(expect.arrayContaining([undefined, ['main']]));
    });

    test('get a positive result from the cache for a second', async () => {
      const { look, looks } = await open([yes, no]);
      for (const who of ['reader', 'reader', undefined, 'limited']) expect(await look(who)).toBe(200);
      expect(looks).toHaveLength(1);
      vi.advanceTimersByTime(1_000);
      expect(await look('reader')).toBe(503);
    });

    test('see at once that all is well again', async () => {
      const { look } = await open([no, no, yes]);
      expect(await look('reader')).toBe(503);
      expect(await look('reader')).toBe(503);
      expect(await look('reader')).toBe(200);
    });

    test('spend their requests by it', async () => {
      const { look, looks } = await open([yes]);
      const spent = await Promise.all(Array.from({ length: 20 }, () => look('limited')));
      expect(spent.filter((status) => status === 200)).toHaveLength(3);
      expect(spent.filter((status) => status === 429)).toHaveLength(17);
      expect(looks).toHaveLength(1);
    });
  });

  test('are not needed for the GraphiQL page, which says where they go', async () => {
    const page = await ask(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Bearer <token>');
    expect(page.text).not.toContain('reader-token');
  });
});
