import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/replica/kind.ts';
import { asCompilable } from '../../src/replica/store/driver.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { expectSame, openMoving, openOver } from './moving.ts';
import { engines, type Opened, usePlace } from './place.ts';

const run = (store: Store, ...statements: RawBuilder<unknown>[]) =>
  store.write(statements.map((statement) => asCompilable(statement, store.database)));

/** Lets the tables grow by so many pages of 4 KB and no more, as on a full disk. @returns what frees the disk */
async function fillDisk(store: Store, pages: number): Promise<() => Promise<void>> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.database);
  await run(store, sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + pages}`));
  return () => run(store, sql.raw('pragma max_page_count = 1000000'));
}

/** Makes the server refuse new leads as it does on a full disk. @returns what frees the disk */
async function fillServer({ store, schema }: Opened): Promise<() => Promise<void>> {
  const refuse = sql.id(schema ?? '', 'refuse');
  const lead = sql.id(schema ?? '', 'lead');
  const body = sql.lit("begin raise exception 'could not extend file: No space left' using errcode = 'disk_full'; end");
  await run(
    store,
    sql`create function ${refuse}() returns trigger language plpgsql as ${body}`,
    sql`create trigger refuse before insert on ${lead} execute function ${refuse}()`,
  );
  return () => run(store, sql`drop function ${refuse} cascade`);
}

const full = { code: 'REPLICA_UNAVAILABLE', message: /disk .* is full/, remedy: /Free space/ };

describe.each(engines)('A replica in %s whose disk is full', (engine) => {
  const place = usePlace(engine);

  test('stops its first copy after whole pages, and goes on when there is space', async () => {
    const account = await openMoving({ size: { leads: 600, eventsPerLead: 1 } });
    const opened = place.open(place.newName());
    const replica = await openOver(account, opened.store, opened);
    const free = await (engine === 'sqlite' ? fillDisk(opened.store, 100) : fillServer(opened));
    await expect(replica.read(['leads'])).rejects.toMatchObject(full);
    const [leads] = (await replica.status()).kinds;
    expect(leads).toMatchObject({ kind: 'leads', isFilled: false });
    expect(leads?.rows).toBe(250 * (leads?.pages ?? 0));
    await free();
    account.sandbox.clearRequests();
    expect((await replica.read(['leads'])).complete).toBe(true);
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/leads'))).toBe(3 - (leads?.pages ?? 0));
    await expectSame(account, replica);
  });

  test('answers what it has copied, and catches up when there is space', async () => {
    const account = await openMoving({ leads: 40 });
    const opened = place.open(place.newName());
    const replica = await openOver(account, opened.store, opened);
    await replica.read(kinds);
    const free = await (engine === 'sqlite' ? fillDisk(opened.store, 0) : fillServer(opened));
    expect((await replica.read(kinds)).complete).toBe(true);
    account.pass(100);
    const name = 'Длинное имя '.repeat(20);
    account.sandbox.send(
      'POST',
      '/leads',
      Array.from({ length: 50 }, () => ({ name })),
    );
    await expect(replica.read(kinds, { maxAgeMs: 0 })).rejects.toMatchObject(full);
    // What the log has named is known to have changed: its old state is not an answer.
    await expect(replica.read(['leads'])).rejects.toMatchObject(full);
    await free();
    await expectSame(account, replica);
  });
});

describe('A replica in a file', () => {
  const place = usePlace('sqlite');
  const refused = { code: 'REPLICA_UNAVAILABLE', remedy: /DATA_DIR/ };

  test('is made once there is space, if there was none for its tables', async () => {
    const account = await openMoving({ leads: 20 });
    const { store } = place.open(place.newName());
    const free = await fillDisk(store, 10);
    await expect(openOver(account, store)).rejects.toMatchObject(full);
    await free();
    await expectSame(account, await openOver(account, store));
  });

  test('answers from what it has while its disk is read-only, and catches up afterwards', async () => {
    const account = await openMoving({ leads: 20 });
    const { store } = place.open(place.newName());
    const replica = await openOver(account, store);
    const { asOf } = await replica.read(kinds);
    await run(store, sql.raw('pragma query_only = on'));
    account.pass(100);
    await expect(replica.read(kinds, { maxAgeMs: 0 })).rejects.toMatchObject(refused);
    expect(await replica.read(kinds, { maxAgeMs: Number.POSITIVE_INFINITY })).toMatchObject({ asOf, complete: true });
    // The setting is of the connection.
    await store.reopen();
    await expectSame(account, replica);
  });

  test('is an error with a remedy where its folder cannot be made', async () => {
    const file = place.file(place.newName());
    writeFileSync(file, '');
    const open = async () => openSqlite(join(file, 'replica', '1.db'));
    await expect(open()).rejects.toMatchObject(refused);
  });

  test('is made anew when its folder was lost under a running server, once a folder can be made there', async () => {
    const account = await openMoving({ leads: 20 });
    const file = join(place.file(place.newName()), 'replica.db');
    const store = openSqlite(file);
    const replica = await openOver(account, store);
    await replica.read(['leads']);
    rmSync(dirname(file), { recursive: true });
    writeFileSync(dirname(file), '');
    await expect(replica.read(['leads'])).rejects.toMatchObject(refused);
    rmSync(dirname(file));
    mkdirSync(dirname(file));
    await expectSame(account, replica);
    await replica.close();
  });
});
