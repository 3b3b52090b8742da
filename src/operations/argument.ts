/**
 * Reads a tool call's arguments into GraphQL variables. Forgiving where the meaning is certain (a number for an id, an
 * object written as a JSON string, one value for a list), and otherwise names everything that is wrong at once.
 * Limits that the schema itself checks (lengths, ranges, patterns) are not checked a second time.
 */
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNullableType,
} from 'graphql';
import type { Issue } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { type InputField, readFields } from './field.ts';
import type { Path, Variables } from './operation.ts';

/** Reads the arguments of a tool that takes `fields`. */
export function readArguments(fields: InputField[], args: unknown): Variables {
  const issues: Issue[] = [];
  const given = args ?? {};
  if (!isRecord(given)) return { issues: [{ path: [], message: `arguments must be an object, got ${show(given)}` }] };
  const variables = readObject(fields, given, [], issues);
  return issues.length > 0 ? { issues } : { variables };
}

function readObject(
  fields: InputField[],
  given: Record<string, unknown>,
  path: Path,
  issues: Issue[],
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  const taken = new Map<InputField, string>();
  for (const [key, value] of Object.entries(given)) {
    const field = fields.find((candidate) => candidate.key === key || candidate.name === key);
    if (!field) {
      issues.push({ path: [...path, key], message: describeUnknown(key, fields) });
    } else if (value === null && field.clearable) {
      read[field.name] = null;
    } else if (value !== undefined && value !== null) {
      const other = taken.get(field);
      if (other !== undefined) issues.push({ path: [...path, key], message: `is given twice, also as "${other}"` });
      read[field.name] = readField(field, value, [...path, key], issues);
    } else continue;
    if (field) taken.set(field, key);
  }
  for (const field of fields) {
    if (field.required && !taken.has(field)) {
      issues.push({ path: [...path, field.key], message: `is required${describeWanted(field.type)}` });
    }
  }
  return read;
}

function readField(field: InputField, value: unknown, path: Path, issues: Issue[]): unknown {
  if (!field.single) return readValue(field.type, value, path, issues);
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return [readValue(field.type, one, path, issues)];
}

function readValue(type: GraphQLInputType, value: unknown, path: Path, issues: Issue[]): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return readList(nullable.ofType, value, path, issues);
  if (isInputObjectType(nullable)) return readInputObject(nullable, value, path, issues);
  const outcome = readLeaf(nullable, value);
  if ('value' in outcome) return outcome.value;
  issues.push({ path: [...path], message: outcome.wrong });
  return undefined;
}

function readList(item: GraphQLInputType, value: unknown, path: Path, issues: Issue[]): unknown[] {
  const list = typeof value === 'string' ? (parseJson(value, Array.isArray) ?? value) : value;
  if (!Array.isArray(list)) {
    if (typeof list !== 'string' || isInputObjectType(getNullableType(item)) || !parseJson(list, isRecord)) {
      return [readValue(item, list, path, issues)];
    }
    issues.push({ path: [...path], message: `must be a list, got ${show(value)}` });
    return [];
  }
  return list.map((entry, index) => {
    if (entry !== null && entry !== undefined) return readValue(item, entry, [...path, index], issues);
    if (!isNullableType(item)) issues.push({ path: [...path, index], message: 'must not be null' });
    return null;
  });
}

function readInputObject(type: GraphQLInputObjectType, value: unknown, path: Path, issues: Issue[]): unknown {
  const object = typeof value === 'string' ? parseJson(value, isRecord) : value;
  const fields = readFields(type);
  if (!isRecord(object)) {
    const keys = fields.map(({ key }) => key).join(', ');
    issues.push({ path: [...path], message: `must be an object with ${keys}, got ${show(value)}` });
    return undefined;
  }
  const before = issues.length;
  const read = readObject(fields, object, path, issues);
  if (type.isOneOf && issues.length === before && Object.keys(read).length !== 1) {
    const keys = fields.map(({ key }) => key).join(', ');
    issues.push({ path: [...path], message: `must have exactly one of ${keys}` });
  }
  return read;
}

type Outcome = { value: unknown } | { wrong: string };

function readLeaf(type: GraphQLLeafType, value: unknown): Outcome {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    const name = names.find((known) => known === value) ?? names.find((known) => isSameWord(known, value));
    return name === undefined ? { wrong: `must be one of ${names.join(', ')}; got ${show(value)}` } : { value: name };
  }
  switch (type.name) {
    case 'Int':
      return readInt(value);
    case 'Float': {
      const number = toNumber(value);
      return number === undefined ? { wrong: `must be a number, got ${show(value)}` } : { value: number };
    }
    case 'Boolean': {
      const boolean = value === 'true' ? true : value === 'false' ? false : value;
      return typeof boolean === 'boolean' ? { value: boolean } : { wrong: `must be true or false, got ${show(value)}` };
    }
    case 'ID':
    case 'String':
      if (typeof value === 'string') return { value };
      // Beyond this a number has already lost digits on its way here, and would name another record.
      if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { value: String(value) };
      return { wrong: `must be a string, got ${show(value)}` };
    default:
      try {
        // Only to name the problem together with the others; GraphQL reads the value itself.
        type.parseValue(value);
        return { value };
      } catch (error) {
        return { wrong: error instanceof Error ? error.message : String(error) };
      }
  }
}

function readInt(value: unknown): Outcome {
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number)) return { wrong: `must be a whole number, got ${show(value)}` };
  if (number > 2 ** 31 - 1 || number < -(2 ** 31))
    return { wrong: `must be between -2147483648 and 2147483647, got ${number}` };
  return { value: number };
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function isSameWord(known: string, value: unknown): boolean {
  return typeof value === 'string' && known.toLowerCase() === value.toLowerCase();
}

function describeUnknown(key: string, fields: InputField[]): string {
  const keys = fields.map((field) => field.key);
  const [nearest] = nearestNames(key, keys);
  const hint = nearest === undefined ? '.' : `; did you mean "${nearest}"?`;
  return `is not known${hint} ${keys.length === 0 ? 'There are no arguments.' : `Allowed: ${keys.join(', ')}`}`;
}

function describeWanted(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  return isEnumType(nullable)
    ? `: one of ${nullable
        .getValues()
        .map(({ name }) => name)
        .join(', ')}`
    : '';
}

function parseJson<Value>(text: string, accepts: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return accepts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as the caller wrote it, short enough for a message. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
