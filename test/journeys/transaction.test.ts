import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

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

describe('purchases', () => {
  it('are added with what is expected next, and change the sums of the customer', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ id }) => purchasesOf(account, id).length > 1);
    const before = purchasesOf(account, row.id);
    const query = `mutation ($id: ID!) { createTransactions(customerId: $id, idempotencyKey: "t-1", inputs: [
      { price: 1000, comment: "Сетки", completedAt: "2026-11-01", nextPrice: 7000, nextDate: "2027-02-01" }
      { price: 2000 }
    ]) { succeeded items { record { id price comment completedAt customer { ltv purchasesCount nextPrice nextDate } } error { message } } } }`;
    let answer: Record<string, unknown> = {};
    const count = await account.count(async () => {
      answer = await account.query(query, { id: String(row.id) });
    });
    expect(answer).toMatchObject({ createTransactions: { succeeded: 2 } });
    const ltv = before.reduce((sum, { price }) => sum + price, 3000);
    expect((answer.createTransactions as { items: unknown[] }).items[0]).toMatchObject({
      record: {
        price: 1000,
        comment: 'Сетки',
        completedAt: '2026-11-01T00:00:00+03:00',
        customer: { ltv, purchasesCount: before.length + 2, nextPrice: 7000, nextDate: '2027-02-01T00:00:00+03:00' },
      },
    });
    // The check of the customer, the write, the customer as it is then, and the purchases for the time of the second.
    expect(count).toBe(4);
    expect(await account.query(query, { id: String(row.id) })).toEqual(answer);
    expect(purchasesOf(account, row.id)).toHaveLength(before.length + 2);
  });

  it('are listed for one customer or for all, page by page', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ id }) => purchasesOf(account, id).length > 2);
    const list =
      'query ($id: ID, $first: Int!, $after: String) { transactions(customerId: $id, first: $first, after: $after) { nodes { id customer { id } } pageInfo { hasNextPage endCursor } } }';
    type Page = {
      transactions: {
        nodes: { id: string; customer: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const first = await account.query<Page>(list, { id: String(row.id), first: 2 });
    const { endCursor } = first.transactions.pageInfo;
    const rest = await account.query<Page>(list, { id: String(row.id), first: 50, after: endCursor });
    const ids = [...first.transactions.nodes, ...rest.transactions.nodes].map(({ id }) => Number(id));
    expect(ids).toEqual(purchasesOf(account, row.id).map(({ id }) => id));
    const all = await account.query<Page>(list, { first: 250 });
    expect(all.transactions.nodes).toHaveLength(
      account.sandbox
        .data()
        .transactions.rows()
        .filter(({ isDeleted }) => !isDeleted).length,
    );
    // A cursor of one customer does not continue the list of another.
    const other = await account.execute(list, { first: 2, after: endCursor });
    expect(other.errors?.[0]?.message).toContain('after');
    const unknown = await account.execute(list, { id: '999', first: 2 });
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const nobody = findCustomer(account, ({ id }) => purchasesOf(account, id).length === 0);
    const none = await account.query<Page>(list, { id: String(nobody.id), first: 2 });
    expect(none.transactions.nodes).toEqual([]);
  });

  it('are deleted once; a wrong pair of ids changes nothing', async () => {
    const account = await openAccount();
    const [purchase] = account.sandbox.data().transactions.rows();
    const remove = (customerId: unknown, id: unknown) =>
      account.execute(`mutation { deleteTransaction(customerId: "${customerId}", id: "${id}") }`);
    const foreign = await remove((purchase?.customerId ?? 0) + 2, purchase?.id);
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await remove(purchase?.customerId, purchase?.id)).data).toEqual({
      deleteTransaction: String(purchase?.id),
    });
    const again = await remove(purchase?.customerId, purchase?.id);
    expect(again.errors?.[0]?.message).toContain(`has no purchase with id ${purchase?.id}`);
  });

  it('need a customer and a whole price', async () => {
    const account = await openAccount();
    const add = (id: string, input: string) =>
      account.execute(`mutation { createTransaction(customerId: "${id}", input: { ${input} }) { id } }`);
    account.sandbox.clearRequests();
    expect((await add('999', 'price: 1')).errors?.[0]?.message).toContain('There is no customer with id 999');
    expect((await add('39400001', 'price: 1.5')).errors?.[0]?.message).toContain('input.price');
    expect((await add('39400001', `price: 1, comment: "${'х'.repeat(256)}"`)).errors?.[0]?.message).toContain(
      'input.comment',
    );
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('whose answer was lost are found and not added twice', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ id }) => purchasesOf(account, id).length > 0);
    const before = purchasesOf(account, row.id).length;
    account.sandbox.fault({ method: 'POST', path: '.*/transactions$', drop: 'after' });
    const { data } = await account.execute(
      `mutation { createTransaction(customerId: "${row.id}", input: { price: 777, comment: "Раз" }) { price } }`,
    );
    expect(data).toEqual({ createTransaction: { price: 777 } });
    expect(purchasesOf(account, row.id)).toHaveLength(before + 1);
  });
});

describe('bonus points', () => {
  it('are earned and redeemed, and amoCRM refuses more than there are', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ bonusPoints }) => bonusPoints > 0);
    const change = (name: string, points: number, key = '') =>
      account.execute(
        `mutation { ${name}(customerId: "${row.id}", points: ${points} ${key}) { bonusPoints customer { name } } }`,
      );
    expect((await change('earnBonusPoints', 30)).data).toEqual({
      earnBonusPoints: { bonusPoints: row.bonusPoints + 30, customer: { name: row.name } },
    });
    expect((await change('redeemBonusPoints', 10)).data).toMatchObject({
      redeemBonusPoints: { bonusPoints: row.bonusPoints + 20 },
    });
    const tooMany = await change('redeemBonusPoints', row.bonusPoints + 21);
    expect(tooMany.errors?.[0]?.message).toContain('points: amoCRM refused to redeem');
    expect((await change('earnBonusPoints', 0)).errors?.[0]?.message).toContain('points: must be 1 to');
    const key = ', idempotencyKey: "b-1"';
    expect(await change('earnBonusPoints', 5, key)).toEqual(await change('earnBonusPoints', 5, key));
    expect(account.sandbox.data().customers.get(row.id)?.bonusPoints).toBe(row.bonusPoints + 25);
  });

  it('are not changed again under the key of a request that got no answer', async () => {
    const account = await openAccount();
    const row = findCustomer(account, ({ bonusPoints }) => bonusPoints > 0);
    const earn = `mutation { earnBonusPoints(customerId: "${row.id}", points: 5, idempotencyKey: "b-2") { bonusPoints } }`;
    account.sandbox.fault({ path: '.*/bonus_points$', status: 500 });
    expect((await account.execute(earn)).errors?.[0]?.extensions.code).toBe('WRITE_OUTCOME_UNKNOWN');
    const { errors } = await account.execute(earn);
    expect(errors?.[0]?.message).toContain('An earlier request with this idempotency key got no answer');
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/bonus_points'))).toBe(1);
  });
});
