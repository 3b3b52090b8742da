import { afterEach, describe, expect, test } from 'vitest';
import { apiToken, ask, post, read, serve } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server.close(0));

const browse = (path: string) => ask(server.url + path, { headers: { accept: 'text/html,*/*' } });

describe('GraphiQL', () => {
  test('comes whole, with its example, and may load nothing from elsewhere', async () => {
    server = await serve();
    const page = await browse('/graphql');
    expect(page.status).toBe(200);
    expect(page.text).toContain('# Пример');
    expect(page.text).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
  });

  test.each([
    ['it is switched off', { graphiql: false }],
    ['the schema may not be read', { introspection: false }],
  ])('is not shown when %s', async (_why, options) => {
    server = await serve(options);
    const answer = await browse('/graphql');
    expect(answer.headers['content-type']).not.toContain('html');
    expect(JSON.parse(answer.text).errors[0].message).toBe('Must provide query string.');
  });

  test('goes with introspection, which can be refused', async () => {
    server = await serve({ introspection: false });
    const { errors } = await read(await post(server.url, { query: '{ __schema { queryType { name } } }' }));
    expect(errors?.[0]?.message).toContain('introspection');
    expect(await read(await post(server.url, { query: '{ access __typename }' }))).toHaveProperty('data');
  });
});

describe('the home page', () => {
  const language = async (path: string, accepted?: string) => {
    const headers = { accept: 'text/html', ...(accepted !== undefined && { 'accept-language': accepted }) };
    const { text } = await ask(server.url + path, { headers });
    return /<html lang="(\w+)"/.exec(text)?.[1];
  };

  test.each([
    ['ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7', 'ru'],
    ['en-US,en;q=0.9,ru;q=0.8', 'en'],
    ['en;q=0.1, ru;q=0.5', 'ru'],
    ['de, ru;q=0', 'en'],
    ['de,fr;q=0.9', 'en'],
    ['*', 'en'],
    [';;q=,ru;q=x', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('is in the language that %s prefers', async (accepted, expected) => {
    server = await serve();
    expect(await language('/', accepted)).toBe(expected);
  });

  test('is in the language of its switch', async () => {
    server = await serve();
    expect(await language('/?lang=en', 'ru')).toBe('en');
    expect(await language('/?lang=ru', 'en')).toBe('ru');
    expect(await language('/?lang=%22%3E', 'ru')).toBe('ru');
  });

  test('is public, tells nothing of the accounts, and runs no script but its own', async () => {
    server = await serve({ apiTokens: [apiToken('secret', 'read-only')] });
    const { status, text, headers } = await browse('/');
    expect(status).toBe(200);
    expect(text).not.toContain('demo.amocrm.ru');
    expect(text).toContain('<noscript><h1>amocrm-graphql 0.1.0</h1>');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; /);
    expect(headers.vary).toContain('Accept-Language');
  });

  test.each([
    ['GraphiQL', { graphiql: false }, 'data-pages="docs"'],
    ['the documentation', { introspection: false }, 'data-pages=""'],
  ])('has no link to %s where it is not shown', async (_what, options, expected) => {
    server = await serve(options);
    expect((await browse('/')).text).toContain(expected);
  });
});

describe('the other routes', () => {
  test('say what the server is and whether it can work', async () => {
    server = await serve();
    expect(await read(await fetch(server.url))).toEqual({
      name: 'amocrm-graphql',
      version: '0.1.0',
      accounts: [{ name: 'main', url: 'https://demo.amocrm.ru' }],
      links: {
        graphql: '/graphql',
        mcp: '/mcp',
        rest: '/api',
        docs: '/docs',
        openapi: '/openapi.json',
        actions: '/openapi/actions.json',
        health: '/health',
        ready: '/ready',
      },
    });
    expect((await browse('/')).text).toContain('<a href="/graphql">');
    expect(await read(await fetch(`${server.url}/health`))).toEqual({ status: 'ok' });
    expect(await read(await fetch(`${server.url}/ready`))).toEqual({
      ready: true,
      checks: [{ name: 'amocrm', ok: true }],
    });
  });

  test('do not exist under any other path', async () => {
    server = await serve();
    for (const path of ['/nothing', '/x/graphql', '/x?y=/graphql', '/graphql/x', '/x/health']) {
      const answer = await ask(server.url + path);
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text).errors[0].extensions.code).toBe('NOT_FOUND');
    }
    expect((await ask(`${server.url}/ready`, { method: 'POST' })).status).toBe(405);
  });

  test('mask a failure of the check behind them', async () => {
    server = await serve({ readiness: () => Promise.reject(new Error('secret detail')) });
    const answer = await ask(`${server.url}/ready`);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret detail');
    const logged = server.logged.filter(({ level }) => level === 'error');
    expect(logged).toMatchObject([
      { fields: { correlationId: JSON.parse(answer.text).errors[0].extensions.correlationId } },
    ]);
  });
});
