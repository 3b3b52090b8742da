import type { ChainedList, CustomFieldStatus } from '../amocrm/index.ts';
import { ValidationError } from '../errors/index.ts';
import {
  type CustomFieldEntity,
  catalogIdOf,
  entityOfOwner,
  toOwner,
  withOwner,
} from '../resolvers/custom-field/owner.ts';
import { ownersOfType } from '../resolvers/custom-field/type.ts';
import { loadGroupOf } from '../resolvers/custom-field-group.ts';
import { requireCustomers } from '../resolvers/customers-mode.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { CustomField, CustomFieldGroup, Pipeline, Status } from './ref.ts';

/** What has custom fields. */
export const CustomFieldEntityType = builder.enumType('CustomFieldEntityType', {
  description: 'What has custom fields, as amoCRM names it.',
  values: {
    LEADS: { value: 'leads', description: 'Leads (сделки).' },
    CONTACTS: { value: 'contacts', description: 'Contacts (контакты).' },
    COMPANIES: { value: 'companies', description: 'Companies (компании).' },
    CUSTOMERS: { value: 'customers', description: 'Customers (покупатели).' },
    SEGMENTS: { value: 'segments', description: 'Segments of customers (сегменты).' },
    CATALOGS: { value: 'catalogs', description: 'The elements of a catalog (списки); needs `catalogId`.' },
  } as const,
});

/** When amoCRM reminds of a birthday. */
export const BirthdayReminder = builder.enumType('BirthdayReminder', {
  description: 'When amoCRM reminds of a birthday.',
  values: {
    NEVER: { value: 'never', description: 'Never.' },
    DAY: { value: 'day', description: 'A day before.' },
    WEEK: { value: 'week', description: 'A week before.' },
    MONTH: { value: 'month', description: 'A month before.' },
  } as const,
});

type TypeName = keyof typeof ownersOfType;

/** The types of fields that can be created. */
export const CustomFieldType = builder.enumType('CustomFieldType', {
  description: 'A type of custom field, as amoCRM names it.',
  values: Object.fromEntries(
    Object.entries(ownersOfType).map(([value, owners]) => [
      value.toUpperCase(),
      { value: value as TypeName, description: `\`${value}\`: ${owners.join(', ')}.` },
    ]),
  ) as Record<Uppercase<TypeName>, { value: TypeName; description: string }>,
});

/** An option of a select, of a kind of phone, or of a category. */
export const CustomFieldOption = builder
  .objectRef<{ id: number | null; value: string; code: string | null; sort?: number; parent_id?: number | null }>(
    'CustomFieldOption',
  )
  .implement({
    description: 'An option of a select or a category, or a kind of phone or e-mail.',
    fields: (t) => ({
      label: t.exposeString('value', { description: 'Its label.' }),
      enumId: t.exposeID('id', { nullable: true, description: 'Its enum id in amoCRM.' }),
      code: t.exposeString('code', { nullable: true, description: 'Its code, if it has one.' }),
      sort: t.int({
        nullable: true,
        description: 'Its place among the options of the definition; null for a chosen option of a record.',
        resolve: ({ sort }) => sort ?? null,
      }),
      parentId: t.id({
        nullable: true,
        description: 'Enum id of the option above it, of a category.',
        resolve: ({ parent_id }) => parent_id ?? null,
      }),
    }),
  });

const CustomFieldStage = builder.objectRef<CustomFieldStatus>('CustomFieldStage').implement({
  description: 'A status of a pipeline in which a field is required or hidden.',
  fields: (t) => ({
    pipelineId: t.exposeID('pipeline_id', { description: 'Id of the pipeline.' }),
    statusId: t.exposeID('status_id', { description: 'Id of the status.' }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline; null if it was deleted.',
      resolve: async ({ pipeline_id }, _, { metadata }) => (await metadata.pipeline(pipeline_id)) ?? null,
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status; null if it was deleted.',
      resolve: async ({ pipeline_id, status_id }, _, { metadata }) =>
        (await metadata.status(pipeline_id, status_id)) ?? null,
    }),
  }),
});

const ChainedListStep = builder.objectRef<ChainedList>('ChainedListStep').implement({
  description: 'A step of a chained list.',
  fields: (t) => ({
    title: t.exposeString('title', { nullable: true, description: 'Its title.' }),
    catalogId: t.exposeID('catalog_id', { description: 'Id of the catalog that is chosen from.' }),
    parentCatalogId: t.exposeID('parent_catalog_id', {
      nullable: true,
      description: 'Id of the catalog whose choice narrows this one.',
    }),
  }),
});

CustomField.implement({
  description: 'The definition of a custom field.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    code: t.exposeString('code', { nullable: true, description: 'Its code, e.g. `PHONE`, if it has one.' }),
    type: t.exposeString('type', { description: 'amoCRM’s name of its type, e.g. `select`.' }),
    entityType: t.field({
      type: CustomFieldEntityType,
      description: 'What has it.',
      resolve: ({ owner }) => entityOfOwner(owner),
    }),
    catalogId: t.id({
      nullable: true,
      description: 'Id of the catalog whose elements have it; null for other fields.',
      resolve: ({ owner }) => catalogIdOf(owner),
    }),
    options: t.field({
      type: [CustomFieldOption],
      description: 'The options of a select or a category; the kinds of a phone or e-mail field.',
      resolve: ({ enums, nested }) => (enums.length > 0 ? enums : nested.map((option) => ({ ...option, code: null }))),
    }),
    sort: t.exposeInt('sort', { description: 'Its place on the card; the smallest comes first.' }),
    groupId: t.exposeString('group_id', {
      nullable: true,
      description: 'Id of its group, e.g. `statistic`; null for the main group.',
    }),
    group: t.field({
      type: CustomFieldGroup,
      nullable: true,
      description: 'Its group; null for the main group.',
      resolve: (field, _, context) => loadGroupOf(field, context),
    }),
    isApiOnly: t.exposeBoolean('is_api_only', {
      description: 'Whether people can only read it: it is written by the API.',
    }),
    isComputed: t.exposeBoolean('is_computed', { description: 'Whether amoCRM computes its value.' }),
    isPredefined: t.exposeBoolean('is_predefined', { description: 'Whether amoCRM made it for every account.' }),
    isDeletable: t.exposeBoolean('is_deletable', { description: 'Whether it can be deleted.' }),
    requiredStatuses: t.field({
      type: [CustomFieldStage],
      description: 'The statuses in which people must fill it. amoCRM does not check this for the API.',
      resolve: (field) => field.required_statuses,
    }),
    hiddenStatuses: t.field({
      type: [CustomFieldStage],
      description: 'The statuses in which the card hides it.',
      resolve: (field) => field.hidden_statuses,
    }),
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code, of a monetary field.',
      resolve: ({ currency }) => currency ?? null,
    }),
    remind: t.field({
      type: BirthdayReminder,
      nullable: true,
      description: 'When amoCRM reminds of it, of a birthday.',
      resolve: ({ remind }) => reminders.find((each) => each === remind) ?? null,
    }),
    searchIn: t.exposeString('search_in', {
      nullable: true,
      description:
        'Where a linked entity is looked for: id of a catalog, `contacts`, `companies`, `contacts_and_companies`.',
    }),
    chainedLists: t.field({
      type: [ChainedListStep],
      description: 'The steps of a chained list.',
      resolve: (field) => field.chained_lists,
    }),
    trackingCallback: t.exposeString('tracking_callback', {
      nullable: true,
      description: 'The JavaScript function that fills a tracking parameter.',
    }),
    isVisible: t.exposeBoolean('is_visible', {
      nullable: true,
      description: 'Whether the interface shows it, of catalogs.',
    }),
    isRequired: t.exposeBoolean('is_required', {
      nullable: true,
      description: 'Whether it must be filled, of catalogs.',
    }),
  }),
});

const reminders = ['never', 'day', 'week', 'month'] as const;

builder.queryField('customFields', (t) =>
  t.field({
    type: [CustomField],
    nullable: true,
    description: 'The custom fields that the account defines. Say whose by `entityType` or `of`.',
    args: {
      entityType: t.arg({ type: EntityType, description: 'Type of the entities; instead of `of`.' }),
      of: t.arg({
        type: CustomFieldEntityType,
        description: 'What has them, customers, segments and catalogs among it; instead of `entityType`.',
      }),
      catalogId: t.arg.id({ description: 'Catalog, for `of: CATALOGS`.', validate: constraint.id }),
      query: t.arg.string({ description: 'Part of the name or code.', validate: constraint.name }),
    },
    resolve: async (_root, { entityType, of, catalogId, query }, context) => {
      const { metadata } = context;
      const entity: CustomFieldEntity | null | undefined = entityType ?? of;
      if (!entity || (entityType && of)) {
        throw new ValidationError([{ path: ['entityType'], message: 'give either `entityType` or `of`' }]);
      }
      if (entity === 'customers' || entity === 'segments') await requireCustomers(context);
      const owner = toOwner({ entityType: entity, catalogId });
      const fields = await withOwner(owner, () => metadata.customFields(owner));
      const wanted = query?.trim().toLowerCase() ?? '';
      return fields.filter(({ name, code }) => `${name}\n${code ?? ''}`.toLowerCase().includes(wanted));
    },
  }),
);
