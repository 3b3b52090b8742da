import * as z from 'zod';
import { isGroupId, isUid, isUuid, statusColors } from '../amocrm/index.ts';
import { parseContactText } from '../resolvers/identity/contact-text.ts';
import { isId } from '../resolvers/name/spelling.ts';

/**
 * Constraints that inputs share, as zod schemas for `@pothos/plugin-zod`. Limits (`min`, `max`) appear in the schemas of the tools.
 * Rules (`refine`) do not, which keeps the tools short if many of them have the same argument.
 */

/** Options of a field or argument that validate its value. */
interface Validation<Value> {
  schema: z.ZodType<Value>;
}

/** A text that passes a test. */
function textThat(test: (value: string) => boolean, message: string) {
  return z.string().refine(test, { message });
}

const idSchema = textThat(isId, `must be an amoCRM id: a positive whole number, at most ${Number.MAX_SAFE_INTEGER}`);

/**
 * An amoCRM id: a positive whole number, as text or number. Anything else (`../users`) never gets into a URL.
 * An id above `Number.MAX_SAFE_INTEGER` would be rounded to the id of another record.
 */
export const id = { schema: idSchema };

/** The uid of an incoming lead: it becomes part of an address. */
export const uid = {
  schema: textThat(isUid, 'must be a uid of amoCRM’s: letters and digits'),
};

/** The id of a group of custom fields: it becomes part of an address. */
export const groupId = {
  schema: textThat(isGroupId, 'must be the id of a group, such as `statistic` or `leads_46518237401`'),
};

/** One to `max` ids. */
export function idsUpTo(max: number): Validation<string[]> {
  return { schema: z.array(idSchema).min(1).max(max) };
}

/** The ids that one request to amoCRM can contain. */
export const ids = idsUpTo(250);

/** A text without control characters: a NUL or an escape sequence in a name is a mistake or an attack. */
const printable = textThat(isPrintable, 'must be text without control characters');

function isPrintable(value: string): boolean {
  // Not allowed: control characters except tab and line breaks, lone surrogates, and only whitespace.
  return !/[^\P{Cc}\t\n\r]|\p{Surrogate}/u.test(value) && value.trim() !== '';
}

/** The name of a custom field, or of a kind of value in it. */
export const reference = { schema: printable };

/** The name of a record. */
export const name = { schema: printable.max(255) };

/** A part of an address or of requisites. How long it may be is a rule of `resolvers/custom-field/part-shape.ts`. */
export const part = { schema: printable };

/** The id of a source in its integration’s own system (amoCRM API v4, Sources). */
export const externalId = {
  schema: textThat((value) => /^[ -~]*[!-~][ -~]*$/.test(value), 'must be printable ASCII characters').max(36),
};

/** The header of a template of WhatsApp (amoCRM API v4, Chat templates). */
export const wabaHeader = { schema: printable.max(60) };

/** The code of a channel of chats (Kommo API v4, Sources). */
export const originCode = { schema: printable.max(100) };

/** The name of a file: one segment of a path. */
export const fileName = {
  schema: printable
    .max(255)
    .refine((value) => !/[/\\\r\n\t]/.test(value), { message: 'must be a file name without a path' }),
};

/** The extension of a file name. */
export const extension = {
  schema: textThat((value) => /^\.?[\p{L}\p{N}]{1,10}$/u.test(value), 'must be an extension such as `pdf`'),
};

/** The type of a body (RFC 9110), without parameters. */
export const mediaType = {
  schema: textThat(
    (value) => /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(value),
    'must be a media type such as `application/pdf`',
  ),
};

/** A longer text. */
export const text = { schema: printable.max(20_000) };

/** A number in a range, as a rule. */
export function within(min: number, max: number): Validation<number> {
  const message = `must be ${min} to ${max}`;
  return { schema: z.number().refine((value) => value >= min && value <= max, { message }) };
}

/** A currency. */
export const currency = {
  schema: textThat((text) => /^[A-Za-z]{3}$/.test(text), 'must be an ISO 4217 code such as `RUB`'),
};

/** Where a linked entity is looked for. */
export const searchIn = {
  schema: textThat(
    (text) => isId(text) || ['contacts', 'companies', 'contacts_and_companies'].includes(text),
    'must be the id of a catalog, `contacts`, `companies` or `contacts_and_companies`',
  ),
};

/** The length of a call in seconds: at most a day. */
export const callSeconds = within(0, 86_400);

/** The planned duration of a task in seconds: at most 30 days. */
export const taskSeconds = within(0, 30 * 86_400);

/** The size of a file. */
export const bytes = within(0, 2 ** 31 - 1);

/** The length to which long texts are cut. */
export const textLength = within(1, 20_000);

/** A query for a contact. It decides which record is written to, so one character is not enough. */
export const identity = { schema: printable.min(2).max(255) };

/** The search text of a list. A blank text means no search, because clients send it for an empty field. */
export const query = {
  schema: textThat(isSearch, 'must be at least 2 characters, without control characters').max(255),
};

function isSearch(value: string): boolean {
  return value.trim() === '' || (value.length >= 2 && isPrintable(value));
}

/** A part of a text, in a condition. Blank, it would be found in most texts. */
export const partOfText = {
  schema: textThat(
    (value) => value.trim().length >= 2 && isPrintable(value),
    'must be at least 2 characters, without control characters',
  ).max(255),
};

/** For how many days nothing was done about a record: at most ten years. */
export const idleDays = within(1, 3_650);

/** Phones as people write them: 7 to 15 digits, separators, perhaps an extension; several are separated by commas. */
export const phone = {
  schema: textThat(isPhone, 'must be a valid phone number: 7 to 15 digits, perhaps with an extension').max(255),
};

function isPhone(value: string): boolean {
  const { phones, emails, name, errors } = parseContactText(value, null);
  return phones.length > 0 && emails.length === 0 && name === undefined && errors.length === 0;
}

/** A tax number: digits, perhaps with spaces. */
export const taxNumber = {
  schema: textThat((value) => /^\d(?: ?\d){7,13}$/.test(value.trim()), 'must be a tax number of 8 to 14 digits'),
};

/** An e-mail address, perhaps with the name of its owner: `Anna <anna@example.com>`. */
export const email = { schema: textThat(isEmail, 'must be a valid e-mail address').max(255) };

function isEmail(value: string): boolean {
  const { phones, emails, name, errors } = parseContactText(value, null);
  const isNamed = name === undefined || /<[^<>]+>/.test(value);
  return emails.length > 0 && phones.length === 0 && isNamed && errors.length === 0;
}

/** A web address or host name. */
export const website = name;

/** The address of a page, with its scheme. */
export const url = {
  schema: printable.max(2_000).refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), {
    message: 'must be a web address such as `https://example.com/page`',
  }),
};

/** A web address, which may be long. */
export const address = { schema: printable.max(2_000) };

/** An address that amoCRM posts to. */
export const webAddress = {
  schema: textThat(isWebAddress, 'must be an address that begins with http:// or https://').max(2_000),
};

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s]+$/.test(value) && isPrintable(value) && URL.canParse(value);
}

/** The place of a pipeline or of an open status: those of won and lost leads have 10,000 and more. */
export const place = within(1, 9_999);

/** A colour that amoCRM gives to statuses, in capital or small letters. */
export const statusColor = {
  schema: textThat(
    (value) => statusColors.includes(value.toLowerCase()),
    `must be one of ${statusColors.join(', ')}: amoCRM takes no other colours`,
  ),
};

/** What users do at a status. */
export const statusDescription = { schema: printable.max(1_000) };

/** The name of a user: amoCRM takes letters, digits, spaces and four other characters. */
export const userName = {
  schema: textThat(
    (value) => /^[\p{L}\d .@_-]+$/u.test(value) && value.trim() !== '',
    'must be letters, digits, spaces, dots, @, - and _',
  ).max(50),
};

/** An e-mail address alone. */
export const plainEmail = {
  schema: textThat(
    (value) => /^[^\s@<>]+@[^\s@<>]+$/.test(value) && isEmail(value),
    'must be a valid e-mail address',
  ).max(255),
};

/** A password as amoCRM wants it. The message does not repeat it. */
export const password = {
  schema: textThat(
    (value) => value.length >= 6 && /\d/.test(value) && /\p{Lu}/u.test(value) && /\p{Ll}/u.test(value),
    'must be at least 6 characters with a digit, a capital and a small letter',
  ).max(255),
};

/** An amount of money. Whether it may have a fraction depends on the account, see `resolvers/price.ts`. */
export const money = {
  schema: z
    .number()
    .min(0)
    .refine((value) => value <= Number.MAX_SAFE_INTEGER, {
      message: `must be at most ${Number.MAX_SAFE_INTEGER}: a larger amount is not exact`,
    }),
};

/** An amount of money without a fraction. */
export const wholeMoney = {
  schema: money.schema.refine(Number.isInteger, { message: 'must be a whole number: amoCRM keeps no fraction of it' }),
};

/** A number of days: at most a century. */
export const days = within(0, 36_500);

/** A number of bonus points. */
export const points = within(1, 1_000_000_000);

/** A colour. */
export const color = {
  schema: textThat(
    (text) => /^#?[\da-f]{6}$/i.test(text),
    'must be a colour of six hexadecimal digits, such as #ffdc7f',
  ),
};

/** A list of `min` to `max` items, as a rule. */
export function listOf<Item = never>(max: number, min = 1, item: z.ZodType<Item> = z.any()): Validation<Item[]> {
  const message = `must have ${min} to ${max} items`;
  return { schema: z.array(item).refine((list) => list.length >= min && list.length <= max, { message }) };
}

/** The phones or e-mails of one write. */
export const multitexts = listOf(20, 0);

/** The names of tags. The length of a name is part of the rule, because many tools have these lists. */
export const tags = listOf(
  100,
  1,
  textThat(
    (value) => value.length <= 255 && isPrintable(value),
    'must be text of at most 255 characters, without control characters',
  ),
);

/** One to `max` names. */
export function namesUpTo(max: number): Validation<string[]> {
  return listOf(max, 1, name.schema);
}

/** The exact names in a filter. */
export const names = { schema: z.array(name.schema).min(1).max(50) };

/** The ids in one filter, as a rule. */
export const idList = listOf(250, 1, idSchema);

/** One to `max` ids in one filter, as a rule. */
export function idListUpTo(max: number): Validation<string[]> {
  return listOf(max, 1, idSchema);
}

/** Up to `max` ids, or none. */
export function idListOrNone(max: number): Validation<string[]> {
  return listOf(max, 0, idSchema);
}

/** One to `max` items. */
export function itemsUpTo<Item = never>(max: number, item: z.ZodType<Item> = z.any()): Validation<Item[]> {
  return { schema: z.array(item).min(1).max(max) };
}

/** The records of one bulk mutation. */
export const batch = itemsUpTo(250);

/** A whole number from 1 to `max`. */
export function upTo(max: number): Validation<number> {
  return { schema: z.number().min(1).max(max) };
}

/** The number of records in a page. */
export const first = upTo(250);

/** The place of a record among others: amoCRM orders by it. */
export const sort = within(0, 1_000_000);

/** The quantity of a product. */
export const quantity = {
  schema: z.number().refine((value) => value > 0 && value <= 1_000_000_000, {
    message: 'must be more than 0, and at most 1000000000',
  }),
};

/** The number of list items to skip. */
export const skip = within(0, 10_000);

/** The custom fields of one record. amoCRM accepts 40 at `leads/complex`, the route with the lowest limit. */
export const inputs = listOf(40);

/** Requires at least one field in a change. */
export const notEmpty = {
  schema: z
    .looseObject({})
    .refine((input) => Object.values(input).some((value) => value !== undefined && value !== null), {
      message: 'must change at least one thing',
    }),
};

/** The description of arguments that use amoCRM's search. */
export const fullText = 'Words in any form and order, a phone, an e-mail or another number.';

/** A cursor. It contains the filter of its list. */
export const cursor = { schema: textThat((text) => text.length <= 20_000, 'is not a cursor of this list') };

/** A key that a caller chooses for a request, so that the request can be repeated safely. */
export const idempotencyKey = {
  schema: textThat(
    (text) => /^[\x21-\x7e]{1,255}$/.test(text),
    'must be 1 to 255 visible ASCII characters without spaces',
  ),
};

/** amoCRM's names of types of notes: they are part of an address. */
export const noteTypeNames = listOf(
  50,
  1,
  textThat((text) => /^\w{1,64}$/.test(text), 'must be a type as amoCRM names it: letters, digits and `_`'),
);

/** The degrees of a place on the globe. */
export const latitude = within(-90, 90);
export const longitude = within(-180, 180);

/** A uuid of amoCRM’s files: it becomes part of an address. */
export const uuid = {
  schema: textThat(isUuid, 'must be a UUID'),
};

/** The uuids of the files of one mutation. */
export const uuids = listOf(250, 1, uuid.schema);

/** An SQL statement, as a rule: line breaks and tabs are part of it. An empty one is told to be empty where it is read. */
export const sql = {
  schema: textThat((value) => value.trim() === '' || isPrintable(value), 'must be text without control characters').max(
    20_000,
  ),
};

/** The values of its placeholders. */
export const sqlParameters = listOf<string | number | boolean>(100, 0);
