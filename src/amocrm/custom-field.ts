import type { EntityType } from './account.ts';
import { listAll, type Send } from './list.ts';
import {
  isObject,
  type Json,
  parseId,
  parseItems,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTextOrNull,
} from './parse.ts';

/** The definition of a custom field. */
export interface CustomField {
  id: number;
  name: string;
  code: string | null;
  /** amoCRM's name of the type: `text`, `select`, `multitext` … (Custom fields: types). */
  type: string;
  enums: { id: number; value: string; code: string | null }[];
  /** ISO 4217 code, of a monetary field. */
  currency?: string | null;
}

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

/** One value as it is written: a plain value, an option by its id, or a value with its kind. */
export type CustomFieldWriteValue =
  | { value: string | number | boolean; enum_code?: string; enum_id?: number }
  | { enum_id: number; enum_code?: undefined };

/** The new values of a field; null clears it. They replace all previous values. */
export interface CustomFieldWrite {
  field_id: number;
  values: CustomFieldWriteValue[] | null;
}

/** `GET /{entity}/custom_fields` (amoCRM API v4, Custom fields): at most 50 on a page. */
export function customFieldRoutes(send: Send) {
  return {
    all: (entity: EntityType): Promise<CustomField[]> =>
      listAll(send, `/${entity}/custom_fields`, 'custom_fields', parseCustomField, { limit: 50 }),
  };
}

export function parseCustomField(item: Json): CustomField {
  return {
    id: parseId(item.id, 'a custom field'),
    name: parseText(item.name),
    code: parseTextOrNull(item.code),
    type: parseText(item.type),
    enums: parseItems(item.enums).map((option) => ({
      id: parseId(option.id, 'an option'),
      value: parseText(option.value),
      code: parseTextOrNull(option.code),
    })),
    ...(item.currency === undefined ? {} : { currency: parseTextOrNull(item.currency) }),
  };
}

/** The custom fields of a record; null and [] both mean none. */
export function parseCustomFieldValues(value: unknown): CustomFieldValues[] {
  return parseItems(value).map((field) => ({
    field_id: parseId(field.field_id, 'a custom field value'),
    field_name: parseText(field.field_name),
    field_code: parseTextOrNull(field.field_code),
    field_type: parseText(field.field_type),
    values: parseItems(field.values).map((raw) => ({
      value: isObject(raw.value) ? parsePart(raw.value) : (raw.value ?? null),
      enum_id: parseNumberOrNull(raw.enum_id),
      // Older answers call it `enum`.
      enum_code: parseTextOrNull(raw.enum_code) ?? parseTextOrNull(raw.enum),
      raw,
    })),
  }));
}
