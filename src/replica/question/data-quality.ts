/** How many records fail a check, which they are, and whose. */
import { sql } from 'kysely';
import { type CheckInput, type QualityCheck, type QualityCheckName, qualityChecks } from './quality-check.ts';

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

/** Counts the records that fail a check. */
export async function countFailures(name: QualityCheckName, input: DataQualityInput): Promise<FailureCount> {
  return selectChecked(name, input).select(countsOf(name, input)).executeTakeFirstOrThrow();
}

/** Counts them by responsible user or, for leads, by pipeline: those with failures, most failures first. */
export async function countFailuresBy(
  column: 'responsible_user_id' | 'pipeline_id',
  name: QualityCheckName,
  input: DataQualityInput,
): Promise<FailureGroup[]> {
  const key = sql.ref<number>(`record.${column}`);
  const groups = await selectChecked(name, input)
    .select([...countsOf(name, input), key.as('id')])
    .groupBy(key)
    .execute();
  return groups.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count || one.id - other.id);
}

/** The newest records that fail. */
export async function loadFailures(
  name: QualityCheckName,
  input: DataQualityInput,
  first: number,
): Promise<FailingRecord[]> {
  const check: QualityCheck = qualityChecks[name];
  const isTask = check.table === 'task';
  return selectChecked(name, input)
    .select([
      'record.id',
      'record.responsible_user_id as responsibleUserId',
      sql.ref<string>(isTask ? 'record.text' : 'record.name').as('name'),
      (isTask ? sql.ref<string | null>('record.entity_type') : sql<string | null>`null`).as('entityType'),
      (isTask ? sql.ref<number | null>('record.entity_id') : sql<number | null>`null`).as('entityId'),
    ])
    .where(check.fails(input))
    .orderBy('record.id', 'desc')
    .limit(first)
    .execute();
}

/** Which of the fields that the present stages of leads require are empty: ids of fields by id of the lead. */
export async function findEmptyFields(
  { database, required }: DataQualityInput,
  leadIds: readonly number[],
): Promise<Map<number, number[]>> {
  if (leadIds.length === 0 || required.length === 0) return new Map();
  const ids = required.map(({ fieldId }) => fieldId);
  const [leads, values] = await Promise.all([
    database.selectFrom('lead').select(['id', 'pipeline_id', 'status_id']).where('id', 'in', leadIds).execute(),
    database
      .selectFrom('custom_field_value')
      .select(['entity_id', 'field_id'])
      .where('entity_type', '=', 'leads')
      .where('entity_id', 'in', leadIds)
      .where('field_id', 'in', ids)
      .where('value_text', '<>', '')
      .execute(),
  ]);
  const filled = new Set(values.map(({ entity_id, field_id }) => `${entity_id} ${field_id}`));
  return new Map(
    leads.map(({ id, pipeline_id, status_id }) => [
      id,
      required
        .filter(({ pipelineId, statusId }) => pipelineId === pipeline_id && statusId === status_id)
        .map(({ fieldId }) => fieldId)
        .filter((fieldId) => !filled.has(`${id} ${fieldId}`)),
    ]),
  );
}

/** The records that are checked. Every table has the columns that are read here without regard to which it is. */
function selectChecked(name: QualityCheckName, input: DataQualityInput) {
  const check: QualityCheck = qualityChecks[name];
  const { database, pipelineIds, responsibleUserIds } = input;
  return database
    .selectFrom(`${check.table} as record` as 'lead as record')
    .where(check.scope(input))
    .$if(pipelineIds !== undefined && check.table === 'lead', (query) =>
      query.where('record.pipeline_id', 'in', pipelineIds ?? []),
    )
    .$if(responsibleUserIds !== undefined, (query) =>
      query.where('record.responsible_user_id', 'in', responsibleUserIds ?? []),
    );
}

function countsOf(name: QualityCheckName, input: DataQualityInput) {
  const fails = qualityChecks[name].fails(input);
  return [sql<number>`count(*)`.as('total'), sql<number>`count(case when ${fails} then 1 end)`.as('count')] as const;
}
