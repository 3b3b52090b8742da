import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import { describeArguments } from '../../src/operations/signature.ts';
import type { Replica } from '../../src/replica/index.ts';
import { views } from '../../src/replica/view/index.ts';
import { schema } from '../../src/schema/index.ts';
import { type Account, openTools, startAccount } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';

let account: Account & { close(): Promise<void> };
const closers: (() => Promise<void>)[] = [];
const replicas: Record<string, Replica> = {};
const engines = findPostgres() ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

beforeAll(async () => {
  account = await startAccount();
  replicas.SQLite = await account.replica();
  if (findPostgres()) replicas.PostgreSQL = await openPostgresReplica(account, (close) => closers.push(close));
});
afterAll(async () => {
  for (const close of closers) await close();
  await account.close();
});

type Parameters = (string | number | boolean | null)[];

async function ask(engine: string, query: string, parameters: Parameters = []) {
  const replica = replicas[engine];
  if (!replica) throw new Error(`${engine} is not open`);
  return (await replica.ask({ query, parameters, first: 1_000 }, { maxAgeMs: 3_600_000 })).rows;
}

/** Every column whose values are told, or are names of the account. */
const columns = Object.entries(views).flatMap(([view, { columns }]) =>
  Object.entries(columns).flatMap(([name, { type, values, listedIn }]) =>
    values || listedIn || type === 'flag' ? [{ view, name, type, values: values ?? [], listedIn }] : [],
  ),
);

describe.each(engines)('Values that SQL over %s compares with', (engine) => {
  test.each(columns)('$view.$name: each of its values is taken, another is refused', async (column) => {
    const { view, name, type, values } = column;
    const wrong = type === 'flag' ? "'true'" : "'Никогда Такого'";
    const refusal = type === 'flag' ? 'is the number 1 or 0' : `${name} of ${view} is never`;
    for (const statement of [
      `select count(*) from ${view} where ${name} = ${wrong}`,
      `select count(*) from ${view} as row where row.${name} <> ${wrong}`,
      `select count(*) from ${view} where ${name} not in (${wrong})`,
    ]) {
      await expect(ask(engine, statement), statement).rejects.toThrow(refusal);
    }
    const parameter = type === 'flag' ? 'true' : 'Никогда Такого';
    await expect(ask(engine, `select 1 from ${view} where ${name} = ?`, [parameter])).rejects.toThrow(refusal);
    const found = await ask(
      engine,
      `select distinct ${name} from ${view} where ${name} is not null order by 1 limit 400`,
    );
    const present = found.map(([value]) =>
      typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`,
    );
    const told = values.map((value) => `'${value}'`);
    for (const value of [...present, ...told].slice(0, 3)) {
      await expect(ask(engine, `select count(*) from ${view} where ${name} = ${value}`), value).resolves.toHaveLength(
        1,
      );
    }
    // What is told to be all of them is all of them.
    if (values.length > 0 && !column.listedIn) {
      expect(told).toEqual(expect.arrayContaining(present));
    }
  });

  test.each([
    ["select count(*) from leads where state = 'OPEN'", "state of leads is never 'OPEN'. Did you mean 'open'"],
    ["select count(*) from leads where 'OPEN' = state", "Did you mean 'open'"],
    ["select count(*) from leads l where l.state in ('won', 'LOST')", "Did you mean 'lost'"],
    ["select case l.state when 'WON' then 1 else 0 end from leads l", "Did you mean 'won'"],
    [
      "with chosen as (select * from leads) select count(*) from chosen c where c.state = 'OPEN'",
      "Did you mean 'open'",
    ],
    ["select count(*) from leads l join calls c on c.record_id = l.id where c.direction = 'incoming'", "'in', 'out'"],
    ['select count(*) from calls where status = 4', "'talked'"],
    ["select count(*) from events where type = 'call_in'", "type of events is never 'call_in'"],
    ["select count(*) from leads where pipeline = 'Продажи!'", 'pipeline of leads is never'],
    ["select count(*) from calendar where quarter = 'Q3'", "quarter of calendar is never 'Q3'"],
    ["select count(*) from tasks where is_overdue = '1'", 'is_overdue of tasks is the number 1 or 0'],
    ["select count(*) from contact_fields where code = 'phone'", "Did you mean 'PHONE'"],
  ])('%s is refused', async (statement, message) => {
    await expect(ask(engine, statement)).rejects.toThrow(message);
    await expect(ask(engine, statement)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test.each([
    "select count(*) from leads where lower(state) = 'open'",
    "select count(*) from (select upper(state) as state from leads) named where named.state = 'OPEN'",
    "with named(state) as (select upper(state) from leads) select count(*) from named where state = 'OPEN'",
    "select count(*) from leads where state || 's' = 'opens'",
    "select count(*) from leads where state = 'op' || 'en'",
    "select count(*) from leads where state like 'o%'",
    "select count(*) from leads where name = 'OPEN' or tags = 'OPEN'",
    "select count(*) from leads where state is not null and state <> ''||'lost'",
    "select count(*) from events where type = 'nps_rate_added'",
  ])('%s is not judged', async (statement) => {
    await expect(ask(engine, statement)).resolves.toHaveLength(1);
  });
});

describe('query_sql', () => {
  test('names the dialect, and the engine in its errors', async () => {
    const call = await openTools(account);
    expect(await call('query_sql', { query: 'select 1 as one' })).toMatchObject({ dialect: 'SQLITE' });
    await expect(ask('SQLite', 'select pipelin from leads')).rejects.toThrow(/^.*SQLite: no such column/);
  });

  test('is found by its words with every view and the values of small lists', async () => {
    const { operations } = await loadOperations({ root: 'src/operations' }, schema);
    const tool = operations.find(({ name }) => name === 'query_sql');
    const shown = [tool?.description, ...describeArguments(tool?.input ?? {})].join('\n');
    for (const view of Object.keys(views)) expect(shown).toContain(view);
    for (const values of ['state: open|won|lost', 'direction: in|out', 'category: forms|sip|mail|chats']) {
      expect(shown).toContain(values);
    }
  });

  test('lists the values of columns beside them', async () => {
    type Column = { name: string; values: string[] | null };
    const { sqlViews } = await account.query<{ sqlViews: { name: string; columns: Column[] }[] }>(
      '{ sqlViews { name columns { name values } } }',
    );
    const leads = sqlViews.find(({ name }) => name === 'leads')?.columns ?? [];
    expect(leads.find(({ name }) => name === 'state')?.values).toEqual(['open', 'won', 'lost']);
    expect(leads.find(({ name }) => name === 'name')?.values).toBeNull();
  });
});
