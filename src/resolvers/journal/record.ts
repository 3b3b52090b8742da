/** What a request to amoCRM writes: which records, and which of their fields. */
import type { Answer, Call } from '../../amocrm/index.ts';
import { isObject } from '../../json.ts';
import { type BulkKind, type BulkPatch, type BulkRecord, bulkKinds } from '../bulk/kind.ts';

/** One record that a request writes. */
export interface WrittenRecord {
  kind: BulkKind;
  /** Null if it is created. */
  id: number | null;
  /** What is sent of it. */
  patch: BulkPatch;
}

/** The records that a request creates or changes; none if it is about something else. */
export function recordsOf({ method, path, body }: Call): WrittenRecord[] {
  const [, name] = /^\/(leads|contacts|companies|tasks)(?:\/complex)?$/.exec(path) ?? [];
  const kind = bulkKinds.find((each) => each === name);
  if (!kind || !Array.isArray(body) || (method !== 'PATCH' && method !== 'POST')) return [];
  return body.map(({ id, request_id: _, ...patch }: BulkPatch & { id?: number; request_id?: string }) => ({
    kind,
    id: method === 'PATCH' && id !== undefined ? id : null,
    patch,
  }));
}

/** The ids of created records, by their place in the request; undefined where the answer does not say. */
export function createdIds({ body }: Answer, records: readonly WrittenRecord[]): (number | undefined)[] {
  const [first] = records;
  const embedded = isObject(body) && isObject(body._embedded) ? body._embedded[first?.kind ?? ''] : undefined;
  const items = (Array.isArray(body) ? body : Array.isArray(embedded) ? embedded : []) as unknown[];
  return records.map((_, place) => {
    const item = items.find((each) => isObject(each) && String([each.request_id].flat()[0]) === String(place)) ?? null;
    const found = item ?? (items.length === records.length ? items[place] : undefined);
    return isObject(found) && typeof found.id === 'number' ? found.id : undefined;
  });
}

/** What identifies a record in a list of changes, whatever was changed in it. */
const identifying = ['id', 'name', 'text', 'price', 'pipeline_id', 'status_id', 'responsible_user_id', 'updated_at'];

/** Which record a task is about. */
const subject = ['entity_type', 'entity_id'];

/** The fields of a record that a patch changes, as they are, and those that identify it. */
export function pickBefore(record: BulkRecord, patch: BulkPatch): BulkRecord {
  const names = new Set([...identifying, ...subject, ...Object.keys(patch)]);
  if (patch.tags_to_add || patch.tags_to_delete) names.add('tags');
  if (patch.result) names.add('result_text');
  const picked = Object.fromEntries(
    [...names].filter((name) => name in record).map((name) => [name, record[name as keyof BulkRecord]]),
  ) as unknown as BulkRecord;
  const changed = new Set((patch.custom_fields_values ?? []).map(({ field_id }) => field_id));
  if (changed.size > 0) {
    picked.custom_fields_values = (record.custom_fields_values ?? []).filter(({ field_id }) => changed.has(field_id));
  }
  return picked;
}

/** Keys whose values are secrets, and requests whose body is one: addresses of webhooks, and settings of widgets, whose keys are their own. */
const secretKeys = /password|secret|token|api_?key|authorization/i;
const secretPaths = /^\/(webhooks|widgets)/;

/** Whether the body of a request is a secret as a whole. */
export function isSecret({ path }: Pick<Call, 'path'>): boolean {
  return secretPaths.test(path);
}

/** What is kept of the body of a request that is not about records. */
export function bodyToKeep({ path, body }: Call): unknown {
  if (body === undefined || isSecret({ path })) return null;
  return JSON.parse(JSON.stringify(body, (key, value: unknown) => (secretKeys.test(key) ? undefined : value)));
}

/** A body for a person who is asked: as `bodyToKeep`, but what is left out can be seen. */
export function bodyToShow({ path, body }: Call): string {
  if (body === undefined) return '';
  if (isSecret({ path })) return '…';
  return JSON.stringify(body, (key, value: unknown) => (secretKeys.test(key) ? '…' : value));
}
