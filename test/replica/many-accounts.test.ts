import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxConnections } from '../../src/replica/store/postgres.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts';
import { type Program, startProgram } from '../program.ts';
import { redisServer, startRedis, type TestRedis } from '../redis.ts';

/*
 * Two instances copy many accounts at once, each of which keeps to amoCRM's own limit.
 */

const accountCount = 10;
const leads = 30;
/** The first and the last account are larger than the others. */
const manyLeads = 150;
const isLarge = (account: number) => account === 0 || account === accountCount - 1;

/** Of all kinds that are copied: when it is complete, nothing more is copied in the background. */
const records = `select (select count(*) from leads) as leads, (select count(*) from contacts) as contacts,
  (select count(*) from companies) as companies, (select count(*) from tasks) as tasks, (select count(*) from events) as events,
  (select count(*) from notes) + (select count(*) from products) + (select count(*) from incoming_leads) as others`;

interface SqlAnswer {
  complete: boolean;
  asOf: string;
  rows: number[][];
}

describe.skipIf(!redisServer || !findPostgres())('many accounts over two instances', { timeout: 60_000 }, () => {
  let postgres: PostgresServer;
  let redis: TestRedis;
  let database: pg.Pool;
  let redisClient: Redis;
  let sandboxes: Sandbox[];
  let programs: Program[];
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-accounts-'));
  /** The most connections that were open when an answer came. */
  const most = { postgres: 0, redis: 0 };

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    database = new pg.Pool({ connectionString: postgres.url, max: 1, application_name: 'test' });
    redisClient = new Redis(redis.url);
    sandboxes = await Promise.all(
      Array.from({ length: accountCount }, (_, index) =>
        startSandbox({ size: { leads: isLarge(index) ? manyLeads : leads }, seed: index + 1 }),
      ),
    );
    for (const [index, sandbox] of sandboxes.entries()) {
      sandbox.changeAccount({ id: 1_000_000 + index });
      const lines = [`AMOCRM_BASE_URL=${sandbox.url}`, `AMOCRM_ACCESS_TOKEN=${sandbox.token}`];
      writeFileSync(join(folder, `account-${index}.env`), lines.join('\n'));
    }
    const environment = {
      ACCOUNTS_DIR: folder,
      DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
    };
    programs = await Promise.all([startProgram(environment), startProgram(environment)]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all((programs ?? []).map((program) => program.kill()));
    redisClient?.disconnect();
    await database?.end();
    await Promise.all((sandboxes ?? []).map((sandbox) => sandbox.close()));
    await Promise.all([postgres?.stop(), redis?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(instance: number, account: number, sql: string, maxAge?: number): Promise<SqlAnswer | undefined> {
    const response = await fetch(`${programs[instance % programs.length]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'amocrm-account': `account-${account}` },
      body: JSON.stringify({
        query: 'query ($sql: String!, $maxAge: Int) { sqlQuery(query: $sql, maxAge: $maxAge) { complete asOf rows } }',
        variables: { sql, ...(maxAge !== undefined && { maxAge }) },
      }),
    });
    const { data, errors } = (await response.json()) as {
      data: { sqlQuery: SqlAnswer | null } | null;
      errors?: { message: string; extensions: { code: string } }[];
    };
    await countConnections();
    if (data?.sqlQuery) return data.sqlQuery;
    // Nothing has been copied yet.
    expect(errors, JSON.stringify(errors)).toMatchObject([{ extensions: { code: 'REPLICA_UNAVAILABLE' } }]);
    return undefined;
  }

  async function countConnections(): Promise<void> {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and application_name <> 'test'`,
    );
    most.postgres = Math.max(most.postgres, rows[0]?.count ?? 0);
    const clients = Number(/connected_clients:(\d+)/.exec(await redisClient.info('clients'))?.[1]);
    most.redis = Math.max(most.redis, clients - 1);
  }

  /** How many requests each account had got when the small ones together had got half of theirs. */
  function countAtHalf(): number[] {
    const moments = sandboxes
      .flatMap(({ requests }, account) => (isLarge(account) ? [] : requests.map(({ at }) => at)))
      .sort((one, other) => one - other);
    const half = moments[Math.floor(moments.length / 2)] ?? 0;
    return sandboxes.map(({ requests }) => requests.filter(({ at }) => at <= half).length);
  }

  const refusals = () =>
    sandboxes.map(({ requestCount }) => requestCount(({ status }) => status === 429 || status === 403));

  it('answers as of now on either instance, while one of them copies the rest', async () => {
    const account = accountCount - 1;
    const question = `select count(*) as leads from leads where name = 'Переименована'`;
    for (let answer = await ask(0, account, question); !answer?.complete; ) answer = await ask(0, account, question);
    const [lead] = sandboxes[account]?.data().leads.rows() ?? [];
    sandboxes[account]?.send('PATCH', `/leads/${lead?.id}`, { name: 'Переименована' });
    expect((await ask(1, account, question, 0))?.rows).toEqual([[1]]);
  });

  it('copies them side by side, and no account is served later than the others', async () => {
    const answers = await Promise.all(
      sandboxes.map(async (_, account) => {
        // Each account is asked of either instance in turn.
        for (let round = account; ; round++) {
          const answer = await ask(round, account, records);
          if (answer?.complete) return answer;
        }
      }),
    );
    for (const [account, { rows }] of answers.entries()) {
      const data = sandboxes[account]?.data();
      const counts = data?.count();
      expect(rows[0]?.slice(0, 4)).toEqual([counts?.leads, counts?.contacts, counts?.companies, counts?.tasks]);
      expect(rows[0]?.[4]).toBeGreaterThan(10 * leads - 1);
    }
    expect(refusals()).toEqual(sandboxes.map(() => 0));
    const half = countAtHalf();
    for (const [account, { requestCount }] of sandboxes.entries()) {
      const all = requestCount();
      // The small accounts are alike: each had got its part by then.
      if (!isLarge(account)) expect(half[account]).toBeGreaterThan(all / 4);
      // A larger one takes longer, and does not take the time of the others. The last one was asked before.
      else if (account === 0) expect(half[account]).toBeLessThan(all / 2);
    }
  });

  it('keeps connections to what its documents say', () => {
    expect(most.postgres).toBeGreaterThan(0);
    expect(most.postgres).toBeLessThanOrEqual(programs.length * maxConnections);
    expect(most.redis).toBe(programs.length * 2);
  });

  it('says for each account as of when its answer is, and asks only the account of the question', async () => {
    const question = 'select count(*) as leads from leads';
    const before = await Promise.all(sandboxes.map((_, account) => ask(0, account, question, 3_600)));
    const sent = sandboxes.map(({ requestCount }) => requestCount());
    const changed = 5;
    const [lead] = sandboxes[changed]?.data().leads.rows() ?? [];
    sandboxes[changed]?.send('PATCH', `/leads/${lead?.id}`, { name: 'Переименована' });
    const after = await ask(1, changed, `select count(*) as leads from leads where name = 'Переименована'`, 0);
    expect(after?.rows).toEqual([[1]]);
    expect(Date.parse(after?.asOf ?? '')).toBeGreaterThanOrEqual(Date.parse(before[changed]?.asOf ?? ''));
    const more = sandboxes.map(({ requestCount }, account) => requestCount() - (sent[account] ?? 0));
    expect(more.map((requests) => requests > 0)).toEqual(sandboxes.map((_, account) => account === changed));
    expect(more[changed]).toBeLessThanOrEqual(5);
    // The other instance answers from the same copy, and neither asks the others again.
    const again = await Promise.all(sandboxes.map((_, account) => ask(1, account, question, 3_600)));
    expect(again.map((answer) => answer?.complete)).toEqual(sandboxes.map(() => true));
    expect(again[4]?.asOf).toBe(before[4]?.asOf);
    expect(sandboxes.map(({ requestCount }) => requestCount())).toEqual(
      sent.map((each, index) => each + (more[index] ?? 0)),
    );
  });

  it('keeps one budget for each account, whichever instance is called', async () => {
    const busy = 3;
    const calls = Array.from({ length: 30 }, (_, index) =>
      fetch(`${programs[index % 2]?.url}/api/leads?limit=${index + 1}`, {
        headers: { 'amocrm-account': `account-${busy}` },
      }).then(({ status }) => status),
    );
    const other = await fetch(`${programs[0]?.url}/api/leads?limit=1`, { headers: { 'amocrm-account': 'account-4' } });
    expect(other.status).toBe(200);
    expect(await Promise.all(calls)).toEqual(calls.map(() => 200));
    expect(refusals()).toEqual(sandboxes.map(() => 0));
  });
});
