/**
 * JSON Schema reduced to the keywords that every large host accepts. What is dropped is still checked when the arguments are
 * read; a drop only makes a schema allow more. The hosts and their limits: test/surface/host.ts.
 */
import { isObject } from '../json.ts';
import type { JsonSchema } from './operation.ts';

/** Formats that Gemini accepts beside its own `enum`; it refuses the whole list of tools for any other. */
const formats = new Set<unknown>(['date-time']);

/** More values than this are not listed (OpenAI, strict: 1,000 in a whole schema). */
const mostValues = 250;

/** The schema without keywords that some host refuses, and the same for the items of a list. Properties are made portable one by one. */
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

/** Gemini accepts only non-empty texts as values; others are named in the description. */
function listValues(values: unknown[], { type, description }: JsonSchema): JsonSchema {
  const listed = values.filter((value) => value !== null && value !== '');
  if (listed.length === 0 || listed.length > mostValues) return {};
  if (type === 'string' && listed.every((value) => typeof value === 'string')) return { enum: listed };
  return { description: [description, `One of ${listed.join(', ')}.`].filter(Boolean).join(' ') };
}

/** Without lookaround and references back, which OpenAI and RE2 refuse, and without what only ECMAScript has. */
function isPlainPattern(pattern: string): boolean {
  return !/\(\?(?!:)|\\[1-9pPkucbB]/.test(pattern);
}

function larger(known: unknown, bound: number): number {
  return typeof known === 'number' ? Math.max(known, bound) : bound;
}

function smaller(known: unknown, bound: number): number {
  return typeof known === 'number' ? Math.min(known, bound) : bound;
}
