import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { absent, coverage } from '../../../src/sandbox/coverage.ts';
import { routes } from '../../../src/sandbox/routes/index.ts';
import { sandboxManagerToken, sandboxToken } from '../../../src/sandbox/token.ts';
import { useSandbox } from './client.ts';

const room = new URL('../../../src/sandbox/', import.meta.url);
const payloadFolder = new URL('../../contract/payloads/', import.meta.url);

describe('the coverage table', () => {
  it('names exactly the routes of the router, each once', () => {
    const table = routes.map((route) => `${route.method} ${route.template}`);
    expect(new Set(table).size).toBe(table.length);
    expect(Object.keys(coverage).toSorted()).toEqual(table.toSorted());
  });

  it('says what each reproduces, and what no route has', () => {
    for (const [route, entry] of Object.entries(coverage)) expect([route, entry.reproduced]).not.toEqual([route, '']);
    expect(absent.length).toBeGreaterThan(0);
  });
});

describe('what the sandbox lacks', () => {
  const account = useSandbox({ leads: 60 });
  const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
  const listed = absent.flatMap(({ paths = [] }) => paths);

  it.each(listed)('%s: no route is there', async (path) => {
    expect(routes.filter(({ template }) => template === path || template.startsWith(`${path}/`))).toEqual([]);
    expect((await account.get(path)).status).toBe(404);
  });

  it.each(absent.flatMap(({ readOnly = [] }) => readOnly))('%s: it can be read and not written', (path) => {
    const methods = routes
      .filter(({ template }) => template === path || template.startsWith(`${path}/`))
      .map(({ method }) => method);
    expect([...new Set(methods)]).toEqual(['GET']);
  });

  const fields = absent.flatMap(({ empty = {} }) =>
    Object.entries(empty).flatMap(([path, names]) => names.map((name) => [path, name] as const)),
  );
  it.each(fields)('%s: %s is there and empty, as the vendor has the field', async (path, name) => {
    const { body } = await account.get(path);
    const [rows = []] = Object.values(body._embedded) as Record<string, unknown>[][];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect([null, '[]']).toContain(Array.isArray(row[name]) ? JSON.stringify(row[name]) : row[name]);
    const payloads = readdirSync(payloadFolder).map((file) => readFileSync(new URL(file, payloadFolder), 'utf8'));
    expect(
      payloads.some((payload) => payload.includes(`"${name}"`)),
      'no payload of the vendor has it',
    ).toBe(true);
  });

  it('rights: a manager is refused the routes of administrators, and nothing else', async () => {
    const differing: string[] = [];
    for (const { method, template } of routes) {
      if (method !== 'GET') continue;
      const path = template.replace('{entity}', 'leads').replace(/\{\w+\}/g, '1');
      const [own, managers] = [await account.get(path), await account.call('GET', path, undefined, asManager)];
      if (own.status !== managers.status) differing.push(template);
    }
    expect(differing).toEqual([
      '/users',
      '/users/{id}',
      '/roles',
      '/roles/{id}',
      '/webhooks',
      '/contacts/chats',
      '/sources',
      '/sources/{id}',
      '/chats/templates',
    ]);
  });

  it('X-Context-User-ID changes nothing', async () => {
    const plain = await account.get('/leads?limit=5');
    const { body } = await account.call('GET', '/leads?limit=5', undefined, { 'x-context-user-id': '10388450' });
    expect(body).toEqual(plain.body);
  });

  it('tokens: those of the demo are constants and never expire', async () => {
    account.clock.seconds = 20 * 365 * 86_400;
    expect((await account.get('/account')).status).toBe(200);
    expect((await account.call('GET', '/account', undefined, asManager)).status).toBe(200);
    expect(account.sandbox.token).toBe(sandboxToken);
  });
});

describe('the sandbox', () => {
  it('imports only itself and Node', () => {
    const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(new URL(file, room), 'utf8');
      const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
      const foreign = imports.filter((name) => !name.startsWith('node:') && !isInside(name, file));
      expect([file, foreign]).toEqual([file, []]);
    }
  });
});

function isInside(name: string, file: string): boolean {
  return name.startsWith('.') && new URL(name, new URL(file, room)).href.startsWith(room.href);
}
