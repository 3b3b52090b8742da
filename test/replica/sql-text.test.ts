import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowedFunctions } from '../../src/replica/sql/function.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { type BothEngines, engines, openBothEngines, type Values } from './both-engines.ts';

let both: BothEngines;
beforeAll(async () => {
  both = await openBothEngines();
});
afterAll(() => both.close());

/** Leads of the demo account whose names meet a condition, counted by hand. */
const countLeads = (meets: (name: string) => boolean) =>
  both.account.sandbox
    .data()
    .leads.rows()
    .filter(({ name, isDeleted }) => !isDeleted && meets(name)).length;

describe.each(engines)('Texts in SQL over %s', (engine) => {
  const ask = (query: string, parameters?: Values) => both.ask(engine, query, parameters);
  const one = async (query: string, parameters?: Values) => (await ask(query, parameters)).rows[0]?.[0];

  test('fold Cyrillic letters by lower and upper', async () => {
    const windows = countLeads((name) => name.toLowerCase().includes('окн'));
    expect(windows).toBeGreaterThan(0);
    expect(await one("select count(*) from leads where lower(name) like '%окн%'")).toBe(windows);
    expect(await one("select count(*) from leads where upper(name) like '%ОКН%'")).toBe(windows);
    expect(await one('select count(*) from leads where lower(name) like lower(?)', ['%ОКН%'])).toBe(windows);
    expect(await one("select count(*) from leads where lower(name) like '%' || lower(?) || '%'", ['ОКН'])).toBe(
      windows,
    );
    const own = await one("select count(*) from leads where responsible = 'Тимур Сафин'");
    expect(own).toBeGreaterThan(0);
    expect(await one("select count(*) from leads where lower(responsible) = 'тимур сафин'")).toBe(own);
    expect(
      await one('select count(*) from leads l join users u on lower(u.name) = lower(trim(upper(l.responsible)))'),
    ).toBe(await one('select count(*) from leads'));
    expect((await ask("select lower('ЁЛКА ЇЖАК Ўлад ӘҢҒІ Straße'), upper('ёлка їжак ўлад әңғі')")).rows).toEqual([
      ['ёлка їжак ўлад әңғі straße', 'ЁЛКА ЇЖАК ЎЛАД ӘҢҒІ'],
    ]);
    expect(await one('select lower(null)')).toBeNull();
  });

  test('are grouped, ordered and aggregated by what is folded', async () => {
    const { rows } = await ask(
      'select lower(name), count(*) as c from leads group by lower(name) order by c desc, 1 limit 3',
    );
    const counts = new Map<string, number>();
    for (const { name, isDeleted } of both.account.sandbox.data().leads.rows()) {
      if (!isDeleted) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
    }
    expect(rows).toHaveLength(3);
    for (const [name, count] of rows) expect(counts.get(String(name))).toBe(count);
    expect(await one('select lower(max(name)) from leads')).toBe(
      String(await one('select max(name) from leads')).toLowerCase(),
    );
  });

  test('match ilike without case, with wildcards, escapes and placeholders', async () => {
    const windows = countLeads((name) => name.toLowerCase().includes('окн'));
    const all = countLeads(() => true);
    expect(await one("select count(*) from leads where name ilike '%ОКН%'")).toBe(windows);
    expect(await one('select count(*) from leads where name not ilike ?', ['%ОКН%'])).toBe(all - windows);
    expect(await one("select count(*) from leads where name ilike '%' || ? || '%'", ['ОКН'])).toBe(windows);
    expect(await one("select count(*) from leads where name ilike '_КНА%'")).toBe(
      countLeads((name) => /^.кна/i.test(name)),
    );
    for (const [text, pattern, expected] of [
      ['100% Окно', '100!% окно', true],
      ['100 Окно', '100!% окно', false],
      ['a*b', 'A*B', true],
      ['aXb', 'a*b', false],
      ['a?[]b', 'A?[]B', true],
      ['(a|b){2}.^$', '(A|B){2}.^$', true],
      ['aa', '(a|b){2}', false],
      ["it's", "IT'_", true],
    ] as const) {
      const quoted = pattern.replaceAll("'", "''");
      const given = text.replaceAll("'", "''");
      const count = `select count(*) from users where is_deleted = 0 and '${given}' ilike`;
      const written = await one(`${count} '${quoted}' escape '!'`);
      expect(Number(written) > 0, `${text} ilike ${pattern}`).toBe(expected);
      expect(await one(`${count} ? escape '!'`, [pattern]), `${text} ilike ?`).toBe(written);
    }
  });

  test('are named in the answer as they were written', async () => {
    const { columns } = await ask(
      'select lower(name), upper(name) as large, count(*) as same, 7 as same from leads group by name limit 1',
    );
    const first = engine === 'SQLite' ? 'lower(name)' : 'lower';
    expect(columns).toEqual([first, 'large', 'same', 'same']);
  });

  test('are read in steps as at once', async () => {
    const query = "select lower(name), printf('%s', id) as p from leads where name ilike ? order by id".replace(
      'printf',
      engine === 'SQLite' ? 'printf' : 'concat',
    );
    const { columns, rows } = await ask(query, ['%окн%']);
    expect(rows.length).toBeGreaterThan(0);
    expect(await both.stream(engine, query, ['%окн%'])).toEqual({ columns, rows });
  });

  test('are told in errors as they were written', async () => {
    for (const query of ['select lower(nam) from leads', "select id from leads where nam ilike '%окн%'"]) {
      const message = await ask(query).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(message).toContain('Did you mean name?');
      expect(message).not.toMatch(/glob|fold|replace|translate|similar/);
    }
  });

  test('are read out of the fence that assistants put around them', async () => {
    for (const query of [
      '```sql\nselect 1 as a;\n```',
      '```\nselect 1 as a\n```\n',
      '```select 1 as a```',
      ' ```SQL\r\nselect 1 as a',
    ]) {
      expect((await ask(query)).rows, query).toEqual([[1]]);
    }
    await expect(ask(' ')).rejects.toThrow('The statement is empty');
    await expect(ask('```sql\n```')).rejects.toThrow('The statement is empty');
  });

  const foreign = [
    ['select top 5 name from leads', 'write limit 5 at the end'],
    ['select year(created_at) from leads', engine === 'SQLite' ? "strftime('%Y', x)" : 'extract(year from x)'],
    ['select month(created_at) from leads', engine === 'SQLite' ? "strftime('%m', x)" : 'extract(month from x)'],
    ['select pg_typeof(1)', engine === 'SQLite' ? 'Use typeof(x)' : 'the `type` of the columns'],
  ] as const;
  const own = {
    SQLite: [
      ['select created_at::date from leads', 'write date(x)'],
      [
        "select count(*) from leads where created_at > date('now') - interval '30 days'",
        "write date('now', '-30 days')",
      ],
      ['select extract(year from created_at) from leads', "strftime('%Y', x)"],
      ["select date_trunc('month', created_at) from leads", "strftime('%Y-%m', x)"],
      ["select to_char(created_at, 'YYYY-MM') from leads", "strftime('%Y-%m', x)"],
      ['select now()', "datetime('now')"],
      ['select id from leads fetch first 5 rows only', 'write limit 5'],
      ["select count(*) from leads where created_on >= date '2026-10-01'", 'write the text alone'],
      ['select distinct on (pipeline) name from leads', 'row_number()'],
      ['select l.id from leads', 'There is no l in FROM, which has leads'],
      ["select x'ff'", 'Bytes'],
      ['select 12345678901234567890', 'cannot hold 12345678901234567890 exactly'],
      ['select price * 9007199254740993.5 from leads', 'cannot hold 9007199254740993.5 exactly'],
    ],
    PostgreSQL: [
      ["select strftime('%Y', created_at) from leads", 'to_char(x'],
      ['select julianday(closed_at) from leads', 'age(a, b)'],
      ["select ifnull(name, '') from leads", 'coalesce(x, y)'],
      ['select group_concat(name) from leads', "string_agg(x, ', ')"],
      ["select date('now', '-30 days')", 'current_date - 30'],
      ["select count(*) from leads where created_on >= date('now')", 'cast(created_on as date)'],
      ['select typeof(1)', 'the `type` of the columns'],
      ['select "Name" from leads', 'write name'],
      ['select "Name" from "Leads"', 'It is called leads'],
    ],
  } as const;

  test.each([...foreign, ...own[engine]])('%s is refused with what there is instead', async (query, message) => {
    await expect(ask(query)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining(message),
    });
  });

  test('of types that other values have are never refused, wrong ones are', async () => {
    expect(await one("select count(*) from lead_fields where code = 'UTM_SOURCE'")).toBeGreaterThan(0);
    expect(await one("select count(*) from lead_fields where code = 'GCLID'")).toBe(0);
    expect(await one("select count(*) from lead_fields where option_code = 'city'")).toBeGreaterThan(0);
    for (const view of ['events', 'activities']) {
      const [[type] = []] = (
        await ask(`select type from ${view} where type like 'custom_field_%_value_changed' order by 1 limit 1`)
      ).rows;
      expect(await one(`select count(*) from ${view} where type = '${type}'`)).toBeGreaterThan(0);
      expect(await one(`select count(*) from ${view} where type = 'custom_field_1_value_changed'`)).toBe(0);
      for (const wrong of [
        'custom_field_value_changed',
        'custom_field_<id>_value_changed',
        'custom_field_x_value_changed',
      ]) {
        await expect(ask(`select count(*) from ${view} where type = '${wrong}'`)).rejects.toThrow(
          "Did you mean 'custom_field_",
        );
      }
    }
  });

  test('of a year are also numbers', async () => {
    expect(await one('select count(*) from calendar where year = 2026')).toBe(365);
    expect(await one('select count(*) from calendar where 2026 = year')).toBe(365);
    expect(await one('select count(*) from calendar where year in (2025, 2026)')).toBe(730);
    expect(await one('select count(*) from calendar where year = ?', [2026])).toBe(365);
    expect(await one("select count(*) from calendar where year = '2026'")).toBe(365);
    await expect(ask('select count(*) from calendar where year = 1926')).rejects.toThrow(
      /never '1926'\. .*Its values: '2000'/,
    );
  });
});

describe('sqlQuery', () => {
  test('says that an empty statement is empty', async () => {
    for (const query of ['', ' ', '-- nothing']) {
      const { errors } = await both.account.execute(
        `query ($query: String!) { sqlQuery(query: $query) { rowCount } }`,
        { query },
      );
      expect(JSON.stringify(errors), query).toMatch(/empty/);
    }
  });
});

describe('Texts in SQL over SQLite alone', () => {
  const ask = (query: string, parameters?: Values) => both.ask('SQLite', query, parameters);

  test('match like without case for every letter', async () => {
    const windows = countLeads((name) => name.toLowerCase().includes('окн'));
    const count = async (query: string, parameters?: Values) => (await ask(query, parameters)).rows[0]?.[0];
    expect(await count("select count(*) from leads where name like '%окн%'")).toBe(windows);
    expect(await count('select count(*) from leads where name like ?1 or tags like ?1', ['%ОКН%'])).toBe(windows);
    expect(await count("select count(*) from users where email like '%@%' and 'ABC' like 'abc'")).toBeGreaterThan(0);
    expect(await count("select count(*) from leads where name like 'окн%' and id like '214%' and id = ?", [1])).toBe(0);
  });

  test('are not compared by a collation that folds Latin letters alone', async () => {
    for (const [query, values] of [
      ["select count(*) from leads where name = 'Окна' collate nocase", []],
      ['select count(*) from leads where name = ? collate nocase', ['Окна']],
      ["select count(*) from leads where name collate nocase = 'Окна'", []],
    ] as [string, Values][]) {
      await expect(ask(query, values), query).rejects.toThrow('lower(x) = lower(');
    }
    await expect(
      ask("select id from leads where name = 'x' collate nocase order by name collate nocase"),
    ).resolves.toBeDefined();
  });

  test('of bytes that are no characters end no process', async () => {
    const { rows, columns } = await ask(
      "select char(55357), cast('я' as blob), cast(substr(cast('я' as blob), 1, 1) as text) as t, 'я' as t, 7, null, json_extract('\"\\ud83d\"', '$') as j",
    );
    expect(rows).toEqual([['\ufffd\ufffd\ufffd', 'd18f', '\ufffd', 'я', 7, null, expect.stringContaining('\ufffd')]]);
    expect(columns.slice(2)).toEqual(['t', 't', '7', 'null', 'j']);
  });

  test('are computed by functions that are there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
    const store = openSqlite(join(folder, 'replica.db'));
    const { rows } = await sql<{ name: string }>`select distinct name from pragma_function_list`.execute(
      store.database,
    );
    await store.close();
    rmSync(folder, { recursive: true });
    const known = new Set(rows.map(({ name }) => name));
    // Words of the language and types, which stand before a parenthesis too.
    const words = ['cast', 'varchar', 'numeric', 'decimal'];
    expect([...allowedFunctions.sqlite].filter((name) => !known.has(name) && !words.includes(name))).toEqual([]);
  });
});

describe.skipIf(engines.length < 2)('Numbers in SQL over PostgreSQL', () => {
  test('that a double does not hold are texts', async () => {
    const { rows } = await both.ask(
      'PostgreSQL',
      'select 12345678901234567890, 9007199254740993.5, -9007199254740993.25, 0.1, 1.50, 9007199254740991, 1e300::float8',
    );
    expect(rows).toEqual([
      ['12345678901234567890', '9007199254740993.5', '-9007199254740993.25', 0.1, 1.5, 9007199254740991, 1e300],
    ]);
  });
});
