/** What is checked in the records of an account: of which records, and when one fails. Each is a condition on the row `record`. */
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { Kind } from '../kind.ts';
import type { IdentityKind, Tables } from '../store/tables.ts';

/** A condition on `record`. */
export type Condition = Expression<SqlBool>;

/** A field that a stage requires. */
export interface RequiredField {
  fieldId: number;
  pipelineId: number;
  statusId: number;
}

/** What conditions depend on. */
export interface CheckInput {
  database: Kysely<Tables>;
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

const ownerId = sql.ref<number>('record.responsible_user_id');
const recordId = sql.ref<number>('record.id');

function exists(rows: Expression<unknown>): Condition {
  return sql<SqlBool>`exists ${rows}`;
}

function not(condition: Condition): Condition {
  return sql<SqlBool>`not ${condition}`;
}

function hasNoActiveUser({ database }: CheckInput): Condition {
  const users = database.selectFrom('account_user').select('id').where('is_active', '=', 1).where('is_deleted', '=', 0);
  return not(exists(users.where('id', '=', ownerId)));
}

/** Whether a contact or company has a value in a field with one of these codes. */
function hasValue(
  { database }: CheckInput,
  codes: readonly string[],
  entityType: 'contacts' | 'companies' = 'contacts',
): Condition {
  return exists(
    database
      .selectFrom('custom_field_value')
      .innerJoin('custom_field', (join) =>
        join
          .onRef('custom_field.entity_type', '=', 'custom_field_value.entity_type')
          .onRef('custom_field.id', '=', 'custom_field_value.field_id'),
      )
      .select('custom_field.id')
      .where('custom_field_value.entity_type', '=', entityType)
      .where('custom_field_value.entity_id', '=', recordId)
      .where('custom_field_value.value_text', '<>', '')
      .where('custom_field.code', 'in', codes),
  );
}

function hasIdentity({ database }: CheckInput, entityType: string, kind: IdentityKind): Condition {
  const own = database.selectFrom('identity').select('key').where('entity_id', '=', recordId);
  return exists(own.where('entity_type', '=', entityType).where('kind', '=', kind));
}

/** Whether a lead lacks a value of a required field. */
function lacks({ database }: CheckInput, { fieldId }: RequiredField): Condition {
  return not(
    exists(
      database
        .selectFrom('custom_field_value')
        .select('field_id')
        .where('entity_type', '=', 'leads')
        .where('entity_id', '=', recordId)
        .where('field_id', '=', fieldId)
        .where('value_text', '<>', ''),
    ),
  );
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
    fails: ({ database }) =>
      not(exists(database.selectFrom('lead_contact').select('lead_id').where('lead_id', '=', recordId))),
  },
  lead_without_source: { ...openLeads, fails: () => sql<SqlBool>`record.source_id is null` },
  lead_without_active_user: { ...openLeads, fails: hasNoActiveUser },
  lead_without_task: {
    ...openLeads,
    kinds: ['leads', 'tasks'],
    fails: ({ database }) => {
      const tasks = database.selectFrom('task').select('id').where('entity_type', '=', 'leads');
      return not(exists(tasks.where('entity_id', '=', recordId).where('is_completed', '=', 0)));
    },
  },
  lead_in_deleted_stage: {
    ...openLeads,
    fails: ({ database }) => {
      const statuses = database.selectFrom('status').select('id').where('is_deleted', '=', 0);
      const isIn = sql<SqlBool>`status.pipeline_id = record.pipeline_id and status.id = record.status_id`;
      return not(exists(statuses.where(isIn)));
    },
  },
  lead_without_required_field: {
    ...openLeads,
    scope: ({ required }) => anyOf(required.map(isAt)),
    fails: (input) => anyOf(input.required.map((field) => sql<SqlBool>`(${isAt(field)} and ${lacks(input, field)})`)),
  },
  lead_lost_without_reason: {
    ...openLeads,
    scope: () => sql<SqlBool>`record.status_id = ${sql.lit(lost)}`,
    fails: () => sql<SqlBool>`record.loss_reason_id is null`,
  },
  contact_without_phone_and_email: {
    ...allContacts,
    fails: (input) => not(hasValue(input, ['PHONE', 'EMAIL'])),
  },
  contact_with_invalid_phone: {
    ...allContacts,
    scope: (input) => hasValue(input, ['PHONE']),
    fails: (input) => hasIdentity(input, 'contacts', 'invalid_phone'),
  },
  contact_without_active_user: { ...allContacts, fails: hasNoActiveUser },
  company_without_inn: { ...allCompanies, fails: (input) => not(hasIdentity(input, 'companies', 'inn')) },
  company_without_phone_and_email: {
    ...allCompanies,
    fails: (input) => not(hasValue(input, ['PHONE', 'EMAIL'], 'companies')),
  },
  company_without_active_user: { ...allCompanies, fails: hasNoActiveUser },
  task_overdue: { ...openTasks, fails: ({ now }) => sql<SqlBool>`record.complete_till < ${now}` },
  task_without_active_user: { ...openTasks, fails: hasNoActiveUser },
} as const satisfies Record<string, QualityCheck>;

/** The name of a check. */
export type QualityCheckName = keyof typeof qualityChecks;
