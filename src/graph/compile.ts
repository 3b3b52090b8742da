import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import { executePlan, withoutPlace } from './execution.ts';
import { OperationPlan } from './plan.ts';

/** An operation of a document that is ready to execute. */
export interface Prepared {
  operation: OperationDefinitionNode;
  run(rootValue: unknown, context: object, variables: Variables): Promise<ExecutionResult>;
}

/** The variables of one execution. */
export interface Variables {
  /** As the caller sent them; graphql-js coerces them itself. */
  given: Record<string, unknown>;
  /** An object of this execution alone: caches use it as their key. */
  coerced: Record<string, unknown>;
}

/** Decides how documents are executed. It depends on the schema only, so all accounts share it. */
export interface Compiler {
  /**
   * Prepares one operation of a validated document; a result with errors if it cannot be executed. Compiling is slow and compiled
   * operations are large, so a caller's document is compiled when it is sent for the second time, and the cache is bounded.
   *
   * @param name selects the operation if the document has several
   */
  prepare(document: DocumentNode, name: Nullish<string>): Prepared | ExecutionResult;
  /** Registers a document of this program: it is compiled on first use and never evicted. */
  keep(document: DocumentNode): void;
  /** The size of the cache of callers' documents: compiled operations, and the total length of their documents. */
  readonly kept: { count: number; length: number };
}

/** The total length of callers' documents in the cache, in characters. A compiled operation takes about a hundred times as much. */
export const maxCompiledLength = 64_000;

export function createCompiler(schema: GraphQLSchema): Compiler {
  const own = new WeakMap<DocumentNode, Map<string, Prepared | ExecutionResult>>();
  const seen = new WeakSet<DocumentNode>();
  /** The key is the AST node of the operation, which belongs to one document. */
  const compiled = new LRUCache<OperationDefinitionNode, Prepared | ExecutionResult>({
    maxSize: maxCompiledLength,
    maxEntrySize: maxCompiledLength / 4,
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
      const size = document.loc ? document.loc.end - document.loc.start : maxCompiledLength;
      const isFirst = !seen.has(document);
      seen.add(document);
      if (isFirst || size > maxCompiledLength / 4) return interpret(schema, document, operation);
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
    : 'The document has several operations; select one with `operationName`.';
}

/** Executes with graphql-js, which walks the document each time. Its answers are identical to those of the compiled operation. */
function interpret(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Prepared {
  const operationName = operation.name?.value;
  return {
    operation,
    async run(rootValue, contextValue, { given: variableValues }) {
      const args = { schema, document, rootValue, contextValue, variableValues, operationName };
      const { data, errors } = await execute(args);
      return errors ? { data, errors: errors.map(withoutPlace) } : { data };
    },
  };
}

/** Works out once what the operation does with each type; see `plan.ts`. */
function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Prepared | ExecutionResult {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return { errors: [new GraphQLError(`The schema has no ${operation.operation}.`)] };
  const plan = new OperationPlan(schema, document, operation, rootType);
  return {
    operation,
    run: (rootValue, context, { coerced }) => executePlan(plan, rootValue, context, coerced),
  };
}
