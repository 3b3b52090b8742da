/**
 * Scalars as JSON Schema, for arguments and answers. A custom scalar says its own shape in `extensions.jsonSchema`.
 */
import type { GraphQLScalarType } from 'graphql';
import type { JsonSchema } from './operation.ts';

const BUILT_IN: Record<string, JsonSchema> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  String: { type: 'string' },
  ID: { type: 'string' },
};

/**
 * As an argument: always of one type, because several model APIs refuse a list of types. A scalar that takes several, or
 * says nothing, is a string: every value can be written as one, and an empty schema would accept anything.
 */
export function renderScalar(type: GraphQLScalarType): JsonSchema {
  const schema = BUILT_IN[type.name] ?? declared(type);
  if (typeof schema?.type === 'string') return { ...schema };
  return { type: 'string', ...(schema?.description !== undefined && { description: schema.description }) };
}

/** In an answer: the type and the format alone; without one certain type, any JSON, for an answer must never fail its schema. */
export function renderScalarAnswer(type: GraphQLScalarType): JsonSchema {
  const schema = BUILT_IN[type.name] ?? declared(type);
  if (typeof schema?.type !== 'string') return { description: 'Any JSON.' };
  return {
    type: schema.type,
    // Several model APIs refuse an object without.
    ...(schema.type === 'object' && { properties: schema.properties ?? {} }),
    ...(schema.format !== undefined && { format: schema.format }),
  };
}

/** Whether the scalar takes objects or lists, which a caller then writes as JSON text. */
export function isStructured(type: GraphQLScalarType): boolean {
  const types = declared(type)?.type;
  return [types].flat().some((each) => each === 'object' || each === 'array');
}

function declared(type: GraphQLScalarType): JsonSchema | undefined {
  const { jsonSchema } = type.extensions as { jsonSchema?: JsonSchema };
  return jsonSchema;
}
