import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/resolvers/context.ts';
import type { LeadRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

const text = `query ($filter: LeadFilter, $query: String) {
  leadReport(filter: $filter, query: $query) {
    totalCount totalAmount averageAmount winRate
    wonCount wonAmount lostCount lostAmount openCount openAmount
    byPipeline { pipeline { id } count amount }
    byStatus { pipeline { id } status { id } count amount }
    byResponsible { responsible { id } count amount }
    byLossReason { lossReason { id } count amount }
    byMonth { month count amount }
    byClosedMonth { month count amount wonCount wonAmount lostCount lostAmount averageDaysToWin }
    currency closedCount averageDaysToWin
    scanned complete createdFrom createdTo
  }
}`;

interface Tally {
  count: number;
  amount: number;
}

interface Report {
  totalCount: number;
  totalAmount: number;
  averageAmount: number | null;
  winRate: number | null;
  wonCount: number;
  wonAmount: number;
  lostCount: number;
  lostAmount: number;
  openCount: number;
  openAmount: number;
  byPipeline: (Tally & { pipeline: { id: string } })[];
  byStatus: (Tally & { pipeline: { id: string }; status: { id: string } })[];
  byResponsible: (Tally & { responsible: { id: string } })[];
  byLossReason: (Tally & { lossReason: { id: string } | null })[];
  byMonth: (Tally & { month: string })[];
  byClosedMonth: (Tally & {
    month: string;
    wonCount: number;
    wonAmount: number;
    lostCount: number;
    lostAmount: number;
    averageDaysToWin: number | null;
  })[];
  currency: string;
  closedCount: number;
  averageDaysToWin: number | null;
  scanned: number;
  complete: boolean;
  createdFrom: string | null;
  createdTo: string | null;
}

async function report(account: Account, variables: Record<string, unknown> = {}): Promise<Report> {
  return (await account.query<{ leadReport: Report }>(text, variables)).leadReport;
}

/** Moscow is three hours ahead of UTC all year. */
const moscow = (date: string) => Date.parse(`${date}+03:00`) / 1000;

const sum = (rows: readonly LeadRow[]): Tally => ({
  count: rows.length,
  amount: rows.reduce((amount, lead) => amount + lead.price, 0),
});

const add = (tallies: readonly Tally[]): Tally => ({
  count: tallies.reduce((total, { count }) => total + count, 0),
  amount: tallies.reduce((total, { amount }) => total + amount, 0),
});

/** The tallies of a report by what they are of, in any order. */
function group(rows: readonly LeadRow[], keyOf: (lead: LeadRow) => string): Record<string, Tally> {
  const keys = [...new Set(rows.map(keyOf))];
  return Object.fromEntries(keys.map((key) => [key, sum(rows.filter((lead) => keyOf(lead) === key))]));
}

function byKey<Item extends Tally>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, Tally> {
  return Object.fromEntries(items.map((item) => [keyOf(item), { count: item.count, amount: item.amount }]));
}

/** Compares a report with the same numbers counted in the plainest way over what the sandbox has stored. */
function expectEqual(answer: Report, rows: readonly LeadRow[], hasWinRate = true): void {
  const total = sum(rows);
  const won = sum(rows.filter((lead) => lead.statusId === 142));
  const lostLeads = rows.filter((lead) => lead.statusId === 143);
  const lost = sum(lostLeads);
  const open = sum(rows.filter((lead) => lead.statusId !== 142 && lead.statusId !== 143));
  expect(answer).toMatchObject({
    totalCount: total.count,
    totalAmount: total.amount,
    wonCount: won.count,
    wonAmount: won.amount,
    lostCount: lost.count,
    lostAmount: lost.amount,
    openCount: open.count,
    openAmount: open.amount,
    complete: true,
  });
  expect(answer.scanned).toBeGreaterThanOrEqual(rows.length);
  if (total.count === 0) expect(answer.averageAmount).toBeNull();
  else expect(answer.averageAmount).toBeCloseTo(total.amount / total.count, 1);
  if (won.count + lost.count === 0 || !hasWinRate) expect(answer.winRate).toBeNull();
  else expect(answer.winRate).toBeCloseTo(won.count / (won.count + lost.count), 3);

  const monthAt = (seconds: number) => new Date((seconds + 3 * 3600) * 1000).toISOString().slice(0, 7);
  const monthOf = (lead: LeadRow) => monthAt(lead.createdAt);
  const days = (leads: readonly LeadRow[]) =>
    leads.reduce((total, { createdAt, closedAt }) => total + Math.max(0, (closedAt ?? 0) - createdAt), 0) /
    leads.length /
    86_400;
  const wonLeads = rows.filter((lead) => lead.statusId === 142);
  expect(answer).toMatchObject({ currency: 'RUB', closedCount: won.count + lost.count });
  if (wonLeads.length === 0) expect(answer.averageDaysToWin).toBeNull();
  else expect(Math.abs((answer.averageDaysToWin ?? 0) - days(wonLeads))).toBeLessThan(0.051);
  const closed = [...wonLeads, ...lostLeads];
  const months = [...new Set(closed.map((lead) => monthAt(lead.closedAt ?? 0)))].sort();
  expect(answer.byClosedMonth.map(({ month }) => month)).toEqual(months);
  for (const { month, averageDaysToWin, ...tallies } of answer.byClosedMonth) {
    const inMonth = (leads: readonly LeadRow[]) => leads.filter(({ closedAt }) => monthAt(closedAt ?? 0) === month);
    const [all, ours, theirs] = [closed, wonLeads, lostLeads].map((leads) => sum(inMonth(leads)));
    expect(tallies).toEqual({
      count: all?.count,
      amount: all?.amount,
      wonCount: ours?.count,
      wonAmount: ours?.amount,
      lostCount: theirs?.count,
      lostAmount: theirs?.amount,
    });
    if (ours?.count === 0) expect(averageDaysToWin).toBeNull();
    else expect(Math.abs((averageDaysToWin ?? 0) - days(inMonth(wonLeads)))).toBeLessThan(0.051);
  }
  for (const list of [answer.byPipeline, answer.byStatus, answer.byResponsible, answer.byLossReason]) {
    const counts = list.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  }
  expect(byKey(answer.byPipeline, (item) => item.pipeline.id)).toEqual(group(rows, (row) => `${row.pipelineId}`));
  expect(byKey(answer.byStatus, (item) => `${item.pipeline.id}:${item.status.id}`)).toEqual(
    group(rows, (row) => `${row.pipelineId}:${row.statusId}`),
  );
  expect(byKey(answer.byResponsible, (item) => item.responsible.id)).toEqual(
    group(rows, (row) => `${row.responsibleUserId}`),
  );
  expect(byKey(answer.byLossReason, (item) => item.lossReason?.id ?? 'none')).toEqual(
    group(lostLeads, (row) => `${row.lossReasonId ?? 'none'}`),
  );
  expect(byKey(answer.byMonth, (item) => item.month)).toEqual(group(rows, monthOf));

  for (const parts of [answer.byPipeline, answer.byStatus, answer.byResponsible, answer.byMonth]) {
    expect(add(parts)).toEqual(total);
  }
  expect(add(answer.byLossReason)).toEqual(lost);
}

describe('leadReport counts what is stored', () => {
  const cases: [
    name: string,
    variables: Record<string, unknown>,
    keeps: (lead: LeadRow) => boolean,
    /** Whether the filter leaves won and lost leads in alike. */
    hasWinRate?: boolean,
  ][] = [
    ['over all leads', {}, () => true],
    [
      'created between two days, the last one included',
      { filter: { createdAt: { from: '2026-03-01', to: '2026-05-15' } } },
      ({ createdAt }) => createdAt >= moscow('2026-03-01T00:00:00') && createdAt < moscow('2026-05-16T00:00:00'),
    ],
    [
      'created since a moment of another timezone',
      { filter: { createdAt: { from: '2026-06-10T12:00:00Z' } } },
      ({ createdAt }) => createdAt >= moscow('2026-06-10T15:00:00'),
    ],
    ['of one pipeline', { filter: { pipelineIds: ['7604218'] } }, ({ pipelineId }) => pipelineId === 7_604_218],
    ['won, in every pipeline', { filter: { statusIds: ['142'] } }, ({ statusId }) => statusId === 142, false],
    [
      'closed, in every pipeline, of two companies',
      { filter: { state: ['LOST', 'WON'], companyIds: ['34700001', '34700003'] } },
      ({ statusId, companyId }) =>
        [142, 143].includes(statusId) && (companyId === 34_700_001 || companyId === 34_700_003),
    ],
    [
      'open, closed never, changed in a period',
      { filter: { state: 'OPEN', updatedAt: { from: '2026-01-01', to: '2026-12-31' } } },
      ({ statusId, updatedAt }) => statusId !== 142 && statusId !== 143 && updatedAt >= moscow('2026-01-01T00:00:00'),
    ],
    [
      'lost, in one pipeline',
      { filter: { statusIds: [143], pipelineIds: [7604214] } },
      ({ statusId, pipelineId }) => statusId === 143 && pipelineId === 7_604_214,
      false,
    ],
    [
      'in a stage of their own and won in another pipeline',
      {
        filter: {
          statuses: [
            { pipelineId: '7604214', statusId: '63210446' },
            { pipelineId: '7604226', statusId: '142' },
          ],
        },
      },
      ({ statusId, pipelineId }) => statusId === 63_210_446 || (statusId === 142 && pipelineId === 7_604_226),
      false,
    ],
    [
      'of two people, above a price',
      { filter: { responsibleUserIds: ['10388450', '10388454'], price: { from: 5000 } } },
      ({ responsibleUserId, price }) => [10_388_450, 10_388_454].includes(responsibleUserId) && price >= 5000,
    ],
    ['found by text', { query: 'Дилерский договор' }, ({ name }) => name.includes('Дилерский договор')],
    [
      'found by text and closed in a month',
      {
        query: 'Регулировка фурнитуры',
        filter: { closedAt: { from: '2026-04-01', to: '2026-09-30' } },
      },
      ({ name, closedAt }) =>
        name.includes('Регулировка фурнитуры') &&
        closedAt !== null &&
        closedAt >= moscow('2026-04-01T00:00:00') &&
        closedAt < moscow('2026-10-01T00:00:00'),
    ],
  ];

  it.each(cases)('%s', async (_, variables, keeps, hasWinRate) => {
    const account = await openAccount({ leads: 700 });
    const rows = account.sandbox.data().leads.rows().filter(keeps);
    expect(rows.length).toBeGreaterThan(2);
    const answer = await report(account, variables);
    expectEqual(answer, rows, hasWinRate);
    // Of companies all leads are read, and their state is looked at here.
    if (!JSON.stringify(variables).includes('companyIds')) expect(answer.scanned).toBe(rows.length);
  });

  it('nothing in an empty account', async () => {
    const account = await openAccount();
    const answer = await report(account, { filter: { createdAt: { from: '2019-01-01', to: '2019-12-31' } } });
    expectEqual(answer, []);
    expect(answer).toMatchObject({ byPipeline: [], byMonth: [], averageAmount: null, winRate: null });
  });

  it('no leads in the trash', async () => {
    const account = await openAccount();
    const [first, second, ...rest] = account.sandbox.data().leads.rows();
    for (const lead of [first, second]) account.sandbox.trash('leads', lead?.id ?? 0);
    expectEqual(await report(account), rest);
  });

  it('the whole day of a bare end date, and says so', async () => {
    const account = await openAccount();
    const last = account.sandbox.data().leads.rows().at(-1);
    const day = new Date(((last?.createdAt ?? 0) + 3 * 3600) * 1000).toISOString().slice(0, 10);
    const answer = await report(account, { filter: { createdAt: { from: day, to: day } } });
    expect(answer.totalCount).toBeGreaterThan(0);
    expect(answer.createdFrom).toBe(`${day}T00:00:00+03:00`);
    expect(answer.createdTo).toBe(`${day}T23:59:59+03:00`);
  });
});

describe('leadReport never presents a partial result as complete', () => {
  it('a page that cannot be read makes the whole report fail', async () => {
    const account = await openAccount({ leads: 1000 });
    account.sandbox.fault({ method: 'GET', path: '/leads$', status: 500, after: 2, times: 0 });
    const { data, errors } = await account.execute(text);
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', fault: 'amocrm', retryable: true });
  });

  it('a page that fails once is read again', async () => {
    const account = await openAccount({ leads: 1000 });
    account.sandbox.fault({ method: 'GET', path: '/leads$', html: true, after: 2 });
    expectEqual(await report(account), account.sandbox.data().leads.rows());
  });

  it('an invalid filter is an error, not a report over everything', async () => {
    const account = await openAccount();
    for (const filter of [{ statusIds: ['1'] }, { pipelineIds: ['1'] }, { createdAt: { from: '2026-02-30' } }]) {
      const requests = await account.count(async () => {
        const { data, errors } = await account.execute(text, { filter });
        expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
      });
      expect(requests).toBe(0);
    }
  });
});

describe('leadReport while it runs', () => {
  it('reports progress page by page', async () => {
    const account = await openAccount({ leads: 1100 });
    const progress: Progress[] = [];
    await account.execute(text, {}, { onProgress: (step) => progress.push(step) });
    expect(progress.map(({ done }) => done)).toEqual([250, 500, 750, 1000, 1100]);
    expect(progress.at(-1)?.message).toContain('1100');
  });

  it('stops requesting pages when the client disconnects', async () => {
    const account = await openAccount({ leads: 5000 });
    const client = new AbortController();
    const pages = () => account.sandbox.requestCount(({ path }) => path === '/api/v4/leads');
    let atAbort = 0;
    const { data, errors } = await account.execute(
      text,
      {},
      {
        signal: client.signal,
        onProgress: ({ done }) => {
          if (done !== 750) return;
          client.abort();
          atAbort = pages();
        },
      },
    );
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CANCELLED' });
    expect(atAbort).toBeLessThan(10);
    // Any request still in flight would reach the sandbox before the answer to this one.
    await account.query('{ leads(first: 1) { nodes { id } } }');
    expect(pages()).toBeLessThanOrEqual(atAbort + 3 + 1);
  });

  it('does not start for a client who has disconnected', async () => {
    const account = await openAccount();
    await report(account);
    const requests = await account.count(async () => {
      const { errors } = await account.execute(text, {}, { signal: AbortSignal.abort() });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CANCELLED' });
    });
    expect(requests).toBe(0);
  });
});
