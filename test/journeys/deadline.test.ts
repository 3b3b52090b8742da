import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, it } from 'vitest';
import { serve } from '../serve.ts';

/* Each door takes the client's deadline, and what cannot be done by then is refused at once with the time that it would take. */

async function open() {
  const { app, sandbox } = await serve({ AMOCRM_RATE_LIMIT: '1' });
  // Others wait already: the first goes through, and each of the rest has a second of its own.
  const gone = new AbortController();
  const others = Array.from({ length: 12 }, (_, index) =>
    fetch(`${app.url}/api/leads/${index + 1}`, { signal: gone.signal }).catch(() => undefined),
  );
  for (;;) {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    const waiting = Number(/^amocrm_graphql_rate_queue_length\{[^}]*lane="interactive"\} (\d+)$/m.exec(metrics)?.[1]);
    if (waiting >= 10) break;
  }
  const leave = async () => {
    gone.abort();
    await Promise.all(others);
  };
  return { app, sandbox, leave };
}

it('over REST and GraphQL', async () => {
  const { app, sandbox, leave } = await open();
  const before = sandbox.requestCount();
  const headers = { prefer: 'wait=3', 'content-type': 'application/json' };
  const rest = await fetch(`${app.url}/api/leads`, { headers });
  expect(rest.status).toBe(429);
  const problem = (await rest.json()) as { code: string; retry_after_ms: number };
  expect(problem.code).toBe('RATE_LIMITED');
  expect(problem.retry_after_ms).toBeGreaterThan(3_000);
  const graph = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers,
    body: '{"query":"{ leads { nodes { id } } }"}',
  });
  expect(await graph.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  expect(sandbox.requestCount() - before).toBeLessThanOrEqual(2);
  await leave();
});

it('over MCP', async () => {
  const { app, leave } = await open();
  const client = new Client({ name: 'deadline', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  const requestInit = { headers: { prefer: 'wait=3' } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { requestInit }));
  const result = await client.callTool({ name: 'get_leads', arguments: {} });
  expect(result).toMatchObject({ isError: true, structuredContent: { errors: [{ code: 'RATE_LIMITED' }] } });
  await client.close();
  await leave();
});
