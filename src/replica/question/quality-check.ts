/** What is checked in the records of an account: of which records, and when one fails. Each is plain SQL over the row `record`. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Kind } from '../kind.ts';

/** A condition on `record`. */
export type Condition = RawBuilder<SqlBool>;

/** A field that a stage requires. */
export interface RequiredField {
  fieldId: number;
  pipelineId: number;
  statusId: number;
}

/** What conditions depend on. */
export interface CheckInput {
  /** Unix seconds. */
  now: number;
  required: readonly RequiredField[];
}

/** One check. */
export interface QualityCheck {
  table: 'lead' | 'contact' | 'company' | 'task';
  /** What it reads. */
  kinds: readonly Kind[];
  /** The records that are checked. */
  scope(input: CheckInput): Condition;
  /** Whether one of them fails. */
  fails(input: CheckInput): Condition;
}

/** Won and lost are the same in every pipeline (amoCRM API v4, Pipelines). */
const [won, lost] = [142, 143];

const isOpen = sql<SqlBool>`record.status_id not in (${sql.lit(won)}, ${sql.lit(lost)})`;
const everyRecord = sql<SqlBool>`1 = 1`;
const isOpenTask = sql<SqlBool>`record.is_completed = 0`;
const hasNoActiveUser = sql<SqlBool>`not exists (select 1 from account_user where account_user.id = record.responsible_user_id
  and account_user.is_active = 1 and account_user.is_deleted = 0)`;

/** Whether a card has a value in a field with one of these codes. */
function hasValue(entityType: string, codes: readonly string[]): Condition {
  return sql<SqlBool>`exists (select 1 from custom_field_value join custom_field on custom_field.id = custom_field_value.field_id
    and custom_field.entity_type = custom_field_value.entity_type where custom_field_value.entity_type = ${entityType}
    and custom_field_value.entity_id = record.id and custom_field_value.value_text <> '' and custom_field.code in (${sql.join(codes)}))`;
}

function hasIdentity(entityType: string, kind: string): Condition {
  return sql<SqlBool>`exists (select 1 from identity where identity.entity_type = ${entityType}
    and identity.entity_id = record.id and identity.kind = ${kind})`;
}

function isAt({ pipelineId, statusId }: RequiredField): Condition {
  return sql<SqlBool>`(record.pipeline_id = ${pipelineId} and record.status_id = ${statusId})`;
}

/** False if there are no conditions. */
function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

const openLeads = { table: 'lead', kinds: ['leads'], scope: () => isOpen } as const;
const allContacts = { table: 'contact', kinds: ['contacts'], scope: () => everyRecord } as const;
const allCompanies = { table: 'company', kinds: ['companies'], scope: () => everyRecord } as const;
const openTasks = { table: 'task', kinds: ['tasks'], scope: () => isOpenTask } as const;

/** All checks by name. */
export const qualityChecks = {
  lead_without_price: { ...openLeads, fails: () => sql<SqlBool>`record.price_exact = 0` },
  lead_without_contact: {
    ...openLeads,
    fails: () => sql<SqlBool>`not exists (select 1 from lead_contact where lead_contact.lead_id = record.id)`,
  },
  lead_without_source: { ...openLeads, fails: () => sql<SqlBool>`record.source_id is null` },
  lead_without_active_user: { ...openLeads, fails: () => hasNoActiveUser },
  lead_without_task: {
    ...openLeads,
    kinds: ['leads', 'tasks'],
    fails: () => sql<SqlBool>`not exists (select 1 from task where task.entity_type = 'leads'
      and task.entity_id = record.id and task.is_completed = 0)`,
  },
  lead_in_deleted_stage: {
    ...openLeads,
    fails: () => sql<SqlBool>`not exists (select 1 from status where status.pipeline_id = record.pipeline_id
      and status.id = record.status_id and status.is_deleted = 0)`,
  },
  lead_without_required_field: {
    ...openLeads,
    scope: ({ required }) => anyOf(required.map(isAt)),
    fails: ({ required }) =>
      anyOf(
        required.map(
          (field) => sql<SqlBool>`(${isAt(field)} and not exists (select 1 from custom_field_value
            where custom_field_value.entity_type = 'leads' and custom_field_value.entity_id = record.id
            and custom_field_value.field_id = ${field.fieldId} and custom_field_value.value_text <> ''))`,
        ),
      ),
  },
  lead_lost_without_reason: {
    ...openLeads,
    scope: () => sql<SqlBool>`record.status_id = ${sql.lit(lost)}`,
    fails: () => sql<SqlBool>`record.loss_reason_id is null`,
  },
  contact_without_phone_and_email: {
    ...allContacts,
    fails: () => sql<SqlBool>`not ${hasValue('contacts', ['PHONE', 'EMAIL'])}`,
  },
  contact_with_invalid_phone: {
    ...allContacts,
    scope: () => hasValue('contacts', ['PHONE']),
    fails: () => hasIdentity('contacts', 'invalid_phone'),
  },
  contact_without_active_user: { ...allContacts, fails: () => hasNoActiveUser },
  company_without_inn: { ...allCompanies, fails: () => sql<SqlBool>`not ${hasIdentity('companies', 'inn')}` },
  company_without_active_user: { ...allCompanies, fails: () => hasNoActiveUser },
  task_overdue: { ...openTasks, fails: ({ now }) => sql<SqlBool>`record.complete_till < ${now}` },
  task_without_active_user: { ...openTasks, fails: () => hasNoActiveUser },
} as const satisfies Record<string, QualityCheck>;

/** The name of a check. */
export type QualityCheckName = keyof typeof qualityChecks;
