import type { ArgBuilder } from '@pothos/core';
import type { CustomFieldValues } from '../amocrm/index.ts';
import type { Nullish } from '../nullish.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { loadColumns } from '../resolvers/custom-field/column.ts';
import { loadCustomField } from '../resolvers/custom-field.ts';
import { type AnyEntity, cardUrl, entityOf, loadFieldValues, loadShared, loadTags } from '../resolvers/entity.ts';
import { loadNotesOf } from '../resolvers/note.ts';
import { partOf } from '../resolvers/relation.ts';
import { whenSettled } from '../resolvers/settled.ts';
import { loadTasksOf } from '../resolvers/task.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldValue } from './custom-field-interface.ts';
import { noteTypeArgs } from './note-enum.ts';
import { Note, Task } from './ref.ts';
import { partArgs } from './relation.ts';
import { Tag } from './tag.ts';
import { User } from './user.ts';

function isCompletedArg(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return t.arg.boolean({
    defaultValue: false,
    description: 'Only open tasks (false, the default), only completed ones (true), or all (null).',
  });
}

function exceptCodesArg(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return t.arg.stringList({
    description: 'Codes of fields to leave out, e.g. `PHONE` and `EMAIL`, which are also `phones` and `emails`.',
    validate: constraint.namesUpTo(50),
  });
}

function exceptFields(values: CustomFieldValues[], codes: Nullish<readonly string[]>): CustomFieldValues[] {
  return values.filter(({ field_code }) => field_code === null || !codes?.includes(field_code));
}

/** The common fields of leads, contacts, companies and customers, which amoCRM calls entities. */
export const Entity = builder.interfaceRef<AnyEntity>('Entity').implement({
  description:
    'A lead, contact, company or customer: a record that has a card in amoCRM, with fields, tags, tasks and notes.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.string({
      description: 'Its name.',
      resolve: (record, _, context, info) => loadShared(record, 'name', context, info),
    }),
    url: t.string({
      description: 'Address of its card in amoCRM.',
      resolve: (record, _, context, info) => cardUrl(entityOf(info), record.id, context),
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user who is responsible for it.',
      resolve: (record, _, context, info) =>
        whenSettled(
          loadShared(record, 'responsible_user_id', context, info),
          loadUser,
          context,
          info,
          info.operation.operation === 'mutation' || !('created_at' in record),
        ),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who created it; null for a robot or an integration.',
      resolve: (record, _, context, info) =>
        whenSettled(loadShared(record, 'created_by', context, info), loadUser, context, info, false),
    }),
    updatedBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who changed it last; null for a robot or an integration.',
      resolve: (record, _, context, info) =>
        whenSettled(loadShared(record, 'updated_by', context, info), loadUser, context, info, false),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was created.',
      resolve: (record, _, context, info) =>
        whenSettled(loadShared(record, 'created_at', context, info), showDateTime, context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: (record, _, context, info) =>
        whenSettled(loadShared(record, 'updated_at', context, info), showDateTime, context),
    }),
    closestTaskAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its nearest open task is due; null if it has none.',
      resolve: (record, _, context, info) =>
        whenSettled(loadShared(record, 'closest_task_at', context, info), showDateTime, context),
    }),
    tags: t.field({
      type: [Tag],
      description: 'Its tags.',
      resolve: (record, _, context, info) => loadTags(record, context, info),
    }),
    customFields: t.field({
      type: [CustomFieldValue],
      description: 'Its custom fields that have a value.',
      args: {
        first: t.arg.int({ description: 'Maximum number, 1 to 250; all if omitted.', validate: constraint.first }),
        skip: t.arg.int({ description: 'Number of fields to skip.', validate: constraint.skip }),
        exceptCodes: exceptCodesArg(t),
      },
      resolve: async (record, { first, skip, exceptCodes }, context, info) => {
        const start = skip ?? 0;
        const values = exceptFields(await loadFieldValues(record, context, info), exceptCodes);
        return values.slice(start, first ? start + first : undefined);
      },
    }),
    customFieldCount: t.int({
      description: 'Number of its custom fields that have a value.',
      args: { exceptCodes: exceptCodesArg(t) },
      resolve: async (record, { exceptCodes }, context, info) =>
        exceptFields(await loadFieldValues(record, context, info), exceptCodes).length,
    }),
    customField: t.field({
      type: CustomFieldValue,
      nullable: true,
      description:
        'One custom field, by exactly one of id, code and name; null if it is empty. An unknown field is an error.',
      args: {
        id: t.arg.id({ of: 'customField', description: 'Field.', validate: constraint.id }),
        code: t.arg.string({ description: 'Code of the field, e.g. `PHONE`.', validate: constraint.name }),
        name: t.arg.string({ description: 'Name of the field, e.g. `Откуда узнали`.', validate: constraint.name }),
      },
      validate: [
        (args) => Object.values(args).filter((value) => value != null).length === 1,
        { message: 'needs exactly one of `id`, `code` and `name`' },
      ],
      resolve: async (record, args, context, info) =>
        loadCustomField(entityOf(info), await loadFieldValues(record, context, info), args, context),
    }),
    columns: t.field({
      type: 'CustomFieldColumns',
      nullable: true,
      description:
        'Selected custom fields by name, for tables. They come with the record and cost no request. Null if `fields` is omitted.',
      args: {
        fields: t.arg.stringList({
          description:
            'Names, codes or ids of custom fields, or parts of names: `площадь` shows all fields with this word, each under its whole name, and `ИНН` also those of legal entities. An unknown one is an error.',
          validate: constraint.listOf(20, 1, constraint.reference.schema),
        }),
      },
      resolve: async (record, { fields }, context, info) =>
        loadColumns(entityOf(info), fields ? await loadFieldValues(record, context, info) : [], fields, context),
    }),
    tasks: t.field({
      type: [Task],
      nullable: true,
      description: 'Its tasks, ordered by id.',
      args: {
        isCompleted: isCompletedArg(t),
        ...partArgs(t),
      },
      resolve: async (record, { isCompleted, ...part }, context, info) =>
        partOf(await loadTasksOf(entityOf(info), record.id, isCompleted, context), part),
    }),
    taskCount: t.int({
      description: 'Number of its tasks.',
      args: { isCompleted: isCompletedArg(t) },
      resolve: async (record, { isCompleted }, context, info) =>
        (await loadTasksOf(entityOf(info), record.id, isCompleted, context)).length,
    }),
    notes: t.field({
      type: [Note],
      nullable: true,
      description: 'Its newest notes, newest first.',
      args: {
        first: t.arg.int({
          defaultValue: 20,
          required: true,
          description: 'Maximum number, 1 to 250.',
          validate: constraint.first,
        }),
        after: t.arg.id({ description: 'Continue after the note with this id.', validate: constraint.id }),
        ...noteTypeArgs(t),
      },
      resolve: (record, args, context, info) => loadNotesOf(entityOf(info), record.id, args, context, info),
    }),
  }),
});
