import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Replica } from '../../src/replica/index.ts';
import { kinds } from '../../src/replica/kind.ts';
import { migrate } from '../../src/replica/store/migration.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { createViews } from '../../src/replica/view/create.ts';
import { views } from '../../src/replica/view/index.ts';
import { type Account, openAccount, openTools, startAccount } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import fc from '../property.ts';
import { serve } from '../serve.ts';
import { openPostgresReplica } from './postgres-replica.ts';
import { hostile, writtenFile } from './statements.ts';

type Row = (string | number | boolean | null)[];

let account: Account & { close(): Promise<void> };
const closers: (() => Promise<void>)[] = [];
const replicas: Record<string, Replica> = {};

beforeAll(async () => {
  account = await startAccount();
  replicas.SQLite = await account.replica();
  if (findPostgres()) replicas.PostgreSQL = await openPostgresReplica(account, (close) => closers.push(close));
});
afterAll(async () => {
  for (const close of closers) await close();
  await account.close();
});

const engines = findPostgres() ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

function replicaOf(engine: string): Replica {
  const replica = replicas[engine];
  if (!replica) throw new Error(`${engine} is not open`);
  return replica;
}

async function ask(engine: string, query: string, parameters: (string | number)[] = [], first = 5_000) {
  const reading = { maxAgeMs: 3_600_000 };
  return replicaOf(engine).ask({ query, parameters, first }, reading);
}

const rowsOf = async (engine: string, query: string, parameters?: (string | number)[]): Promise<Row[]> =>
  (await ask(engine, query, parameters)).rows;

/** The number of rows of each table, which no statement may change. */
async function countAll(engine: string) {
  const { database } = await replicaOf(engine).read(kinds, { maxAgeMs: 3_600_000 });
  const tables = ['lead', 'contact', 'task', 'note', 'event', 'lease', 'fact'] as const;
  const counts: number[] = [];
  for (const table of tables) {
    const { count } = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts.push(count);
  }
  return counts;
}

describe.each(engines)('SQL over %s', (engine) => {
  let before: number[];
  beforeAll(async () => {
    before = await countAll(engine);
  });

  test('reads every column of every view', async () => {
    for (const [name, { columns }] of Object.entries(views)) {
      const answer = await ask(engine, `select * from ${name}`, [], 3);
      expect(answer.columns).toEqual(Object.keys(columns));
      if (name !== 'loss_reasons') expect(answer.rows.length, name).toBeGreaterThan(0);
    }
  });

  test('counts what a naive recount counts', async () => {
    const data = account.sandbox.data();
    const live = data.leads.rows().filter(({ isDeleted }) => !isDeleted);
    const users = await account.connection.with({}).users.all();
    const expected = new Map<string, number>();
    for (const { responsibleUserId: id, statusId, price } of live) {
      if (statusId !== 142) continue;
      const name = users.find((user) => user.id === id)?.name ?? '';
      expected.set(name, (expected.get(name) ?? 0) + price);
    }
    const rows = await rowsOf(
      engine,
      "select responsible, sum(price) from leads where state = 'won' group by responsible",
    );
    expect(new Map(rows as [string, number][])).toEqual(expected);
  });

  test('prices products as their cards do, dealers’ prices included', async () => {
    type Line = { elementId: string; priceId: string | null; price: number | null; quantity: number };
    interface Page {
      leads: {
        nodes: { id: string; products: Line[] }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    }
    const expected: Row[] = [];
    let hasDealers = false;
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const { leads }: Page = await account.query<Page>(
        `query ($after: String) { leads(first: 250, after: $after, orderBy: ID_ASC) {
          nodes { id products(types: null) { elementId priceId price quantity } }
          pageInfo { endCursor hasNextPage }
        } }`,
        { after },
      );
      for (const { id, products } of leads.nodes) {
        for (const { elementId, price, quantity } of products) {
          expected.push([Number(id), Number(elementId), price, price === null ? null : price * quantity]);
        }
      }
      if (leads.nodes.some(({ products }) => products.some(({ priceId }) => priceId !== null))) hasDealers = true;
      [after, hasNext] = [leads.pageInfo.endCursor, leads.pageInfo.hasNextPage];
    }
    expect(hasDealers).toBe(true);
    const rows = await rowsOf(engine, 'select lead_id, product_id, price, total from products');
    const sort = (lines: readonly Row[]) =>
      [...lines].sort((one, other) => Number(one[0]) - Number(other[0]) || Number(one[1]) - Number(other[1]));
    expect(sort(rows)).toEqual(sort(expected));
    expect(expected.some(([, , price]) => price !== null)).toBe(true);
  });

  test('takes values in place of placeholders', async () => {
    const [row] = await rowsOf(engine, 'select count(*) from leads where price > ? and state = ?', [100_000, 'won']);
    const [same] = await rowsOf(engine, "select count(*) from leads where price > 100000 and state = 'won'");
    expect(row).toEqual(same);
    await expect(ask(engine, 'select ?, ?', [1])).rejects.toThrow('2 placeholders (`?`), and `parameters` has 1');
  });

  test('reads no value as SQL', async () => {
    const injection = "' or 1 = 1; drop table lead; --";
    expect(await rowsOf(engine, 'select count(*) from leads where name = ?', [injection])).toEqual([[0]]);
  });

  test('says that there are more rows', async () => {
    const answer = await ask(engine, 'select id from leads order by id', [], 3);
    expect(answer).toMatchObject({ truncated: true });
    expect(answer.rows).toHaveLength(3);
    expect((await ask(engine, 'select id from leads order by id limit 3', [], 3)).truncated).toBe(false);
  });

  test('reads all rows in steps, in their order, and gives its place back', async () => {
    const query = 'select day from calendar where day >= ? order by day desc';
    const days = (Date.UTC(2051, 0, 1) - Date.UTC(2000, 0, 1)) / 86_400_000;
    // More than run at a time: one that kept its place would leave the others without.
    for (let run = 0; run < 4; run++) {
      const { steps } = await replicaOf(engine).stream({ query, parameters: ['2000-01-01'] }, { maxAgeMs: 3_600_000 });
      const sizes = [];
      const found = [];
      for await (const { columns, rows } of steps) {
        expect(columns).toEqual(['day']);
        sizes.push(rows.length);
        found.push(...rows.flat());
        // The first two runs end early.
        if (run < 2) break;
      }
      if (run < 2) continue;
      expect(sizes.length).toBeGreaterThan(10);
      expect(found).toHaveLength(days);
      expect(found).toEqual([...found].sort().reverse());
    }
  });

  test('keeps whole numbers exact, and columns of the same name apart', async () => {
    const { rows, columns } = await ask(engine, 'select 9007199254740993 as big, 7 as same, 8 as same, null as gone');
    expect(rows).toEqual([['9007199254740993', 7, 8, null]]);
    expect(columns).toEqual(['big', 'same', 'same', 'gone']);
  });

  test('names the nearest view, column and function', async () => {
    await expect(ask(engine, 'select * from lead')).rejects.toThrow(/no view "lead"\. Did you mean leads/);
    await expect(ask(engine, 'select pipelin from leads')).rejects.toThrow(/Did you mean pipeline/);
    await expect(ask(engine, 'select cuont(1) from leads')).rejects.toThrow(/Did you mean count/);
  });

  test('takes what assistants write: common tables, windows, comments, semicolons', async () => {
    const statements = [
      'select 1;',
      '-- a comment\nselect 1 /* another */ ; ',
      "with won as (select * from leads where state = 'won') select count(*) from won",
      'with recursive n(x) as (select 1 union all select x + 1 from n where x < 3) select x from n',
      'select id, row_number() over (partition by pipeline order by id) from leads',
      'select l.id, c.name from leads l left join contacts c on c.id = l.contact_id where l.price between 1 and 10',
      "select count(*) filter (where state = 'won'), count(distinct pipeline) from leads",
      'select c.month, count(*) from leads l join calendar c on c.day = l.created_on group by c.month order by 1',
      "select name from leads where name like '%окн%' or tags is not null order by price desc limit 3",
      "select case when price > 0 then 'yes' else 'no' end as paid, count(*) from leads group by 1 having count(*) > 1",
      'select lead_id, count(*) from stage_moves where days_in_stage > 1 group by lead_id',
      "select 'a;b', 'it''s', \"name\" from leads limit 1",
      'select id from leads where id in (select lead_id from lead_tags) union all select id from contacts',
    ];
    for (const statement of statements) await expect(rowsOf(engine, statement), statement).resolves.toBeDefined();
  });

  test.each(hostile)('refuses %j', async (statement) => {
    await expect(ask(engine, statement)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('has changed nothing by them, and written no file', async () => {
    expect(await countAll(engine)).toEqual(before);
    expect(existsSync(writtenFile)).toBe(false);
  });

  test('survives random text', async () => {
    const words = fc.constantFrom(
      ...[
        'select',
        'from',
        'leads',
        'fact',
        '(',
        ')',
        ',',
        "'",
        '"',
        '--',
        '/*',
        '*/',
        ';',
        'with',
        'as',
        '*',
        '1',
        '?',
        '$1',
      ],
      ...[
        'join',
        'where',
        'union',
        'values',
        'delete',
        '::',
        'E',
        'U&',
        '[',
        ']',
        '`',
        'count',
        'set_config',
        '.',
        '\n',
      ],
    );
    const statement = fc.array(words, { minLength: 1, maxLength: 12 }).map((list) => `select ${list.join(' ')}`);
    await fc.assert(
      fc.asyncProperty(statement, async (text) => {
        const failure = await ask(engine, text).then(
          () => undefined,
          (error: { code?: string }) => error.code,
        );
        expect([undefined, 'VALIDATION_FAILED']).toContain(failure);
      }),
      { numRuns: 60 },
    );
    expect(await rowsOf(engine, 'select 1')).toEqual([[1]]);
  });

  test('ends a statement that takes too much memory', async () => {
    const grow = "with recursive s(x) as (select 'aaaaaaaaaaaaaaaa' union all select x || x from s) select x from s";
    await expect(ask(engine, grow)).rejects.toThrow(/memory|longer than/);
    expect(await rowsOf(engine, 'select 1')).toEqual([[1]]);
  }, 30_000);

  test('ends a statement that takes too long', async () => {
    const endless = 'with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n';
    await expect(ask(engine, endless)).rejects.toThrow('took longer than 10 s');
    expect(await rowsOf(engine, 'select 1')).toEqual([[1]]);
  }, 30_000);
});

describe('The program of a statement', () => {
  test('is refused by what it does, whatever its text looks like', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-'));
    const store = openSqlite(join(folder, 'replica.db'));
    await migrate(store);
    await createViews(store, 'Europe/Moscow');
    const rights = { tables: ['lead', 'account_user'], functions: ['count', 'upper'] };
    const run = (text: string) => store.runForeign({ text, parameters: [], maxRows: 5 }, rights);
    // What remains of them without the check of the text reads a view's table, or nothing.
    const ran: string[] = [];
    for (const statement of hostile) {
      await run(statement).then(
        () => ran.push(statement),
        ({ reason }) => expect(reason, statement).toBe('statement'),
      );
    }
    expect(ran).toEqual([
      'select * from lead',
      'select id from "lead"',
      'select $$a$$',
      'select ?',
      'select $1',
      'select :name',
    ]);
    expect(existsSync(writtenFile)).toBe(false);
    expect((await run('select count(*) from lead')).rows).toEqual([[0]]);
    await store.close();
    rmSync(folder, { recursive: true });
  }, 60_000);
});

describe('The questions of docs/sql.md', () => {
  const document = readFileSync('docs/sql.md', 'utf8');
  const questions = [...document.matchAll(/### (.+)\n\n```sql\n([^`]+)```\n\n((?:\|.*\n)+)/g)];

  test('are ten', () => {
    expect(questions).toHaveLength(10);
  });

  test.each(
    engines.flatMap((engine) =>
      questions.map(([, title = '', query = '', table = '']) => ({ engine, title, query, table })),
    ),
  )('$title ($engine)', async ({ engine, query, table }) => {
    const { columns, rows } = await ask(engine, query);
    const line = (cells: readonly unknown[]) => `| ${cells.map((cell) => String(cell ?? '')).join(' | ')} |\n`;
    expect([line(columns), `|${columns.map(() => '---').join('|')}|\n`, ...rows.map(line)].join('')).toBe(table);
  });
});

describe('Both engines', () => {
  test.skipIf(!findPostgres())('answer the same for every view', async () => {
    for (const [name, { columns }] of Object.entries(views)) {
      const order = Object.keys(columns).map((_, index) => index + 1);
      const query = `select * from ${name}${name === 'calendar' ? " where day < '2000-03-01'" : ''} order by ${order.join(', ')}`;
      const sorted = async (engine: string) => (await rowsOf(engine, query)).map((row) => JSON.stringify(row)).sort();
      expect(await sorted('PostgreSQL'), name).toEqual(await sorted('SQLite'));
    }
  });
});

describe('sqlQuery', () => {
  test('reads only the kinds that a statement names', async () => {
    const fresh = await openAccount();
    const query = '{ sqlQuery(query: "select pipeline, count(*) from leads group by 1") { rowCount asOf complete } }';
    await fresh.query(query);
    const names = fresh.sandbox.requestCount(({ path }) => /\/(companies|contacts|tasks)$/.test(path));
    expect(names, 'requests for other kinds').toBe(0);
    expect(await fresh.count(() => fresh.query(query))).toBe(0);
  });

  test('types columns by their values', async () => {
    const { sqlQuery } = await account.query<{ sqlQuery: { columns: unknown } }>(
      `{ sqlQuery(query: "select 1 as a, 1.5 as b, 'x' as c, null as d") { columns { name type } } }`,
    );
    expect(sqlQuery.columns).toEqual([
      { name: 'a', type: 'INTEGER' },
      { name: 'b', type: 'NUMBER' },
      { name: 'c', type: 'TEXT' },
      { name: 'd', type: null },
    ]);
  });

  test('lists its views', async () => {
    const { sqlViews } = await account.query<{ sqlViews: { name: string }[] }>(
      '{ sqlViews { name description columns { name type description } } }',
    );
    expect(sqlViews.map(({ name }) => name)).toEqual(Object.keys(views));
    const one = (name: string) =>
      account.execute(`{ sqlView(name: "${name}") { name description columns { name type description } } }`);
    for (const view of sqlViews) expect((await one(view.name)).data?.sqlView).toEqual(view);
    expect((await one(' LEADS ')).data?.sqlView).toMatchObject({ name: 'leads' });
    const [error] = (await one('lead_field')).errors ?? [];
    expect(error?.extensions).toMatchObject({ code: 'NOT_FOUND', remedy: expect.stringContaining('lead_fields') });
  });

  test('is a tool', async () => {
    const call = await openTools(account);
    const answer = await call('query_sql', { query: 'select count(*) as leads from leads' });
    expect(answer).toMatchObject({ columns: [{ name: 'leads', type: 'INTEGER' }], row_count: 1, complete: true });
  });

  test('takes values of placeholders as a tool and as a route, numbers also as text', async () => {
    const call = await openTools(account);
    const query = 'select count(*) as leads from leads where price >= cast(? as numeric) and state = ?';
    const expected = account.sandbox
      .data()
      .leads.rows()
      .filter((lead) => !lead.isDeleted && lead.price >= 100_000 && lead.statusId === 142).length;
    expect(expected).toBeGreaterThan(0);
    for (const price of [100_000, '100000']) {
      expect(await call('query_sql', { query, parameters: [price, 'won'] })).toMatchObject({ rows: [[expected]] });
    }
    const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { app } = await serve({ DATA_DIR: folder });
    const response = await fetch(`${app.url}/api/sql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, parameters: [100_000, 'won'], max_age: 3_600 }),
    });
    expect(await response.json()).toMatchObject({ rows: [[expected]] });
  });

  test('reads what changed only if the answer may not be so old', async () => {
    const call = await openTools(account);
    const query = 'select count(*) as leads from leads';
    expect(await account.count(() => call('query_sql', { query, max_age: 3_600 }))).toBe(0);
    expect(await account.count(() => call('query_sql', { query, max_age: 0 }))).toBeGreaterThan(0);
  });
});
