/**
 * Renders operations as the Actions of a Custom GPT. Every operation is self-contained, because importers skip operations
 * with references, and headers become members of the body, because Actions cannot send their own headers.
 */

import { quote } from '../errors/quote.ts';
import type { JsonSchema, Operation } from '../operations/operation.ts';
import { isListed, type ToolsetChoice } from '../toolset.ts';
import { placeArguments } from './parameter.ts';

/** The limits of a Custom GPT on operations and on the length of descriptions (OpenAI: GPT Actions, production notes). */
const maxActions = 30;
const maxDescription = 300;
const maxParameter = 700;

/** Tools that another tool can replace. If there are too many, they are left out in this order. */
const replaceable = [
  'create_complex_lead',
  'get_leads_by_contact',
  'get_task_by_id',
  'get_company_by_id',
  'check_contact_exists',
];

/** Chooses as many tools of these toolsets as a Custom GPT takes. amoCRM always refuses to delete, so those are left out; custom tools come first. */
export function chooseActions(operations: readonly Operation[], chosen: ToolsetChoice): Operation[] {
  const candidates = operations.filter(
    (operation) => operation.isTool && operation.route.method !== 'DELETE' && isListed(operation, chosen),
  );
  const rank = ({ name, toolset }: Operation) => {
    if (toolset === 'custom') return 0;
    return replaceable.includes(name) ? 1 + replaceable.length - replaceable.indexOf(name) : 1;
  };
  const kept = new Set([...candidates].sort((a, b) => rank(a) - rank(b)).slice(0, maxActions));
  return candidates.filter((operation) => kept.has(operation));
}

/** Renders one operation as an Action. */
export function renderAction(operation: Operation): Record<string, unknown> {
  const { name, title, description, annotations, output } = operation;
  const { parameters, body, key } = placeArguments(operation);
  // Actions cannot send the Idempotency-Key header; the server accepts the key in the body too.
  const schema = body && key ? withProperty(body.schema, 'idempotency_key', key) : body?.schema;
  return {
    operationId: name,
    summary: quote(title, maxDescription),
    description: quote(description, maxDescription),
    ...(parameters.length > 0 && {
      parameters: parameters.map((parameter) => ({
        ...parameter,
        ...(parameter.description !== undefined && {
          description: quote(String(parameter.description), maxParameter),
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
      default: { description: 'An error: what is wrong (`detail`, `issues`) and what to do (`remedy`).' },
    },
    'x-openai-isConsequential': !annotations.readOnlyHint,
  };
}

/** The server's URL with `https`, because Actions are only called over HTTPS. */
export function toActionServer(url: string): string {
  return /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(url) ? url.replace('http:', 'https:') : url;
}

function withProperty(schema: JsonSchema, name: string, property: JsonSchema): JsonSchema {
  return { ...schema, properties: { ...(schema.properties as JsonSchema), [name]: property } };
}
