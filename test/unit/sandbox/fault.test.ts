import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './client.ts';

describe('a fault', () => {
  const bench = useSandbox({ leads: 5 });
  const count = () => bench.sandbox.data().count().leads;

  it('fires once, on the requests that it matches, and then no more', async () => {
    bench.sandbox.fault({ method: 'GET', path: '/leads', status: 500 });
    expect((await bench.get('/account')).status).toBe(200);
    const failed = await bench.get('/leads');
    expect([failed.status, failed.body.detail]).toEqual([500, 'An unknown error occurred.']);
    expect((await bench.get('/leads')).status).toBe(200);
  });

  it('skips and repeats as many requests as told', async () => {
    bench.sandbox.fault({ path: '^/leads$', status: 402, after: 1, times: 2 });
    const seen = [];
    for (let index = 0; index < 4; index += 1) seen.push((await bench.get('/leads')).status);
    expect(seen).toEqual([200, 402, 402, 200]);
  });

  it('without an end lasts until it is cleared', async () => {
    bench.sandbox.fault({ times: 0, expireToken: true });
    expect((await bench.get('/account')).status).toBe(401);
    expect((await bench.get('/leads')).status).toBe(401);
    bench.sandbox.clearFaults();
    expect((await bench.get('/leads')).status).toBe(200);
  });

  it('answers with any status, body, type and header', async () => {
    bench.sandbox.fault({
      status: 429,
      body: { retry_after: 9 },
      contentType: 'application/json',
      headers: { 'retry-after': '9' },
    });
    const answer = await bench.get('/leads');
    expect([answer.status, answer.body, answer.headers.get('retry-after')]).toEqual([429, { retry_after: 9 }, '9']);
    bench.sandbox.fault({ body: '{"_page":' });
    expect((await bench.get('/leads')).body).toBe('{"_page":');
  });

  it.each([
    [{ html: true }, 502],
    [{ html: true, status: 403 }, 403],
    [{ status: 504 }, 504],
    [{ status: 429 }, 429],
  ])('answers %j with the page of the gateway', async (rule, status) => {
    bench.sandbox.fault(rule);
    const answer = await bench.get('/leads');
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.body).toContain('nginx');
  });

  it('drops the connection before the request is applied', async () => {
    bench.sandbox.fault({ drop: 'before' });
    await expect(bench.post('/leads', [{ name: 'Окна' }])).rejects.toThrow();
    expect(count()).toBe(5);
    expect(bench.sandbox.requests.at(-1)?.status).toBe(0);
  });

  it('loses the answer after the request was applied', async () => {
    bench.sandbox.fault({ drop: 'after' });
    await expect(bench.post('/leads', [{ name: 'Окна' }])).rejects.toThrow();
    expect(count()).toBe(6);
  });

  it.each([
    ['before', 5],
    ['after', 6],
  ] as const)('hangs %s applying the request', async (hang, expected) => {
    bench.sandbox.fault({ method: 'POST', hang });
    const aborter = new AbortController();
    const pending = fetch(`${bench.sandbox.url}/api/v4/leads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bench.sandbox.token}` },
      body: '[{}]',
      signal: aborter.signal,
    });
    // Requests are taken in turn, so once a later one is answered the hanging one has done what it will do.
    while (bench.sandbox.requestCount((request) => request.method === 'POST') === 0) await bench.get('/account');
    await bench.get('/account');
    expect(count()).toBe(expected);
    aborter.abort();
    await expect(pending).rejects.toThrow();
  });

  it('sends half of the answer and destroys the connection', async () => {
    bench.sandbox.fault({ truncate: true });
    await expect(bench.post('/leads', [{}])).rejects.toThrow();
    expect(count()).toBe(6);
  });

  it('sends the headers first and then the body piece by piece', async () => {
    bench.sandbox.fault({ dripMs: 1 });
    const seen = await new Promise<{ pieces: number; text: string }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${bench.sandbox.token}` };
      const asked = request(`${bench.sandbox.url}/api/v4/leads`, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ pieces: chunks.length, text: Buffer.concat(chunks).toString('utf8') }));
      });
      asked.on('error', reject).end();
    });
    expect(seen.pieces).toBeGreaterThan(1);
    expect(JSON.parse(seen.text)._embedded.leads).toHaveLength(5);
  });

  it('stops sending pieces when the client disconnects', async () => {
    bench.sandbox.fault({ method: 'POST', dripMs: 60_000 });
    const gone = new AbortController();
    const answer = await fetch(`${bench.sandbox.url}/api/v4/leads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bench.sandbox.token}` },
      body: '[{}]',
      signal: gone.signal,
    });
    // The headers are here, a minute before the first byte of the body.
    expect([answer.status, count()]).toEqual([200, 6]);
    gone.abort();
    await expect(answer.text()).rejects.toThrow();
    expect((await bench.get('/leads')).status).toBe(200);
  });

  it('compresses an answer even if the client did not ask for it', async () => {
    bench.sandbox.fault({ gzip: true });
    const answer = await bench.get('/leads');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.body).toHaveProperty('_embedded.leads');
  });

  it('only delays the request if it has no other effect', async () => {
    bench.sandbox.fault({ latencyMs: 1 });
    expect((await bench.get('/leads')).status).toBe(200);
  });

  it('answers with as many bytes as told', async () => {
    bench.sandbox.fault({ oversize: 100_000 });
    expect((await bench.get('/leads')).headers.get('content-length')).toBe('100000');
  });
});

describe('a sandbox with hanging requests', () => {
  const bench = useSandbox({ empty: true });

  it('ends them when it closes', async () => {
    bench.sandbox.fault({ path: '/leads', hang: true });
    const hanging = bench.get('/leads');
    const broken = expect(hanging).rejects.toThrow();
    while (bench.sandbox.requestCount((request) => request.path === '/api/v4/leads') === 0) await bench.get('/account');
    await bench.sandbox.close();
    await broken;
  });
});

describe('the control prefix', () => {
  const bench = useSandbox({ leads: 5 });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${bench.sandbox.url}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  it('adds and clears faults', async () => {
    expect((await control('POST', '/faults', { status: 500, times: 0, dripMs: 1 })).status).toBe(204);
    expect((await bench.get('/leads')).status).toBe(500);
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect((await bench.get('/leads')).status).toBe(200);
  });

  it('refuses an unknown key of a rule', async () => {
    const answer = await control('POST', '/faults', { statsu: 500 });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('statsu');
    expect((await control('POST', '/faults', '[')).status).toBe(400);
    expect((await control('POST', '/faults', '[]')).status).toBe(400);
  });

  it('shows and clears requests, of the API only', async () => {
    await bench.get('/account');
    expect(await (await control('GET', '/requests')).json()).toMatchObject({
      total: 1,
      requests: [{ path: '/api/v4/account' }],
    });
    await control('DELETE', '/requests');
    expect(await (await control('GET', '/requests')).json()).toEqual({ total: 0, requests: [] });
  });

  it('trashes cards, shows rows and resets', async () => {
    const id = bench.sandbox.data().leads.rows()[0]?.id;
    expect((await control('POST', '/trash', { entity: 'leads', id })).status).toBe(204);
    expect(await (await control('GET', `/data/leads/${id}`)).json()).toMatchObject({ id, isDeleted: true });
    expect((await control('POST', '/trash', { entity: 'leads', id: 1 })).status).toBe(404);
    expect((await control('POST', '/trash', { entity: 'users', id: 1 })).status).toBe(400);
    expect((await control('POST', '/reset')).status).toBe(204);
    expect(await (await control('GET', `/data/leads/${id}`)).json()).toMatchObject({ id, isDeleted: false });
    expect(await (await control('GET', '/data')).json()).toMatchObject({ leads: 5 });
    expect((await control('GET', '/nothing')).status).toBe(404);
  });
});
