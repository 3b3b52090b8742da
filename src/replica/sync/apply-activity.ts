/** Writes tasks, notes, events and incoming leads as rows. */
import type { Event, IncomingLead, Note, Task } from '../../amocrm/index.ts';
import { toEventRow, toIncomingRow, toNoteRow, toStageMove, toTaskRow } from '../row/activity.ts';
import type { RowContext } from '../row/context.ts';
import type { Statements } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { insertRows, keepNewer, liftTombstones, type Reading, updateRows } from './apply.ts';
import { rebuildActivity } from './record-activity.ts';
import { rebuildStays } from './stage-stay.ts';

/** Those that belong to no deleted card: amoCRM hides them with it. */
async function keepShown<Value extends { entity_type: string | null; entity_id: number | null }>(
  { database, listOf }: Store,
  values: readonly Value[],
  reading: Reading,
): Promise<Value[]> {
  const ids = [...new Set(values.flatMap(({ entity_id }) => entity_id ?? []))];
  if (ids.length === 0 || reading === 'by id') return [...values];
  const tombstones = await database
    .selectFrom('tombstone')
    .select(['entity_type', 'entity_id'])
    .where('entity_id', 'in', listOf(ids))
    .execute();
  const gone = new Set(tombstones.map(({ entity_type, entity_id }) => `${entity_type}:${entity_id}`));
  return values.filter(({ entity_type, entity_id }) => !gone.has(`${entity_type}:${entity_id}`));
}

export async function storeTasks(
  store: Store,
  tasks: readonly Task[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const { records: newer, stored } = await keepNewer(store, 'task', tasks, reading);
  const records = await keepShown(store, newer, reading);
  if (records.length === 0) return [];
  const rows = records.map((task) => toTaskRow(task, context));
  // A task that was completed, and counted, may have been reopened or moved to another record.
  const before = rows.flatMap(({ id }) => stored.get(id) ?? []);
  const completed = [...before, ...rows].filter(({ is_completed }) => is_completed === 1);
  return [
    ...liftTombstones(store, 'tasks', records, reading),
    ...updateRows(store, 'task', rows, stored),
    ...rebuildActivity(store, completed),
  ];
}

export async function storeNotes(
  store: Store,
  notes: readonly Note[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const [first] = notes;
  if (!first) return [];
  const records = await keepShown(store, await keepNewerNotes(store, first.entity_type, notes, reading), reading);
  const rows = records.map((note) => toNoteRow(note, context));
  return [
    ...liftTombstones(store, `${first.entity_type}/notes`, records, reading),
    ...insertRows(store, 'note', rows, ['entity_type', 'id']),
    ...rebuildActivity(store, rows),
  ];
}

/** A note has no time of its deletion that could be compared, so a tombstone stands until the note is read by its id. */
async function keepNewerNotes(
  { database, listOf }: Store,
  entityType: string,
  notes: readonly Note[],
  reading: Reading,
): Promise<Note[]> {
  if (reading === 'by id') return [...notes];
  const ids = notes.map(({ id }) => id);
  const [stored, tombstones] = await Promise.all([
    database
      .selectFrom('note')
      .select(['id', 'updated_at'])
      .where('entity_type', '=', entityType)
      .where('id', 'in', listOf(ids))
      .execute(),
    database
      .selectFrom('tombstone')
      .select('entity_id')
      .where('entity_type', '=', `${entityType}/notes`)
      .where('entity_id', 'in', listOf(ids))
      .execute(),
  ]);
  const known = new Map(stored.map(({ id, updated_at }) => [id, updated_at]));
  const gone = new Set(tombstones.map(({ entity_id }) => entity_id));
  return notes.filter(({ id, updated_at }) => !gone.has(id) && updated_at >= (known.get(id) ?? updated_at));
}

/** Events are kept as they are for good, also of records that are not stored yet. */
export function storeEvents(store: Store, events: readonly Event[], context: RowContext): Statements {
  const rows = events.map((event) => toEventRow(event, context));
  const moves = events.flatMap((event) => toStageMove(event, context) ?? []);
  return [
    ...insertRows(store, 'event', rows),
    ...rebuildActivity(store, rows),
    ...insertRows(store, 'stage_move', moves),
    ...rebuildStays(
      store,
      moves.map(({ lead_id }) => lead_id),
    ),
  ];
}

export function storeIncomingLeads(store: Store, leads: readonly IncomingLead[], context: RowContext): Statements {
  return insertRows(
    store,
    'incoming_lead',
    leads.map((lead) => toIncomingRow(lead, context)),
    ['uid'],
  );
}
