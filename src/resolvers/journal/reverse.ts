/** The change that puts a record back to what it was before a write, where it has not been changed since. */
import type {
  CustomFieldItem,
  CustomFieldValues,
  CustomFieldWrite,
  CustomFieldWriteValue,
} from '../../amocrm/index.ts';
import type { BulkPatch, BulkRecord } from '../bulk/kind.ts';

/** What can be put back, and what cannot. */
export interface Reversal {
  patch: BulkPatch;
  /** As sentences, about fields. */
  cannot: string[];
}

/** Fields that amoCRM stores as they are sent. */
const plain = [
  'name',
  'price',
  'responsible_user_id',
  'text',
  'complete_till',
  'task_type_id',
  'duration',
  'is_completed',
] as const satisfies (keyof BulkPatch & keyof BulkRecord)[];

/**
 * @param now the record as it is
 * @param before the changed fields as they were
 * @param sent what the write sent
 */
export function reverse(now: BulkRecord, before: BulkRecord, sent: BulkPatch): Reversal {
  const patch: BulkPatch = {};
  const cannot: string[] = [];
  const changedSince = (field: string) => cannot.push(`${field}: it was changed since`);
  for (const field of plain) {
    if (sent[field] === undefined || isSame(now[field], before[field])) continue;
    if (!isSame(now[field], sent[field])) changedSince(field);
    else if (before[field] === null || before[field] === undefined)
      cannot.push(`${field}: it was empty, and amoCRM keeps a value`);
    else Object.assign(patch, { [field]: before[field] });
  }
  if (sent.status_id !== undefined || sent.pipeline_id !== undefined)
    reverseStage(now, before, sent, patch, changedSince);
  else if (sent.loss_reason_id !== undefined && !isSame(now.loss_reason_id, before.loss_reason_id)) {
    if (!isSame(now.loss_reason_id, sent.loss_reason_id)) changedSince('loss_reason_id');
    else if (before.loss_reason_id) patch.loss_reason_id = before.loss_reason_id;
    else cannot.push('loss_reason_id: it was empty, and amoCRM keeps a value');
  }
  if (sent.result) cannot.push('result: amoCRM keeps the result of a task');
  reverseTags(now, before, sent, patch);
  const fields = (sent.custom_fields_values ?? []).flatMap((write) => reverseField(now, before, write, changedSince));
  if (fields.length > 0) patch.custom_fields_values = fields;
  return { patch, cannot };
}

function isSame(one: unknown, other: unknown): boolean {
  return (one ?? null) === (other ?? null);
}

function reverseStage(
  now: BulkRecord,
  before: BulkRecord,
  sent: BulkPatch,
  patch: BulkPatch,
  changedSince: (field: string) => void,
): void {
  const after = { pipeline_id: sent.pipeline_id ?? before.pipeline_id, status_id: sent.status_id ?? before.status_id };
  const isAt = (stage: Pick<BulkRecord, 'pipeline_id' | 'status_id'>) =>
    now.status_id === stage.status_id && now.pipeline_id === stage.pipeline_id;
  if (isAt(before)) return;
  // A pipeline without a status means its first one, which is not known here.
  if (!isAt(after) && !(sent.status_id === undefined && now.pipeline_id === sent.pipeline_id))
    changedSince('status_id');
  else {
    if (before.pipeline_id !== undefined) patch.pipeline_id = before.pipeline_id;
    if (before.status_id !== undefined) patch.status_id = before.status_id;
    if (before.loss_reason_id) patch.loss_reason_id = before.loss_reason_id;
  }
}

/** amoCRM compares tags without case. A tag that is as before is left alone, whoever put it so. */
function reverseTags(now: BulkRecord, before: BulkRecord, sent: BulkPatch, patch: BulkPatch): void {
  const namesOf = ({ tags = [] }: BulkRecord) => new Set(tags.map(({ name }) => name.toLowerCase()));
  const [present, earlier] = [namesOf(now), namesOf(before)];
  const added = (sent.tags_to_add ?? []).filter(({ name }) => !earlier.has(name.toLowerCase()));
  const removed = (sent.tags_to_delete ?? []).filter(({ name }) => earlier.has(name.toLowerCase()));
  const surplus = added.filter(({ name }) => present.has(name.toLowerCase()));
  const missing = removed.filter(({ name }) => !present.has(name.toLowerCase()));
  if (surplus.length > 0) patch.tags_to_delete = surplus;
  if (missing.length > 0) patch.tags_to_add = missing;
}

function reverseField(
  now: BulkRecord,
  before: BulkRecord,
  write: CustomFieldWrite,
  changedSince: (field: string) => void,
): CustomFieldWrite[] {
  const find = ({ custom_fields_values: fields = [] }: BulkRecord) =>
    fields.find(({ field_id }) => field_id === write.field_id);
  const [present, earlier] = [find(now), find(before)];
  if (isSameField(present, earlier)) return [];
  if (!isAsSent(present, write)) {
    changedSince(present?.field_name ?? earlier?.field_name ?? String(write.field_id));
    return [];
  }
  const values = earlier?.values.map(toWriteValue) ?? [];
  return [{ field_id: write.field_id, values: values.length > 0 ? values : null }];
}

function isSameField(one: CustomFieldValues | undefined, other: CustomFieldValues | undefined): boolean {
  const textOf = (field: CustomFieldValues | undefined) =>
    JSON.stringify((field?.values ?? []).map(({ value, enum_id }) => [value, enum_id]));
  return textOf(one) === textOf(other);
}

/** Whether a field has the values that were sent, in any order. amoCRM completes options with their texts, and objects. */
function isAsSent(field: CustomFieldValues | undefined, { values }: CustomFieldWrite): boolean {
  const sent = values ?? [];
  const items = [...(field?.values ?? [])];
  if (items.length !== sent.length) return false;
  return sent.every((value) => {
    const index = items.findIndex((item) => isItemAsSent(item, value));
    if (index >= 0) items.splice(index, 1);
    return index >= 0;
  });
}

function isItemAsSent(item: CustomFieldItem, sent: CustomFieldWriteValue): boolean {
  if ('value' in sent) {
    const isObject = typeof sent.value === 'object';
    return isObject ? typeof item.value === 'object' && item.value !== null : String(item.value) === String(sent.value);
  }
  if ('catalog_element_id' in sent) return item.raw.catalog_element_id === sent.catalog_element_id;
  return item.enum_id === sent.enum_id;
}

/** Multiple texts have a kind, options are sent by their id, and other values as they are. */
function toWriteValue({ value, enum_id, raw }: CustomFieldItem): CustomFieldWriteValue {
  if ('catalog_element_id' in raw) {
    return { catalog_id: Number(raw.catalog_id), catalog_element_id: Number(raw.catalog_element_id) };
  }
  const present = value as string | number | boolean | Record<string, unknown>;
  return enum_id === null ? { value: present } : { value: present, enum_id };
}
