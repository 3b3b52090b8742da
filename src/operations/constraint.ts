/**
 * Converts the validation of schema fields to JSON Schema keywords, so that clients see the limits in advance. Reads the
 * `validate` option of @pothos/plugin-zod from the built schema. Refinements and transforms have no keyword and are only
 * checked at run time.
 */

import * as z from 'zod';
import { isObject } from '../json.ts';
import type { JsonSchema } from './operation.ts';

const keywords = [
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

/** Bounds that only mean "a JavaScript integer" or "a GraphQL Int"; they are left out of the schemas. */
const rawBounds = new Set<unknown>([
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 32 - 1,
]);

/** The constraints of a value, and of the items if it is a list. */
export interface Constraints {
  own: JsonSchema;
  items?: Constraints;
}

/**
 * Converts the `validate` option of a field to keywords.
 *
 * @param validate the option as Pothos stores it: `{ schema }`, or refinement functions, which have no keyword
 * @param isList whether the value is a list
 * @throws {TypeError} for the short form of the plugin (`{ maxLength }`): its limits would be checked and never shown
 */
export function liftConstraints(validate: unknown, isList: boolean): Constraints {
  if (!isObject(validate)) return { own: {} };
  const { schema, refine, ...rest } = validate;
  const [short] = Object.keys(rest);
  if (short) throw new TypeError(`\`validate: { ${short} }\` has no effect on tools; write \`{ schema: z… }\`.`);
  const json = toJson(schema);
  const constraints: Constraints = { own: pickKeywords(json) };
  if (isList && isObject(json.items)) constraints.items = { own: pickKeywords(json.items) };
  return constraints;
}

/** Whether an empty list is not valid. */
export function refusesEmptyList(validate: unknown): boolean {
  const schema = isObject(validate) ? validate.schema : undefined;
  return schema instanceof z.ZodType && !schema.safeParse([]).success;
}

/** Merges two sets of constraints of one value. The tighter bound wins; of two patterns or formats, the first one. */
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

function toJson(schema: unknown): JsonSchema {
  if (!(schema instanceof z.ZodType)) return {};
  const json: JsonSchema = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: dropFlaggedPattern,
  });
  const branches = Array.isArray(json.anyOf) ? json.anyOf.filter(isObject).filter(({ type }) => type !== 'null') : [];
  return branches.length === 1 && branches[0] ? branches[0] : json;
}

function pickKeywords(json: JsonSchema): JsonSchema {
  const picked = defined(Object.fromEntries(keywords.map((keyword) => [keyword, json[keyword]])));
  if (json.type === 'integer') picked.multipleOf = 1;
  for (const keyword of ['minimum', 'maximum']) if (rawBounds.has(picked[keyword])) delete picked[keyword];
  // The format replaces zod's long pattern for it.
  if (picked.format !== undefined) delete picked.pattern;
  if (typeof picked.pattern === 'string' && !isUnicodePattern(picked.pattern)) delete picked.pattern;
  return picked;
}

/** Drops patterns with flags, because JSON Schema patterns have none and would mean something else. */
function dropFlaggedPattern({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: { pattern?: string };
}) {
  const patterns = (zodSchema._zod.def.checks ?? []).map(({ _zod: { def } }) =>
    'pattern' in def ? def.pattern : null,
  );
  if (patterns.some((pattern) => pattern instanceof RegExp && /[imsy]/.test(pattern.flags))) delete jsonSchema.pattern;
}

/** Whether a pattern compiles with the `u` flag, as JSON Schema requires. */
function isUnicodePattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

function defined(record: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
