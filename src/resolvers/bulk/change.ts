/** What a patch changes in a record, in words that a person can check: from what to what. */
import type { CustomFieldWrite } from '../../amocrm/index.ts';
import { AmocrmGraphqlError } from '../../errors/index.ts';
import { showDateTime } from '../account-time.ts';
import type { Context } from '../context.ts';
import { showField, showPlain, showValues } from '../custom-field/text.ts';
import { mergeTags, showSentFields } from '../write/written.ts';
import type { BulkKind, BulkPatch, BulkRecord } from './kind.ts';

/** One changed field of a record. */
export interface FieldChange {
  /** As the schema calls it; a custom field by its name. */
  field: string;
  /** The value before as text; null if there was none. */
  from: string | null;
  /** The value after; null if it is cleared. */
  to: string | null;
  /** Whether a value that may be a person's is replaced or removed. */
  overwrites: boolean;
}

/** Lists what a patch changes. Fields that have the value already are left out. */
export async function listChanges(
  kind: BulkKind,
  record: BulkRecord,
  patch: BulkPatch,
  context: Context,
): Promise<FieldChange[]> {
  const { metadata } = context;
  const changes: FieldChange[] = [];
  const add = (field: string, before: unknown, after: unknown, overwrites?: boolean) => {
    const [from, to] = [toText(before), toText(after)];
    if (from !== to) changes.push({ field, from, to, overwrites: overwrites ?? from !== null });
  };
  if (patch.name !== undefined) add('name', record.name, patch.name);
  // amoCRM sets an omitted price to 0, so 0 is nobody's value.
  if (patch.price !== undefined) add('price', record.price, patch.price, Boolean(record.price));
  if (patch.pipeline_id !== undefined || patch.status_id !== undefined) {
    const before = [record.pipeline_id ?? 0, record.status_id ?? 0] as const;
    const after = [patch.pipeline_id ?? before[0], patch.status_id ?? before[1]] as const;
    add('status', await nameStage(before, context), await nameStage(after, context));
  }
  if (patch.loss_reason_id !== undefined) {
    const nameOf = async (id: number | null | undefined) => id && ((await metadata.lossReason(id))?.name ?? id);
    add('lossReason', await nameOf(record.loss_reason_id), await nameOf(patch.loss_reason_id));
  }
  if (patch.responsible_user_id !== undefined) {
    const { responsible_user_id: before } = record;
    add('responsible', await nameUser(before, context), await nameUser(patch.responsible_user_id, context));
  }
  if (patch.text !== undefined) add('text', record.text, patch.text);
  if (patch.complete_till !== undefined) {
    const show = async (seconds: number | undefined) => showDateTime(seconds ?? null, context);
    add('completeTill', await show(record.complete_till), await show(patch.complete_till));
  }
  if (patch.task_type_id !== undefined) {
    const { task_types: types } = await metadata.account();
    const nameOf = (wanted: number | undefined) => types.find(({ id }) => id === wanted)?.name ?? wanted;
    add('taskType', nameOf(record.task_type_id), nameOf(patch.task_type_id));
  }
  if (patch.duration !== undefined) add('duration', record.duration, patch.duration, Boolean(record.duration));
  if (patch.is_completed !== undefined) add('isCompleted', record.is_completed, patch.is_completed, false);
  if (patch.result !== undefined) add('result', record.result_text, patch.result.text);
  if (patch.tags_to_add || patch.tags_to_delete) {
    const names = (tags: { name: string }[] = []) => tags.map(({ name }) => name);
    const after = mergeTags(record.tags ?? [], {
      addTags: names(patch.tags_to_add),
      removeTags: names(patch.tags_to_delete),
    });
    const isRemoved = names(record.tags).some((name) => !after.includes(name));
    add('tags', names(record.tags).join(', '), after.join(', '), isRemoved);
  }
  for (const write of patch.custom_fields_values ?? []) {
    const { name, before, after, keepsAll } = await describeField(kind, record, write, context);
    add(name, before, after, keepsAll ? false : undefined);
  }
  return changes;
}

function toText(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}

async function nameStage([pipelineId, statusId]: readonly [number, number], { metadata }: Context): Promise<string> {
  const [pipeline, status] = [await metadata.pipeline(pipelineId), await metadata.status(pipelineId, statusId)];
  return `${pipeline?.name ?? pipelineId} / ${status?.name ?? statusId}`;
}

/** A user's name, or the id if amoCRM lists no users for this token. */
async function nameUser(id: number, { metadata }: Context): Promise<string> {
  try {
    return (await metadata.user(id))?.name ?? String(id);
  } catch (error) {
    if (error instanceof AmocrmGraphqlError) return String(id);
    throw error;
  }
}

async function describeField(kind: BulkKind, record: BulkRecord, write: CustomFieldWrite, context: Context) {
  // Tasks have no custom fields.
  const entity = kind as Exclude<BulkKind, 'tasks'>;
  const definition = (await context.metadata.customFields(entity)).find(({ id }) => id === write.field_id);
  const present = record.custom_fields_values?.find(({ field_id }) => field_id === write.field_id);
  const [shown] = (await showSentFields(entity, [write], context)) ?? [];
  const sent = (write.values ?? []).map((value) => showPlain('value' in value ? value.value : value)).join(', ');
  const values = shown && (await showValues(shown, context));
  return {
    name: definition?.name ?? String(write.field_id),
    before: present && (await showField(present, context)),
    after: shown ? await showField(shown, context) : sent,
    // One more phone, e-mail or option replaces none.
    keepsAll: present && values && (await showValues(present, context)).every((value) => values.includes(value)),
  };
}
