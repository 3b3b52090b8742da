/** Many accounts on one machine: a sandbox for each, and two instances of the server that share PostgreSQL and Redis. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { startPostgres } from '../test/postgres.ts';
import { startRedis } from '../test/redis.ts';
import { program, type Running, start } from './process.ts';

/** What a question of one account was answered. */
export interface Answer {
  complete: boolean;
  /** Unix seconds. */
  asOf: number;
}

/** The accounts and the instances that serve them. */
export interface Fleet {
  accounts: readonly { name: string; sandbox: Sandbox }[];
  instances: readonly Running[];
  /** Asks one instance a question of one account that needs its replica. */
  ask(instance: Running, account: string): Promise<Answer>;
  /** Connections to PostgreSQL that are open at present. */
  countConnections(): Promise<number>;
  close(): Promise<void>;
}

/** A question over all leads. */
const question = '{ sqlQuery(query: "select count(*) as leads from leads") { complete asOf } }';

/** Starts them. Each account has `leads` leads and the vendor's own rate limit. */
export async function startFleet(count: number, leads: number): Promise<Fleet> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-fleet-'));
  const accounts: { name: string; sandbox: Sandbox }[] = [];
  for (let index = 0; index < count; index++) {
    const sandbox = await startSandbox({ size: { leads }, seed: index + 1 });
    sandbox.changeAccount({ id: 1_000_000 + index });
    const name = `account-${index}`;
    const file = [`AMOCRM_BASE_URL=${sandbox.url}`, `AMOCRM_ACCESS_TOKEN=${sandbox.token}`].join('\n');
    writeFileSync(join(folder, `${name}.env`), file);
    accounts.push({ name, sandbox });
  }
  const environment = { ACCOUNTS_DIR: folder, DATABASE_URL: postgres.url, REDIS_URL: redis.url, PORT: '0' };
  const instances = [await start([program, 'serve'], environment), await start([program, 'serve'], environment)];
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
  return {
    accounts,
    instances,
    async ask({ url }, account) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'amocrm-account': account },
        body: JSON.stringify({ query: question }),
      });
      const { data, errors } = (await response.json()) as {
        data?: { sqlQuery: { complete: boolean; asOf: string } };
        errors?: unknown;
      };
      if (!data) throw new Error(JSON.stringify(errors));
      return { complete: data.sqlQuery.complete, asOf: Date.parse(data.sqlQuery.asOf) / 1000 };
    },
    async countConnections() {
      const text = "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend'";
      const { rows } = await pool.query<{ count: number }>(text);
      // Without the one that counts.
      return (rows[0]?.count ?? 1) - 1;
    },
    async close() {
      for (const instance of instances) instance.stop();
      await pool.end();
      await Promise.all(accounts.map(({ sandbox }) => sandbox.close()));
      await Promise.all([postgres.stop(), redis.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How the first copies of all accounts went, when all of them were asked for at once. */
export interface Race {
  /** Seconds until the copy of each account was complete, from the first question. */
  seconds: number[];
  /** Requests that each account got, and how many of them it refused. */
  requests: number[];
  refused: number;
  connections: number;
}

/** Asks every account, of either instance in turn, again and again until all copies are complete. */
export async function raceFirstCopies({ accounts, instances, ask, countConnections }: Fleet): Promise<Race> {
  const from = performance.now();
  let connections = 0;
  const seconds = await Promise.all(
    accounts.map(async ({ name }, index) => {
      for (let round = index; ; round++) {
        const instance = instances[round % instances.length] as Running;
        const { complete } = await ask(instance, name);
        connections = Math.max(connections, await countConnections());
        if (complete) return (performance.now() - from) / 1_000;
      }
    }),
  );
  return {
    seconds,
    requests: accounts.map(({ sandbox }) => sandbox.requestCount()),
    refused: accounts.reduce((sum, { sandbox }) => sum + sandbox.requestCount(({ status }) => status === 429), 0),
    connections,
  };
}
