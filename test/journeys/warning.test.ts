import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { startProgram } from '../program.ts';
import { makeFolder, startStdio } from '../stdio.ts';

/** Makes the program keep its log for the test. */
const probe = fileURLToPath(new URL('../faults/probe.mjs', import.meta.url));

/** More than the ten listeners of one signal at which Node warns. */
const many = 15;

/** As many requests to amoCRM at once, after a read and after a write. */
const notes = Array.from({ length: many }, (_, index) => `notes${index}: notes(first: ${index + 1}) { id }`).join('\n');
const read = (id: string) => `lead(id: ${id}) { id ${notes} }`;
const write = (id: string) => `updateLead(id: ${id}, input: { name: "Renamed" }) { id ${notes} }`;

/** Calls of these tools: each several times, all at once. */
const calls = Array.from({ length: 40 }, (_, index) => ({
  name: index % 2 === 0 ? 'read_much' : 'write_much',
  arguments: { lead_id: `${21400001 + 2 * Math.floor(index / 2)}` },
}));

/** A sandbox, and the environment of a program that works on it with two tools of its own. */
async function prepare(): Promise<{ sandbox: Sandbox; environment: Record<string, string> }> {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const folder = makeFolder();
  onTestFinished(async () => {
    folder.remove();
    await sandbox.close();
  });
  const tools = join(folder.path, 'tools');
  mkdirSync(tools);
  const tool = (kind: string, name: string, method: string, field: string) => `"""
Needs many requests.
"""
${kind} ${name}Much($leadId: ID!) @tool(title: "Much") @rest(method: "${method}", path: "/api/${name}/{lead_id}") {
  lead: ${field}
}`;
  writeFileSync(join(tools, 'read.graphql'), tool('query', 'read', 'GET', read('$leadId')));
  writeFileSync(join(tools, 'write.graphql'), tool('mutation', 'write', 'POST', write('$leadId')));
  return {
    sandbox,
    environment: {
      CONFIRM_WRITES: 'never',
      AMOCRM_BASE_URL: sandbox.url,
      AMOCRM_ACCESS_TOKEN: sandbox.token,
      AMOCRM_RATE_LIMIT: '1000',
      TOOLS_DIR: tools,
      XDG_CACHE_HOME: folder.path,
    },
  };
}

it('many requests for one query, and many calls at once over HTTP, leave no warning in the log', async () => {
  const { sandbox, environment } = await prepare();
  const program = await startProgram(environment, probe);
  onTestFinished(() => program.kill());
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await fetch(program.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { errors?: unknown; result?: { isError?: boolean } };
  };
  expect(await post('/graphql', { query: `{ ${read('21400001')} }` })).not.toHaveProperty('errors');
  expect(sandbox.requestCount(({ path }) => path.endsWith('/notes'))).toBe(many);
  const answers = await Promise.all(
    calls.map((params, id) => post('/mcp', { jsonrpc: '2.0', id, method: 'tools/call', params })),
  );
  for (const { result } of answers) expect(result).toMatchObject({ structuredContent: { lead: {} } });
  await program.stop();
  expect(program.log()).not.toContain('Warning');
}, 60_000);

it('many calls of one client over stdio, each with many requests, leave no warning in the log', async () => {
  const { environment } = await prepare();
  const program = startStdio(environment);
  await program.initialize();
  for (const [id, params] of calls.entries()) program.request(id, 'tools/call', params);
  for (const id of calls.keys()) {
    expect((await program.answer(id)).result).toMatchObject({ structuredContent: { lead: {} } });
  }
  program.child.stdin.end();
  await program.ended;
  expect(program.log()).not.toContain('Warning');
}, 60_000);
