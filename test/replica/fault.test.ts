import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ReplicaUnavailableError } from '../../src/errors/index.ts';
import { Metadata } from '../../src/loaders/metadata.ts';
import type { Replica } from '../../src/replica/index.ts';
import type { ReplicaOptions } from '../../src/replica/replica.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { takeLease } from '../../src/replica/sync/lease.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import { expectSame, type MovingAccount, openMoving, openOver } from './moving.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function openFile(account: MovingAccount, file: string, more: Partial<ReplicaOptions> = {}): Promise<Replica> {
  const replica = await openOver(account, openSqlite(file), more);
  onTestFinished(() => replica.close());
  return replica;
}

describe('The file of a replica', () => {
  test('is made anew when it was removed under a running server', async () => {
    const account = await openMoving();
    const folder = makeFolder();
    const replica = await openFile(account, join(folder, 'replica.db'));
    await replica.read(['leads']);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    await expectSame(account, replica);
    expect(existsSync(join(folder, 'replica.db'))).toBe(true);
  });

  test.for(['not a database', 'truncated'] as const)('is moved aside when it is damaged: %s', async (damage) => {
    const account = await openMoving();
    const file = join(makeFolder(), 'replica.db');
    const first = await openOver(account, openSqlite(file));
    await first.read(['leads', 'events']);
    await first.close();
    if (damage === 'truncated') {
      truncateSync(file, 50_000);
      // Otherwise its log may restore what was cut off.
      for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    } else writeFileSync(file, 'Это не база данных. '.repeat(1_000));
    const damaged: string[] = [];
    const replica = await openFile(account, file, { onDamage: (path) => damaged.push(path) });
    await replica.read(['leads']).catch(() => {});
    await expectSame(account, replica);
    expect(damaged).toEqual([`${file}.damaged`]);
    expect((await replica.status()).damagedFile).toBe(`${file}.damaged`);
  });

  test('of another account is refused', async () => {
    const account = await openMoving();
    const file = join(makeFolder(), 'replica.db');
    const first = await openOver(account, openSqlite(file));
    await first.read(['leads']);
    await first.close();
    account.sandbox.changeAccount({ id: 77 });
    await expect(openFile(account, file)).rejects.toThrow(ReplicaUnavailableError);
    await expect(openFile(account, file)).rejects.toThrow(/is of account \d+, and this is account 77/);
  });

  test('stays when the account is renamed', async () => {
    const account = await openMoving();
    const file = join(makeFolder(), 'replica.db');
    const first = await openOver(account, openSqlite(file));
    await first.read(['leads']);
    await first.close();
    account.sandbox.changeAccount({ name: 'Южный дом', subdomain: 'south' });
    const second = await openFile(account, file);
    expect(await account.count(() => second.read(['leads']))).toBe(0);
  });

  test('of a newer program is refused', async () => {
    const account = await openMoving();
    const file = join(makeFolder(), 'replica.db');
    const first = await openOver(account, openSqlite(file));
    await first.close();
    const store = openSqlite(file);
    await store.write([store.insert('fact', [{ key: 'version', value: '99' }], ['key'])]);
    await store.close();
    await expect(openFile(account, file)).rejects.toMatchObject({ code: 'REPLICA_UNAVAILABLE', remedy: /Update/ });
  });

  test('that cannot be written is an error with a remedy', async () => {
    const account = await openMoving();
    // A folder in the place of the file: no rights are needed to be refused, so it also holds for root.
    const file = join(makeFolder(), 'replica.db');
    mkdirSync(file);
    const opened = openFile(account, file);
    await expect(opened).rejects.toMatchObject({ code: 'REPLICA_UNAVAILABLE', remedy: expect.any(String) });
  });

  test('has the days of the account’s new time zone', async () => {
    const account = await openMoving();
    const file = join(makeFolder(), 'replica.db');
    const first = await openOver(account, openSqlite(file));
    await first.synchronize();
    await first.close();
    const metadata = new Metadata(account.connection.with({}));
    const settings = inZone(metadata, 'Asia/Vladivostok');
    const moved = await openFile(account, file, { settings });
    account.pass(100);
    await expectSame(account, moved);
  });
});

/** The settings of the account as if it had another time zone. */
function inZone(metadata: Metadata, timezone: string): ReplicaOptions['settings'] {
  return {
    account: async () => ({ ...(await metadata.account()), timezone }),
    users: () => metadata.users(),
    pipelines: () => metadata.pipelines(),
    lossReasons: () => metadata.lossReasons(),
    catalogs: () => metadata.catalogs(),
    customFields: (owner) => metadata.customFields(owner),
    limitAge: (part, maxAgeMs) => metadata.limitAge(part, maxAgeMs),
  };
}

describe('Two processes over one replica', () => {
  test('copy it once, and both answer', async () => {
    const account = await openMoving({ size: { leads: 600, eventsPerLead: 3 } });
    const file = join(makeFolder(), 'replica.db');
    const replicas = await Promise.all([openFile(account, file), openFile(account, file)]);
    account.sandbox.clearRequests();
    const snapshots = await Promise.all(replicas.map((replica) => replica.read(['leads'])));
    expect(snapshots.map(({ complete }) => complete)).toEqual([true, true]);
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/leads'))).toBe(3);
  });

  test('say that there is nothing yet while the other one copies', async () => {
    const account = await openMoving();
    const file = join(makeFolder(), 'replica.db');
    const replica = await openFile(account, file, { waitMs: 0 });
    const store = openSqlite(file);
    onTestFinished(() => store.close());
    const lease = await takeLease(store, 'another process');
    await expect(replica.read(['leads'])).rejects.toMatchObject({ code: 'REPLICA_UNAVAILABLE' });
    expect((await replica.status()).lease?.holder).toBe('another process');
    await lease?.release();
  });
});

describe.skipIf(!findPostgres())('A replica in PostgreSQL', () => {
  test('is an error with a remedy while the server is away, and goes on afterwards', async () => {
    const account = await openMoving();
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const pool = openPostgres(server.url, () => {});
    onTestFinished(() => pool.close());
    const replica = await openOver(account, pool.open('account_1'), { schema: 'account_1' });
    await replica.read(['leads']);
    const restarting = server.restart();
    const failure = await replica.read(['leads'], { maxAgeMs: 0 }).catch((error: unknown) => error);
    if (failure instanceof Error) expect(failure).toMatchObject({ code: 'REPLICA_UNAVAILABLE' });
    await restarting;
    await expectSame(account, replica);
    await replica.close();
  });
});
