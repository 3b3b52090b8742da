import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { kinds } from '../../src/replica/kind.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts';
import { expectSame, openMoving, openOver } from './moving.ts';
import { openWire } from './wire.ts';

const unreachable = { code: 'REPLICA_UNAVAILABLE', message: /cannot be reached/, remedy: /PostgreSQL runs/ };

describe.skipIf(!findPostgres())('A replica in PostgreSQL', () => {
  let server: PostgresServer;
  let schemas = 0;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  /** A process that reaches the server by a way of its own. */
  async function openProcess(schema: string, limits?: { silentMs: number }) {
    const wire = await openWire(server.url);
    const pool = openPostgres(wire.url, () => {}, limits);
    onTestFinished(async () => {
      wire.release();
      await pool.close();
      await wire.close();
    });
    return { wire, opened: { store: pool.open(schema), schema } };
  }

  function newSchema(): string {
    schemas += 1;
    return `account_${schemas}`;
  }

  /** Another program's connection to the server. */
  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  /** Asks, and lets so many milliseconds pass while the connection is being opened and nothing can arrive. */
  async function askWhileStopped(url: string, milliseconds: number) {
    const pool = openPostgres(url, () => {});
    onTestFinished(() => pool.close());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const asked = sql`select 1 as one`.execute(pool.open(newSchema()).database).then(
      ({ rows }) => rows,
      (error: unknown) => error,
    );
    // Without a turn of the event loop, so that the answer of the server is not read.
    while (vi.getTimerCount() === 0) await Promise.resolve();
    vi.advanceTimersByTime(milliseconds);
    // What asked for the connection reads the same clock: the real one says how long this process has lived.
    return asked.finally(() => vi.useRealTimers());
  }

  test('opens a connection again whose time was over because the process was suspended', async () => {
    expect(await askWhileStopped(server.url, 60_000)).toEqual([{ one: 1 }]);
  });

  test('says that a server does not answer, and does not wait for it twice', async () => {
    let connections = 0;
    const silent = createServer(() => {
      connections += 1;
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const failure = await askWhileStopped(`postgres://amocrm:word@127.0.0.1:${port}/amocrm`, 5_000);
    expect(failure).toMatchObject(unreachable);
    await new Promise((resolve) => setImmediate(resolve));
    expect(connections).toBeLessThanOrEqual(1);
  });

  test('goes on where it was when the server was restarted while its tables are made', async () => {
    const account = await openMoving({ leads: 20 });
    const { wire, opened } = await openProcess(newSchema());
    const reached = wire.holdAt(`create table "${opened.schema}"."task"`);
    const opening = openOver(account, opened.store, opened).catch((error: unknown) => error);
    await reached;
    await server.restart();
    wire.release();
    expect(await opening).toMatchObject(unreachable);
    await expectSame(account, await openOver(account, opened.store, opened));
  });

  test.for(['the first copy', 'a catch-up'] as const)(
    'goes on where it was when the server was restarted in the middle of a transaction of %s',
    async (stage) => {
      const account = await openMoving({ leads: 30 });
      const { wire, opened } = await openProcess(newSchema());
      const replica = await openOver(account, opened.store, opened);
      if (stage === 'a catch-up') await replica.synchronize();
      account.pass(100);
      account.sandbox.send('POST', '/leads', [{ name: 'Новая' }]);
      // The transaction has begun, and has written the lead's row.
      const reached = wire.holdAt(`delete from "${opened.schema}"."lead_contact"`);
      const reading = replica.read(['leads'], { maxAgeMs: 0 }).catch((error: unknown) => error);
      await reached;
      await server.restart();
      wire.release();
      expect(await reading).toMatchObject(unreachable);
      await expectSame(account, replica);
    },
  );

  test('leaves a question that its caller has given up, while the server does not answer, and answers the next', async () => {
    const account = await openMoving({ leads: 20 });
    const { wire, opened } = await openProcess(newSchema());
    const replica = await openOver(account, opened.store, opened);
    const reached = wire.holdAt(`delete from "${opened.schema}"."lead_contact"`);
    const caller = new AbortController();
    const asked = replica.read(['leads'], { signal: caller.signal });
    asked.catch(() => {});
    await reached;
    caller.abort(new Error('given up'));
    await expect(asked).rejects.toThrow('given up');
    wire.release();
    expect((await replica.read(['leads'])).complete).toBe(true);
    await expectSame(account, replica);
  });

  test('is taken over from a process that was suspended in the middle of a transaction', async () => {
    const account = await openMoving({ leads: 20 });
    const schema = newSchema();
    let clock = Date.now();
    const options = { schema, clock: () => clock };
    const { wire, opened } = await openProcess(schema, { silentMs: 100 });
    const sleeper = await openOver(account, opened.store, options);
    const reached = wire.holdAt(`delete from "${schema}"."lead_contact"`);
    const sleeping = sleeper.read(['leads']).catch((error: unknown) => error);
    await reached;
    clock += 61_000;
    const { opened: other } = await openProcess(schema);
    const heir = await openOver(account, other.store, options);
    expect((await heir.read(['leads', 'events'])).complete).toBe(true);
    wire.release();
    expect(await sleeping).toMatchObject(unreachable);
    await expectSame(account, heir);
    expect((await sleeper.read(['leads'])).complete).toBe(true);
  });

  test('is an error with a remedy while the server has no connection left, and goes on afterwards', async () => {
    const account = await openMoving({ leads: 20 });
    const { opened } = await openProcess(newSchema());
    const others: pg.Client[] = [];
    try {
      for (;;) others.push(await connect());
    } catch (error) {
      expect(error).toMatchObject({ code: '53300' });
    }
    const opening = openOver(account, opened.store, opened);
    await expect(opening).rejects.toMatchObject({ code: 'REPLICA_UNAVAILABLE', remedy: /max_connections/ });
    await Promise.all(others.map((client) => client.end()));
    await expectSame(account, await openOver(account, opened.store, opened));
  });

  test('is an error with a remedy on a server that may only be read', async () => {
    const account = await openMoving({ leads: 20 });
    const admin = await connect();
    onTestFinished(() => admin.end());
    await admin.query('alter database postgres set default_transaction_read_only = on');
    const { opened } = await openProcess(newSchema());
    await expect(openOver(account, opened.store, opened)).rejects.toMatchObject({
      code: 'REPLICA_UNAVAILABLE',
      message: /cannot be written/,
    });
    await admin.query('set default_transaction_read_only = off');
    await admin.query('alter database postgres reset default_transaction_read_only');
    const { opened: again } = await openProcess(opened.schema);
    await expectSame(account, await openOver(account, again.store, again));
  });

  test('answers what it has while the right to write is lost, and catches up afterwards', async () => {
    const account = await openMoving({ leads: 20 });
    const { opened } = await openProcess(newSchema());
    const replica = await openOver(account, opened.store, opened);
    const { asOf } = await replica.read(kinds);
    account.pass(100);
    const admin = await connect();
    onTestFinished(() => admin.end());
    await admin.query(`alter table "${opened.schema}".lease rename to taken`);
    await expect(replica.read(kinds, { maxAgeMs: 0 })).rejects.toThrow();
    expect(await replica.read(kinds, { maxAgeMs: Number.POSITIVE_INFINITY })).toMatchObject({ asOf, complete: true });
    await admin.query(`alter table "${opened.schema}".taken rename to lease`);
    await expectSame(account, replica);
  });

  test('answers SQL with an error that has a remedy while the server is away', async () => {
    const account = await openMoving({ leads: 20 });
    const { opened } = await openProcess(newSchema());
    const replica = await openOver(account, opened.store, opened);
    const question = { query: 'select count(*) from leads', parameters: [], first: 10 };
    const { rows } = await replica.ask(question);
    const { wire, opened: late } = await openProcess(opened.schema);
    const other = await openOver(account, late.store, late);
    const reached = wire.holdAt('declare answer');
    const asking = other.ask(question, { maxAgeMs: Number.POSITIVE_INFINITY }).catch((error: unknown) => error);
    await reached;
    await server.restart();
    wire.release();
    expect(await asking).toMatchObject(unreachable);
    expect((await other.ask(question)).rows).toEqual(rows);
    expect(await sql<{ a: number }>`select 1 as a`.execute(late.store.database)).toMatchObject({ rows: [{ a: 1 }] });
  });
});
