import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadQuantiles } from '../../src/replica/question/quantile.ts';
import { currentVersion, migrate, NewerReplicaError } from '../../src/replica/store/migration.ts';
import { openPostgres, type PostgresPool } from '../../src/replica/store/postgres.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { UnexpectedChangesError } from '../../src/replica/store/statement.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { takeLease } from '../../src/replica/sync/lease.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts';
import fc from '../property.ts';

const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-store-'));
let server: PostgresServer | undefined;
let pool: PostgresPool | undefined;
let schemas = 0;

beforeAll(async () => {
  if (!findPostgres()) return;
  server = await startPostgres();
  pool = openPostgres(server.url, () => {});
});
afterAll(async () => {
  await pool?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['sqlite', 'postgres'] as const)('A store in %s', (engine) => {
  const skip = engine === 'postgres' && !findPostgres();

  async function open(): Promise<Store> {
    schemas += 1;
    const schema = `account_${schemas}`;
    const store = engine === 'sqlite' ? openSqlite(join(folder, `${schemas}.db`)) : (pool?.open(schema) as Store);
    await migrate(store, engine === 'sqlite' ? undefined : schema);
    return store;
  }
  const reason = (id: number, name: string) => ({ id, name, sort: 0, is_deleted: 0 as const });
  const names = async ({ database }: Store) =>
    (await database.selectFrom('loss_reason').select('name').orderBy('id').execute()).map(({ name }) => name);

  test.skipIf(skip)('keeps any text, without characters that no database stores', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), async (texts) => {
        await store.write([store.database.deleteFrom('loss_reason')]);
        await store.write([
          store.insert(
            'loss_reason',
            texts.map((text, id) => reason(id + 1, text)),
          ),
        ]);
        expect(await names(store)).toEqual(texts.map((text) => text.replace(/\0|\p{Surrogate}/gu, '')));
      }),
      { numRuns: 50 },
    );
    await store.close();
  });

  test.skipIf(skip)('replaces a row by its key, or keeps it', async () => {
    const store = await open();
    await store.write([store.insert('loss_reason', [reason(1, 'дорого')])]);
    await store.write([store.insert('loss_reason', [reason(1, 'нет денег')])]);
    expect(await names(store)).toEqual(['дорого']);
    await store.write([store.insert('loss_reason', [reason(1, 'нет денег')], ['id'])]);
    expect(await names(store)).toEqual(['нет денег']);
    await store.write([store.deleteWhere('loss_reason', 'id', [1, 2])]);
    expect(await names(store)).toEqual([]);
    await store.close();
  });

  test.skipIf(skip)('makes the rows of records what they should be, and writes only what differs', async () => {
    const store = await open();
    const tag = (entity_id: number, tag_id: number, tag_name: string) => ({
      entity_type: 'leads',
      entity_id,
      tag_id,
      tag_name,
    });
    const owners = { column: 'entity_id', ids: [1, 2], entityType: 'leads' } as const;
    const replace = async (rows: ReturnType<typeof tag>[], changes: number[]) => {
      const statements = store.replace('entity_tag', owners, rows);
      await store.write(statements.map((query, index) => ({ query, expect: changes[index] as number })));
      return store.database.selectFrom('entity_tag').selectAll().orderBy('entity_id').orderBy('tag_id').execute();
    };
    const others = [tag(3, 1, 'VIP'), { ...tag(1, 1, 'VIP'), entity_type: 'contacts' }];
    await store.write([store.insert('entity_tag', others)]);
    const first = [tag(1, 1, 'VIP'), tag(1, 2, 'опт'), tag(2, 1, 'VIP')];
    expect(await replace(first, [0, 3])).toHaveLength(5);
    expect(await replace(first, [0, 0])).toHaveLength(5);
    const second = [tag(1, 2, 'Опт'), tag(2, 1, 'VIP'), tag(2, 3, 'сайт')];
    expect(await replace(second, [1, 2])).toEqual(
      expect.arrayContaining([...second, ...others].map((row) => expect.objectContaining(row))),
    );
    expect(await replace([], [3])).toHaveLength(2);
    await store.close();
  });

  test.skipIf(skip)('writes only the named columns of a row that exists', async () => {
    const store = await open();
    await store.write([store.insert('loss_reason', [{ ...reason(1, 'дорого'), sort: 5 }, reason(2, 'другое')])]);
    await store.write(store.update('loss_reason', [reason(1, 'нет денег')], ['name']));
    const rows = await store.database.selectFrom('loss_reason').select(['name', 'sort']).orderBy('id').execute();
    const expected = [
      { name: 'нет денег', sort: 5 },
      { name: 'другое', sort: 0 },
    ];
    expect(rows).toEqual(expected);
    await store.close();
  });

  test.skipIf(skip)('inserts a row that was deleted before it is updated', async () => {
    const store = await open();
    await store.write([store.insert('loss_reason', [reason(1, 'дорого'), reason(2, 'другое')])]);
    const moved = [reason(1, 'нет денег'), { ...reason(2, 'иное'), sort: 7 }];
    await store.write([store.deleteWhere('loss_reason', 'id', [2]), ...store.update('loss_reason', moved, ['name'])]);
    const rows = await store.database.selectFrom('loss_reason').select(['name', 'sort']).orderBy('id').execute();
    expect(rows).toEqual([
      { name: 'нет денег', sort: 0 },
      { name: 'иное', sort: 7 },
    ]);
    await store.close();
  });

  test.skipIf(skip)('undoes a transaction whose statement changes another number of rows than expected', async () => {
    const store = await open();
    const rename = store.database.updateTable('loss_reason').set({ name: 'x' }).where('id', '=', 9);
    const writing = store.write([store.insert('loss_reason', [reason(1, 'дорого')]), { query: rename, expect: 1 }]);
    await expect(writing).rejects.toThrow(UnexpectedChangesError);
    expect(await names(store)).toEqual([]);
    await store.close();
  });

  test.skipIf(skip)('is written by one holder of its lease, and by another once it has expired', async () => {
    const store = await open();
    let time = 1_000;
    const first = await takeLease(store, 'first', () => time);
    expect(await takeLease(store, 'second', () => time)).toBeUndefined();
    time += 120_000;
    const second = await takeLease(store, 'second', () => time);
    await second?.write([store.insert('loss_reason', [reason(2, 'second')])]);
    await expect(first?.write([store.insert('loss_reason', [reason(1, 'first')])])).rejects.toThrow(
      UnexpectedChangesError,
    );
    expect(await names(store)).toEqual(['second']);
    await second?.release();
    expect(await takeLease(store, 'third', () => time)).toBeDefined();
    await store.close();
  });

  test.skipIf(skip)('computes the middle and the ninetieth percentile as a recount does', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 }), async (numbers) => {
        await store.write([
          store.database.deleteFrom('loss_reason'),
          store.insert(
            'loss_reason',
            numbers.map((sort, id) => ({ ...reason(id, 'a'), sort })),
          ),
        ]);
        const values = store.database.selectFrom('loss_reason').select(['name as key', 'sort as value']);
        const sorted = [...numbers].sort((one, other) => one - other);
        const at = (index: number) => sorted[index] as number;
        const half = (sorted.length - 1) / 2;
        expect((await loadQuantiles(store.database, values)).get('a')).toEqual({
          key: 'a',
          count: sorted.length,
          median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2,
          p90: at(Math.ceil(sorted.length * 0.9) - 1),
        });
      }),
      { numRuns: 30 },
    );
    await store.close();
  });

  test.skipIf(skip)('keeps what an earlier version had, and takes values of any length then', async () => {
    schemas += 1;
    const schema = engine === 'postgres' ? `account_${schemas}` : undefined;
    const store = schema ? (pool?.open(schema) as Store) : openSqlite(join(folder, `${schemas}.db`));
    await migrate(store, schema, 1);
    const rowOf = (id: number, text: string) => ({
      ...{ entity_type: 'leads', entity_id: id, field_id: 1, position: 0, value_text: text },
      ...{ value_number: null, value_at: null, enum_id: null, enum_code: null },
    });
    await store.write([store.insert('custom_field_value', [rowOf(1, 'было')])]);
    await migrate(store, schema);
    // Nothing in it repeats, so that it cannot be compressed.
    const long = Array.from({ length: 9_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
      '',
    );
    await store.write([store.insert('custom_field_value', [rowOf(2, long)])]);
    const values = store.database.selectFrom('custom_field_value').select('value_text').orderBy('entity_id');
    expect(await values.execute()).toEqual([{ value_text: 'было' }, { value_text: long }]);
    const version = await store.database.selectFrom('fact').select('value').where('key', '=', 'version').execute();
    expect(version).toEqual([{ value: String(currentVersion) }]);
    await store.close();
  });

  test.skipIf(skip)('is refused if a newer program has made its tables', async () => {
    const store = await open();
    const version = { key: 'version', value: String(currentVersion + 1) };
    await store.write([store.insert('fact', [version], ['key'])]);
    await expect(migrate(store)).rejects.toThrow(NewerReplicaError);
    await store.close();
  });
});

test('A file of SQLite is readable by its owner only', async () => {
  const path = join(folder, 'private', 'replica.db');
  const store = openSqlite(path);
  await migrate(store);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  await store.close();
});

test.skipIf(process.platform !== 'linux')(
  'A file of SQLite that nobody asks for some minutes is closed, and opened again by the next question',
  async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const path = join(folder, 'idle.db');
      const store = openSqlite(path);
      await migrate(store);
      const ask = () => store.database.selectFrom('fact').select('key').execute();
      const before = await ask();
      expect(countOpenFiles(path)).toBeGreaterThan(0);

      vi.advanceTimersByTime(6 * 60_000);
      await vi.waitFor(() => expect(countOpenFiles(path)).toBe(0));

      expect(await ask()).toEqual(before);
      expect(countOpenFiles(path)).toBeGreaterThan(0);
      await store.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  },
);

/** How many of the files that this process has open begin with a path: a replica is its file, its log and its index of the log. */
function countOpenFiles(path: string): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(path);
    } catch {
      return false;
    }
  }).length;
}
