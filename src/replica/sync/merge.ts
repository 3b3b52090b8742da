/**
 * Finds the card that was merged into another one. The log names only the card that stays, so those that resemble it are asked for; if all of
 * them are there, every stored card is.
 */
import type { Statements } from '../store/statement.ts';
import { findIds, removeRecords } from './removal.ts';
import type { StreamProgress } from './state.ts';
import { emptyPage, pageSize } from './stream.ts';
import { isRefused } from './whole-pass.ts';
import { type CardKind, countRequest, portions, type Work } from './work.ts';

const tables = { leads: 'lead', contacts: 'contact', companies: 'company' } as const;

/** The merges that the log has named since the last time. */
export interface Merges {
  /** The card of each merge that stayed, once for each: one that stayed may itself be merged later. */
  survivors: readonly number[];
  /** Cards that were found to be gone just now: they may be those. */
  gone: readonly number[];
}

/**
 * The statements that remove what was merged. All merges are looked at together: which card went into which is not known, so only as many
 * missing cards as there are merges prove that none is left.
 */
export async function findMerged(
  work: Work,
  stream: StreamProgress,
  kind: CardKind,
  { survivors, gone }: Merges,
): Promise<Statements> {
  const similar = new Map<number, number>();
  for (const survivor of new Set(survivors)) {
    for (const id of await findSimilar(work, stream, kind, survivor)) similar.set(id, survivor);
  }
  const likely = [...new Set([...gone, ...similar.keys()])];
  const deleted = await findDeleted(work, kind, gone);
  const found = await findGone(
    work,
    stream,
    kind,
    likely.filter((id) => !deleted.has(id)),
  );
  const remove = async (ids: readonly number[]) => {
    const statements: Statements = [];
    const only = new Set(survivors).size === 1 ? survivors[0] : undefined;
    for (const [mergedInto, own] of groupBy(ids, (id) => similar.get(id) ?? only ?? null)) {
      statements.push(...(await removeRecords(work, kind, own, { at: work.now(), mergedInto })));
    }
    return statements;
  };
  if (found.length >= survivors.length) return remove(found);
  const others = (await findIds(work, kind)).filter((id) => !survivors.includes(id) && !likely.includes(id));
  const missing = await findGone(work, stream, kind, others);
  const rest = isRefused(work, stream, missing.length, others.length) ? [] : missing;
  return remove([...found, ...rest]);
}

function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Those that the log calls deleted: they are not there for another reason than a merge, also when the trash was emptied since. */
async function findDeleted(
  { store: { database } }: Work,
  kind: CardKind,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const noun = tables[kind];
  const rows = await database
    .selectFrom('event')
    .select(['entity_id', 'type'])
    .where('entity_type', '=', kind)
    .where('entity_id', 'in', ids)
    .where('type', 'in', [`${noun}_deleted`, `${noun}_restored`])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const last = new Map(rows.map(({ entity_id, type }) => [entity_id, type]));
  return new Set(ids.filter((id) => last.get(id) === `${noun}_deleted`));
}

/** Those of the ids that are neither in the list nor in the trash. */
async function findGone(work: Work, stream: StreamProgress, kind: CardKind, ids: readonly number[]): Promise<number[]> {
  const gone: number[] = [];
  for (const portion of portions(ids, pageSize)) {
    const found = await countRequest(stream, work.streams[kind].byIds?.(portion) ?? Promise.resolve(emptyPage));
    const missing = portion.filter((id) => !found.ids.includes(id));
    if (missing.length === 0) continue;
    const query = { filter: { id: missing }, limit: pageSize };
    const trash = await countRequest(stream, work.amocrm.deletedRecords.list(kind, query));
    gone.push(...missing.filter((id) => !trash.items.some((record) => record.id === id)));
  }
  return gone;
}

/** Cards with the same name, phone, e-mail, tax number or site, or linked with the same cards. */
async function findSimilar(work: Work, stream: StreamProgress, kind: CardKind, survivor: number): Promise<number[]> {
  const { database } = work.store;
  const table = tables[kind];
  const links = await countRequest(stream, work.amocrm.links.of(kind, [survivor]));
  const linked = (type: CardKind) =>
    links.filter(({ to_entity_type }) => to_entity_type === type).map(({ to_entity_id }) => to_entity_id);
  const [named, known] = await Promise.all([
    database
      .selectFrom(table)
      .select('id')
      .where('name', '!=', '')
      .where('name', '=', database.selectFrom(table).select('name').where('id', '=', survivor))
      .execute(),
    database
      .selectFrom('identity as own')
      .innerJoin('identity as other', (join) =>
        join
          .onRef('other.entity_type', '=', 'own.entity_type')
          .onRef('other.kind', '=', 'own.kind')
          .onRef('other.key', '=', 'own.key'),
      )
      .select('other.entity_id as id')
      .where('own.entity_type', '=', kind)
      .where('own.entity_id', '=', survivor)
      .where('own.kind', '!=', 'invalid_phone')
      .execute(),
  ]);
  const neighbours = await findNeighbours(work, kind, linked);
  const ids = new Set([...named, ...known, ...neighbours].map(({ id }) => id));
  ids.delete(survivor);
  return [...ids].slice(0, pageSize);
}

/** Cards that the replica has on the cards that are linked with the survivor now. */
async function findNeighbours(
  { store: { database } }: Work,
  kind: CardKind,
  linked: (kind: CardKind) => number[],
): Promise<{ id: number }[]> {
  const links = database.selectFrom('lead_contact');
  const companies = async (table: 'lead' | 'contact', ids: number[]) => {
    if (ids.length === 0) return [];
    const rows = await database.selectFrom(table).select('company_id as id').where('id', 'in', ids).execute();
    return rows.flatMap(({ id }) => (id === null ? [] : [{ id }]));
  };
  const [leads, contacts] = [linked('leads'), linked('contacts')];
  if (kind === 'companies') return [...(await companies('lead', leads)), ...(await companies('contact', contacts))];
  if (kind === 'contacts') {
    return leads.length === 0 ? [] : links.select('contact_id as id').where('lead_id', 'in', leads).execute();
  }
  return contacts.length === 0 ? [] : links.select('lead_id as id').where('contact_id', 'in', contacts).execute();
}
