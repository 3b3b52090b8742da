import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkStatement } from '../../src/replica/sql/statement.ts';
import { type BothEngines, engines, openBothEngines, type Values } from './both-engines.ts';

let both: BothEngines;
beforeAll(async () => {
  both = await openBothEngines();
});
afterAll(() => both.close());

describe.each(engines)('Comparisons in SQL over %s', (engine) => {
  const ask = (query: string, parameters?: Values) => both.ask(engine, query, parameters);
  const one = async (query: string, parameters?: Values) => (await ask(query, parameters)).rows[0]?.[0];

  test('of numbers with texts compare numbers', async () => {
    const expected = await one('select count(*) from leads where price >= 100000');
    expect(expected).toBeGreaterThan(0);
    for (const [query, parameters] of [
      ['select count(*) from leads where price >= ?', ['100000']],
      ["select count(*) from leads where price >= '100000'", []],
      ["select count(*) from leads l where '100000' <= l.price", []],
      ["select count(*) from leads where not price < '100000'", []],
      ["select count(*) from leads where price between '100000' and ?", ['1e12']],
      ["select count(*) from (select price as amount from leads) as x where x.amount >= '100000'", []],
      [
        "select count(*) from (select id, sum(price) as amount from leads group by id having sum(price) >= '100000') as x",
        [],
      ],
      [
        "with x as (select sum(price) as amount from leads group by id) select count(*) from x where x.amount >= '100000'",
        [],
      ],
    ] as [string, Values][]) {
      expect(await one(query, parameters), query).toBe(expected);
    }
    expect(await one("select count(*) from stage_moves where days_in_stage > '10'")).toBe(
      await one('select count(*) from stage_moves where days_in_stage > 10'),
    );
    expect(await one("select count(*) from products where total > '1000' or price > '1000'")).toBe(
      await one('select count(*) from products where total > 1000 or price > 1000'),
    );
    const [[id] = []] = (await ask('select id from leads order by id limit 1')).rows;
    expect(await one('select count(*) from leads where id = ?', [String(id)])).toBe(1);
    expect(await one(`select count(*) from leads where id in ('${id}', '1')`)).toBe(1);
    await expect(ask("select count(*) from leads where price > 'много'")).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });

  test('of times read the format of GraphQL as the account’s time', async () => {
    const since = await one("select count(*) from leads where created_at >= '2026-10-01 00:00:00'");
    expect(since).toBeGreaterThan(0);
    for (const time of [
      '2026-10-01T00:00:00+03:00',
      '2026-10-01T00:00+03:00',
      '2026-09-30T21:00:00Z',
      '2026-09-30T21:00:00.000Z',
      '2026-09-30 21:00:00+00',
      '2026-09-30T16:00:00-0500',
      '2026-10-01T00:00:00',
      '2026-10-01',
    ]) {
      for (const [query, parameters] of [
        [`select count(*) from leads where created_at >= '${time}'`, []],
        [`select count(*) from leads as l where '${time}' <= l.created_at`, []],
        ['select count(*) from leads where created_at >= ?', [time]],
        [`select count(*) from leads where created_at between '${time}' and '2030-01-01T00:00:00Z'`, []],
        [`select count(*) from leads where created_on >= '${time}'`, []],
        ['select count(*) from leads where created_on >= ?', [time]],
      ] as [string, Values][]) {
        expect(await one(query, parameters), `${query} ${time}`).toBe(since);
      }
    }
    const [[at] = []] = (await ask('select created_at from leads order by created_at limit 1')).rows;
    expect(
      await one('select count(*) from leads where created_at = ?', [`${String(at).replace(' ', 'T')}+03:00`]),
    ).toBe(1);
    expect(await one("select count(*) from leads where name = '2026-10-01T00:00:00Z'")).toBe(0);
  });

  test.each([
    ["created_on >= '01.10.2026'", "'2026-10-01' and not '01.10.2026'"],
    ["created_on between '01.10.2026' and '31.10.2026'", 'year first'],
    ["'1/10/2026' < created_on", "'2026-10-01' and not '1/10/2026'"],
    ["created_at < '01.10.2026'", 'year first'],
    ["created_on in ('2026-10-01', '02.10.2026')", "'2026-10-02' and not '02.10.2026'"],
    ["created_on > '2026-1-5'", "never '2026-1-5'"],
    ["created_on = '2026-10'", "never '2026-10'"],
    ["created_on <= '2026-10-01 12:00:00'", 'write the day alone or compare created_at'],
    ["created_at = '2026-10-01'", 'compared with created_on'],
    ['created_at > 1790000000', 'never the number 1790000000'],
    ['created_on >= 20261001', 'never the number 20261001'],
    ["closed_on <> ''", 'write `is null`'],
  ])('%s is refused', async (condition, message) => {
    await expect(ask(`select count(*) from leads where ${condition}`)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining(message),
    });
    const value = /'([^']+)'$/.exec(condition);
    if (!value) return;
    const filled = condition.replace(/'[^']+'$/, '?');
    await expect(ask(`select count(*) from leads where ${filled}`, [value[1] ?? ''])).rejects.toThrow(message);
  });

  test.each([
    "select count(*) from leads where created_on >= '2026-10' and created_on < '2026-11'",
    "select count(*) from leads where coalesce(closed_on, '') <> ''",
    "select count(*) from leads where created_on like '2026-10%'",
    'select count(*) from leads where closed_at is null or closed_at > created_at',
    'select count(*) from leads where closed_on is not null and closed_on = created_on',
    "select count(*) from leads where name = '01.10.2026' or name <> '2026-10-01T00:00:00Z'",
    "select case when created_on >= '2026-10-01' then 'new' else 'old' end as age, count(*) from leads group by 1",
    "select count(*) from leads l join calendar c on c.day = l.created_on where c.month in ('2026-10') and l.price - 1 > -5",
  ])('%s is not judged', async (query) => {
    expect((await ask(query)).rows.length).toBeGreaterThan(0);
  });
});

describe('Times in SQL over SQLite', () => {
  const ask = (query: string, parameters?: Values) => both.ask('SQLite', query, parameters);

  test('take the account’s time for now', async () => {
    const { rows, columns } = await ask(
      `select datetime('now'), date('now', 'localtime'), datetime('now', 'utc'), current_timestamp, current_date, current_time,
        date(), strftime('%H:%M'), strftime('%H:%M', 'NOW'), date(?, '-1 day'), julianday('now') - julianday(current_timestamp)`,
      ['now'],
    );
    const now = '2026-11-05 12:00:00';
    const day = '2026-11-05';
    expect(rows).toEqual([[now, day, now, now, day, '12:00:00', day, '12:00', '12:00', '2026-11-04', 0]]);
    expect(columns.slice(0, 4)).toEqual([
      "datetime('now')",
      "date('now', 'localtime')",
      "datetime('now', 'utc')",
      'current_timestamp',
    ]);
    const [[overdue, expected] = []] = (
      await ask(
        "select count(case when due_at < datetime('now') and is_completed = 0 then 1 end), sum(is_overdue) from tasks",
      )
    ).rows;
    expect(overdue).toBe(expected);
    expect((await ask("select 'now', count(*) from leads where name = 'now'")).rows).toEqual([['now', 0]]);
  });

  test('take numbers of placeholders as they are written', async () => {
    expect((await ask("select ? || '', 7 / ?, typeof(?), ?", [2026, 2, 5, 1.5])).rows).toEqual([
      ['2026', 3, 'integer', 1.5],
    ]);
    expect(
      (await ask("select count(*) from (select pipeline, count(*) n from leads group by 1 having n > '3') x")).rows,
    ).toEqual(
      (await ask('select count(*) from (select pipeline, count(*) n from leads group by 1 having n > 3) x')).rows,
    );
  });

  test('leave computed numbers of views numbers', async () => {
    for (const [view, column] of [
      ['leads', 'price'],
      ['stage_moves', 'days_in_stage'],
      ['products', 'price'],
      ['products', 'total'],
    ]) {
      // What the text does not tell to be a text.
      const [text, number] = ["(select '10')", '10'].map(
        (value) => `select count(*) from ${view} where ${column} > ${value}`,
      );
      expect((await ask(text ?? '')).rows, column).toEqual((await ask(number ?? '')).rows);
    }
  });

  test('follow a clock that is given', () => {
    const clock = { now: Date.UTC(2026, 6, 1, 22, 30) / 1000, timeZone: 'Asia/Almaty' };
    expect(checkStatement("select date('now'), current_time", 'sqlite', [], clock).text).toBe(
      "select date('2026-07-02 03:30:00'), '03:30:00'",
    );
  });

  test.each([
    ['select count(*) from leads where created_on > current_date - 30', "date('now', '-30 days')"],
    ['select max(closed_at - created_at) from leads', 'julianday(a) - julianday(b)'],
    ['select max(l.closed_at) - min(l.created_at) from leads l', 'julianday(a) - julianday(b)'],
    ["select date('now') + 1", "date('now', '-30 days')"],
    ['select avg(created_at) from leads', 'with the year alone'],
    ["select count(*) from leads where cast(created_at as date) >= '2026-10-01'", 'Write date(created_at)'],
    ['select cast(l.created_at as timestamp) from leads l', 'Write datetime(l.created_at)'],
    ['select cast(created_on as integer) from leads', "strftime('%Y', created_on)"],
    ["select count(*) from leads where strftime('%m', created_at) = 10", "cast(strftime('%m', created_at) as integer)"],
    ['select count(*) from leads where substr(created_on, 1, 4) in (2025, ?)', 'never the number'],
    ["select count(*) from leads where strftime('%Y-%m-%d', created_at) >= '01.10.2026'", 'year first'],
    ["select count(*) from leads where date(created_at) >= '01.10.2026'", 'year first'],
    ["select date(created_at) as d, count(*) from leads group by d having d >= '01.10.2026'", 'year first'],
    ["select count(*) from leads where created_on = 'today'", "write date('now')"],
    ["select substr(created_at, 1, 10) d from leads where d >= '01.10.2026'", 'year first'],
    [
      'select count(*) from leads l join calendar c on c.day = l.created_at',
      'compare date(l.created_at), or l.created_on',
    ],
    ["select count(*) from leads where created_at = date('now')", 'has a time of day'],
    ["select strftime('%Y', created_at) y, count(*) from leads group by 1 having y = 2026", 'never the number 2026'],
    ["select count(*) from leads where responsible_id = 'Тимур Сафин'", "is a number, and never 'Тимур Сафин'"],
    ["select count(*) from leads where (price) > ('100 000')", "never '100 000'"],
  ])('%s is refused', async (query, message) => {
    await expect(ask(query, query.includes('?') ? [2026] : [])).rejects.toThrow(message);
  });
});

describe.skipIf(engines.length < 2)('Times in SQL over PostgreSQL', () => {
  test('take the account’s time for now', async () => {
    const { rows } = await both.ask(
      'PostgreSQL',
      'select extract(timezone from now()), count(*) from leads where created_at < now()',
    );
    expect(rows[0]?.[0]).toBe(3 * 3600);
  });

  test('need a placeholder for a day and one for a time', async () => {
    const query = 'select count(*) from leads where created_at >= $1 and created_on >= $1';
    await expect(both.ask('PostgreSQL', query, ['2026-10-01T00:00:00+03:00'])).rejects.toThrow(
      'a placeholder for each',
    );
    const twice = await both.ask(
      'PostgreSQL',
      query.replace('on >= $1', 'on >= $2'),
      Array(2).fill('2026-10-01T00:00:00+03:00'),
    );
    expect(twice.rows).toEqual(
      (await both.ask('PostgreSQL', "select count(*) from leads where created_on >= '2026-10-01'")).rows,
    );
  });
});
