/**
 * Reads a tool call's arguments into GraphQL variables. Lenient if the meaning is certain (a number for an id, an
 * object written as a JSON string, one value for a list, a blank for an omitted argument). Otherwise all faults are named
 * together. Limits that the schema itself checks (lengths, ranges, patterns) are not checked twice.
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

/** A value that is given but blank: it counts as omitted. */
const absent = Symbol('absent');

/** Levels of objects and lists; no operation takes more than a handful. */
const deepest = 32;

/** Names under which clients wrap all arguments once more. */
const wrappers = new Set(['arguments', 'args', 'input', 'parameters', 'params']);

/** Reads the arguments of an operation that takes `fields`. */
export function parseArguments(fields: InputField[], args: unknown, kind: 'query' | 'mutation' = 'query'): Variables {
  const given = unwrap(fields, isBlank(args) ? {} : args);
  const reader = new ArgumentReader(kind);
  if (!isObject(given)) reader.issues.add([], () => `arguments must be an object, got ${show(given)}`);
  const variables = isObject(given) ? reader.readObject(fields, given, []) : {};
  return reader.issues.count > 0 ? { issues: reader.issues.list() } : { variables };
}

/** The object that holds the arguments, also if a client sent it as JSON text or as the only member of another object. */
function unwrap(fields: InputField[], given: unknown): unknown {
  const object = typeof given === 'string' ? (parseJson(given, isObject) ?? given) : given;
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

  /** @param keepsEmpty whether `[]` and `{}` count as given: naming a member of a choice already says something */
  readObject(
    fields: InputField[],
    given: Record<string, unknown>,
    path: Path,
    keepsEmpty = false,
  ): Record<string, unknown> {
    const read: Record<string, unknown> = {};
    const taken = new Map<InputField, string>();
    let unknown = 0;
    for (const [key, value] of Object.entries(given)) {
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
        const outcome = isBlank(value) ? absent : this.#readField(field, value, [...path, key], keepsEmpty);
        if (outcome === absent) continue;
        const other = taken.get(field);
        if (other !== undefined) this.issues.add([...path, key], () => `is given twice, also as "${other}"`);
        read[field.name] = outcome;
      }
      taken.set(field, key);
    }
    for (const field of fields) {
      if (field.required && !taken.has(field)) {
        this.issues.add([...path, field.key], () => `is required${describeWanted(field.type)}`);
      }
    }
    return read;
  }

  #readField(field: InputField, value: unknown, path: Path, keepsEmpty: boolean): unknown {
    const isOptional = !field.required && !keepsEmpty;
    if (field.single) {
      const list = typeof value === 'string' ? (parseJson(value, Array.isArray) ?? value) : value;
      const given = Array.isArray(list) ? list.filter((item) => !isBlank(item)) : [list];
      if (given.length === 0) return absent;
      const one = this.#readValue(field.type, given.length === 1 ? given[0] : list, path, isOptional);
      return one === absent ? absent : [one];
    }
    const before = this.issues.count;
    const read = this.#readValue(field.type, value, path, isOptional);
    if (!isOptional || read === absent || this.issues.count > before) return read;
    // An empty list filters nothing; in a write it is dropped only if the schema refuses it anyway, so that it never
    // stands for "empty this field".
    if (Array.isArray(read) && read.length === 0 && (this.#kind === 'query' || field.refusesEmpty)) return absent;
    return read;
  }

  #readValue(type: GraphQLInputType, value: unknown, path: Path, isOptional = false): unknown {
    if (path.length > deepest) {
      this.issues.add(path, () => `is nested deeper than ${deepest} levels`);
      return undefined;
    }
    const nullable = getNullableType(type);
    if (isListType(nullable)) return this.#readList(nullable.ofType, value, isOptional, path);
    if (isInputObjectType(nullable)) return this.#parseInputObject(nullable, value, isOptional, path);
    const outcome = parseLeaf(nullable, value);
    if ('value' in outcome) return outcome.value;
    this.issues.add(path, () => outcome.wrong);
    return undefined;
  }

  /** A blank item is dropped. A list of blank items only counts as omitted, which is not the same as an empty list. */
  #readList(item: GraphQLInputType, value: unknown, isOptional: boolean, path: Path): unknown {
    const list = typeof value === 'string' ? (parseJson(value, Array.isArray) ?? splitIds(item, value)) : value;
    if (!Array.isArray(list)) {
      if (isOptional && isObject(list) && saysNothing(list)) return absent;
      // An object is not one value of a list of texts, whatever it is written as.
      if (typeof list === 'string' && !isInputObjectType(getNullableType(item)) && parseJson(list, isObject)) {
        this.issues.add(path, () => `must be a list, got ${show(value)}`);
        return [];
      }
      const only = this.#readValue(item, list, path);
      return only === absent ? absent : [only];
    }
    const read = list.flatMap((entry, index) => {
      if (typeof entry === 'string' && isBlank(entry)) return [];
      if (isOptional && isObject(entry) && saysNothing(entry)) return [];
      if (entry !== null && entry !== undefined) {
        const one = this.#readValue(item, entry, [...path, index]);
        return one === absent ? [] : [one];
      }
      if (!isNullableType(item)) this.issues.add([...path, index], () => 'must not be null');
      return [null];
    });
    return read.length === 0 && list.length > 0 ? absent : read;
  }

  #parseInputObject(type: GraphQLInputObjectType, value: unknown, isOptional: boolean, path: Path): unknown {
    const object = typeof value === 'string' ? parseJson(value, isObject) : value;
    const fields = inputFieldsOf(type);
    const keys = () => fields.map(({ key }) => key).join(', ');
    if (!isObject(object)) {
      this.issues.add(path, () => `must be an object with ${keys()}, got ${show(value)}`);
      return undefined;
    }
    if (isOptional && saysNothing(object)) return absent;
    const before = this.issues.count;
    const given = Object.values(object).filter((member) => !isBlank(member) && !isBlankList(member));
    const read = this.readObject(fields, object, path, type.isOneOf && given.length === 1);
    if (isOptional && this.issues.count === before && Object.keys(read).length === 0) return absent;
    if (type.isOneOf && this.issues.count === before && Object.keys(read).length !== 1) {
      this.issues.add(path, () => `must have exactly one of ${keys()}`);
    }
    return read;
  }
}

/** As the tool spells it, as GraphQL does, or in another common way (`leadID`, `lead-id`). */
function findField(fields: InputField[], key: string): InputField | undefined {
  const exact = fields.find((field) => field.key === key || field.name === key);
  if (exact || key.length > 100) return exact;
  const spelled = toSnakeCase(key.trim().replace(/[-\s]+/g, '_'));
  return fields.find((field) => field.key === spelled);
}

/** `[""]`: not the same as `[]`. */
function isBlankList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isBlank);
}

/** `{}`, or an object whose members are all blank. A null that may mean something counts as something. */
function saysNothing(object: Record<string, unknown>): boolean {
  return Object.values(object).every(
    (value) => value === undefined || (typeof value === 'string' && isBlank(value)) || isBlankTextList(value),
  );
}

/** `[""]`, without nulls. */
function isBlankTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && isBlank(each));
}

/** `1,2`: no id and no value of an enum has a comma in it. Other texts stay as they are. */
function splitIds(item: GraphQLInputType, text: string): unknown {
  const type = getNullableType(item);
  const isSplit = isEnumType(type) || (isScalarType(type) && (type.name === 'ID' || type.name === 'Int'));
  return isSplit && text.includes(',') ? text.split(',') : text;
}

/** The allowed names are listed once for an object, not for each unknown name. */
function describeUnknown(key: string, fields: InputField[], isFirst: boolean): string {
  const keys = fields.map((field) => field.key);
  const [nearest] = nearestNames(key, keys);
  const hint = nearest === undefined ? '.' : `; did you mean "${nearest}"?`;
  if (!isFirst) return `is not known${hint}`;
  return `is not known${hint} ${keys.length === 0 ? 'There are no arguments.' : `Allowed: ${keys.join(', ')}`}`;
}

function describeWanted(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (!isEnumType(named)) return '';
  const names = named.getValues().map(({ name }) => name);
  return `: one of ${names.join(', ')}`;
}
