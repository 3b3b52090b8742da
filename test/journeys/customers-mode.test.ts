import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

interface Shown {
  id: string;
  name: string;
}

type List = {
  customers: { nodes: Shown[]; scanned: number | null; pageInfo: { hasNextPage: boolean; endCursor: string } };
};

function rowsOf(sandbox: Account['sandbox']) {
  return sandbox.data().customers.rows();
}

describe('statuses and segments of customers', () => {
  it('are created, changed and deleted by administrators', async () => {
    const account = await openAccount({ customersMode: 'periodicity' });
    const { createCustomerStatus: status } = await account.query<{ createCustomerStatus: Shown }>(
      'mutation { createCustomerStatus(input: { name: "Ждёт акцию", sort: 25, color: "FFDC7F" }) { id name sort color type isDefault } }',
    );
    expect(status).toMatchObject({ name: 'Ждёт акцию', sort: 25, color: '#ffdc7f', type: 'REGULAR', isDefault: false });
    const { customerStatuses } = await account.query<{ customerStatuses: (Shown & { type: string })[] }>(
      '{ customerStatuses { name type } }',
    );
    expect(customerStatuses.map(({ name, type }) => [name, type])).toEqual([
      ['Недавно купил', 'BOUGHT_RECENTLY'],
      ['Пора напомнить', 'REGULAR'],
      ['Ждёт акцию', 'REGULAR'],
      ['Ожидается покупка', 'PURCHASE_EXPECTED'],
      ['Не купил', 'DID_NOT_BUY'],
      ['Закрыт', 'CLOSED'],
    ]);
    const changed = await account.query(
      `mutation { updateCustomerStatus(id: "${status.id}", input: { name: "Ждёт скидку" }) { name sort } }`,
    );
    expect(changed).toEqual({ updateCustomerStatus: { name: 'Ждёт скидку', sort: 25 } });
    const own = await account.execute('mutation { deleteCustomerStatus(id: 18640001) }');
    expect(own.errors?.[0]?.message).toBe('id: «Недавно купил» is a status of the system, which amoCRM keeps');
    expect((await account.execute(`mutation { deleteCustomerStatus(id: "${status.id}") }`)).errors).toBeUndefined();
    const gone = await account.execute(`mutation { deleteCustomerStatus(id: "${status.id}") }`);
    expect(gone.errors?.[0]?.message).toContain('is not the id of a status of customers; there are 18640001');
  });

  it('filter and move customers in the mode of periodicity, which needs the date of the next purchase', async () => {
    const account = await openAccount({ customersMode: 'periodicity' });
    const { customers } = await account.query<List>(
      '{ customers(filter: { statusIds: [18640003] }) { nodes { id name status { name } segments { id } } scanned } }',
    );
    const wanted = rowsOf(account.sandbox).filter(({ statusId }) => statusId === 18_640_003);
    expect(customers.nodes.map(({ id }) => Number(id)).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(customers.nodes[0]).toMatchObject({ status: { name: 'Пора напомнить' }, segments: [] });
    const moved = await account.query(
      `mutation { updateCustomer(id: "${customers.nodes[0]?.id}", input: { statusId: 18640005 }) { status { name } } }`,
    );
    expect(moved).toEqual({ updateCustomer: { status: { name: 'Ожидается покупка' } } });
    account.sandbox.clearRequests();
    const { errors } = await account.execute('mutation { createCustomer(input: { name: "Дом" }) { id } }');
    expect(errors?.[0]?.message).toBe('input.nextDate: is required: the account groups its customers by periodicity');
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
    const made = 'mutation { createCustomer(input: { name: "Дом", nextDate: "2027-01-01" }) { nextDate } }';
    expect(await account.query(made)).toEqual({ createCustomer: { nextDate: '2027-01-01T00:00:00+03:00' } });
  });

  it('of segments likewise, with their present sizes', async () => {
    const account = await openAccount();
    const made = await account.query<{ createCustomerSegment: Shown }>(
      'mutation { createCustomerSegment(input: { name: "Оптовые", color: "#AA00FF" }, idempotencyKey: "s") { id name color customerCount } }',
    );
    const { id } = made.createCustomerSegment;
    expect(made.createCustomerSegment).toMatchObject({ name: 'Оптовые', color: 'aa00ff', customerCount: 0 });
    await account.query(`mutation { updateCustomer(id: 39400001, input: { segmentIds: ["${id}"] }) { id } }`);
    const { customerSegments } = await account.query<{ customerSegments: Shown[] }>(
      '{ customerSegments { id customerCount } }',
    );
    expect(customerSegments).toContainEqual({ id, customerCount: 1 });
    await account.query(`mutation { updateCustomerSegment(id: "${id}", input: { name: "Опт" }) { name } }`);
    const { customer } = await account.query<{ customer: unknown }>('{ customer(id: 39400001) { segments { name } } }');
    expect(customer).toEqual({ segments: [{ name: 'Опт' }] });
    await account.query(`mutation { deleteCustomerSegment(id: "${id}") }`);
    expect(account.sandbox.data().customers.get(39_400_001)?.segmentIds).toEqual([]);
    const bad = await account.execute('mutation { createCustomerSegment(input: { name: "А", color: "red" }) { id } }');
    expect(bad.errors?.[0]?.message).toContain('must be a colour of six hexadecimal digits');
  });
});

describe('an account without customers', () => {
  /** Each query and mutation of customers. */
  const operations = [
    '{ customer(id: 39400001) { id } }',
    '{ customers { nodes { id } } }',
    '{ customerStatuses { id } }',
    '{ customerSegments { id } }',
    '{ transactions { nodes { id } } }',
    '{ links(entityType: CUSTOMERS, entityIds: [39400001]) { toEntityId } }',
    '{ notes(entityType: CUSTOMERS, entityId: 39400001) { nodes { id } } }',
    '{ customFields(entityType: CUSTOMERS) { id } }',
    'mutation { createCustomer(input: { name: "Х", nextDate: "2027-01-01" }) { id } }',
    'mutation { createCustomers(inputs: [{ name: "Х" }]) { succeeded } }',
    'mutation { updateCustomer(id: 39400001, input: { name: "Х" }) { id } }',
    'mutation { updateCustomers(inputs: [{ id: 39400001, fields: { name: "Х" } }]) { succeeded } }',
    'mutation { createTransaction(customerId: 39400001, input: { price: 1 }) { id } }',
    'mutation { createTransactions(customerId: 39400001, inputs: [{ price: 1 }]) { succeeded } }',
    'mutation { deleteTransaction(customerId: 39400001, id: 1) }',
    'mutation { earnBonusPoints(customerId: 39400001, points: 1) { bonusPoints } }',
    'mutation { redeemBonusPoints(customerId: 39400001, points: 1) { bonusPoints } }',
    'mutation { createCustomerStatus(input: { name: "Х" }) { id } }',
    'mutation { updateCustomerStatus(id: 1, input: { name: "Х" }) { id } }',
    'mutation { deleteCustomerStatus(id: 1) }',
    'mutation { createCustomerSegment(input: { name: "Х" }) { id } }',
    'mutation { updateCustomerSegment(id: 1, input: { name: "Х" }) { id } }',
    'mutation { deleteCustomerSegment(id: 1) }',
    'mutation { addNote(entityType: CUSTOMERS, entityId: 39400001, text: "Х") { id } }',
    'mutation { createTask(input: { text: "Х", completeTill: "2027-01-01", entityType: CUSTOMERS, entityId: 39400001 }) { id } }',
    'mutation { linkEntity(entityType: CUSTOMERS, entityId: 39400001, toEntityType: CONTACTS, toEntityId: 33200001) { linked } }',
  ];

  it('gets one error for every query and mutation, and nothing is sent', async () => {
    const account = await openAccount({ customersMode: 'disabled' });
    for (const operation of operations) {
      const count = await account.count(async () => {
        const { errors } = await account.execute(operation);
        expect([operation, errors?.[0]?.extensions.code]).toEqual([operation, 'CUSTOMERS_DISABLED']);
        expect(errors?.[0]?.message).toBe('Customers are switched off in the amoCRM account (mode DISABLED).');
        expect(errors?.[0]?.extensions).toMatchObject({
          mode: 'DISABLED',
          remedy: expect.stringContaining('Покупатели'),
        });
      });
      expect([operation, count]).toEqual([operation, 0]);
    }
    const { account: shown } = await account.query<{ account: unknown }>('{ account { customersMode } }');
    expect(shown).toEqual({ customersMode: 'DISABLED' });
    // The rest of a card is shown.
    const contact = await account.execute('{ contact(id: 33200001) { id customers { id } } }');
    expect(contact.data).toEqual({ contact: { id: '33200001', customers: null } });
    expect(contact.errors?.[0]?.extensions.code).toBe('CUSTOMERS_DISABLED');
  });

  it('is told when the plan has none, and which mode lacks what was asked for', async () => {
    const none = await openAccount({ customersMode: 'unavailable' });
    const [without] = (await none.execute('{ customers { nodes { id } } }')).errors ?? [];
    expect(without?.message).toBe('The plan of the amoCRM account has no customers (mode UNAVAILABLE).');
    const segments = await openAccount();
    const [status] = (await segments.execute('{ customerStatuses { id } }')).errors ?? [];
    expect(status?.message).toBe(
      'The customers of the amoCRM account are in the mode SEGMENTS: it has no statuses of customers, which belong to the mode PERIODICITY.',
    );
    const periodicity = await openAccount({ customersMode: 'periodicity' });
    const [segment] = (await periodicity.execute('{ customerSegments { id } }')).errors ?? [];
    expect(segment).toMatchObject({ extensions: { code: 'CUSTOMERS_DISABLED', mode: 'PERIODICITY' } });
  });

  it('reports a task for a customer beside the others of its batch', async () => {
    const account = await openAccount({ customersMode: 'disabled' });
    const { createTasks } = await account.query<{ createTasks: { items: { error: { code: string } | null }[] } }>(
      `mutation { createTasks(inputs: [
        { text: "А", completeTill: "2027-01-01", entityType: CUSTOMERS, entityId: 39400001 }
        { text: "Б", completeTill: "2027-01-01" }
      ]) { items { error { code } } } }`,
    );
    expect(createTasks.items.map(({ error }) => error?.code ?? null)).toEqual(['CUSTOMERS_DISABLED', null]);
  });

  it('has them again once they are switched on, and says who may do that', async () => {
    const account = await openAccount({ customersMode: 'disabled' });
    const set = (args: string) => account.execute(`mutation { setCustomersMode(${args}) { customersMode } }`);
    const doubtful = await set('mode: SEGMENTS, confirm: false');
    expect(doubtful.errors?.[0]?.message).toContain('confirm: must be true');
    expect((await set('mode: SEGMENTS, confirm: true')).data).toEqual({
      setCustomersMode: { customersMode: 'SEGMENTS' },
    });
    const { customers } = await account.query<List>('{ customers(first: 2) { nodes { id } } }');
    expect(customers.nodes).toHaveLength(2);
    const off = await set('mode: SEGMENTS, isEnabled: false, confirm: true');
    expect(off.data).toEqual({ setCustomersMode: { customersMode: 'DISABLED' } });
    const manager = await openAccount({ token: sandboxManagerToken });
    const { errors } = await manager.execute('mutation { setCustomersMode(mode: SEGMENTS, confirm: true) { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      remedy: expect.stringContaining('administrator'),
    });
  });
});
