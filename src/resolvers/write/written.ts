/**
 * Records that were just written. amoCRM answers a write only with an id, so the fields that were sent are shown without reading the
 * record; other selected fields are read back.
 */
import type { CustomFieldValues, CustomFieldWrite, EntityType, Tag } from '../../amocrm/index.ts';
import type { Known } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';

/** Sent values that differ in shape from amoCRM's answers. Plain JSON, because answers are kept for idempotency keys. */
export interface Sent {
  /** The custom fields of a created record. */
  fields?: CustomFieldWrite[];
  /** The names of all its tags; only amoCRM knows their ids. */
  tags?: string[];
}

/** A record that was just written. */
export type Written<Value extends { id: number }> = Known<Value> & {
  sent?: Sent;
  /** The custom fields that were changed; the others are not known. */
  changed?: CustomFieldWrite[];
};

/** The sent values of a write that created a record. */
export function sentOf(write: { custom_fields_values?: CustomFieldWrite[]; tags_to_add?: { name: string }[] }): {
  sent?: Sent;
} {
  const { custom_fields_values: fields, tags_to_add: tags } = write;
  if (!fields && !tags) return {};
  return { sent: { ...(fields && { fields }), ...(tags && { tags: tags.map(({ name }) => name) }) } };
}

/**
 * Converts sent custom fields to the shape in which amoCRM would return them.
 *
 * @returns undefined if that is not certain, and the fields must be read
 */
export async function showSentFields(
  entity: EntityType,
  writes: readonly CustomFieldWrite[],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CustomFieldValues[] | undefined> {
  const definitions = await metadata.customFields(entity);
  const shown: CustomFieldValues[] = [];
  for (const { field_id, values } of writes) {
    const field = definitions.find(({ id }) => id === field_id);
    if (!field) return undefined;
    const items = (values ?? []).map((item) => {
      const { value, enum_id, enum_code } = item as { value?: unknown; enum_id?: number; enum_code?: string };
      const option = field.enums.find(({ id, value: label }) => (enum_id ? id === enum_id : label === enum_code));
      return {
        value: value ?? option?.value,
        enum_id: option?.id ?? enum_id ?? null,
        enum_code: enum_code ?? option?.code ?? null,
        raw: { ...item },
      };
    });
    // amoCRM completes objects: the name of a linked record, the sum of a line.
    if (items.some(({ value }) => value === undefined || typeof value === 'object')) return undefined;
    if (items.length > 0) {
      shown.push({ field_id, field_name: field.name, field_code: field.code, field_type: field.type, values: items });
    }
  }
  return shown;
}

/** The custom fields of a record after some of them were changed; undefined if that is not certain. */
export async function mergeSentFields(
  entity: EntityType,
  before: readonly CustomFieldValues[],
  writes: readonly CustomFieldWrite[],
  context: Pick<Context, 'metadata'>,
): Promise<CustomFieldValues[] | undefined> {
  if (writes.length === 0) return [...before];
  const shown = await showSentFields(entity, writes, context);
  return shown && [...before.filter(({ field_id }) => !writes.some((write) => write.field_id === field_id)), ...shown];
}

/** The names of a record's tags after some were added or removed; amoCRM compares tags without case. */
export function mergeTags(
  before: readonly Tag[],
  { addTags, removeTags }: { addTags?: Nullish<string[]>; removeTags?: Nullish<string[]> },
): string[] {
  const names = new Map(before.map(({ name }) => [name.toLowerCase(), name]));
  for (const name of removeTags ?? []) names.delete(name.toLowerCase());
  for (const name of addTags ?? []) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}
