import type { CatalogElement, Company, Contact, Lead, LinkedElement, Tag } from '../../amocrm/index.ts';
import { toDay } from '../calendar.ts';
import type {
  CatalogElementTable,
  CompanyTable,
  ContactTable,
  ElementLinkTable,
  EntityTagTable,
  LeadContactTable,
  LeadTable,
} from '../store/tables.ts';
import type { RowContext } from './context.ts';

/** Money of the replica is an integer of ten-thousandths, the smallest minor unit in ISO 4217. */
const priceUnit = 10_000;

type CardRecord = Pick<
  Lead,
  'id' | 'name' | 'responsible_user_id' | 'created_by' | 'updated_by' | 'created_at' | 'updated_at' | 'closest_task_at'
>;

function toCard(record: CardRecord, { timeZone }: RowContext): CompanyTable {
  return {
    id: record.id,
    name: record.name,
    responsible_user_id: record.responsible_user_id,
    created_by: record.created_by,
    updated_by: record.updated_by,
    created_at: record.created_at,
    updated_at: record.updated_at,
    created_on: toDay(record.created_at, timeZone),
    updated_on: toDay(record.updated_at, timeZone),
    closest_task_at: record.closest_task_at,
  };
}

/** @param lead read with `contacts` and `source_id` */
export function toLeadRow(lead: Lead, context: RowContext): LeadTable {
  return {
    price_exact: Math.round((lead.price ?? 0) * priceUnit),
    pipeline_id: lead.pipeline_id,
    status_id: lead.status_id,
    loss_reason_id: lead.loss_reason_id,
    company_id: lead.company_id,
    main_contact_id: lead.contacts?.find(({ is_main }) => is_main)?.id ?? null,
    source_id: lead.source?.id ?? null,
    source_name: lead.source?.name ?? null,
    closed_at: lead.closed_at,
    closed_on: lead.closed_at === null ? null : toDay(lead.closed_at, context.timeZone),
    score: lead.score,
    labor_cost: lead.labor_cost,
    // Last: V8 copies an object some hundred times slower into a literal that goes on after it.
    ...toCard(lead, context),
  };
}

export function toContactRow(contact: Contact, context: RowContext): ContactTable {
  const { first_name, last_name, company_id } = contact;
  return { first_name, last_name, company_id, ...toCard(contact, context) };
}

export function toCompanyRow(company: Company, context: RowContext): CompanyTable {
  return toCard(company, context);
}

export function toElementRow(element: CatalogElement): CatalogElementTable {
  const { id, catalog_id, name, created_by, updated_by, created_at, updated_at } = element;
  return { id, catalog_id, name, created_by, updated_by, created_at, updated_at };
}

export function toContactLinks({ id, contacts = [] }: Lead): LeadContactTable[] {
  return contacts.map((contact) => ({ lead_id: id, contact_id: contact.id, is_main: contact.is_main ? 1 : 0 }));
}

export function toElementLinks(entityType: string, id: number, elements: readonly LinkedElement[]): ElementLinkTable[] {
  return elements.map(({ catalog_id, element_id, quantity, price_id }) => ({
    entity_type: entityType,
    entity_id: id,
    catalog_id,
    element_id,
    quantity,
    price_id,
  }));
}

export function toTagRows(entityType: string, id: number, tags: readonly Tag[]): EntityTagTable[] {
  return tags.map((tag) => ({ entity_type: entityType, entity_id: id, tag_id: tag.id, tag_name: tag.name }));
}
