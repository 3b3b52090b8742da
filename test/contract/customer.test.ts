import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCustomerStatus } from '../../src/amocrm/customer-status.ts';
import type { Amocrm } from '../../src/amocrm/index.ts';
import type { Json } from '../../src/amocrm/parse.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { failure, json, open } from '../unit/amocrm/server.ts';
import { readPayload } from './payload.ts';
import { compareShapes, shapeOf } from './shape.ts';

/** The client, connected to a server that answers everything with one payload. */
async function replay(name: string, status = 200): Promise<Amocrm> {
  const { connection } = await open((_, response) => json(response, status, readPayload(name)));
  return connection.with({});
}

describe('of customers, the client reads', () => {
  it('a list with everything that can be requested', async () => {
    const { items, hasNext } = await (await replay('customers.list.derived')).customers.list({});
    expect(hasNext).toBe(false);
    expect(items).toEqual([
      {
        id: 134923,
        name: 'Покупатель для примера',
        next_price: 10000,
        next_date: 1589058000,
        periodicity: 30,
        status_id: 4051135,
        responsible_user_id: 504141,
        created_by: 504141,
        updated_by: 504141,
        created_at: 1588493233,
        updated_at: 1588497233,
        closest_task_at: null,
        ltv: 25000,
        purchases_count: 2,
        average_check: 12500,
        custom_fields_values: [],
        tags: [{ id: 501, name: 'VIP', color: null }],
        segments: [54],
        contacts: [10971465],
        company_id: 10971463,
        catalog_elements: [],
      },
    ]);
  });

  it('a status as amoCRM’s documentation prints it', () => {
    expect(parseCustomerStatus(readPayload('customers.statuses.get.doc') as Json)).toEqual({
      id: 4051135,
      name: 'Статус покупателя для примера',
      sort: 2,
      is_default: false,
      color: '#ccc8f9',
      type: 0,
    });
  });

  it('segments, purchases, followers and the answer to a new customer', async () => {
    const segments = await (await replay('customers.segments.list.derived')).customerSegments.all();
    expect(segments).toMatchObject([{ id: 54, name: 'Постоянные', color: '10599d', customers_count: 12 }]);
    const { items } = await (await replay('transactions.list.derived')).transactions.list({}, 134923);
    expect(items).toMatchObject([{ id: 134643, customer_id: 134923, price: 12500, comment: 'Вторая покупка' }]);
    expect(await (await replay('subscriptions.list.derived')).followers.of('leads', 21400001)).toEqual([
      { subscriber_id: 504141, type: 'user' },
      { subscriber_id: 412386, type: 'group' },
    ]);
    const created = await (await replay('customers.create.response.derived')).customers.create([{ name: 'А' }]);
    expect(created).toEqual([{ index: 0, result: { id: 134923 } }]);
  });

  it('the inner codes 425 and 426 as customers that the account does not have, and 402 as what it is elsewhere', async () => {
    expect(await failure((await replay('error.402', 402)).customers.list({}))).toMatchObject({
      code: 'PAYMENT_REQUIRED',
    });
    const { connection } = await open((_, response) => json(response, 402, { error_code: 425 }));
    expect(await failure(connection.with({}).customers.list({}))).toMatchObject({
      code: 'CUSTOMERS_DISABLED',
      data: { mode: 'UNAVAILABLE' },
    });
    for (const [status, body] of [
      [400, { title: 'Bad Request', status: 400, detail: 'Customers disabled', error_code: 426 }],
      [403, { response: { error: 'Customers disabled', error_code: '426' } }],
      [200, { response: { error: 'Customers disabled', error_code: '426' } }],
    ] as const) {
      const { connection } = await open((_, response) => json(response, status, body));
      const error = await failure(connection.with({}).customers.list({}));
      expect(error).toMatchObject({ code: 'CUSTOMERS_DISABLED', data: { mode: 'DISABLED' } });
    }
  });
});

describe('of customers, the sandbox answers as', () => {
  const sandboxes = new Map<string, Sandbox>();
  beforeAll(async () => {
    for (const customersMode of ['segments', 'periodicity'] as const) {
      const now = () => Date.UTC(2026, 10, 5, 9) / 1000;
      const options = { customersMode, now, rateLimit: false, accountRateLimit: false } as const;
      sandboxes.set(customersMode, await startSandbox(options));
    }
  });
  afterAll(async () => {
    for (const sandbox of sandboxes.values()) await sandbox.close();
  });

  async function request(mode: string, method: string, path: string, body?: unknown): Promise<unknown> {
    const sandbox = sandboxes.get(mode) as Sandbox;
    const answer = await fetch(`${sandbox.url}/api/v4${path}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  const everything = '/customers?with=contacts,companies,catalog_elements&limit=50';
  const cases: [payload: string, mode: string, method: string, path: string, body?: unknown][] = [
    ['customers.list.derived', 'segments', 'GET', everything],
    ['customers.create.response.derived', 'segments', 'POST', '/customers', [{ name: 'Новый' }]],
    ['customers.segments.list.derived', 'segments', 'GET', '/customers/segments'],
    ['transactions.list.derived', 'segments', 'GET', '/customers/transactions'],
    ['customers.mode.response.doc', 'segments', 'PATCH', '/customers/mode', { mode: 'segments', is_enabled: true }],
    ['customers.statuses.get.doc', 'periodicity', 'GET', '/customers/statuses/18640003'],
    ['subscriptions.list.derived', 'segments', 'GET', '/leads/21400011/subscriptions'],
  ];
  it.each(cases)('%s', async (payload, mode, method, path, body) => {
    const answer = await request(mode, method, path, body);
    const differences = compareShapes(shapeOf(readPayload(payload)), shapeOf(answer));
    // The sandbox prints custom fields and pages that one example does not show.
    const isShown = (line: string) => !/custom_fields_values\[\]|_links\.(next|last)/.test(line);
    expect(differences.filter(isShown)).toEqual([]);
  });
});
