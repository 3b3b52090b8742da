/** What custom fields with parts, their definitions and groups, and tags do. */
import { expect } from 'vitest';
import { type Effect, idsOf, path, pick, query, refused, type Seen, sentAt, write, writes } from './effect.ts';
import { entityOf } from './value.ts';

const id = Number;
const lower = (value: unknown) => String(value).toLowerCase();

/** A part of a value, by amoCRM's name. */
const part = (name: string, print?: (value: unknown) => unknown) => write(`values.${name}`, `values.${name}`, print);
/** A line of an address, or a text with a kind. */
const line = part('value');
const parts = (names: Record<string, string>, input: string, print?: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [`${input}.${key}`, part(name, print)]));

/** A part of a definition, as it is sent and as it is kept. */
const definition = (sent: string, kept: string, print?: (value: unknown) => unknown): Effect =>
  write(sent, ({ data }) => pick(data.metadata.fields, kept), print);

/** The path of the fields of what a place names. */
function ownerPath({ value, args }: Seen): string {
  const named = lower(args.entityType ?? args.of ?? value);
  if (named === 'segments') return '/api/v4/customers/segments/custom_fields';
  return `/api/v4/${named === 'catalogs' ? `catalogs/${args.catalogId}` : named}/custom_fields`;
}

/** The fields of the owner are read or written. Only those of cards are certain to be there. */
const ofOwner: Effect = Object.assign(
  (seen: Seen) => {
    const isAsked = seen.requests.some((request) => request.path.startsWith(ownerPath(seen)));
    // Settings that were read before are not read again.
    if (!isAsked) expect(idsOf(seen.answers).length).toBeGreaterThan(0);
  },
  { isRefusal: true },
);

const isWritten =
  (method: string): Effect =>
  (seen) =>
    expect(writes(seen).map((request) => request.method)).toEqual([method]);

/** Only the fields of catalogs have it. */
const ofCatalogs = refused('VALIDATION_FAILED');

const everyDefinition = (input: string): Record<string, Effect> => ({
  [`${input}.name`]: definition('name', 'name'),
  [`${input}.code`]: definition('code', 'code'),
  [`${input}.sort`]: definition('sort', 'sort'),
  [`${input}.groupId`]: definition('group_id', 'groupId'),
  [`${input}.isApiOnly`]: definition('is_api_only', 'isApiOnly'),
  [`${input}.currency`]: definition('currency', 'currency'),
  [`${input}.remind`]: definition('remind', 'remind', lower),
  [`${input}.trackingCallback`]: definition('tracking_callback', 'trackingCallback'),
  [`${input}.isVisible`]: ofCatalogs,
  [`${input}.isRequired`]: ofCatalogs,
});

const statuses = (mutation: string): Record<string, Effect> => ({
  [`${mutation} StatusPair.pipelineId`]: definition('pipeline_id', 'pipelineId', id),
  [`${mutation} StatusPair.statusId`]: definition('status_id', 'statusId', id),
});

const catalogTypes = ['PRICE', 'CATEGORY', 'ITEMS', 'LINKED_ENTITY', 'PAYER', 'SUPPLIER', 'MULTITEXT'];

const owned = [
  'Query.customFieldGroups',
  'Mutation.createCustomField',
  'Mutation.createCustomFields',
  'Mutation.updateCustomField',
  'Mutation.updateCustomFields',
  'Mutation.deleteCustomField',
  'Mutation.createCustomFieldGroup',
  'Mutation.updateCustomFieldGroup',
  'Mutation.deleteCustomFieldGroup',
].flatMap((field): [string, Effect][] => [
  [`${field}.entityType`, ofOwner],
  [`${field}.catalogId`, ofOwner],
]);

export const fieldEffects: Record<string, Effect> = {
  ...Object.fromEntries(owned),
  ...everyDefinition('CreateCustomFieldInput'),
  ...everyDefinition('UpdateCustomFieldInput'),
  ...statuses('createCustomField'),
  ...statuses('createCustomFields'),
  ...statuses('updateCustomField'),
  ...statuses('updateCustomFields'),
  ...Object.fromEntries(
    catalogTypes.map((type) => [`CreateCustomFieldInput.type.${type}`, refused('VALIDATION_FAILED')]),
  ),
  'CreateCustomFieldInput.type': definition('type', 'type', lower),
  'CreateCustomFieldInput.options': definition('enums.value', 'enums.value'),
  'CreateCustomFieldInput.searchIn': refused('VALIDATION_FAILED'),
  'UpdateCustomFieldInput.searchIn': definition('search_in', 'searchIn'),
  'NestedOptionInput.label': ofCatalogs,
  'NestedOptionInput.parent': ofCatalogs,
  'ChainedListInput.title': definition('chained_lists.title', 'chainedLists.title'),
  'ChainedListInput.catalogId': definition('chained_lists.catalog_id', 'chainedLists.catalogId', id),
  'ChainedListInput.parentCatalogId': definition('chained_lists.parent_catalog_id', 'chainedLists.parentCatalogId', id),
  'UpdateCustomFieldInput.addOptions': definition('enums.value', 'enums.value'),
  'UpdateCustomFieldInput.removeOptions': (seen) => {
    expect(sentAt(seen, 'enums.value')).toContain('Квартира');
    expect(sentAt(seen, 'enums.value')).not.toContain('Офис');
  },
  'RenameOptionInput.option': (seen) => expect(sentAt(seen, 'enums.value')).not.toContain('Офис'),
  'RenameOptionInput.label': definition('enums.value', 'enums.value'),
  'UpdateCustomFieldsInput.id': (seen) => expect(sentAt(seen, 'id')).toEqual([id(seen.value)]),
  'Mutation.updateCustomField.id': (seen) => expect(sentAt(seen, 'id')).toEqual([id(seen.value)]),
  'Mutation.deleteCustomField.id': path(({ value }) => `/leads/custom_fields/${value}`, 'DELETE'),
  'Mutation.deleteCustomField.confirm': isWritten('DELETE'),
  'Mutation.createCustomFieldGroup.name': write('name', ({ data }) => pick(data.metadata.fieldGroups, 'name')),
  'Mutation.createCustomFieldGroup.sort': write('sort', ({ data }) => pick(data.metadata.fieldGroups, 'sort')),
  'Mutation.updateCustomFieldGroup.id': path(({ value }) => `/leads/custom_fields/groups/${value}`, 'PATCH'),
  'Mutation.deleteCustomFieldGroup.id': path(({ value }) => `/leads/custom_fields/groups/${value}`, 'DELETE'),
  'CustomFieldGroupInput.name': write('name', ({ data }) => pick(data.metadata.fieldGroups, 'name')),
  'CustomFieldGroupInput.sort': write('sort', ({ data }) => pick(data.metadata.fieldGroups, 'sort')),
  'CustomFieldGroupInput.addFieldIds': write(
    'fields',
    ({ data, args }) => data.metadata.fields.filter(({ groupId }) => groupId === args.id).map((field) => field.id),
    id,
  ),
  'CustomFieldGroupInput.removeFieldIds': (seen) => {
    expect(sentAt(seen, 'fields').length).toBeGreaterThan(0);
    expect(sentAt(seen, 'fields')).not.toContain(id([seen.value].flat()[0]));
  },
  'Query.customFields.of': ofOwner,
  'Query.customFields.catalogId': ofOwner,
  'Query.tags.entityType': path(({ value }) => `/${entityOf(value)}/tags`),
  'Query.tags.query': query('query'),
  'Query.tags.names': query('filter[name][]'),
  'Query.tags.ids': query('filter[id][]'),
  'Mutation.createTags.entityType': path(({ value }) => `/${entityOf(value)}/tags`, 'POST'),
  'CreateTagInput.name': write('name', ({ data }) => pick(data.tags.rows(), 'name')),
  'CreateTagInput.color': write('color', ({ data }) => pick(data.tags.rows(), 'color')),
  'MultitextPartInput.value': line,
  'MultitextPartInput.kind': (seen) => expect(sentAt(seen, 'values.enum_code')).toContain('HOME'),
  ...Object.fromEntries(
    ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country'].map((key) => [
      `AddressPartsInput.${key}`,
      line,
    ]),
  ),
  ...parts(
    {
      name: 'name',
      vatId: 'vat_id',
      kpp: 'kpp',
      taxRegistrationReasonCode: 'tax_registration_reason_code',
      address: 'address',
      realAddress: 'real_address',
      bankCode: 'bank_code',
      bankAccountNumber: 'bank_account_number',
      director: 'director',
      externalUid: 'external_uid',
      unp: 'unp',
      bin: 'bin',
      egrpou: 'egrpou',
      mfo: 'mfo',
      oked: 'oked',
      phone: 'phone',
      email: 'email',
    },
    'RequisitesInput',
  ),
  'RequisitesInput.kind': part('entity_type', (kind) => (kind === 'LEGAL' ? 2 : 1)),
  'RequisitesInput.entityType': part('entity_type', lower),
  'RequisitesInput.entityId': part('entity_id', id),
  'CustomFieldPartsInput.supplierId': part('entity_id', id),
  'ChainedListElementInput.catalogId': part('catalog_id', id),
  'ChainedListElementInput.elementId': part('catalog_element_id', id),
  ...parts(
    { fileUuid: 'file_uuid', versionUuid: 'version_uuid', fileName: 'file_name', fileSize: 'file_size' },
    'FilePartsInput',
  ),
  'LinkedEntityInput.entityType': part('entity_type', lower),
  'LinkedEntityInput.entityId': part('entity_id', id),
  'LinkedEntityInput.catalogId': part('catalog_id', id),
  'LinkedEntityInput.name': part('name'),
  ...parts(
    {
      sku: 'sku',
      description: 'description',
      unitPrice: 'unit_price',
      quantity: 'quantity',
      unitType: 'unit_type',
      vatRateId: 'vat_rate_id',
      vatRateValue: 'vat_rate_value',
      externalUid: 'external_uid',
      bonusPointsPerPurchase: 'bonus_points_per_purchase',
    },
    'InvoiceItemInput',
  ),
  'InvoiceItemInput.productId': part('product_id', id),
  'DiscountInput.kind': part('type', lower),
  'DiscountInput.value': part('discount.value'),
};
