/**
 * Renders the routes as an OpenAPI 3.1 document, and a part of them as the Actions of a Custom GPT. Everything about an
 * operation comes from the operation itself.
 */
import { quote } from '../errors/quote.ts';
import type { Operation } from '../operations/operation.ts';
import { actionToolsets, type ToolsetChoice } from '../toolset.ts';
import { chooseActions, renderAction, toActionServer } from './action.ts';
import { entityMethods, entityPath, entityTypes } from './entity.ts';
import { placeArguments } from './parameter.ts';
import { components, openObject, responsesOf } from './response.ts';
import { renderUpload } from './upload.ts';

/** An OpenAPI document; tests check it with a validator. */
export type OpenapiDocument = Record<string, unknown> & { paths: Record<string, Record<string, unknown>> };

/** Facts about the server in a document. */
export interface OpenapiOptions {
  version: string;
  /** The server's URL without a trailing slash; if omitted, the one that the document was fetched from. */
  serverUrl?: string | undefined;
}

/** The longest description of an operation, in characters; longer ones are meant for models. */
const maxDescription = 300;

/** Renders all routes. */
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

/**
 * Renders the Actions of a Custom GPT, without references.
 *
 * @param toolsets those whose tools are offered
 */
export function renderActions(
  operations: readonly Operation[],
  options: OpenapiOptions,
  toolsets: ToolsetChoice = actionToolsets,
): OpenapiDocument {
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
    paths: placeOperations(chooseActions(operations, toolsets), renderAction),
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
  const upload = renderUpload(operation);
  const all = [
    ...parameters,
    ...(upload?.parameters ?? []),
    ...(key ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(route.method === 'GET' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
  return {
    operationId: name,
    summary: title,
    description: quote(description, maxDescription),
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
          ...upload?.content,
        },
      },
    }),
    responses: responsesOf(operation, output),
  };
}

function renderEntities(): Record<string, unknown> {
  return {
    operationId: 'call_entity',
    summary: 'Leads, contacts, companies and tasks in one route',
    description:
      'Calls the routes of leads, contacts, companies and tasks. A method that a type does not have is a 400 that lists its methods.',
    tags: ['entities'],
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              entity_type: { type: 'string', enum: entityTypes, description: 'The type of record.' },
              method: { type: 'string', enum: Object.keys(entityMethods), description: 'What to do.' },
              entity_id: { type: 'string', description: 'The id of one record; omit it to list or create records.' },
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
