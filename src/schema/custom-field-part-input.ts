import type * as shape from '../resolvers/custom-field/part-shape.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';

/* The values of fields that have parts. What they may contain is checked by `resolvers/custom-field/part-shape.ts`. */

/** What a legal entity, payer or person is. */
export const PartyKind = builder.enumType('PartyKind', {
  description: 'Whether a party is a firm or a person.',
  values: {
    LEGAL: { value: 'legal', description: 'A legal entity.' },
    INDIVIDUAL: { value: 'individual', description: 'A person.' },
  } as const,
});

const PayerEntityType = builder.enumType('PayerEntityType', {
  description: 'What a payer is linked to.',
  values: {
    CONTACTS: { value: 'contacts', description: 'A contact.' },
    COMPANIES: { value: 'companies', description: 'A company.' },
  } as const,
});

/** What a linked entity is. */
export const LinkedEntityType = builder.enumType('LinkedEntityType', {
  description: 'What a field links to.',
  values: {
    CONTACTS: { value: 'contacts', description: 'A contact.' },
    COMPANIES: { value: 'companies', description: 'A company.' },
    CATALOG_ELEMENTS: { value: 'catalog_elements', description: 'An element of a catalog.' },
  } as const,
});

/** Whether a discount is a share or an amount. */
export const DiscountKind = builder.enumType('DiscountKind', {
  description: 'What the value of a discount means.',
  values: {
    PERCENTAGE: { value: 'percentage', description: 'Percent of the price.' },
    AMOUNT: { value: 'amount', description: 'An amount of money.' },
  } as const,
});

const MultitextPartInput = inputOf<shape.KindedValue>()(
  builder.inputType('MultitextPartInput', {
    description: 'A phone, e-mail or similar value with its own kind.',
    fields: (t) => ({
      value: t.string({ required: true, description: 'The value.', validate: constraint.name }),
      kind: t.string({ description: 'WORK, MOB, HOME …', validate: constraint.reference }),
    }),
  }),
);

const AddressPartsInput = inputOf<shape.AddressParts>()(
  builder.inputType('AddressPartsInput', {
    description: 'All lines of an address; it replaces the present one.',
    fields: (t) => ({
      addressLine1: t.string({ description: 'Street and house.', validate: constraint.part }),
      addressLine2: t.string({ description: 'Flat, office, entrance.', validate: constraint.part }),
      city: t.string({ description: 'City.', validate: constraint.part }),
      state: t.string({ description: 'Region.', validate: constraint.part }),
      zip: t.string({ description: 'Postal code.', validate: constraint.part }),
      country: t.string({ description: 'Country code of two letters, e.g. RU.', validate: constraint.part }),
    }),
  }),
);

const RequisitesInput = inputOf<shape.Requisites>()(
  builder.inputType('RequisitesInput', {
    description: 'A legal entity or a payer; it replaces the present one.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Name.', validate: constraint.part }),
      kind: t.field({ type: PartyKind, description: 'Firm or person.' }),
      vatId: t.string({ description: 'ИНН.', validate: constraint.part }),
      kpp: t.string({ description: 'КПП.', validate: constraint.part }),
      taxRegistrationReasonCode: t.string({
        description: 'КПП under its other name; some accounts have both.',
        validate: constraint.part,
      }),
      address: t.string({ description: 'Legal address.', validate: constraint.part }),
      realAddress: t.string({ description: 'Actual address.', validate: constraint.part }),
      bankCode: t.string({ description: 'БИК.', validate: constraint.part }),
      bankAccountNumber: t.string({ description: 'Bank account.', validate: constraint.part }),
      director: t.string({ description: 'Director.', validate: constraint.part }),
      externalUid: t.string({ description: 'Id in another system, of a legal entity.', validate: constraint.part }),
      unp: t.string({ description: 'УНП (Belarus).', validate: constraint.part }),
      bin: t.string({ description: 'БИН (Kazakhstan).', validate: constraint.part }),
      egrpou: t.string({ description: 'ЕГРПОУ (Ukraine).', validate: constraint.part }),
      mfo: t.string({ description: 'МФО of the bank.', validate: constraint.part }),
      oked: t.string({ description: 'ОКЭД.', validate: constraint.part }),
      phone: t.string({ description: 'Phone, of a payer.', validate: constraint.part }),
      email: t.string({ description: 'E-mail, of a payer.', validate: constraint.part }),
      entityType: t.field({ type: PayerEntityType, description: 'What the payer is linked to.' }),
      entityId: t.id({ description: 'Id of that contact or company.', validate: constraint.id }),
    }),
  }),
);

const ChainedListElementInput = inputOf<shape.ChainedElement>()(
  builder.inputType('ChainedListElementInput', {
    description: 'The chosen element of one step of a chained list.',
    fields: (t) => ({
      catalogId: t.id({ required: true, description: 'Catalog.', validate: constraint.id }),
      elementId: t.id({ required: true, description: 'Element id.', validate: constraint.id }),
    }),
  }),
);

const FilePartsInput = inputOf<shape.FileParts>()(
  builder.inputType('FilePartsInput', {
    description: 'A file of amoCRM’s drive.',
    fields: (t) => ({
      fileUuid: t.string({ required: true, description: 'Uuid of the file.', validate: constraint.name }),
      versionUuid: t.string({ required: true, description: 'Uuid of its version.', validate: constraint.name }),
      fileName: t.string({ required: true, description: 'Its name.', validate: constraint.part }),
      fileSize: t.int({ description: 'Its size in bytes.' }),
    }),
  }),
);

const LinkedEntityInput = inputOf<shape.LinkedEntity>()(
  builder.inputType('LinkedEntityInput', {
    description: 'A link to a contact, a company or an element of a catalog.',
    fields: (t) => ({
      entityType: t.field({ type: LinkedEntityType, required: true, description: 'What it links to.' }),
      entityId: t.id({ required: true, description: 'Its id.', validate: constraint.id }),
      catalogId: t.id({ description: 'Catalog, of an element.', validate: constraint.id }),
      name: t.string({ description: 'Its name.', validate: constraint.part }),
    }),
  }),
);

const DiscountInput = builder.inputType('DiscountInput', {
  description: 'A discount.',
  fields: (t) => ({
    kind: t.field({ type: DiscountKind, required: true, description: 'Percent or amount.' }),
    value: t.float({ required: true, description: 'How much.', validate: constraint.money }),
  }),
});

const InvoiceItemInput = inputOf<shape.InvoiceItem>()(
  builder.inputType('InvoiceItemInput', {
    description: 'A line of an invoice. amoCRM computes its sum.',
    fields: (t) => ({
      sku: t.string({ description: 'SKU (артикул).', validate: constraint.part }),
      description: t.string({ description: 'What is sold.', validate: constraint.part }),
      unitPrice: t.float({ description: 'Price of one.', validate: constraint.money }),
      quantity: t.float({ required: true, description: 'How many, more than 0.' }),
      unitType: t.string({ description: 'Unit, e.g. шт.', validate: constraint.part }),
      discount: t.field({ type: DiscountInput, description: 'Discount.' }),
      vatRateId: t.int({ description: 'Id of the VAT rate.' }),
      vatRateValue: t.float({ description: 'VAT rate in percent.', validate: constraint.money }),
      productId: t.id({ description: 'Product in its catalog.', validate: constraint.id }),
      externalUid: t.string({ description: 'Id in another system.', validate: constraint.part }),
      bonusPointsPerPurchase: t.float({ description: 'Bonus points for it.', validate: constraint.money }),
    }),
  }),
);

/** A value with parts. */
export const CustomFieldPartsInput = inputOf<shape.PartsInput>()(
  builder.inputType('CustomFieldPartsInput', {
    description: 'The value of a field that has parts: exactly one member, that of the field’s type.',
    fields: (t) => ({
      multitext: t.field({
        type: [MultitextPartInput],
        description: 'All phones or e-mails, each with its kind (multitext).',
        validate: constraint.listOf(100),
      }),
      address: t.field({ type: AddressPartsInput, description: 'An address (smart_address).' }),
      requisites: t.field({ type: RequisitesInput, description: 'A legal entity or payer (legal_entity, payer).' }),
      supplierId: t.id({ description: 'Id of an element of the suppliers (supplier).', validate: constraint.id }),
      chainedList: t.field({
        type: [ChainedListElementInput],
        description: 'The chosen elements, step by step (chained_list).',
        validate: constraint.listOf(5),
      }),
      file: t.field({ type: FilePartsInput, description: 'A file (file).' }),
      linkedEntities: t.field({
        type: [LinkedEntityInput],
        description: 'Links (linked_entity).',
        validate: constraint.listOf(100),
      }),
      items: t.field({
        type: [InvoiceItemInput],
        description: 'The lines of an invoice (items).',
        validate: constraint.listOf(100),
      }),
    }),
  }),
);
