/**
 * Converts a tool call's arguments to GraphQL variables. It is lenient if the meaning is clear (a number for an id, an
 * object as JSON text, a single value for a list, a blank text for an omitted argument) and reports all other errors
 * together. Limits that the schema checks (lengths, ranges, patterns) are not checked here.
 */

import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNullableType,
  isScalarType,
} from 'graphql';
import { nearestNames } from '../errors/nearest.ts';
import { isObject } from '../json.ts';
import { type InputField, inputFieldsOf } from './field.ts';
import { Issues } from './issue.ts';
import { isBlank, parseJson, parseLeaf, show } from './leaf.ts';
import { toSnakeCase } from './name.ts';
import type { Path, Variables } from './operation.ts';

/** The result for a blank value, which counts as omitted. */
const omitted = Symbol('omitted');

/** How deep objects and lists may be nested; operations need only a few levels. */
const maxDepth = 32;

/** Names of an object into which some clients wrap all arguments. */
const wrappers = new Set(['arguments', 'args', 'input', 'parameters', 'params']);

/** Converts the arguments of an operation to variables, or returns what is wrong with them. */
export function parseArguments(fields: InputField[], args: unknown, kind: 'query' | 'mutation' = 'query'): Variables {
  const object = unwrap(fields, isBlank(args) ? {} : args);
  const reader = new ArgumentReader(kind);
  if (!isObject(object)) reader.issues.add([], () => `arguments must be an object, got ${show(object)}`);
  const variables = isObject(object) ? reader.readObject(fields, object, []) : {};
  return reader.issues.count > 0 ? { issues: reader.issues.list() } : { variables };
}

/** The object with the arguments. Some clients send it as JSON text, or as the only member of another object. */
function unwrap(fields: InputField[], args: unknown): unknown {
  const object = typeof args === 'string' ? (parseJson(args, isObject) ?? args) : args;
  if (!isObject(object)) return object;
  const [key, ...others] = Object.keys(object);
  if (key === undefined || others.length > 0 || !wrappers.has(key) || findField(fields, key)) return object;
  const inner = object[key];
  if (isBlank(inner)) return {};
  const value = typeof inner === 'string' ? parseJson(inner, isObject) : inner;
  return isObject(value) ? value : object;
}

class ArgumentReader {
  readonly issues = new Issues();
  readonly #kind: 'query' | 'mutation';

  constructor(kind: 'query' | 'mutation') {
    this.#kind = kind;
  }

  /** @param keepsEmpty whether `[]` and `{}` count as values; they do for the only member of a `@oneOf` input */
  readObject(
    fields: InputField[],
    object: Record<string, unknown>,
    path: Path,
    keepsEmpty = false,
  ): Record<string, unknown> {
    const read: Record<string, unknown> = {};
    const keyByField = new Map<InputField, string>();
    let unknown = 0;
    for (const [key, value] of Object.entries(object)) {
      const field = findField(fields, key);
      if (!field) {
        unknown += 1;
        const isFirst = unknown === 1;
        this.issues.add([...path, key], () => describeUnknown(key, fields, isFirst));
        continue;
      }
      if (value === null && field.clearable) {
        read[field.name] = null;
      } else {
        const outcome = isBlank(value) ? omitted : this.#readField(field, value, [...path, key], keepsEmpty);
        if (outcome === omitted) continue;
        const other = keyByField.get(field);
        if (other !== undefined) this.issues.add([...path, key], () => `is given twice, also as "${other}"`);
        read[field.name] = outcome;
      }
      keyByField.set(field, key);
    }
    for (const field of fields) {
      if (field.required && !keyByField.has(field)) {
        this.issues.add([...path, field.key], () => `is required${describeChoices(field.type)}`);
      }
    }
    return read;
  }

  #readField(field: InputField, value: unknown, path: Path, keepsEmpty: boolean): unknown {
    const isOptional = !field.required && !keepsEmpty;
    if (field.single) {
      const list = typeof value === 'string' ? (parseJson(value, Array.isArray) ?? value) : value;
      const items = Array.isArray(list) ? list.filter((item) => !isBlank(item)) : [list];
      if (items.length === 0) return omitted;
      const item = this.#readValue(field.type, items.length === 1 ? items[0] : list, path, isOptional);
      return item === omitted ? omitted : [item];
    }
    const before = this.issues.count;
    const read = this.#readValue(field.type, value, path, isOptional);
    if (!isOptional || read === omitted || this.issues.count > before) return read;
    // In a query an empty list counts as omitted. In a mutation it may mean "remove all values", so it is dropped only if
    // the schema would refuse it.
    if (Array.isArray(read) && read.length === 0 && (this.#kind === 'query' || field.refusesEmpty)) return omitted;
    return read;
  }

  #readValue(type: GraphQLInputType, value: unknown, path: Path, isOptional = false): unknown {
    if (path.length > maxDepth) {
      this.issues.add(path, () => `is nested deeper than ${maxDepth} levels`);
      return undefined;
    }
    const nullable = getNullableType(type);
    if (isListType(nullable)) return this.#readList(nullable.ofType, value, isOptional, path);
    if (isInputObjectType(nullable)) return this.#parseInputObject(nullable, value, isOptional, path);
    const outcome = parseLeaf(nullable, value);
    if ('value' in outcome) return outcome.value;
    // A message about a password does not repeat it.
    this.issues.add(path, () => (path.at(-1) === 'password' ? 'must be a string' : outcome.wrong));
    return undefined;
  }

  /** Drops blank items; a list of only blank items counts as omitted, unlike an empty list. */
  #readList(item: GraphQLInputType, value: unknown, isOptional: boolean, path: Path): unknown {
    const list = typeof value === 'string' ? (parseJson(value, Array.isArray) ?? splitIds(item, value)) : value;
    if (!Array.isArray(list)) {
      if (isOptional && isObject(list) && isBlankObject(list)) return omitted;
      // An object, also as JSON text, is not a single item of a list of scalars.
      if (typeof list === 'string' && !isInputObjectType(getNullableType(item)) && parseJson(list, isObject)) {
        this.issues.add(path, () => `must be a list, got ${show(value)}`);
        return [];
      }
      const only = this.#readValue(item, list, path);
      return only === omitted ? omitted : [only];
    }
    const read = list.flatMap((entry, index) => {
      if (typeof entry === 'string' && isBlank(entry)) return [];
      if (isOptional && isObject(entry) && isBlankObject(entry)) return [];
      if (entry !== null && entry !== undefined) {
        const value = this.#readValue(item, entry, [...path, index]);
        return value === omitted ? [] : [value];
      }
      if (!isNullableType(item)) this.issues.add([...path, index], () => 'must not be null');
      return [null];
    });
    return read.length === 0 && list.length > 0 ? omitted : read;
  }

  #parseInputObject(type: GraphQLInputObjectType, value: unknown, isOptional: boolean, path: Path): unknown {
    const object = typeof value === 'string' ? parseJson(value, isObject) : value;
    const fields = inputFieldsOf(type);
    const keys = () => fields.map(({ key }) => key).join(', ');
    if (!isObject(object)) {
      this.issues.add(path, () => `must be an object with ${keys()}, got ${show(value)}`);
      return undefined;
    }
    if (isOptional && isBlankObject(object)) return omitted;
    const before = this.issues.count;
    const members = Object.values(object).filter((member) => !isBlank(member) && !isBlankList(member));
    const read = this.readObject(fields, object, path, type.isOneOf && members.length === 1);
    if (isOptional && this.issues.count === before && Object.keys(read).length === 0) return omitted;
    if (type.isOneOf && this.issues.count === before && Object.keys(read).length !== 1) {
      this.issues.add(path, () => `must have exactly one of ${keys()}`);
    }
    return read;
  }
}

/** Finds a field by its tool name, its GraphQL name, or another common spelling (`leadID`, `lead-id`). */
function findField(fields: InputField[], key: string): InputField | undefined {
  const exact = fields.find((field) => field.key === key || field.name === key);
  if (exact || key.length > 100) return exact;
  const spelled = toSnakeCase(key.trim().replace(/[-\s]+/g, '_'));
  return fields.find((field) => field.key === spelled);
}

/** Whether a list contains only blank items, such as `[""]`. An empty list is not blank. */
function isBlankList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isBlank);
}

/** Whether an object is empty or has only blank members. A null member is not blank, because it may clear a field. */
function isBlankObject(object: Record<string, unknown>): boolean {
  return Object.values(object).every(
    (value) => value === undefined || (typeof value === 'string' && isBlank(value)) || isBlankTextList(value),
  );
}

/** Whether a list contains only blank texts, and no null. */
function isBlankTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && isBlank(each));
}

/**
 * Splits `1,2` for lists of ids, integers and enum values, which cannot contain a comma. Returns other texts unchanged: a name may
 * contain a comma.
 */
function splitIds(item: GraphQLInputType, text: string): unknown {
  const type = getNullableType(item);
  const isIds = isScalarType(type) && type.name === 'IdOrName' && /^[\d,\s]+$/.test(text);
  const isSplit = isIds || isEnumType(type) || (isScalarType(type) && (type.name === 'ID' || type.name === 'Int'));
  return isSplit && text.includes(',') ? text.split(',') : text;
}

/** Describes an unknown key; only the first one of an object lists the allowed keys. */
function describeUnknown(key: string, fields: InputField[], isFirst: boolean): string {
  const keys = fields.map((field) => field.key);
  const [nearest] = nearestNames(key, keys);
  const hint = nearest === undefined ? '.' : `; did you mean "${nearest}"?`;
  if (!isFirst) return `is not known${hint}`;
  return `is not known${hint} ${keys.length === 0 ? 'There are no arguments.' : `Allowed: ${keys.join(', ')}`}`;
}

function describeChoices(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (!isEnumType(named)) return '';
  const names = named.getValues().map(({ name }) => name);
  return `: one of ${names.join(', ')}`;
}
