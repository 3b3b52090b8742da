import * as z from 'zod';
import type { Nullish } from '../../nullish.ts';

/*
 * The values of fields that have parts (amoCRM API v4, Custom fields: types). The same shapes check what GraphQL's inputs and texts in
 * JSON say, so both write the same.
 */

/** A `MultitextPartInput`: a phone, e-mail or similar value with its own kind. */
export interface KindedValue {
  value: string;
  kind?: Nullish<string>;
}

/** An `AddressPartsInput`: all lines of an address. */
export interface AddressParts {
  addressLine1?: Nullish<string>;
  addressLine2?: Nullish<string>;
  city?: Nullish<string>;
  state?: Nullish<string>;
  zip?: Nullish<string>;
  country?: Nullish<string>;
}

/** A `RequisitesInput`: a legal entity or a payer. */
export interface Requisites {
  name: string;
  kind?: Nullish<'legal' | 'individual'>;
  vatId?: Nullish<string>;
  kpp?: Nullish<string>;
  taxRegistrationReasonCode?: Nullish<string>;
  address?: Nullish<string>;
  realAddress?: Nullish<string>;
  bankCode?: Nullish<string>;
  bankAccountNumber?: Nullish<string>;
  director?: Nullish<string>;
  externalUid?: Nullish<string>;
  unp?: Nullish<string>;
  bin?: Nullish<string>;
  egrpou?: Nullish<string>;
  mfo?: Nullish<string>;
  oked?: Nullish<string>;
  phone?: Nullish<string>;
  email?: Nullish<string>;
  entityType?: Nullish<'contacts' | 'companies'>;
  entityId?: Nullish<string>;
}

/** A `ChainedListElementInput`: the chosen element of one step. */
export interface ChainedElement {
  catalogId: string;
  elementId: string;
}

/** A `FilePartsInput`: a file of amoCRM's drive. */
export interface FileParts {
  fileUuid: string;
  versionUuid: string;
  fileName: string;
  fileSize?: Nullish<number>;
}

/** A `LinkedEntityInput`: a link to a contact, a company or an element of a catalog. */
export interface LinkedEntity {
  entityType: 'contacts' | 'companies' | 'catalog_elements';
  entityId: string;
  catalogId?: Nullish<string>;
  name?: Nullish<string>;
}

/** An `InvoiceItemInput`: a line of an invoice. */
export interface InvoiceItem {
  sku?: Nullish<string>;
  description?: Nullish<string>;
  unitPrice?: Nullish<number>;
  quantity: number;
  unitType?: Nullish<string>;
  discount?: Nullish<{ kind: 'percentage' | 'amount'; value: number }>;
  vatRateId?: Nullish<number>;
  vatRateValue?: Nullish<number>;
  productId?: Nullish<string>;
  externalUid?: Nullish<string>;
  bonusPointsPerPurchase?: Nullish<number>;
}

/** A `CustomFieldPartsInput`: exactly one of them. */
export interface PartsInput {
  multitext?: Nullish<KindedValue[]>;
  address?: Nullish<AddressParts>;
  requisites?: Nullish<Requisites>;
  supplierId?: Nullish<string>;
  chainedList?: Nullish<ChainedElement[]>;
  file?: Nullish<FileParts>;
  linkedEntities?: Nullish<LinkedEntity[]>;
  items?: Nullish<InvoiceItem[]>;
}

/** The longest part in characters. */
const maxPart = 1_000;

/** A text; a number in JSON is one, because registration numbers are often written so. */
const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .refine((value) => value !== '', { message: 'is empty; leave it out instead' })
  .refine((value) => value.length <= maxPart, { message: `has more than ${maxPart} characters` })
  .refine((value) => !/[^\P{Cc}\t\n\r]|\p{Surrogate}/u.test(value), { message: 'has control characters' });

const id = z
  .union([z.string(), z.number()])
  .transform(Number)
  .refine((value) => Number.isSafeInteger(value) && value > 0, { message: 'must be an amoCRM id' });

/** Words of an enum in any case. */
function oneOf<Value extends string>(...words: Value[]) {
  const message = `must be one of ${words.map((word) => word.toUpperCase()).join(', ')}`;
  return z
    .string()
    .transform((word) => word.toLowerCase() as Value)
    .refine((word) => words.includes(word), { message });
}

const amount = z.number().min(0, { message: 'must not be negative' });
const uuid = text.refine((value) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value), {
  message: 'must be a uuid of amoCRM’s drive',
});

const address = z
  .strictObject({
    addressLine1: text.nullish(),
    addressLine2: text.nullish(),
    city: text.nullish(),
    state: text.nullish(),
    zip: text.nullish(),
    country: text
      .transform((code) => code.toUpperCase())
      .refine((code) => /^[A-Z]{2}$/.test(code), { message: 'must be a country code of two letters, such as RU' })
      .nullish(),
  })
  .refine((parts) => Object.values(parts).some((part) => typeof part === 'string'), {
    message: 'must have at least one part; `values: []` clears the field',
  });

const requisites = z.strictObject({
  name: text,
  kind: oneOf('legal', 'individual').nullish(),
  vatId: text.nullish(),
  kpp: text.nullish(),
  taxRegistrationReasonCode: text.nullish(),
  address: text.nullish(),
  realAddress: text.nullish(),
  bankCode: text.nullish(),
  bankAccountNumber: text.nullish(),
  director: text.nullish(),
  externalUid: text.nullish(),
  unp: text.nullish(),
  bin: text.nullish(),
  egrpou: text.nullish(),
  mfo: text.nullish(),
  oked: text.nullish(),
  phone: text.nullish(),
  email: text.nullish(),
  entityType: oneOf('contacts', 'companies').nullish(),
  entityId: id.nullish(),
});

const chainedElement = z.strictObject({ catalogId: id, elementId: id });

const file = z.strictObject({
  fileUuid: uuid,
  versionUuid: uuid,
  fileName: text,
  fileSize: z.int().min(0).nullish(),
});

const linkedEntity = z.strictObject({
  entityType: oneOf('contacts', 'companies', 'catalog_elements'),
  entityId: id,
  catalogId: id.nullish(),
  name: text.nullish(),
});

const item = z.strictObject({
  sku: text.nullish(),
  description: text.nullish(),
  unitPrice: amount.nullish(),
  quantity: z.number().refine((value) => value > 0, { message: 'must be more than 0' }),
  unitType: text.nullish(),
  discount: z.strictObject({ kind: oneOf('percentage', 'amount'), value: amount }).nullish(),
  vatRateId: z.int().min(0).nullish(),
  vatRateValue: amount.nullish(),
  productId: id.nullish(),
  externalUid: text.nullish(),
  bonusPointsPerPurchase: amount.nullish(),
});

const kindedValue = z.strictObject({ value: text, kind: text.nullish() });

function listOf<Item extends z.ZodType>(shape: Item, max: number) {
  return z
    .array(shape)
    .refine((list) => list.length >= 1 && list.length <= max, { message: `must have 1 to ${max} items` });
}

/** The shape of each member. amoCRM takes at most five steps of a chained list. */
export const partShapes = {
  multitext: listOf(kindedValue, 100),
  address,
  requisites,
  supplierId: id,
  chainedList: listOf(chainedElement, 5),
  file,
  linkedEntities: listOf(linkedEntity, 100),
  items: listOf(item, 100),
} as const satisfies Record<keyof PartsInput, z.ZodType>;

/** A checked value of a member. */
export type Parts<Member extends keyof PartsInput> = z.output<(typeof partShapes)[Member]>;
