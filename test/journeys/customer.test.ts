import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

interface Shown {
  id: string;
  name: string;
}

type List = {
  customers: { nodes: Shown[]; scanned: number | null; pageInfo: { hasNextPage: boolean; endCursor: string } };
};

/** The first customer that has what a story needs, as the sandbox keeps it. */
function findCustomer({ sandbox }: Account, holds: (row: ReturnType<typeof rowsOf>[number]) => boolean) {
  const row = rowsOf(sandbox).find(holds);
  if (!row) throw new Error('The demo has no such customer.');
  return row;
}

function rowsOf(sandbox: Account['sandbox']) {
  return sandbox.data().customers.rows();
}

const purchasesOf = ({ sandbox }: Account, id: number) =>
  sandbox
    .data()
    .transactions.rows()
    .filter((row) => row.customerId === id && !row.isDeleted);

describe('customers', () => {
  it('are shown with what they bought, their segments, contacts and company', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ companyId, segmentIds }) => companyId !== null && segmentIds.length > 0);
    const { customer } = await account.query<{ customer: Record<string, unknown> }>(
      `query ($id: ID!) { customer(id: $id) {
        name url nextPrice nextDate periodicity ltv purchasesCount averageCheck status { name }
        segments { id name } contacts { id name } contactCount company { id name } tags { name }
        responsible { name } customField(code: "LOYALTY_CARD") { text }
        transactions { id price }
      } }`,
      { id: String(row.id) },
    );
    const prices = purchasesOf(account, row.id).map(({ price }) => price);
    const ltv = prices.reduce((sum, price) => sum + price, 0);
    expect(customer).toMatchObject({
      name: row.name,
      url: `${account.sandbox.url}/customers/detail/${row.id}`,
      nextPrice: row.nextPrice,
      periodicity: row.periodicity,
      ltv,
      purchasesCount: prices.length,
      averageCheck: Math.round(ltv / prices.length),
      // The mode of segments has no statuses.
      status: null,
      contactCount: 1,
      contacts: [{ id: String(row.contactIds[0]) }],
      company: { id: String(row.companyId) },
      customField: { text: expect.stringMatching(/^СД-\d+$/) },
    });
    expect((customer.segments as Shown[]).map(({ id }) => Number(id))).toEqual(row.segmentIds);
    expect((customer.transactions as { price: number }[]).map(({ price }) => price).sort()).toEqual(prices.sort());
  });

  it('are read page by page, none twice and none left out', async () => {
    const account = await openAccount();
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 5; pages++) {
      const { customers } = await account.query<List>(
        'query ($after: String) { customers(first: 7, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...customers.nodes.map(({ id }) => id));
      if (!customers.pageInfo.hasNextPage) break;
      after = customers.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it('are filtered by amoCRM, and by segment here, and the answer says how many were read for it', async () => {
    const account = await openAccount();
    const [segment] = account.sandbox.data().customerSegments.rows();
    const wanted = rowsOf(account.sandbox).filter(({ segmentIds }) => segmentIds.includes(segment?.id ?? 0));
    const { customers } = await account.query<List>(
      'query ($ids: [ID!]) { customers(filter: { segmentIds: $ids }) { nodes { id name } scanned } }',
      { ids: [String(segment?.id)] },
    );
    expect(customers.nodes.map(({ id }) => Number(id)).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(customers.scanned).toBe(25);
    const due = await account.query<List>(
      '{ customers(filter: { nextDate: { to: "2026-11-05" } }) { nodes { id name } scanned } }',
    );
    const end = Date.parse('2026-11-05T23:59:59+03:00') / 1000;
    expect(due.customers.nodes.map(({ id }) => Number(id)).sort()).toEqual(
      rowsOf(account.sandbox)
        .filter(({ nextDate }) => nextDate !== null && nextDate <= end)
        .map(({ id }) => id)
        .sort(),
    );
    expect(due.customers.scanned).toBeNull();
  });

  it('cost one request, and what is selected of their neighbours one for each kind', async () => {
    const account = await openAccount();
    const count = (fields: string) => account.count(() => account.query(`{ customers { nodes { id ${fields} } } }`));
    expect(await count('name ltv purchasesCount nextDate tags { name }')).toBe(1);
    expect(await count('contacts { id } company { id }')).toBe(1);
    expect(await count('contacts { name } company { name }')).toBe(3);
    // Segments are a setting, read once.
    const segments = account.sandbox.requestCount(({ path }) => path.endsWith('/segments'));
    expect(segments).toBe(0);
    expect(await count('segments { name }')).toBe(2);
    expect(await count('segments { name }')).toBe(1);
    // amoCRM lists purchases and followers for one customer at a time.
    const first = 'customers(first: 3) { nodes { id transactions { price } followers { users { id } } } }';
    expect(await account.count(() => account.query(`{ ${first} }`))).toBe(7);
    const contacts = '{ contacts(first: 100) { nodes { id customers { id name } } } }';
    expect(await account.count(() => account.query(contacts))).toBe(2);
    const companies = '{ companies(first: 100) { nodes { id customers { id url } } } }';
    expect(await account.count(() => account.query(companies))).toBe(1);
    expect(await account.count(() => account.query('{ contacts(first: 100) { nodes { id name } } }'))).toBe(1);
    const plain = account.sandbox.requests.filter(({ path }) => path.endsWith('/contacts'));
    expect(plain.map(({ query }) => query.includes('customers'))).toEqual([false]);
  });

  it('are created with links, and each of many reports its own outcome', async () => {
    const account = await openAccount();
    const [contact] = account.sandbox.data().contacts.rows();
    const [segment] = account.sandbox.data().customerSegments.rows();
    const { createCustomers } = await account.query<{
      createCustomers: {
        succeeded: number;
        failed: number;
        items: { record: Record<string, unknown> | null; error: Record<string, unknown> | null }[];
      };
    }>(
      `mutation ($contact: ID!, $segment: ID!) { createCustomers(inputs: [
        { name: "Кафе", contactIds: [$contact], segmentIds: [$segment], nextPrice: 5000, tags: ["Рассрочка"] }
        { name: "Пекарня", segmentIds: ["999"] }
        { name: "Студия", contactIds: ["999"] }
        { name: "Школа", customFields: [{ field: "Уровень программы", values: ["Платиновый"] }] }
      ]) { succeeded failed items {
        record { id name nextPrice segments { name } contacts { id } tags { name } }
        error { code message issues { path message } }
      } } }`,
      { contact: String(contact?.id), segment: String(segment?.id) },
    );
    expect(createCustomers).toMatchObject({ succeeded: 1, failed: 3 });
    const [made, ...refused] = createCustomers.items;
    expect(made?.record).toMatchObject({
      name: 'Кафе',
      nextPrice: 5000,
      segments: [{ name: segment?.name }],
      contacts: [{ id: String(contact?.id) }],
      tags: [{ name: 'Рассрочка' }],
    });
    const row = account.sandbox.data().customers.get(Number(made?.record?.id));
    expect(row).toMatchObject({ contactIds: [contact?.id], segmentIds: [segment?.id], nextPrice: 5000 });
    expect(refused.map(({ error }) => error?.code)).toEqual(['VALIDATION_FAILED', 'NOT_FOUND', 'VALIDATION_FAILED']);
    expect(refused[0]?.error?.message).toBe(
      'inputs.1.segmentIds: `999` is not the id of a segment of customers; there are 512001 «Постоянные», 512003 «Крупные заказы», 512005 «Сервис по договору», 512007 «Давно не покупали»',
    );
    expect(refused[2]?.error?.message).toContain('«Платиновый» is not an option; did you mean');
    expect(rowsOf(account.sandbox)).toHaveLength(26);
  });

  it('are created once for an idempotency key', async () => {
    const account = await openAccount();
    const create = 'mutation { createCustomer(input: { name: "Дом" }, idempotencyKey: "k-1") { id } }';
    const [first, second] = [await account.query(create), await account.query(create)];
    expect(second).toEqual(first);
    expect(rowsOf(account.sandbox)).toHaveLength(26);
  });

  it('are changed: fields, segments as a whole, one value of several, tags', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ segmentIds }) => segmentIds.length > 1);
    const { updateCustomer } = await account.query<{ updateCustomer: Record<string, unknown> }>(
      `mutation ($id: ID!) { updateCustomer(id: $id, input: {
        name: "Новое имя", periodicity: 60, nextDate: "2027-01-10", segmentIds: [], addTags: ["Обслуживание"]
        customFields: [{ field: "Что покупает", add: ["Аксессуары"] }]
      }) { name periodicity nextDate segments { id } tags { name } customField(name: "Что покупает") { text } } }`,
      { id: String(row.id) },
    );
    expect(updateCustomer).toMatchObject({
      name: 'Новое имя',
      periodicity: 60,
      nextDate: '2027-01-10T00:00:00+03:00',
      segments: [],
      customField: { text: expect.stringContaining('Аксессуары') },
    });
    expect(updateCustomer.tags).toContainEqual({ name: 'Обслуживание' });
  });

  it('have tasks, notes and links like other cards', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ companyId }) => companyId === null);
    const [company] = account.sandbox.data().companies.rows();
    const ids = { id: String(row.id), company: String(company?.id) };
    await account.query(
      `mutation ($id: ID!, $company: ID!) {
        createTask(input: { text: "Напомнить", completeTill: "2026-11-20", entityType: CUSTOMERS, entityId: $id }) { id }
        addNote(entityType: CUSTOMERS, entityId: $id, text: "Любит тишину") { id }
        linkEntity(entityType: CUSTOMERS, entityId: $id, toEntityType: COMPANIES, toEntityId: $company) { linked }
      }`,
      ids,
    );
    const data = await account.query(
      `query ($id: ID!) {
        customer(id: $id) { tasks { text subject { ... on Customer { id } } } notes { text } company { id } closestTaskAt
          timeline(first: 10) { nodes { kind } } }
        links(entityType: CUSTOMERS, entityIds: [$id]) { toEntityType toEntityId }
        notes(entityType: CUSTOMERS, entityId: $id) { nodes { text subject { ... on Customer { name } } } }
        tasks(filter: { entityType: CUSTOMERS }) { nodes { text } }
        events(filter: { entityType: CUSTOMERS, entityIds: [$id] }) { nodes { typeName subject { ... on Customer { name } } } }
      }`,
      { id: ids.id },
    );
    expect(data).toMatchObject({
      customer: {
        tasks: [{ text: 'Напомнить', subject: { id: ids.id } }],
        notes: [{ text: 'Любит тишину' }],
        company: { id: ids.company },
        closestTaskAt: '2026-11-20T23:59:00+03:00',
      },
      notes: { nodes: [{ text: 'Любит тишину', subject: { name: row.name } }] },
      tasks: { nodes: [{ text: 'Напомнить' }] },
    });
    expect(data.links).toContainEqual({ toEntityType: 'COMPANIES', toEntityId: ids.company });
    const { timeline } = data.customer as { timeline: { nodes: { kind: string }[] } };
    expect(timeline.nodes.map(({ kind }) => kind).sort()).toEqual(['EVENT', 'NOTE', 'TASK']);
    const wrong = await account.execute(
      `mutation { linkEntity(entityType: LEADS, entityId: 21400001, toEntityType: CUSTOMERS, toEntityId: ${row.id}) { linked } }`,
    );
    expect(wrong.errors?.[0]?.message).toBe('toEntityType: leads can be linked only to contacts and companies');
  });

  it('that do not exist are an error that names them', async () => {
    const account = await openAccount();
    const { errors } = await account.execute('{ customer(id: 999) { name } }');
    expect(errors?.[0]).toMatchObject({
      message: 'There is no customer with id 999, or the amoCRM user of the token may not see it.',
      extensions: { code: 'NOT_FOUND' },
    });
    const changed = await account.execute('mutation { updateCustomer(id: 999, input: { name: "Х" }) { id } }');
    expect(changed.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const [input, path] of [
      ['nextPrice: 10.5', 'input.nextPrice'],
      ['nextPrice: -1', 'input.nextPrice'],
      ['periodicity: 40000', 'input.periodicity'],
      [`name: "${'х'.repeat(256)}"`, 'input.name'],
      ['responsibleUserId: 1', 'responsible_user_id'],
    ]) {
      const result = await account.execute(`mutation { updateCustomer(id: 39400001, input: { ${input} }) { id } }`);
      expect(result.errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
      expect(result.errors?.[0]?.message).toContain(path);
    }
  });
});

describe('the tools of customers', () => {
  it('list, read, create, change, and add purchases and points', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const listed = await call('list_customers', { limit: 3 });
    expect(listed).toMatchObject({ has_more: true, next_cursor: expect.any(String) });
    const made = (await call('create_customer', {
      name: 'Кафе «Тёплый угол»',
      contact_id: '33200001',
      next_price: 45_000,
      next_date: '2027-02-01',
    })) as { customer: { id: string } };
    const { id } = made.customer;
    expect(made).toMatchObject({ customer: { next_price: 45_000, contact_ids: ['33200001'] } });
    expect(await call('add_transaction', { customer_id: id, price: 38_000, next_date: '2027-05-01' })).toMatchObject({
      transaction: {
        price: 38_000,
        customer: { ltv: 38_000, purchases_count: 1, next_date: '2027-05-01T00:00:00+03:00' },
      },
    });
    expect(await call('change_bonus_points', { customer_id: id, points: 50 })).toMatchObject({
      earned: { bonus_points: 50 },
    });
    expect(await call('change_bonus_points', { customer_id: id, points: 20, redeem: true })).toMatchObject({
      redeemed: { bonus_points: 30 },
    });
    await call('update_customer', { customer_id: id, segment_id: ['512001'], add_tags: ['Рассрочка'] });
    expect(await call('get_customer', { customer_id: id })).toMatchObject({
      customer: {
        name: 'Кафе «Тёплый угол»',
        segments: [{ name: 'Постоянные' }],
        tags: ['Рассрочка'],
        contacts: [{ id: '33200001' }],
        transactions: [{ price: 38_000 }],
      },
    });
    expect(await call('list_transactions', { customer_id: id })).toMatchObject({ transactions: [{ customer: id }] });
    expect(await call('list_customer_segments', {})).toMatchObject({ segments: expect.any(Array) });
  });
});
