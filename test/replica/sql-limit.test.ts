import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ForeignTurns } from '../../src/replica/store/foreign.ts';
import { migrate } from '../../src/replica/store/migration.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import { SqliteForeign } from '../../src/replica/store/sqlite-foreign.ts';

/** Turns in which nothing waits for longer than a moment. */
const openTurns = () => new ForeignTurns({ waiting: 20, waitMs: 1 });

/** Work that ends when it is told. */
function createWork() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, work: () => ended };
}

describe('Places of callers’ statements', () => {
  test('are left for questions, however much is read in steps', async () => {
    const turns = openTurns();
    const leave = await Promise.all(['north', 'south'].map((account) => turns.enterStream(account)));
    await expect(turns.enterStream('east')).rejects.toMatchObject({ reason: 'busy' });
    await expect(turns.run('north', async () => 'answer')).resolves.toBe('answer');
    for (const each of leave) each();
    (await turns.enterStream('east'))();
  });

  test('are not all of one account', async () => {
    const turns = openTurns();
    const { end, work } = createWork();
    const own = [turns.run('north', work), turns.run('north', work)];
    await expect(turns.run('north', work)).rejects.toMatchObject({ reason: 'busy' });
    await expect(turns.run('south', async () => 'answer')).resolves.toBe('answer');
    const leave = await turns.enterStream('north');
    await expect(turns.enterStream('north')).rejects.toMatchObject({ reason: 'busy' });
    (await turns.enterStream('south'))();
    leave();
    end();
    await Promise.all(own);
  });
});

describe('A statement that is read in steps from SQLite', () => {
  test('is ended once all steps have taken too long', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
    const path = join(folder, 'replica.db');
    const store = openSqlite(path);
    await migrate(store);
    const foreign = new SqliteForeign(path, { stepsMs: 0 });
    onTestFinished(async () => {
      foreign.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const text = 'with recursive n(x) as (select 1 union all select x + 1 from n) select x from n';
    const steps = foreign.stream({ text, parameters: [] }, { tables: [], functions: [] });
    await expect(steps.next()).resolves.toMatchObject({ done: false });
    await expect(steps.next()).rejects.toMatchObject({ reason: 'steps' });
  });
});
