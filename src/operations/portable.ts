/**
 * Reduces JSON Schema to the keywords that all major hosts support. Dropped constraints are still checked when the
 * arguments are parsed. The hosts and their limits are listed in test/surface/host.ts.
 */
import { isObject } from '../json.ts';
import type { JsonSchema } from './operation.ts';

/** The formats of strings that Gemini accepts besides its own `enum`; it refuses the whole list of tools for any other. */
const formats = new Set<unknown>(['date-time']);

/** Enums with more values than this are not listed (OpenAI, strict: 1,000 in a whole schema). */
const maxValues = 250;

/** Drops the keywords that some host refuses, also for the items of a list. Properties are handled by the caller. */
export function toPortable(schema: JsonSchema): JsonSchema {
  const { format, pattern, exclusiveMinimum, exclusiveMaximum, enum: values, items, ...rest } = schema;
  const { multipleOf: _, uniqueItems: __, ...portable } = rest as JsonSchema;
  const step = portable.type === 'integer' ? 1 : 0;
  if (typeof exclusiveMinimum === 'number') portable.minimum = larger(portable.minimum, exclusiveMinimum + step);
  if (typeof exclusiveMaximum === 'number') portable.maximum = smaller(portable.maximum, exclusiveMaximum - step);
  if (formats.has(format)) portable.format = format;
  if (typeof pattern === 'string' && isPlainPattern(pattern)) portable.pattern = pattern;
  if (Array.isArray(values)) Object.assign(portable, listValues(values, portable));
  if (isObject(items)) portable.items = toPortable(items);
  return portable;
}

/** Lists values as an `enum` if they are non-empty strings, as Gemini requires; otherwise in the description. */
function listValues(values: unknown[], { type, description }: JsonSchema): JsonSchema {
  const listed = values.filter((value) => value !== null && value !== '');
  if (listed.length === 0 || listed.length > maxValues) return {};
  if (type === 'string' && listed.every((value) => typeof value === 'string')) return { enum: listed };
  return { description: [description, `One of ${listed.join(', ')}.`].filter(Boolean).join(' ') };
}

/** Whether a pattern has no lookaround or backreference, which OpenAI and RE2 refuse, and no ECMAScript-only syntax. */
function isPlainPattern(pattern: string): boolean {
  return !/\(\?(?!:)|\\[1-9pPkucbB]/.test(pattern);
}

function larger(known: unknown, bound: number): number {
  return typeof known === 'number' ? Math.max(known, bound) : bound;
}

function smaller(known: unknown, bound: number): number {
  return typeof known === 'number' ? Math.min(known, bound) : bound;
}
