/**
 * Parses single values leniently: numbers and booleans as text, enum values in another case or in the plural.
 */
import { type GraphQLLeafType, type GraphQLScalarType, isEnumType } from 'graphql';
import { quote } from '../errors/quote.ts';
import { isStructured } from './scalar.ts';

/** A value of the right type, or what is wrong with it. */
export type Outcome = { value: unknown } | { wrong: string };

/** Whether a value is null, undefined or a text without visible characters: models send these for unknown values. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && /^[\s\p{Cf}]*$/u.test(value));
}

/** Parses a value of a scalar or enum. Custom scalars are only checked here; GraphQL parses them. */
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
    case 'IdOrName':
    case 'String':
      // Ids are often copied with spaces around them.
      if (typeof value === 'string') return { value: type.name === 'String' ? value : value.trim() };
      // A larger number has already lost digits in JSON, and would identify another record.
      if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { value: String(value) };
      return { wrong: `must be a string, got ${show(value)}` };
    default:
      return parseScalar(type, value);
  }
}

function parseScalar(type: GraphQLScalarType, value: unknown): Outcome {
  const decoded = typeof value === 'string' && isStructured(type) ? (parseJson(value, isStructure) ?? value) : value;
  try {
    // Only to report the error together with the others; GraphQL parses the value itself.
    type.parseValue(decoded);
    return { value: decoded };
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
  // A double keeps any 15 digits exactly, and more only if they survive the conversion to a number and back.
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length;
  const isExact = digits <= 15 || trimZeros(value.trim().replace(/^\+/, '')) === trimZeros(String(number));
  return isExact || Math.abs(number) > Number.MAX_SAFE_INTEGER ? number : undefined;
}

/** Removes leading zeros, and trailing ones after a decimal point. */
function trimZeros(text: string): string {
  return text
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  // Clients without booleans (PHP, Excel, forms) send 1 and 0.
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const word = value.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}

function isSameWord(known: string, value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 100) return false;
  const word = value.trim().toLowerCase();
  return toSingular(known.toLowerCase()) === toSingular(word.replace(/[-\s]+/g, '_'));
}

/** `companies` → `company`: callers write `lead` for amoCRM's `leads`. */
function toSingular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<=\w)s$/, '');
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Parses a JSON object or list; undefined if the text is not valid JSON or the value is not accepted. */
export function parseJson<Value>(text: string, accepts: (value: unknown) => value is Value): Value | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return accepts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Formats a value for a message, shortened. */
export function show(value: unknown): string {
  try {
    return quote(JSON.stringify(value) ?? String(value), 60);
  } catch {
    // The value is nested too deep for `JSON.stringify`.
    return Array.isArray(value) ? 'a list' : 'an object';
  }
}
