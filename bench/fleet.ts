/**
 * Many accounts on one machine: a sandbox for each, and two instances of the server that share PostgreSQL and Redis.
 *
 * `npm run bench:fleet` measures 200 accounts of 1,000 leads; two numbers after `--` give others. `--write` also writes the figures to
 * `docs/scale.md`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';
import { fillPart } from '../scripts/fill-part.ts';
import { startPostgres } from '../test/postgres.ts';
import { startRedis } from '../test/redis.ts';
import type { Tally } from './fleet-sandboxes.ts';
import { median, processorTime, program, type Running, residentMegabytes, start } from './process.ts';
import type { Row } from './row.ts';
import { toMarkdown, toText } from './table.ts';

const sandboxProgram = fileURLToPath(new URL('fleet-sandboxes.ts', import.meta.url));
const sandboxProcesses = 2;
const instanceCount = 2;

/** What each instance may use for objects, as docs/scale.md advises. */
const heapMegabytes = 640;

/** A question over everything that is copied. */
const question = `select (select count(*) from leads) + (select count(*) from contacts) + (select count(*) from companies)
  + (select count(*) from tasks) + (select count(*) from notes) + (select count(*) from events) as records`;

interface Answer {
  complete: boolean;
  /** Unix seconds. */
  asOf: number;
  records: number;
}

/** The accounts and the instances that serve them. */
interface Fleet {
  names: readonly string[];
  instances: readonly Running[];
  /** Asks one instance the question of one account; undefined while nothing has been copied. */
  ask(instance: number, account: string): Promise<Answer | undefined>;
  /** Questions that were refused with `OVERLOADED`, and were asked again. */
  overloads(): number;
  /** What the accounts have counted, in their order. */
  tally(): Promise<Tally[]>;
  /** Connections that the instances have open at present. */
  connections(): Promise<{ postgres: number; redis: number }>;
  /** Processor time so far, in seconds: of the instances, and of PostgreSQL. */
  processor(): Promise<{ instances: number; postgres: number }>;
  /** Bytes of the database. */
  size(): Promise<number>;
  close(): Promise<void>;
}

async function startSandboxes(count: number, leads: number, first: number) {
  const child = fork(sandboxProgram, [String(count), String(leads), String(first)], { execArgv: ['--import', 'tsx'] });
  const [accounts] = (await once(child, 'message')) as [{ url: string; token: string }[]];
  return { child, accounts };
}

async function tallyOf(child: ChildProcess): Promise<Tally[]> {
  const answered = once(child, 'message');
  child.send('tally');
  return (await answered)[0] as Tally[];
}

async function startFleet(count: number, leads: number): Promise<Fleet> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-fleet-'));
  const portion = Math.ceil(count / sandboxProcesses);
  const portions = Array.from({ length: sandboxProcesses }, (_, index) => Math.min(portion, count - index * portion));
  const sandboxes = await Promise.all(portions.map((size, index) => startSandboxes(size, leads, index * portion)));
  const accounts = sandboxes.flatMap(({ accounts: some }) => some);
  const names = accounts.map(({ url, token }, index) => {
    const name = `account-${index}`;
    const lines = [`AMOCRM_BASE_URL=${url}`, `AMOCRM_ACCESS_TOKEN=${token}`];
    writeFileSync(join(folder, `${name}.env`), lines.join('\n'), { mode: 0o600 });
    return name;
  });
  const environment = {
    ACCOUNTS_DIR: folder,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PORT: '0',
    // Otherwise what is not used any more stands until a quarter of the machine's memory is full.
    NODE_OPTIONS: `--max-old-space-size=${heapMegabytes}`,
  };
  const instances = await Promise.all(
    Array.from({ length: instanceCount }, () => start([program, 'serve'], environment)),
  );
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1, application_name: 'bench' });
  const client = new Redis(redis.url);
  let overloads = 0;
  const read = async (text: string) => Number((await pool.query<{ value: string }>(text)).rows[0]?.value);
  return {
    names,
    instances,
    overloads: () => overloads,
    async ask(instance, account) {
      const response = await fetch(`${instances[instance]?.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'amocrm-account': account },
        body: JSON.stringify({
          query: 'query ($sql: String!) { sqlQuery(query: $sql) { complete asOf rows } }',
          variables: { sql: question },
        }),
      });
      const { data, errors } = (await response.json()) as {
        data?: { sqlQuery: { complete: boolean; asOf: string; rows: [[number]] } | null };
        errors?: { message: string; extensions?: { code?: string } }[];
      };
      const [error] = errors ?? [];
      const code = error?.extensions?.code ?? '';
      if (code === 'OVERLOADED') overloads += 1;
      else if (error && code !== 'REPLICA_UNAVAILABLE') throw new Error(`${account}: ${error.message}`);
      if (!data?.sqlQuery) return undefined;
      const { complete, asOf, rows } = data.sqlQuery;
      return { complete, asOf: Date.parse(asOf) / 1_000, records: rows[0][0] };
    },
    tally: async () => (await Promise.all(sandboxes.map(({ child }) => tallyOf(child)))).flat(),
    async connections() {
      const others = "backend_type = 'client backend' and application_name <> 'bench'";
      return {
        postgres: await read(`select count(*) as value from pg_stat_activity where ${others}`),
        // Without the one that asks.
        redis: Number(/connected_clients:(\d+)/.exec(await client.info('clients'))?.[1]) - 1,
      };
    },
    async processor() {
      const checkpointer = await read("select pid as value from pg_stat_activity where backend_type = 'checkpointer'");
      return {
        instances: instances.reduce((sum, { pid }) => sum + processorTime(pid), 0) / 1_000,
        postgres: familyTime(parentOf(checkpointer)),
      };
    },
    size: () => read('select pg_database_size(current_database()) as value'),
    async close() {
      for (const instance of instances) instance.stop();
      for (const { child } of sandboxes) child.disconnect();
      client.disconnect();
      await pool.end();
      await Promise.all([postgres.stop(), redis.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The fields of a process after its name, which may have spaces (proc(5)). */
const statOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');

const parentOf = (pid: number) => Number(statOf(pid)[1]);

/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100;

/** Processor time of a process and its children, present and past, in seconds. */
function familyTime(pid: number): number {
  const own = (process: number) => statOf(process).slice(11, 15).map(Number);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isChild(Number(name), pid));
  const ticks = [pid, ...children.map(Number)].flatMap(own);
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond;
}

function isChild(pid: number, parent: number): boolean {
  try {
    return parentOf(pid) === parent;
  } catch {
    // It has ended meanwhile.
    return false;
  }
}

/** Seconds until each account was complete, when all were asked for at once, and the most connections meanwhile. */
async function race({ names, instances, ask, connections }: Fleet) {
  const from = performance.now();
  const most = { postgres: 0, redis: 0 };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const open = await connections();
      most.postgres = Math.max(most.postgres, open.postgres);
      most.redis = Math.max(most.redis, open.redis);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  const seconds = await Promise.all(
    names.map(async (name, index) => {
      // Each account is asked of either instance in turn.
      for (let round = index; ; round++) {
        const answer = await ask(round % instances.length, name);
        if (answer?.complete) return (performance.now() - from) / 1_000;
      }
    }),
  ).finally(() => {
    isOver = true;
    return watching;
  });
  return { seconds, most };
}

const number = (value: number) => Math.round(value).toLocaleString('en');

async function measureFleet(count: number, leads: number): Promise<Row[]> {
  const fleet = await startFleet(count, leads);
  try {
    const { names, instances, ask } = fleet;
    const memory = () => instances.map(({ pid }) => `${residentMegabytes(pid)} MB`).join(' and ');
    const idle = memory();
    const idleConnections = await fleet.connections();
    const processorBefore = await fleet.processor();
    const { seconds, most } = await race(fleet);
    const filled = await fleet.tally();
    const filledMemory = memory();
    const processor = await fleet.processor();
    const size = await fleet.size();
    const answers: Answer[] = [];
    const ages: number[] = [];
    const asked = performance.now();
    for (const [index, name] of names.entries()) {
      const answer = await ask(index % instances.length, name);
      if (!answer) throw new Error(`${name} has no copy`);
      answers.push(answer);
      ages.push(Date.now() / 1_000 - answer.asOf);
    }
    const eachMs = (performance.now() - asked) / names.length;
    const after = await fleet.tally();
    const records = answers.reduce((sum, each) => sum + each.records, 0);
    const requests = filled.map((each) => each.requests);
    const middle = median(seconds);
    const slowest = Math.max(...seconds);
    const extra = after.map((each, index) => each.requests - (requests[index] ?? 0));
    const spent = (part: 'instances' | 'postgres') =>
      `${(((processor[part] - processorBefore[part]) * 1_000) / (records / 1_000)).toFixed(0)} ms`;
    return [
      ['accounts, leads of each, instances', `${count}, ${number(leads)}, ${instances.length}`],
      ['cores, load of the machine at the end', `${cpus().length}, ${loadavg()[0]?.toFixed(1)}`],
      ['memory of the instances before the first question', idle],
      ['connections before it: PostgreSQL, Redis', `${idleConnections.postgres}, ${idleConnections.redis}`],
      [
        'all first copies at once: seconds until one is complete, median and slowest',
        `${middle.toFixed(0)} s, ${slowest.toFixed(0)} s (ratio ${(slowest / middle).toFixed(2)})`,
      ],
      ['requests for each copy, median and most', `${median(requests)}, ${Math.max(...requests)}`],
      ['requests that were refused', number(filled.reduce((sum, each) => sum + each.refused, 0))],
      ['questions that were refused with `OVERLOADED` meanwhile, and asked again', number(fleet.overloads())],
      [
        'the most requests of one account that arrived within a second',
        number(Math.max(...after.map(({ peak }) => peak))),
      ],
      ['most connections: PostgreSQL, Redis', `${most.postgres}, ${most.redis}`],
      ['memory of the instances afterwards', filledMemory],
      [
        'all accounts asked again in turn: each, requests for it, oldest answer',
        `${eachMs.toFixed(0)} ms, ${Math.max(...extra)} at most, ${Math.max(...ages).toFixed(0)} s`,
      ],
      [
        'complete answers, and their records',
        `${answers.filter(({ complete }) => complete).length} of ${count}, ${number(records)}`,
      ],
      [
        'processor time for 1,000 records that are copied: instances, PostgreSQL',
        `${spent('instances')}, ${spent('postgres')}`,
      ],
      [
        'database; for each account; for each lead with all that belongs to it',
        `${number(size / 1e6)} MB; ${(size / count / 1e6).toFixed(1)} MB; ${(size / count / leads / 1e3).toFixed(1)} KB`,
      ],
    ];
  } finally {
    await fleet.close();
  }
}

const [count = 200, leads = 1_000] = process.argv.slice(2).map(Number).filter(Boolean);
const rows = await measureFleet(count, leads);
process.stdout.write(`${toText('Many accounts', rows)}\n`);
if (process.argv.includes('--write')) {
  const name = 'docs/scale.md';
  writeFileSync(name, fillPart(readFileSync(name, 'utf8'), 'fleet', toMarkdown(rows)));
}
