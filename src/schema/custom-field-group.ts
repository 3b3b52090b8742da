import type { ArgBuilder } from '@pothos/core';
import * as resolver from '../resolvers/custom-field-group.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldEntityType } from './custom-field-definition.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { CustomField, CustomFieldGroup } from './ref.ts';

/** The arguments that say whose fields are meant. */
export function ownerArgs(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return {
    entityType: t.arg({ type: CustomFieldEntityType, required: true, description: 'What has the fields.' }),
    catalogId: t.arg.id({ description: 'Catalog, for CATALOGS.', validate: constraint.id }),
  };
}

CustomFieldGroup.implement({
  description: 'A group of custom fields: a tab of the card.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its id in amoCRM, e.g. `statistic` or `leads_46518237401`.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    sort: t.exposeInt('sort', { description: 'Its place on the card; the smallest comes first.' }),
    isPredefined: t.exposeBoolean('is_predefined', {
      description: 'Whether amoCRM made it; it cannot be deleted then.',
    }),
    type: t.exposeString('type', { description: '`custom_field_group`, or `linked_group` for products.' }),
    fields: t.field({
      type: [CustomField],
      description: 'Its fields.',
      resolve: (group, _, context) => resolver.loadFieldsOf(group, context),
    }),
  }),
});

const CustomFieldGroupInput = inputOf<resolver.CustomFieldGroupInput>()(
  builder.inputType('CustomFieldGroupInput', {
    description: 'Fields to change; omitted fields keep their value.',
    fields: (t) => ({
      name: t.string({ description: 'Name.', validate: constraint.name }),
      sort: t.int({ description: 'Place on the card.', validate: constraint.sort }),
      addFieldIds: t.idList({
        of: 'customField',
        description: 'Fields that move into the group; those that are in it stay.',
        validate: constraint.idListUpTo(100),
      }),
      removeFieldIds: t.idList({
        of: 'customField',
        description: 'Fields that move from the group to the main group.',
        validate: constraint.idListUpTo(100),
      }),
    }),
    validate: constraint.notEmpty,
  }),
);

builder.queryField('customFieldGroups', (t) =>
  t.field({
    type: [CustomFieldGroup],
    nullable: true,
    description: 'The groups of custom fields, in their order. The main group has no id and is not among them.',
    args: ownerArgs(t),
    resolve: (_root, args, context) => resolver.listCustomFieldGroups(args, context),
  }),
);

const groupId = { required: true, description: 'Id of the group.', validate: constraint.groupId } as const;

builder.mutationFields((t) => ({
  createCustomFieldGroup: t.field({
    type: CustomFieldGroup,
    description: 'Creates a group of custom fields. Administrators only.',
    extensions: creates,
    args: {
      ...ownerArgs(t),
      name: t.arg.string({ required: true, description: 'Name.', validate: constraint.name }),
      sort: t.arg.int({ description: 'Place on the card; the last one if omitted.', validate: constraint.sort }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createCustomFieldGroup(args, context)),
  }),
  updateCustomFieldGroup: t.field({
    type: CustomFieldGroup,
    description: 'Changes a group of custom fields. Administrators only.',
    extensions: overwrites,
    args: {
      ...ownerArgs(t),
      id: t.arg.string(groupId),
      input: t.arg({ type: CustomFieldGroupInput, required: true, description: 'The change.' }),
    },
    resolve: (_root, args, context) => resolver.updateCustomFieldGroup(args, context),
  }),
  deleteCustomFieldGroup: t.field({
    type: CustomFieldGroup,
    description: 'Deletes a group; its fields move to the main group and keep their values. Administrators only.',
    extensions: overwrites,
    args: { ...ownerArgs(t), id: t.arg.string(groupId) },
    resolve: (_root, args, context) => resolver.deleteCustomFieldGroup(args, context),
  }),
}));
