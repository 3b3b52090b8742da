/**
 * What a Custom GPT takes as its Actions: each operation with everything that belongs to it in one place. Importers skip
 * an operation that refers elsewhere, and Actions send no headers of their own.
 */

import { quote } from '../errors/quote.ts';
import type { JsonSchema, Operation } from '../operations/operation.ts';
import { placeArguments } from './parameter.ts';

/** How many operations a Custom GPT takes, and how long their descriptions may be (OpenAI: GPT Actions, production notes). */
const mostActions = 30;
const longestDescription = 300;
const longestParameter = 700;

/** Tools that another one of the same document replaces; where there are too many, the first of these goes first. */
const replaceable = [
  'create_complex_lead',
  'get_leads_by_contact',
  'get_task_by_id',
  'get_company_by_id',
  'check_contact_exists',
];

/** The tools, without those that amoCRM always refuses, as many as a Custom GPT takes; a user's own are all kept. */
export function chooseActions(operations: readonly Operation[]): Operation[] {
  const able = operations.filter(({ isTool, route }) => isTool && route.method !== 'DELETE');
  const rank = ({ name, toolset }: Operation) => {
    if (toolset === 'custom') return 0;
    return replaceable.includes(name) ? 1 + replaceable.length - replaceable.indexOf(name) : 1;
  };
  const kept = new Set([...able].sort((a, b) => rank(a) - rank(b)).slice(0, mostActions));
  return able.filter((operation) => kept.has(operation));
}

/** One operation as an Action. */
export function renderAction(operation: Operation): Record<string, unknown> {
  const { name, title, description, annotations, output } = operation;
  const { parameters, body, key } = placeArguments(operation);
  // The header that other clients send it in is not for Actions; as a member of the body it means the same.
  const schema = body && key ? withProperty(body.schema, 'idempotency_key', key) : body?.schema;
  return {
    operationId: name,
    summary: quote(title, longestDescription),
    description: quote(description, longestDescription),
    ...(parameters.length > 0 && {
      parameters: parameters.map((parameter) => ({
        ...parameter,
        ...(parameter.description !== undefined && {
          description: quote(String(parameter.description), longestParameter),
        }),
      })),
    }),
    ...(schema && {
      requestBody: {
        required: body?.schema.required.length !== 0,
        content: {
          'application/json': {
            schema,
            ...(Object.keys(body?.example ?? {}).length > 0 && { example: body?.example }),
          },
        },
      },
    }),
    responses: {
      '200': { description: 'Done.', content: { 'application/json': { schema: output } } },
      default: { description: 'An error: what is wrong (`detail`, `issues`) and what to do about it (`remedy`).' },
    },
    'x-openai-isConsequential': !annotations.readOnlyHint,
  };
}

/** The address of the server: Actions are called over HTTPS only. */
export function toActionServer(url: string): string {
  return /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(url) ? url.replace('http:', 'https:') : url;
}

function withProperty(schema: JsonSchema, name: string, property: JsonSchema): JsonSchema {
  return { ...schema, properties: { ...(schema.properties as JsonSchema), [name]: property } };
}
