import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica } from '../../src/replica/index.ts';
import { checkUsers } from '../../src/resolvers/known-user.ts';
import { type Account, openAccount, startAccount, testNow } from '../harness.ts';
import { usePlace } from './place.ts';

describe('A condition on responsible users that the replica answers', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
    await account.query('{ leads(filter: { tags: { none: ["Срочно"] } }, first: 1) { totalCount } }');
  });
  afterAll(() => account.close());

  const doors: readonly [door: string, text: (id: string) => string, path: string[]][] = [
    ['a list', (id) => `{ leads(filter: { responsibleUserIds: ["${id}"], idleDays: 1 }) { totalCount } }`, ['filter']],
    [
      'a list of contacts',
      (id) => `{ contacts(filter: { responsibleUserIds: ["${id}"], idleDays: 1 }) { totalCount } }`,
      ['filter'],
    ],
    [
      'a breakdown',
      (id) => `{ leadReport(filter: { responsibleUserIds: ["${id}"] }) { breakdown { total { count } } } }`,
      ['filter'],
    ],
    [
      'an export',
      (id) => `{ exportRecords(kind: LEADS, format: CSV, filter: { responsibleUserIds: ["${id}"] }) { rows } }`,
      ['filter'],
    ],
    [
      'a selection',
      (id) =>
        `mutation { updateManyLeads(filter: { responsibleUserIds: ["${id}"] }, fields: { price: 1 }) { plan { count } } }`,
      ['filter'],
    ],
    [
      'a selection of tasks',
      (id) => `mutation { completeTasks(filter: { responsibleUserIds: ["${id}"] }) { plan { count } } }`,
      ['filter'],
    ],
    ['data quality', (id) => `{ dataQuality(responsibleUserIds: ["${id}"]) { findings { count } } }`, []],
  ];

  test.each(doors)('of %s refuses an id that no user ever had, with the active users', async (_door, text, path) => {
    const { errors } = await account.execute(text('999'));
    expect(errors?.[0]?.extensions.issues).toEqual([
      {
        path: [...path, 'responsibleUserIds'],
        message: expect.stringMatching(/^`999` is not the id of a user; there are .*«Артём Лапшин»/),
      },
    ]);
  });

  test.each(doors)('of %s takes users who have left', async (_door, text) => {
    const inactive = account.sandbox.data().metadata.users.find(({ isActive }) => !isActive);
    expect((await account.execute(text(String(inactive?.id)))).errors).toBeUndefined();
  });
});

describe('An id of a user', () => {
  const place = usePlace('sqlite');
  test('is known if a record carries it, although the user was deleted', async () => {
    const account = await openAccount();
    const settings = new Metadata(account.connection.with({}));
    const { store } = place.open(place.newName());
    const replica = await openReplica({
      store,
      amocrm: account.connection.with({}),
      settings,
      identify: () => [],
      now: () => testNow,
      historyDays: 1,
    });
    const snapshot = await replica.read(['leads', 'contacts']);
    const path = ['responsibleUserIds'];
    await expect(checkUsers([777_001], path, snapshot)).rejects.toThrow();
    await expect(checkUsers([777_001], path, { ...snapshot, complete: false })).resolves.toBeUndefined();
    const [card] = account.sandbox.data().contacts.rows();
    const update = store.database.updateTable('contact').set({ responsible_user_id: 777_001 });
    await store.write([update.where('id', '=', card?.id ?? 0)]);
    await expect(checkUsers([777_001], path, snapshot)).resolves.toBeUndefined();
    await replica.close();
  });
});
