import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryState } from '../../../src/state/memory.ts';
import { failure, html, json, open } from './server.ts';

const disguised = {
  title: 'Bad Request',
  status: 400,
  detail: 'Возникла системная ошибка. Пожалуйста, повторите попытку.',
};

describe('createClient', () => {
  it('a create that failed inside amoCRM in disguise is not sent again blindly', async () => {
    const { connection, requests } = await open((_, response) => json(response, 400, disguised));
    const [outcome] = await connection.with({}).leads.create([{ name: 'Окна' }]);
    expect(requests).toHaveLength(1);
    expect(outcome).toMatchObject({ error: { code: 'WRITE_OUTCOME_UNKNOWN', answered: true } });
  });

  it('while amoCRM wants to be left alone for minutes, others get an error at once', { timeout: 4_000 }, async () => {
    const { connection } = await open((_, response) => json(response, 429, { retry_after: 300 }));
    await failure(connection.with({}).account.get());
    const error = await failure(connection.with({}).account.get());
    expect(error).toMatchObject({ code: 'RATE_LIMITED' });
    expect(error.retryAfterMs).toBeGreaterThan(200_000);
  });

  it('calls that wait for the budget when the block comes are not sent', async () => {
    const { connection, requests } = await open((_, response) => html(response, 403), { rateLimit: 1 });
    const amocrm = connection.with({});
    const errors = await Promise.all([
      failure(amocrm.account.get()),
      failure(amocrm.account.get()),
      failure(amocrm.account.get()),
    ]);
    expect(errors.map(({ code }) => code)).toEqual(Array(3).fill('BLOCKED_BY_AMOCRM'));
    expect(requests).toHaveLength(1);
  });

  it('links are read to the last page', async () => {
    const link = (id: number) => ({
      entity_id: 1,
      entity_type: 'leads',
      to_entity_id: id,
      to_entity_type: 'contacts',
      metadata: null,
    });
    const { connection } = await open((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('limit') ?? 50)];
      const all = Array.from({ length: 300 }, (_, index) => link(index + 1));
      const part = all.slice((page - 1) * limit, page * limit);
      if (part.length === 0) response.writeHead(204).end();
      else json(response, 200, { _total_items: 300, _links: {}, _embedded: { links: part } });
    });
    expect(await connection.with({}).links.of('leads', [1])).toHaveLength(300);
  });

  it('an answer that is too large is not read three times', { timeout: 15_000 }, async () => {
    const { connection, requests } = await open((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write(Buffer.alloc(1_000_000, 32)));
      };
      response.on('drain', more);
      more();
    });
    await failure(connection.with({}).account.get());
    expect(requests).toHaveLength(1);
  });

  it('an account that is none is not asked three times', async () => {
    const { connection, requests } = await open((_, response) => html(response, 404));
    expect(await failure(connection.with({}).account.get())).toMatchObject({ retryable: false });
    expect(requests).toHaveLength(1);
  });

  it('one lead in the trash does not make the others of a bulk change not found', async () => {
    const { connection } = await open((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        const items = JSON.parse(text) as { id: number; request_id: string }[];
        if (items.some(({ id }) => id === 2)) json(response, 400, { status: 400, errors: [{ code: 226 }] });
        else json(response, 200, { _embedded: { leads: items.map(({ id, request_id }) => ({ id, request_id })) } });
      });
    });
    const outcomes = await connection.with({}).leads.update([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(outcomes).toMatchObject([{ result: { id: 1 } }, { error: { code: 'NOT_FOUND' } }, { result: { id: 3 } }]);
  });

  it('a write whose caller goes away after it was sent may have happened', async () => {
    const gone = new AbortController();
    const { connection } = await open(() => gone.abort());
    const [outcome] = await connection.with({ signal: gone.signal }).leads.create([{ name: 'Окна' }]);
    expect(outcome).toMatchObject({ error: { code: 'WRITE_OUTCOME_UNKNOWN' } });
  });

  it('a clock that is set back does not stop the limiter', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 10_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { rateBudget } = createMemoryState();
    await rateBudget.take([{ key: 'host', limit: 1 }]);
    vi.setSystemTime(6_400_000);
    expect(await rateBudget.take([{ key: 'host', limit: 1 }])).toBeLessThanOrEqual(1_020);
  });

  it.each([[{ status: 'ok' }], [[]], ['да'], [{ _embedded: { contacts: [] } }]])(
    'a list answered with %j is not an empty list',
    async (body) => {
      const { connection } = await open((_, response) => json(response, 200, body));
      expect(await failure(connection.with({}).leads.list({}))).toMatchObject({ code: 'UPSTREAM_INVALID' });
    },
  );

  it('a created record without an id is not reported as created', async () => {
    const { connection } = await open((_, response) =>
      json(response, 200, { _embedded: { leads: [{ request_id: '0' }] } }),
    );
    expect((await connection.with({}).leads.create([{}]))[0]).toHaveProperty('error');
  });

  it('answers without request ids are not matched by place when some are missing', async () => {
    const { connection } = await open((_, response) => json(response, 200, { _embedded: { leads: [{ id: 9 }] } }));
    const outcomes = await connection.with({}).leads.create([{ name: 'а' }, { name: 'б' }]);
    expect(outcomes.every((outcome) => 'error' in outcome)).toBe(true);
  });

  it('Retry-After may be a date', async () => {
    const date = new Date(Date.now() + 300_000).toUTCString();
    const { connection } = await open((_, response) => json(response, 429, {}, { 'retry-after': date }));
    expect((await failure(connection.with({}).account.get())).retryAfterMs).toBeGreaterThan(200_000);
  });

  it('a block is a block for a DELETE too', async () => {
    const { connection } = await open((_, response) => html(response, 403));
    expect(await failure(connection.with({}).leads.delete(1))).toMatchObject({ code: 'BLOCKED_BY_AMOCRM' });
  });

  it('validation errors may be one object', async () => {
    const body = {
      status: 400,
      'validation-errors': { request_id: '0', errors: [{ code: 'X', path: 'name', detail: 'no' }] },
    };
    const { connection } = await open((_, response) => json(response, 400, body));
    expect((await connection.with({}).leads.create([{}]))[0]).toMatchObject({ error: { code: 'VALIDATION_FAILED' } });
  });

  it('a redirect names the address', async () => {
    const { connection } = await open((_, response) =>
      response.writeHead(302, { location: 'https://www.amocrm.ru/' }).end(),
    );
    expect((await failure(connection.with({}).account.get())).remedy).toMatch(/AMOCRM_SUBDOMAIN/);
  });

  it('half an emoji can be searched for', async () => {
    const { connection } = await open((_, response) => response.writeHead(204).end());
    expect(await connection.with({}).contacts.list({ query: 'Анна \ud83d' })).toEqual({ items: [], hasNext: false });
  });

  it('a short list that never ends is left', { timeout: 4_000 }, async () => {
    const body = { _links: { next: { href: 'x' } }, _embedded: { loss_reasons: [{ id: 1, name: 'Дорого' }] } };
    const { connection, requests } = await open((_, response) => json(response, 200, body));
    const gone = AbortSignal.timeout(1_500);
    expect(await connection.with({ signal: gone }).lossReasons.all()).toHaveLength(1);
    expect(requests.length).toBeLessThan(5);
  });
});
