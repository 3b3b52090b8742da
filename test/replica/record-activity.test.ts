import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Event, eventTypes, type Lead, type Note, noteTypes, type Task } from '../../src/amocrm/index.ts';
import { isCallEvent, kindOfEvent, kindOfNote } from '../../src/loaders/activity-kind.ts';
import type { RowContext } from '../../src/replica/row/context.ts';
import { migrate } from '../../src/replica/store/migration.ts';
import { openSqlite } from '../../src/replica/store/sqlite.ts';
import type { Statements } from '../../src/replica/store/statement.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { storeLeads } from '../../src/replica/sync/apply.ts';
import { storeEvents, storeNotes, storeTasks } from '../../src/replica/sync/apply-activity.ts';
import { messageEventTypes, messageNoteTypes } from '../../src/replica/sync/record-activity.ts';
import { type Account, startAccount } from '../harness.ts';
import fc from '../property.ts';
import { tellActivity } from './last-activity.ts';

const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-activity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readActivity({ database }: Pick<Store, 'database'>, entityType: string) {
  const rows = await database
    .selectFrom('record_activity')
    .select(['entity_id', 'last_at'])
    .where('entity_type', '=', entityType)
    .where('last_at', 'is not', null)
    .execute();
  return new Map(rows.map(({ entity_id, last_at }) => [entity_id, last_at]));
}

describe('The last activity of a record', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  test.each(['leads', 'contacts', 'companies'] as const)('is what the rows of the account tell: %s', async (type) => {
    const replica = await account.replica();
    const snapshot = await replica.read(['events', 'tasks', 'lead_notes', 'contact_notes', 'company_notes']);
    const told = tellActivity(account.sandbox.data(), type);
    expect(told.size).toBeGreaterThan(5);
    expect(await readActivity(snapshot, type)).toEqual(told);
  });

  test('counts the same events and notes as `lastActivityAt`', () => {
    const isMessage = (type: string) => isCallEvent(type) || kindOfEvent({ type }) === 'MESSAGE';
    expect([...messageEventTypes].sort()).toEqual(Object.keys(eventTypes).filter(isMessage).sort());
    const isCounted = (note_type: string) => kindOfNote({ note_type }) !== 'NOTE';
    // Accounts have notes of this type, which the documentation does not list.
    const types = [...Object.keys(noteTypes), 'amochat_message'];
    expect([...messageNoteTypes].sort()).toEqual(types.filter(isCounted).sort());
  });
});

const context: RowContext = { timeZone: 'Europe/Moscow', identify: () => [], stageName: () => null };

const id = fc.integer({ min: 1, max: 4 });
const at = fc.integer({ min: 1_700_000_000, max: 1_700_000_020 });
const author = fc.constantFrom(0, 7);
const step = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    lead: id,
    at,
    author,
    type: fc.constantFrom('incoming_call', 'name_field_changed'),
  }),
  fc.record({
    kind: fc.constant('note' as const),
    note: id,
    lead: id,
    at,
    author,
    type: fc.constantFrom('common', 'call_in'),
  }),
  fc.record({ kind: fc.constant('task' as const), task: id, lead: id, at, isCompleted: fc.boolean() }),
);

describe('The activity that a replica keeps', () => {
  test('is a recount of what it has, whatever came, in whatever order, more than once', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const store = openSqlite(join(folder, `${++number}.db`));
        await migrate(store);
        for (const [index, each] of steps.entries()) await store.write(await toStatements(store, each, index));
        expect(await readActivity(store, 'leads')).toEqual(await recount(store));
        await store.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

test('A card of which nobody did anything is placed by its creation, also when that was dated back', async () => {
  const store = openSqlite(join(folder, 'dated.db'));
  await migrate(store);
  const lead = (id: number, created_at: number, updated_at: number) =>
    ({
      ...{ id, name: '', price: 0, pipeline_id: 1, status_id: 2, loss_reason_id: null, company_id: null },
      ...{ responsible_user_id: 7, created_by: 7, updated_by: 7, created_at, updated_at, closed_at: null },
      ...{ closest_task_at: null, score: null, labor_cost: null, source: null },
      ...{ contacts: [], tags: [], custom_fields_values: [] },
    }) as unknown as Lead;
  const write = async (statements: Promise<Statements>) => store.write(await statements);
  await write(
    storeLeads(store, [lead(1, 1_700_000_000, 1_700_000_000), lead(2, 1_700_000_000, 1_700_000_000)], context),
  );
  const event = { kind: 'event', lead: 2, at: 1_700_000_009, author: 7, type: 'name_field_changed' } as const;
  await write(toStatements(store, event, 1));
  await write(
    storeLeads(store, [lead(1, 1_600_000_000, 1_700_000_010), lead(2, 1_600_000_000, 1_700_000_010)], context),
  );
  const rows = await store.database
    .selectFrom('record_activity')
    .select(['entity_id', 'last_at', 'active_at'])
    .execute();
  expect(rows.toSorted((one, other) => one.entity_id - other.entity_id)).toEqual([
    { entity_id: 1, last_at: null, active_at: 1_600_000_000 },
    { entity_id: 2, last_at: 1_700_000_009, active_at: 1_700_000_009 },
  ]);
  await store.close();
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function toStatements(store: Store, each: Step, index: number) {
  const common = { entity_id: each.lead, created_at: each.at, updated_at: each.at };
  if (each.kind === 'event') {
    const event = { ...common, id: `e${index}`, type: each.type, entity_type: 'lead', created_by: each.author };
    return storeEvents(store, [{ ...event, value_before: [], value_after: [] } as unknown as Event], context);
  }
  if (each.kind === 'note') {
    const note = { ...common, entity_type: 'leads', id: each.note + 10 * each.lead, note_type: each.type, params: {} };
    return storeNotes(
      store,
      [{ ...note, created_by: each.author, responsible_user_id: 7 } as unknown as Note],
      context,
    );
  }
  const task = { ...common, id: each.task, entity_type: 'leads', text: '', task_type_id: 1, responsible_user_id: 7 };
  const rest = {
    complete_till: each.at,
    is_completed: each.isCompleted,
    created_by: 7,
    duration: 0,
    result_text: null,
  };
  return storeTasks(store, [{ ...task, ...rest } as unknown as Task], context);
}

async function recount({ database }: Store): Promise<Map<number, number>> {
  const [events, notes, tasks] = await Promise.all([
    database.selectFrom('event').selectAll().execute(),
    database.selectFrom('note').selectAll().execute(),
    database.selectFrom('task').selectAll().execute(),
  ]);
  const counted = [
    ...events.filter(({ created_by, type }) => created_by !== 0 || type === 'incoming_call'),
    ...notes.filter(({ created_by, note_type }) => created_by !== 0 || note_type === 'call_in'),
    ...tasks.filter(({ is_completed }) => is_completed === 1).map((task) => ({ ...task, created_at: task.updated_at })),
  ];
  const newest = new Map<number, number>();
  for (const { entity_id, created_at } of counted) {
    if (entity_id !== null) newest.set(entity_id, Math.max(created_at, newest.get(entity_id) ?? 0));
  }
  return newest;
}
