/**
 * The routes as an OpenAPI 3.1 document, and the part of it that a Custom GPT takes as its Actions. Rendered from the
 * Operations; nothing about an operation is said here a second time.
 */
import { quote } from '../errors/quote.ts';
import type { Operation } from '../operations/operation.ts';
import { chooseActions, renderAction, toActionServer } from './action.ts';
import { entityMethods, entityPath, entityTypes } from './entity.ts';
import { placeArguments } from './parameter.ts';
import { components, openObject, responsesOf } from './response.ts';

/** An OpenAPI document; its shape is checked by a validator in the tests. */
export type OpenapiDocument = Record<string, unknown> & { paths: Record<string, Record<string, unknown>> };

/** What a document says of the server. */
export interface OpenapiOptions {
  version: string;
  /** Without a slash at the end. Left out: the address that the document was fetched from. */
  serverUrl?: string | undefined;
}

/** How long an operation's description is at the most; what is longer is for models alone. */
const longestDescription = 300;

/** Every route. */
export function renderOpenapi(operations: readonly Operation[], options: OpenapiOptions): OpenapiDocument {
  const paths = placeOperations(operations, renderOperation);
  paths[entityPath] = { post: renderEntities() };
  const { version, serverUrl = '/' } = options;
  return {
    openapi: '3.1.0',
    info: {
      title: 'amocrm-graphql',
      summary: 'amoCRM (Kommo) over REST: the same operations as over GraphQL and MCP.',
      version,
      license,
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }],
    paths,
    components,
  };
}

/** What a Custom GPT needs; nothing in it refers to another place. */
export function renderActions(operations: readonly Operation[], options: OpenapiOptions): OpenapiDocument {
  const { version, serverUrl = '/' } = options;
  return {
    openapi: '3.1.0',
    info: {
      title: 'amoCRM',
      summary: 'Leads, contacts, companies and tasks of one amoCRM account.',
      version,
      license,
    },
    servers: [{ url: toActionServer(serverUrl) }],
    security: [{ bearer: [] }],
    paths: placeOperations(chooseActions(operations), renderAction),
    components: { schemas: {}, securitySchemes: components.securitySchemes },
  };
}

const license = { name: 'MIT', identifier: 'MIT' };

function placeOperations(
  operations: readonly Operation[],
  render: (operation: Operation) => Record<string, unknown>,
): OpenapiDocument['paths'] {
  const paths: OpenapiDocument['paths'] = {};
  for (const operation of operations) {
    const { method, path } = operation.route;
    paths[path] = { ...paths[path], [method.toLowerCase()]: render(operation) };
  }
  return paths;
}

function renderOperation(operation: Operation): Record<string, unknown> {
  const { name, title, description, toolset, route, output } = operation;
  const { parameters, body, key } = placeArguments(operation);
  const all = [
    ...parameters,
    ...(key ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(route.method === 'GET' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
  return {
    operationId: name,
    summary: title,
    description: quote(description, longestDescription),
    tags: [toolset],
    ...(all.length > 0 && { parameters: all }),
    ...(body && {
      requestBody: {
        required: body.schema.required.length > 0,
        content: {
          'application/json': {
            schema: body.schema,
            ...(Object.keys(body.example).length > 0 && { example: body.example }),
          },
        },
      },
    }),
    responses: responsesOf(operation, output),
  };
}

function renderEntities(): Record<string, unknown> {
  return {
    operationId: 'call_entity',
    summary: 'Leads, contacts, companies or tasks at one address',
    description:
      'Does what the routes of the four nouns do. An unsupported combination is a 400 that lists the supported ones.',
    tags: ['entities'],
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              entity_type: { type: 'string', enum: entityTypes, description: 'The noun.' },
              method: { type: 'string', enum: Object.keys(entityMethods), description: 'The method.' },
              entity_id: { type: 'string', description: 'Id of the record; omitted for lists and for create.' },
              data: { ...openObject, description: 'The body of the route.' },
              params: { ...openObject, description: 'The query parameters of the route.' },
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
      openObject,
    ),
  };
}
