import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';

/* Each door accepts the client's deadline, and refuses at once what cannot be done by then, with the time that it would take. */

async function open() {
  const { app, sandbox } = await serve({ AMOCRM_RATE_LIMIT: '1' });
  // Others are queued already: the first is sent at once, and each of the rest takes one second.
  const gone = new AbortController();
  const others = Array.from({ length: 12 }, (_, index) =>
    fetch(`${app.url}/api/leads/${index + 1}`, { signal: gone.signal }).catch(() => undefined),
  );
  for (;;) {
    if ((await readMetric(app.url, 'rate_queue_length', '[^}]*lane="interactive"')) >= 10) break;
  }
  const leave = async () => {
    gone.abort();
    await Promise.all(others);
  };
  return { app, sandbox, leave };
}

async function readMetric(url: string, name: string, labels = '[^}]*'): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^amocrm_graphql_${name}\\{${labels}\\} (\\d+)$`, 'm').exec(text)?.[1]);
}

describe('a deadline of the caller', () => {
  it('holds over REST and GraphQL', async () => {
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

  it('holds over MCP', async () => {
    const { app, leave } = await open();
    const client = new Client({ name: 'deadline', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    const requestInit = { headers: { prefer: 'wait=3' } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { requestInit }));
    const result = await client.callTool({ name: 'get_leads', arguments: {} });
    expect(result).toMatchObject({ isError: true, structuredContent: { errors: [{ code: 'RATE_LIMITED' }] } });
    await client.close();
    await leave();
  });

  it('that is short does not slow other callers down: amoCRM has refused nothing', async () => {
    const { app } = await serve({ AMOCRM_RATE_LIMIT: '2' });
    const ask = (index: number, prefer?: string) =>
      fetch(`${app.url}/api/leads?limit=${index}`, { headers: prefer === undefined ? {} : { prefer } }).then(
        ({ status }) => status,
      );
    const patient = Array.from({ length: 10 }, (_, index) => ask(index + 1));
    await expect.poll(() => readMetric(app.url, 'rate_queue_length', '[^}]*lane="interactive"')).toBeGreaterThan(4);
    for (let hasty = 0; hasty < 3; hasty++) expect(await ask(20 + hasty, 'wait=1')).toBe(429);
    expect(new Set(await Promise.all(patient))).toEqual(new Set([200]));
    expect(await readMetric(app.url, 'rate_budget_limit_requests')).toBe(2);
  });
});
