/**
 * Reads single values as callers write them: numbers and booleans as text, enum values in another case or number.
 */
import { type GraphQLLeafType, type GraphQLScalarType, isEnumType } from 'graphql';
import { quote } from '../errors/quote.ts';
import { isStructured } from './scalar.ts';

/** A value as the schema wants it, or what is wrong with it. */
export type Outcome = { value: unknown } | { wrong: string };

/** Nothing, or a text without a visible character: models send it for arguments that they have no value for. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && /^[\s\p{Cf}]*$/u.test(value));
}

/** Reads a value of a scalar or enum. Custom scalars are read by GraphQL itself; here they are only checked. */
export function parseLeaf(type: GraphQLLeafType, value: unknown): Outcome {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    const name = names.find((known) => known === value) ?? names.find((known) => isSameWord(known, value));
    return name === undefined ? { wrong: `must be one of ${names.join(', ')}; got ${show(value)}` } : { value: name };
  }
  switch (type.name) {
    case 'Int':
      return parseInteger(value);
    case 'Float': {
      const number = toNumber(value);
      return number === undefined ? { wrong: `must be a number, got ${show(value)}` } : { value: number };
    }
    case 'Boolean': {
      const boolean = toBoolean(value);
      return boolean === undefined ? { wrong: `must be true or false, got ${show(value)}` } : { value: boolean };
    }
    case 'ID':
    case 'String':
      // Spaces around an id were copied along with it.
      if (typeof value === 'string') return { value: type.name === 'ID' ? value.trim() : value };
      // Beyond this a number has already lost digits on its way here, and would name another record.
      if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { value: String(value) };
      return { wrong: `must be a string, got ${show(value)}` };
    default:
      return parseScalar(type, value);
  }
}

function parseScalar(type: GraphQLScalarType, value: unknown): Outcome {
  const given = typeof value === 'string' && isStructured(type) ? (parseJson(value, isStructure) ?? value) : value;
  try {
    // Only to name the problem together with the others; GraphQL reads the value itself.
    type.parseValue(given);
    return { value: given };
  } catch (error) {
    return { wrong: quote(error instanceof Error ? error.message : String(error), 300) };
  }
}

function parseInteger(value: unknown): Outcome {
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number)) return { wrong: `must be a whole number, got ${show(value)}` };
  if (number > 2 ** 31 - 1 || number < -(2 ** 31))
    return { wrong: `must be between -2147483648 and 2147483647, got ${number}` };
  return { value: number };
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const [, whole = '', fraction = ''] = /^\s*[+-]?(\d+)(?:\.(\d+))?\s*$/.exec(value) ?? [];
  if (whole === '') return undefined;
  const number = Number(value);
  // A number carries 15 digits whatever they are; more are kept only if they come back as they were written.
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length;
  const isKept = digits <= 15 || trimZeros(value.trim().replace(/^\+/, '')) === trimZeros(String(number));
  return isKept || Math.abs(number) > Number.MAX_SAFE_INTEGER ? number : undefined;
}

/** Without insignificant zeros. */
function trimZeros(text: string): string {
  return text
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  // As programs without booleans write them: PHP, Excel, forms.
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : undefined;
}

function isSameWord(known: string, value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 100) return false;
  return (
    toSingular(known.toLowerCase()) ===
    toSingular(
      value
        .trim()
        .toLowerCase()
        .replace(/[-\s]+/g, '_'),
    )
  );
}

/** `companies` → `company`: callers say `lead` where amoCRM says `leads`. */
function toSingular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<=\w)s$/, '');
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A text as the JSON that it holds; undefined if it is not JSON, or not of the wanted kind. */
export function parseJson<Value>(text: string, accepts: (value: unknown) => value is Value): Value | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return accepts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value as the caller wrote it, short enough for a message. */
export function show(value: unknown): string {
  try {
    return quote(JSON.stringify(value) ?? String(value), 60);
  } catch {
    // Nested deeper than the stack reaches.
    return Array.isArray(value) ? 'a list' : 'an object';
  }
}
