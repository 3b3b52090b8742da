/** What the account's log says of records: which have changed, which may be gone, which were merged. */

import type { Event, EventValue } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { Statements } from '../store/statement.ts';
import type { HintTable } from '../store/tables.ts';
import { noteRemovals, type StreamProgress, storeProgress } from './state.ts';
import { pageSize, type StoredPage } from './stream.ts';
import { cardKinds, countRequest, dependents, isCardKind, noteKinds, overlapSeconds, type Work } from './work.ts';

/** What the log calls records of the kinds that are read by id. */
const kindsOfEntities: Readonly<Record<string, 'leads' | 'contacts' | 'companies' | 'tasks'>> = {
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
  task: 'tasks',
};

/** Types of events after which a record is missing from lists (amoCRM API v4, Events). */
export const removalTypes = [
  'lead_deleted',
  'contact_deleted',
  'company_deleted',
  'task_deleted',
  'common_note_deleted',
  'entity_merged',
];

/**
 * The statements that store a page of the log and what follows from those of its events that were not known: which records are to be
 * read by their ids, and whether a pass over all pages has a gap. Nothing else is concluded from an event: whether a record is there is known
 * only by asking for it.
 */
export async function storeLog(work: Work, page: StoredPage): Promise<Statements> {
  const { store } = work;
  const events = await findNew(work, page.events);
  const fates = events.filter(({ type }) => removalTypes.includes(type) || type.endsWith('_restored'));
  const hints = [...findHints(events).filter(({ kind }) => work.progress.has(kind as Kind)), ...findFates(work, fates)];
  const touched = noteLogRemovals(work, events);
  noteLateness(work, events);
  return [
    ...page.statements,
    ...(hints.length > 0 ? [store.insert('hint', hints)] : []),
    ...touched.map((stream) => storeProgress(store, stream)),
  ];
}

/** Events that are not stored yet, and that the first passes over the records may not have seen. */
async function findNew({ store, progress }: Work, events: readonly Event[]): Promise<Event[]> {
  const begun = [...progress.values()].filter(({ kind }) => kind !== 'events').map(({ state }) => state.startedAt);
  const since = Math.min(...begun) - overlapSeconds;
  const recent = events.filter(({ created_at }) => created_at >= since);
  if (recent.length === 0) return [];
  const ids = recent.map(({ id }) => id);
  const known = await store.database.selectFrom('event').select('id').where('id', 'in', ids).execute();
  const stored = new Set(known.map(({ id }) => id));
  return recent.filter(({ id }) => !stored.has(id));
}

function findHints(events: readonly Event[]): HintTable[] {
  const hints = new Map<string, HintTable>();
  const add = (kind: Kind, id: number, at: number, reason = 'changed') => {
    hints.set(`${kind} ${id} ${reason}`, { kind, id, reason, at });
  };
  for (const { id, type, entity_type, entity_id, created_at, value_before, value_after } of events) {
    const kind = kindsOfEntities[entity_type];
    if (kind && entity_id !== null) add(kind, entity_id, created_at);
    if (kind && entity_id !== null && type === 'entity_merged') add(kind, entity_id, created_at, `merged ${id}`);
    if (kind && entity_id !== null && type.endsWith('_restored')) add(kind, entity_id, created_at, 'restored');
    for (const value of [...value_before, ...value_after]) {
      const linked = findRecord(value, kind);
      if (linked) add(linked.kind, linked.id, created_at);
    }
  }
  return [...hints.values()];
}

/** Cards whose kind is not copied are read by id as well, if what belongs to them is copied. */
function findFates({ progress }: Work, events: readonly Event[]): HintTable[] {
  return findHints(events).filter(
    ({ kind }) =>
      !progress.has(kind as Kind) && isCardKind(kind) && dependents[kind].some((each) => progress.has(each)),
  );
}

/** The other record that an event names: the end of a link, or a note. */
function findRecord(value: EventValue, kind: string | undefined): { kind: Kind; id: number } | undefined {
  if (value.kind === 'note' && kind && isCardKind(kind)) return { kind: noteKinds[kind], id: value.note_id };
  const linked = value.kind === 'link' ? kindsOfEntities[value.entity_type] : undefined;
  return linked && value.kind === 'link' ? { kind: linked, id: value.entity_id } : undefined;
}

/** Tells the passes of removals. A pass that was called whole and has a gap is begun again where the gap is. */
function noteLogRemovals({ progress }: Work, events: readonly Event[]) {
  const times = new Map<Kind, number[]>();
  for (const event of events) {
    for (const kind of affectedBy(event)) times.set(kind, [...(times.get(kind) ?? []), event.created_at]);
  }
  return [...times].flatMap(([kind, removed]) => {
    const stream = progress.get(kind);
    if (!stream) return [];
    noteRemovals(stream, removed);
    if (stream.state.gapPage !== null && stream.isFilled) stream.isFilled = false;
    return stream.state.gapPage === null ? [] : [stream];
  });
}

/** The kinds whose lists a removal shortens: amoCRM hides the tasks and notes of a deleted card. */
function affectedBy({ type, entity_type }: Event): Kind[] {
  const kind = kindsOfEntities[entity_type];
  if (!kind || !removalTypes.includes(type)) return [];
  if (!isCardKind(kind) || type === 'entity_merged') return [kind];
  return type === 'common_note_deleted' ? [noteKinds[kind]] : [kind, 'tasks', noteKinds[kind]];
}

/** Events that were not shown when they happened make the next windows longer. */
function noteLateness({ progress }: Work, events: readonly Event[]): void {
  const log = progress.get('events');
  if (!log?.isFilled || log.syncedAt === null) return;
  for (const { created_at } of events) log.state.lateness = Math.max(log.state.lateness, log.syncedAt - created_at);
}

/** What the trash shows, where the log may not be read: stored cards that are in it are read by their ids. */
export async function hintTrashed(work: Work, stream: StreamProgress): Promise<void> {
  const { store, progress, amocrm } = work;
  const order = { field: 'updated_at', direction: 'desc' } as const;
  for (const kind of cardKinds) {
    if (!progress.get(kind)?.isFilled) continue;
    const { items } = await countRequest(stream, amocrm.deletedRecords.list(kind, { order, limit: pageSize }));
    const ids = items.map(({ id }) => id);
    const table = ({ leads: 'lead', contacts: 'contact', companies: 'company' } as const)[kind];
    const stored =
      ids.length === 0 ? [] : await store.database.selectFrom(table).select('id').where('id', 'in', ids).execute();
    const hints = stored.map(({ id }): HintTable => ({ kind, id, reason: 'changed', at: work.now() }));
    if (hints.length > 0) await work.write([store.insert('hint', hints)]);
  }
}
