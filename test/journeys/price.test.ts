import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

const keepsMinorUnits = { minorUnits: true, leads: 3 };

/** Creates a lead and reads its price back from amoCRM. */
async function create(account: Account, price: number): Promise<{ id: string; price: number }> {
  const { createLead } = await account.query<{ createLead: { id: string; createdAt: string; price: number } }>(
    'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id price } }',
    { input: { name: 'Окна', price, tags: ['копейки'] } },
  );
  const { lead } = await account.query<{ lead: { id: string; price: number } }>(
    'query ($id: ID!) { lead(id: $id) { id price } }',
    { id: createLead.id },
  );
  expect(createLead.price).toBe(lead.price);
  return lead;
}

const list = `query ($price: MoneyRange, $first: Int! = 50, $after: String) {
  leads(filter: { price: $price }, first: $first, after: $after) {
    nodes { price } pageInfo { hasNextPage endCursor }
  }
}`;

interface List {
  leads: { nodes: { price: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

describe('a price in an account with minor units', () => {
  it.each([10.99, 0.01, 0.1, 1_234_567.89, 30.5, 90_071_992_547_409.91])('is written and read as %d', async (price) => {
    expect((await create(await openAccount(keepsMinorUnits), price)).price).toBe(price);
  });

  it('is changed by GraphQL, by tools and by smart operations', async () => {
    const account = await openAccount(keepsMinorUnits);
    const call = await openTools(account);
    const { id } = await create(account, 10.99);
    await call('update_lead', { lead_id: id, price: '19.99' });
    expect((await call('get_lead_by_id', { lead_id: id })).lead).toMatchObject({ price: 19.99 });
    const made = await call<{ lead: { id: string; price: number } }>('create_complex_lead', {
      lead_name: 'Окна',
      lead_price: 0.1,
      contact_name: 'Пётр',
    });
    expect(made.lead.price).toBe(0.1);
    const smart = await call<{ lead: { id: string } }>('smart_create_client_and_lead', {
      contact_query: '+79001112299',
      lead_name: 'Двери',
      lead_price: 0.2,
    });
    expect((await call('get_lead_by_id', { lead_id: smart.lead.id })).lead).toMatchObject({ price: 0.2 });
  });

  it('is added up exactly, in total and in every group', async () => {
    const account = await openAccount({ ...keepsMinorUnits, empty: true });
    await account.query('mutation { createLead(input: { name: "Без цены" }) { id } }');
    for (const price of [10.99, 19.99, 0.1, 0.2]) await create(account, price);
    const { leadReport } = await account.query<{ leadReport: Record<string, unknown> }>(
      `{ leadReport { totalAmount openAmount averageAmount wonAmount
          byPipeline { amount } byStatus { amount } byResponsible { amount } byMonth { amount } } }`,
    );
    const groups = { amount: 31.28 };
    expect(leadReport).toMatchObject({
      totalAmount: 31.28,
      openAmount: 31.28,
      averageAmount: 6.26,
      wonAmount: 0,
      byPipeline: [groups],
      byStatus: [groups],
      byResponsible: [groups],
      byMonth: [groups],
    });
  });

  it.each([
    [{ from: 10.5, to: 10.99 }, [10.5, 10.99]],
    [{ from: 10.51 }, [10.99, 11]],
    [{ to: 10 }, [10]],
    [{ from: 10, to: 10.5 }, [10, 10.5]],
    [{ from: 10.991, to: 10.999 }, null],
  ])('is filtered exactly by %o', async (price, expected) => {
    const account = await openAccount({ ...keepsMinorUnits, empty: true });
    await account.query('mutation { createLead(input: { name: "Ноль", price: 9 }) { id } }');
    for (const each of [10, 10.5, 10.99, 11]) await create(account, each);
    const range = { from: 10, ...price };
    const { data, errors } = await account.execute(list, { price: range });
    if (expected === null) {
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
      return;
    }
    expect((data as unknown as List).leads.nodes.map((lead) => lead.price)).toEqual(expected);
    const { leadReport } = await account.query<{ leadReport: { totalCount: number } }>(
      'query ($price: MoneyRange) { leadReport(filter: { price: $price }) { totalCount } }',
      { price: range },
    );
    expect(leadReport.totalCount).toBe(expected.length);
  });

  it('is paged through without empty pages or losses, whatever amoCRM returns beyond the range', async () => {
    const account = await openAccount({ ...keepsMinorUnits, empty: true });
    await account.query('mutation { createLead(input: { name: "Ноль", price: 9 }) { id } }');
    for (const price of [10, 10.5, 10.6, 10.7, 10, 10.8, 10]) await create(account, price);
    const prices: number[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const { leads }: List = await account.query<List>(list, { price: { from: 10, to: 10 }, first: 1, after });
      expect(leads.nodes).toHaveLength(1);
      prices.push(...leads.nodes.map((lead) => lead.price));
      after = leads.pageInfo.endCursor;
    }
    expect(prices).toEqual([10, 10, 10]);
  });

  it.each([
    [10.999, 'at most 2 decimals'],
    [-0.5, '>=0'],
    [-1, '>=0'],
    [2 ** 53, 'is not exact'],
    [1e300, 'is not exact'],
    [90_071_992_547_409.92 * 10 + 0.5, 'too large'],
  ])('is refused if it cannot be stored: %d', async (price, message) => {
    const account = await openAccount(keepsMinorUnits);
    const { errors } = await account.execute(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
      { input: { name: 'Окна', price } },
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['input', 'price'], message: expect.stringContaining(message) }],
    });
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('is refused as infinity, written into the document', async () => {
    const { errors } = await (await openAccount(keepsMinorUnits)).execute(
      'mutation { createLead(input: { name: "Окна", price: 1e400 }) { id } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

describe('a price in an account with whole units', () => {
  it.each([
    ['is written', 'mutation { createLead(input: { name: "Окна", price: 30.5 }) { id } }', ['input', 'price']],
    ['is filtered by', '{ leads(filter: { price: { to: 30.5 } }) { nodes { id } } }', ['filter', 'price', 'to']],
    ['is reported on', '{ leadReport(filter: { price: { from: 30.5 } }) { totalCount } }', ['filter', 'price', 'from']],
  ])('has no fraction: it %s in whole units only', async (_, text, path) => {
    const account = await openAccount({ leads: 3 });
    const { errors } = await account.execute(text);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path, message: expect.stringContaining('does not store fractions of a price') }],
    });
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('is refused under the name of the tool’s argument', async () => {
    const call = await openTools(await openAccount({ leads: 3 }));
    const refused = call('create_complex_lead', { lead_name: 'Окна', lead_price: 30.5, contact_name: 'Пётр' });
    await expect(refused).rejects.toThrow(/"path": "lead_price",\s+"message": "must be a whole number/);
  });

  it('has no fraction in an account without leads, which cannot show its setting; the first lead does', async () => {
    const account = await openAccount({ minorUnits: true, empty: true });
    const write = (price: number) =>
      account.execute('mutation ($input: CreateLeadInput!) { createLead(input: $input) { price } }', {
        input: { name: 'Окна', price },
      });
    expect((await write(10.5)).errors?.[0]?.message).toContain('it has no leads');
    await write(10);
    expect((await write(10.5)).data).toEqual({ createLead: { price: 10.5 } });
  });

  it('costs nothing more while it is whole, and one request to amoCRM for all fractions', async () => {
    const account = await openAccount(keepsMinorUnits);
    await account.query('{ account { id } }');
    const write = (price: number) => () =>
      account.query('mutation ($input: CreateLeadInput!) { createLead(input: $input) { price } }', {
        input: { name: 'Окна', price },
      });
    expect(await account.count(write(10))).toBe(1);
    expect(await account.count(write(10.5))).toBe(2);
    expect(await account.count(write(11.5))).toBe(1);
  });
});

describe('a price over REST', () => {
  it('has its minor units', async () => {
    const { app } = await serve({}, keepsMinorUnits);
    const response = await fetch(`${app.url}/api/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Окна', price: 10.99 }),
    });
    expect(await response.json()).toMatchObject({ lead: { price: 10.99 } });
  });
});
