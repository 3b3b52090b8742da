/**
 * The limits of one operation that a caller wrote: tokens, depth, aliases and cost. The doors differ only in where they apply them.
 */
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { quote } from '../errors/quote.ts';
import { countCost } from './cost.ts';

/** The limits of one GraphQL operation. */
export interface Limits {
  /** The maximum depth of nested fields. */
  depth: number;
  /** The maximum cost: 1 per field and per object, times the lists around it; see `countCost`. */
  cost: number;
}

/** The maximum number of aliases. */
export const maxAliases = 50;

/** The maximum number of tokens. Low enough that validation, which compares fields in pairs, stays fast. */
export const maxTokens = 4_000;

/** How the libraries that limit documents report what they reject. */
export const rejections = {
  tokens: reject('tokens', 'Shorten the document; move literal data into variables.'),
  depth: reject('depth', 'Ask for fewer levels, or in several queries.'),
  aliases: reject('aliases', 'Send several requests, or use a mutation for many records.'),
};

/** The error of an operation whose cost exceeds the limit, if it does. The cost depends on the variables. */
export function refuseCost(
  {
    schema,
    document,
    operationName,
    variableValues,
  }: Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>,
  maxCost: number,
): GraphQLError | undefined {
  const { cost, heaviest } = countCost(schema, document, operationName, variableValues ?? {});
  if (cost <= maxCost) return undefined;
  const lists = heaviest.length > 0 ? ` Most of it is in \`${quote(heaviest.join('.'), 200)}\`.` : '';
  return createLimitError(
    'cost',
    `Query cost limit of ${maxCost} exceeded, found ${cost}.`,
    `Ask for smaller pages (\`first\`), fewer fields or fewer levels.${lists}`,
  );
}

/** graphql-js aborts the validation of a document that repeats too many fields, and its error does not say why. */
export function explainAborted(errors: readonly GraphQLError[]): GraphQLError | undefined {
  if (errors.at(-1)?.message !== 'Validation aborted.') return undefined;
  const remedy = 'Select each field once per selection set, or send several requests.';
  return createLimitError('repetition', 'The document repeats its fields too often to be checked.', remedy);
}

/** Replaces the library's own error, which reports a syntax error and has no code. */
function reject(limit: string, remedy: string): (context: unknown, error: GraphQLError) => void {
  return (_context, error) => {
    throw createLimitError(limit, error.message.replace(/^Syntax Error: /, ''), remedy);
  };
}

/**
 * Converts a stack overflow while a document is parsed or validated, both of which recurse: literals in arguments may nest
 * without limit. Undefined for any other error.
 */
export function explainOverflow(error: unknown): GraphQLError | undefined {
  if (!(error instanceof RangeError) || !error.message.includes('call stack')) return undefined;
  return createLimitError(
    'nesting',
    'The document is nested too deeply.',
    'Reduce the nesting, or move literal data into variables.',
  );
}

function createLimitError(limit: string, message: string, remedy: string): GraphQLError {
  // 400 for `application/graphql-response+json`, 200 for `application/json` (GraphQL over HTTP).
  const http = { spec: true, status: 400 };
  const extensions = { code: 'GRAPHQL_LIMIT_EXCEEDED', fault: 'caller', retryable: false, limit, remedy, http };
  return new GraphQLError(message, { extensions });
}
