import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { type StdioProgram, startStdio } from '../stdio.ts';

const heapOf256MB = ['--max-old-space-size=256', 'dist/cli/main.js', 'mcp'];

/** Ids of everything that was answered, in numbers' order. */
const answered = ({ lines }: StdioProgram) =>
  lines
    .flat()
    .flatMap(({ id, method }) => (typeof id === 'number' && method === undefined ? [id] : []))
    .sort((one, other) => one - other);

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Resolves when a program that has begun to answer takes nothing more: what was written to it stays there. */
async function untilStuck(program: StdioProgram): Promise<void> {
  await once(program.child.stdout, 'readable');
  let before = -1;
  for (let same = 0; same < 5; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { writableLength } = program.child.stdin;
    same = writableLength === before ? same + 1 : 0;
    before = writableLength;
  }
}

describe('backpressure over stdio', () => {
  it('makes a client that sends 20,000 requests and reads nothing wait, and then gives it all answers', async () => {
    const program = startStdio({}, heapOf256MB, false);
    const count = 20_000;
    const _meta = { 'example.org/filler': 'x'.repeat(200) };
    for (const id of upTo(count)) program.request(id, 'resources/list', { _meta });
    program.child.stdin.end();
    await untilStuck(program);
    // Most of them are still on this side.
    expect(program.child.stdin.writableLength).toBeGreaterThan(3_000_000);
    await program.answer(count);
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(answered(program)).toEqual(upTo(count));
  }, 120_000);

  it('sends nothing to amoCRM for calls whose answers are not read', async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    onTestFinished(() => sandbox.close());
    const account = { AMOCRM_BASE_URL: sandbox.url, AMOCRM_ACCESS_TOKEN: sandbox.token, AMOCRM_RATE_LIMIT: '50' };
    const program = startStdio(account, heapOf256MB, false);
    const count = 2_000;
    for (const id of upTo(count)) {
      program.request(id, 'tools/call', { name: 'get_leads', arguments: { limit: 50, query: `${id}` } });
    }
    await untilStuck(program);
    const isLeads = ({ path }: { path: string }) => path.endsWith('/leads');
    await expect.poll(() => sandbox.requestCount(isLeads)).toBeGreaterThan(0);
    expect(sandbox.requestCount(isLeads)).toBeLessThan(400);
    program.child.stdin.destroy();
    program.child.stdout.destroy();
    await program.ended;
  }, 60_000);

  it('lets a cancellation overtake queued requests, and never starts a cancelled one', async () => {
    const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
    onTestFinished(() => sandbox.close());
    const account = { AMOCRM_BASE_URL: sandbox.url, AMOCRM_ACCESS_TOKEN: sandbox.token, AMOCRM_RATE_LIMIT: '50' };
    const program = startStdio(account);
    await program.initialize();
    const last = 100;
    for (const id of upTo(last)) {
      program.request(id, 'tools/call', { name: 'search_contact', arguments: { query: `nobody${id}` } });
    }
    const params = { requestId: last };
    program.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params })}\n`);
    program.request(last + 1, 'tools/call', { name: 'get_users', arguments: {} });
    await program.answer(last + 1);
    await program.answer(last - 1);
    program.child.stdin.end();
    await program.ended;
    expect(answered(program)).toEqual(upTo(last + 1).filter((id) => id !== last));
    expect(sandbox.requestCount(({ query }) => JSON.stringify([...query]).includes(`nobody${last}`))).toBe(0);
  });
});
