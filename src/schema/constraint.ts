import { parseContactText } from '../resolvers/identity/contact-text.ts';

/**
 * Constraints that inputs share, for `@pothos/plugin-zod`. They also appear in the schemas of the tools.
 */

/**
 * An id of amoCRM's: a positive whole number, as text or number. Anything else (`../users`) never reaches an address.
 * A larger one than a JSON number can carry would be rounded to the id of another record.
 * A rule of its own and not a pattern, because patterns would be repeated in every tool that a model reads.
 */
export const id = {
  refine: [
    isId,
    { message: `must be an id of amoCRM’s: a positive whole number, at most ${Number.MAX_SAFE_INTEGER}` },
  ] as [(value: string) => boolean, { message: string }],
};

/** Whether a text is an id of amoCRM's. */
export function isId(value: string): boolean {
  return /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value));
}

/** How many ids one request can carry. */
export const ids = { type: 'array', minLength: 1, maxLength: 250, items: id } as const;

/** Texts without control characters: a NUL or an escape sequence in a name is a mistake or an attack. */
const printable = {
  refine: [isPrintable, { message: 'must be text without control characters' }] as [
    (value: string) => boolean,
    { message: string },
  ],
};

function isPrintable(value: string): boolean {
  // All control characters but tab and line breaks; half a surrogate pair; nothing but spaces.
  return !/[^\P{Cc}\t\n\r]|\p{Surrogate}/u.test(value) && value.trim() !== '';
}

/** What names a custom field, or a kind of value in it. */
export const reference = printable;

/** The name of a record. */
export const name = { maxLength: 255, ...printable };

/** A longer text. */
export const text = { maxLength: 20_000, ...printable };

/** A whole number in a range. A rule of its own, for arguments that stand in many tools. */
function within(least: number, most: number) {
  const message = `must be ${least} to ${most}`;
  return {
    refine: [(value: number) => value >= least && value <= most, { message }] as [
      (value: number) => boolean,
      { message: string },
    ],
  };
}

/** How much of a longer text is shown. */
export const textLength = within(1, 20_000);

/** Whom a query means: it decides which record is written to, so that it says something. */
export const identity = { minLength: 2, maxLength: 255, ...printable };

/** What a list is searched for; a blank is no search, as clients send it for an empty field. */
export const query = {
  maxLength: 255,
  refine: [isSearch, { message: 'must be at least 2 characters, without control characters' }] as [
    (value: string) => boolean,
    { message: string },
  ],
};

function isSearch(value: string): boolean {
  return value.trim() === '' || (value.length >= 2 && isPrintable(value));
}

/** Phones as people write them: 7 to 15 digits, separators, perhaps an extension; several with commas between them. */
export const phone = {
  maxLength: 255,
  refine: [isPhone, { message: 'must be a valid phone number: 7 to 15 digits, perhaps with an extension' }] as [
    (value: string) => boolean,
    { message: string },
  ],
};

function isPhone(value: string): boolean {
  const { phones, emails, name, errors: problems } = parseContactText(value, null);
  return phones.length > 0 && emails.length === 0 && name === undefined && problems.length === 0;
}

/** An e-mail address, perhaps with the name of its owner: `Anna <anna@example.com>`. */
export const email = {
  maxLength: 255,
  refine: [isEmail, { message: 'must be a valid e-mail address' }] as [(value: string) => boolean, { message: string }],
};

function isEmail(value: string): boolean {
  const { phones, emails, name, errors: problems } = parseContactText(value, null);
  const isNamed = name === undefined || /<[^<>]+>/.test(value);
  return emails.length > 0 && phones.length === 0 && isNamed && problems.length === 0;
}

/** How many phones or e-mails one write takes. */
export const multitexts = { type: 'array', ...listOf(20, 0) } as const;

/** A web address or host name. */
export const website = { maxLength: 255, ...printable };

/** An amount of money. Whether it may have a fraction depends on the account, see `resolvers/price.ts`. */
export const money = {
  min: 0,
  refine: [
    (value: number) => value <= Number.MAX_SAFE_INTEGER,
    { message: `must be at most ${Number.MAX_SAFE_INTEGER}: a larger amount is not exact` },
  ] as [(value: number) => boolean, { message: string }],
};

/** The name of a tag. Its length is part of the rule, because the lists stand in many tools. */
const tag = {
  refine: [
    (value: string) => value.length <= 255 && isPrintable(value),
    { message: 'must be text of at most 255 characters, without control characters' },
  ] as [(value: string) => boolean, { message: string }],
};

/** The names of tags. */
export const tags = { type: 'array', ...listOf(100), items: tag } as const;

/** A list of one to so many things. A rule of its own, for lists that stand in many tools. */
export function listOf(most: number, least = 1) {
  return {
    refine: [
      (list: unknown[]) => list.length >= least && list.length <= most,
      { message: `must have ${least} to ${most} items` },
    ] as [(list: unknown[]) => boolean, { message: string }],
  };
}

/** How many ids one filter takes: the limits of `ids` as a rule, for arguments that stand in many tools. */
export const idList = { type: 'array', ...listOf(250), items: id } as const;

/** How many records one bulk mutation takes. */
export const batch = { type: 'array', minLength: 1, maxLength: 250 } as const;

/** How many records a page holds. */
export const first = { min: 1, max: 250 };

/** How much of a list is left out. */
export const skip = within(0, 10_000);

/** The custom fields of one record; amoCRM takes 40 with `leads/complex`, its narrowest route. */
export const inputs = { type: 'array', ...listOf(40) } as const;

/** A change must change something. */
export const notEmpty = [
  (input: object) => Object.values(input).some((value) => value !== undefined && value !== null),
  { message: 'must change at least one thing' },
] as [(input: object) => boolean, { message: string }];

/** What amoCRM's search does, for the descriptions of the arguments that take it. */
export const fullText = 'Full-text search.';

/** A cursor; it carries the filter of its list. */
export const cursor = {
  refine: [(text: string) => text.length <= 20_000, { message: 'is not a cursor of this list' }] as [
    (text: string) => boolean,
    { message: string },
  ],
};

/** A key that a caller chooses for a request that it may repeat. A rule, because it stands in many tools. */
export const idempotencyKey = {
  refine: [
    (text: string) => /^[\x21-\x7e]{1,255}$/.test(text),
    { message: 'must be 1 to 255 visible ASCII characters without spaces' },
  ] as [(text: string) => boolean, { message: string }],
};
