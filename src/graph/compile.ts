import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

/** A document's operation, compiled. */
export interface Compiled {
  operation: OperationDefinitionNode;
  query: CompiledQuery['query'];
}

/**
 * Compiles one operation of a validated document, or says why it cannot be executed.
 *
 * @param name which operation, where the document has several
 */
export type Compile = (document: DocumentNode, name: string | null | undefined) => Compiled | ExecutionResult;

/** A compiler that remembers what it has compiled, by the identity of the document. Nothing of an account is in it. */
export function createCompiler(schema: GraphQLSchema): Compile {
  const compiled = new WeakMap<DocumentNode, Map<string, Compiled | ExecutionResult>>();
  return (document, name) => {
    const known = compiled.get(document) ?? new Map<string, Compiled | ExecutionResult>();
    compiled.set(document, known);
    const key = name ?? '';
    const result = known.get(key) ?? compileOperation(schema, document, name);
    known.set(key, result);
    return result;
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
