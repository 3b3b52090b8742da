import type { InputFieldBuilder } from '@pothos/core';
import { loadFieldValues } from '../resolvers/entity.ts';
import { multitextValues } from '../resolvers/multitext.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldInput, EmailInput, MultitextItem, PhoneInput } from './custom-field.ts';
import type { Company, Contact } from './ref.ts';

/* The common fields of contacts and companies. */

type InputBuilder = InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>;

/** Declares the phones and e-mails of contacts or companies. */
export function declareMultitexts(ref: typeof Contact | typeof Company): void {
  builder.objectFields(ref as typeof Contact, (t) => ({
    phones: t.field({
      type: [MultitextItem],
      description: 'Phones, as entered.',
      resolve: async (party, _, context, info) => multitextValues(await loadFieldValues(party, context, info), 'PHONE'),
    }),
    emails: t.field({
      type: [MultitextItem],
      description: 'E-mails.',
      resolve: async (party, _, context, info) => multitextValues(await loadFieldValues(party, context, info), 'EMAIL'),
    }),
  }));
}

function fieldsOf(t: InputBuilder) {
  return {
    name: t.string({ description: 'Name.', validate: constraint.name }),
    responsibleUserId: t.id({ description: 'User.', validate: constraint.id }),
    customFields: t.field({ type: [CustomFieldInput], description: 'Custom fields.', validate: constraint.inputs }),
  };
}

/** The fields of a new contact or company. */
export function createFields(t: InputBuilder) {
  return {
    ...fieldsOf(t),
    phone: t.string({ description: 'Phone.', validate: constraint.phone }),
    phones: t.field({ type: [PhoneInput], description: 'Phones with kinds.', validate: constraint.multitexts }),
    email: t.string({ description: 'E-mail.', validate: constraint.email }),
    emails: t.field({ type: [EmailInput], description: 'E-mails with kinds.', validate: constraint.multitexts }),
    tags: t.stringList({ description: 'Tags, by name; unknown ones are created.', validate: constraint.tags }),
  };
}

/** The fields that change a contact or company. */
export function updateFields(t: InputBuilder) {
  return {
    ...fieldsOf(t),
    phone: t.string({ description: 'A phone to add.', validate: constraint.phone }),
    phones: t.field({
      type: [PhoneInput],
      description: 'Phones to add; an existing one gets the given kind.',
      validate: constraint.multitexts,
    }),
    email: t.string({ description: 'An e-mail to add.', validate: constraint.email }),
    emails: t.field({
      type: [EmailInput],
      description: 'E-mails to add; an existing one gets the given kind.',
      validate: constraint.multitexts,
    }),
    addTags: t.stringList({
      description: 'Tags to add, by name; unknown ones are created.',
      validate: constraint.tags,
    }),
    removeTags: t.stringList({ description: 'Tags to remove, by name.', validate: constraint.tags }),
  };
}
