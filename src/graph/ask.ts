/**
 * Runs a query that a caller wrote, for doors without steps of their own for documents: parses, validates and limits it as the HTTP
 * door does, and counts what it costs. Queries only.
 */
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { MaxTokensParserWLexer } from '@escape.tech/graphql-armor-max-tokens';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationTypeNode,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { countCost } from './cost.ts';
import type { Engine, ExecuteOptions } from './engine.ts';
import { boundError, boundErrors, maxRequestErrors } from './error.ts';
import { withIdVariables } from './id-variable.ts';
import {
  explainAborted,
  explainOverflow,
  type Limits,
  maxAliases,
  maxTokens,
  refuseCost,
  rejections,
} from './limit.ts';
import { withoutSuggestion } from './suggestion.ts';

/** The answer to a query. */
export interface Asked extends ExecutionResult {
  /** Its cost; undefined if it was refused before it was counted. */
  cost?: number;
  /** How many requests to amoCRM it sent. */
  requests: number;
  /** What the document contains instead of a query. Then nothing was executed, and there are no errors. */
  refused?: 'mutation' | 'subscription';
}

/** Runs one query. Never rejects: errors are in the answer. */
export type Ask = (
  query: string,
  variables: Record<string, unknown>,
  options: Omit<ExecuteOptions, 'operationName'>,
) => Promise<Asked>;

/** What the function needs. */
export interface AskOptions {
  limits: Limits;
  /** Whether queries may read the schema, and errors may name its types and fields. */
  introspection: boolean;
}

/** The total length of the valid documents that are kept, in characters. */
const maxKept = 100_000;

/** Creates the function for one account. */
export function createAsk(engine: Engine, { limits, introspection }: AskOptions): Ask {
  const { schema } = engine;
  const rules = [
    ...withIdVariables(),
    maxDepthRule({ n: limits.depth, onReject: [rejections.depth] }) as unknown as ValidationRule,
    maxAliasesRule({ n: maxAliases, onReject: [rejections.aliases] }) as unknown as ValidationRule,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  // The engine compiles a document that it gets again.
  const valid = new LRUCache<string, DocumentNode>({
    maxSize: maxKept,
    maxEntrySize: maxKept / 5,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });
  const fail = (errors: readonly GraphQLError[]): Asked => ({
    errors: boundErrors(errors, maxRequestErrors).map((error) =>
      boundError(introspection ? error : withoutSuggestion(error)),
    ),
    requests: 0,
  });
  const check = (query: string): DocumentNode | Asked => {
    try {
      const document = new MaxTokensParserWLexer(query, {
        n: maxTokens,
        onReject: [rejections.tokens],
      }).parseDocument();
      const refused = findOther(document);
      if (refused) return { refused, requests: 0 };
      const errors = validate(schema, document, rules);
      if (errors.length === 0) return document;
      const aborted = explainAborted(errors);
      return fail(aborted ? [aborted] : errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')));
    } catch (error) {
      const overflow = explainOverflow(error);
      if (overflow) return fail([overflow]);
      if (error instanceof GraphQLError) return fail([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
      throw error;
    }
  };
  return async (query, variables, options) => {
    const found = valid.get(query) ?? check(query);
    if (!('kind' in found)) return found;
    valid.set(query, found);
    const tooDear = refuseCost({ schema, document: found, variableValues: variables }, limits.cost);
    if (tooDear) return fail([tooDear]);
    const { cost } = countCost(schema, found, undefined, variables);
    let requests = 0;
    const onAttempt = () => {
      requests += 1;
    };
    const result = await engine.execute(found, variables, { ...options, onAttempt });
    const errors = result.errors?.map((error) => (introspection ? error : withoutSuggestion(error)));
    return { ...result, ...(errors && { errors }), cost, requests };
  };
}

/** The first operation of a document that is not a query. */
function findOther({ definitions }: DocumentNode): 'mutation' | 'subscription' | undefined {
  const kinds = definitions.map((each): OperationTypeNode | undefined =>
    each.kind === Kind.OPERATION_DEFINITION ? each.operation : undefined,
  );
  return kinds.find((kind) => kind === 'mutation' || kind === 'subscription') as
    | 'mutation'
    | 'subscription'
    | undefined;
}

/** Adds the code, and the place in the document, to an error of GraphQL itself. Errors of the limits have a code. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code) return error;
  const [place] = error.locations ?? [];
  const where = place ? ` (line ${place.line}, column ${place.column})` : '';
  const { nodes, source, positions } = error;
  return new GraphQLError(`${error.message}${where}`, { nodes, source, positions, extensions: { code } });
}
