/**
 * Constraints that inputs share, for `@pothos/plugin-zod`. They also appear in the schemas of the tools.
 */

/**
 * An id of amoCRM's: a positive whole number, as text or number. Anything else (`../users`) never reaches an address.
 * A rule of its own and not a pattern, because patterns would be repeated in every tool that a model reads.
 */
export const id = {
  refine: [isId, { message: 'must be an id of amoCRM’s: a positive whole number' }] as [
    (value: string) => boolean,
    { message: string },
  ],
};

function isId(value: string): boolean {
  return /^[1-9]\d{0,15}$/.test(value);
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

/** What is searched for. */
export const query = { minLength: 2, maxLength: 255, ...printable };

/** A phone as people write it: 7 to 15 digits, separators, perhaps an extension. */
export const phone = {
  maxLength: 40,
  refine: [isPhone, { message: 'must be a phone of 7 to 15 digits' }] as [
    (value: string) => boolean,
    { message: string },
  ],
};

function isPhone(value: string): boolean {
  return /^\+?(?:[\s().–-]*\d){7,15}[\s().–-]*(?:(?:доб|ext|x|#)\.?\s*\d{1,6})?$/i.test(value);
}

/** An e-mail address. */
export const email = {
  email: [true, { message: 'must be an e-mail address' }] as [true, { message: string }],
  maxLength: 255,
};

/** A web address or host name. */
export const website = { maxLength: 255, ...printable };

/** An amount of money: amoCRM keeps whole units of the account's currency and would cut a fraction off. */
export const money = {
  min: 0,
  int: [true, { message: 'must be a whole number: amoCRM keeps no fractions of a price' }] as [
    true,
    { message: string },
  ],
};

/** The names of tags. */
export const tags = { type: 'array', ...listOf(100), items: name } as const;

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

/** The custom fields of one record; amoCRM takes 40 with `leads/complex`, its narrowest route. */
export const inputs = { type: 'array', ...listOf(40) } as const;

/** A change must change something. */
export const notEmpty = [
  (input: object) => Object.values(input).some((value) => value !== undefined && value !== null),
  { message: 'must change at least one thing' },
] as [(input: object) => boolean, { message: string }];

/** What amoCRM's search does, for the descriptions of the arguments that take it. */
export const fullText = 'Full-text search in all fields, tags and numbers.';

/** A cursor; it carries the filter of its list. */
export const cursor = {
  refine: [(text: string) => text.length <= 20_000, { message: 'is no cursor of this list' }] as [
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
