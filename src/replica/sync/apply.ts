/**
 * Writes records as rows. A record that is stored in a newer state, or that is known to be deleted, is left out: pages may arrive
 * late and in any order.
 */
import type { Compilable } from 'kysely';
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
import type { Store } from '../store/store.ts';
import { findRestaged, rebuildStays } from './stage-stay.ts';

/** The statements that store records; none where there is nothing to store. */
export type Statements = Compilable[];

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

/** Those records that are not older than what is stored, and not deleted since. */
export async function keepNewer<Record extends Dated>(
  { database }: Store,
  table: keyof typeof dated,
  records: readonly Record[],
  reading: Reading,
): Promise<Record[]> {
  const ids = records.map(({ id }) => id);
  if (ids.length === 0 || reading === 'by id') return [...records];
  const [stored, tombstones] = await Promise.all([
    database.selectFrom(table).select(['id', 'updated_at']).where('id', 'in', ids).execute(),
    database
      .selectFrom('tombstone')
      .select(['entity_id', 'deleted_at'])
      .where('entity_type', '=', dated[table])
      .where('entity_id', 'in', ids)
      .execute(),
  ]);
  const known = new Map(stored.map(({ id, updated_at }) => [id, updated_at]));
  const deleted = new Map(tombstones.map(({ entity_id, deleted_at }) => [entity_id, deleted_at]));
  const newest = new Map<number, Record>();
  for (const record of records) {
    const { id, updated_at } = record;
    if (updated_at < (known.get(id) ?? updated_at)) continue;
    if (updated_at <= (deleted.get(id) ?? Number.NEGATIVE_INFINITY)) continue;
    if (updated_at >= (newest.get(id)?.updated_at ?? updated_at)) newest.set(id, record);
  }
  return [...newest.values()];
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

/** What leads, contacts, companies and elements have besides their row: it is replaced as a whole. */
function replaceParts(
  store: Store,
  entityType: string,
  records: readonly (Pick<Contact, 'id' | 'custom_fields_values'> & {
    tags?: Tag[];
    catalog_elements?: LinkedElement[] | null;
  })[],
  context: RowContext,
): Statements {
  const ids = records.map(({ id }) => id);
  const links = records.flatMap(({ id, catalog_elements }) => toElementLinks(entityType, id, catalog_elements ?? []));
  return [
    store.deleteWhere('custom_field_value', 'entity_id', ids, entityType),
    store.deleteWhere('entity_tag', 'entity_id', ids, entityType),
    store.deleteWhere('element_link', 'entity_id', ids, entityType),
    ...insertRows(
      store,
      'custom_field_value',
      records.flatMap((record) => toFieldRows(entityType, record.id, record.custom_fields_values, context)),
    ),
    ...insertRows(
      store,
      'entity_tag',
      records.flatMap(({ id, tags }) => toTagRows(entityType, id, tags ?? [])),
    ),
    ...insertRows(store, 'element_link', links, ['entity_type', 'entity_id', 'catalog_id', 'element_id']),
  ];
}

/** What contacts and companies are recognized by. */
function replaceIdentities<Record extends Contact | Company>(
  store: Store,
  entityType: 'contacts' | 'companies',
  records: readonly Record[],
  { identify }: RowContext,
): Statements {
  const ids = records.map(({ id }) => id);
  const rows = records.flatMap((record) =>
    identify(entityType, record).map(({ kind, key }) => ({ entity_type: entityType, entity_id: record.id, kind, key })),
  );
  return [store.deleteWhere('identity', 'entity_id', ids, entityType), ...insertRows(store, 'identity', rows)];
}

/** @param leads read with `contacts`, `catalog_elements`, `source_id` */
export async function storeLeads(
  store: Store,
  leads: readonly Lead[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const records = await keepNewer(store, 'lead', leads, reading);
  if (records.length === 0) return [];
  return [
    ...liftTombstones(store, 'leads', records, reading),
    ...insertRows(
      store,
      'lead',
      records.map((lead) => toLeadRow(lead, context)),
      ['id'],
    ),
    store.deleteWhere(
      'lead_contact',
      'lead_id',
      records.map(({ id }) => id),
    ),
    ...insertRows(store, 'lead_contact', records.flatMap(toContactLinks), ['lead_id', 'contact_id']),
    ...replaceParts(store, 'leads', records, context),
    ...rebuildStays(store, await findRestaged(store, records)),
  ];
}

/** @param contacts read with `catalog_elements` */
export async function storeContacts(
  store: Store,
  contacts: readonly Contact[],
  context: RowContext,
  reading: Reading = 'page',
): Promise<Statements> {
  const records = await keepNewer(store, 'contact', contacts, reading);
  if (records.length === 0) return [];
  return [
    ...liftTombstones(store, 'contacts', records, reading),
    ...insertRows(
      store,
      'contact',
      records.map((contact) => toContactRow(contact, context)),
      ['id'],
    ),
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
  const records = await keepNewer(store, 'company', companies, reading);
  if (records.length === 0) return [];
  return [
    ...liftTombstones(store, 'companies', records, reading),
    ...insertRows(
      store,
      'company',
      records.map((company) => toCompanyRow(company, context)),
      ['id'],
    ),
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
  const records = await keepNewer(store, 'catalog_element', elements, reading);
  const fields = insertRows(store, 'custom_field', toElementFields(elements), ['entity_type', 'id']);
  if (records.length === 0) return fields;
  return [
    ...fields,
    ...liftTombstones(store, 'catalog_elements', records, reading),
    ...insertRows(store, 'catalog_element', records.map(toElementRow), ['id']),
    ...replaceParts(store, 'catalog_elements', records, context),
  ];
}
