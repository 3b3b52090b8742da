import { type BatchOutcome, type Created, parseWritten, sendItems, type Updated } from './batch.ts';
import {
  type ContactFilter,
  type ContactPatch,
  type ContactWrite,
  type Party,
  parseLinkedIds,
  parseParty,
  partyRules,
} from './contact.ts';
import { getOne, type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import { embeddedOf, type Json } from './parse.ts';

/** A company (amoCRM API v4, Companies). */
export interface Company extends Party {
  /** Present only where asked for with `contacts`. */
  contacts?: number[];
}

/** What `GET /companies` adds to each company when asked. */
export type CompanyWith = 'contacts' | 'leads' | 'customers' | 'catalog_elements';

/** Which companies; amoCRM honours the same as for contacts. */
export type CompanyListQuery = ListQuery<ContactFilter, 'id' | 'updated_at' | 'name', CompanyWith>;

/** A company to be created; the keys are those of a contact. */
export type CompanyWrite = ContactWrite;

/** A change of a company. */
export type CompanyPatch = ContactPatch;

const route: ListRoute<Company, ContactFilter> = {
  path: '/companies',
  key: 'companies',
  rules: partyRules,
  parse: parseCompany,
};

export function companyRoutes(send: Send) {
  const list = (query: CompanyListQuery): Promise<Page<Company>> => listPage(send, route, query);
  return {
    list,
    byIds: (ids: readonly number[], options: { with?: readonly CompanyWith[] } = {}): Promise<Company[]> =>
      listByIds(list as never, ids, options.with),
    get: (id: number, options: { with?: readonly CompanyWith[] } = {}): Promise<Company | null> =>
      getOne(send, '/companies', id, parseCompany, options.with),
    create: (companies: readonly CompanyWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path: '/companies', key: 'companies', parse: parseWritten }, companies),
    update: (companies: readonly CompanyPatch[]): Promise<BatchOutcome<Updated>[]> =>
      sendItems(send, { method: 'PATCH', path: '/companies', key: 'companies', parse: parseWritten }, companies),
  };
}

export function parseCompany(item: Json): Company {
  const company: Company = parseParty(item, 'a company');
  const { contacts } = embeddedOf(item);
  if (contacts !== undefined) company.contacts = parseLinkedIds(contacts, 'contacts');
  return company;
}
