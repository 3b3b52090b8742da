/** Contacts and companies by conditions that only the replica can answer. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { ContactListQuery } from '../../amocrm/index.ts';
import type { Snapshot } from '../index.ts';
import type { Kind } from '../kind.ts';
import type { Tables } from '../store/tables.ts';
import {
  type CardConditions,
  cardConditions,
  fieldCondition,
  isAmongMost,
  isNotAmong,
  type Scope,
  toCard,
} from './card-condition.ts';
import { isInRange, isOneOf } from './column.ts';
import { lostStatusId, wonStatusId } from './lead-condition.ts';
import { countRecords, loadRecordPage, type PageChoice, type PageInput, type RecordPage } from './record-page.ts';

/** The two kinds of records. */
export type PartyType = 'contacts' | 'companies';

/** amoCRM's own filters, with the same meaning, and what only the replica can answer. All given conditions must hold. */
export interface ReplicaContactFilter extends NonNullable<ContactListQuery['filter']>, CardConditions {
  has_leads?: boolean;
  has_open_leads?: boolean;
  has_phone?: boolean;
  has_email?: boolean;
  /** Of contacts. */
  company_id?: number[];
}

/** What contacts and companies can be ordered by. */
export type ContactSortField = 'id' | 'updated_at' | 'name' | 'last_activity_at';

type Condition = Expression<SqlBool>;

const from = expressionBuilder<Tables, never>();
const tables = { contacts: 'contact', companies: 'company' } as const;

/** The kinds of records that a list reads. */
export function contactListKinds(type: PartyType, filter: ReplicaContactFilter, field: ContactSortField): Kind[] {
  const { idle_days, note_text, has_leads, has_open_leads } = filter;
  const isIdle = idle_days !== undefined || field === 'last_activity_at';
  const wanted: [Kind, boolean][] = [
    [type, true],
    ['leads', has_leads !== undefined || has_open_leads !== undefined],
    ['events', isIdle],
    ['tasks', isIdle],
    [type === 'contacts' ? 'contact_notes' : 'company_notes', isIdle || note_text !== undefined],
  ];
  return wanted.flatMap(([kind, isWanted]) => (isWanted ? [kind] : []));
}

/** Loads the ids of one page of contacts or companies. */
export function loadContactPage(
  type: PartyType,
  snapshot: Snapshot,
  { filter, order, ...choice }: PageChoice<ReplicaContactFilter, ContactSortField>,
): Promise<RecordPage> {
  const table = tables[type];
  const joinsActivity = order.field === 'last_activity_at';
  const scope: Scope = { ...snapshot, isOrdered: joinsActivity || order.field === 'id', joinsActivity };
  const where = contactCondition(type, filter, scope);
  const value = orderValue(type, order.field);
  return loadRecordPage(snapshot, { table, where, value, direction: order.direction, ...choice });
}

/** The number of contacts or companies that match. */
export function countContacts(type: PartyType, snapshot: Snapshot, filter: ReplicaContactFilter): Promise<number> {
  return countRecords(snapshot, { table: tables[type], where: contactCondition(type, filter, snapshot) });
}

function orderValue(type: PartyType, field: ContactSortField): PageInput['value'] {
  if (field === 'id') return undefined;
  return field === 'last_activity_at' ? 'activity' : sql<number | string>`${sql.ref(`${tables[type]}.${field}`)}`;
}

function contactCondition(type: PartyType, filter: ReplicaContactFilter, scope: Scope): Condition {
  const table = tables[type];
  const card = toCard(type, table, scope);
  const has = (wanted: boolean | undefined, query: Expression<unknown>) =>
    wanted === undefined ? [] : [wanted ? isAmongMost(card, query, scope) : isNotAmong(card, query, scope)];
  const column = (name: string, values: readonly (number | string)[] | undefined) =>
    values ? [isOneOf(`${table}.${name}`, values)] : [];
  return from.and([
    ...column('id', filter.id),
    ...column('name', filter.name),
    ...column('responsible_user_id', filter.responsible_user_id),
    ...column('created_by', filter.created_by),
    ...column('updated_by', filter.updated_by),
    ...isInRange(`${table}.created_at`, filter.created_at ?? {}),
    ...isInRange(`${table}.updated_at`, filter.updated_at ?? {}),
    ...isInRange(`${table}.closest_task_at`, filter.closest_task_at ?? {}),
    ...(filter.custom_fields_values ?? []).map((field) => fieldCondition(card, field, scope)),
    ...column('company_id', filter.company_id),
    ...has(filter.has_leads, ownersOfLeads(type, false)),
    ...has(filter.has_open_leads, ownersOfLeads(type, true)),
    ...has(filter.has_phone, withField(type, 'PHONE')),
    ...has(filter.has_email, withField(type, 'EMAIL')),
    ...cardConditions(card, filter, scope),
  ]);
}

/** The contacts or companies of leads. */
function ownersOfLeads(type: PartyType, isOpen: boolean) {
  const closed = [wonStatusId, lostStatusId];
  if (type === 'companies') {
    return from
      .selectFrom('lead')
      .select('lead.company_id as id')
      .where('lead.company_id', 'is not', null)
      .$if(isOpen, (query) => query.where('lead.status_id', 'not in', closed));
  }
  return from
    .selectFrom('lead_contact')
    .innerJoin('lead', 'lead.id', 'lead_contact.lead_id')
    .select('lead_contact.contact_id as id')
    .$if(isOpen, (query) => query.where('lead.status_id', 'not in', closed));
}

/** The records with a value in the field of phones or e-mails, which amoCRM knows by its code. */
function withField(type: PartyType, code: 'PHONE' | 'EMAIL') {
  const fields = from
    .selectFrom('custom_field')
    .select('custom_field.id')
    .where('custom_field.entity_type', '=', type)
    .where('custom_field.code', '=', code);
  return from
    .selectFrom('custom_field_value')
    .select('custom_field_value.entity_id as id')
    .where('custom_field_value.entity_type', '=', type)
    .where('custom_field_value.field_id', 'in', fields)
    .where('custom_field_value.value_text', '<>', '');
}
