/**
 * The parts of an answer. Each has its JSON Schema, converts its value and maps its paths; `output.ts` combines them.
 */
import type { FieldNode } from 'graphql';
import type { JsonSchema, Path } from './operation.ts';
import { Reasons } from './reason.ts';
import type { SelectedField } from './selection.ts';

/** Describes and converts one kind of value in the response; the value is not null. */
export interface Shape {
  schema: JsonSchema;
  convert(value: unknown): unknown;
  locate(path: Path): Path;
}

/** One property of an answer's object. */
export interface Entry {
  key: string;
  schema: JsonSchema;
  required: boolean;
}

/** The properties that one selected field adds to an object of the answer: usually one, for a connection several. */
export interface AnswerField {
  responseKey: string;
  node: FieldNode;
  entries: Entry[];
  /** @param value of the field, not null */
  write(value: unknown, answer: Record<string, unknown>): void;
  /** @param path below the field */
  locate(path: Path): Path;
}

/** A scalar or enum; its value is not converted. */
export function leafShape(schema: JsonSchema): Shape {
  return { schema, convert: (value) => value, locate: () => [] };
}

/** A list. Null items are kept, so that the indexes in the paths of errors stay valid. */
export function listShape(item: Shape, itemNullable: boolean): Shape {
  return {
    schema: { type: 'array', items: itemNullable ? allowNull(item.schema) : item.schema },
    convert: (value) => (value as unknown[]).map((entry) => (entry == null ? null : item.convert(entry))),
    locate: ([index, ...rest]) => (index === undefined ? [] : [index, ...item.locate(rest)]),
  };
}

/** An object of one type. */
export function objectShape(members: AnswerField[]): Shape {
  return {
    schema: renderObject(members),
    convert: (value) => assignFields(members, value as Record<string, unknown>),
    locate: (path) => locateField(members, path),
  };
}

/** A field that becomes one property. */
export function plainField(field: SelectedField, key: string, shape: Shape, required: boolean): AnswerField {
  return {
    responseKey: field.responseKey,
    node: field.nodes[0] as FieldNode,
    entries: [{ key, schema: shape.schema, required }],
    write(value, answer) {
      answer[key] = shape.convert(value);
    },
    locate: (path) => [key, ...shape.locate(path)],
  };
}

/** A field that is replaced by its own fields. */
export function hoistFields(field: SelectedField, members: AnswerField[]): AnswerField {
  return {
    responseKey: field.responseKey,
    node: field.nodes[0] as FieldNode,
    entries: members.flatMap(({ entries }) => entries),
    write: (value, answer) => assignFields(members, value as Record<string, unknown>, answer),
    locate: (path) => locateField(members, path),
  };
}

/** Writes the members' values that are not null into `answer`. */
export function assignFields(
  members: AnswerField[],
  data: Record<string, unknown>,
  answer: Record<string, unknown> = {},
): Record<string, unknown> {
  for (const { responseKey, write } of members) {
    const value = data[responseKey];
    if (value !== null && value !== undefined) write(value, answer);
  }
  return answer;
}

/** Maps a path that is relative to the object of these members. */
export function locateField(members: AnswerField[], [first, ...rest]: Path): Path {
  if (first === undefined) return [];
  const member = members.find(({ responseKey }) => responseKey === first);
  return member ? member.locate(rest) : [first, ...rest];
}

/** The JSON Schema of an object. It allows additional properties, because later versions may add some. */
export function renderObject(members: AnswerField[]): JsonSchema {
  const entries = members.flatMap((member) => member.entries);
  const required = entries.filter((entry) => entry.required).map(({ key }) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(({ key, schema }) => [key, schema])),
    ...(required.length > 0 && { required }),
  };
}

function allowNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string' || schema.anyOf) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
  };
}

/** @throws RefusedDocument naming each field whose key another field also writes, such as two paged connections */
export function checkKeys(members: AnswerField[]): AnswerField[] {
  const reasons = new Reasons();
  const owners = new Map<string, AnswerField>();
  for (const member of members) {
    for (const { key } of member.entries) {
      const other = owners.get(key);
      if (other && other !== member) {
        const keys = `"${other.responseKey}" and "${member.responseKey}"`;
        reasons.add(
          `${keys} would both write "${key}" to the answer; use an alias, or remove \`pageInfo\` from one of them`,
          member.node,
        );
      } else {
        owners.set(key, member);
      }
    }
  }
  reasons.check();
  return members;
}
