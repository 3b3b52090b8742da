import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { connectTo, median, processorTime, program, type Running, start, startSandboxProcess } from './process.ts';
import type { Row } from './row.ts';
import { nestedQuery } from './throughput.ts';

const folder = new URL('peers/', import.meta.url);
const installed = existsSync(new URL('node_modules/mercurius', folder));

const rounds = 7;
const queries = 150;
const connections = 8;

/**
 * CPU time of each server's own process for the nested query: this project, a server written by hand and, if they are installed,
 * other GraphQL servers. All take turns in one run, so that a busy machine slows all of them.
 */
export async function comparePeers(): Promise<Row[]> {
  const sandbox = await startSandboxProcess();
  const environment = await connectTo(sandbox);
  const startPeer = (name: string) =>
    start([fileURLToPath(new URL(`${name}.mjs`, folder)), sandbox.url, environment.AMOCRM_ACCESS_TOKEN as string], {
      NODE_ENV: 'production',
    });
  const names = ['minimal', ...(installed ? ['mercurius', 'apollo'] : [])];
  const servers = new Map<string, Running>();
  for (const name of names) servers.set(name, await startPeer(name));
  servers.set('this project', await start([program, 'serve'], environment));

  const answers = new Set<string>();
  for (const [name, { url }] of servers) answers.add(await ask(url, name));
  if (answers.size > 1) throw new Error('The answers of the servers differ.');
  const figures = new Map([...servers.keys()].map((name) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, server] of servers) {
      const cost = await measure(server, name);
      // The first round warms up.
      if (round >= 0) figures.get(name)?.push(cost);
    }
  }
  for (const server of servers.values()) server.stop();
  sandbox.stop();

  const minimum = median(figures.get('minimal') ?? []);
  const rows = [...figures].map(([name, costs]): Row => {
    const cost = median(costs);
    const label =
      { minimal: 'written by hand', apollo: 'Apollo Server', mercurius: 'mercurius with jit' }[name] ?? name;
    return [`nested query of 50 leads: ${label}`, `${cost.toFixed(2)} ms of CPU (${(cost / minimum).toFixed(2)}×)`];
  });
  if (!installed) rows.push(['mercurius and Apollo Server', 'not installed: `npm --prefix bench/peers ci`']);
  return rows;
}

/** Milliseconds of CPU time per query. */
async function measure(server: Running, name: string): Promise<number> {
  const pool = new Pool(server.url, { connections });
  const before = processorTime(server.pid);
  let left = queries;
  const work = async () => {
    while (left-- > 0) {
      const { body } = await pool.request(request(name));
      await body.dump({ limit: 10_000_000 });
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const spent = processorTime(server.pid) - before;
  await pool.destroy();
  return spent / queries;
}

async function ask(url: string, name: string): Promise<string> {
  const pool = new Pool(url);
  const { body } = await pool.request(request(name));
  const text = await body.text();
  await pool.destroy();
  return JSON.stringify((JSON.parse(text) as { data: unknown }).data);
}

function request(name: string) {
  return {
    path: name === 'apollo' ? '/' : '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: nestedQuery }),
  } as const;
}
