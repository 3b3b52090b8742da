import { type Json, mapItems, parseId, parseNumberOrNull, parseText, parseTextOrNull } from './parse.ts';
import { Unread } from './unread.ts';

/** The values of one field of a record. */
export interface CustomFieldValues {
  field_id: number;
  field_name: string;
  field_code: string | null;
  field_type: string;
  values: CustomFieldItem[];
}

/** One value of a field, as amoCRM sends it; its type depends on the field's. */
export interface CustomFieldItem {
  value: unknown;
  enum_id: number | null;
  enum_code: string | null;
  /** The whole item, for types whose values have other keys. */
  raw: Json;
}

/**
 * One value as it is written: a plain value, an option by its id, a value with its kind, or an object with parts (an address line has a
 * kind, a step of a chained list has no `value` around it).
 */
export type CustomFieldWriteValue =
  | { value: string | number | boolean | Record<string, unknown>; enum_code?: string; enum_id?: number }
  | { enum_id: number; enum_code?: undefined }
  | { catalog_id: number; catalog_element_id: number; enum_id?: undefined; enum_code?: undefined };

/** The new values of a field; null clears it. They replace all previous values. */
export interface CustomFieldWrite {
  field_id: number;
  values: CustomFieldWriteValue[] | null;
}

/** The custom fields of a record; null and [] both mean none. */
export function parseCustomFieldValues(value: unknown): CustomFieldValues[] {
  return mapItems(value, parseField);
}

/** Custom fields that are parsed when they are shown. */
class LaterFields {
  readonly #unread: Unread;
  #values: CustomFieldValues[] | undefined;

  constructor(unread: Unread) {
    this.#unread = unread;
  }

  read(): CustomFieldValues[] {
    this.#values ??= parseCustomFieldValues(this.#unread.read());
    return this.#values;
  }
}

/** Where a record holds them: not enumerable, so that a copy of the record has their values instead. */
const later = Symbol('custom fields');

/** One for all records, and their own, so that copies and JSON of a record have it. */
const laterProperty: PropertyDescriptor & ThisType<{ [later]: LaterFields }> = {
  get() {
    return this[later].read();
  },
  enumerable: true,
  configurable: true,
};

/**
 * Completes a new record with its custom fields: parsed at once, or when they are first asked for where the answer has been read
 * without them.
 */
export function addCustomFields<Row extends object>(
  record: Row,
  value: unknown,
): Row & { custom_fields_values: CustomFieldValues[] } {
  if (!(value instanceof Unread)) {
    return Object.assign(record, { custom_fields_values: parseCustomFieldValues(value) });
  }
  Object.defineProperty(record, later, { value: new LaterFields(value) });
  return Object.defineProperty(record, 'custom_fields_values', laterProperty) as Row & {
    custom_fields_values: CustomFieldValues[];
  };
}

function parseField(field: Json): CustomFieldValues {
  return {
    field_id: parseId(field.field_id, 'a custom field value'),
    field_name: parseText(field.field_name),
    field_code: parseTextOrNull(field.field_code),
    field_type: parseText(field.field_type),
    values: mapItems(field.values, parseItem),
  };
}

function parseItem(raw: Json): CustomFieldItem {
  return {
    value: raw.value ?? null,
    enum_id: parseNumberOrNull(raw.enum_id),
    // Older answers call it `enum`.
    enum_code: parseTextOrNull(raw.enum_code) ?? parseTextOrNull(raw.enum),
    raw,
  };
}
