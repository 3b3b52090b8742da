import type { CustomFieldItem, CustomFieldValues } from './custom-field.ts';
import type { FilterRule } from './filter.ts';

/**
 * A condition on one custom field: any of the values, or a range whose ends are included (amoCRM API v4, Filtering by custom fields).
 * A value is a text, a number, `1` for a ticked checkbox, or the enum id of an option. The ends are numbers or unix seconds.
 */
export interface FieldCondition {
  field_id: number;
  values?: (string | number)[];
  from?: number;
  to?: number;
}

/** The types of fields whose values are options, which amoCRM compares by their enum ids. */
export const choiceTypes: ReadonlySet<string> = new Set(['select', 'radiobutton', 'multiselect', 'category']);

/**
 * Conditions on custom fields, sent as `filter[custom_fields_values][{id}][]` or `[from]` and `[to]`. amoCRM ignores them silently if the
 * account's `is_api_filter_enabled` is off, so every returned record must have such a value.
 */
export const fieldsRule: FilterRule<FieldCondition[], { custom_fields_values: CustomFieldValues[] }> = {
  print: (conditions) =>
    conditions.flatMap(({ field_id, values = [], from, to }): [string, string | number][] => {
      const name = `filter[custom_fields_values][${field_id}]`;
      return [
        ...values.map((value): [string, string | number] => [`${name}[]`, value]),
        ...(from === undefined ? [] : ([[`${name}[from]`, from]] as [string, number][])),
        ...(to === undefined ? [] : ([[`${name}[to]`, to]] as [string, number][])),
      ];
    }),
  holds: ({ custom_fields_values: fields }, conditions) =>
    conditions.every((condition) => {
      const field = fields.find(({ field_id }) => field_id === condition.field_id);
      return field?.values.some((item) => satisfies(item, field.field_type, condition)) ?? false;
    }),
};

function satisfies(item: CustomFieldItem, type: string, { values, from, to }: FieldCondition): boolean {
  if (values) return values.some((wanted) => isSame(item, type, wanted));
  const number = toNumber(item.value);
  // A value that cannot be parsed proves nothing.
  if (Number.isNaN(number)) return true;
  return number >= (from ?? Number.NEGATIVE_INFINITY) && number <= (to ?? Number.POSITIVE_INFINITY);
}

/** Whether a value equals a wanted one. Texts are compared without case: how amoCRM compares them is not documented. */
function isSame({ value, enum_id }: CustomFieldItem, type: string, wanted: string | number): boolean {
  if (choiceTypes.has(type)) return enum_id === Number(wanted);
  if (typeof value === 'boolean') return value === (Number(wanted) === 1);
  if (typeof wanted === 'number') return Number(value) === wanted;
  return fold(String(value)) === fold(wanted);
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** A number or unix seconds; some accounts send dates as ISO 8601 texts. */
function toNumber(value: unknown): number {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value) / 1000;
  return typeof value === 'string' && value.trim() !== ''
    ? Number(value)
    : typeof value === 'number'
      ? value
      : Number.NaN;
}
