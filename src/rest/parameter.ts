/**
 * Renders the arguments of an operation as OpenAPI parameters and body. Used for the document of all routes and for the Actions.
 */
import type { JsonSchema, Operation } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';
import { examples } from './example.ts';

/** A parameter in the path or in the query string. */
export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description?: unknown;
  schema: JsonSchema;
  example?: unknown;
}

/** The arguments of a route by location. */
export interface Places {
  parameters: Parameter[];
  /** The schema and an example of the JSON body; undefined if there is none. */
  body: { schema: JsonSchema & { required: string[] }; example: Record<string, unknown> } | undefined;
  /** The schema of the idempotency key; undefined if the operation does not take one. */
  key: JsonSchema | undefined;
}

/** Assigns the arguments of an operation to path, query and body; the idempotency key is returned separately. */
export function placeArguments({ name, input, route }: Operation): Places {
  const properties = input.properties as Record<string, JsonSchema>;
  const required = new Set((input.required as string[] | undefined) ?? []);
  const inPath = listPlaceholders(route.path);
  const example = examples[name] ?? {};
  const { idempotency_key: key, ...others } = properties;
  const rest = Object.entries(others).filter(([each]) => !inPath.includes(each));
  const toParameter = (
    [each, { description, ...schema }]: [string, JsonSchema],
    where: Parameter['in'],
  ): Parameter => ({
    name: each,
    in: where,
    required: required.has(each),
    ...(description !== undefined && { description }),
    schema,
    ...(example[each] !== undefined && { example: example[each] }),
  });
  const isBody = route.argumentsIn === 'body';
  return {
    parameters: [
      ...inPath.map((each) => toParameter([each, properties[each] ?? {}], 'path')),
      ...(isBody ? [] : rest.map((entry) => toParameter(entry, 'query'))),
    ],
    body:
      isBody && rest.length > 0
        ? {
            schema: {
              type: 'object',
              properties: Object.fromEntries(rest),
              required: rest.map(([each]) => each).filter((each) => required.has(each)),
              additionalProperties: false,
            },
            example: Object.fromEntries(rest.flatMap(([each]) => (each in example ? [[each, example[each]]] : []))),
          }
        : undefined,
    key,
  };
}
