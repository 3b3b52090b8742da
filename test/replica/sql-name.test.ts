import { describe, expect, onTestFinished, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { SqlRefusal } from '../../src/replica/sql/refusal.ts';
import { checkStatement } from '../../src/replica/sql/statement.ts';
import { openMoving, openOver } from './moving.ts';
import { usePlace } from './place.ts';

const place = usePlace('sqlite');

/** A replica of the demo account whose settings age by the account's clock. */
async function openAging() {
  const account = await openMoving();
  const settings = new Metadata(account.connection.with({}), () => account.now() * 1000);
  const replica = await openOver(account, place.open(place.newName()).store, { settings });
  onTestFinished(() => replica.close());
  const ask = async (query: string, maxAgeMs = 3_600_000) =>
    (await replica.ask({ query, parameters: [], first: 10 }, { maxAgeMs })).rows;
  return { account, ask };
}

describe('A name in a statement', () => {
  test('may be newer than the settings are kept', async () => {
    const { account, ask } = await openAging();
    const lead = account.sandbox.snapshot().leads[0];
    const user = account.sandbox.data().metadata.users.find(({ id }) => id === lead?.responsibleUserId);
    const count = (name: string | undefined) =>
      ask(`select count(*) > 0 from leads where responsible = '${name?.replaceAll("'", "''")}'`);
    expect(await count(user?.name)).toEqual([[1]]);
    account.sandbox.changeUser(user?.id ?? 0, { name: 'Тимур Новый' });
    account.pass(60);
    expect(await count('Тимур Новый')).toEqual([[1]]);
    await expect(count('Тимур Никакой')).rejects.toThrow(/responsible of leads is never 'Тимур Никакой'/);
  });

  test('that no one has makes the settings be read once, and not again at once', async () => {
    const { account, ask } = await openAging();
    const wrong = () => ask("select count(*) from leads where responsible = 'Тимур Никакой'").catch(() => 'refused');
    await wrong();
    account.pass(60);
    account.sandbox.clearRequests();
    expect([await wrong(), await wrong()]).toEqual(['refused', 'refused']);
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/users'))).toBe(1);
  });
});

describe('A query of WITH that has the name of a view', () => {
  const clock = { now: 0, timeZone: 'Europe/Moscow' };

  test.each([
    'with leads as (select * from leads where price > 0) select count(*) from leads',
    'with leads as not materialized (select * from leads), tasks as (select * from leads) select count(*) from tasks',
  ])('reads the view, which is brought up to date for it: %s', (text) => {
    const { kinds } = checkStatement(text, 'postgres', [], clock);
    expect(kinds).toContain('leads');
  });

  test('says over SQLite that it needs another name', async () => {
    const { ask } = await openAging();
    await expect(ask('with leads as (select * from leads) select count(*) from leads')).rejects.toThrow(
      'Give the query of WITH another name than the view leads',
    );
  });

  test('is not a way to something that is no view', () => {
    expect(() => checkStatement('with a as (select * from lead) select * from a', 'sqlite', [], clock)).toThrow(
      SqlRefusal,
    );
  });
});
