import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Snapshot } from '../../src/replica/index.ts';
import { kinds } from '../../src/replica/kind.ts';
import {
  type RecordCondition,
  readCompanies,
  readContacts,
  readEvents,
  readLeads,
  readNotes,
  readStageMoves,
  readTasks,
} from '../../src/replica/question/record-step.ts';
import { loadFields, loadNames, loadSettingNames, loadTags, loadValues } from '../../src/replica/question/related.ts';
import { type Account, openAccount, startAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';

type Database = Snapshot['database'];

const readers: Record<string, (database: Database, condition: RecordCondition) => AsyncGenerator<unknown[]>> = {
  leads: readLeads,
  contacts: readContacts,
  companies: readCompanies,
  tasks: readTasks,
  notes: (database, condition) => readNotes(database, condition, 'notes'),
  calls: (database, condition) => readNotes(database, condition, 'calls'),
  events: readEvents,
  moves: readStageMoves,
};

const conditions: Omit<RecordCondition, 'moment'>[] = [
  {},
  { created: { from: testNow - 90 * 86_400, to: testNow - 86_400 }, userIds: [10_241_806, 10_241_814] },
  { lead: { state: ['WON', 'LOST'], price: { from: 50_000 } } },
  {
    lead: {
      pipeline_id: [7_604_218],
      updated_at: { from: 1, to: testNow },
      custom_fields_values: [{ field_id: 1_204_303, from: 10, to: 200 }],
    },
  },
  { lead: { custom_fields_values: [{ field_id: 1_204_315, values: [1] }], state: ['OPEN', 'WON', 'LOST'] } },
  { lead: { name: ['Продувает створку'], statuses: [{ pipeline_id: 1, status_id: 1 }] } },
];

async function readAll({ database, ...moment }: Snapshot): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, read] of Object.entries(readers)) {
    for (const [index, condition] of conditions.entries()) {
      const rows: unknown[] = [];
      for await (const step of read(database, { ...condition, moment })) rows.push(...step);
      found[`${name} ${index}`] = rows;
    }
  }
  return found;
}

async function readRelated(database: Database) {
  const ids = [21_400_001, 21_400_003, 21_400_799];
  const fields = await loadFields(database, 'leads');
  return {
    names: await loadNames(database, 'leads', ids),
    tags: await loadTags(database, 'leads', ids),
    values: await loadValues(
      database,
      'leads',
      ids,
      fields.map(({ id }) => id),
    ),
    settings: await loadSettingNames(database),
    fields,
  };
}

describe('Records that are read step by step', () => {
  let account: Account & { close(): Promise<void> };
  let snapshot: Snapshot;
  beforeAll(async () => {
    account = await startAccount();
    snapshot = await (await account.replica()).read(kinds);
  });
  afterAll(() => account.close());

  test('are all records, each once, in the order of their ids', async () => {
    const { replica } = await openAccount({ leads: 2_500 });
    const { database: large, ...moment } = await (await replica()).read(['leads']);
    const steps: number[] = [];
    const ids: number[] = [];
    for await (const step of readLeads(large, { moment })) {
      steps.push(step.length);
      ids.push(...step.map(({ id }) => id));
    }
    expect(steps).toEqual([1_000, 1_000, 500]);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    const { count } = await large
      .selectFrom('lead')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(ids).toHaveLength(count);
  });

  test('satisfy their conditions, and every condition leaves some out', async () => {
    const found = await readAll(snapshot);
    const sizes = (index: number) => Object.keys(readers).map((name) => found[`${name} ${index}`]?.length ?? 0);
    for (const index of [1, 2, 3]) {
      expect(sizes(index).every((size, kind) => size < (sizes(0)[kind] ?? 0))).toBe(true);
      expect(sizes(index)[0]).toBeGreaterThan(0);
    }
    expect(sizes(5)).toEqual(sizes(5).map(() => 0));
  });

  test.skipIf(!findPostgres())('are the same in PostgreSQL', async () => {
    const replica = await openPostgresReplica(account, onTestFinished);
    const other = await replica.read(kinds);
    expect(await readAll(other)).toEqual(await readAll(snapshot));
    expect(await readRelated(other.database)).toEqual(await readRelated(snapshot.database));
  });
});
