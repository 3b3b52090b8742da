/**
 * What routes answer, as OpenAPI says it: the answer of the operation, and every problem that there can be.
 */
import type { JsonSchema, Operation } from '../operations/operation.ts';

/** An object whose members are not known; several importers refuse an object without `properties`. */
export const openObject = { type: 'object', properties: {}, additionalProperties: true };

const errorProperties = {
  code: { type: 'string', description: 'Stable; the same as over GraphQL and MCP.' },
  remedy: { type: 'string', description: 'What to do about it.' },
  retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
  retry_after_ms: { type: 'integer', description: 'How long to wait, in milliseconds.' },
  issues: {
    type: 'array',
    description: 'Every bad field.',
    items: {
      type: 'object',
      properties: { path: { type: 'string' }, message: { type: 'string' } },
      required: ['path', 'message'],
    },
  },
  details: { ...openObject, description: 'Whatever else is known, e.g. what was applied all the same.' },
};

/** What all operations share. */
export const components = {
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', description: 'A token of API_TOKENS, where the server has some.' },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Chosen by the caller, new for each thing to create. The same key and body within 24 hours give the first answer and create nothing; the same key with another body is a 422.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    IfNoneMatch: {
      name: 'If-None-Match',
      in: 'header',
      description: 'The ETag of an earlier answer: where it still holds, the answer is a 304 without a body.',
      schema: { type: 'string' },
    },
  },
  headers: {
    ETag: { description: 'Changes when the answer does.', schema: { type: 'string' } },
    Link: { description: 'The next page, where there is one: `<…>; rel="next"`.', schema: { type: 'string' } },
    Location: { description: 'The address of what was created.', schema: { type: 'string' } },
    RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
  },
  schemas: {
    Problem: {
      type: 'object',
      description: 'An error (RFC 9457).',
      properties: {
        type: { type: 'string' },
        title: { type: 'string', description: 'The status in words.' },
        status: { type: 'integer' },
        detail: { type: 'string', description: 'What happened.' },
        ...errorProperties,
        errors: { type: 'array', items: { $ref: '#/components/schemas/PartialError' } },
      },
      required: ['type', 'title', 'status', 'detail', 'code'],
    },
    PartialError: {
      type: 'object',
      description: 'What could not be read of an answer.',
      properties: {
        message: { type: 'string', description: 'What happened.' },
        path: { type: 'string', description: 'The place in the answer.' },
        count: { type: 'integer', description: 'How many of the same there are.' },
        applied: { type: 'boolean', description: 'The write was carried out all the same: do not repeat it.' },
        ...errorProperties,
      },
      required: ['code', 'message'],
    },
  } as Record<string, JsonSchema>,
  responses: {
    BadRequest: problem('The request is wrong; every bad field is named. Nothing was executed.'),
    Unauthenticated: problem('A token is needed, or this one is not known.'),
    Forbidden: problem('The token may only read, or the amoCRM user of the server lacks the right.'),
    NotFound: problem('There is no such record.'),
    NotSupported: problem('amoCRM’s API has no way to do it; nothing was changed.'),
    TooLarge: problem('The body is too large.'),
    UnsupportedMediaType: problem('The body is no JSON.'),
    Unprocessable: problem('amoCRM refused it, or the idempotency key was used for something else.'),
    RateLimited: {
      ...problem('Too many requests.'),
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    },
    InternalError: problem('An unexpected error occurred; the server’s log has the details.'),
    BadGateway: problem('amoCRM refused this server, or its answer cannot be used.'),
    Unavailable: problem('amoCRM cannot be reached or has blocked the account.'),
    OutcomeUnknown: problem('The write was sent and its answer was lost: look before repeating.'),
  },
};

/** All answers of one operation. */
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
    ...(route.method === 'GET' && { '304': { description: 'The answer known by If-None-Match still holds.' } }),
    '400': refer('BadRequest'),
    '401': refer('Unauthenticated'),
    '403': refer('Forbidden'),
    '404': refer('NotFound'),
    ...(!isRead && { '409': refer('NotSupported') }),
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
