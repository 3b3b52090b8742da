/**
 * GraphQL for a model: one tool runs a query that the model wrote, the other shows the part of the schema that it needs for that.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { Ask, Asked } from '../graph/ask.ts';
import { describeExtensions, groupErrors, type OperationError } from '../operations/error.ts';
import type { Operation } from '../operations/operation.ts';
import { createSchemaSearch, findNearTypes, type SearchSchema } from '../operations/schema-search.ts';
import type { Understood } from '../resolvers/context.ts';
import { anyMembers, defineBuiltIn, hints, type ReadyTool, readyTool } from './built-in.ts';
import { formatError, toErrorResult } from './error.ts';
import { fitAnswer } from './fit.ts';
import { markUntrusted } from './untrusted.ts';

const query = defineBuiltIn(
  {
    name: 'graphql_query',
    title: 'GraphQL query',
    description:
      'Runs one GraphQL query over the amoCRM data (API v4, https://www.amocrm.ru/developers/content/crm_platform/api-reference), if no operation answers. Only reads: mutations and subscriptions are refused. Take types from describe_schema. Returns data, its cost and the requests sent.',
    annotations: hints.read,
  },
  z.strictObject({
    query: z.string().min(1).describe('A document with one query.'),
    variables: anyMembers.optional().describe('Values of its variables.'),
  }),
  z.object({
    data: z.looseObject({}).optional(),
    cost: z.int().optional(),
    requests: z.int().optional(),
    understood: z
      .record(z.string(), z.string())
      .optional()
      .describe('What dates in words and texts were understood as.'),
    shortened: z.string().optional(),
  }),
);

const describe = defineBuiltIn(
  {
    name: 'describe_schema',
    title: 'Describe the GraphQL schema',
    description:
      'Shows the types and fields for a graphql_query (amoCRM data as GraphQL) about these words, as short SDL. Not needed for operations. Reads no records.',
    annotations: hints.local,
  },
  z.strictObject({
    words: z.string().trim().min(1).max(1_000).describe('Subject, or names of types.'),
    first: z.int().min(1).max(20).default(4).describe('How many.'),
  }),
  z.object({ sdl: z.string(), more: z.array(z.string()).optional(), note: z.string().optional() }),
);

/** The definitions, for the catalogue. */
export const queryTools = [query, describe].map(({ definition }) => definition);

/** What the tools need. */
export interface QueryParts {
  schema: GraphQLSchema;
  ask: Ask;
  /** Whether callers may see the schema. */
  introspection: boolean;
}

/** Creates the tools. @param operations their words lead to fields of the schema */
export function createQueryTools(operations: readonly Operation[], parts: QueryParts): ReadyTool[] {
  const { schema, ask, introspection } = parts;
  let created: SearchSchema | undefined;
  return [
    readyTool(query, async ({ query: text, variables = {} }, options) =>
      renderAsked(await ask(text, variables, options)),
    ),
    readyTool(describe, ({ words, first }) => {
      if (!introspection) return toErrorResult(hidden);
      created ??= createSchemaSearch(schema, operations);
      const { sdl, more } = created(words, first);
      const near = sdl === '' ? findNearTypes(schema, words) : [];
      const answer = {
        sdl,
        ...(more.length > 0 && { more }),
        ...(sdl === '' && {
          note: near.length > 0 ? `Nothing matches. Near: ${near.join(', ')}.` : 'Nothing matches.',
        }),
        ...(sdl !== '' && { note: pageNote }),
      };
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
    }),
  ];
}

const pageNote = 'A …Connection has nodes { … } and pageInfo { endCursor hasNextPage }; pass endCursor as after.';

const hidden: OperationError = {
  code: 'INTROSPECTION_DISABLED',
  message: 'This server does not show its schema.',
  remedy: 'Call find_operations instead.',
};

const remedies = {
  mutation: 'Call find_operations for the change, then run_write_operation.',
  subscription: 'Read the present state by a query; clients of MCP watch records by subscribing to resources.',
};

function renderAsked({ data, errors = [], cost, requests, refused, extensions }: Asked): CallToolResult {
  if (refused) {
    const message = `graphql_query only reads, and the document has a ${refused}; nothing was executed.`;
    return toErrorResult({ code: 'QUERY_ONLY', message, remedy: remedies[refused] });
  }
  const dates = (extensions?.understood ?? []) as Understood[];
  const understood = Object.fromEntries(dates.map(({ path, meaning }) => [path.join('.'), meaning]));
  const told = { ...(cost !== undefined && { cost }), requests, ...(dates.length > 0 && { understood }) };
  const described = describeErrors(errors);
  if (data === undefined || data === null) {
    return {
      content: [{ type: 'text', text: described.map(formatError).join('\n') }],
      structuredContent: { errors: described, ...told },
      isError: true,
    };
  }
  const { answer, json } = fitAnswer({ data, ...told }, ['first', 'filter', 'fewer fields']);
  if (described.length === 0) {
    return markUntrusted({ content: [{ type: 'text', text: json }], structuredContent: answer });
  }
  const lines = ['PARTIAL: these parts could not be read, the rest is below:', ...described.map(formatError), json];
  return markUntrusted({
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { ...answer, errors: described },
  });
}

function describeErrors(errors: NonNullable<Asked['errors']>): OperationError[] {
  return groupErrors(
    errors.map(({ message, path = [], extensions }) => {
      const error = describeExtensions(message, extensions, (each) => each);
      const isUnknown = error.code === 'GRAPHQL_VALIDATION_FAILED' && error.remedy === undefined;
      return { error: isUnknown ? { ...error, remedy: 'describe_schema shows types and fields.' } : error, path };
    }),
  );
}
