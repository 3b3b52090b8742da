import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { allowedFunctions } from '../../src/replica/sql/function.ts';
import { SqlRefusal } from '../../src/replica/sql/refusal.ts';
import { checkStatement } from '../../src/replica/sql/statement.ts';
import type { ForeignStep } from '../../src/replica/store/foreign.ts';
import { migrate } from '../../src/replica/store/migration.ts';
import { openPostgres, type PostgresLimits } from '../../src/replica/store/postgres.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { tableDefinitions } from '../../src/replica/store/table-definition.ts';
import { createViews } from '../../src/replica/view/create.ts';
import { privateTables, views } from '../../src/replica/view/index.ts';
import { testNow } from '../harness.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts';

const rights = {
  tables: Object.keys(tableDefinitions).filter((name) => !privateTables.includes(name)),
  functions: [...allowedFunctions.postgres],
};

const clock = { now: testNow, timeZone: 'Europe/Moscow' };

/** Statements that read a catalog of PostgreSQL under a name that a reader of the text may overlook. */
const hidden: readonly string[] = [
  'select rolname as distinct from pg_roles',
  'select rolname distinct from pg_roles',
  'select oid as is, rolname distinct from pg_roles',
  'select 1 as from, 2 distinct from pg_roles',
  'select count(*) as n from leads as values, pg_roles',
  'select count(*) as n from leads values, pg_roles',
  'select count(*) as n from leads values (id), pg_roles',
  'select count(*) from leads as select, pg_roles',
  'select leads.where from leads, pg_roles',
  'select 1 where exists (table pg_roles)',
  'select 1 where exists (table only pg_roles)',
  'values (1) union table pg_roles',
  'select * from (table pg_roles) x',
  'with t as (table pg_roles) select * from t',
  'with pg_roles as (select * from pg_roles) select * from pg_roles',
  'select * from (with pg_roles as (select 1 as a) select * from pg_roles) x, pg_roles',
  'select 1 join, leads from leads, pg_roles',
];

/** Statements that call a function without a parenthesis, or read a catalog by the type of a value. */
const calls: readonly string[] = [
  "select ('server_version').current_setting",
  "select ('x').upper",
  "select ('{1}'::text[])[1].current_setting",
  'select (60).pg_sleep from leads',
  'select (l).to_jsonb from leads l',
  'select ?.current_setting',
  "select 'pg_roles'::regclass",
  'select cast(10 as regrole)',
  "select regnamespace 'public'",
  "select '{1259}'::_regclass::text",
  "select '{1259}'::regclass[]::text",
  "with \"not\" as (select 1) select 1 join, not set_config('role', 'none', true)",
  "select distinct on (id) set_config('role', 'none', true) from leads",
];

describe('The text of a statement', () => {
  test.each([...hidden, ...calls])('is refused: %s', (text) => {
    const parameters = text.includes('?') ? ['server_version'] : [];
    expect(() => checkStatement(text, 'postgres', parameters, clock)).toThrow(SqlRefusal);
  });
});

describe.skipIf(!findPostgres())('Statements of callers in PostgreSQL', () => {
  let server: PostgresServer;
  let admin: pg.Client;
  let store: Store;
  const closers: (() => Promise<void>)[] = [];

  /** Another process over the same tables. */
  function open(limits?: PostgresLimits, schema = 'account_1'): Store {
    const pool = openPostgres(server.url, () => {}, limits);
    closers.push(() => pool.close());
    return pool.open(schema);
  }

  const run = (text: string, on = store, parameters: (string | number)[] = []) =>
    on.runForeign({ text, parameters, maxRows: 5_000 }, rights);
  const runChecked = (text: string) => run(checkStatement(text, 'postgres', [], clock).text);

  beforeAll(async () => {
    server = await startPostgres();
    admin = new pg.Client(server.url);
    await admin.connect();
    store = open();
    for (const [schema, each] of [
      ['account_1', store] as const,
      ['account_2', open(undefined, 'account_2')] as const,
    ]) {
      await migrate(each, schema);
      await createViews(each, 'Europe/Moscow', schema);
    }
    // What an administrator may have done.
    await admin.query('grant usage on schema account_2 to account_1_reader');
    for (const schema of ['account_1', 'account_2']) {
      await admin.query(`grant select on all tables in schema ${schema} to account_1_reader`);
    }
  });
  afterAll(async () => {
    await Promise.all(closers.map((close) => close()));
    await admin.end();
    await server.stop();
  });

  describe('read nothing but views', () => {
    // Without the check of the text.
    test.each(hidden)('%s', async (text) => {
      await expect(run(text)).rejects.toMatchObject({ name: 'ForeignError', reason: 'statement' });
    });

    test.each([
      ['a catalog', 'select 1 where exists (table pg_roles)', 'pg_roles'],
      ['a catalog behind a view of the server', 'select name from pg_settings', 'pg_settings'],
      ['what the plan leaves out', 'select id from leads where false and exists (table pg_class)', 'pg_class'],
      ['a private table', 'select * from lease', 'lease'],
      ['a table of another account', 'select * from account_2.lead', 'lead'],
      ['a view of another account', 'select id from account_2.leads', 'lead'],
    ])('%s', async (_, text, name) => {
      const failure = await run(text).catch((error: Error) => error);
      expect(failure).toMatchObject({ reason: 'statement', message: expect.stringMatching(/^There is no view/) });
      expect((failure as Error).message).toContain(name);
    });

    test('and every view', async () => {
      for (const name of Object.keys(views)) await expect(run(`select * from ${name}`), name).resolves.toBeDefined();
    });
  });

  describe('call no function behind a dot', () => {
    const ask = (text: string) => {
      const checked = checkStatement(text, 'postgres', [], clock);
      return store.runForeign({ text: checked.text, members: checked.members, parameters: [], maxRows: 5 }, rights);
    };

    test.each([
      'select l.row_to_json from leads l',
      'select l."to_jsonb" from leads l',
      'select l.pg_typeof, 1 as pg_typeof from leads l',
      'select l.num_nulls from leads l',
    ])('%s', async (text) => {
      await expect(ask(text)).rejects.toThrow('is a function and not a column');
    });

    test('and read columns that a statement has called so', async () => {
      const text = 'with t as (select 1 as path, 2 as count, 3 as scale) select t.path, t.count, t.scale from t';
      expect((await ask(text)).rows).toEqual([[1, 2, 3]]);
      await expect(ask('select l.nmae from leads l')).rejects.toThrow('column l.nmae does not exist');
    });
  });

  describe('that are right', () => {
    test.each([
      'select * from (with t as (select 1 as a) select * from t) x',
      'select v.x from (values (1), (2)) v(x)',
      'select v.x from (select 1) as v(x), leads l(number) where l.number is distinct from v.x',
      'select x from ((select 1) union (select 2)) v(x)',
      "select overlay('abc' placing 'x' from 2 for 1)",
      "select '101'::bit(3), 'a'::character varying(5), '2026-11-05 10:00'::timestamp(0)",
      'select 1 is not distinct from 2 as from',
      'select 1 as values, 2 as table, 3 as join',
      'with t as materialized (table leads) select count(*) from t',
      'select (l).* from leads l',
    ])('are run: %s', async (text) => {
      await expect(runChecked(text)).resolves.toBeDefined();
    });
  });

  describe('are bounded', () => {
    test('in the time of all of their rows together', async () => {
      // Each step takes less than a millisecond, all rows many times the limit.
      const rows = 'with recursive n(x) as (select 1 union all select x + 1 from n) select x from n';
      const statement = { text: rows, parameters: [], maxRows: Number.POSITIVE_INFINITY };
      await expect(open({ statementMs: 50 }).runForeign(statement, rights)).rejects.toMatchObject({ reason: 'time' });
    });

    test('in the memory and the disk of the server', async () => {
      const names = ['work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather', 'jit', 'temp_file_limit'];
      const settings = `select ${names.map((name) => `current_setting('${name}')`).join(', ')}`;
      expect((await run(settings)).rows).toEqual([['8MB', '1', '0', 'off', '1GB']]);
    });

    test('as far as a role that is no superuser may bound them', async () => {
      await admin.query(
        'create role plain login createrole; grant create on database postgres to plain; create schema account_3 authorization plain',
      );
      const pool = openPostgres(server.url.replace('postgres@', 'plain@'), () => {});
      closers.push(() => pool.close());
      const own = pool.open('account_3');
      await migrate(own, 'account_3');
      await createViews(own, 'Europe/Moscow', 'account_3');
      const text = "select current_setting('work_mem'), current_setting('temp_file_limit'), count(*) from leads";
      expect((await run(text, own)).rows).toEqual([['8MB', '-1', 0]]);
      // The administrator's own limit stays.
      await admin.query("alter role plain set temp_file_limit = '64MB'");
      const other = openPostgres(server.url.replace('postgres@', 'plain@'), () => {});
      closers.push(() => other.close());
      expect((await run(text, other.open('account_3'))).rows).toEqual([['8MB', '64MB', 0]]);
      const large =
        "with recursive n(x) as (select 1 union all select x + 1 from n) select repeat('x', 1000) || x from n order by 1";
      await expect(run(large, other.open('account_3'))).rejects.toMatchObject({ reason: 'memory' });
    });

    test.each([
      ['columns', `select ${Array.from({ length: 1_700 }, (_, index) => index).join(', ')}`],
      ['terms', `select ${Array.from({ length: 9_000 }, () => '1').join('+')}`],
    ])('in their %s', async (_, text) => {
      await expect(runChecked(text)).rejects.toMatchObject({ name: 'ForeignError', reason: 'statement' });
    });

    test('in the size of a value', async () => {
      await expect(run("select repeat(repeat('x', 1000000), 2000)")).rejects.toMatchObject({ reason: 'memory' });
    });
  });

  describe('that are given up', () => {
    /** For years, and without a row that is kept: memory and disk would end it otherwise. */
    const endless =
      'select count(*) from generate_series(1, 100000) a, generate_series(a, 100000 + a) b, generate_series(b, 100000 + b) c';

    /** Begins a statement that does not end by itself; answers once the server works on it. */
    async function begin(limits: PostgresLimits = {}) {
      const controller = new AbortController();
      const on = open({ statementMs: 600_000, ...limits });
      const outcome = on
        .runForeign({ text: endless, parameters: [], maxRows: 1, signal: controller.signal }, rights)
        .catch((error: unknown) => error);
      let pid: number | undefined;
      while (pid === undefined) [pid] = await working();
      return { outcome, controller, pid };
    }

    async function working(): Promise<number[]> {
      const { rows } = await admin.query(
        "select pid from pg_stat_activity where state = 'active' and query like 'fetch % from answer'",
      );
      return rows.map((row) => row.pid);
    }

    test('end on the server, too', async () => {
      // Only the server itself ends the wait.
      const { outcome, controller, pid } = await begin({ graceMs: 600_000 });
      controller.abort();
      expect(await outcome).toMatchObject({ reason: 'cancelled' });
      // It says so a moment before it has let go of all that the statement held.
      while ((await working()).includes(pid));
    });

    test('are left if the server does not answer', async () => {
      const { outcome, controller, pid } = await begin();
      process.kill(pid, 'SIGSTOP');
      onTestFinished(() => void process.kill(pid, 'SIGCONT'));
      controller.abort();
      expect(await outcome).toMatchObject({ reason: 'cancelled' });
    });

    test('before they begin do not begin', async () => {
      const signal = AbortSignal.abort();
      const asked = store.runForeign({ text: endless, parameters: [], maxRows: 1, signal }, rights);
      await expect(asked).rejects.toMatchObject({ reason: 'cancelled' });
    });
  });

  describe('that are read in steps', () => {
    const days = { text: 'select day from calendar', parameters: [] };
    const begin = async (steps: AsyncGenerator<ForeignStep>) => {
      const { done } = await steps.next();
      expect(done).toBe(false);
      return steps;
    };

    test('take no place of questions, and one for each account', async () => {
      const process = openPostgres(server.url, () => {});
      closers.push(() => process.close());
      const [one, two] = [process.open('account_1'), process.open('account_2')];
      const first = await begin(one.streamForeign(days, rights));
      let hasBegun = false;
      const second = begin(one.streamForeign(days, rights)).then((steps) => {
        hasBegun = true;
        return steps;
      });
      const other = await begin(two.streamForeign(days, rights));
      for (let question = 0; question < 4; question++) {
        expect((await run('select 1', one)).rows).toEqual([[1]]);
        expect((await run('select 1', two)).rows).toEqual([[1]]);
      }
      expect(hasBegun).toBe(false);
      await first.return(undefined);
      await (await second).return(undefined);
      await other.return(undefined);
    });

    test('have a time for all steps', async () => {
      const steps = open({ stepsMs: 0 }).streamForeign(days, rights);
      await expect(steps.next()).rejects.toMatchObject({ reason: 'steps' });
    });
  });
});
