/**
 * Lifts what a schema field validates into JSON Schema keywords, so that a caller reads the limits before it meets them.
 * Reads the `validate` option of @pothos/plugin-zod where it stays on the built schema; what has no keyword
 * (refinements, transforms) is checked at run time only.
 */
import * as z from 'zod';
import type { JsonSchema } from './operation.ts';

const KEYWORDS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'enum',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const;

/** Bounds that only say "a JavaScript integer" or "a GraphQL Int": noise for a reader. */
const RAW_BOUNDS = new Set<unknown>([
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 32 - 1,
]);

/** What is demanded of a value, and for a list also of each item. */
export interface Constraints {
  own: JsonSchema;
  items?: Constraints;
}

/**
 * @param validate the option as Pothos keeps it: `{ schema }`, or the short form `{ min, maxLength, email … }` whose values
 *   may be `[value, { message }]`, or refinement functions (nothing to lift)
 * @param isList whether the lengths count items or characters
 */
export function liftConstraints(validate: unknown, isList: boolean): Constraints {
  if (!isRecord(validate)) return { own: {} };
  const short = liftShortForm(validate, isList);
  const constraints: Constraints = {
    own: { ...short, ...(isRecord(validate.schema) ? liftZod(validate.schema) : {}) },
  };
  if (isList) {
    const items = isRecord(validate.items) ? liftConstraints(validate.items, false) : liftZodItems(validate.schema);
    if (items) constraints.items = items;
  }
  return constraints;
}

/** Whether a list must have an item: by its least length, or because a rule of its own refuses the empty list. */
export function refusesEmptyList(validate: unknown): boolean {
  if (!isRecord(validate)) return false;
  const least = liftConstraints(validate, true).own.minItems;
  if (typeof least === 'number' && least > 0) return true;
  const rules = Array.isArray(validate.refine) ? validate.refine : [validate.refine];
  return rules.flat().some((rule) => {
    try {
      return typeof rule === 'function' && rule([]) === false;
    } catch {
      return false;
    }
  });
}

/** Both sets of demands on one value: the tighter bound wins; of two patterns or formats the first is shown. */
export function mergeConstraints(a: JsonSchema, b: JsonSchema): JsonSchema {
  const merged: JsonSchema = { ...b, ...a };
  for (const [keyword, tighter] of [
    ['minimum', Math.max],
    ['exclusiveMinimum', Math.max],
    ['minLength', Math.max],
    ['minItems', Math.max],
    ['maximum', Math.min],
    ['exclusiveMaximum', Math.min],
    ['maxLength', Math.min],
    ['maxItems', Math.min],
  ] as const) {
    const [left, right] = [a[keyword], b[keyword]];
    if (typeof left === 'number' && typeof right === 'number') merged[keyword] = tighter(left, right);
  }
  return merged;
}

function liftShortForm(options: Record<string, unknown>, isList: boolean): JsonSchema {
  const value = (name: string) => (Array.isArray(options[name]) ? options[name][0] : options[name]);
  const size = isList ? 'Items' : 'Length';
  const regex = value('regex');
  return defined({
    minimum: value('min') ?? (value('nonnegative') ? 0 : undefined),
    maximum: value('max') ?? (value('nonpositive') ? 0 : undefined),
    exclusiveMinimum: value('positive') ? 0 : undefined,
    exclusiveMaximum: value('negative') ? 0 : undefined,
    multipleOf: value('int') ? 1 : undefined,
    [`min${size}`]: value('minLength') ?? value('length'),
    [`max${size}`]: value('maxLength') ?? value('length'),
    pattern: regex instanceof RegExp ? toPattern(regex.source, regex.flags) : undefined,
    format: value('email') ? 'email' : value('url') ? 'uri' : value('uuid') ? 'uuid' : undefined,
  });
}

function liftZod(schema: unknown): JsonSchema {
  return pickKeywords(toJson(schema));
}

function liftZodItems(schema: unknown): Constraints | undefined {
  const items = isRecord(schema) ? toJson(schema).items : undefined;
  return isRecord(items) ? { own: pickKeywords(items) } : undefined;
}

function toJson(schema: unknown): JsonSchema {
  if (!isRecord(schema) || !('_zod' in schema)) return {};
  const json: JsonSchema = z.toJSONSchema(schema as unknown as z.ZodType, { io: 'input', unrepresentable: 'any' });
  const branches = Array.isArray(json.anyOf) ? json.anyOf.filter(isRecord).filter(({ type }) => type !== 'null') : [];
  return branches.length === 1 && branches[0] ? branches[0] : json;
}

function pickKeywords(json: JsonSchema): JsonSchema {
  const picked = defined(Object.fromEntries(KEYWORDS.map((keyword) => [keyword, json[keyword]])));
  for (const keyword of ['minimum', 'maximum']) if (RAW_BOUNDS.has(picked[keyword])) delete picked[keyword];
  // A format says the same as zod's page-long expression for it, in one word.
  if (picked.format !== undefined) delete picked.pattern;
  if (typeof picked.pattern === 'string' && toPattern(picked.pattern, '') === undefined) delete picked.pattern;
  return picked;
}

/** JSON Schema patterns have no flags and are compiled as Unicode; one that would mean something else there is not shown. */
function toPattern(source: string, flags: string): string | undefined {
  if (/[imsy]/.test(flags)) return undefined;
  try {
    new RegExp(source, 'u');
    return source;
  } catch {
    return undefined;
  }
}

function defined(record: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
