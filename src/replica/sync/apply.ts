/**
 * Writes records as rows. A record that is stored in a newer state, or that is known to be deleted, is left out: pages may arrive
 * late and in any order.
 */
import type { CatalogElement, Company, Contact, Lead, LinkedElement, Tag } from '../../amocrm/index.ts';
import {
  toCompanyRow,
  toContactLinks,
  toContactRow,
  toElementLinks,
  toElementRow,
  toLeadRow,
  toTagRows,
} from '../row/card.ts';
import type { RowContext } from '../row/context.ts';
import { toElementFields, toFieldRows } from '../row/custom-field.ts';
import type { Statements } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { addActivity } from './record-activity.ts';
import { findRestaged, rebuildStays } from './stage-stay.ts';

/**
 * How records were read. A page of a list may be late: what is stored in a newer state, or was deleted since, is left out. A record that was
 * asked for by its id is as it is now: it replaces what is stored, and is not deleted any more.
 */
export type Reading = 'page' | 'by id';

/** A record that may be late. */
interface Dated {
  id: number;
  updated_at: number;
}

/** The tables of records with a time of the last change, and what they are called in `tombstone`. */
const dated = {
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
  task: 'tasks',
  catalog_element: 'catalog_elements',
} as const;

/** Those records that are not older than what is stored, and not deleted since, and the rows that are stored. */
export async function keepNewer<Record extends Dated, Table extends keyof typeof dated>(
  { database, listOf }: Store,
  table: Table,
  records: readonly Record[],
  reading: Reading,
): Promise<{ records: Record[]; stored: Map<number, Tables[Table]> }> {
  const ids = records.map(({ id }) => id);
  if (ids.length === 0) return { records: [], stored: new Map() };
  const [rows, tombstones] = await Promise.all([
    database
      .selectFrom(table as 'lead')
      .selectAll()
      .where('id', 'in', listOf(ids))
      .execute(),
    reading === 'by id'
      ? []
      : database
          .selectFrom('tombstone')
          .select(['entity_id', 'deleted_at'])
          .where('entity_type', '=', dated[table])
          .where('entity_id', 'in', listOf(ids))
          .execute(),
  ]);
  const stored = new Map(rows.map((row) => [row.id, row as Dated as Tables[Table]]));
  if (reading === 'by id') return { records: [...records], stored };
  const deleted = new Map(tombstones.map(({ entity_id, deleted_at }) => [entity_id, deleted_at]));
  const newest = new Map<number, Record>();
  for (const record of records) {
    const { id, updated_at } = record;
    if (updated_at < (stored.get(id)?.updated_at ?? updated_at)) continue;
    if (updated_at <= (deleted.get(id) ?? Number.NEGATIVE_INFINITY)) continue;
    if (updated_at >= (newest.get(id)?.updated_at ?? updated_at)) newest.set(id, record);
  }
  return { records: [...newest.values()], stored };
}

/** Takes the tombstones of records away that are known to be there. */
export function liftTombstones(
  store: Store,
  entityType: string,
  records: readonly { id: number }[],
  reading: Reading,
): Statements {
  if (reading === 'page' || records.length === 0) return [];
  const ids = records.map(({ id }) => id);
  return [store.deleteWhere('tombstone', 'entity_id', ids, entityType)];
}

/** Inserts rows, or nothing if there are none. */
export function insertRows<Name extends Parameters<Store['insert']>[0]>(
  store: Store,
  table: Name,
  rows: Parameters<typeof store.insert<Name>>[1],
  key?: Parameters<typeof store.insert<Name>>[2],
): Statements {
  return rows.length === 0 ? [] : [store.insert(table, rows, key)];
}

/**
 * Writes rows of records: those that are stored only in the columns that differ, because each column more is another index to change.
 * Records that changed alike are one statement.
 */
export function updateRows<Table extends keyof typeof dated>(
  store: Store,
  table: Table,
  rows: readonly Tables[Table][],
  stored: ReadonlyMap<number, Tables[Table]>,
): Statements {
  type Column = keyof Tables[Table] & string;
  const added: Tables[Table][] = [];
  const groups = new Map<string, { columns: Column[]; rows: Tables[Table][] }>();
  for (const row of rows) {
    const before = stored.get(row.id);
    if (!before) {
      added.push(row);
      continue;
    }
    const columns = (Object.keys(row) as Column[]).filter(
      (column) => (row[column] ?? null) !== (before[column] ?? null),
    );
    if (columns.length === 0) continue;
    const group = groups.get(columns.join()) ?? { columns, rows: [] };
    group.rows.push(row);
    groups.set(columns.join(), group);
  }
  return [
    ...insertRows(store, table, added, ['id'] as never),
    ...[...groups.values()].flatMap((group) => store.update(table, group.rows, group.columns)),
  ];
}

/** What leads, contacts, companies and elements have besides their row. */
function replaceParts(
  store: Store,
  entityType: string,
  records: readonly (Pick<Contact, 'id' | 'custom_fields_values'> & {
    tags?: Tag[];
    catalog_elements?: LinkedElement[] | null;
  })[],
  context: RowContext,
): Statements {
  const owners = { column: 'entity_id', ids: records.map(({ id }) => id), entityType } as const;
  const values = records.flatMap(({ id, custom_fields_values: fields }) =>
    toFieldRows(entityType, id, fields, context),
  );
  const tags = records.flatMap(({ id, tags = [] }) => toTagRows(entityType, id, tags));
  const links = records.flatMap(({ id, catalog_elements }) => toElementLinks(entityType, id, catalog_elements ?? []));
  return [
    ...store.replace('custom_field_value', owners, values),
    ...store.replace('entity_tag', owners, tags),
    ...store.replace('element_link', owners, links),
  ];
}

/** What contacts and companies are recognized by. */
function replaceIdentities<Record extends Contact | Company>(
  store: Store,
  entityType: 'contacts' | 'companies',
  records: readonly Record[],
  { identify }: RowContext,
): Statements {
  const rows = records.flatMap((record) =>
    identify(entityType, record).map(({ kind, key }) => ({ entity_type: entityType, entity_id: record.id, kind, key })),
  );
  return store.replace('identity', { column: 'entity_id', ids: records.map(({ id }) => id), entityType }, rows);
}

/** @param leads read with `contacts`, `catalog_elements`, `source_id` */
export async function storeLeads(
  store: Store,
  leads: readonly Lead[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const { records, stored } = await keepNewer(store, 'lead', leads, reading);
  if (records.length === 0) return [];
  const rows = records.map((lead) => toLeadRow(lead, context));
  const owners = { column: 'lead_id', ids: records.map(({ id }) => id) } as const;
  return [
    ...liftTombstones(store, 'leads', records, reading),
    ...updateRows(store, 'lead', rows, stored),
    ...addActivity(store, 'leads', rows, stored),
    ...store.replace('lead_contact', owners, records.flatMap(toContactLinks)),
    ...replaceParts(store, 'leads', records, context),
    ...rebuildStays(store, findRestaged(rows, stored)),
  ];
}

/** @param contacts read with `catalog_elements` */
export async function storeContacts(
  store: Store,
  contacts: readonly Contact[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const { records, stored } = await keepNewer(store, 'contact', contacts, reading);
  if (records.length === 0) return [];
  const rows = records.map((contact) => toContactRow(contact, context));
  return [
    ...liftTombstones(store, 'contacts', records, reading),
    ...updateRows(store, 'contact', rows, stored),
    ...addActivity(store, 'contacts', rows, stored),
    ...replaceParts(store, 'contacts', records, context),
    ...replaceIdentities(store, 'contacts', records, context),
  ];
}

/** @param companies read with `catalog_elements` */
export async function storeCompanies(
  store: Store,
  companies: readonly Company[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const { records, stored } = await keepNewer(store, 'company', companies, reading);
  if (records.length === 0) return [];
  const rows = records.map((company) => toCompanyRow(company, context));
  return [
    ...liftTombstones(store, 'companies', records, reading),
    ...updateRows(store, 'company', rows, stored),
    ...addActivity(store, 'companies', rows, stored),
    ...replaceParts(store, 'companies', records, context),
    ...replaceIdentities(store, 'companies', records, context),
  ];
}

export async function storeElements(
  store: Store,
  elements: readonly CatalogElement[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const { records, stored } = await keepNewer(store, 'catalog_element', elements, reading);
  const fields = insertRows(store, 'custom_field', toElementFields(elements), ['entity_type', 'id']);
  if (records.length === 0) return fields;
  return [
    ...fields,
    ...liftTombstones(store, 'catalog_elements', records, reading),
    ...updateRows(store, 'catalog_element', records.map(toElementRow), stored),
    ...replaceParts(store, 'catalog_elements', records, context),
  ];
}
