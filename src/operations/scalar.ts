/**
 * Renders scalars as JSON Schema, for arguments and answers. A custom scalar has its schema in `extensions.jsonSchema`.
 */
import type { GraphQLScalarType } from 'graphql';
import type { JsonSchema } from './operation.ts';

const builtIn: Record<string, JsonSchema> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  String: { type: 'string' },
  ID: { type: 'string' },
};

/**
 * Renders a scalar as an argument, with exactly one type, because several model APIs refuse a list of types. A scalar that
 * accepts several types, or has no schema, is a string: every value can be written as one.
 */
export function renderScalar(type: GraphQLScalarType): JsonSchema {
  const schema = builtIn[type.name] ?? declared(type);
  if (typeof schema?.type === 'string') return { ...schema };
  return { type: 'string', ...(schema?.description !== undefined && { description: schema.description }) };
}

/** Renders a scalar in an answer: its type and format. Without exactly one type, any JSON, so that every answer is valid. */
export function renderScalarAnswer(type: GraphQLScalarType): JsonSchema {
  const schema = builtIn[type.name] ?? declared(type);
  if (typeof schema?.type !== 'string') return { description: 'Any JSON.' };
  return {
    type: schema.type,
    // Several model APIs refuse an object without `properties`.
    ...(schema.type === 'object' && { properties: schema.properties ?? {} }),
    ...(schema.format !== undefined && { format: schema.format }),
  };
}

/** Whether a scalar accepts objects or lists; callers write them as JSON text. */
export function isStructured(type: GraphQLScalarType): boolean {
  const types = declared(type)?.type;
  return [types].flat().some((each) => each === 'object' || each === 'array');
}

function declared(type: GraphQLScalarType): JsonSchema | undefined {
  const { jsonSchema } = type.extensions as { jsonSchema?: JsonSchema };
  return jsonSchema;
}
