import { describe, expect, it } from 'vitest';
import { numberedErrors } from '../../../../src/amocrm/transport/numbered.ts';
import { failure, html, json, open, type Respond } from '../server.ts';

/* The vendor's numbered errors, in every envelope in which they come. */

/** For each number: the code and the fault that it becomes for a read, and what its text says. */
const expected: [number, string, string, RegExp][] = [
  [101, 'UPSTREAM_UNAVAILABLE', 'amocrm', /no account with this subdomain/],
  [110, 'UNAUTHENTICATED', 'configuration', /credentials are wrong/],
  [111, 'FORBIDDEN', 'configuration', /captcha/],
  [112, 'FORBIDDEN', 'configuration', /switched off/],
  [113, 'FORBIDDEN', 'configuration', /IP address/],
  ...[202, 244, 288].map((number): [number, string, string, RegExp] => [
    number,
    'FORBIDDEN',
    'configuration',
    /no right/,
  ]),
  [203, 'UPSTREAM_UNAVAILABLE', 'amocrm', /custom fields/],
  [204, 'NOT_FOUND', 'caller', /custom field does not exist/],
  ...[225, 231, 233, 234, 236, 237].map((number): [number, string, string, RegExp] => [
    number,
    'NOT_FOUND',
    'caller',
    /does not exist/,
  ]),
  [205, 'REFUSED_BY_AMOCRM', 'caller', /contact was not created/],
  [212, 'REFUSED_BY_AMOCRM', 'caller', /contact was not updated/],
  [219, 'UPSTREAM_UNAVAILABLE', 'amocrm', /search failed/],
  [222, 'UPSTREAM_INVALID', 'amocrm', /shape of the request/],
  [226, 'NOT_FOUND', 'caller', /deleted or not visible/],
  [282, 'NOT_FOUND', 'caller', /already been deleted/],
  [330, 'REFUSED_BY_AMOCRM', 'caller', /too many links/],
  [402, 'PAYMENT_REQUIRED', 'configuration', /subscription/],
  [405, 'NOT_SUPPORTED_BY_AMOCRM', 'amocrm', /no way to do this/],
  [429, 'RATE_LIMITED', 'amocrm', /fewer requests/],
  [425, 'PAYMENT_REQUIRED', 'configuration', /plan/],
  [426, 'FORBIDDEN', 'configuration', /switched off in the account/],
];

const envelopes: [string, (number: number) => Respond][] = [
  ['error_code', (number) => (_, response) => json(response, 400, { error: 'Ошибка', error_code: number })],
  ['error_code as a text', (number) => (_, response) => json(response, 403, { error_code: String(number) })],
  [
    'response.error_code',
    (number) => (_, response) => json(response, 400, { response: { error: 'x', error_code: number, auth: false } }),
  ],
  [
    'errors[].code',
    (number) => (_, response) => json(response, 400, { status: 400, errors: [{ code: number, message: 'x' }] }),
  ],
  ['error.code', (number) => (_, response) => json(response, 400, { error: { code: number, message: 'x' } })],
  [
    'a detail',
    (number) => (_, response) => json(response, 400, { status: 400, detail: `Что-то не так (Код ошибки ${number}).` }),
  ],
  ['a title', (number) => (_, response) => json(response, 422, { title: `Код ошибки: ${number}` })],
  [
    'an English text',
    (number) => (_, response) => json(response, 400, { detail: `Request failed, error code ${number}` }),
  ],
  [
    'a page',
    (number) => (_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end(`<html><body><p>Ошибка!</p>Код&nbsp;ошибки: <b>${number}</b></body></html>`);
    },
  ],
  [
    'an answer of success',
    (number) => (_, response) => json(response, 200, { response: { error: 'x', error_code: number } }),
  ],
];

it('numbered errors are all in the table', () => {
  expect([...expected.map(([number]) => number), 2002].sort((a, b) => a - b)).toEqual(
    Object.keys(numberedErrors).map(Number),
  );
});

describe.each(envelopes)('a number in %s', (_, respond) => {
  it.each(expected)('%i is %s, the fault of %s', async (number, code, fault, text) => {
    const { connection } = await open(respond(number));
    // No other attempt is made.
    const deadline = performance.now() + 900;
    const error = await failure(connection.with({ deadline }).account.get());
    expect(error).toMatchObject({ code, fault, data: { amocrmErrorCode: number } });
    expect(error.message).toContain(`amoCRM’s error ${number}:`);
    expect(error.message).toMatch(text);
    expect(error.remedy).toMatch(/[.?]$/);
  });

  it('2002 is an empty list', async () => {
    const { connection } = await open(respond(2002));
    expect(await connection.with({}).leads.list({})).toEqual({ items: [], hasNext: false });
  });
});

describe('a number', () => {
  it('that comes with a failure inside leaves the outcome of a write unknown, and is explained', async () => {
    const { connection } = await open((_, response) => json(response, 500, { detail: 'Код ошибки 203' }));
    const [outcome] = await connection.with({}).leads.create([{ name: 'Окна' }]);
    expect(outcome).toMatchObject({
      error: { code: 'WRITE_OUTCOME_UNKNOWN', message: expect.stringContaining('custom fields') },
    });
  });

  it.each([
    ['the status repeated', { status: 400, code: 400, detail: 'no' }],
    ['another number of a text', { status: 400, detail: 'Промокод 202 и лимит 226 не подходят' }],
    ['a number that the list does not have', { status: 400, detail: 'Код ошибки 999' }],
    ['the names of validation', { status: 400, detail: 'Validation failed', errors: [] }],
  ])('is not seen in %s', async (_, body) => {
    const { connection } = await open((_request, response) => json(response, 400, body));
    const error = await failure(connection.with({}).account.get());
    expect(error).toMatchObject({ code: 'REFUSED_BY_AMOCRM', data: {} });
  });

  it('is not seen in a page that blocks', async () => {
    const { connection } = await open((_, response) => html(response, 403));
    expect(await failure(connection.with({}).account.get())).toMatchObject({ code: 'BLOCKED_BY_AMOCRM' });
  });
});
