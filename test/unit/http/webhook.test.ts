import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { serve as serveAll } from '../../serve.ts';
import { apiToken, secret, serve } from './serve.ts';

const address = '/webhooks/amocrm/the-secret-in-the-path';
let close = async () => {};
afterEach(() => close());

async function open({ receive = false, accept }: { receive?: boolean; accept?: (body: string) => 'full' } = {}) {
  const taken: string[] = [];
  const take = (body: string) => {
    taken.push(body);
    return 'taken' as const;
  };
  const server = await serve(
    { apiTokens: [apiToken('a-token-of-the-api', 'read-write')], webhookReceive: receive },
    { webhooks: { secret: secret('the-secret-in-the-path'), accept: accept ?? take } },
  );
  close = () => server.close();
  const send = (path: string, body = 'leads[add][0][id]=1', method = 'POST') =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(method === 'POST' ? { body } : {}),
    });
  return { ...server, send, taken };
}

describe('the webhook address', () => {
  it('needs no token, only its secret', async () => {
    const { send, taken, logged } = await open();
    const response = await send(address);
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(taken).toEqual(['leads[add][0][id]=1']);
    expect(JSON.stringify(logged)).not.toContain('the-secret');
  });

  it.each(['/webhooks/amocrm/the-secret-in-the-pat', '/webhooks/amocrm/', '/webhooks/amocrm/x/y', '/webhooks/receive'])(
    '%s is a path like any other that is not there',
    async (path) => {
      const { send, taken } = await open();
      const [response, nowhere] = await Promise.all([send(path), send('/nowhere')]);
      expect([response.status, await response.text()]).toEqual([nowhere.status, await nowhere.text()]);
      expect(response.status).toBe(404);
      expect(taken).toEqual([]);
    },
  );

  it('without a secret is open if configured so', async () => {
    const { send, taken } = await open({ receive: true });
    expect((await send('/webhooks/receive')).status).toBe(200);
    expect(taken).toEqual(['leads[add][0][id]=1']);
  });

  it('accepts POST only', async () => {
    const { send } = await open();
    const response = await send(address, '', 'GET');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('accepts invalid and large bodies, but none that are too large', async () => {
    const { send, taken } = await open();
    for (const body of ['', '\0\u{1F4A9}%%%', 'x'.repeat(5_000_000)])
      expect((await send(address, body)).status).toBe(200);
    expect((await send(address, 'x'.repeat(9_000_000))).status).toBe(413);
    expect(taken.map(({ length }) => length)).toEqual([0, 6, 5_000_000]);
  });

  it('asks amoCRM to deliver again when the queue is full', async () => {
    const { send } = await open({ accept: () => 'full' });
    const response = await send(address);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED', retryable: true } }] });
  });

  it('receives a thousand changes at once within amoCRM’s timeout, and loses none', async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false, leads: 1_100 });
    const { app } = await serveAll({
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
      WEBHOOK_SECRET: 'the-secret-in-the-path',
    });
    close = () => sandbox.close();
    const call = (method: string, path: string, body: unknown) =>
      fetch(`${sandbox.url}/api/v4${path}`, {
        method,
        headers: { authorization: `Bearer ${sandbox.token}` },
        body: JSON.stringify(body),
      });
    await call('POST', '/webhooks', { destination: `${app.url}${address}`, settings: ['update_lead'] });
    const gone = new AbortController();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { leadChanged { leadId } }' }),
      signal: gone.signal,
    });
    const ids = sandbox
      .data()
      .leads.rows()
      .filter((lead) => !lead.isDeleted)
      .slice(0, 1_000)
      .map(({ id }) => id);
    // One request each, so that each makes a delivery of its own.
    await Promise.all(ids.map((id) => call('PATCH', `/leads/${id}`, { name: `Сделка ${id}` })));
    const heard = new Set<string>();
    let text = '';
    const reader = (response.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
    while (heard.size < ids.length) {
      const { value, done } = await reader.read();
      if (done || text.includes('SLOW_READER')) break;
      text += value;
      for (const [, id = ''] of text.matchAll(/"leadId":"(\d+)"/g)) heard.add(id);
    }
    await sandbox.settleWebhooks();
    gone.abort();
    expect(sandbox.deliveries.length).toBe(1_000);
    expect(sandbox.deliveries.every(({ status, milliseconds }) => status === 200 && milliseconds < 2_000)).toBe(true);
    expect(heard.size).toBe(1_000);
  }, 60_000);
});
