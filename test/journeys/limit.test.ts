import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { serve } from '../serve.ts';

/** What a client sends that watches a resource. */
async function recordListen(url: string): Promise<{ headers: Record<string, string>; body: string }> {
  let sample: { headers: Record<string, string>; body: string } | undefined;
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { authorization } },
    fetch: (address, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      if (headers['mcp-method'] === 'subscriptions/listen') sample = { headers, body: String(init?.body) };
      return fetch(address, init);
    },
  });
  await client.connect(transport);
  await client.listen({ resourceSubscriptions: ['amocrm://account'] });
  await client.close();
  if (!sample) throw new Error('The client has not listened.');
  return sample;
}

/* How many requests one token may send, in batches or alone. */

const token = 'a-limited-token-0123456789';
const authorization = `Bearer ${token}`;

const message = (id: number) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name: 'create_lead', arguments: { name: `Сделка ${id}` } },
});
const operation = (id: number) => ({ query: `mutation { createLead(input: { name: "Сделка ${id}" }) { id } }` });

/** A server with one token and a clock that stands still, so that a limit does not refill by itself. */
async function open(rights: string) {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { app, sandbox } = await serve({ API_TOKENS: `${token}${rights}` });
  const send = async (path: string, body: unknown, prefix = '') => {
    const response = await fetch(app.url + path, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(path === '/mcp' && { 'mcp-protocol-version': '2025-06-18' }),
      },
      body: prefix + JSON.stringify(body),
    });
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
  };
  const countCreated = () => sandbox.requestCount(({ method }) => method === 'POST');
  return { app, sandbox, send, countCreated };
}

describe.each([
  ['/graphql', operation],
  ['/mcp', message],
] as const)('a batch at %s', (path, make) => {
  const batch = (size: number) => Array.from({ length: size }, (_, index) => make(index));

  it('counts as its number of requests, and is executed completely or not at all', async () => {
    const { send, countCreated } = await open(':limit=9');
    expect((await send(path, batch(5))).status).toBe(200);
    expect(countCreated()).toBe(5);
    const refused = await send(path, batch(5));
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text)).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_REQUESTS', retryable: true, retryAfterMs: expect.any(Number) } }],
    });
    // What came before the rest was counted, as any request that is refused later.
    expect((await send(path, batch(3))).status).toBe(200);
    expect((await send(path, make(9))).status).toBe(429);
    expect(countCreated()).toBe(8);
  });

  it('is accepted when it is retried after the given time', async () => {
    const { send, countCreated } = await open(':limit=10');
    expect((await send(path, make(1))).status).toBe(200);
    for (let turn = 0; turn < 2; turn++) {
      const refused = await send(path, batch(10));
      expect(refused.status).toBe(429);
      vi.advanceTimersByTime(JSON.parse(refused.text).errors[0].extensions.retryAfterMs);
      expect((await send(path, batch(10))).status).toBe(200);
    }
    expect(countCreated()).toBe(21);
  });

  it('that is larger than the limit is refused, and none of it is executed', async () => {
    const { send, countCreated } = await open(':limit=3');
    for (const prefix of ['', ' \n', '\ufeff']) {
      const { status, text } = await send(path, batch(4), prefix);
      expect(status).toBe(429);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    }
    expect(countCreated()).toBe(0);
  });

  it('has at most ten requests, even without a rate limit', async () => {
    const { send, countCreated } = await open(':limit=0');
    const { status, text } = await send(path, batch(11));
    expect(status).toBe(413);
    expect(text).toContain('limited to 10');
    expect(countCreated()).toBe(0);
    expect((await send(path, batch(10))).status).toBe(200);
    expect(countCreated()).toBe(10);
  });
});

describe('the subscriptions of a token', () => {
  const text = encodeURIComponent('subscription { leadChanged { leadId } }');
  const other = 'another-token-0123456789';

  it('are limited to a hundred, and one that ends makes room for another', async () => {
    const { app } = await serve({ API_TOKENS: `${token}:read-only:limit=0,${other}:read-only` });
    const listen = async (bearer = token) => {
      const gone = new AbortController();
      const response = await fetch(`${app.url}/graphql?query=${text}`, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'text/event-stream' },
        signal: gone.signal,
      });
      return { response, status: response.status, leave: () => gone.abort() };
    };
    const open = await Promise.all(Array.from({ length: 110 }, () => listen()));
    expect(open.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = open.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 429));
    expect(await refused[0]?.response.text()).toContain('TOO_MANY_SUBSCRIPTIONS');
    expect((await listen(other)).status).toBe(200);
    open.find(({ status }) => status === 200)?.leave();
    await vi.waitUntil(async () => (await listen()).status === 200, { timeout: 10_000 });
    expect((await listen()).status).toBe(429);
  });

  it('count over all doors: those of MCP beside those of GraphQL', async () => {
    const { app } = await serve({ API_TOKENS: `${token}:read-only:limit=0` });
    const sample = await recordListen(`${app.url}/mcp`);
    const leave = new AbortController();
    onTestFinished(() => leave.abort());
    const watch = async (changed: Record<string, string | undefined> = {}) => {
      const all = Object.entries({ ...sample.headers, ...changed });
      const headers = Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      return fetch(`${app.url}/mcp`, { method: 'POST', body: sample.body, headers, signal: leave.signal });
    };
    const listen = () =>
      fetch(`${app.url}/graphql?query=${text}`, {
        headers: { authorization, accept: 'text/event-stream' },
        signal: leave.signal,
      });
    // Kept, because garbage collection ends the stream of an answer that is no longer referenced.
    const open: Response[] = [];
    const statuses = (answers: Response[]) => {
      open.push(...answers);
      return answers.map(({ status }) => status);
    };
    const ok = (count: number) => Array.from({ length: count }, () => 200);
    expect(statuses(await Promise.all(Array.from({ length: 60 }, () => watch())))).toEqual(ok(60));
    expect(statuses(await Promise.all(Array.from({ length: 40 }, listen)))).toEqual(ok(40));
    const refused = await watch();
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('TOO_MANY_SUBSCRIPTIONS');
    expect((await listen()).status).toBe(429);
    expect(open).toHaveLength(100);
    // Without the header that marks a stream, or with another one, there is no stream.
    for (const name of [undefined, 'tools/list']) expect((await watch({ 'mcp-method': name })).status).toBe(400);
    leave.abort();
    await vi.waitUntil(
      async () => {
        const again = await fetch(`${app.url}/graphql?query=${text}`, {
          headers: { authorization, accept: 'text/event-stream' },
        });
        await again.body?.cancel();
        return again.status === 200;
      },
      { timeout: 10_000 },
    );
  });

  it('do not exist in the protocol of 2025, which has no session to notify', async () => {
    const { app } = await serve({ API_TOKENS: `${token}:read-only:limit=0` });
    const headers = { authorization, accept: 'text/event-stream', 'mcp-protocol-version': '2025-06-18' };
    expect((await fetch(`${app.url}/mcp`, { headers })).status).toBe(405);
  });

  it('are not accepted in a batch, which is answered at once', async () => {
    const { send } = await open(':limit=0');
    const subscription = { query: 'subscription { leadChanged { leadId } }' };
    const { text: answer } = await send('/graphql', [subscription, { query: '{ __typename }' }]);
    expect(JSON.parse(answer)).toMatchObject([
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      { data: { __typename: 'Query' } },
    ]);
  });

  it('take no room if they are refused for another reason', async () => {
    const { app } = await serve({ API_TOKENS: `${token}:read-only:limit=0` });
    const ask = async (query: string) =>
      (
        await fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, {
          headers: { authorization, accept: 'text/event-stream' },
        })
      ).text();
    for (let index = 0; index < 110; index++) {
      expect(await ask('subscription { leadChanged(pipelineId: "x") { leadId } }')).toContain('VALIDATION_FAILED');
    }
  });
});
