import type { FieldConditionInput, TagConditionInput } from '../resolvers/replica-condition.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { needsValue } from './empty-condition.ts';
import { inputOf } from './input.ts';

/** What a description of a condition ends with. */
export const fromReplica = 'Answered from the replica.';

/** A condition on tags. */
export const TagCondition = inputOf<TagConditionInput>()(
  builder.inputType('TagCondition', {
    extensions: needsValue,
    description: 'A condition on tags, by their names in any case; unknown ones are refused.',
    fields: (t) => ({
      any: t.stringList({ description: 'At least one of these.', validate: constraint.names }),
      all: t.stringList({ description: 'All of these.', validate: constraint.names }),
      none: t.stringList({ description: 'None of these.', validate: constraint.names }),
    }),
  }),
);

/** A condition on one custom field that needs no filter of amoCRM's. */
export const FieldCondition = inputOf<FieldConditionInput>()(
  builder.inputType('FieldCondition', {
    description: 'A condition on one custom field: `values`, or `from` and `to`, or `isEmpty`.',
    fields: (t) => ({
      field: t.string({ required: true, description: 'Name, code or id.', validate: constraint.reference }),
      values: t.field({
        type: ['CustomFieldInputValue'],
        description:
          'Any of these: exact texts, numbers, option labels, or true. Phones and e-mails are found in any spelling.',
        validate: constraint.listOf(50),
      }),
      from: t.field({ type: 'CustomFieldInputValue', description: 'Number or date, not less than.' }),
      to: t.field({
        type: 'CustomFieldInputValue',
        description: 'Number or date, not more than; a date includes that day.',
      }),
      isEmpty: t.boolean({ description: 'Without a value (true) or with any (false).' }),
    }),
  }),
);

/** The conditions that leads, contacts and companies share. */
export function cardConditionFields(t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) {
  return {
    tags: t.field({ type: TagCondition, description: `By tags. ${fromReplica}` }),
    fields: t.field({
      type: [FieldCondition],
      description: `Conditions on custom fields, whether or not the account’s filters API is on. ${fromReplica}`,
      validate: constraint.listOf(10),
    }),
    idleDays: t.int({
      description: `People did nothing about it for this many days: see \`lastActivityAt\`. What robots change does not count. ${fromReplica}`,
      validate: constraint.idleDays,
    }),
    noteText: t.string({
      description: `A part of a text in its notes, in any case. ${fromReplica}`,
      validate: constraint.partOfText,
    }),
  };
}
