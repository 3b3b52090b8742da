import type { CustomFieldValues } from '../amocrm/index.ts';
import * as read from '../resolvers/custom-field/part-reading.ts';
import { builder } from './builder.ts';
import { CustomFieldJson, CustomFieldValue } from './custom-field-interface.ts';
import { DiscountKind, LinkedEntityType, PartyKind } from './custom-field-part-input.ts';

/* The values of fields that have parts, as they are read. */

const AddressParts = builder.objectRef<read.AddressParts>('AddressParts').implement({
  description: 'The lines of an address.',
  fields: (t) => ({
    addressLine1: t.exposeString('address_line_1', { nullable: true, description: 'Street and house.' }),
    addressLine2: t.exposeString('address_line_2', { nullable: true, description: 'Flat, office, entrance.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'Region.' }),
    zip: t.exposeString('zip', { nullable: true, description: 'Postal code.' }),
    country: t.exposeString('country', { nullable: true, description: 'Country code of two letters.' }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldAddress').implement({
  description: 'An address with several lines.',
  interfaces: [CustomFieldValue, CustomFieldJson],
  fields: (t) => ({
    address: t.field({ type: AddressParts, description: 'Its lines.', resolve: read.readAddress }),
  }),
});

export const Requisites = builder.objectRef<read.PartReader>('Requisites').implement({
  description: 'A legal entity, payer or supplier.',
  fields: (t) => ({
    name: t.string({ nullable: true, description: 'Name.', resolve: (part) => part.text('name') }),
    kind: t.field({ type: PartyKind, nullable: true, description: 'Firm or person.', resolve: read.readPartyKind }),
    vatId: t.string({ nullable: true, description: 'ИНН.', resolve: (part) => part.text('vat_id') }),
    kpp: t.string({ nullable: true, description: 'КПП.', resolve: (part) => part.text('kpp') }),
    taxRegistrationReasonCode: t.string({
      nullable: true,
      description: 'КПП under its other name.',
      resolve: (part) => part.text('tax_registration_reason_code'),
    }),
    address: t.string({ nullable: true, description: 'Legal address.', resolve: (part) => part.text('address') }),
    realAddress: t.string({
      nullable: true,
      description: 'Actual address.',
      resolve: (part) => part.text('real_address'),
    }),
    bankCode: t.string({ nullable: true, description: 'БИК.', resolve: (part) => part.text('bank_code') }),
    bankAccountNumber: t.string({
      nullable: true,
      description: 'Bank account.',
      resolve: (part) => part.text('bank_account_number'),
    }),
    director: t.string({ nullable: true, description: 'Director.', resolve: (part) => part.text('director') }),
    externalUid: t.string({
      nullable: true,
      description: 'Id in another system.',
      resolve: (part) => part.text('external_uid'),
    }),
    unp: t.string({ nullable: true, description: 'УНП (Belarus).', resolve: (part) => part.text('unp') }),
    bin: t.string({ nullable: true, description: 'БИН (Kazakhstan).', resolve: (part) => part.text('bin') }),
    egrpou: t.string({ nullable: true, description: 'ЕГРПОУ (Ukraine).', resolve: (part) => part.text('egrpou') }),
    mfo: t.string({ nullable: true, description: 'МФО of the bank.', resolve: (part) => part.text('mfo') }),
    oked: t.string({ nullable: true, description: 'ОКЭД.', resolve: (part) => part.text('oked') }),
    phone: t.string({ nullable: true, description: 'Phone.', resolve: (part) => part.text('phone') }),
    email: t.string({ nullable: true, description: 'E-mail.', resolve: (part) => part.text('email') }),
    entityType: t.string({
      nullable: true,
      description: 'amoCRM’s name of what a payer is linked to: `contacts`, `companies`.',
      resolve: read.readPartyEntity,
    }),
    entityId: t.id({
      nullable: true,
      description: 'Id of the contact, the company or the supplier.',
      resolve: (part) => part.id('entity_id'),
    }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldRequisites').implement({
  description: 'A legal entity, a payer or a supplier.',
  interfaces: [CustomFieldValue, CustomFieldJson],
  fields: (t) => ({
    requisites: t.field({
      type: Requisites,
      nullable: true,
      description: 'Its parts.',
      resolve: (field) => read.readParts(field)[0] ?? null,
    }),
  }),
});

const FileParts = builder.objectRef<read.PartReader>('FileParts').implement({
  description: 'A file of amoCRM’s drive.',
  fields: (t) => ({
    fileUuid: t.string({ nullable: true, description: 'Uuid of the file.', resolve: (part) => part.text('file_uuid') }),
    versionUuid: t.string({
      nullable: true,
      description: 'Uuid of its version.',
      resolve: (part) => part.text('version_uuid'),
    }),
    fileName: t.string({ nullable: true, description: 'Its name.', resolve: (part) => part.text('file_name') }),
    fileSize: t.float({
      nullable: true,
      description: 'Its size in bytes.',
      resolve: (part) => part.number('file_size'),
    }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldFile').implement({
  description: 'A file.',
  interfaces: [CustomFieldValue, CustomFieldJson],
  fields: (t) => ({
    file: t.field({
      type: FileParts,
      nullable: true,
      description: 'The file.',
      resolve: (field) => read.readParts(field)[0] ?? null,
    }),
  }),
});

const ChainedListElement = builder.objectRef<read.PartReader>('ChainedListElement').implement({
  description: 'The chosen element of one step of a chained list.',
  fields: (t) => ({
    catalogId: t.id({ nullable: true, description: 'Catalog id.', resolve: (part) => part.id('catalog_id') }),
    elementId: t.id({ nullable: true, description: 'Element id.', resolve: (part) => part.id('catalog_element_id') }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldChainedList').implement({
  description: 'The chosen elements of a chained list.',
  interfaces: [CustomFieldValue, CustomFieldJson],
  fields: (t) => ({
    elements: t.field({
      type: [ChainedListElement],
      description: 'The elements, step by step.',
      resolve: read.readParts,
    }),
  }),
});

const LinkedEntity = builder.objectRef<read.PartReader>('LinkedEntity').implement({
  description: 'A link to a contact, a company or an element of a catalog.',
  fields: (t) => ({
    entityType: t.field({
      type: LinkedEntityType,
      nullable: true,
      description: 'What it links to; null if that is newer than this server.',
      resolve: read.readLinkedType,
    }),
    entityId: t.id({ nullable: true, description: 'Its id.', resolve: (part) => part.id('entity_id') }),
    catalogId: t.id({
      nullable: true,
      description: 'Catalog id, of an element.',
      resolve: (part) => part.id('catalog_id'),
    }),
    name: t.string({ nullable: true, description: 'Its name.', resolve: (part) => part.text('name') }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldLinkedEntities').implement({
  description: 'Links to contacts, companies or elements of a catalog.',
  interfaces: [CustomFieldValue, CustomFieldJson],
  fields: (t) => ({
    links: t.field({ type: [LinkedEntity], description: 'The links.', resolve: read.readParts }),
  }),
});

const CustomFieldDiscount = builder.objectRef<read.PartReader>('CustomFieldDiscount').implement({
  description: 'A discount.',
  fields: (t) => ({
    kind: t.field({
      type: DiscountKind,
      nullable: true,
      description: 'Percent or amount.',
      resolve: read.readDiscountKind,
    }),
    value: t.float({ nullable: true, description: 'How much.', resolve: (part) => part.number('value') }),
  }),
});

export const CustomFieldLine = builder.objectRef<read.PartReader>('CustomFieldLine').implement({
  description: 'A line of an invoice.',
  fields: (t) => ({
    sku: t.string({ nullable: true, description: 'SKU (артикул).', resolve: (part) => part.text('sku') }),
    description: t.string({
      nullable: true,
      description: 'What is sold.',
      resolve: (part) => part.text('description'),
    }),
    unitPrice: t.float({ nullable: true, description: 'Price of one.', resolve: (part) => part.number('unit_price') }),
    quantity: t.float({ nullable: true, description: 'How many.', resolve: (part) => part.number('quantity') }),
    unitType: t.string({ nullable: true, description: 'Unit.', resolve: (part) => part.text('unit_type') }),
    discount: t.field({
      type: CustomFieldDiscount,
      nullable: true,
      description: 'Discount.',
      resolve: (part) => part.part('discount'),
    }),
    vatRateId: t.int({
      nullable: true,
      description: 'Id of the VAT rate.',
      resolve: (part) => part.number('vat_rate_id'),
    }),
    vatRateValue: t.float({
      nullable: true,
      description: 'VAT rate in percent.',
      resolve: (part) => part.number('vat_rate_value'),
    }),
    productId: t.id({ nullable: true, description: 'Id of the product.', resolve: (part) => part.id('product_id') }),
    externalUid: t.string({
      nullable: true,
      description: 'Id in another system.',
      resolve: (part) => part.text('external_uid'),
    }),
    bonusPointsPerPurchase: t.float({
      nullable: true,
      description: 'Bonus points for it.',
      resolve: (part) => part.number('bonus_points_per_purchase'),
    }),
    totalSum: t.float({ nullable: true, description: 'Its sum.', resolve: (part) => part.number('total_sum') }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldItems').implement({
  description: 'The lines of an invoice.',
  interfaces: [CustomFieldValue, CustomFieldJson],
  fields: (t) => ({
    lines: t.field({ type: [CustomFieldLine], description: 'The lines.', resolve: read.readParts }),
  }),
});

builder.objectRef<CustomFieldValues>('CustomFieldOther').implement({
  description: 'The legal name of the account, or a value of a type that is newer than this server.',
  interfaces: [CustomFieldValue, CustomFieldJson],
});
