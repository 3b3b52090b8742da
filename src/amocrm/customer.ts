import { type BatchOutcome, type Created, parseWritten, sendItems, type Updated } from './batch.ts';
import { type ContactFilter, parseLinkedIds, partyRules } from './contact.ts';
import { addCustomFields, type CustomFieldValues, type CustomFieldWrite } from './custom-field.ts';
import { type LinkedElement, parseLinkedElements } from './element-link.ts';
import { type FilterRules, idsRule, type Range, rangeRule } from './filter.ts';
import { getOne, type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import {
  embeddedOf,
  type Json,
  mapItems,
  parseAmountOrNull,
  parseId,
  parseLinkedId,
  parseNumber,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTime,
  parseTimeOrNull,
} from './parse.ts';
import { parseTag, type Tag } from './tag.ts';
import { fillPath } from './transport/index.ts';

/** A customer, who buys again (amoCRM API v4, Customers). Times are unix seconds, money is in units of the account's currency. */
export interface Customer {
  id: number;
  name: string;
  /** What the next purchase is expected to bring. */
  next_price: number | null;
  next_date: number | null;
  /** Days between purchases. */
  periodicity: number | null;
  /** Of the mode of periodicity. */
  status_id: number | null;
  responsible_user_id: number;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
  closest_task_at: number | null;
  /** The sum of all purchases. */
  ltv: number | null;
  purchases_count: number;
  average_check: number | null;
  custom_fields_values: CustomFieldValues[];
  tags: Tag[];
  /** Ids of the segments, of the mode of segments. */
  segments: number[];
  /** Present only if requested by `contacts`. */
  contacts?: number[];
  /** Present only if requested by `companies`. */
  company_id?: number | null;
  /** Present only if requested by `catalog_elements`; null if amoCRM left out their metadata. */
  catalog_elements?: LinkedElement[] | null;
}

/** What `GET /customers` adds to each customer on request. */
export type CustomerWith = 'contacts' | 'companies' | 'catalog_elements';

/** The filters that `GET /customers` honours: those of contacts and two of its own. */
export interface CustomerFilter extends ContactFilter {
  status_id?: number[];
  next_date?: Range;
}

/** Which customers. amoCRM documents no order for them. */
export type CustomerListQuery = ListQuery<CustomerFilter, 'id', CustomerWith>;

/** A customer to be created. */
export interface CustomerWrite {
  name?: string;
  next_price?: number;
  /** Required in the mode of periodicity. */
  next_date?: number;
  periodicity?: number;
  status_id?: number;
  responsible_user_id?: number;
  custom_fields_values?: CustomFieldWrite[];
  tags_to_add?: { name: string }[];
  tags_to_delete?: { name: string }[];
  /** Ids of all segments that the customer is to be in. */
  segments?: number[];
}

/** A change of a customer. Only the keys that are given change. */
export interface CustomerPatch extends CustomerWrite {
  id: number;
}

/** A change of the bonus points of a customer. */
export type BonusPointsWrite = { earn: number } | { redeem: number };

const rules: FilterRules<CustomerFilter, Customer> = {
  ...(partyRules as unknown as FilterRules<ContactFilter, Customer>),
  status_id: idsRule('status_id', (customer) => customer.status_id),
  next_date: rangeRule('next_date', (customer) => customer.next_date),
};

const route: ListRoute<Customer, CustomerFilter> = {
  path: '/customers',
  key: 'customers',
  rules,
  parse: parseCustomer,
};

export function customerRoutes(send: Send) {
  const list = (query: CustomerListQuery): Promise<Page<Customer>> => listPage(send, route, query);
  const write = { path: '/customers', key: 'customers', parse: parseWritten };
  return {
    list,
    byIds: (ids: readonly number[], options: { with?: readonly CustomerWith[] } = {}): Promise<Customer[]> =>
      listByIds(list as never, ids, options.with),
    get: (id: number, options: { with?: readonly CustomerWith[] } = {}): Promise<Customer | null> =>
      getOne(send, '/customers', id, parseCustomer, options.with),
    create: (customers: readonly CustomerWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { ...write, method: 'POST' }, customers.map(toWireCustomer)),
    update: (customers: readonly CustomerPatch[]): Promise<BatchOutcome<Updated>[]> =>
      sendItems(send, { ...write, method: 'PATCH' }, customers.map(toWireCustomer)),
    /** Adds or takes points; returns how many the customer has then, null if amoCRM does not say. */
    async changeBonusPoints(id: number, body: BonusPointsWrite): Promise<number | null> {
      const template = '/customers/{id}/bonus_points';
      const answer = await send({ method: 'POST', route: template, path: fillPath(template, { id }), body });
      return parseNumberOrNull(parsePart(answer.body).bonus_points);
    },
    /** Switches customers on or off, or changes how they are grouped. Administrators only. */
    async setMode(mode: 'segments' | 'periodicity', isEnabled: boolean): Promise<void> {
      const path = '/customers/mode';
      await send({ method: 'PATCH', route: path, path, body: { mode, is_enabled: isEnabled } });
    },
  };
}

export function parseCustomer(item: Json): Customer {
  const { contacts, companies, segments, tags, catalog_elements } = embeddedOf(item);
  const id = parseId(item.id, 'a customer');
  const amount = (key: string) => parseAmountOrNull(item[key], () => `${key} of customer ${id}`);
  const row = {
    id,
    name: parseText(item.name),
    next_price: amount('next_price'),
    next_date: parseTimeOrNull(item.next_date),
    periodicity: parseNumberOrNull(item.periodicity),
    // 0 where the mode has no statuses.
    status_id: parseNumberOrNull(item.status_id) || null,
    responsible_user_id: parseNumber(item.responsible_user_id),
    created_by: parseNumber(item.created_by),
    updated_by: parseNumber(item.updated_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    closest_task_at: parseTimeOrNull(item.closest_task_at),
    ltv: amount('ltv'),
    purchases_count: parseNumber(item.purchases_count),
    average_check: amount('average_check'),
    tags: mapItems(tags, parseTag),
    segments: parseLinkedIds(segments, 'segments'),
  };
  const customer: Customer = addCustomFields(row, item.custom_fields_values);
  if (contacts !== undefined) customer.contacts = parseLinkedIds(contacts, 'contacts');
  if (companies !== undefined) customer.company_id = parseLinkedId(item, 'companies');
  if (catalog_elements !== undefined) customer.catalog_elements = parseLinkedElements(catalog_elements);
  return customer;
}

function toWireCustomer({ segments, ...customer }: CustomerWrite): object {
  return segments ? { ...customer, _embedded: { segments: segments.map((id) => ({ id })) } } : customer;
}
