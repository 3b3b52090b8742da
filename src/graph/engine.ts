/**
 * The only way to execute, for every door: one context per request, one compiled form per document, one way of
 * presenting errors. Owns no transport and reads no configuration.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Connection } from '../amocrm/index.ts';
import { ReadOnlyError } from '../errors/index.ts';
import { createLoaders } from '../loaders/index.ts';
import type { Access, AccountContext, Context, Progress } from '../resolvers/context.ts';
import { type LogFailure, presentError } from './error.ts';

/** What one caller brings to one execution. */
export interface ExecuteOptions {
  /** Whether mutations are allowed. */
  access: Access;
  /** Which operation, where the document has several. */
  operationName?: string | null | undefined;
  /** Fires when the client is gone; upstream work stops. */
  signal?: AbortSignal | undefined;
  /** Called as a long read advances. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Executes operations of one account. */
export interface Engine {
  schema: GraphQLSchema;
  /**
   * Executes one operation. The document must have been validated; it is compiled on first use and remembered
   * by identity, so pass the same object again.
   * Never rejects for what the operation does: errors are in the result, masked and with stable codes.
   */
  execute(
    document: DocumentNode,
    variables: Record<string, unknown>,
    options: ExecuteOptions,
  ): Promise<ExecutionResult>;
}

/** What the engine is made of. */
export interface EngineParts {
  schema: GraphQLSchema;
  connection: Connection;
  account: AccountContext;
  log: LogFailure;
}

/** A document's operation, compiled. */
interface Compiled {
  operation: OperationDefinitionNode;
  query: CompiledQuery['query'];
}

export function createEngine({ schema, connection, account, log }: EngineParts): Engine {
  const compiled = new WeakMap<DocumentNode, Map<string, Compiled | ExecutionResult>>();

  const compile = (document: DocumentNode, name: string | null | undefined): Compiled | ExecutionResult => {
    const known = compiled.get(document) ?? new Map<string, Compiled | ExecutionResult>();
    compiled.set(document, known);
    const key = name ?? '';
    const result = known.get(key) ?? compileOperation(schema, document, name);
    known.set(key, result);
    return result;
  };

  return {
    schema,
    async execute(document, variables, options) {
      const prepared = compile(document, options.operationName);
      if (!('query' in prepared)) return present(prepared, log);
      if (prepared.operation.operation === 'mutation' && options.access === 'read-only') {
        return present({ errors: [refuseMutation()] }, log);
      }
      // graphql-jit coerces variables too, but stops short of `@oneOf` and words its errors otherwise.
      const coerced = getVariableValues(schema, prepared.operation.variableDefinitions ?? [], variables);
      if (coerced.errors) return present({ errors: coerced.errors }, log);
      const context = createContext(connection, account, options);
      return present(
        (await prepared.query(undefined, context, withDefaults(prepared.operation, variables))) as ExecutionResult,
        log,
      );
    },
  };
}

function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null | undefined,
): Compiled | ExecutionResult {
  const operation = getOperationAST(document, name);
  if (!operation) {
    const message = name
      ? `There is no operation named «${name}» in the document.`
      : 'Say which operation by `operationName`.';
    return { errors: [new GraphQLError(message)] };
  }
  const query = compileQuery(schema, document, name ?? undefined);
  return isCompiledQuery(query) ? { operation, query: query.query } : (query as ExecutionResult);
}

function createContext(connection: Connection, account: AccountContext, options: ExecuteOptions): Context {
  const { signal, onProgress } = options;
  const amocrm = connection.with({ signal, lane: 'interactive' });
  const background = connection.with({ signal, lane: 'background' });
  return { ...account, amocrm, background, loaders: createLoaders(amocrm), signal, onProgress };
}

/** graphql-jit takes a variable of a non-null type for missing although it has a default: here it is given. */
function withDefaults(operation: OperationDefinitionNode, variables: Record<string, unknown>): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  return { ...Object.fromEntries(defaults), ...variables };
}

function refuseMutation(): GraphQLError {
  const error = new ReadOnlyError('This token may only read; nothing was executed.', {
    remedy: 'Use a token with read-write access.',
  });
  return new GraphQLError(error.message, { originalError: error });
}

function present(result: ExecutionResult, log: LogFailure): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  return { ...result, errors: result.errors.map((error) => presentError(error, log)) };
}
