/**
 * The routes as an OpenAPI 3.1 document, and the part of it that a Custom GPT takes as its Actions. Rendered from the
 * Operations; nothing about an operation is said here a second time.
 */
import type { JsonSchema, Operation } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';
import { entityMethods, entityPath, entityTypes } from './entity.ts';
import { examples } from './example.ts';
import { components, responsesOf } from './response.ts';

/** An OpenAPI document; its shape is checked by a validator in the tests. */
export type OpenapiDocument = Record<string, unknown> & { paths: Record<string, Record<string, unknown>> };

/** What a document says of the server. */
export interface OpenapiOptions {
  version: string;
  /** Without a slash at the end. Left out: the address that the document was fetched from. */
  serverUrl?: string | undefined;
}

/** How many operations a Custom GPT takes, and how long a description may be (OpenAI: GPT Actions, production notes). */
const MOST_ACTIONS = 30;
const LONGEST_DESCRIPTION = 300;

/** Every route. */
export function renderOpenapi(operations: readonly Operation[], options: OpenapiOptions): OpenapiDocument {
  const definitions = new Definitions();
  const paths: OpenapiDocument['paths'] = {};
  for (const operation of operations) {
    const { method, path } = operation.route;
    paths[path] = { ...paths[path], [method.toLowerCase()]: renderOperation(operation, definitions) };
  }
  paths[entityPath] = { post: renderEntities() };
  return renderDocument(paths, definitions, options, {
    title: 'amocrm-graphql',
    summary: 'amoCRM (Kommo) over REST: the same operations as over GraphQL and MCP.',
  });
}

/** What a Custom GPT needs: the tools, without those that amoCRM always refuses. */
export function renderActions(operations: readonly Operation[], options: OpenapiOptions): OpenapiDocument {
  const definitions = new Definitions();
  const chosen = operations.filter(({ isTool, route }) => isTool && route.method !== 'DELETE').slice(0, MOST_ACTIONS);
  const paths: OpenapiDocument['paths'] = {};
  for (const operation of chosen) {
    const { method, path } = operation.route;
    const action = {
      ...renderOperation(operation, definitions),
      'x-openai-isConsequential': !operation.annotations.readOnlyHint,
    };
    paths[path] = { ...paths[path], [method.toLowerCase()]: action };
  }
  return renderDocument(paths, definitions, options, {
    title: 'amoCRM',
    summary: 'Leads, contacts, companies and tasks of one amoCRM account.',
  });
}

function renderDocument(
  paths: OpenapiDocument['paths'],
  definitions: Definitions,
  { version, serverUrl }: OpenapiOptions,
  info: { title: string; summary: string },
): OpenapiDocument {
  return {
    openapi: '3.1.0',
    info: { ...info, version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: serverUrl ?? '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      ...components,
      schemas: { ...components.schemas, ...definitions.schemas },
    },
  };
}

function renderOperation(operation: Operation, definitions: Definitions): Record<string, unknown> {
  const { name, title, description, toolset, route } = operation;
  const input = definitions.adopt(operation.input, name);
  const properties = (input.properties ?? {}) as Record<string, JsonSchema>;
  const required = new Set((input.required as string[] | undefined) ?? []);
  const inPath = new Set(listPlaceholders(route.path));
  const example = examples[name] ?? {};
  const { idempotency_key: key, ...others } = properties;
  const rest = Object.entries(others).filter(([each]) => !inPath.has(each));
  const parameter = ([each, { description: text, ...schema }]: [string, JsonSchema], where: 'path' | 'query') => ({
    name: each,
    in: where,
    required: required.has(each),
    ...(text !== undefined && { description: text }),
    schema,
    ...(example[each] !== undefined && { example: example[each] }),
  });
  const parameters = [
    ...[...inPath].map((each) => parameter([each, properties[each] ?? {}], 'path')),
    ...(route.argumentsIn === 'query' ? rest.map((entry) => parameter(entry, 'query')) : []),
    ...(key ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(route.method === 'GET' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: rest.map(([each]) => each).filter((each) => required.has(each)),
    additionalProperties: false,
  };
  const shown = Object.fromEntries(rest.flatMap(([each]) => (each in example ? [[each, example[each]]] : [])));
  return {
    operationId: name,
    summary: title,
    description: cut(description),
    tags: [toolset],
    ...(parameters.length > 0 && { parameters }),
    ...(route.argumentsIn === 'body' &&
      rest.length > 0 && {
        requestBody: {
          required: body.required.length > 0,
          content: {
            'application/json': {
              schema: body,
              ...(Object.keys(shown).length > 0 && { example: shown }),
            },
          },
        },
      }),
    responses: responsesOf(operation, definitions.adopt(operation.output, name)),
  };
}

function renderEntities(): Record<string, unknown> {
  return {
    operationId: 'call_entity',
    summary: 'Leads, contacts, companies or tasks at one address',
    description: 'Does what the routes of the four nouns do; what it cannot do is a 400 that lists what it can.',
    tags: ['entities'],
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              entity_type: { type: 'string', enum: entityTypes, description: 'Which noun.' },
              method: { type: 'string', enum: Object.keys(entityMethods), description: 'What to do.' },
              entity_id: { type: ['string', 'integer'], description: 'The id of one; not for a list and for create.' },
              data: { type: 'object', description: 'What the route takes as its body.' },
              params: { type: 'object', description: 'What the route takes in its query.' },
            },
            required: ['entity_type', 'method'],
            additionalProperties: false,
          },
          example: { entity_type: 'leads', method: 'get', params: { limit: 5 } },
        },
      },
    },
    responses: responsesOf(
      { kind: 'mutation', route: { method: 'POST', path: entityPath, argumentsIn: 'body', location: '' } },
      { type: 'object' },
    ),
  };
}

function cut(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}

/** Moves the `$defs` of many schemas to one place, where OpenAPI's tools look for them. */
class Definitions {
  readonly schemas: Record<string, JsonSchema> = {};

  /** The schema with its references rewritten; a definition that another operation has otherwise gets a name of its own. */
  adopt({ $defs, ...schema }: JsonSchema, operation: string): JsonSchema {
    const given = Object.entries(($defs ?? {}) as Record<string, JsonSchema>);
    const names = new Map(
      given.map(([name, definition]) => {
        const known = this.schemas[name];
        const isSame = known === undefined || JSON.stringify(known) === JSON.stringify(rewrite(definition, new Map()));
        return [name, isSame ? name : `${operation}_${name}`];
      }),
    );
    for (const [name, definition] of given) this.schemas[names.get(name) ?? name] = rewrite(definition, names);
    return rewrite(schema, names);
  }
}

function rewrite<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, names)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const name = key === '$ref' && typeof part === 'string' ? /^#\/\$defs\/(.+)$/.exec(part)?.[1] : undefined;
      return [key, name === undefined ? rewrite(part, names) : `#/components/schemas/${names.get(name) ?? name}`];
    }),
  ) as Value;
}
