import type { Nullish } from '../nullish.ts';
import type { Snapshot } from '../replica/index.ts';
import type { DataQualityInput, FailingRecord, FailureCount, FailureGroup } from '../replica/question/data-quality.ts';
import type { QualityCheckName } from '../replica/question/quality-check.ts';
import type { Context } from './context.ts';
import { cardUrl, entityTypes } from './entity.ts';
import { checkUsers } from './known-user.ts';
import { readReplica } from './replica.ts';

/** Which checks are made, and of which records. */
export interface DataQualityArguments {
  checks?: Nullish<QualityCheckName[]>;
  pipelineIds?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  /** Seconds. */
  maxAge: number;
}

/** The result of one check. */
export interface QualityFinding extends FailureCount {
  check: QualityCheckName;
  input: DataQualityInput;
}

/** All results. */
export interface DataQuality {
  snapshot: Snapshot;
  findings: QualityFinding[];
}

/** Makes checks over all records. */
export async function checkDataQuality(
  { checks, pipelineIds, responsibleUserIds, maxAge }: DataQualityArguments,
  context: Context,
): Promise<DataQuality> {
  const { qualityChecks } = await import('../replica/question/quality-check.ts');
  const { countFailures } = await import('../replica/question/data-quality.ts');
  const names = [...new Set(checks ?? (Object.keys(qualityChecks) as QualityCheckName[]))];
  const kinds = [...new Set(names.flatMap((name) => qualityChecks[name].kinds))];
  const snapshot = await readReplica(kinds, maxAge, context);
  await checkUsers(responsibleUserIds?.map(Number), ['responsibleUserIds'], snapshot);
  const fields = await context.metadata.customFields('leads');
  const input: DataQualityInput = {
    database: snapshot.database,
    now: context.now(),
    required: fields.flatMap(({ id, required_statuses: statuses }) =>
      statuses.map(({ pipeline_id, status_id }) => ({ fieldId: id, pipelineId: pipeline_id, statusId: status_id })),
    ),
    pipelineIds: pipelineIds?.map(Number),
    responsibleUserIds: responsibleUserIds?.map(Number),
  };
  const findings: QualityFinding[] = [];
  for (const check of names) {
    findings.push({ check, input, ...(await countFailures(check, input)) });
  }
  return { snapshot, findings };
}

/** Counts the failures of a check by user or pipeline; only leads have a pipeline. */
export async function groupFailures(
  column: 'responsible_user_id' | 'pipeline_id',
  { check, input }: QualityFinding,
  first: number,
): Promise<FailureGroup[]> {
  if (column === 'pipeline_id' && !check.startsWith('lead_')) return [];
  const { countFailuresBy } = await import('../replica/question/data-quality.ts');
  return (await countFailuresBy(column, check, input)).slice(0, first);
}

/** A record that fails a check, as it is shown. */
export interface ShownFailure extends FailingRecord {
  url: string | null;
  /** Names of custom fields. */
  emptyFields: string[];
}

/** Lists the newest records that fail a check. */
export async function listFailures(
  { check, input }: QualityFinding,
  first: number,
  context: Context,
): Promise<ShownFailure[]> {
  const { loadFailures } = await import('../replica/question/data-quality.ts');
  const { qualityChecks } = await import('../replica/question/quality-check.ts');
  const records = await loadFailures(check, input, first);
  const own = { lead: 'leads', contact: 'contacts', company: 'companies', task: null }[qualityChecks[check].table];
  const emptyFields =
    check === 'lead_without_required_field' ? await nameEmptyFields(input, records, context) : undefined;
  return records.map((record) => {
    const type = Object.values(entityTypes).find((entityType) => entityType === (own ?? record.entityType));
    const id = own ? record.id : record.entityId;
    const url = type && id ? cardUrl(type, id, context) : null;
    return { ...record, url, emptyFields: emptyFields?.get(record.id) ?? [] };
  });
}

/** The names of the required fields that are empty, by id of the lead. */
async function nameEmptyFields(
  input: DataQualityInput,
  records: readonly FailingRecord[],
  { metadata }: Context,
): Promise<Map<number, string[]>> {
  const { findEmptyFields } = await import('../replica/question/data-quality.ts');
  const leadIds = records.map(({ id }) => id);
  const [empty, fields] = await Promise.all([findEmptyFields(input, leadIds), metadata.customFields('leads')]);
  const names = new Map(fields.map(({ id, name }) => [id, name]));
  return new Map([...empty].map(([id, ids]) => [id, ids.map((fieldId) => names.get(fieldId) ?? String(fieldId))]));
}
