import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';

/** An operation of a document, and how it is executed. */
export interface Prepared {
  operation: OperationDefinitionNode;
  run(rootValue: unknown, context: object, variables: Record<string, unknown>): Promise<ExecutionResult>;
}

/** Decides how documents are executed. Nothing of an account is in it. */
export interface Compiler {
  /**
   * Prepares one operation of a validated document, or says why it cannot be executed. Compiling takes long and a compiled form is
   * large, so a caller's document is compiled only once it has come back, and only so many are kept.
   *
   * @param name which operation, where the document has several
   */
  prepare(document: DocumentNode, name: Nullish<string>): Prepared | ExecutionResult;
  /** Has a document of the program itself compiled on first use and kept for good. */
  keep(document: DocumentNode): void;
  /** How much is kept of callers' documents: compiled operations, and the length of their documents together. */
  readonly kept: { count: number; length: number };
}

/** The length of all callers' documents that are kept compiled, in characters. A compiled form takes about a thousand times as much. */
export const MAX_COMPILED_LENGTH = 64_000;

export function createCompiler(schema: GraphQLSchema): Compiler {
  const own = new WeakMap<DocumentNode, Map<string, Prepared | ExecutionResult>>();
  const seen = new WeakSet<DocumentNode>();
  /** By operation: a node belongs to one document. */
  const compiled = new LRUCache<OperationDefinitionNode, Prepared | ExecutionResult>({
    maxSize: MAX_COMPILED_LENGTH,
    maxEntrySize: MAX_COMPILED_LENGTH / 4,
  });
  return {
    prepare(document, name) {
      const operation = getOperationAST(document, name);
      if (!operation) return { errors: [new GraphQLError(explainMissing(name))] };
      const kept = own.get(document);
      if (kept) {
        const key = name ?? '';
        const result = kept.get(key) ?? compile(schema, document, operation);
        kept.set(key, result);
        return result;
      }
      const known = compiled.get(operation);
      if (known) return known;
      const size = document.loc ? document.loc.end - document.loc.start : MAX_COMPILED_LENGTH;
      const isFirst = !seen.has(document);
      seen.add(document);
      if (isFirst || size > MAX_COMPILED_LENGTH / 4) return interpret(schema, document, operation);
      const result = compile(schema, document, operation);
      compiled.set(operation, result, { size: Math.max(1, size) });
      return result;
    },
    keep(document) {
      if (!own.has(document)) own.set(document, new Map());
    },
    get kept() {
      return { count: compiled.size, length: compiled.calculatedSize };
    },
  };
}

function explainMissing(name: Nullish<string>): string {
  return name
    ? `There is no operation named «${quote(name)}» in the document.`
    : 'Say which operation by `operationName`.';
}

/** By graphql-js, which walks the document each time; its answers are those of the compiled form, to the letter. */
function interpret(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Prepared {
  const operationName = operation.name?.value;
  return {
    operation,
    async run(rootValue, contextValue, variableValues) {
      const args = { schema, document, rootValue, contextValue, variableValues, operationName };
      const { data, errors } = await execute(args);
      return errors ? { data, errors: errors.map(withoutPlace) } : { data };
    },
  };
}

/** The compiled form knows where in the answer something went wrong, not where in the document. */
function withoutPlace({ message, path, originalError, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Prepared | ExecutionResult {
  const compiled = compileQuery(schema, document, operation.name?.value);
  if (!isCompiledQuery(compiled)) return compiled as ExecutionResult;
  return {
    operation,
    run: async (rootValue, context, variables) =>
      (await compiled.query(rootValue, context, variables)) as ExecutionResult,
  };
}
