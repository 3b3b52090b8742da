import type { CatalogElement, CustomFieldItem, CustomFieldValues } from '../../amocrm/index.ts';
import { isObject } from '../../json.ts';
import { toDay } from '../calendar.ts';
import type { CustomFieldTable, CustomFieldValueTable } from '../store/tables.ts';
import type { RowContext } from './context.ts';

/** The types whose value is a time in unix seconds (amoCRM API v4, Custom fields). */
const timeTypes: readonly string[] = ['date', 'date_time', 'birthday'];

/** The types whose value is a number. */
const numberTypes: readonly string[] = ['numeric', 'monetary', 'price'];

/** The values of all custom fields of a record, one row each. */
export function toFieldRows(
  entityType: string,
  id: number,
  fields: readonly CustomFieldValues[],
  context: RowContext,
): CustomFieldValueTable[] {
  return fields.flatMap((field) =>
    field.values.map((item, position) => ({
      entity_type: entityType,
      entity_id: id,
      field_id: field.field_id,
      position,
      enum_id: item.enum_id,
      enum_code: item.enum_code,
      ...toValue(field, item, context),
    })),
  );
}

function toValue(
  { field_type: type }: CustomFieldValues,
  { value, raw }: CustomFieldItem,
  { timeZone }: RowContext,
): Pick<CustomFieldValueTable, 'value_text' | 'value_number' | 'value_at'> {
  if (typeof value === 'boolean') {
    return { value_text: value ? 'true' : 'false', value_number: value ? 1 : 0, value_at: null };
  }
  const text = printValue(value ?? raw);
  const number = text === '' ? Number.NaN : Number(text);
  if (timeTypes.includes(type) && Number.isFinite(number)) {
    // A day is stored as its midnight in the account's time zone.
    return { value_text: toDay(number, timeZone), value_number: null, value_at: number };
  }
  return {
    value_text: text,
    value_number: numberTypes.includes(type) && Number.isFinite(number) ? number : null,
    value_at: null,
  };
}

/** A value as a person reads it. A value with parts is known by its name; others keep their parts, as JSON. */
function printValue(value: unknown): string {
  if (!isObject(value)) return String(value ?? '');
  return typeof value.name === 'string' ? value.name : JSON.stringify(value);
}

/** The fields of elements, as their values name them: the definitions would be a request for each catalog. */
export function toElementFields(elements: readonly CatalogElement[]): CustomFieldTable[] {
  const fields = new Map<number, CustomFieldTable>();
  for (const { custom_fields_values } of elements) {
    for (const { field_id: id, field_name: name, field_code: code, field_type: type } of custom_fields_values) {
      fields.set(id, { entity_type: 'catalog_elements', id, name, code, type, sort: 0, is_deleted: 0 });
    }
  }
  return [...fields.values()];
}
