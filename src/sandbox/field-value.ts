import type { Call } from './call.ts';
import type { Check, Json } from './check.ts';
import { mostValues } from './field-definition.ts';
import type { EnumRow, FieldOwner, FieldRow } from './metadata.ts';
import { missing, notSupported, tooMany, wrongType } from './problem.ts';
import type { CardRow, FieldValue, FieldValues } from './rows.ts';
import { shownValue } from './shown-value.ts';

/** A change of one field: null clears it. */
interface FieldChange {
  fieldId: number;
  values: FieldValue[] | null;
}

/**
 * Parses `custom_fields_values` of a write: fields by id or code, values checked and stored by the field's type
 * (amoCRM API v4, custom fields: types). Returns undefined if the key was not sent.
 */
export function parseFieldChanges(call: Call, owner: FieldOwner, check: Check): FieldChange[] | undefined {
  return check.objects('custom_fields_values')?.flatMap((item): FieldChange[] => {
    const field = findField(call, owner, item);
    if (field === undefined) return [];
    const { values } = item.source;
    if (values === null) return [{ fieldId: field.id, values: null }];
    if (values === undefined) {
      item.require('values');
      return [];
    }
    const sent = item.objects('values') ?? [];
    const most = mostValues[field.type] ?? 1;
    if (sent.length > most) {
      item.errors.push(tooMany(item.path('values'), most));
      return [];
    }
    const stored = sent.map((value) => parseValue(call, field, value)).filter((value) => value !== undefined);
    return [{ fieldId: field.id, values: stored.length === 0 ? null : stored }];
  });
}

/** The fields of a card after a write: named fields are replaced whole, the others stay. */
export function mergeFields(before: CardRow['fields'], changes: FieldChange[] | undefined): readonly FieldValues[] {
  if (changes === undefined) return before;
  const after = new Map(before.map((item) => [item.fieldId, item]));
  for (const { fieldId, values } of changes) {
    if (values === null) after.delete(fieldId);
    else after.set(fieldId, { fieldId, values });
  }
  return [...after.values()];
}

/** `custom_fields_values` as the vendor sends it: null if no field is filled. */
export function formatFields(call: Call, row: Pick<CardRow, 'fields'>): unknown[] | null {
  if (row.fields.length === 0) return null;
  return row.fields.flatMap(({ fieldId, values }) => {
    const field = call.store.field(fieldId);
    if (field === undefined) return [];
    return [
      {
        field_id: field.id,
        field_name: field.name,
        field_code: field.code,
        field_type: field.type,
        values: values.map((item) => formatValue(field, item)),
        is_computed: false,
      },
    ];
  });
}

function formatValue(field: FieldRow, { value, enumId }: FieldValue): unknown {
  // The one type whose values have no `value` around them.
  if (field.type === 'chained_list') return value;
  if (enumId === undefined) return { value };
  const option = field.enums?.find((item) => item.id === enumId);
  return { value: shownValue(field, { value, enumId }), enum_id: enumId, enum_code: option?.code ?? null };
}

function findField(call: Call, owner: FieldOwner, item: Check): FieldRow | undefined {
  const key = item.has('field_id') ? 'field_id' : 'field_code';
  const { field_id: id, field_code: code } = item.source;
  if (id === undefined && code === undefined) {
    item.require('field_id');
    return undefined;
  }
  const field =
    key === 'field_id'
      ? call.store.field(Number(id))
      : call.store.metadata.fields.find((candidate) => candidate.entityType === owner && candidate.code === code);
  // A field of another owner is as unknown as one that does not exist.
  if (field === undefined || field.entityType !== owner) {
    item.refuse(key);
    return undefined;
  }
  return field;
}

/** One value, checked for the field's type; undefined if it is refused or empty. */
function parseValue(call: Call, field: FieldRow, item: Check): FieldValue | undefined {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'url':
    case 'streetaddress':
    case 'tracking_data':
      return parseText(item);
    case 'numeric':
    case 'monetary':
    case 'price':
      return parseNumber(item);
    case 'checkbox':
      return parseCheckbox(item);
    case 'select':
    case 'radiobutton':
    case 'category':
    case 'multiselect':
      return parseChoice(field.nested ?? field.enums ?? [], item);
    case 'multitext':
    case 'smart_address':
      return parseKindAndText(field, item);
    case 'date':
    case 'birthday':
      return parseTime(item, call.store.metadata.account.utcOffset, true);
    case 'date_time':
      return parseTime(item, call.store.metadata.account.utcOffset, false);
    case 'legal_entity':
      return parseParty(item, 'entity_type', [1, 2]);
    case 'payer':
      return parseParty(item, 'type', ['legal', 'individual']);
    case 'org_legal_name':
      return parseParts(item, 'name');
    case 'supplier':
      return parseParts(item, 'entity_id');
    case 'linked_entity':
      return parseParts(item, 'entity_id', 'entity_type');
    case 'file':
      return parseParts(item, 'file_uuid', 'version_uuid', 'file_name');
    case 'items':
      return parseParts(item, 'quantity');
    case 'chained_list':
      item.require('catalog_id', 'catalog_element_id');
      item.integer('catalog_id');
      item.integer('catalog_element_id');
      return { value: item.source };
  }
}

function parseText(item: Check): FieldValue | undefined {
  item.require('value');
  const value = item.string('value');
  return value === undefined || value === '' ? undefined : { value };
}

/** Kept and returned as text, whatever was written. */
function parseNumber(item: Check): FieldValue | undefined {
  const { value } = item.source;
  if (typeof value === 'number' && Number.isFinite(value)) return { value: String(value) };
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim())) return { value: value.trim() };
  if (value === undefined) item.require('value');
  else if (value !== null && value !== '') item.errors.push(wrongType(item.path('value'), 'numeric'));
  return undefined;
}

/** An unchecked box is not a value: the field disappears from the card. */
function parseCheckbox(item: Check): FieldValue | undefined {
  const { value } = item.source;
  const ticked = value === 1 || value === 0 ? value === 1 : item.boolean('value');
  return ticked === true ? { value: true } : undefined;
}

function parseChoice(enums: readonly Option[], item: Check): FieldValue | undefined {
  const found = findEnum(enums, item.source);
  if (found !== undefined) return { value: found.value, enumId: found.id };
  const key = choiceKeys.find((candidate) => item.source[candidate] !== undefined) ?? 'value';
  item.errors.push(notSupported(item.path(key)));
  return undefined;
}

/** An option of a choice or of a category. */
type Option = Pick<EnumRow, 'id' | 'value' | 'code'>;

const choiceKeys = ['enum_id', 'enum_code', 'value'] as const;

function findEnum(enums: readonly Option[], source: Json): Option | undefined {
  const { enum_id: id, enum_code: code, value } = source;
  if (id !== undefined && id !== null) return enums.find((candidate) => candidate.id === Number(id));
  if (code !== undefined && code !== null) return enums.find((candidate) => candidate.code === code);
  return enums.find((candidate) => candidate.value === value);
}

/** Text with a kind: a phone with WORK, a town of an address. Phones and e-mails are WORK by default. */
function parseKindAndText(field: FieldRow, item: Check): FieldValue | undefined {
  const text = parseText(item);
  const enums = field.enums ?? [];
  const isKindGiven = item.has('enum_id') || item.has('enum_code');
  if (!isKindGiven && field.type === 'smart_address') {
    item.errors.push(missing(item.path('enum_code')));
    return undefined;
  }
  const { enum_id, enum_code } = item.source;
  const kind = isKindGiven ? findEnum(enums, { enum_id, enum_code }) : enums[0];
  if (kind === undefined) {
    item.refuse(item.has('enum_id') ? 'enum_id' : 'enum_code');
    return undefined;
  }
  return text === undefined ? undefined : { value: text.value, enumId: kind.id };
}

/** Unix seconds, or RFC 3339 text. A date is midnight in the account's own zone. */
function parseTime(item: Check, utcOffset: number, isDate: boolean): FieldValue | undefined {
  const { value } = item.source;
  if (value === null || value === '') return undefined;
  const seconds = parseSeconds(value);
  if (seconds === undefined) {
    if (value === undefined) item.require('value');
    else item.errors.push(wrongType(item.path('value'), 'int'));
    return undefined;
  }
  return { value: isDate ? Math.floor((seconds + utcOffset) / 86_400) * 86_400 - utcOffset : seconds };
}

function parseSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^-?\d{1,12}$/.test(value)) return Number(value);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return undefined;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

/** A legal entity or a payer; the kinds of both are numbers in one and words in the other. */
function parseParty(item: Check, key: string, kinds: readonly unknown[]): FieldValue | undefined {
  const kind = item.object('value')?.source[key];
  if (kind !== undefined && kind !== null && !kinds.includes(kind))
    item.errors.push(notSupported(item.path(`value.${key}`)));
  return parseParts(item, 'name');
}

/** An object with parts, kept as it was sent. */
function parseParts(item: Check, ...required: string[]): FieldValue | undefined {
  const value = item.object('value');
  if (value === undefined) {
    item.require('value');
    return undefined;
  }
  value.require(...required);
  if (required.includes('name')) value.string('name');
  return { value: value.source };
}
