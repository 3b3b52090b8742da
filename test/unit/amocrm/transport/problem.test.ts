import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { failure, html, json, open, type Respond, token } from '../server.ts';

const problem = (status: number, detail: string, more: object = {}) => ({ title: 'Problem', status, detail, ...more });

/** The error for each answer, for a read and for a write (amoCRM API v4, Errors). */
const answers: [string, Respond, { read: string; write: string; remedy?: RegExp }][] = [
  [
    '401',
    (_, response) => json(response, 401, problem(401, 'Invalid user name or password')),
    { read: 'UNAUTHENTICATED', write: 'UNAUTHENTICATED', remedy: /AMOCRM_ACCESS_TOKEN/ },
  ],
  [
    '402',
    (_, response) => json(response, 402, problem(402, 'Payment required')),
    { read: 'PAYMENT_REQUIRED', write: 'PAYMENT_REQUIRED', remedy: /subscription/ },
  ],
  [
    '403 of rights',
    (_, response) => json(response, 403, problem(403, 'Invalid scope')),
    { read: 'FORBIDDEN', write: 'FORBIDDEN', remedy: /scope/ },
  ],
  [
    'a 403 page',
    (_, response) => html(response, 403),
    { read: 'BLOCKED_BY_AMOCRM', write: 'BLOCKED_BY_AMOCRM', remedy: /support/ },
  ],
  [
    '404 of an account that is none',
    (_, response) => html(response, 404),
    { read: 'UPSTREAM_UNAVAILABLE', write: 'UPSTREAM_UNAVAILABLE', remedy: /AMOCRM_SUBDOMAIN/ },
  ],
  [
    '422',
    (_, response) => json(response, 422, problem(422, 'Limit 250 per page')),
    { read: 'REFUSED_BY_AMOCRM', write: 'REFUSED_BY_AMOCRM' },
  ],
  [
    '400 of an empty body',
    (_, response) => json(response, 400, problem(400, 'Request data can not be empty')),
    { read: 'REFUSED_BY_AMOCRM', write: 'REFUSED_BY_AMOCRM' },
  ],
  [
    '400 with the inner code 226',
    (_, response) => json(response, 400, { status: 400, errors: [{ code: 226 }] }),
    { read: 'NOT_FOUND', write: 'NOT_FOUND' },
  ],
  [
    'a failure disguised as 400',
    (_, response) => json(response, 400, problem(400, 'Возникла системная ошибка. Пожалуйста, повторите попытку.')),
    { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' },
  ],
  [
    '500',
    (_, response) => json(response, 500, problem(500, 'An unknown error occurred.')),
    { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' },
  ],
  [
    'a 502 page',
    (_, response) => html(response, 502),
    { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' },
  ],
  [
    'a page with 200',
    (_, response) => html(response, 200),
    { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' },
  ],
  [
    'JSON that breaks off',
    (_, response) =>
      response.writeHead(200, { 'content-length': '100' }).write('{"_embedded":', () => response.destroy()),
    { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' },
  ],
  ['a reset', (request) => request.socket.destroy(), { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' }],
  ['silence', () => {}, { read: 'UPSTREAM_UNAVAILABLE', write: 'WRITE_OUTCOME_UNKNOWN' }],
  [
    'a teapot',
    (_, response) => json(response, 418, problem(418, 'teapot')),
    { read: 'UPSTREAM_INVALID', write: 'UPSTREAM_INVALID' },
  ],
];

describe.each(answers)('%s', (_, respond, { read, write, remedy }) => {
  const options = { timeoutMs: 100 };

  it(`is ${read} for a read`, async () => {
    const { connection } = await open(respond, options);
    const error = await failure(connection.with({}).account.get());
    expect(error.code).toBe(read);
    if (remedy) expect(error.remedy).toMatch(remedy);
    expect(inspect(error, { depth: 5 })).not.toContain(token);
  });

  it(`is ${write} for a write`, async () => {
    const { connection } = await open(respond, options);
    const [outcome] = await connection.with({}).leads.create([{ name: 'Окна' }]);
    expect(outcome).toMatchObject({ index: 0, error: { code: write } });
    expect(inspect(outcome, { depth: 5 })).not.toContain(token);
  });
});

describe('explainAnswer', () => {
  it('of 204 is an empty list', async () => {
    const { connection } = await open((_, response) => response.writeHead(204).end());
    expect(await connection.with({}).leads.list({})).toEqual({ items: [], hasNext: false });
    expect(await connection.with({}).leads.get(1)).toBeNull();
  });

  it('to a write says whether amoCRM had answered at all', async () => {
    const answered = await open((_, response) => html(response, 504));
    const lost = await open((request) => request.socket.destroy());
    const outcomes = await Promise.all(
      [answered, lost].map(({ connection }) => connection.with({}).leads.create([{ name: 'Окна' }])),
    );
    expect(outcomes.flat()).toMatchObject([{ error: { answered: true } }, { error: { answered: false } }]);
  });

  it('to a DELETE that amoCRM does not have says that nothing was deleted', async () => {
    for (const status of [403, 404, 405]) {
      const { connection } = await open((_, response) => response.writeHead(status).end());
      const error = await failure(connection.with({}).leads.delete(1));
      expect(error).toMatchObject({ code: 'NOT_SUPPORTED_BY_AMOCRM', remedy: expect.stringContaining('archiveLead') });
      expect(error.message).toContain('Nothing was deleted');
    }
  });

  it('carries the id that amoCRM’s support asks for', async () => {
    const { connection } = await open((_, response) => json(response, 401, {}, { 'x-request-id': 'abc123' }));
    expect(await failure(connection.with({}).account.get())).toMatchObject({ requestId: 'abc123' });
  });
});
