import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { connectTo, program, start, startSandboxProcess } from './process.ts';
import type { Row } from './row.ts';

/** The query that compares servers: leads with the records that are linked to them. */
export const nestedQuery = `{ leads(first: 50) { nodes { id name price contacts { id name phones { value } } company { id name }
  responsible { name } pipeline { name } status { name } } } }`;

const connections = 16;
const seconds = 5;

/** Nested queries per second over HTTP, compared with a server that only forwards the same upstream requests. */
export async function measureThroughput(): Promise<Row[]> {
  const sandbox = await startSandboxProcess();
  const environment = await connectTo(sandbox);
  const ours = await start([program, 'serve'], environment);
  const body = JSON.stringify({ query: nestedQuery });
  const paths = await upstreamPaths(sandbox.url, ours.url, body);
  const raw = await start([
    fileURLToPath(new URL('pass-through.mjs', import.meta.url)),
    sandbox.url,
    environment.AMOCRM_ACCESS_TOKEN as string,
    ...paths,
  ]);
  const rates = { raw: 0, ours: 0 };
  // Both are warmed up and then measured in turns, so that a busy moment of the machine affects both.
  await load(ours.url, body, 2);
  await load(raw.url, body, 2);
  for (let turn = 0; turn < 2; turn++) {
    rates.raw += (await load(raw.url, body, seconds)) / 2;
    rates.ours += (await load(ours.url, body, seconds)) / 2;
  }
  for (const server of [raw, ours, sandbox]) server.stop();
  return [
    [`nested query of 50 leads over HTTP, ${connections} connections`, `${Math.round(rates.ours)}/s`],
    [
      'the same upstream requests, forwarded by node:http alone',
      `${Math.round(rates.raw)}/s (ratio ${(rates.ours / rates.raw).toFixed(2)})`,
    ],
  ];
}

/** The upstream requests of the query, as the sandbox recorded them. */
async function upstreamPaths(sandbox: string, server: string, body: string): Promise<string[]> {
  const ask = () =>
    fetch(`${server}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await (await ask()).text();
  await fetch(`${sandbox}/_sandbox/requests`, { method: 'DELETE' });
  await (await ask()).text();
  const { requests } = (await (await fetch(`${sandbox}/_sandbox/requests`)).json()) as {
    requests: { path: string; query: string }[];
  };
  return requests.map((request) => `${request.path}?${request.query}`);
}

/** Answered queries per second. */
async function load(url: string, body: string, duration: number): Promise<number> {
  const pool = new Pool(url, { connections });
  const end = performance.now() + duration * 1000;
  let answered = 0;
  const work = async () => {
    while (performance.now() < end) {
      const answer = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await answer.body.dump({ limit: 10_000_000 });
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  await pool.destroy();
  return answered / duration;
}
