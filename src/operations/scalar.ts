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

/** As an argument; without a word from the scalar, a string: an empty schema would invite anything. */
export function renderScalar(type: GraphQLScalarType): JsonSchema {
  return { ...(BUILT_IN[type.name] ?? declared(type) ?? { type: 'string' }) };
}

/** In an answer: the type and the format alone; without a word from the scalar, any JSON, for an answer must never fail its schema. */
export function renderScalarAnswer(type: GraphQLScalarType): JsonSchema {
  const schema = BUILT_IN[type.name] ?? declared(type);
  if (schema?.type === undefined) return { type: ['string', 'number', 'boolean', 'object', 'array'] };
  return { type: schema.type, ...(schema.format !== undefined && { format: schema.format }) };
}

function declared(type: GraphQLScalarType): JsonSchema | undefined {
  const { jsonSchema } = type.extensions as { jsonSchema?: JsonSchema };
  return jsonSchema;
}
