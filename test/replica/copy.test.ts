import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesOf } from '../../src/amocrm/index.ts';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica, type Replica } from '../../src/replica/index.ts';
import { kinds } from '../../src/replica/kind.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { type Account, startAccount, testNow } from '../harness.ts';
import { findPostgres, startPostgres } from '../postgres.ts';

const counted = [
  'lead',
  'contact',
  'company',
  'task',
  'note',
  'event',
  'stage_move',
  'record_activity',
  'stage_stay',
  'lead_contact',
  'custom_field_value',
] as const;

async function countRows(replica: Replica) {
  const { database } = await replica.read(kinds);
  const counts: Record<string, number> = {};
  for (const table of counted) {
    const { count } = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = count;
  }
  return counts;
}

describe('A replica', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  test('has every record of the account', async () => {
    const amocrm = account.connection.with({});
    const countAll = async (list: typeof amocrm.leads.list | typeof amocrm.tasks.list) => {
      let count = 0;
      for await (const page of pagesOf(list as typeof amocrm.leads.list, {}, { ahead: 1 })) count += page.items.length;
      return count;
    };
    const counts = await countRows(await account.replica());
    expect(counts.lead).toBe(await countAll(amocrm.leads.list));
    expect(counts.task).toBe(await countAll(amocrm.tasks.list));
  });

  test('differs in no field from the account', async () => {
    const replica = await account.replica();
    expect((await replica.verify({ sample: undefined })).differences).toEqual([]);
    expect((await replica.verify({ sample: 20 })).compared).toMatchObject({ leads: 20, contacts: 20, tasks: 20 });
  });

  test.skipIf(!findPostgres())('has the same in PostgreSQL', async () => {
    const server = await startPostgres();
    const pool = openPostgres(server.url, () => {});
    const replica = await openReplica({
      store: pool.open('account_1'),
      schema: 'account_1',
      amocrm: account.connection.with({ lane: 'background' }),
      settings: new Metadata(account.connection.with({})),
      identify: createIdentify('RU'),
      now: () => testNow,
      historyDays: 400,
      waitMs: Number.POSITIVE_INFINITY,
    });
    expect(await countRows(replica)).toEqual(await countRows(await account.replica()));
    await pool.close();
    await server.stop();
  });
});
