/** How many records fail a check, which they are, and whose. */
import { type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import {
  type CheckInput,
  type Condition,
  type QualityCheck,
  type QualityCheckName,
  qualityChecks,
} from './quality-check.ts';

/** Which records are checked. */
export interface DataQualityInput extends CheckInput {
  /** Of leads alone; other records are in no pipeline. */
  pipelineIds?: readonly number[] | undefined;
  responsibleUserIds?: readonly number[] | undefined;
}

/** How many of the checked records fail. */
export interface FailureCount {
  count: number;
  total: number;
}

/** The failures of one user or pipeline. */
export type FailureGroup = FailureCount & { id: number };

/** A record that fails. */
export interface FailingRecord {
  id: number;
  name: string;
  responsibleUserId: number;
  /** Of a task: the plural type and id of the card that it is on. */
  entityType: string | null;
  entityId: number | null;
}

type Database = Snapshot['database'];

/** Counts the records that fail a check. */
export async function countFailures(
  database: Database,
  name: QualityCheckName,
  input: DataQualityInput,
): Promise<FailureCount> {
  const check: QualityCheck = qualityChecks[name];
  const { rows } = await sql<FailureCount>`
    select count(*) as total, count(case when ${check.fails(input)} then 1 end) as count
    from ${sql.table(check.table)} as record where ${matches(check, input)}`.execute(database);
  return rows[0] as FailureCount;
}

/** Counts them by responsible user or, for leads, by pipeline: those with failures, most failures first. */
export async function countFailuresBy(
  column: 'responsible_user_id' | 'pipeline_id',
  database: Database,
  name: QualityCheckName,
  input: DataQualityInput,
): Promise<FailureGroup[]> {
  const check: QualityCheck = qualityChecks[name];
  const { rows } = await sql<FailureGroup>`
    select id, total, count from (
      select ${sql.ref(`record.${column}`)} as id, count(*) as total, count(case when ${check.fails(input)} then 1 end) as count
      from ${sql.table(check.table)} as record where ${matches(check, input)} group by ${sql.ref(`record.${column}`)}
    ) as grouped where count > 0 order by count desc, id`.execute(database);
  return rows;
}

/** The newest records that fail. */
export async function loadFailures(
  database: Database,
  name: QualityCheckName,
  input: DataQualityInput,
  first: number,
): Promise<FailingRecord[]> {
  const check: QualityCheck = qualityChecks[name];
  const isTask = check.table === 'task';
  const { rows } = await sql<FailingRecord>`
    select record.id, record.responsible_user_id as "responsibleUserId", ${sql.ref(isTask ? 'record.text' : 'record.name')} as name,
      ${isTask ? sql`record.entity_type` : sql`null`} as "entityType", ${isTask ? sql`record.entity_id` : sql`null`} as "entityId"
    from ${sql.table(check.table)} as record where ${matches(check, input)} and ${check.fails(input)}
    order by record.id desc limit ${first}`.execute(database);
  return rows;
}

/** Whether a record is checked. */
function matches(check: QualityCheck, input: DataQualityInput): Condition {
  const { pipelineIds, responsibleUserIds } = input;
  const conditions = [check.scope(input)];
  if (pipelineIds && check.table === 'lead') {
    conditions.push(sql<SqlBool>`record.pipeline_id in (${sql.join(pipelineIds)})`);
  }
  if (responsibleUserIds)
    conditions.push(sql<SqlBool>`record.responsible_user_id in (${sql.join(responsibleUserIds)})`);
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}
