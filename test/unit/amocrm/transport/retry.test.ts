import { describe, expect, it } from 'vitest';
import { retryTable } from '../../../../src/amocrm/transport/retry.ts';
import { failure, html, json, open, type Respond } from '../server.ts';

const ok = { id: 1, name: 'Северный дом' };

/** Fails the first so many times. */
const failing = (times: number, fail: Respond): Respond => {
  return (request, response, count) => {
    if (count <= times) fail(request, response, count);
    else if (request.method === 'GET') json(response, 200, ok);
    else json(response, 200, { _embedded: { leads: [{ id: 7, request_id: '0' }] } });
  };
};

const passing: [string, Respond][] = [
  ['500', (_, response) => html(response, 500)],
  ['503', (_, response) => html(response, 503)],
  ['a reset', (request) => request.socket.destroy()],
  ['the 400 that is none', (_, response) => json(response, 400, { detail: 'Возникла системная ошибка.' })],
  ['429', (_, response) => json(response, 429, {}, { 'retry-after': '0' })],
  ['a 429 with its time in the body', (_, response) => json(response, 429, { retry_after: 0 })],
];

describe('createRetryStep, for a read', () => {
  it.each(passing)('survives two times %s', async (_, fail) => {
    const { connection, requests } = await open(failing(2, fail));
    expect(await connection.with({}).account.get()).toMatchObject({ name: 'Северный дом' });
    expect(requests).toHaveLength(3);
  });

  it('gives up after its last attempt', async () => {
    const { connection, requests } = await open((_, response) => html(response, 502));
    expect(await failure(connection.with({}).account.get())).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(requests).toHaveLength(3);
  });

  it.each([401, 403, 404, 422])('is not repeated after %i', async (status) => {
    const { connection, requests } = await open((_, response) => json(response, status, { detail: 'no' }));
    await failure(connection.with({}).account.get());
    expect(requests).toHaveLength(1);
  });

  it('gets an error with the real time at once if amoCRM asks for a long pause', async () => {
    const { connection, requests } = await open((_, response) => json(response, 429, { retry_after: 300 }));
    const error = await failure(connection.with({}).account.get());
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 300_000, retryable: true });
    expect(requests).toHaveLength(1);
  });
});

describe('createRetryStep, for a write', () => {
  it('is repeated after 429, because a refused request surely did not run', async () => {
    const refuse: Respond = (_, response) => json(response, 429, {}, { 'retry-after': '0' });
    const { connection, requests } = await open(failing(1, refuse));
    expect(await connection.with({}).leads.create([{ name: 'Окна' }])).toEqual([{ index: 0, result: { id: 7 } }]);
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['500', (_, response) => html(response, 500)],
    ['a reset', (request) => request.socket.destroy()],
  ] as [string, Respond][])('is never repeated after %s', async (_, fail) => {
    const { connection, requests } = await open(failing(1, fail));
    const [outcome] = await connection.with({}).leads.create([{ name: 'Окна' }]);
    expect(outcome).toMatchObject({ error: { code: 'WRITE_OUTCOME_UNKNOWN' } });
    expect(requests).toHaveLength(1);
  });
});

describe('retryTable', () => {
  it('says of every row why it is there, and has no write that may have happened', () => {
    for (const { why, times } of retryTable) expect([why.length > 20, times > 0 && times <= 3]).toEqual([true, true]);
    expect(retryTable.map(({ outcome }) => outcome)).not.toContain('WRITE_OUTCOME_UNKNOWN');
  });

  it('lets a read survive the moments of 402 at night, and a subscription that is over end it', async () => {
    const flap: Respond = (_, response) => json(response, 402, { detail: 'Payment required' });
    const short = await open(failing(1, flap));
    expect(await short.connection.with({}).account.get()).toMatchObject({ name: 'Северный дом' });
    const long = await open(flap);
    expect(await failure(long.connection.with({}).account.get())).toMatchObject({ code: 'PAYMENT_REQUIRED' });
    expect(long.requests).toHaveLength(2);
    const write = await open(flap);
    await write.connection
      .with({})
      .leads.create([{ name: 'Окна' }])
      .catch(() => {});
    expect(write.requests).toHaveLength(1);
  });

  it('goes no further than the caller waits', async () => {
    const { connection, requests } = await open((_, response) => json(response, 429, { retry_after: 5 }));
    const amocrm = connection.with({ deadline: performance.now() + 1_000 });
    expect(await failure(amocrm.account.get())).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 5_000 });
    expect(requests).toHaveLength(1);
  });
});

describe('createRetryStep, after a refusal', () => {
  it('less is sent than before', async () => {
    const refuse: Respond = (_, response) => json(response, 429, {}, { 'retry-after': '0' });
    const { connection } = await open(failing(1, refuse));
    const before = connection.state().limiter.limit;
    await connection.with({}).account.get();
    expect(connection.state().limiter.limit).toBe(Math.floor(before / 2));
  });
});
