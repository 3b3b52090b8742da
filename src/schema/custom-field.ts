import type { CustomFieldValues } from '../amocrm/index.ts';
import { showDate, showDateTime } from '../resolvers/account-time.ts';
import { parseSeconds, showPlain } from '../resolvers/custom-field/text.ts';
import type { CustomFieldInput as FieldInput } from '../resolvers/custom-field.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldOption } from './custom-field-definition.ts';
import { CustomFieldValue } from './custom-field-interface.ts';
import { CustomFieldPartsInput } from './custom-field-part-input.ts';
import { inputOf } from './input.ts';

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

/** The new value of one field. */
export const CustomFieldInput = inputOf<FieldInput>()(
  builder.inputType('CustomFieldInput', {
    description:
      'The new value of one custom field. It is checked against the account’s definitions before anything is sent.',
    fields: (t) => ({
      field: t.string({ required: true, description: 'Name, code or id.', validate: constraint.reference }),
      values: t.field({
        type: ['CustomFieldInputValue'],
        description: 'Text, number, true/false, ISO date, option; [] clears.',
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
      parts: t.field({
        type: CustomFieldPartsInput,
        description: 'Instead of the others: a value with parts, such as an address, or values of different kinds.',
      }),
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
