/**
 * Lifts what a schema field validates into JSON Schema keywords, so that a caller reads the limits before it meets them.
 * Reads the `validate` option of @pothos/plugin-zod where it stays on the built schema; what has no keyword
 * (refinements, transforms) is checked at run time only.
 */

import * as z from 'zod';
import { isObject } from '../json.ts';
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

/** The constraints on a value, and for a list also on each item. */
export interface Constraints {
  own: JsonSchema;
  items?: Constraints;
}

/**
 * @param validate the option as Pothos keeps it: `{ schema }`, or refinement functions, which have no keyword
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

/** Whether a list must have an item. */
export function refusesEmptyList(validate: unknown): boolean {
  const schema = isObject(validate) ? validate.schema : undefined;
  return schema instanceof z.ZodType && !schema.safeParse([]).success;
}

/** Both sets of constraints on one value: the tighter bound wins; of two patterns or formats the first is shown. */
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
  const picked = defined(Object.fromEntries(KEYWORDS.map((keyword) => [keyword, json[keyword]])));
  if (json.type === 'integer') picked.multipleOf = 1;
  for (const keyword of ['minimum', 'maximum']) if (RAW_BOUNDS.has(picked[keyword])) delete picked[keyword];
  // A format says the same as zod's page-long expression for it, in one word.
  if (picked.format !== undefined) delete picked.pattern;
  if (typeof picked.pattern === 'string' && !isUnicodePattern(picked.pattern)) delete picked.pattern;
  return picked;
}

/** JSON Schema patterns have no flags: one that depends on flags would mean something else. */
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

/** Whether a pattern compiles as Unicode, as JSON Schema demands. */
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
