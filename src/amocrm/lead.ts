import { type BatchOutcome, type Created, parseWritten, sendItems, type Updated } from './batch.ts';
import type { ContactWrite } from './contact.ts';
import { addCustomFields, type CustomFieldValues, type CustomFieldWrite } from './custom-field.ts';
import { deleteOne } from './delete.ts';
import { type LinkedElement, parseLinkedElements } from './element-link.ts';
import { type FieldCondition, fieldsRule } from './field-filter.ts';
import { type FilterRules, idsRule, type Range, rangeRule, type StatusPair, textsRule } from './filter.ts';
import { getOne, type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import {
  embeddedOf,
  type Json,
  mapItems,
  parseBoolean,
  parseId,
  parseLinkedId,
  parseNumber,
  parseNumberOrNull,
  parsePart,
  parseRows,
  parseText,
  parseTextOrNull,
  parseTime,
  parseTimeOrNull,
} from './parse.ts';
import { hasMinorUnits, parsePrice, priceRule } from './price.ts';
import { parseTag, type Tag } from './tag.ts';

/** A lead (amoCRM API v4, Leads). Times are unix seconds; the price is in units of the account's currency. */
export interface Lead {
  id: number;
  name: string;
  price: number | null;
  responsible_user_id: number;
  status_id: number;
  pipeline_id: number;
  loss_reason_id: number | null;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
  closed_at: number | null;
  closest_task_at: number | null;
  custom_fields_values: CustomFieldValues[];
  tags: Tag[];
  company_id: number | null;
  /** amoCRM's own score. */
  score: number | null;
  /** Seconds that users spent on it. */
  labor_cost: number | null;
  /** Present only if requested by `contacts`. */
  contacts?: { id: number; is_main: boolean }[];
  /** Present only if requested by `source`; of any integration, so the account's list of sources may not have it. */
  source?: { id: number; name: string | null } | null;
  /** Present only if requested by `catalog_elements`; null if amoCRM left out their metadata. */
  catalog_elements?: LinkedElement[] | null;
  /** Present only if requested by `is_price_modified_by_robot`. */
  is_price_modified_by_robot?: boolean;
}

/** What `GET /leads` adds to each lead on request. */
export type LeadWith = 'contacts' | 'catalog_elements' | 'source' | 'source_id' | 'is_price_modified_by_robot';

/** The filters that `GET /leads` honours. */
export interface LeadFilter {
  id?: number[];
  name?: string[];
  price?: Range;
  statuses?: StatusPair[];
  pipeline_id?: number[];
  responsible_user_id?: number[];
  created_by?: number[];
  updated_by?: number[];
  created_at?: Range;
  updated_at?: Range;
  closed_at?: Range;
  closest_task_at?: Range;
  custom_fields_values?: FieldCondition[];
}

/** Which leads. The orders are those that amoCRM honours. */
export type LeadListQuery = ListQuery<LeadFilter, 'id' | 'created_at' | 'updated_at', LeadWith>;

/** A lead to be created. */
export interface LeadWrite {
  name?: string;
  price?: number;
  responsible_user_id?: number;
  status_id?: number;
  pipeline_id?: number;
  loss_reason_id?: number;
  custom_fields_values?: CustomFieldWrite[];
  tags_to_add?: { name: string }[];
  tags_to_delete?: { name: string }[];
  /** Only when the lead is created, as the next ones: what an import knows better than amoCRM. */
  created_at?: number;
  created_by?: number;
  updated_by?: number;
  closed_at?: number;
  /** Existing contacts; only when the lead is created. */
  contacts?: { id: number; is_main: boolean }[];
  /** An existing company; only when the lead is created. */
  company_id?: number;
}

/** A change of a lead. Only the keys that are given change. */
export interface LeadPatch
  extends Omit<LeadWrite, 'contacts' | 'company_id' | 'created_at' | 'created_by' | 'updated_by' | 'closed_at'> {
  id: number;
}

/** A lead to be created together with a new contact (amoCRM API v4, Leads: complex). */
export interface ComplexLeadWrite extends Omit<LeadWrite, 'contacts' | 'tags_to_delete'> {
  contact: ContactWrite;
}

/** What `POST /leads/complex` answers for one lead. */
export interface ComplexLeadCreated {
  id: number;
  contact_id: number | null;
  company_id: number | null;
  /** Whether amoCRM's duplicate control reused existing entities. */
  merged: boolean;
}

const rules: FilterRules<LeadFilter, Lead> = {
  id: idsRule('id', (lead) => lead.id),
  name: textsRule('name'),
  price: priceRule,
  statuses: {
    print: (pairs) =>
      pairs.flatMap((pair, index): [string, number][] => [
        [`filter[statuses][${index}][pipeline_id]`, pair.pipeline_id],
        [`filter[statuses][${index}][status_id]`, pair.status_id],
      ]),
    holds: (lead, pairs) =>
      pairs.some((pair) => pair.pipeline_id === lead.pipeline_id && pair.status_id === lead.status_id),
  },
  pipeline_id: idsRule('pipeline_id', (lead) => lead.pipeline_id),
  responsible_user_id: idsRule('responsible_user_id', (lead) => lead.responsible_user_id),
  created_by: idsRule('created_by', (lead) => lead.created_by),
  updated_by: idsRule('updated_by', (lead) => lead.updated_by),
  created_at: rangeRule('created_at', (lead) => lead.created_at),
  updated_at: rangeRule('updated_at', (lead) => lead.updated_at),
  closed_at: rangeRule('closed_at', (lead) => lead.closed_at),
  closest_task_at: rangeRule('closest_task_at', (lead) => lead.closest_task_at),
  custom_fields_values: fieldsRule,
};

const route: ListRoute<Lead, LeadFilter> = { path: '/leads', key: 'leads', rules, parse: parseLead };

/** How leads are read: their source only if it was requested, because amoCRM may print an empty one otherwise. */
function parserFor(links: readonly LeadWith[] | undefined) {
  return links?.includes('source') ? parseWithSource : parseLead;
}

export function leadRoutes(send: Send) {
  const list = (query: LeadListQuery): Promise<Page<Lead>> =>
    listPage(send, { ...route, parse: parserFor(query.with) }, query);
  return {
    list,
    byIds: (ids: readonly number[], options: { with?: readonly LeadWith[] } = {}): Promise<Lead[]> =>
      listByIds(list as never, ids, options.with),
    get: (id: number, options: { with?: readonly LeadWith[] } = {}): Promise<Lead | null> =>
      getOne(send, '/leads', id, parserFor(options.with), options.with),
    create: (leads: readonly LeadWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(
        send,
        { method: 'POST', path: '/leads', key: 'leads', parse: parseWritten },
        leads.map((lead) => toWireLead(lead)),
      ),
    update: (leads: readonly LeadPatch[]): Promise<BatchOutcome<Updated>[]> =>
      sendItems(send, { method: 'PATCH', path: '/leads', key: 'leads', parse: parseWritten }, leads),
    createComplex: (leads: readonly ComplexLeadWrite[]): Promise<BatchOutcome<ComplexLeadCreated>[]> =>
      sendItems(
        send,
        { method: 'POST', path: '/leads/complex', key: null, parse: parseComplex },
        leads.map(({ contact, ...lead }) => toWireLead(lead, [contact])),
      ),
    /**
     * Whether prices have minor units in this account: its leads then carry `price_with_minor_units` (amoCRM API v4,
     * Leads). Null if there is no lead yet; the account itself does not say.
     */
    async keepsMinorUnits(): Promise<boolean | null> {
      const answer = await send({ method: 'GET', route: '/leads', path: '/leads', query: 'page=1&limit=1' });
      const [lead] = parseRows(answer.body, 'leads');
      return lead ? hasMinorUnits(lead) : null;
    },
    /** @throws {NotSupportedByAmocrmError} while amoCRM has no such method */
    delete: (id: number): Promise<void> =>
      deleteOne(send, '/leads/{id}', id, 'Close the lead as lost instead: `archiveLead`.'),
  };
}

export function parseLead(item: Json): Lead {
  const { contacts, tags, catalog_elements } = embeddedOf(item);
  const row = {
    id: parseId(item.id, 'a lead'),
    name: parseText(item.name),
    price: parsePrice(item),
    responsible_user_id: parseNumber(item.responsible_user_id),
    status_id: parseNumber(item.status_id),
    pipeline_id: parseNumber(item.pipeline_id),
    loss_reason_id: parseNumberOrNull(item.loss_reason_id),
    created_by: parseNumber(item.created_by),
    updated_by: parseNumber(item.updated_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    closed_at: parseTimeOrNull(item.closed_at),
    closest_task_at: parseTimeOrNull(item.closest_task_at),
    tags: mapItems(tags, parseTag),
    company_id: parseLinkedId(item, 'companies'),
    score: parseNumberOrNull(item.score),
    labor_cost: parseNumberOrNull(item.labor_cost),
  };
  const lead: Lead = addCustomFields(row, item.custom_fields_values);
  if (contacts !== undefined) lead.contacts = mapItems(contacts, parseContactLink);
  if (catalog_elements !== undefined) lead.catalog_elements = parseLinkedElements(catalog_elements);
  const { is_price_modified_by_robot: byRobot } = item;
  if (byRobot !== undefined) lead.is_price_modified_by_robot = parseBoolean(byRobot);
  return lead;
}

function parseWithSource(item: Json): Lead {
  const source = parsePart(embeddedOf(item).source);
  const id = parseNumberOrNull(source.id ?? item.source_id);
  // Assigned: a copy would parse the custom fields.
  return Object.assign(parseLead(item), { source: id ? { id, name: parseTextOrNull(source.name) } : null });
}

function parseContactLink(contact: Json): NonNullable<Lead['contacts']>[number] {
  return { id: parseId(contact.id, 'a contact of a lead'), is_main: parseBoolean(contact.is_main) };
}

function toWireLead({ contacts, company_id, ...lead }: LeadWrite, newContacts?: object[]): object {
  const embedded = {
    ...(newContacts || contacts ? { contacts: newContacts ?? contacts } : {}),
    ...(company_id === undefined ? {} : { companies: [{ id: company_id }] }),
  };
  return Object.keys(embedded).length === 0 ? lead : { ...lead, _embedded: embedded };
}

function parseComplex(item: Json): ComplexLeadCreated {
  return {
    id: parseId(item.id, 'a created lead'),
    contact_id: parseNumberOrNull(item.contact_id),
    company_id: parseNumberOrNull(item.company_id),
    merged: parseBoolean(item.merged),
  };
}
