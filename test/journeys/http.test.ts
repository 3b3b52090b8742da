import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';
import { auditGraphql } from '../unit/http/audit.ts';
import { ask as askAny } from '../unit/http/serve.ts';

const ask = (url: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

describe('the server', () => {
  it('passes every audit of GraphQL over HTTP', async () => {
    const { app } = await serve();
    expect(await auditGraphql(`${app.url}/graphql`)).toEqual([]);
  });

  it('answers a nested query', async () => {
    const { app } = await serve();
    const answer = await ask(app.url, '{ leads(first: 2) { nodes { name contacts { name company { name } } } } }');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { leads: { nodes: [{ name: expect.any(String) }, {}] } } });
  });

  it('is alive without amoCRM and says why it is not ready', async () => {
    const { app, sandbox } = await serve();
    sandbox.fault({ path: '/account', times: 0, status: 401 });
    const ready = await fetch(`${app.url}/ready`);
    expect(ready.status).toBe(503);
    expect(JSON.stringify(await ready.json())).toContain('UNAUTHENTICATED');
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
    sandbox.clearFaults();
    expect((await fetch(`${app.url}/ready`)).status).toBe(200);
  });

  it('lets a read-only token read and refuses its mutations over GraphQL and MCP alike', async () => {
    const { app, sandbox } = await serve({ API_TOKENS: 'a-token-that-only-reads:read-only' });
    const headers = { authorization: 'Bearer a-token-that-only-reads' };
    expect((await ask(app.url, '{ account { name } }')).status).toBe(401);
    const read = await ask(app.url, '{ account { name } }', headers);
    expect(await read.json()).toEqual({ data: { account: { name: 'Северный дом' } } });
    const write = await ask(app.url, 'mutation { createLead(input: { name: "Окна" }) { id } }', headers);
    expect(await write.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN', fault: 'caller' } }] });
    expect(sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
  });

  it.each([
    ['a page of the public address', { host: 'crm.example.ru', origin: 'https://crm.example.ru' }, 200],
    ['a page of a host that is allowed', { host: 'crm.lan:8080', origin: 'http://crm.lan:8080' }, 200],
    ['a page of an origin that is allowed', { host: 'crm.example.ru', origin: 'https://app.example.ru' }, 200],
    ['a page of this machine', { host: 'localhost', origin: 'http://localhost:5173' }, 200],
    ['no page', { host: 'crm.example.ru' }, 200],
    ['a foreign page', { host: 'crm.example.ru', origin: 'https://evil.example' }, 403],
    ['another port of an origin that is allowed', { host: 'localhost', origin: 'https://app.example.ru:444' }, 403],
    ['a foreign host', { host: 'evil.example' }, 403],
  ])('gives %s the same answer over GraphQL and MCP', async (_who, headers, status) => {
    const { app } = await serve({
      PUBLIC_URL: 'https://crm.example.ru',
      ALLOWED_HOSTS: 'crm.lan:8080',
      ALLOWED_ORIGINS: 'https://app.example.ru',
    });
    const bodies = {
      '/graphql': { query: '{ __typename }' },
      '/mcp': { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await askAny(app.url + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
        body: JSON.stringify(body),
      });
      expect([path, answer.status]).toEqual([path, status]);
    }
  });

  it('refuses a body of 10 MB and a query 200 levels deep without failing', async () => {
    const { app } = await serve();
    const large = await ask(app.url, `{ account { name } } # ${'x'.repeat(10_000_000)}`);
    expect(large.status).toBe(413);
    const deep = await ask(
      app.url,
      `{ leads { nodes ${'{ contacts { leads '.repeat(100)} { id } ${'} }'.repeat(100)} } }`,
    );
    expect(await deep.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_LIMIT_EXCEEDED' } }] });
    expect((await ask(app.url, '{ account { name } }')).status).toBe(200);
  });

  it('accepts the worked example and 250 leads with everything around them', async () => {
    const { app } = await serve();
    const { exampleQuery } = await import('../../src/app.ts');
    const rich = `{ leads(first: 250) { nodes { id name contacts { name phones { value } company { name } } company { name }
      responsible { name } pipeline { name } status { name } tasks { text responsible { name } } } } }`;
    for (const query of [exampleQuery, rich])
      expect(await (await ask(app.url, query)).json()).not.toHaveProperty('errors');
  });
});
