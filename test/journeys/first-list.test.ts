import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../program.ts';
import { serve } from '../serve.ts';
import { startStdio } from '../stdio.ts';

const reads = 'token-of-one-who-reads';
const writes = 'token-of-one-who-writes';

function makeFolder(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-list-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const own = (name: string) =>
  `"Names of all users." query ${name} @tool(title: "User names") { users @unwrap { name } }`;

/** What the first list of a new process shows, and what it says later. */
async function listFirst(environment: Record<string, string>) {
  const program = startStdio(environment);
  const { result } = await program.initialize();
  program.request(1, 'tools/list');
  const { result: listed, error } = await program.answer(1);
  // A call waits until everything is loaded, so a change has been announced before the answer.
  program.request(2, 'tools/call', { name: 'get_users', arguments: {} });
  const called = await program.answer(2);
  program.child.stdin.end();
  await program.ended;
  const tools = (listed?.tools ?? []) as { name: string; annotations: { readOnlyHint: boolean } }[];
  return {
    names: tools.map(({ name }) => name),
    writing: tools.filter(({ annotations }) => !annotations.readOnlyHint).map(({ name }) => name),
    error,
    instructions: String(result?.instructions),
    called: JSON.stringify(called),
    hasChanged: program.lines.flat().some(({ method }) => method === 'notifications/tools/list_changed'),
  };
}

/** Everything that is kept in a cache folder. */
function readCache(folder: string): { path: string; text: string; mode: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 }));
}

describe('the first list of tools', () => {
  it('has the tools of the user’s own folder, also after the folder has changed, and if it is cached', async () => {
    const folder = makeFolder({ 'one.graphql': own('listOne') });
    const environment = { TOOLS_DIR: folder, XDG_CACHE_HOME: makeFolder() };
    for (let start = 0; start < 2; start += 1) {
      const { names, hasChanged } = await listFirst(environment);
      expect(names).toContain('list_one');
      expect(hasChanged).toBe(false);
    }
    writeFileSync(join(folder, 'one.graphql'), own('listOther'));
    const { names, hasChanged } = await listFirst(environment);
    expect(names).toContain('list_other');
    expect(names).not.toContain('list_one');
    expect(hasChanged).toBe(false);
  });

  it('has them too if no account can be opened, or if nothing can be cached', async () => {
    const environment = {
      TOOLS_DIR: makeFolder({ 'one.graphql': own('listOne') }),
      XDG_CACHE_HOME: '/dev/null',
      AMOCRM_BASE_URL: 'http://127.0.0.1:9',
      AMOCRM_ACCESS_TOKEN: 'token',
    };
    expect((await listFirst(environment)).names).toContain('list_one');
  });

  it('comes from the cache before anything is loaded, and is corrected if the cache is stale', {
    timeout: 180_000,
  }, async () => {
    const environment = { TOOLS_DIR: makeFolder({ 'one.graphql': own('listOne') }), XDG_CACHE_HOME: makeFolder() };
    await listFirst(environment);
    const file = readCache(environment.XDG_CACHE_HOME).find(({ path }) => path.endsWith('tools.json'));
    const spoil = (text: string) => writeFileSync(String(file?.path), text);
    spoil(String(file?.text).replaceAll('list_one', 'list_two'));
    const wrong = await listFirst(environment);
    expect(wrong.names).toContain('list_two');
    expect(wrong.hasChanged).toBe(true);
    expect((await listFirst(environment)).names).toContain('list_one');
    for (const text of ['', '{}', '[1]', '[{"key":"x","tools":[{}],"resources":[]}]']) {
      spoil(text);
      expect((await listFirst(environment)).names).toContain('list_one');
    }
  });

  it('is cached for the user alone and without the token', async () => {
    const { app } = await serve({ API_TOKENS: `${reads}:read-only` });
    const cache = makeFolder();
    await listFirst({
      AMOCRM_SERVER_URL: app.url,
      AMOCRM_SERVER_TOKEN: reads,
      XDG_CACHE_HOME: cache,
    });
    const files = readCache(cache);
    expect(files.map(({ mode }) => mode)).toEqual([0o600]);
    expect(files[0]?.text).not.toContain(reads);
  });

  it('of another server is what its token may see: no tools that write for a read-only token', async () => {
    const { app } = await serve({
      API_TOKENS: `${reads}:read-only,${writes}`,
      TOOLS_DIR: makeFolder({ 'one.graphql': own('listOne') }),
    });
    const environment = { AMOCRM_SERVER_URL: app.url, XDG_CACHE_HOME: makeFolder() };
    const writer = await listFirst({ ...environment, AMOCRM_SERVER_TOKEN: writes });
    expect(writer.names).toContain('list_one');
    expect(writer.writing).toContain('create_lead');
    expect(writer.instructions).toContain('smart_create_client_and_lead');
    const reader = await listFirst({ ...environment, AMOCRM_SERVER_TOKEN: reads });
    expect(reader.names).toContain('list_one');
    expect(reader.writing).toEqual([]);
    expect(reader.instructions).not.toContain('smart_create_client_and_lead');
    expect([writer.hasChanged, reader.hasChanged]).toEqual([false, false]);
  });

  it('follows what a token may do now, not what it could do at the last start', async () => {
    const before = await startProgram({ API_TOKENS: reads });
    onTestFinished(before.kill);
    const environment = { AMOCRM_SERVER_TOKEN: reads, XDG_CACHE_HOME: makeFolder() };
    expect((await listFirst({ ...environment, AMOCRM_SERVER_URL: before.url })).writing).not.toEqual([]);
    await before.stop();
    const { app } = await serve({ API_TOKENS: `${reads}:read-only`, PORT: new URL(before.url).port });
    expect(app.url).toBe(before.url);
    expect((await listFirst({ ...environment, AMOCRM_SERVER_URL: app.url })).writing).toEqual([]);
  });

  it('of another server that is down is its last list for the same token, if there is one', async () => {
    const server = await startProgram({ API_TOKENS: `${reads}:read-only,${writes}` });
    onTestFinished(server.kill);
    const environment = { AMOCRM_SERVER_URL: server.url, XDG_CACHE_HOME: makeFolder() };
    await listFirst({ ...environment, AMOCRM_SERVER_TOKEN: reads });
    await server.stop();
    const known = await listFirst({ ...environment, AMOCRM_SERVER_TOKEN: reads });
    expect(known.names).toContain('get_leads');
    expect(known.writing).toEqual([]);
    expect(known.called).toContain('SERVER_UNREACHABLE');
    const unknown = await listFirst({ ...environment, AMOCRM_SERVER_TOKEN: writes });
    expect(unknown.names).toEqual([]);
    expect(unknown.error?.message).toContain('SERVER_UNREACHABLE');
    expect(unknown.error?.message).toContain(server.url);
    expect(unknown.instructions).toContain('SERVER_UNREACHABLE');
    expect(unknown.instructions).not.toContain('get_leads');
  });

  it('says that another server refuses its token, whatever the server said before', async () => {
    const { app } = await serve({ API_TOKENS: writes });
    const environment = { AMOCRM_SERVER_URL: app.url, AMOCRM_SERVER_TOKEN: reads, XDG_CACHE_HOME: makeFolder() };
    const { names, error } = await listFirst(environment);
    expect(names).toEqual([]);
    expect(error?.message).toContain('refuses this client');
  });

  it('is right at the next request after a server has come up again', async () => {
    const server = await startProgram();
    await server.stop();
    const program = startStdio({ AMOCRM_SERVER_URL: server.url, XDG_CACHE_HOME: makeFolder() });
    await program.initialize();
    program.request(1, 'tools/list');
    expect((await program.answer(1)).error?.code).toBe(-32603);
    const { app } = await serve({ PORT: new URL(server.url).port });
    expect(app.url).toBe(server.url);
    program.request(2, 'tools/list');
    expect((await program.answer(2)).result?.tools).not.toEqual([]);
    program.child.stdin.end();
    await program.ended;
  });

  it('is also printed by `tools`, with the tools of the user’s own folder', () => {
    const env = {
      PATH: process.env.PATH,
      LOG_LEVEL: 'silent',
      TOOLS_DIR: makeFolder({ 'one.graphql': own('listOne') }),
    };
    const print = (...options: string[]) =>
      spawnSync(process.execPath, ['dist/cli/main.js', 'tools', ...options], { env, encoding: 'utf8' }).stdout;
    expect(print()).toMatch(/^ *list_one +reads +Names of all users\.$/m);
    const { tools } = JSON.parse(print('--json')) as { tools: { name: string; toolset: string }[] };
    expect(tools.find(({ name }) => name === 'list_one')).toMatchObject({ toolset: 'custom' });
  });

  it('has instructions with the account’s time, time zone and currency, from the second start on', async () => {
    const environment = { XDG_CACHE_HOME: makeFolder() };
    const first = await listFirst(environment);
    expect(first.instructions).toContain('(UTC)');
    const second = await listFirst(environment);
    expect(second.instructions).toMatch(
      /It is \d{4}-\d\d-\d\dT\d\d:\d\d in the account’s time zone, Europe\/Moscow\. Its currency is RUB\./,
    );
    // Of another account nothing is known.
    const other = await listFirst({ ...environment, AMOCRM_BASE_URL: 'http://127.0.0.1:9', AMOCRM_ACCESS_TOKEN: 'x' });
    expect(other.instructions).toContain('(UTC)');
  });
});
