import * as z from 'zod';
import { parseContactText } from '../resolvers/identity/contact-text.ts';

/**
 * Constraints that inputs share, as zod schemas for `@pothos/plugin-zod`. Their limits appear in the schemas of the tools as well;
 * a rule (`refine`) does not, which keeps the tools short where an argument stands in many of them.
 */

/** Options of a field or argument that validate its value. */
interface Validation<Value> {
  schema: z.ZodType<Value>;
}

/** Texts that pass a test. */
function textThat(test: (value: string) => boolean, message: string) {
  return z.string().refine(test, { message });
}

const idSchema = textThat(
  isId,
  `must be an id of amoCRM’s: a positive whole number, at most ${Number.MAX_SAFE_INTEGER}`,
);

/**
 * An amoCRM id: a positive whole number, as text or number. Anything else (`../users`) never reaches an address.
 * A larger one than a JSON number can carry would be rounded to the id of another record.
 */
export const id = { schema: idSchema };

/** Whether a text is an amoCRM id. */
export function isId(value: string): boolean {
  return /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value));
}

/** One to so many ids. */
export function idsUpTo(most: number): Validation<string[]> {
  return { schema: z.array(idSchema).min(1).max(most) };
}

/** How many ids one request can carry. */
export const ids = idsUpTo(250);

/** Texts without control characters: a NUL or an escape sequence in a name is a mistake or an attack. */
const printable = textThat(isPrintable, 'must be text without control characters');

function isPrintable(value: string): boolean {
  // All control characters but tab and line breaks; half a surrogate pair; nothing but spaces.
  return !/[^\P{Cc}\t\n\r]|\p{Surrogate}/u.test(value) && value.trim() !== '';
}

/** What names a custom field, or a kind of value in it. */
export const reference = { schema: printable };

/** The name of a record. */
export const name = { schema: printable.max(255) };

/** A longer text. */
export const text = { schema: printable.max(20_000) };

/** A number in a range, as a rule. */
function within(least: number, most: number): Validation<number> {
  const message = `must be ${least} to ${most}`;
  return { schema: z.number().refine((value) => value >= least && value <= most, { message }) };
}

/** How much of a longer text is shown. */
export const textLength = within(1, 20_000);

/** Whom a query means: it decides which record is written to, so that it says something. */
export const identity = { schema: printable.min(2).max(255) };

/** A search text of a list; a blank means no search, because clients send it for an empty field. */
export const query = {
  schema: textThat(isSearch, 'must be at least 2 characters, without control characters').max(255),
};

function isSearch(value: string): boolean {
  return value.trim() === '' || (value.length >= 2 && isPrintable(value));
}

/** Phones as people write them: 7 to 15 digits, separators, perhaps an extension; several with commas between them. */
export const phone = {
  schema: textThat(isPhone, 'must be a valid phone number: 7 to 15 digits, perhaps with an extension').max(255),
};

function isPhone(value: string): boolean {
  const { phones, emails, name, errors } = parseContactText(value, null);
  return phones.length > 0 && emails.length === 0 && name === undefined && errors.length === 0;
}

/** An e-mail address, perhaps with the name of its owner: `Anna <anna@example.com>`. */
export const email = { schema: textThat(isEmail, 'must be a valid e-mail address').max(255) };

function isEmail(value: string): boolean {
  const { phones, emails, name, errors } = parseContactText(value, null);
  const isNamed = name === undefined || /<[^<>]+>/.test(value);
  return emails.length > 0 && phones.length === 0 && isNamed && errors.length === 0;
}

/** A web address or host name. */
export const website = name;

/** An amount of money. Whether it may have a fraction depends on the account, see `resolvers/price.ts`. */
export const money = {
  schema: z
    .number()
    .min(0)
    .refine((value) => value <= Number.MAX_SAFE_INTEGER, {
      message: `must be at most ${Number.MAX_SAFE_INTEGER}: a larger amount is not exact`,
    }),
};

/** A list of so many things, as a rule. */
export function listOf<Item = never>(most: number, least = 1, item: z.ZodType<Item> = z.any()): Validation<Item[]> {
  const message = `must have ${least} to ${most} items`;
  return { schema: z.array(item).refine((list) => list.length >= least && list.length <= most, { message }) };
}

/** How many phones or e-mails one write takes. */
export const multitexts = listOf(20, 0);

/** The names of tags. The length of a name is part of the rule, because these lists stand in many tools. */
export const tags = listOf(
  100,
  1,
  textThat(
    (value) => value.length <= 255 && isPrintable(value),
    'must be text of at most 255 characters, without control characters',
  ),
);

/** Up to so many names. */
export function namesUpTo(most: number): Validation<string[]> {
  return listOf(most, 1, name.schema);
}

/** Whole names of a filter. */
export const names = { schema: z.array(name.schema).min(1).max(50) };

/** How many ids one filter takes, as a rule. */
export const idList = listOf(250, 1, idSchema);

/** So many ids at most in one filter, as a rule. */
export function idListUpTo(most: number): Validation<string[]> {
  return listOf(most, 1, idSchema);
}

/** One to so many things. */
export function itemsUpTo<Item = never>(most: number, item: z.ZodType<Item> = z.any()): Validation<Item[]> {
  return { schema: z.array(item).min(1).max(most) };
}

/** How many records one bulk mutation takes. */
export const batch = itemsUpTo(250);

/** A whole number from 1. */
export function upTo(most: number): Validation<number> {
  return { schema: z.number().min(1).max(most) };
}

/** How many records a page holds. */
export const first = upTo(250);

/** How much of a list is left out. */
export const skip = within(0, 10_000);

/** The custom fields of one record; amoCRM takes 40 with `leads/complex`, its narrowest route. */
export const inputs = listOf(40);

/** A change must change something. */
export const notEmpty = {
  schema: z
    .looseObject({})
    .refine((input) => Object.values(input).some((value) => value !== undefined && value !== null), {
      message: 'must change at least one thing',
    }),
};

/** What amoCRM's search does, for the descriptions of the arguments that take it. */
export const fullText = 'Full-text search.';

/** A cursor; it carries the filter of its list. */
export const cursor = { schema: textThat((text) => text.length <= 20_000, 'is not a cursor of this list') };

/** A key that a caller chooses for a request that it may repeat. */
export const idempotencyKey = {
  schema: textThat(
    (text) => /^[\x21-\x7e]{1,255}$/.test(text),
    'must be 1 to 255 visible ASCII characters without spaces',
  ),
};
