/**
 * Renders the responses of routes for OpenAPI: the answer of the operation, and all possible problems.
 */
import type { JsonSchema, Operation } from '../operations/operation.ts';

/** An object with any members; several importers refuse an object without `properties`. */
export const openObject = { type: 'object', properties: {}, additionalProperties: true };

const errorProperties = {
  code: { type: 'string', description: 'Stable; the same as over GraphQL and MCP.' },
  remedy: { type: 'string', description: 'What the client can do.' },
  retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
  retry_after_ms: { type: 'integer', description: 'How long to wait, in milliseconds.' },
  issues: {
    type: 'array',
    description: 'The fields that are not valid.',
    items: {
      type: 'object',
      properties: { path: { type: 'string' }, message: { type: 'string' } },
      required: ['path', 'message'],
    },
  },
  details: { ...openObject, description: 'Further data, e.g. the changes that were applied.' },
};

/** The components that all operations share. */
export const components = {
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', description: 'A token of API_TOKENS, if the server has any.' },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Chosen by the client, a new one for each record to create. The same key with the same body within 24 hours returns the first answer and creates nothing; the same key with another body is a 422.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    Confirm: {
      name: 'Confirm',
      in: 'header',
      description:
        'The token of a CONFIRMATION_REQUIRED, to carry out what it showed. Needed only if the server or the API token asks for the confirmation of all writes.',
      schema: { type: 'string' },
    },
    IfNoneMatch: {
      name: 'If-None-Match',
      in: 'header',
      description: 'The ETag of an earlier answer. If it has not changed, the answer is a 304 without a body.',
      schema: { type: 'string' },
    },
  },
  headers: {
    ETag: { description: 'Changes if the answer changes.', schema: { type: 'string' } },
    Link: { description: 'The next page, if there is one: `<…>; rel="next"`.', schema: { type: 'string' } },
    Location: { description: 'The path of the created record.', schema: { type: 'string' } },
    RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
  },
  schemas: {
    Problem: {
      type: 'object',
      description: 'An error (RFC 9457).',
      properties: {
        type: { type: 'string' },
        title: { type: 'string', description: 'The reason phrase of the status.' },
        status: { type: 'integer' },
        detail: { type: 'string', description: 'What happened.' },
        ...errorProperties,
        errors: { type: 'array', items: { $ref: '#/components/schemas/PartialError' } },
      },
      required: ['type', 'title', 'status', 'detail', 'code'],
    },
    PartialError: {
      type: 'object',
      description: 'An error in a part of an answer.',
      properties: {
        message: { type: 'string', description: 'What happened.' },
        path: { type: 'string', description: 'The path in the answer.' },
        count: { type: 'integer', description: 'How many equal errors there are.' },
        applied: { type: 'boolean', description: 'The write was applied anyway: do not repeat it.' },
        ...errorProperties,
      },
      required: ['code', 'message'],
    },
  } as Record<string, JsonSchema>,
  responses: {
    BadRequest: problem('The request is invalid; its bad fields are named. Nothing was executed.'),
    Unauthenticated: problem('The token is missing or not known.'),
    Forbidden: problem('The token is read-only, or the amoCRM user of the server does not have the permission.'),
    NotFound: problem('The record does not exist.'),
    NotSupported: problem(
      'amoCRM’s API does not support this change, or the account has no customers; nothing was changed.',
    ),
    TooLarge: problem('The body is too large.'),
    UnsupportedMediaType: problem('The body is not JSON.'),
    Unprocessable: problem('amoCRM refused the request, or the idempotency key was used for another one.'),
    RateLimited: {
      ...problem('Too many requests.'),
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    },
    InternalError: problem('An unexpected error occurred; the server’s log has the details.'),
    BadGateway: problem('amoCRM refused this server, or its answer is not usable.'),
    Unavailable: problem('amoCRM is not reachable or has blocked the account.'),
    OutcomeUnknown: problem(
      'The write was sent, but its answer was lost. Check whether it was applied before repeating it.',
    ),
  },
};

/** Renders all responses of one operation. */
export function responsesOf(
  { kind, route }: Pick<Operation, 'kind' | 'route'>,
  output: JsonSchema,
): Record<string, unknown> {
  const isRead = kind === 'query';
  const properties = output.properties as Record<string, unknown> | undefined;
  const schema = properties
    ? {
        ...output,
        properties: { ...properties, errors: { type: 'array', items: { $ref: '#/components/schemas/PartialError' } } },
      }
    : output;
  const headers = {
    ...(route.method === 'GET' && { ETag: { $ref: '#/components/headers/ETag' } }),
    ...(route.method === 'GET' &&
      properties?.next_cursor !== undefined && { Link: { $ref: '#/components/headers/Link' } }),
  };
  const answer = (description: string, more: Record<string, unknown> = {}) => ({
    description,
    ...(Object.keys({ ...headers, ...more }).length > 0 && { headers: { ...headers, ...more } }),
    content: { 'application/json': { schema } },
  });
  const refer = (name: keyof typeof components.responses) => ({ $ref: `#/components/responses/${name}` });
  return {
    '200': answer(isRead ? 'The answer.' : 'Done.'),
    ...(route.location !== undefined && {
      '201': answer('Created.', { Location: { $ref: '#/components/headers/Location' } }),
    }),
    ...(route.method === 'GET' && {
      '304': { description: 'The answer has not changed since the ETag in If-None-Match.' },
    }),
    '400': refer('BadRequest'),
    '401': refer('Unauthenticated'),
    '403': refer('Forbidden'),
    '404': refer('NotFound'),
    // A read is refused, too, where customers are switched off.
    ...((!isRead || route.path.includes('/customer')) && { '409': refer('NotSupported') }),
    ...(route.method !== 'GET' && { '413': refer('TooLarge'), '415': refer('UnsupportedMediaType') }),
    ...(!isRead && { '422': refer('Unprocessable') }),
    '429': refer('RateLimited'),
    '500': refer('InternalError'),
    '502': refer('BadGateway'),
    '503': refer('Unavailable'),
    ...(!isRead && { '504': refer('OutcomeUnknown') }),
  };
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}
