/** The kinds of records that bulk mutations change: how each is read, written and named. */
import type { Amocrm, BatchOutcome, Lead, LeadPatch, Task, TaskPatch, Updated } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { cardUrl } from '../entity.ts';
import { stateOf } from '../stage.ts';
import { isWritten } from '../write/recognize.ts';

/** The kinds of records, by amoCRM's names. */
export const bulkKinds = ['leads', 'contacts', 'companies', 'tasks'] as const;

export type BulkKind = (typeof bulkKinds)[number];

/** A record of any of these kinds. */
export interface BulkRecord
  extends Partial<
      Pick<
        Lead,
        | 'name'
        | 'price'
        | 'pipeline_id'
        | 'status_id'
        | 'loss_reason_id'
        | 'custom_fields_values'
        | 'tags'
        | 'company_id'
      >
    >,
    Partial<Omit<Task, 'id' | 'responsible_user_id' | 'updated_at' | 'created_at' | 'created_by'>> {
  id: number;
  responsible_user_id: number;
  updated_at: number;
}

/** A change of a record of any of these kinds, without its id. */
export type BulkPatch = Omit<LeadPatch, 'id'> & Omit<TaskPatch, 'id'>;

/** One record, in messages. */
export const nounOf = { leads: 'lead', contacts: 'contact', companies: 'company', tasks: 'task' } as const;

/** Records by their ids, as they are now. Those that do not exist are missing. */
export async function loadRecords(kind: BulkKind, ids: readonly number[], client: Amocrm): Promise<BulkRecord[]> {
  return client[kind].byIds(ids);
}

/** Sends changes, 50 records in a request. */
export function updateRecords(
  kind: BulkKind,
  patches: readonly (BulkPatch & { id: number })[],
  client: Amocrm,
): Promise<BatchOutcome<Updated>[]> {
  // TypeScript cannot correlate the client with the patches through the index `kind`.
  return (client[kind].update as (items: typeof patches) => Promise<BatchOutcome<Updated>[]>)(patches);
}

/** What a person calls a record: its name, or the text of a task. */
export function nameRecord({ name, text }: BulkRecord): string {
  return name ?? text ?? '';
}

/** The card of a record, or the card that a task is about. */
export function urlOf(kind: BulkKind, record: BulkRecord, context: Pick<Context, 'accountUrl'>): string | null {
  if (kind !== 'tasks') return cardUrl(kind, record.id, context);
  const { entity_type: type, entity_id: id } = record;
  const isCard = type === 'leads' || type === 'contacts' || type === 'companies' || type === 'customers';
  return isCard && id ? cardUrl(type, id, context) : null;
}

/** Whether a change takes an open lead to won or lost. */
export function closes({ status_id: before }: BulkRecord, { status_id: after }: BulkPatch): boolean {
  return before !== undefined && after !== undefined && stateOf(before) === 'OPEN' && stateOf(after) !== 'OPEN';
}

/** Whether a record is already as a change would make it. */
export function isAsPlanned(record: BulkRecord, { tags_to_add, tags_to_delete, result, ...patch }: BulkPatch): boolean {
  const names = new Set((record.tags ?? []).map(({ name }) => name.toLowerCase()));
  const has = ({ name }: { name: string }) => names.has(name.toLowerCase());
  return (
    isWritten(patch, { ...record }) &&
    (tags_to_add ?? []).every(has) &&
    !(tags_to_delete ?? []).some(has) &&
    (result === undefined || result.text === record.result_text)
  );
}
