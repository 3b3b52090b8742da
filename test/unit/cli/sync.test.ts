import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { variables } from '../../../src/config/index.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';

async function type(...words: string[]) {
  const texts = { output: '', complaints: '' };
  const terminal = {
    write: (text: string) => {
      texts.output += text;
    },
    complain: (text: string) => {
      texts.complaints += text;
    },
  };
  return { code: await run(words, terminal), ...texts };
}

/** An account whose replica is in a folder of the test's own. */
async function openAccount() {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-sync-'));
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  vi.stubEnv('AMOCRM_BASE_URL', sandbox.url);
  vi.stubEnv('AMOCRM_ACCESS_TOKEN', sandbox.token);
  vi.stubEnv('AMOCRM_RATE_LIMIT', '1000');
  vi.stubEnv('DATA_DIR', folder);
  return { sandbox, replicas: () => readdirSync(join(folder, 'replica')), folder };
}

beforeEach(() => {
  for (const name of Object.keys(variables)) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());

describe('sync', () => {
  it('copies the account, finds no difference, and says how far it is', async () => {
    const { sandbox } = await openAccount();
    expect((await type('sync', '--status')).code).toBe(1);
    const copied = await type('sync');
    expect(copied.code).toBe(0);
    expect(copied.output).toContain(`${sandbox.data().leads.rows().length} records; complete, as of `);
    const verified = await type('sync', '--verify', '--all');
    expect(verified.output).toContain('\n0 differences.\n');
    expect(verified.code).toBe(0);
    const { kinds } = JSON.parse((await type('sync', '--status', '--json')).output) as {
      kinds: { isFilled: boolean }[];
    };
    expect(kinds.every(({ isFilled }) => isFilled)).toBe(true);
  });

  it('reads nothing again that has been copied', async () => {
    const { sandbox } = await openAccount();
    await type('sync');
    sandbox.clearRequests();
    await type('sync');
    const events = sandbox.requestCount(({ path }) => path === '/api/v4/events');
    expect(events).toBe(1);
  });

  it('prints a field that differs, with both values', async () => {
    const { folder } = await openAccount();
    await type('sync');
    const { openSqlite } = await import('../../../src/replica/store/sqlite.ts');
    const [file = ''] = readdirSync(join(folder, 'replica'));
    const store = openSqlite(join(folder, 'replica', file));
    const { id } = await store.database.selectFrom('lead').select('id').executeTakeFirstOrThrow();
    await store.write([store.database.updateTable('lead').set({ name: 'Подмена' }).where('id', '=', id)]);
    await store.close();
    const verified = await type('sync', '--verify', '--all');
    expect(verified.output).toMatch(new RegExp(`leads ${id} name: replica "Подмена", amoCRM ".+"\\n1 difference\\.`));
    expect(verified.code).toBe(1);
  });

  it('deletes the replica, even one that cannot be read', async () => {
    const { replicas, folder } = await openAccount();
    await type('sync');
    const [file = ''] = replicas();
    writeFileSync(join(folder, 'replica', file), 'not a database');
    expect(await type('sync', '--drop')).toMatchObject({ code: 0, output: 'The replica is deleted.\n' });
    expect(replicas()).toEqual([]);
  });

  it('is refused where the replica is switched off, and for options that do not go together', async () => {
    await openAccount();
    vi.stubEnv('REPLICA', 'off');
    expect((await type('sync')).complaints).toContain('REPLICA_OFF');
    expect((await type('sync', '--drop', '--verify')).complaints).toContain('cannot be combined with --');
    expect((await type('sync', '--all')).complaints).toContain('goes with --verify');
  });
});
