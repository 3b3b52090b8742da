import { type BatchOutcome, type Created, parseWritten, sendItems, type Updated } from './batch.ts';
import { addCustomFields, type CustomFieldValues, type CustomFieldWrite } from './custom-field.ts';
import { deleteOne } from './delete.ts';
import { type LinkedElement, parseLinkedElements } from './element-link.ts';
import { type FieldCondition, fieldsRule } from './field-filter.ts';
import { type FilterRules, idsRule, type Range, rangeRule, textsRule } from './filter.ts';
import { getOne, type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import {
  embeddedOf,
  type Json,
  mapItems,
  parseId,
  parseLinkedId,
  parseNumber,
  parseText,
  parseTextOrNull,
  parseTime,
  parseTimeOrNull,
} from './parse.ts';
import { parseTag, type Tag } from './tag.ts';

/** What contacts and companies have in common. Times are unix seconds. */
export interface Party {
  id: number;
  name: string;
  responsible_user_id: number;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
  closest_task_at: number | null;
  custom_fields_values: CustomFieldValues[];
  tags: Tag[];
  /** Present only if requested by `leads`. */
  leads?: number[];
  /** Present only if requested by `customers`. */
  customers?: number[];
  /** Present only if requested by `catalog_elements`; null if amoCRM left out their metadata. */
  catalog_elements?: LinkedElement[] | null;
}

/** A contact (amoCRM API v4, Contacts). */
export interface Contact extends Party {
  first_name: string | null;
  last_name: string | null;
  company_id: number | null;
}

/** What `GET /contacts` adds to each contact on request. */
export type ContactWith = 'leads' | 'customers' | 'catalog_elements';

/** The filters that `GET /contacts` and `GET /companies` honour. */
export interface ContactFilter {
  id?: number[];
  name?: string[];
  responsible_user_id?: number[];
  created_by?: number[];
  updated_by?: number[];
  created_at?: Range;
  updated_at?: Range;
  closest_task_at?: Range;
  custom_fields_values?: FieldCondition[];
}

/** Which contacts. amoCRM honours these orders, but not one by creation. */
export type ContactListQuery = ListQuery<ContactFilter, 'id' | 'updated_at' | 'name', ContactWith>;

/** A contact to be created. */
export interface ContactWrite {
  name?: string;
  responsible_user_id?: number;
  custom_fields_values?: CustomFieldWrite[];
  tags_to_add?: { name: string }[];
  tags_to_delete?: { name: string }[];
  /** Only when it is created, as the next ones: what an import knows better than amoCRM. */
  created_at?: number;
  created_by?: number;
  updated_by?: number;
}

/** A change of a contact. Only the keys that are given change. */
export interface ContactPatch extends Omit<ContactWrite, 'created_at' | 'created_by' | 'updated_by'> {
  id: number;
}

/** The filters of contacts and companies. */
export const partyRules: FilterRules<ContactFilter, Party> = {
  id: idsRule('id', (party) => party.id),
  name: textsRule('name'),
  responsible_user_id: idsRule('responsible_user_id', (party) => party.responsible_user_id),
  created_by: idsRule('created_by', (party) => party.created_by),
  updated_by: idsRule('updated_by', (party) => party.updated_by),
  created_at: rangeRule('created_at', (party) => party.created_at),
  updated_at: rangeRule('updated_at', (party) => party.updated_at),
  closest_task_at: rangeRule('closest_task_at', (party) => party.closest_task_at),
  custom_fields_values: fieldsRule,
};

const route: ListRoute<Contact, ContactFilter> = {
  path: '/contacts',
  key: 'contacts',
  rules: partyRules,
  parse: parseContact,
};

export function contactRoutes(send: Send) {
  const list = (query: ContactListQuery): Promise<Page<Contact>> => listPage(send, route, query);
  return {
    list,
    byIds: (ids: readonly number[], options: { with?: readonly ContactWith[] } = {}): Promise<Contact[]> =>
      listByIds(list as never, ids, options.with),
    get: (id: number, options: { with?: readonly ContactWith[] } = {}): Promise<Contact | null> =>
      getOne(send, '/contacts', id, parseContact, options.with),
    create: (contacts: readonly ContactWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path: '/contacts', key: 'contacts', parse: parseWritten }, contacts),
    update: (contacts: readonly ContactPatch[]): Promise<BatchOutcome<Updated>[]> =>
      sendItems(send, { method: 'PATCH', path: '/contacts', key: 'contacts', parse: parseWritten }, contacts),
    /** @throws {NotSupportedByAmocrmError} while amoCRM has no such method */
    delete: (id: number): Promise<void> =>
      deleteOne(send, '/contacts/{id}', id, 'Delete the contact in amoCRM itself, or mark it with a tag.'),
  };
}

export function parseContact(item: Json): Contact {
  const contact = parseParty(item, 'a contact') as Contact;
  contact.first_name = parseTextOrNull(item.first_name);
  contact.last_name = parseTextOrNull(item.last_name);
  contact.company_id = parseLinkedId(item, 'companies');
  return contact;
}

/** The part of a contact or company that both have; a new object, which may be completed. */
export function parseParty(item: Json, what: string): Party {
  const { leads, customers, tags, catalog_elements } = embeddedOf(item);
  const row = {
    id: parseId(item.id, what),
    name: parseText(item.name),
    responsible_user_id: parseNumber(item.responsible_user_id),
    created_by: parseNumber(item.created_by),
    updated_by: parseNumber(item.updated_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    closest_task_at: parseTimeOrNull(item.closest_task_at),
    tags: mapItems(tags, parseTag),
  };
  const party: Party = addCustomFields(row, item.custom_fields_values);
  if (leads !== undefined) party.leads = parseLinkedIds(leads, 'leads');
  if (customers !== undefined) party.customers = parseLinkedIds(customers, 'customers');
  if (catalog_elements !== undefined) party.catalog_elements = parseLinkedElements(catalog_elements);
  return party;
}

/** The ids of linked records. */
export function parseLinkedIds(value: unknown, key: string): number[] {
  return mapItems(value, (linked) => parseId(linked.id, key));
}
