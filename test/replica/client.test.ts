import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type ClientInput,
  countUncounted,
  loadClientScale,
  loadClients,
  loadClientTotals,
} from '../../src/replica/question/client.ts';
import type { LeadRow } from '../../src/sandbox/rows.ts';
import { type Account, openAccount, startAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';

const text = `query (
  $of: ClientKind!, $boughtAt: DateTimeRange, $segments: [ClientSegment!], $sleeping: Boolean
  $orderBy: ClientOrder! = REVENUE, $first: Int! = 250, $after: String
) {
  clients(of: $of, boughtAt: $boughtAt, segments: $segments, sleeping: $sleeping, maxAge: 0) {
    complete currency
    total { ...figures }
    segments { segment ...figures }
    withoutBuyerCount withoutBuyerRevenue withoutTimeCount
    list(orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      nodes {
        id name url responsible { id } segment revenue dealCount firstPurchaseAt lastPurchaseAt averageIntervalDays
        recency frequency money sleepingSince
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
fragment figures on ClientFigures { clientCount sleepingCount dealCount revenue }`;

interface Figures {
  clientCount: number;
  sleepingCount: number;
  dealCount: number;
  revenue: number;
}

interface Client {
  id: string;
  name: string | null;
  url: string | null;
  responsible: { id: string } | null;
  segment: string;
  revenue: number;
  dealCount: number;
  firstPurchaseAt: string;
  lastPurchaseAt: string;
  averageIntervalDays: number | null;
  recency: number;
  frequency: number;
  money: number;
  sleepingSince: string | null;
}

interface Answer {
  currency: string;
  total: Figures;
  segments: (Figures & { segment: string })[];
  withoutBuyerCount: number;
  withoutBuyerRevenue: number;
  withoutTimeCount: number;
  list: { totalCount: number; nodes: Client[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

type Kind = 'COMPANIES' | 'CONTACTS';

async function ask(account: Account, variables: Record<string, unknown>): Promise<Answer> {
  return (await account.query<{ clients: Answer }>(text, variables)).clients;
}

const day = 86_400;
const toSeconds = (text: string) => Date.parse(text) / 1000;

const buyerOf = (of: Kind) => (lead: LeadRow) =>
  of === 'COMPANIES' ? lead.companyId : (lead.contacts.find(({ isMain }) => isMain)?.id ?? null);

function findWon(account: Account, from = 0, to = Number.POSITIVE_INFINITY): LeadRow[] {
  return [...account.sandbox.data().leads.rows()].filter(
    ({ isDeleted, statusId, closedAt }) =>
      !isDeleted && statusId === 142 && Number(closedAt) >= from && Number(closedAt) <= to,
  );
}

/** The segment as its description says it. */
function nameSegment(recency: number, frequency: number, money: number): string {
  if (recency >= 4 && frequency >= 4 && money >= 4) return 'BEST';
  if (recency >= 3 && frequency >= 4) return 'LOYAL';
  if (recency >= 4) return frequency === 1 ? 'NEW' : 'PROMISING';
  if (recency === 3) return 'OTHER';
  return frequency >= 3 || money >= 4 ? 'SLEEPING' : 'LOST';
}

/** The clients by revenue, from all leads of the sandbox. */
function recount(account: Account, of: Kind, from = 0, to = Number.POSITIVE_INFINITY) {
  const purchases = new Map<number, LeadRow[]>();
  for (const lead of findWon(account, from, to)) {
    const buyer = buyerOf(of)(lead);
    if (buyer !== null) purchases.set(buyer, [...(purchases.get(buyer) ?? []), lead]);
  }
  const clients = [...purchases].map(([id, leads]) => {
    const times = leads.map(({ closedAt }) => Number(closedAt)).sort((one, other) => one - other);
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    const interval = leads.length > 1 ? (last - first) / (leads.length - 1) : null;
    const sleepsAt = Math.floor(last + Math.max(2 * (interval ?? 0), 90 * day));
    const revenue = leads.reduce((sum, { price }) => sum + Math.round(price * 10_000), 0) / 10_000;
    return { id, leads: leads.length, revenue, first, last, interval, sleepsAt };
  });
  const score = (value: number, values: number[]) =>
    1 + Math.floor((5 * values.filter((other) => other < value).length) / values.length);
  const rows = of === 'COMPANIES' ? account.sandbox.data().companies : account.sandbox.data().contacts;
  return clients
    .map(({ id, leads, revenue, first, last, interval, sleepsAt }) => {
      const recency = score(
        last,
        clients.map((client) => client.last),
      );
      const frequency = score(
        leads,
        clients.map((client) => client.leads),
      );
      const money = score(
        revenue,
        clients.map((client) => client.revenue),
      );
      return {
        id: String(id),
        name: rows.get(id)?.name ?? null,
        url: `${account.sandbox.url}/${of.toLowerCase()}/detail/${id}`,
        responsible: { id: String(rows.get(id)?.responsibleUserId) },
        segment: nameSegment(recency, frequency, money),
        revenue,
        dealCount: leads,
        firstPurchaseAt: first,
        lastPurchaseAt: last,
        averageIntervalDays: interval === null ? null : Math.round(interval / 864) / 100,
        recency,
        frequency,
        money,
        sleepingSince: sleepsAt < Math.min(testNow, to) ? sleepsAt : null,
      };
    })
    .sort((one, other) => other.revenue - one.revenue || Number(one.id) - Number(other.id));
}

/** With times in unix seconds. */
const inSeconds = ({ firstPurchaseAt, lastPurchaseAt, sleepingSince, ...client }: Client) => ({
  ...client,
  firstPurchaseAt: toSeconds(firstPurchaseAt),
  lastPurchaseAt: toSeconds(lastPurchaseAt),
  sleepingSince: sleepingSince === null ? null : toSeconds(sleepingSince),
});

function sum(clients: { revenue: number; dealCount: number; sleepingSince: unknown }[]): Figures {
  return {
    clientCount: clients.length,
    sleepingCount: clients.filter(({ sleepingSince }) => sleepingSince !== null).length,
    dealCount: clients.reduce((count, { dealCount }) => count + dealCount, 0),
    revenue: clients.reduce((total, { revenue }) => total + revenue, 0),
  };
}

async function readAll(account: Account, variables: Record<string, unknown>): Promise<Client[]> {
  const clients: Client[] = [];
  for (let after: string | null = null; ; ) {
    const { list }: Answer = await ask(account, { ...variables, after });
    clients.push(...list.nodes);
    if (!list.pageInfo.hasNextPage) return clients;
    after = list.pageInfo.endCursor;
  }
}

describe('Clients', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  for (const kind of ['COMPANIES', 'CONTACTS'] as const) {
    test(`of ${kind} are what a recount over all leads gives`, async () => {
      const expected = recount(account, kind);
      expect(expected.length).toBeGreaterThan(20);
      expect((await readAll(account, { of: kind })).map(inSeconds)).toEqual(expected);
      const answer = await ask(account, { of: kind, first: 1 });
      expect(answer.total).toEqual(sum(expected));
      for (const { segment, ...figures } of answer.segments) {
        expect({ segment, ...figures }).toEqual({
          segment,
          ...sum(expected.filter((client) => client.segment === segment)),
        });
      }
      expect(answer.currency).toBe('RUB');
    });

    test(`of ${kind} and the leads without one are all that was won`, async () => {
      const { total, ...answer } = await ask(account, { of: kind });
      const orphans = findWon(account).filter((lead) => buyerOf(kind)(lead) === null);
      expect(answer.withoutBuyerCount).toBe(orphans.length);
      expect(total.dealCount + answer.withoutBuyerCount + answer.withoutTimeCount).toBe(findWon(account).length);
      expect(total.revenue + answer.withoutBuyerRevenue).toBe(
        findWon(account).reduce((revenue, { price }) => revenue + price, 0),
      );
    });
  }

  test('of a period that is past are as at its end', async () => {
    const boughtAt = { from: '2026-03-01T00:00:00+03:00', to: '2026-08-31T23:59:59+03:00' };
    const expected = recount(account, 'COMPANIES', toSeconds(boughtAt.from), toSeconds(boughtAt.to));
    expect(expected.length).toBeGreaterThan(5);
    expect(expected.length).toBeLessThan(recount(account, 'COMPANIES').length);
    expect((await readAll(account, { of: 'COMPANIES', boughtAt })).map(inSeconds)).toEqual(expected);
  });

  test('of fewer than five are scored as well, and none are none', async () => {
    const won = findWon(account).filter(({ companyId }) => companyId !== null);
    const times = [...new Set(won.map(({ closedAt }) => Number(closedAt)))].sort((one, other) => one - other);
    for (const count of [0, 1, 2, 3, 4]) {
      const [from, to] = [Number(times[0]) - 1, count === 0 ? Number(times[0]) - 1 : Number(times[count - 1])];
      const boughtAt = { from: new Date(from * 1000).toISOString(), to: new Date(to * 1000).toISOString() };
      const clients = await readAll(account, { of: 'COMPANIES', boughtAt });
      expect(clients.map(inSeconds)).toEqual(recount(account, 'COMPANIES', from, to));
    }
  });

  test('of some segments, asleep or not, are listed alone, while totals are of all', async () => {
    const all = recount(account, 'CONTACTS');
    const segments = ['SLEEPING', 'LOST', 'OTHER'];
    for (const sleeping of [true, false]) {
      const { list, total } = await ask(account, { of: 'CONTACTS', segments, sleeping });
      const expected = all.filter(
        ({ segment, sleepingSince }) => segments.includes(segment) && (sleepingSince !== null) === sleeping,
      );
      expect(list.nodes.map(({ id }) => id)).toEqual(expected.map(({ id }) => id).slice(0, 250));
      expect(list.totalCount).toBe(expected.length);
      expect(total.clientCount).toBe(all.length);
    }
  });

  test('come once each, page by page, in any order', async () => {
    const expected = recount(account, 'COMPANIES');
    const values = { DEALS: 'dealCount', LAST_PURCHASE: 'lastPurchaseAt' } as const;
    for (const orderBy of ['DEALS', 'LAST_PURCHASE'] as const) {
      const clients = await readAll(account, { of: 'COMPANIES', orderBy, first: 7 });
      const sorted = [...expected].sort(
        (one, other) => other[values[orderBy]] - one[values[orderBy]] || Number(one.id) - Number(other.id),
      );
      expect(clients.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    }
  });

  test('refuse the cursor of another list', async () => {
    const { list } = await ask(account, { of: 'COMPANIES', first: 1 });
    const after = list.pageInfo.endCursor;
    await expect(ask(account, { of: 'CONTACTS', after })).rejects.toThrow(/belongs to a list of other clients/);
    await expect(ask(account, { of: 'COMPANIES', orderBy: 'DEALS', after })).rejects.toThrow(/another order/);
    await expect(ask(account, { of: 'COMPANIES', after: 'abc' })).rejects.toThrow(/not a valid cursor/);
  });

  test('get another purchase when a lead is won', async () => {
    const other = await openAccount();
    const [before] = (await ask(other, { of: 'COMPANIES', first: 1 })).list.nodes;
    const amocrm = other.connection.with({});
    await amocrm.leads.create([{ name: 'Ещё заказ', price: 700, status_id: 142, company_id: Number(before?.id) }]);
    const [after] = (await ask(other, { of: 'COMPANIES', first: 1 })).list.nodes;
    expect(after).toMatchObject({
      id: before?.id,
      dealCount: Number(before?.dealCount) + 1,
      revenue: Number(before?.revenue) + 700,
      recency: 5,
      sleepingSince: null,
    });
    expect(toSeconds(String(after?.lastPurchaseAt))).toBe(testNow);
  });

  test.skipIf(!findPostgres())('are the same in PostgreSQL', async () => {
    const other = await openPostgresReplica(account, onTestFinished);
    const answers = [];
    for (const replica of [await account.replica(), other]) {
      const snapshot = await replica.read(['leads', 'contacts', 'companies']);
      const answer = [];
      for (const kind of ['companies', 'contacts'] as const) {
        const input: ClientInput = { of: kind, from: testNow - 300 * day, to: testNow - 10 * day };
        const scale = await loadClientScale(snapshot, input);
        const totals = await loadClientTotals(snapshot, input, scale);
        answer.push(scale);
        answer.push(
          totals.sort((one, two) => one.segment.localeCompare(two.segment) || one.isSleeping - two.isSleeping),
        );
        answer.push(await countUncounted(snapshot, input));
        for (const order of ['REVENUE', 'DEALS', 'LAST_PURCHASE'] as const) {
          const after = { value: testNow, id: 1 };
          answer.push(await loadClients(snapshot, input, scale, { order, first: 1_000, after }));
          answer.push(
            await loadClients(snapshot, input, scale, {
              order,
              first: 9,
              isSleeping: true,
              segments: ['BEST', 'LOST'],
            }),
          );
        }
      }
      answers.push(answer);
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});
