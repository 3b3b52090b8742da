import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica } from '../../src/replica/index.ts';
import { type BreakdownInput, loadLeadBreakdown } from '../../src/replica/question/lead-breakdown.ts';
import type { LeadGrouping } from '../../src/replica/question/lead-grouping.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import type { LeadRow } from '../../src/sandbox/index.ts';
import { type Account, openTools, startAccount, testNow } from '../harness.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import { type Recounted, recount } from './recount.ts';

const figures = `count amount averageAmount medianAmount wonCount wonAmount lostCount lostAmount openCount openAmount
  closedCount winRate timedCount medianDaysToClose p90DaysToClose`;

interface Key {
  by: string;
  field: string | null;
  key: string | null;
  label: string | null;
}

type Shown = Recounted & { before: Recounted | null; change: Partial<Recounted> | null };

interface Breakdown {
  asOf: string;
  complete: boolean;
  currency: string;
  period: { by: string; from: string; to: string } | null;
  comparedWith: { from: string; to: string; isOver: boolean } | null;
  total: Shown;
  groups: (Shown & { keys: Key[] })[];
  others: (Shown & { groupCount: number }) | null;
  totalGroups: number;
}

/** Moscow is three hours ahead of UTC all year. */
const dayOf = (seconds: number | null) =>
  seconds === null ? '' : new Date((seconds + 3 * 3_600) * 1000).toISOString().slice(0, 10);
const monthOf = (seconds: number | null) => dayOf(seconds).slice(0, 7);
const quarterOf = (seconds: number | null) =>
  seconds === null ? '' : `${dayOf(seconds).slice(0, 4)}-Q${Math.ceil(Number(dayOf(seconds).slice(5, 7)) / 3)}`;
function weekOf(seconds: number | null): string {
  if (seconds === null) return '';
  const day = new Date(`${dayOf(seconds)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
const moscow = (date: string) => Date.parse(`${date}T00:00:00+03:00`) / 1000;
const isIn = (seconds: number | null, first: string, next: string) =>
  seconds !== null && seconds >= moscow(first) && seconds < moscow(next);

/** Groups leads without a database; a lead is in each group of its keys. */
function group(leads: readonly LeadRow[], keysOf: (lead: LeadRow) => string[]): Map<string, LeadRow[]> {
  const groups = new Map<string, LeadRow[]>();
  for (const lead of leads) for (const key of keysOf(lead)) groups.set(key, [...(groups.get(key) ?? []), lead]);
  return groups;
}

const orNone = (id: number | null) => String(id ?? '');

describe('leadReport.breakdown', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const leads = () =>
    account.sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted }) => !isDeleted);

  async function ask(args: string, filter = '{}'): Promise<Breakdown> {
    const text = `{ leadReport(filter: ${filter}) { breakdown${args && `(${args})`} {
      asOf complete currency period { by from to } comparedWith { from to isOver } totalGroups
      total { ${figures} before { ${figures} } change { ${figures} } }
      groups { keys { by field key label } ${figures} before { ${figures} } change { ${figures} } }
      others { groupCount ${figures} before { ${figures} } change { ${figures} } }
    } } }`;
    return (await account.query<{ leadReport: { breakdown: Breakdown } }>(text)).leadReport.breakdown;
  }

  const only = (shown: Shown): Recounted => {
    const { before: _, change: __, keys: ___, groupCount: ____, ...rest } = shown as Shown & Record<string, unknown>;
    return rest;
  };
  const byKey = ({ groups }: Breakdown) =>
    Object.fromEntries(groups.map((each) => [each.keys.map(({ key }) => key ?? '').join('|'), only(each)]));
  const expected = (groups: Map<string, LeadRow[]>, hasWinRate = true) =>
    Object.fromEntries([...groups].map(([key, rows]) => [key, recount(rows, hasWinRate)]));

  const fieldId = (name: string) => account.sandbox.data().metadata.fields.find((field) => field.name === name)?.id;
  const valuesOf = (lead: LeadRow, name: string) =>
    lead.fields.find((field) => field.fieldId === fieldId(name))?.values ?? [];

  const properties: [string, string, (lead: LeadRow) => string[], boolean?][] = [
    ['pipeline', 'groupBy: [PIPELINE]', (lead) => [String(lead.pipelineId)]],
    ['status', 'groupBy: [STATUS]', (lead) => [`${lead.pipelineId}:${lead.statusId}`], false],
    ['responsible user', 'groupBy: [RESPONSIBLE]', (lead) => [String(lead.responsibleUserId)]],
    ['loss reason', 'groupBy: [LOSS_REASON]', (lead) => [orNone(lead.lossReasonId)], false],
    ['company', 'groupBy: [COMPANY]', (lead) => [orNone(lead.companyId)]],
    ['tag', 'groupBy: [TAG]', ({ tagIds }) => (tagIds.length === 0 ? [''] : tagIds.map(String))],
    [
      'state',
      'groupBy: [STATE]',
      ({ statusId }) => [statusId === 142 ? 'WON' : statusId === 143 ? 'LOST' : 'OPEN'],
      false,
    ],
    ['day of creation', 'groupBy: [CREATED_DAY]', (lead) => [dayOf(lead.createdAt)]],
    ['week of closing', 'groupBy: [CLOSED_WEEK]', (lead) => [weekOf(lead.closedAt)]],
    ['month of change', 'groupBy: [UPDATED_MONTH]', (lead) => [monthOf(lead.updatedAt)]],
    ['quarter of creation', 'groupBy: [CREATED_QUARTER]', (lead) => [quarterOf(lead.createdAt)]],
    [
      'responsible user, month and state',
      'groupBy: [RESPONSIBLE, CREATED_MONTH, STATE]',
      (lead) => [
        [
          lead.responsibleUserId,
          monthOf(lead.createdAt),
          lead.statusId === 142 ? 'WON' : lead.statusId === 143 ? 'LOST' : 'OPEN',
        ].join('|'),
      ],
      false,
    ],
  ];

  test.for(properties)('by %s counts, adds and measures every lead', async ([, args, keysOf, hasWinRate = true]) => {
    const answer = await ask(`${args}, first: 1000`);
    expect(byKey(answer)).toEqual(expected(group(leads(), keysOf), hasWinRate));
    expect(answer.others).toBeNull();
    expect(answer.totalGroups).toBe(answer.groups.length);
    expect(only(answer.total)).toEqual(recount(leads()));
  });

  test('groups by the options of a field, and a lead with two options is in both groups and once in the total', async () => {
    const answer = await ask('groupByFields: ["Услуги"], first: 1000');
    const keysOf = (lead: LeadRow) => {
      const ids = valuesOf(lead, 'Услуги').map(({ enumId }) => String(enumId));
      return ids.length === 0 ? [''] : ids;
    };
    expect(byKey(answer)).toEqual(expected(group(leads(), keysOf)));
    const summed = answer.groups.reduce((sum, { count }) => sum + count, 0);
    expect(summed).toBeGreaterThan(answer.total.count);
    expect(answer.total.count).toBe(leads().length);
  });

  const fields: [string, (value: { value: unknown; enumId?: number | null }) => string][] = [
    ['Откуда узнали', ({ enumId }) => String(enumId)],
    ['Площадь объекта, м²', ({ value }) => String(value)],
    ['Договор подписан', ({ value }) => String(value)],
    ['Дата замера', ({ value }) => dayOf(Number(value))],
    ['Номер договора', ({ value }) => String(value)],
  ];

  test.for(fields)('groups by the field «%s», and leads without it are a group', async ([name, keyOf]) => {
    const answer = await ask(`groupByFields: [${JSON.stringify(name)}], first: 1000`);
    const keysOf = (lead: LeadRow) => valuesOf(lead, name).slice(0, 1).map(keyOf);
    const wanted = group(leads(), (lead) => (keysOf(lead).length === 0 ? [''] : keysOf(lead)));
    expect(byKey(answer)).toEqual(expected(wanted));
    expect(answer.groups.find(({ keys }) => keys[0]?.key === null)?.count).toBe(wanted.get('')?.length);
  });

  test('groups by the source that amoCRM names', async () => {
    const { leads: rows } = await account.query<{
      leads: { nodes: { source: { id: string; name: string } | null }[] };
    }>('{ leads(first: 250, orderBy: ID_DESC) { nodes { source { id name } } } }');
    const names = new Map(rows.nodes.flatMap(({ source }) => (source ? [[source.id, source.name]] : [])));
    const { groups } = await ask('groupBy: [SOURCE], first: 1000');
    expect(names.size).toBeGreaterThan(1);
    for (const [id, name] of names) {
      expect(groups.find(({ keys }) => keys[0]?.key === id)?.keys[0]?.label).toBe(name);
    }
  });

  test('the rest of the groups is calculated over its leads, each counted once', async () => {
    for (const [args, keysOf] of [
      ['groupBy: [RESPONSIBLE]', (lead: LeadRow) => [String(lead.responsibleUserId)]],
      ['groupBy: [TAG]', ({ tagIds }: LeadRow) => (tagIds.length === 0 ? [''] : tagIds.map(String))],
    ] as const) {
      const { groups, others, totalGroups } = await ask(`${args}, first: 2`);
      const kept = new Set(groups.map(({ keys }) => keys[0]?.key ?? ''));
      const remaining = leads().filter((lead) => keysOf(lead).some((key) => !kept.has(key)));
      expect(others && only(others)).toEqual(recount(remaining));
      expect(others?.groupCount).toBe(totalGroups - 2);
    }
  });

  test('compares a whole month with the month before, in every group', async () => {
    const answer = await ask(
      'groupBy: [RESPONSIBLE], period: { from: "2026-10-01", to: "2026-10-31", by: CREATED }, compareTo: PREVIOUS_PERIOD, first: 1000',
    );
    const october = leads().filter(({ createdAt }) => isIn(createdAt, '2026-10-01', '2026-11-01'));
    const september = leads().filter(({ createdAt }) => isIn(createdAt, '2026-09-01', '2026-10-01'));
    expect(answer.comparedWith).toEqual({
      from: '2026-09-01T00:00:00+03:00',
      to: '2026-09-30T23:59:59+03:00',
      isOver: true,
    });
    expect(only(answer.total)).toEqual(recount(october));
    expect(answer.total.before).toEqual(recount(september));
    const ownerOf = (lead: LeadRow) => [String(lead.responsibleUserId)];
    const [now, before] = [group(october, ownerOf), group(september, ownerOf)];
    expect(new Set(answer.groups.map(({ keys }) => keys[0]?.key))).toEqual(new Set([...now.keys(), ...before.keys()]));
    for (const { keys, change, ...group } of answer.groups) {
      const own = now.get(keys[0]?.key ?? '') ?? [];
      const earlier = before.get(keys[0]?.key ?? '') ?? [];
      expect(group).toEqual({ ...recount(own), before: recount(earlier) });
      expect(change?.count).toBe(own.length - earlier.length);
      expect(change?.amount).toBe(recount(own).amount - recount(earlier).amount);
    }
  });

  test('compares the part of a month that has passed with the same part of the month before', async () => {
    const { comparedWith, total } = await ask(
      'period: { from: "2026-11-01", to: "2026-11-30", by: CLOSED }, compareTo: PREVIOUS_PERIOD',
    );
    expect(comparedWith).toEqual({
      from: '2026-10-01T00:00:00+03:00',
      to: '2026-10-05T12:00:00+03:00',
      isOver: false,
    });
    const until = moscow('2026-10-05') + 12 * 3_600;
    const earlier = leads().filter(
      ({ closedAt }) => closedAt !== null && closedAt >= moscow('2026-10-01') && closedAt <= until,
    );
    expect(total.before).toEqual(recount(earlier));
  });

  test.for([
    ['"2026-10-05"', '"2026-10-11"', 'PREVIOUS_PERIOD', '2026-09-28', '2026-10-04'],
    ['"2026-07-01"', '"2026-09-30"', 'PREVIOUS_PERIOD', '2026-04-01', '2026-06-30'],
    ['"2026-10-03"', '"2026-10-12"', 'PREVIOUS_PERIOD', '2026-09-23', '2026-10-02'],
    ['"2026-02-01"', '"2026-02-28"', 'SAME_PERIOD_A_YEAR_BEFORE', '2025-02-01', '2025-02-28'],
    ['"2024-02-01"', '"2024-02-29"', 'SAME_PERIOD_A_YEAR_BEFORE', '2023-02-01', '2023-02-28'],
    ['"2026-10-05"', '"2026-10-11"', 'SAME_PERIOD_A_YEAR_BEFORE', '2025-10-06', '2025-10-12'],
  ])('compares %s to %s with %s: %s to %s', async ([from, to, compareTo, first, last]) => {
    const { comparedWith } = await ask(`period: { from: ${from}, to: ${to} }, compareTo: ${compareTo}`);
    expect(comparedWith?.from).toBe(`${first}T00:00:00+03:00`);
    expect(comparedWith?.to).toBe(`${last}T23:59:59+03:00`);
  });

  test('orders groups by a figure or by key, and those without the figure are last', async () => {
    const rates = (await ask('groupBy: [COMPANY], orderBy: WIN_RATE, direction: ASC, first: 1000')).groups;
    const known = rates.flatMap(({ winRate }) => winRate ?? []);
    expect(known).toEqual([...known].sort((one, other) => one - other));
    expect(rates.slice(known.length).every(({ winRate }) => winRate === null)).toBe(true);
    const medians = (await ask('groupBy: [RESPONSIBLE], orderBy: MEDIAN_AMOUNT')).groups.map(
      ({ medianAmount }) => medianAmount ?? 0,
    );
    expect(medians).toEqual([...medians].sort((one, other) => other - one));
    const months = (await ask('groupBy: [CREATED_MONTH]')).groups.map(({ keys }) => keys[0]?.key ?? '');
    expect(months).toEqual([...months].sort());
    const { pipelines } = account.sandbox.data().metadata;
    const statuses = (await ask('groupBy: [STATUS], orderBy: KEY, first: 1000')).groups.map(({ keys }) => keys[0]?.key);
    const inOrder = pipelines.flatMap(({ id, statuses: own }) => own.map((status) => `${id}:${status.id}`));
    expect(statuses).toEqual(inOrder.filter((key) => statuses.includes(key)));
  });

  test('groups have the names that people know', async () => {
    const { metadata } = account.sandbox.data();
    const { groups } = await ask('groupBy: [PIPELINE, STATUS, RESPONSIBLE], first: 1000');
    for (const { keys } of groups) {
      const [pipeline, status, user] = keys;
      const own = metadata.pipelines.find(({ id }) => String(id) === pipeline?.key);
      expect(pipeline?.label).toBe(own?.name);
      expect(status?.label).toBe(own?.statuses.find(({ id }) => `${own.id}:${id}` === status?.key)?.name);
      expect(user?.label).toBe(metadata.users.find(({ id }) => String(id) === user?.key)?.name);
    }
  });

  test('a filter means the same as in the live report', async () => {
    const { pipelines, users } = account.sandbox.data().metadata;
    const company = leads().find(({ companyId }) => companyId !== null)?.companyId;
    const filters = [
      '{ state: [WON, OPEN] }',
      `{ pipelineIds: ["${pipelines[0]?.id}"], statusIds: ["142", "143"] }`,
      `{ responsibleUserIds: ["${users[1]?.id}"], price: { from: 50000, to: 200000 } }`,
      `{ companyIds: ["${company}"] }`,
      '{ createdAt: { from: "2026-05-01", to: "2026-08-31" }, updatedAt: { from: "2026-06-01" } }',
      '{ closedAt: { from: "2026-09-01", to: "2026-10-15" } }',
      '{ closestTaskAt: { from: "2026-11-01" } }',
      '{ customFields: [{ field: "Договор подписан", values: [true] }, { field: "Площадь объекта, м²", from: 40 }] }',
      '{ customFields: [{ field: "Дата замера", from: "2026-06-01", to: "2026-10-31" }] }',
    ];
    for (const filter of filters) {
      const { leadReport } = await account.query<{
        leadReport: { totalCount: number; totalAmount: number; winRate: number | null; breakdown: Breakdown };
      }>(`{ leadReport(filter: ${filter}) { totalCount totalAmount winRate
        breakdown { total { count amount winRate } } } }`);
      const { breakdown, ...live } = leadReport;
      expect({ filter, ...breakdown.total }).toEqual({
        filter,
        count: live.totalCount,
        amount: live.totalAmount,
        winRate: live.winRate,
      });
      expect(live.totalCount).toBeGreaterThan(0);
    }
  });

  test('alone it reads no page of leads but what has changed', async () => {
    await ask('');
    const asked = await account.count(() => ask('groupBy: [RESPONSIBLE], maxAge: 600'));
    expect(asked).toBe(0);
  });

  test('refuses what the replica cannot answer, and names the argument', async () => {
    const refuse = async (text: string) => (await account.execute(text)).errors?.[0]?.message;
    const breakdown = (args: string, report = '') =>
      refuse(`{ leadReport${report} { breakdown(${args}) { totalGroups } } }`);
    expect(await breakdown('groupBy: [TAG]', '(query: "окна")')).toMatch(/query: is amoCRM’s full-text search/);
    expect(await breakdown('groupBy: [TAG, STATE], groupByFields: ["Услуги", "Тип объекта"]')).toMatch(/at most 3/);
    expect(await breakdown('groupBy: [TAG, TAG]')).toMatch(/groupBy: has a property twice/);
    expect(await breakdown('groupByFields: ["Услуга"]')).toMatch(/did you mean .*«Услуги»/);
    expect(await breakdown('groupByFields: ["Адрес доставки"]')).toMatch(/whose values have parts/);
    expect(await breakdown('compareTo: PREVIOUS_PERIOD')).toMatch(/give `period`/);
    expect(await breakdown('period: { from: "2026-10-01" }, compareTo: PREVIOUS_PERIOD')).toMatch(/give both/);
    expect(await breakdown('period: { from: "2027-01-01", to: "2027-01-31" }, compareTo: PREVIOUS_PERIOD')).toMatch(
      /has begun/,
    );
  });

  test('the tool answers only the figures that were asked for', async () => {
    const call = await openTools(account);
    const answer = await call<{ lead_report: { groups: Record<string, unknown>[] } }>('analyze_leads', {
      group_by: ['RESPONSIBLE'],
      from: '2026-10-01',
      to: '2026-10-31',
      compare_to: 'PREVIOUS_PERIOD',
      measures: ['MEDIAN_AMOUNT'],
    });
    expect(Object.keys(answer.lead_report.groups[0] ?? {}).sort()).toEqual([
      'before',
      'change',
      'count',
      'keys',
      'median_amount',
    ]);
  });

  test.skipIf(!findPostgres())('PostgreSQL answers the same', async () => {
    const server = await startPostgres();
    const pool = openPostgres(server.url, () => {});
    const replica = await openReplica({
      store: pool.open('account_1'),
      schema: 'account_1',
      amocrm: account.connection.with({ lane: 'background' }),
      settings: new Metadata(account.connection.with({})),
      identify: createIdentify('RU'),
      now: () => testNow,
      historyDays: 400,
      waitMs: Number.POSITIVE_INFINITY,
    });
    const snapshots = [
      await replica.read(['leads', 'companies']),
      await (await account.replica()).read(['leads', 'companies']),
    ];
    const choices = { id: fieldId('Услуги') ?? 0, isChoice: true, hasMany: true, isNumber: false };
    const text = { id: fieldId('Площадь объекта, м²') ?? 0, isChoice: false, hasMany: false, isNumber: true };
    const groupings: LeadGrouping[][] = [
      [],
      [{ by: 'PIPELINE' }, { by: 'RESPONSIBLE' }],
      [{ by: 'STATUS' }, { by: 'CREATED', unit: 'WEEK' }],
      [{ by: 'STATE' }, { by: 'LOSS_REASON' }, { by: 'SOURCE' }],
      [{ by: 'TAG' }, { by: 'COMPANY' }],
      [
        { by: 'CUSTOM_FIELD', field: choices },
        { by: 'CLOSED', unit: 'QUARTER' },
      ],
      [
        { by: 'CUSTOM_FIELD', field: text },
        { by: 'UPDATED', unit: 'DAY' },
      ],
    ];
    for (const grouping of groupings) {
      for (const by of ['COUNT', 'WIN_RATE', 'MEDIAN_DAYS_TO_CLOSE'] as const) {
        const input: BreakdownInput = {
          filter: { state: ['OPEN', 'WON', 'LOST'], price: { from: 1_000 } },
          period: { by: 'CREATED', from: moscow('2026-06-01'), to: moscow('2026-11-01') - 1 },
          before: { from: moscow('2026-01-01'), to: moscow('2026-06-01') - 1 },
          groupings: grouping,
          order: { by, descending: true },
          first: 7,
          quantiles: ['price', 'seconds'],
        };
        const [there, here] = await Promise.all(snapshots.map((snapshot) => loadLeadBreakdown(snapshot, input)));
        expect(there).toEqual(here);
      }
    }
    await replica.close();
    await pool.close();
    await server.stop();
  });
});
