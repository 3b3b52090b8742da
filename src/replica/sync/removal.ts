/** Removes records that are gone. Their events stay. */
import { sql } from 'kysely';
import type { Kind } from '../kind.ts';
import type { Statements } from '../store/statement.ts';
import type { HintTable, Tables } from '../store/tables.ts';
import { rebuildActivity } from './record-activity.ts';
import { type cardKinds, isCardKind, noteKinds, type Work } from './work.ts';

/** What the records of a kind are called in `tombstone`, and where they are. */
const places = {
  leads: { entityType: 'leads', table: 'lead' },
  contacts: { entityType: 'contacts', table: 'contact' },
  companies: { entityType: 'companies', table: 'company' },
  tasks: { entityType: 'tasks', table: 'task' },
  catalog_elements: { entityType: 'catalog_elements', table: 'catalog_element' },
  lead_notes: { entityType: 'leads/notes', table: 'note' },
  contact_notes: { entityType: 'contacts/notes', table: 'note' },
  company_notes: { entityType: 'companies/notes', table: 'note' },
} as const satisfies Partial<Record<Kind, { entityType: string; table: keyof Tables }>>;

/** A kind whose records leave a tombstone. */
export type RemovableKind = keyof typeof places;

/** Whether records of a kind leave a tombstone. */
export function isRemovable(kind: Kind): kind is RemovableKind {
  return kind in places;
}

/** Those of the ids that have a tombstone. */
export async function findTombstones({ store }: Work, kind: RemovableKind, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await store.database
    .selectFrom('tombstone')
    .select('entity_id')
    .where('entity_type', '=', places[kind].entityType)
    .where('entity_id', 'in', ids)
    .execute();
  return rows.map(({ entity_id }) => entity_id);
}

/** The ids of all stored records of a kind. */
export async function findIds({ store }: Work, kind: RemovableKind): Promise<number[]> {
  const { table, entityType } = places[kind];
  const query = store.database.selectFrom(table).select('id').orderBy('id', 'desc');
  const owner = entityType.split('/')[0] ?? '';
  const rows = await (table === 'note' ? query.where(sql.ref('entity_type'), '=', owner) : query).execute();
  return rows.map(({ id }) => id);
}

/**
 * The statements that remove records with what belongs to them, and that make records be read again which had to do with them: a merged
 * card's tasks, notes and links have moved, a deleted one's are hidden.
 *
 * @param at unix seconds; pages that are older do not bring the records back
 */
export async function removeRecords(
  work: Work,
  kind: RemovableKind,
  ids: readonly number[],
  { at, mergedInto = null }: { at: number; mergedInto?: number | null },
): Promise<Statements> {
  if (ids.length === 0) return [];
  const { store } = work;
  const { table, entityType } = places[kind];
  const tombstones = ids.map((id) => ({
    entity_type: entityType,
    entity_id: id,
    deleted_at: at,
    merged_into: mergedInto,
  }));
  const owner = table === 'note' ? entityType.split('/')[0] : undefined;
  const active = isCardKind(kind)
    ? ids.map((id) => ({ entity_type: kind, entity_id: id }))
    : table === 'note' || table === 'task'
      ? await findOwners(work, table, owner, ids)
      : [];
  return [
    store.insert('tombstone', tombstones, ['entity_type', 'entity_id']),
    store.deleteWhere(table, 'id' as never, ids, owner),
    ...rebuildActivity(store, active),
    ...(isCardKind(kind) || kind === 'catalog_elements' ? removeParts(work, kind, ids) : []),
    ...insertHints(work, isCardKind(kind) ? await findRelated(work, kind, ids, at) : []),
  ];
}

/** The records that notes or tasks belong to. */
function findOwners({ store }: Work, table: 'note' | 'task', owner: string | undefined, ids: readonly number[]) {
  return store.database
    .selectFrom(table)
    .select(['entity_type', 'entity_id'])
    .where('id', 'in', ids)
    .$if(owner !== undefined, (notes) => notes.where('entity_type', '=', owner ?? ''))
    .execute();
}

function removeParts({ store }: Work, kind: RemovableKind, ids: readonly number[]): Statements {
  return [
    ...(['custom_field_value', 'entity_tag', 'element_link', 'identity'] as const).map((part) =>
      store.deleteWhere(part, 'entity_id', ids, kind),
    ),
    ...(kind === 'leads'
      ? [store.deleteWhere('lead_contact', 'lead_id', ids), store.deleteWhere('stage_stay', 'lead_id', ids)]
      : []),
    ...(kind === 'contacts' ? [store.deleteWhere('lead_contact', 'contact_id', ids)] : []),
    ...(kind === 'catalog_elements' ? [store.deleteWhere('element_link', 'element_id', ids)] : []),
  ];
}

/** The statement that makes records be read again; none where there are none, or where their kind is not copied. */
export function insertHints({ store, progress }: Work, hints: readonly HintTable[]): Statements {
  const wanted = hints.filter(({ kind }) => progress.has(kind as Kind));
  return wanted.length === 0 ? [] : [store.insert('hint', wanted)];
}

async function findRelated({ store }: Work, kind: (typeof cardKinds)[number], ids: readonly number[], at: number) {
  const { database } = store;
  const toHints = (of: Kind, rows: { id: number }[]) =>
    rows.map(({ id }): HintTable => ({ kind: of, id, reason: 'changed', at }));
  const owned = (part: 'task' | 'note') =>
    database.selectFrom(part).select('id').where('entity_type', '=', kind).where('entity_id', 'in', ids).execute();
  const hints = [...toHints('tasks', await owned('task')), ...toHints(noteKinds[kind], await owned('note'))];
  if (kind === 'contacts') {
    const links = database.selectFrom('lead_contact').select('lead_id as id').where('contact_id', 'in', ids);
    hints.push(...toHints('leads', await links.execute()));
  }
  if (kind === 'companies') {
    for (const [of, from] of [
      ['leads', 'lead'],
      ['contacts', 'contact'],
    ] as const) {
      hints.push(...toHints(of, await database.selectFrom(from).select('id').where('company_id', 'in', ids).execute()));
    }
  }
  return hints;
}

/**
 * What belongs to cards that are not there, after all cards have been read: it is read again. Such a card was merged or deleted before it
 * was copied.
 */
export async function findOrphans(work: Work, kind: (typeof cardKinds)[number]): Promise<Statements> {
  const { database } = work.store;
  const stored = database.selectFrom(places[kind].table).select('id');
  const at = work.now();
  const toHints = (of: Kind, rows: { id: number }[]) =>
    rows.map(({ id }): HintTable => ({ kind: of, id, reason: 'changed', at }));
  const owned = (part: 'task' | 'note') =>
    database
      .selectFrom(part)
      .select('id')
      .where('entity_type', '=', kind)
      .where('entity_id', 'not in', stored)
      .execute();
  const hints = [...toHints('tasks', await owned('task')), ...toHints(noteKinds[kind], await owned('note'))];
  if (kind === 'contacts') {
    const links = database.selectFrom('lead_contact').select('lead_id as id').where('contact_id', 'not in', stored);
    hints.push(...toHints('leads', await links.execute()));
  }
  if (kind === 'companies') {
    for (const [of, from] of [
      ['leads', 'lead'],
      ['contacts', 'contact'],
    ] as const) {
      hints.push(
        ...toHints(of, await database.selectFrom(from).select('id').where('company_id', 'not in', stored).execute()),
      );
    }
  }
  return insertHints(work, hints);
}
