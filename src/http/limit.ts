import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { quote } from '../errors/quote.ts';
import { countCost } from './cost.ts';
import type { HttpPlugin } from './hook.ts';

/** How much one GraphQL operation may ask for. */
export interface Limits {
  /** Levels of nested fields. */
  depth: number;
  /** Cost: 1 a field and 1 an object, times the lists around it; see `countCost`. */
  cost: number;
}

const MAX_ALIASES = 50;

/** Few enough that validation, which compares fields in pairs, stays quick. */
const MAX_TOKENS = 4_000;

/** The limits in the order in which they are met: tokens while parsing, the others while validating. */
export function useLimits({ depth }: Pick<Limits, 'depth'>): HttpPlugin[] {
  return [
    explainAbortedValidation,
    maxTokensPlugin({
      n: MAX_TOKENS,
      onReject: [reject('tokens', 'Shorten the document; move literal data into variables.')],
    }),
    maxDepthPlugin({ n: depth, onReject: [reject('depth', 'Ask for fewer levels, or in several queries.')] }),
    maxAliasesPlugin({
      n: MAX_ALIASES,
      onReject: [reject('aliases', 'Send several requests, or use a mutation for many records.')],
    }),
  ];
}

/** What is wrong with an operation that costs more than it may; counted when its variables are known. */
export function refuseCost(
  {
    schema,
    document,
    operationName,
    variableValues,
  }: Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>,
  most: number,
): GraphQLError | undefined {
  const { cost, heaviest } = countCost(schema, document, operationName, variableValues ?? {});
  if (cost <= most) return undefined;
  const lists = heaviest.length > 0 ? ` Most of it is in \`${quote(heaviest.join('.'), 200)}\`.` : '';
  return exceed(
    'cost',
    `Query cost limit of ${most} exceeded, found ${cost}.`,
    `Ask for smaller pages (\`first\`), fewer fields or fewer levels.${lists}`,
  );
}

/** GraphQL gives up comparing the fields of a document that repeats too many of them, and says only that it did. */
const explainAbortedValidation: HttpPlugin = {
  onValidate() {
    return ({ valid, result, setResult }) => {
      if (valid || result.at(-1)?.message !== 'Validation aborted.') return;
      const remedy = 'Ask for each field once in a place, or send several requests.';
      setResult([exceed('repetition', 'The document repeats its fields too often to be checked.', remedy)]);
    };
  },
};

/** Throws in the place of the library's own error, which blames the syntax and has no code. */
function reject(limit: string, remedy: string): (context: unknown, error: GraphQLError) => void {
  return (_context, error) => {
    throw exceed(limit, error.message.replace(/^Syntax Error: /, ''), remedy);
  };
}

/**
 * What running out of stack means while a document is parsed or validated, both of which recurse: lists and objects
 * in arguments nest without a limit of their own. Nothing for any other error.
 */
export function explainOverflow(error: unknown): GraphQLError | undefined {
  if (!(error instanceof RangeError) || !error.message.includes('call stack')) return undefined;
  return exceed(
    'nesting',
    'The document is nested too deeply to be read.',
    'Nest less, or move literal data into variables.',
  );
}

function exceed(limit: string, message: string, remedy: string): GraphQLError {
  // 400 for `application/graphql-response+json`, 200 for `application/json`, as GraphQL over HTTP has it.
  const http = { spec: true, status: 400 };
  const extensions = { code: 'GRAPHQL_LIMIT_EXCEEDED', fault: 'caller', retryable: false, limit, remedy, http };
  return new GraphQLError(message, { extensions });
}
