import { type CustomField, choiceTypes, type EntityType, type FieldCondition } from '../../amocrm/index.ts';
import { type Issue, NotSupportedByAmocrmError, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { endOfDay } from '../account-time.ts';
import type { Context } from '../context.ts';
import { findCustomField } from '../custom-field.ts';
import { customFieldConverters, readDate } from './convert.ts';

type Scalar = string | number | boolean;

/** A `CustomFieldFilter`: a condition on one custom field. */
export interface CustomFieldFilterInput {
  /** Name, code or id of the field. */
  field: string;
  values?: Nullish<Scalar[]>;
  from?: Nullish<Scalar>;
  to?: Nullish<Scalar>;
}

/** The types whose values are compared as texts, by amoCRM's name. */
const textTypes = new Set(['text', 'textarea', 'url', 'streetaddress', 'tracking_data', 'multitext']);

/** The types whose values have an order. */
const rangeTypes = new Set(['numeric', 'monetary', 'date', 'birthday', 'date_time']);
const numberTypes = new Set(['numeric', 'monetary']);

/** Characters that the conditions may take in an address; the other filters need the rest of 8 KB. */
const maxPrinted = 2_500;

/** Characters of a parameter besides its value: `filter[custom_fields_values][1204305][]=&`. */
const parameterLength = 45;

/** The line of a filter by custom fields that amoCRM applies. */
export function fieldsAs(entity: EntityType) {
  return async (filters: readonly CustomFieldFilterInput[], path: Issue['path'], { context }: { context: Context }) => {
    const { conditions, issues } = await toConditions(entity, filters, path, context);
    const parameters = conditions.flatMap(({ values, from, to }) => values ?? [from ?? '', to ?? '']);
    const printed = parameters.reduce<number>(
      (sum, value) => sum + parameterLength + encodeURIComponent(value).length,
      0,
    );
    if (printed > maxPrinted) {
      issues.push({ path, message: 'are too many or too long for one request; give fewer or shorter values' });
    }
    if (issues.length > 0) throw new ValidationError(issues);
    await checkEnabled(context);
    return { custom_fields_values: conditions };
  };
}

/** The line of a filter by custom fields that the replica applies: no address limits it, and no switch of the account. */
export function storedFieldsAs(entity: EntityType) {
  return async (filters: readonly CustomFieldFilterInput[], path: Issue['path'], { context }: { context: Context }) => {
    const { conditions, issues } = await toConditions(entity, filters, path, context);
    if (issues.length > 0) throw new ValidationError(issues);
    return { custom_fields_values: conditions };
  };
}

async function toConditions(
  entity: EntityType,
  filters: readonly CustomFieldFilterInput[],
  path: Issue['path'],
  context: Context,
): Promise<{ conditions: FieldCondition[]; issues: Issue[] }> {
  const conditions: FieldCondition[] = [];
  const issues: Issue[] = [];
  for (const [index, filter] of filters.entries()) {
    try {
      const condition = await toCondition(entity, filter, [...path, index], context);
      if (!conditions.some(({ field_id }) => field_id === condition.field_id)) conditions.push(condition);
      else issues.push({ path: [...path, index, 'field'], message: 'has a condition already' });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  return { conditions, issues };
}

/** amoCRM filters by custom fields only in accounts whose filters API is switched on (Account: is_api_filter_enabled). */
async function checkEnabled({ metadata }: Context): Promise<void> {
  const isOn = async () => (await metadata.account()).is_api_filter_enabled !== false || undefined;
  if (await metadata.find(['account'], isOn)) return;
  throw new NotSupportedByAmocrmError(
    'amoCRM filters by custom fields only if the account’s switch `is_api_filter_enabled` is on, and it is off: amoCRM would ignore the condition and return all records.',
    {
      remedy:
        'Ask amoCRM’s support to switch the filters API on. Without it, use `fields` of the filter of leads, contacts or companies, which the local copy of the account (the replica) answers.',
    },
  );
}

/** Converts a condition on a custom field. @throws {ValidationError} naming what does not fit the type of the field */
export async function toCondition(
  entity: EntityType,
  { field: reference, values, from, to }: CustomFieldFilterInput,
  path: Issue['path'],
  context: Context,
): Promise<FieldCondition> {
  const field = await findCustomField(entity, reference, [...path, 'field'], context);
  const refuse = (key: string, message: string) =>
    new ValidationError([{ path: [...path, key], message: `«${field.name}» ${message}` }]);
  const hasRange = (from ?? to) !== undefined && (from ?? to) !== null;
  if (values ? hasRange : !hasRange) throw refuse('field', 'takes either `values`, or `from` and `to`');
  if (!textTypes.has(field.type) && !rangeTypes.has(field.type) && !choiceTypes.has(field.type) && !isCheckbox(field)) {
    throw refuse('field', `is of type ${field.type}, by which amoCRM cannot filter`);
  }
  const { timezone } = await context.metadata.account();
  const at = { timezone, now: context.now() };
  const convert = (value: Scalar, key: 'values' | 'from' | 'to') => {
    const converted = toFilterValue(field, value, at, key === 'to');
    if (typeof converted === 'object') throw refuse(key, converted.wrong);
    return converted;
  };
  if (values) {
    if (rangeTypes.has(field.type) && !numberTypes.has(field.type))
      throw refuse('values', 'is a date; use `from` and `to`');
    return { field_id: field.id, values: [...new Set(values.map((value) => convert(value, 'values')))] };
  }
  if (!rangeTypes.has(field.type)) throw refuse(from == null ? 'to' : 'from', 'has no order; use `values`');
  const range = {
    ...(from == null ? {} : { from: Number(convert(from, 'from')) }),
    ...(to == null ? {} : { to: Number(convert(to, 'to')) }),
  };
  if ((range.from ?? -Infinity) > (range.to ?? Infinity)) throw refuse('to', 'ends before it begins');
  return { field_id: field.id, ...range };
}

function isCheckbox({ type }: CustomField): boolean {
  return type === 'checkbox';
}

/** A value as amoCRM's filter takes it. @param isEnd whether it is the end of a range: a day then means its last second */
function toFilterValue(
  field: CustomField,
  value: Scalar,
  at: { timezone: string; now: number },
  isEnd: boolean,
): string | number | { wrong: string } {
  const type = textTypes.has(field.type) ? 'text' : field.type;
  const written = customFieldConverters[type]?.write(value, { field, kind: undefined, ...at });
  if (written === undefined) return { wrong: `is of type ${field.type}, by which amoCRM cannot filter` };
  if (typeof written === 'string') return { wrong: `: ${written}` };
  if ('catalog_id' in written) return { wrong: 'has parts, by which amoCRM cannot filter' };
  if (!('value' in written)) return written.enum_id;
  if (typeof written.value === 'boolean') {
    // amoCRM stores no value of a checkbox that is not ticked.
    return written.value ? 1 : { wrong: 'can only be searched for ticked ones (true): amoCRM stores no other value' };
  }
  if (typeof written.value === 'object') return { wrong: 'has parts, by which amoCRM cannot filter' };
  if (isEnd && !numberTypes.has(field.type) && rangeTypes.has(field.type)) {
    const time = readDate(String(value).trim(), at);
    if ('date' in time) return endOfDay(time.date, at.timezone);
  }
  return written.value;
}
