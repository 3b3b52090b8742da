import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { serve } from '../serve.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: Uint8Array | string | undefined;
}

/** Sends exactly these headers, none beside `Host` and the length. */
function send(url: string, { method = 'POST', headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const secret = 'a-secret-of-the-webhooks';

let app: App;
beforeAll(async () => {
  // The embedded sandbox: its account has a webhook door.
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', WEBHOOK_SECRET: secret });
  app = await startApp(config, createLogger({ level: 'silent', secrets: [] }));
  return () => app.close();
});

/** What each door takes at its plainest, and how it says that it has done it. */
const doors = {
  graphql: {
    path: '/graphql',
    type: 'application/json',
    headers: {},
    body: '{"query":"query ($n: Int!) { leads(first: $n) { nodes { id } } }","variables":{"n":1}}',
    twice: '{"query":"{ account { id } }","variables":{"n":1,"n":2}}',
    done: /"nodes":\[\{"id":/,
  },
  mcp: {
    path: '/mcp',
    type: 'application/json',
    headers: { accept: 'application/json, text/event-stream' },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_leads","arguments":{"limit":1}}}',
    twice:
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_leads","arguments":{"limit":1,"limit":2}}}',
    done: /"structuredContent"/,
  },
  rest: {
    path: '/api/contacts/check-exists',
    type: 'application/json',
    headers: {},
    body: '{"query":"nobody@example.com"}',
    twice: '{"query":"a@example.com","query":"b@example.com"}',
    done: /"exists":false/,
  },
} as const;

type Door = (typeof doors)[keyof typeof doors];

const names = ['graphql', 'mcp', 'rest'] as const;

/** Changes a plain request. */
type Change = (door: Door) => Sent;

const typed =
  (type: string): Change =>
  () => ({ headers: { 'content-type': type } });
const encoded =
  (encoding: string, compress: (body: string) => Uint8Array | string = (body) => body): Change =>
  ({ body, type }) => ({ headers: { 'content-type': type, 'content-encoding': encoding }, body: compress(body) });
const header =
  (name: string, value: string): Change =>
  ({ type }) => ({ headers: { 'content-type': type, [name]: value } });
const bomb = () => gzipSync(Buffer.alloc(20_000_000, 0x20));

/** What is sent, and what each door makes of it: done, or a status. */
const table: [what: string, Change, graphql: 'done' | number, mcp: 'done' | number, rest: 'done' | number][] = [
  ['a plain request', () => ({}), 'done', 'done', 'done'],
  ['Application/JSON', typed('Application/JSON'), 'done', 'done', 'done'],
  ['application/json; charset=utf-8', typed('application/json; charset=utf-8'), 'done', 'done', 'done'],
  ['application/json;charset="UTF-8"', typed('application/json;charset="UTF-8"'), 'done', 'done', 'done'],
  ['application/json; foo=bar', typed('application/json; foo=bar'), 'done', 'done', 'done'],
  ['application/vnd.api+json', typed('application/vnd.api+json'), 'done', 'done', 'done'],
  ['text/json', typed('text/json'), 'done', 'done', 'done'],
  ['application/x-json', typed('application/x-json'), 'done', 'done', 'done'],
  ['the same type twice', typed('application/json, application/json'), 'done', 'done', 'done'],
  ['two types', typed('application/json, text/plain'), 415, 415, 415],
  ["charset='utf-8'", typed("application/json; charset='utf-8'"), 'done', 'done', 'done'],
  ['a charset without a name', typed('application/json; charset='), 'done', 'done', 'done'],
  ['a type without a name', typed(''), 'done', 'done', 'done'],
  [
    'JSON by a page without a type',
    ({ body }) => ({ headers: { 'content-type': '', 'sec-fetch-site': 'same-origin' }, body }),
    415,
    415,
    415,
  ],
  ['UTF-16 with its mark', ({ body }) => ({ body: Buffer.from(`\uFEFF${body}`, 'utf16le') }), 400, 400, 400],
  ['UTF-16 without', ({ body }) => ({ body: Buffer.from(body, 'utf16le') }), 400, 400, 400],
  ['no type from a program', ({ body }) => ({ headers: {}, body }), 'done', 'done', 'done'],
  ['another charset', typed('application/json; charset=windows-1251'), 415, 415, 415],
  ['XML', typed('application/xml'), 415, 415, 415],
  ['plain text', typed('text/plain'), 403, 415, 415],
  ['a form', typed('application/x-www-form-urlencoded'), 403, 415, 415],
  ['Content-Encoding: identity', encoded('identity'), 'done', 'done', 'done'],
  ['gzip', encoded('gzip', gzipSync), 'done', 'done', 'done'],
  ['GZIP', encoded('GZIP', gzipSync), 'done', 'done', 'done'],
  ['deflate', encoded('deflate', deflateSync), 'done', 'done', 'done'],
  ['br', encoded('br', brotliCompressSync), 'done', 'done', 'done'],
  ['zstd', encoded('zstd'), 415, 415, 415],
  ['two encodings', encoded('gzip, br', (body) => brotliCompressSync(gzipSync(body))), 415, 415, 415],
  ['a name of an encoding that objects have', encoded('constructor'), 415, 415, 415],
  ['an encoding that it does not have', encoded('gzip'), 400, 400, 400],
  ['20 MB of blanks in 20 KB of gzip', encoded('gzip', bomb), 413, 413, 413],
  ['a byte order mark', ({ body }) => ({ body: `\uFEFF${body}` }), 'done', 'done', 'done'],
  ['no UTF-8', ({ body }) => ({ body: Buffer.from(`${body.slice(0, -1)},"a":"\xff"}`, 'latin1') }), 400, 400, 400],
  ['no JSON', () => ({ body: '{"query":' }), 400, 400, 400],
  ['no object', () => ({ body: '"text"' }), 400, 400, 400],
  ['an empty body', () => ({ body: '' }), 400, 400, 400],
  ['a member that is given twice', ({ twice }) => ({ body: twice }), 400, 400, 400],
  [
    'lists in lists',
    ({ body }) => ({ body: `${body.slice(0, -1)},"a":${'['.repeat(500)}${']'.repeat(500)}}` }),
    400,
    400,
    400,
  ],
  ['no Accept', ({ type }) => ({ headers: { 'content-type': type, accept: '' } }), 'done', 'done', 'done'],
  ['Accept: */*', header('accept', '*/*'), 'done', 'done', 'done'],
  ['Accept: */*;q=0.1', header('accept', 'text/plain, */*;q=0.1'), 'done', 'done', 'done'],
  [
    'Accept with weights',
    header('accept', 'application/json;q=0.9, text/event-stream;q=0.8, */*;q=0.1'),
    'done',
    'done',
    'done',
  ],
  ['Accept: application/json', header('accept', 'application/json'), 'done', 'done', 'done'],
  ['Accept in capitals', header('accept', 'APPLICATION/JSON, Text/Event-Stream'), 'done', 'done', 'done'],
  ['Accept: application/*, text/*', header('accept', 'application/*, text/*'), 'done', 'done', 'done'],
  ['Accept: text/html', header('accept', 'text/html,application/xhtml+xml'), 'done', 'done', 'done'],
  ['Accept: text/json', header('accept', 'text/json'), 'done', 'done', 'done'],
  ['X-HTTP-Method-Override: POST', header('x-http-method-override', 'POST'), 'done', 'done', 'done'],
  ['X-HTTP-Method-Override: DELETE', header('x-http-method-override', 'DELETE'), 400, 400, 400],
  ['Expect: 100-continue', header('expect', '100-continue'), 'done', 'done', 'done'],
  ['a header of 20 KB', header('x-long', 'x'.repeat(20_000)), 431, 431, 431],
  ['OPTIONS', () => ({ method: 'OPTIONS', body: undefined }), 204, 204, 204],
  ['PUT', () => ({ method: 'PUT' }), 405, 405, 405],
];

describe('every door accepts and refuses the same requests', () => {
  test.each(table)('%s', async (_what, change, ...expected) => {
    for (const [index, name] of names.entries()) {
      const door = doors[name];
      const plain = { headers: { 'content-type': door.type }, body: door.body };
      const changed = change(door);
      const headers: Record<string, string> = { ...door.headers, ...(changed.headers ?? plain.headers) };
      if (headers.accept === '') delete headers.accept;
      const body = 'body' in changed ? changed.body : plain.body;
      const answer = await send(app.url + door.path, { method: changed.method ?? 'POST', headers, body });
      if (expected[index] === 'done') {
        expect([name, answer.status, answer.text]).toEqual([name, 200, expect.stringMatching(door.done)]);
      } else expect([name, answer.status, answer.text]).toEqual([name, expected[index], expect.any(String)]);
    }
  });

  test.each([
    ['/graphql/', 'graphql'],
    ['/mcp/', 'mcp'],
    ['/mcp//', 'mcp'],
    ['//mcp', 'mcp'],
    ['//graphql/', 'graphql'],
    ['/api/contacts/check-exists/', 'rest'],
    ['//api//contacts/check-exists', 'rest'],
    ['/api/contacts/check-exists/?account=', 'rest'],
    ['/graphql?account=', 'graphql'],
  ] as const)('%s is served as without the slash, without a redirect', async (path, name) => {
    const { type, headers, body, done } = doors[name];
    const answer = await send(`${app.url}${path}`, { headers: { ...headers, 'content-type': type }, body });
    expect([answer.status, answer.text]).toEqual([200, expect.stringMatching(done)]);
  });

  test('an empty path segment is not ignored', async () => {
    expect((await send(`${app.url}/api/leads//notes`, { method: 'GET' })).status).toBe(404);
    expect((await send(`${app.url}//`, { method: 'GET' })).status).toBe(200);
  });

  test('an address with the host in the request line is read, and that host counts', async () => {
    const { port } = new URL(app.url);
    const ask = (target: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path: target, agent: false }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.on('error', reject).end();
      });
    expect(await ask(`${app.url}/api/leads?limit=1`)).toBe(200);
    expect(await ask(`${app.url}?a=1`)).toBe(200);
    expect(await ask('http://evil.example/api/leads')).toBe(403);
    expect(await ask('http://127.0.0.1@evil.example/api/leads')).toBe(400);
  });

  test.each([
    '/health/',
    '/ready/',
    '/docs/',
    '/openapi.json/',
    '/openapi/actions.json/',
    '/metrics/',
    '/graphql/?query={account{id}}',
  ])('%s is read as without the slash', async (path) => {
    expect((await send(app.url + path, { method: 'GET' })).status).toBe(200);
  });

  test('webhooks may be compressed, but not in other encodings', async () => {
    const { app: server } = await serve({ WEBHOOK_SECRET: secret });
    const url = `${server.url}/webhooks/amocrm/${secret}`;
    const delivery = 'account[id]=1&leads[add][0][id]=5';
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(url, { headers: type, body: delivery })).status).toBe(200);
    expect((await send(`${url}/`, { headers: type, body: delivery })).status).toBe(200);
    const gzipped = { ...type, 'content-encoding': 'gzip' };
    expect((await send(url, { headers: gzipped, body: gzipSync(delivery) })).status).toBe(200);
    expect((await send(url, { headers: { ...type, 'content-encoding': 'zstd' }, body: delivery })).status).toBe(415);
  });
});

describe('an MCP client that reads JSON and no streams', () => {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const ask = (body: object) => send(`${app.url}/mcp`, { headers, body: JSON.stringify(body) });

  test('gets JSON: one answer, or those of a batch', async () => {
    const ping = (id: number) => ({ jsonrpc: '2.0', id, method: 'ping' });
    const one = await ask(ping(1));
    expect(one.headers['content-type']).toBe('application/json');
    expect(JSON.parse(one.text)).toMatchObject({ id: 1, result: {} });
    expect(JSON.parse((await ask([ping(2)])).text)).toMatchObject([{ id: 2 }]);
    expect(JSON.parse((await ask([ping(3), ping(4)])).text)).toMatchObject([{ id: 3 }, { id: 4 }]);
  });

  test('gets the result without progress', async () => {
    const params = { name: 'get_leads', arguments: { limit: 250 }, _meta: { progressToken: 1 } };
    const { text } = await ask({ jsonrpc: '2.0', id: 5, method: 'tools/call', params });
    expect(JSON.parse(text)).toMatchObject({ id: 5, result: { structuredContent: { has_more: true } } });
  });

  test('a notification has no answer', async () => {
    expect(await ask({ jsonrpc: '2.0', method: 'notifications/initialized' })).toMatchObject({ status: 202, text: '' });
  });
});

describe('extra members of a request', () => {
  test('are ignored by GraphQL', async () => {
    const body = JSON.stringify({
      query: '{ account { id } }',
      operationName: null,
      extensions: { clientLibrary: { name: 'a' } },
      id: 'AccountQuery',
      documentId: 'abc',
      opts: {},
    });
    const answer = await send(`${app.url}/graphql`, { headers: { 'content-type': 'application/json' }, body });
    expect(answer.text).toContain('"account":{"id":');
  });

  test.each([
    ['an operation without a name', { operationName: '' }],
    ['no variables as text', { variables: '' }],
    ['variables as the empty list of PHP', { variables: [] }],
    ['extensions as text', { extensions: '{}' }],
    ['extensions as an empty list', { extensions: [] }],
    ['a hash beside the query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } }],
  ])('%s is read by GraphQL, also in a batch', async (_, more) => {
    const request = { query: 'query A { account { id } }', ...more };
    for (const body of [request, [request]]) {
      const headers = { 'content-type': 'application/json' };
      const answer = await send(`${app.url}/graphql`, { headers, body: JSON.stringify(body) });
      expect(answer.text).toContain('"data":{"account":{"id":');
    }
  });

  test('variables may be JSON text that is an object, and nothing else', async () => {
    const ask = async (variables: unknown) => {
      const body = JSON.stringify({ query: 'query ($n: Int) { leads(first: $n) { nodes { id } } }', variables });
      return send(`${app.url}/graphql`, { headers: { 'content-type': 'application/json' }, body });
    };
    expect(JSON.parse((await ask('{"n":1}')).text).data.leads.nodes).toHaveLength(1);
    for (const wrong of ['{"n":1', '[1]', 'n=1', [1], 5]) expect((await ask(wrong)).status).toBe(400);
  });

  test.each([
    ['a request', (request: object) => request],
    ['a batch', (request: object) => [request]],
  ])('%s with only the hash of a document gets the message to send the document', async (_, make) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'abc' } };
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const body = JSON.stringify(make({ operationName: 'A', variables: {}, extensions }));
    const { text } = await send(`${app.url}/graphql`, { headers, body });
    expect([JSON.parse(text)].flat()).toMatchObject([
      {
        errors: [
          {
            message: 'PersistedQueryNotSupported',
            extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED', fault: 'caller' },
          },
        ],
      },
    ]);
    const address = `${app.url}/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
    expect((await send(address, { method: 'GET' })).text).toContain('PersistedQueryNotSupported');
  });

  test('say nothing if the query itself is missing', async () => {
    const body = JSON.stringify({ qeury: '{ account { id } }' });
    const answer = await send(`${app.url}/graphql`, { headers: { 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(400);
  });

  test('variables in an address that are not valid JSON are the caller’s mistake', async () => {
    const answer = await send(`${app.url}/graphql?query={account{id}}&variables={`, { method: 'GET' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).errors[0].extensions).toMatchObject({ fault: 'caller' });
  });
});

describe('errors are reported briefly', () => {
  const ask = async (query: string, variables: object = {}) => {
    const body = JSON.stringify({ query, variables });
    return send(`${app.url}/graphql`, { headers: { 'content-type': 'application/json' }, body });
  };
  const long = 'n'.repeat(300_000);
  test.each([
    ['a field of 300 KB', `{ ${long} }`, {}],
    ['a variable of 300 KB', `query ($${long}: Nothing) { account { id } }`, {}],
    ['a type of 300 KB', `query ($a: ${long}) { account { id } }`, {}],
    ['a syntax error of 300 KB', `{ "${long}`, {}],
    ['a value of 300 KB', 'query ($a: Int!) { leads(first: $a) { nodes { id } } }', { a: long }],
    ['an argument of 300 KB', 'query ($a: String) { leads(query: $a) { nodes { id } } }', { a: long }],
    ['1,900 unknown fields', `{ ${Array.from({ length: 1_900 }, (_, n) => `x${n}`).join(' ')} }`, {}],
    [
      '20,000 unknown members of an input',
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
      { input: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field${n}`, n])) },
    ],
    [
      '20,000 wrong items of a list',
      'query ($filter: LeadFilter) { leads(filter: $filter) { nodes { id } } }',
      { filter: { ids: Array.from({ length: 20_000 }, () => ({})) } },
    ],
    [
      '40 fields that each repeat a name of 300 KB',
      `query ($a: String!) { lead(id: 1) { id } leads(first: 40) { nodes { ${Array.from({ length: 40 }, (_, n) => `a${n}: customField(name: $a) { name }`).join(' ')} } } }`,
      { a: long },
    ],
  ])('%s', async (_what, query, variables) => {
    const answer = await ask(query, variables);
    expect(answer.text).toContain('"errors"');
    expect(answer.text.length).toBeLessThan(20_000 + JSON.stringify({ query, variables }).length);
  });
});

test('REST names twenty fields that are given twice and counts the others', async () => {
  const body = `{${Array.from({ length: 20_000 }, (_, n) => `"name${n}":1,"name${n}":2`).join(',')}}`;
  const headers = { 'content-type': 'application/json' };
  const answer = await send(`${app.url}/api/contacts/check-exists`, { headers, body });
  expect(answer.status).toBe(400);
  const { issues } = JSON.parse(answer.text);
  expect(issues).toHaveLength(21);
  expect(issues.at(-1).message).toBe('and 19,980 more');
});

test('a member with a name of 300 KB is not repeated in the answer', async () => {
  const body = JSON.stringify({ ['n'.repeat(300_000)]: 1 });
  for (const path of ['/graphql', '/mcp', '/api/contacts/check-exists']) {
    const headers = { 'content-type': 'application/json', accept: '*/*' };
    const answer = await send(app.url + path, { headers, body });
    expect([path, answer.status]).toEqual([path, 400]);
    // The arguments of REST are read, and quoted, by the operation.
    if (!path.startsWith('/api')) expect(answer.text.length).toBeLessThan(5_000);
  }
});

describe('without introspection', () => {
  test.each([
    ['a field', '{ lead { id } leds { id } }', {}],
    ['a field of a type', '{ leads { nodes { nam prise } } }', {}],
    ['a type', 'query ($a: LeadFiltr) { leads(filter: $a) { nodes { id } } }', {}],
    ['an argument', '{ leads(filtre: {}) { nodes { id } } }', {}],
    ['a member of an input', '{ leads(filter: { namess: ["a"] }) { nodes { id } } }', {}],
    ['a value of an enum', '{ leads(orderBy: ID_DES) { nodes { id } } }', {}],
    ['a member in a variable', 'query ($a: LeadFilter) { leads(filter: $a) { nodes { id } } }', { a: { namess: [] } }],
    ['a value in a variable', 'query ($a: LeadOrder) { leads(orderBy: $a) { nodes { id } } }', { a: 'ID_DES' }],
    ['a fragment of a type', '{ leads { nodes { ... on Leed { id } } } }', {}],
  ])('no name is suggested for %s', async (_what, query, variables) => {
    const [open, closed] = await Promise.all([
      serve().then(({ app: server }) => server),
      serve({ INTROSPECTION: 'false' }).then(({ app: server }) => server),
    ]);
    const ask = async ({ url }: { url: string }) => {
      const body = JSON.stringify([{ query, variables }]);
      return (await send(`${url}/graphql`, { headers: { 'content-type': 'application/json' }, body })).text;
    };
    expect(await ask(closed)).toContain('"errors"');
    expect(await ask(closed)).not.toContain('Did you mean');
    expect(await ask(open)).toContain('Did you mean');
  });
});
