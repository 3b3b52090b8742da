/**
 * The only way to execute, for every door: one context per request, one compiled form per document, one way of
 * presenting errors. Owns no transport and reads no configuration.
 */
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Connection } from '../amocrm/index.ts';
import { ReadOnlyError } from '../errors/index.ts';
import { createLoaders } from '../loaders/index.ts';
import type { Access, AccountContext, Context, Progress } from '../resolvers/context.ts';
import { inSpan } from '../telemetry/span.ts';
import { tellApplied } from './applied.ts';
import { type Compile, type Compiled, createCompiler } from './compile.ts';
import { type LogFailure, presentError } from './error.ts';

/** What one caller brings to one execution. */
export interface ExecuteOptions {
  /** Whether mutations are allowed. */
  access: Access;
  /** Which operation, where the document has several. */
  operationName?: string | null | undefined;
  /** When the client stops waiting, by `performance.now()`: nothing is tried that cannot be done by then. */
  deadline?: number | undefined;
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
  /**
   * Starts a subscription: a result for every event until the reader stops, its signal fires or the server stops. An
   * operation that cannot be started is a result with errors; an error at the end is the last result.
   */
  subscribe(
    document: DocumentNode,
    variables: Record<string, unknown>,
    options: ExecuteOptions,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** Ends all subscriptions; new ones end at once. */
  endSubscriptions(): void;
}

/** What the engine is made of. */
export interface EngineParts {
  schema: GraphQLSchema;
  /** Of the same schema; engines that share one compile a document once. */
  compile?: Compile;
  connection: Connection;
  account: AccountContext;
  log: LogFailure;
}

/** What of a caller's options the resolvers are told. */
type ContextOptions = Pick<ExecuteOptions, 'signal' | 'onProgress' | 'deadline'>;

export function createEngine({
  schema,
  compile = createCompiler(schema),
  connection,
  account,
  log,
}: EngineParts): Engine {
  const closing = new AbortController();
  const openContext = (options: ContextOptions): Context => createContext(connection, account, options, closing.signal);
  // Everybody who hears of one event shares what is read for it.
  const eventContexts = new WeakMap<object, Context>();
  const contextOf = (event: object): Context => {
    const context = eventContexts.get(event) ?? openContext({});
    eventContexts.set(event, context);
    return context;
  };
  const prepare = (
    document: DocumentNode,
    variables: Record<string, unknown>,
    { access, operationName }: ExecuteOptions,
  ): (Compiled & { variables: Record<string, unknown> }) | ExecutionResult => {
    const prepared = compile(document, operationName);
    if (!('query' in prepared)) return prepared;
    if (prepared.operation.operation === 'mutation' && access === 'read-only') return { errors: [refuseMutation()] };
    // graphql-jit coerces variables too, but stops short of `@oneOf` and words its errors otherwise.
    const coerced = getVariableValues(schema, prepared.operation.variableDefinitions ?? [], variables);
    if (coerced.errors) return { errors: coerced.errors };
    return { ...prepared, variables: withDefaults(prepared.operation, variables) };
  };

  return {
    schema,
    async execute(document, variables, options) {
      const prepared = prepare(document, variables, options);
      if (!('query' in prepared)) return present(prepared, log);
      const { operation, name } = prepared.operation;
      const attributes = { 'graphql.operation.type': operation, ...(name && { 'graphql.operation.name': name.value }) };
      return inSpan(`${operation}${name ? ` ${name.value}` : ''}`, { attributes }, async (span) => {
        const result = (await prepared.query(undefined, openContext(options), prepared.variables)) as ExecutionResult;
        const presented = tellApplied(present(result, log), prepared.operation);
        const [error] = presented.errors ?? [];
        if (error) span.fail(String(error.extensions.code));
        return presented;
      });
    },
    async subscribe(document, variables, options) {
      const prepared = prepare(document, variables, options);
      if (!('query' in prepared)) return present(prepared, log);
      const events = await createSourceEventStream({
        schema,
        document,
        contextValue: openContext(options),
        variableValues: prepared.variables,
        operationName: options.operationName ?? null,
      });
      if (!(Symbol.asyncIterator in events)) return present(events, log);
      const answer = async (event: object) =>
        present((await prepared.query(event, contextOf(event), prepared.variables)) as ExecutionResult, log);
      return answerEach(events as AsyncIterableIterator<object>, answer, (error) => present(toResult(error), log));
    },
    endSubscriptions: () => closing.abort(),
  };
}

function createContext(
  connection: Connection,
  account: AccountContext,
  { signal, onProgress, deadline }: ContextOptions,
  closing: AbortSignal,
): Context {
  const amocrm = connection.with({ signal, deadline, lane: 'interactive' });
  const background = connection.with({ signal, deadline, lane: 'background' });
  return { ...account, amocrm, background, loaders: createLoaders(amocrm), signal, onProgress, closing };
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

/** Maps every event to a result. Not a generator: its `return` would wait for the event that is being waited for. */
function answerEach(
  events: AsyncIterableIterator<object>,
  answer: (event: object) => Promise<ExecutionResult>,
  explain: (error: unknown) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  return {
    async next() {
      try {
        const { done, value } = await events.next();
        return done ? { done, value: undefined } : { done: false, value: await answer(value) };
      } catch (error) {
        // The iterator is at its end now, and the next call says so.
        return { done: false, value: explain(error) };
      }
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function toResult(error: unknown): ExecutionResult {
  const message = error instanceof Error ? error.message : String(error);
  return { errors: [new GraphQLError(message, error instanceof Error ? { originalError: error } : {})] };
}
