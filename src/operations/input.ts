/**
 * A tool's arguments as JSON Schema.
 */
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNullableType,
} from 'graphql';
import type { Constraints } from './constraint.ts';
import { type InputField, readFields } from './field.ts';
import type { JsonSchema } from './operation.ts';
import { renderScalar } from './scalar.ts';

/** The JSON Schema of a tool's arguments. Closed everywhere, so that an invented argument is seen. */
export function renderInput(fields: InputField[]): JsonSchema {
  const shared = findShared(fields);
  const schema = renderObject(fields, shared);
  if (shared.size > 0) {
    schema.$defs = Object.fromEntries([...shared].map((type) => [type.name, renderInputObject(type, shared)]));
  }
  return schema;
}

type Shared = ReadonlySet<GraphQLInputObjectType>;

/** Input objects that occur more than once, or inside themselves. */
function findShared(fields: InputField[]): Shared {
  const seen = new Set<GraphQLInputObjectType>();
  const shared = new Set<GraphQLInputObjectType>();
  const visit = ({ type, deprecated }: InputField) => {
    const named: GraphQLNamedInputType = getNamedType(type);
    if (!isInputObjectType(named) || deprecated) return;
    if (seen.has(named)) shared.add(named);
    else {
      seen.add(named);
      readFields(named).forEach(visit);
    }
  };
  fields.forEach(visit);
  return shared;
}

function renderObject(fields: InputField[], shared: Shared): JsonSchema {
  const shown = fields.filter(({ deprecated, required }) => !deprecated || required);
  const required = shown.filter((field) => field.required).map(({ key }) => key);
  return {
    type: 'object',
    ...(shown.length > 0 && {
      properties: Object.fromEntries(shown.map((field) => [field.key, renderField(field, shared)])),
    }),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/**
 * Exactly one of several: told by the number of properties and in words. A `oneOf` per member would say the same in a
 * form that weak clients do not read and whose violations nobody can.
 */
function renderInputObject(type: GraphQLInputObjectType, shared: Shared): JsonSchema {
  const schema = renderObject(readFields(type), shared);
  return type.isOneOf ? { ...schema, minProperties: 1, maxProperties: 1 } : schema;
}

function renderField(field: InputField, shared: Shared): JsonSchema {
  const schema = constrain(renderType(field.type, shared), field.constraints);
  const named = getNamedType(field.type);
  const oneOf = isInputObjectType(named) && named.isOneOf ? 'Give exactly one of its fields.' : undefined;
  const description = [field.description, oneOf].filter(Boolean).join(' ');
  return {
    ...(field.clearable ? allowNull(schema) : schema),
    ...(description && { description }),
    ...(field.default !== undefined && { default: field.default }),
  };
}

function renderType(type: GraphQLInputType, shared: Shared): JsonSchema {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = renderType(nullable.ofType, shared);
    return { type: 'array', items: isNullableType(nullable.ofType) ? allowNull(items) : items };
  }
  if (isInputObjectType(nullable)) {
    // The type beside the reference is for readers that do not follow references.
    return shared.has(nullable)
      ? { $ref: `#/$defs/${nullable.name}`, type: 'object' }
      : renderInputObject(nullable, shared);
  }
  if (isEnumType(nullable)) {
    const values = nullable.getValues().filter(({ deprecationReason }) => deprecationReason == null);
    return { type: 'string', enum: values.map(({ name }) => name) };
  }
  return renderScalar(nullable);
}

function constrain(schema: JsonSchema, { own, items }: Constraints): JsonSchema {
  const { enum: values, multipleOf, ...rest } = own;
  const constrained = { ...schema, ...rest };
  if (values !== undefined && schema.enum === undefined) constrained.enum = values;
  if (multipleOf === 1) constrained.type = 'integer';
  else if (multipleOf !== undefined) constrained.multipleOf = multipleOf;
  if (items && isRecord(schema.items)) constrained.items = constrain(schema.items, items);
  return constrained;
}

function allowNull(schema: JsonSchema): JsonSchema {
  if (schema.$ref !== undefined || schema.type === undefined) return { anyOf: [schema, { type: 'null' }] };
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return {
    ...schema,
    type: types.includes('null') ? types : [...types, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
