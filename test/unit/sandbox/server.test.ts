import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../src/sandbox/index.ts';
import { noon, useSandbox } from './client.ts';

describe('the HTTP server', () => {
  const bench = useSandbox();

  it.each([
    ['no token', {}],
    ['an unknown token', { authorization: 'Bearer stolen' }],
    ['another scheme', { authorization: 'Basic c2FuZGJveA==' }],
  ])('refuses %s with 401', async (_, headers) => {
    const answer = await fetch(`${bench.sandbox.url}/api/v4/account`, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      title: 'Unauthorized',
      type: 'https://httpstatus.es/401',
      status: 401,
      detail: 'Invalid user name or password',
    });
  });

  it('gives every answer a request id and the date of its own clock', async () => {
    const [first, second] = [await bench.get('/account'), await bench.get('/nowhere')];
    expect(first.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(Date.parse(first.headers.get('date') ?? '')).toBe(noon * 1000);
  });

  it('names an unknown route without the API prefix', async () => {
    const answer = await bench.call('DELETE', '/calls/316925483');
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toBe(`Cannot DELETE ${bench.sandbox.url}/calls/316925483!`);
    expect((await bench.get('/notes')).status).toBe(404);
    expect((await bench.get('/leads/abc')).status).toBe(404);
    expect((await bench.get('/nothing')).status).toBe(404);
  });

  it.each(['/leads/21400001', '/contacts/33200001', '/companies/34700001', '/leads/21400001/notes/1'])(
    'answers DELETE %s with an empty 405',
    async (path) => {
      const answer = await bench.call('DELETE', path);
      expect([answer.status, answer.body]).toEqual([405, undefined]);
    },
  );

  it('refuses to delete a task for lack of scope', async () => {
    const answer = await bench.call('DELETE', '/tasks/45100001');
    expect([answer.status, answer.body.detail]).toEqual([403, 'Invalid scope']);
  });

  it('refuses to list users for a token that is not an administrator’s', async () => {
    const headers = { authorization: `Bearer ${sandboxManagerToken}` };
    expect((await bench.call('GET', '/users', undefined, headers)).status).toBe(403);
    const account = await bench.call('GET', '/account', undefined, headers);
    expect(account.status).toBe(200);
    expect(account.body.current_user_id).not.toBe((await bench.get('/account')).body.current_user_id);
  });

  it('says what it is at its root', async () => {
    expect(await (await fetch(bench.sandbox.url)).text()).toContain('/api/v4');
    expect((await fetch(`${bench.sandbox.url}/favicon.ico`)).status).toBe(404);
  });

  it('answers a body that is not valid JSON like one that is not an array', async () => {
    expect((await bench.call('POST', '/leads', '{"name":')).status).toBe(400);
  });

  it('records requests in order, with their bodies, and counts them', async () => {
    await bench.get('/leads?filter%5Bid%5D=1&limit=5');
    await bench.post('/leads', [{ name: 'Окна' }]);
    expect(bench.sandbox.requests).toMatchObject([
      { method: 'GET', path: '/api/v4/leads', query: 'filter[id]=1&limit=5', status: 204 },
      { method: 'POST', path: '/api/v4/leads', query: '', status: 200, body: [{ name: 'Окна' }] },
    ]);
    expect(bench.sandbox.requestCount()).toBe(2);
    expect(bench.sandbox.requestCount((request) => request.method === 'POST')).toBe(1);
    bench.sandbox.clearRequests();
    expect(bench.sandbox.requestCount()).toBe(0);
  });

  it('is in its initial state after a reset', async () => {
    const before = await bench.get('/leads?order[id]=asc&limit=250');
    await bench.patch(`/leads/${before.body._embedded.leads[0].id}`, { name: 'Другое имя' });
    await bench.post('/leads', [{}]);
    bench.sandbox.reset();
    expect((await bench.get('/leads?order[id]=asc&limit=250')).body).toEqual(before.body);
    expect(bench.sandbox.requestCount()).toBe(1);
  });
});
