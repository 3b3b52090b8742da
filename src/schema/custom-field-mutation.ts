import type { InputFieldBuilder } from '@pothos/core';
import type { ChainedListInput as StepInput } from '../resolvers/custom-field/definition.ts';
import type { RenameOptionInput as Renaming } from '../resolvers/custom-field/option-change.ts';
import * as resolver from '../resolvers/custom-field-definition.ts';
import { deleteCustomField } from '../resolvers/custom-field-deletion.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { BirthdayReminder, CustomFieldType } from './custom-field-definition.ts';
import { ownerArgs } from './custom-field-group.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { StatusPair } from './lead-filter.ts';
import { CustomField } from './ref.ts';

const ChainedListInput = inputOf<StepInput>()(
  builder.inputType('ChainedListInput', {
    description: 'A step of a chained list.',
    fields: (t) => ({
      title: t.string({ description: 'Title.', validate: constraint.name }),
      catalogId: t.id({ required: true, description: 'Catalog.', validate: constraint.id }),
      parentCatalogId: t.id({
        description: 'Catalog whose choice narrows this one.',
        validate: constraint.id,
      }),
    }),
  }),
);

const NestedOptionInput = inputOf<resolver.NestedOptionInput>()(
  builder.inputType('NestedOptionInput', {
    description: 'An option of a category.',
    fields: (t) => ({
      label: t.string({ required: true, description: 'Label.', validate: constraint.name }),
      parent: t.string({
        description: 'Label of the option above it, which comes earlier in the list.',
        validate: constraint.name,
      }),
    }),
  }),
);

const RenameOptionInput = inputOf<Renaming>()(
  builder.inputType('RenameOptionInput', {
    description: 'A new label of an option.',
    fields: (t) => ({
      option: t.string({ required: true, description: 'Label or enum id.', validate: constraint.reference }),
      label: t.string({ required: true, description: 'New label.', validate: constraint.name }),
    }),
  }),
);

type InputBuilder = InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>;

/** What creating and changing a definition have in common. */
function definitionFields(t: InputBuilder) {
  return {
    code: t.string({ description: 'Code, by which integrations find it; unique.', validate: constraint.name }),
    sort: t.int({ description: 'Place on the card; the smallest comes first.', validate: constraint.sort }),
    groupId: t.string({ description: 'Id of the group; `main` for the main one.', validate: constraint.groupId }),
    isApiOnly: t.boolean({ description: 'Whether people can only read it.' }),
    currency: t.string({ description: 'ISO 4217 code, for MONETARY.', validate: constraint.currency }),
    remind: t.field({ type: BirthdayReminder, description: 'When to remind, for BIRTHDAY.' }),
    requiredStatuses: t.field({
      type: [StatusPair],
      description: 'Statuses in which people must fill it; they replace the present ones.',
      validate: constraint.listOf(100, 0),
    }),
    hiddenStatuses: t.field({
      type: [StatusPair],
      description: 'Statuses in which the card hides it; they replace the present ones.',
      validate: constraint.listOf(100, 0),
    }),
    searchIn: t.string({
      description: 'Id of a catalog, `contacts`, `companies` or `contacts_and_companies`, for LINKED_ENTITY.',
      validate: constraint.searchIn,
    }),
    chainedLists: t.field({
      type: [ChainedListInput],
      description: 'The steps, for CHAINED_LIST.',
      validate: constraint.listOf(5),
    }),
    trackingCallback: t.string({
      description: 'JavaScript function that fills it, for TRACKING_DATA.',
      validate: constraint.text,
    }),
    isVisible: t.boolean({ description: 'Whether the interface shows it, for CATALOGS.' }),
    isRequired: t.boolean({ description: 'Whether it must be filled, for CATALOGS.' }),
  };
}

const CreateCustomFieldInput = inputOf<resolver.CreateCustomFieldInput>()(
  builder.inputType('CreateCustomFieldInput', {
    description: 'A new custom field.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Name, which no other field has.', validate: constraint.name }),
      type: t.field({
        type: CustomFieldType,
        required: true,
        description: 'Type; it cannot be changed later.',
      }),
      options: t.stringList({
        description: 'Labels of the options, for SELECT, MULTISELECT, RADIOBUTTON.',
        validate: constraint.namesUpTo(500),
      }),
      nestedOptions: t.field({
        type: [NestedOptionInput],
        description: 'The options, for CATEGORY.',
        validate: constraint.listOf(500),
      }),
      ...definitionFields(t),
    }),
  }),
);

const UpdateCustomFieldInput = inputOf<resolver.UpdateCustomFieldInput>()(
  builder.inputType('UpdateCustomFieldInput', {
    description: 'Fields to change; omitted fields keep their value, and options that are not named stay.',
    fields: (t) => ({
      name: t.string({ description: 'Name.', validate: constraint.name }),
      addOptions: t.stringList({ description: 'Labels of options to add.', validate: constraint.namesUpTo(500) }),
      renameOptions: t.field({
        type: [RenameOptionInput],
        description: 'Options to rename; records keep them.',
        validate: constraint.listOf(500),
      }),
      removeOptions: t.stringList({
        description: 'Labels or enum ids of options to remove: records lose them.',
        validate: constraint.namesUpTo(500),
      }),
      ...definitionFields(t),
    }),
    validate: constraint.notEmpty,
  }),
);

const UpdateCustomFieldsInput = builder.inputType('UpdateCustomFieldsInput', {
  description: 'A change of one custom field.',
  fields: (t) => ({
    id: t.id({ of: 'customField', required: true, description: 'Field.', validate: constraint.id }),
    fields: t.field({ type: UpdateCustomFieldInput, required: true, description: 'The fields to change.' }),
  }),
});

const CustomFieldBatch = batchType('CustomField', CustomField, 'custom field');

builder.mutationFields((t) => ({
  createCustomField: t.field({
    type: CustomField,
    description: 'Creates a custom field. Administrators only.',
    extensions: creates,
    args: {
      ...ownerArgs(t),
      input: t.arg({ type: CreateCustomFieldInput, required: true, description: 'The new field.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createCustomField(args, context)),
  }),
  updateCustomField: t.field({
    type: CustomField,
    description: 'Changes a custom field; its type stays. Administrators only.',
    extensions: overwrites,
    args: {
      ...ownerArgs(t),
      id: t.arg.id({ of: 'customField', required: true, description: 'Field.', validate: constraint.id }),
      input: t.arg({ type: UpdateCustomFieldInput, required: true, description: 'The change.' }),
    },
    resolve: (_root, args, context) => resolver.updateCustomField(args, context),
  }),
  createCustomFields: t.field({
    type: CustomFieldBatch,
    description: 'Creates custom fields and returns a result for each. Administrators only.',
    extensions: creates,
    args: {
      ...ownerArgs(t),
      inputs: t.arg({
        type: [CreateCustomFieldInput],
        required: true,
        description: 'The new fields.',
        validate: constraint.itemsUpTo(50),
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createCustomFields(args, context)),
  }),
  updateCustomFields: t.field({
    type: CustomFieldBatch,
    description: 'Changes custom fields and returns a result for each. The type stays. Administrators only.',
    extensions: overwrites,
    args: {
      ...ownerArgs(t),
      inputs: t.arg({
        type: [UpdateCustomFieldsInput],
        required: true,
        description: 'The changes.',
        validate: constraint.itemsUpTo(50),
      }),
    },
    resolve: (_root, args, context) => resolver.updateCustomFields(args, context),
  }),
  deleteCustomField: t.field({
    type: CustomField,
    description:
      'Deletes a custom field with all its values. Without `confirm` nothing is deleted, and the error says how many records hold a value. Administrators only.',
    extensions: overwrites,
    args: {
      ...ownerArgs(t),
      id: t.arg.id({ of: 'customField', required: true, description: 'Field.', validate: constraint.id }),
      confirm: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether the values may be lost.',
      }),
    },
    resolve: (_root, args, context) => deleteCustomField(args, context),
  }),
}));
