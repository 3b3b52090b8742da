/**
 * Keeps when people last did something about each record. It is stored, because a search for the newest of a million events would be
 * most of the time of every question about idle records.
 *
 * An event or a note counts if a person is its author; calls and messages always count, because telephony and channels log them
 * without one; a completed task counts when it was last changed, because amoCRM keeps no time of completion. This is the meaning of
 * `lastActivityAt` in the schema (`loaders/last-activity.ts`).
 */
import { type Compilable, type QueryCreator, sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

/** A record that something may have been done about. */
export interface ActiveRecord {
  entity_type: string | null;
  entity_id: number | null;
}

/** The events that count whoever logged them: calls and messages (amoCRM API v4, Events: types). */
export const messageEventTypes = [
  'incoming_call',
  'outgoing_call',
  'incoming_mail',
  'outgoing_mail',
  'incoming_sms',
  'outgoing_sms',
  'incoming_chat_message',
  'outgoing_chat_message',
  'entity_direct_message',
];

/** The notes that count whoever wrote them: calls and messages (amoCRM API v4, Notes: types). */
export const messageNoteTypes = ['call_in', 'call_out', 'sms_in', 'sms_out', 'amomail_message', 'amochat_message'];

/** The kinds of records whose activity is kept, and their tables. */
const tables = { leads: 'lead', contacts: 'contact', companies: 'company' } as const;

type EntityType = keyof typeof tables;

const entityTypes = Object.keys(tables) as EntityType[];

const columns = ['entity_type', 'entity_id', 'last_at', 'active_at'] as const;

/**
 * The statements that make the activity of records anew. They belong into the transaction that stores or deletes events, notes or
 * tasks of these records, after it.
 */
export function rebuildActivity(store: Store, records: readonly ActiveRecord[]): Compilable[] {
  return entityTypes.flatMap((entityType) => {
    const own = records.filter(({ entity_type }) => entity_type === entityType);
    const ids = [...new Set(own.flatMap(({ entity_id }) => entity_id ?? []))];
    if (ids.length === 0) return [];
    const insert = store.database.insertInto('record_activity').columns([...columns]);
    return [
      store.deleteWhere('record_activity', 'entity_id', ids, entityType),
      insert.expression(selectActivity(store.database, entityType, ids)),
      insert
        .expression(selectInactive(store.database, entityType, ids))
        .onConflict((conflict) => conflict.columns(['entity_type', 'entity_id']).doNothing()),
    ];
  });
}

/**
 * The statements that give cards a place among the others: those that were not stored before, of which some have their activity already,
 * and those whose creation was dated back.
 */
export function addActivity(
  store: Store,
  entityType: EntityType,
  cards: readonly { id: number; created_at: number }[],
  stored: ReadonlyMap<number, { created_at: number }>,
): Compilable[] {
  const dated = cards.filter(({ id, created_at }) => (stored.get(id)?.created_at ?? created_at) !== created_at);
  const moved = dated.map(({ id }) => ({ entity_type: entityType, entity_id: id }));
  const rows = cards
    .filter(({ id }) => !stored.has(id))
    .map(({ id, created_at }) => ({ entity_type: entityType, entity_id: id, last_at: null, active_at: created_at }));
  return [...(rows.length === 0 ? [] : [store.insert('record_activity', rows)]), ...rebuildActivity(store, moved)];
}

/** The cards that are stored, as they are if nobody did anything about them. */
function selectInactive(database: QueryCreator<Tables>, entityType: EntityType, ids: readonly number[]) {
  return database
    .selectFrom(tables[entityType] as 'lead')
    .select([
      sql<string>`${sql.lit(entityType)}`.as('entity_type'),
      'id as entity_id',
      sql<number | null>`cast(null as bigint)`.as('last_at'),
      'created_at as active_at',
    ])
    .where('id', 'in', [...ids]);
}

/** The newest activity of each record that has one. */
function selectActivity(database: QueryCreator<Tables>, entityType: string, ids: readonly number[]) {
  const events = database
    .selectFrom('event')
    .select(['entity_id', 'created_at as at'])
    .where('entity_type', '=', entityType)
    .where('entity_id', 'in', [...ids])
    .where((eb) => eb.or([eb('created_by', '<>', 0), eb('type', 'in', messageEventTypes)]));
  const notes = database
    .selectFrom('note')
    .select(['entity_id', 'created_at as at'])
    .where('entity_type', '=', entityType)
    .where('entity_id', 'in', [...ids])
    .where((eb) => eb.or([eb('created_by', '<>', 0), eb('note_type', 'in', messageNoteTypes)]));
  const tasks = database
    .selectFrom('task')
    .select(['entity_id', 'updated_at as at'])
    .where('entity_type', '=', entityType)
    .where('entity_id', 'in', [...ids])
    .where('is_completed', '=', 1);
  return database
    .selectFrom(events.unionAll(notes).unionAll(tasks).as('activity'))
    .select(({ fn }) => [
      sql<string>`${sql.lit(entityType)}`.as('entity_type'),
      'activity.entity_id',
      fn.max<number>('activity.at').as('last_at'),
      fn.max<number>('activity.at').as('active_at'),
    ])
    .groupBy('activity.entity_id');
}
