import type { CustomField as CustomFieldRecord, CustomFieldValues } from '../amocrm/index.ts';
import { showDate, showDateTime } from '../resolvers/account-time.ts';
import { parseSeconds, showField, showPlain, showValues } from '../resolvers/custom-field/text.ts';
import type { CustomFieldInput as FieldInput } from '../resolvers/custom-field.ts';
import { shorten } from '../resolvers/shorten.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';
import { maxLengthArg } from './max-length.ts';

/** An option of a select. */
const CustomFieldOption = builder
  .objectRef<{ id: number | null; value: string; code: string | null }>('CustomFieldOption')
  .implement({
    description: 'An option of a select, or a kind of phone or e-mail.',
    fields: (t) => ({
      label: t.exposeString('value', { description: 'Its label.' }),
      enumId: t.exposeID('id', { nullable: true, description: 'Its enum id in amoCRM.' }),
      code: t.exposeString('code', { nullable: true, description: 'Its code, if it has one.' }),
    }),
  });

/** The definition of a field. */
export const CustomField = builder.objectRef<CustomFieldRecord>('CustomField').implement({
  description: 'The definition of a field that the account added to leads, contacts or companies.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    code: t.exposeString('code', { nullable: true, description: 'Its code, e.g. `PHONE`, if it has one.' }),
    type: t.exposeString('type', { description: 'amoCRM’s name of its type, e.g. `select`.' }),
    options: t.field({
      type: [CustomFieldOption],
      description: 'The options of a select; the kinds of a phone or e-mail field.',
      resolve: (field) => field.enums,
    }),
  }),
});

builder.queryField('customFields', (t) =>
  t.field({
    type: [CustomField],
    nullable: true,
    description: 'The custom fields that the account defines for leads, contacts or companies.',
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the entities.' }),
      query: t.arg.string({ description: 'Part of the name or code.', validate: constraint.name }),
    },
    resolve: async (_root, { entityType, query }, { metadata }) => {
      const fields = await metadata.customFields(entityType);
      const wanted = query?.trim().toLowerCase() ?? '';
      return fields.filter(({ name, code }) => `${name}\n${code ?? ''}`.toLowerCase().includes(wanted));
    },
  }),
);

/** The GraphQL types of values, by amoCRM's field types. Values of all other types are JSON. */
const shownAs: Readonly<Record<string, string>> = {
  text: 'CustomFieldText',
  textarea: 'CustomFieldText',
  url: 'CustomFieldText',
  streetaddress: 'CustomFieldText',
  tracking_data: 'CustomFieldText',
  numeric: 'CustomFieldNumber',
  monetary: 'CustomFieldNumber',
  price: 'CustomFieldNumber',
  checkbox: 'CustomFieldBoolean',
  date: 'CustomFieldDate',
  birthday: 'CustomFieldDate',
  date_time: 'CustomFieldDateTime',
  select: 'CustomFieldSelect',
  multiselect: 'CustomFieldSelect',
  radiobutton: 'CustomFieldSelect',
  category: 'CustomFieldSelect',
  multitext: 'CustomFieldMultitext',
};

/** The value of one custom field of a record. */
export const CustomFieldValue = builder.interfaceRef<CustomFieldValues>('CustomFieldValue').implement({
  description: 'The value of one custom field of a lead, contact or company; the type says how to read it.',
  resolveType: (values) => shownAs[values.field_type] ?? 'CustomFieldJson',
  fields: (t) => ({
    id: t.exposeID('field_id', { description: 'Id of the field.' }),
    name: t.exposeString('field_name', { description: 'Name of the field.' }),
    code: t.exposeString('field_code', { nullable: true, description: 'Code of the field, if it has one.' }),
    type: t.exposeString('field_type', { description: 'amoCRM’s name of the field’s type.' }),
    text: t.string({
      description: 'All values on one line, for people, with all parts of an address, a legal entity or a product.',
      args: { maxLength: maxLengthArg(t) },
      resolve: async (field, { maxLength }, context) => shorten(await showField(field, context), maxLength),
    }),
    values: t.stringList({
      nullable: true,
      description: 'The values of a field that holds several; null for other fields.',
      resolve: (field, _, context) => (holdsSeveral.has(field.field_type) ? showValues(field, context) : null),
    }),
  }),
});

/** The types with several values. The values of an address are its parts. */
const holdsSeveral = new Set(['multiselect', 'multitext', 'chained_list', 'items', 'linked_entity']);

builder.objectRef<CustomFieldValues>('CustomFieldText').implement({
  description: 'A text, a one-line address, a link or a tracking parameter; read `text`.',
  interfaces: [CustomFieldValue],
});

/** amoCRM sends numbers as texts. */
function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

builder.objectRef<CustomFieldValues>('CustomFieldNumber').implement({
  description: 'A number or an amount of money.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    number: t.float({
      nullable: true,
      description: 'The number; null if amoCRM sent something else, see `text`.',
      resolve: (field) => toNumber(field.values[0]?.value),
    }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldBoolean').implement({
  description: 'A checkbox.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    boolean: t.boolean({ description: 'Whether it is set.', resolve: (field) => isSet(field.values[0]?.value) }),
  }),
});

/** amoCRM sends a checkbox as a boolean, older accounts as "1". */
function isSet(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

builder.objectRef<CustomFieldValues>('CustomFieldDate').implement({
  description: 'A day.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    date: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day, in the account’s timezone; null if amoCRM sent something else, see `text`.',
      resolve: (field, _, context) => {
        const seconds = parseSeconds(field.values[0]?.value);
        return seconds === undefined ? null : showDate(seconds, context);
      },
    }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldDateTime').implement({
  description: 'A date and time.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    dateTime: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The date and time.',
      resolve: (field, _, context) => showDateTime(parseSeconds(field.values[0]?.value) ?? null, context),
    }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldSelect').implement({
  description: 'One or several chosen options.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    options: t.field({
      type: [CustomFieldOption],
      description: 'The chosen options.',
      resolve: ({ values }) =>
        values
          .map(({ value, enum_id, enum_code }) => ({ id: enum_id, value: showPlain(value), code: enum_code }))
          .filter(({ id, value }) => id !== null || value !== ''),
    }),
  }),
});

/** A value with its kind. */
export const MultitextItem = builder.objectRef<{ value: string; kind: string | null }>('MultitextItem').implement({
  description: 'A phone, e-mail or similar value, with its kind.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'As entered; amoCRM does not normalise it.' }),
    kind: t.exposeString('kind', { nullable: true, description: 'Its kind, e.g. `WORK`, `MOB`, `PRIV`.' }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldMultitext').implement({
  description: 'Phones, e-mails or similar values.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    items: t.field({
      type: [MultitextItem],
      description: 'The values with their kinds.',
      resolve: ({ values }) =>
        values
          .map(({ value, enum_code }) => ({ value: showPlain(value), kind: enum_code }))
          .filter(({ value }) => value !== ''),
    }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldJson').implement({
  description:
    'An address with several lines, a legal entity, a file, a link to a catalog, or another type that has parts.',
  interfaces: [CustomFieldValue],
  fields: (t) => ({
    json: t.field({
      type: 'JSON',
      description: 'The values as amoCRM sends them.',
      resolve: (field) => field.values.map(({ raw }) => raw),
    }),
  }),
});

/** The new value of one field. */
export const CustomFieldInput = inputOf<FieldInput>()(
  builder.inputType('CustomFieldInput', {
    description:
      'The new value of one custom field. It is checked against the account’s definitions before anything is sent.',
    fields: (t) => ({
      field: t.string({ required: true, description: 'Name, code or id.', validate: constraint.reference }),
      values: t.field({
        type: ['CustomFieldInputValue'],
        description: 'Text, number, ISO date, option label; [] clears.',
        validate: constraint.listOf(100, 0),
      }),
      add: t.field({
        type: ['CustomFieldInputValue'],
        description: 'Values to add.',
        validate: constraint.listOf(100),
      }),
      remove: t.field({
        type: ['CustomFieldInputValue'],
        description: 'Values to remove.',
        validate: constraint.listOf(100),
      }),
      kind: t.string({ description: 'Phone kind: WORK, MOB …', validate: constraint.reference }),
    }),
  }),
);

/** A phone with its kind. */
export const PhoneInput = multitextInput('PhoneInput', 'A phone with its kind.', 'WORK, MOB, HOME …', constraint.phone);

/** An e-mail with its kind. */
export const EmailInput = multitextInput('EmailInput', 'An e-mail with its kind.', 'WORK, PRIV …', constraint.email);

function multitextInput(
  name: string,
  description: string,
  kinds: string,
  validate: typeof constraint.phone | typeof constraint.email,
) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({
      value: t.string({ required: true, description: 'In any format.', validate }),
      kind: t.string({ description: kinds, validate: constraint.reference }),
    }),
  });
}
