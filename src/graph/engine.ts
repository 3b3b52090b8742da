/**
 * Executes operations, for every door: one context per request, one compiled form per document, one way to present errors. Owns no
 * transport and reads no configuration.
 */
import { setMaxListeners } from 'node:events';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  print,
} from 'graphql';
import type { Client } from '../amocrm/index.ts';
import { ReadOnlyError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Access, AccountContext, Understood, WriteState } from '../resolvers/context.ts';
import { inSpan } from '../telemetry/span.ts';
import { markApplied } from './applied.ts';
import { executeBounded } from './bounded.ts';
import { type Compiler, createCompiler, type Prepared, type Variables } from './compile.ts';
import { type ContextOptions, createContext, type MeteredContext, type RequestOptions } from './context.ts';
import { type LogFailure, presentErrors, toGraphqlError } from './error.ts';
import { AnswerMeter } from './meter.ts';
import { meterSchema } from './metered.ts';

/** The options of one execution. */
export interface ExecuteOptions extends RequestOptions {
  /** Whether mutations are allowed. */
  access: Access;
  /** Selects the operation if the document has several. */
  operationName?: Nullish<string>;
  /** The number of operations in its batch, which divide the bounds of an answer between them. */
  share?: number | undefined;
  /** The id of the request, logged with its errors. */
  requestId?: string | undefined;
}

/** Executes operations of one account. */
export interface Engine {
  schema: GraphQLSchema;
  /**
   * Executes one operation. The document must have been validated. It is compiled and cached by identity, so pass the same object
   * again. `extensions.understood` says what dates in words and searched texts in the
   * arguments were understood as. If the answer grows too large,
   * execution stops with ANSWER_TOO_LARGE, which names the field. Does not reject if the operation fails: errors are in the result,
   * masked and with stable codes.
   */
  execute(
    document: DocumentNode,
    variables: Record<string, unknown>,
    options: ExecuteOptions,
  ): Promise<ExecutionResult>;
  /**
   * Starts a subscription: one result per event until the reader stops, its signal fires or the server stops. If it cannot start,
   * returns a result with errors; if it fails later, the error is the last result.
   */
  subscribe(
    document: DocumentNode,
    variables: Record<string, unknown>,
    options: ExecuteOptions,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** Ends all subscriptions; new ones end at once. */
  endSubscriptions(): void;
}

/** The parts of an engine. */
export interface EngineOptions {
  schema: GraphQLSchema;
  /** For the same schema. Engines that share a compiler compile each document once. */
  compiler?: Compiler;
  connection: Client;
  account: AccountContext;
  log: LogFailure;
}

/** The variables of an operation that declares none, whatever the caller sends. */
const noVariables: Record<string, unknown> = Object.freeze({});

/** The maximum number of errors about variables in one answer. */
const maxVariableErrors = 20;

export function createEngine({
  schema,
  compiler = createCompiler(schema),
  connection,
  account,
  log,
}: EngineOptions): Engine {
  meterSchema(schema);
  const closing = new AbortController();
  // Each subscription adds a listener.
  setMaxListeners(0, closing.signal);
  const openContext = (options: ContextOptions, meter: AnswerMeter): MeteredContext =>
    createContext(connection, account, options, { closing: closing.signal, meter });
  // All subscribers of an event share its context, so records are loaded once.
  const eventContexts = new WeakMap<object, MeteredContext>();
  const contextOf = (event: object): MeteredContext => {
    const context = eventContexts.get(event) ?? openContext({}, new AnswerMeter(undefined, { closes: false }));
    eventContexts.set(event, context);
    return context;
  };
  const prepare = (
    document: DocumentNode,
    variables: Record<string, unknown>,
    { access, operationName }: ExecuteOptions,
  ): (Prepared & { variables: Variables }) | ExecutionResult => {
    const prepared = compiler.prepare(document, operationName);
    if (!('run' in prepared)) return prepared;
    if (prepared.operation.operation === 'mutation' && access === 'read-only') return { errors: [refuseMutation()] };
    if (!prepared.operation.variableDefinitions?.length) {
      return { ...prepared, variables: { given: noVariables, coerced: {} } };
    }
    const coerced = getVariableValues(schema, prepared.operation.variableDefinitions, variables, {
      maxErrors: maxVariableErrors,
    });
    if (coerced.errors) return { errors: coerced.errors };
    return { ...prepared, variables: { given: variables, coerced: coerced.coerced } };
  };

  return {
    schema,
    async execute(document, variables, options) {
      const { requestId } = options;
      const logFailure: LogFailure = requestId ? (failure) => log({ ...failure, requestId }) : log;
      const prepared = prepare(document, variables, options);
      if (!('run' in prepared)) return present(prepared, logFailure);
      const { operation, name } = prepared.operation;
      const attributes = { 'graphql.operation.type': operation, ...(name && { 'graphql.operation.name': name.value }) };
      return inSpan(`${operation}${name ? ` ${name.value}` : ''}`, { attributes }, async (span) => {
        const understood: Understood[] = [];
        const writes: WriteState = { isConfirmed: false };
        const result = await executeBounded(options, operation === 'mutation', (signal, meter) => {
          const tool = options.tool ?? name?.value;
          const printDocument = options.tool === undefined ? () => print(document) : undefined;
          const context = openContext({ ...options, tool, variables, printDocument, signal }, meter);
          context.understood = understood;
          context.writes = writes;
          return prepared.run(undefined, context, prepared.variables);
        });
        const told = tellUnderstood(markApplied(present(result, logFailure), prepared.operation), understood);
        const presented = tellUnkept(told, writes);
        const [error] = presented.errors ?? [];
        if (error) span.fail(String(error.extensions.code));
        return presented;
      });
    },
    async subscribe(document, variables, options) {
      const prepared = prepare(document, variables, options);
      if (!('run' in prepared)) return present(prepared, log);
      const events = await createSourceEventStream({
        schema,
        document,
        contextValue: openContext(options, new AnswerMeter(undefined, { closes: false })),
        variableValues: prepared.variables.given,
        operationName: options.operationName ?? null,
      });
      if (!(Symbol.asyncIterator in events)) return present(events, log);
      const answer = async (event: object) => {
        const result = await executeBounded({}, false, (_, meter) =>
          prepared.run(event, { ...contextOf(event), meter }, prepared.variables),
        );
        return present(result, log);
      };
      return answerEach(events as AsyncIterableIterator<object>, answer, (error) => present(toResult(error), log));
    },
    endSubscriptions: () => closing.abort(),
  };
}

/** Says what the journal lacks of what was written. */
function tellUnkept(result: ExecutionResult, { journal }: WriteState): ExecutionResult {
  return journal === undefined ? result : { ...result, extensions: { ...result.extensions, journal } };
}

/** Adds what dates in words and searched texts were understood as. */
function tellUnderstood(result: ExecutionResult, understood: readonly Understood[]): ExecutionResult {
  if (understood.length === 0 || result.data == null) return result;
  return { ...result, extensions: { ...result.extensions, understood } };
}

function refuseMutation(): GraphQLError {
  const error = new ReadOnlyError('This token is read-only; nothing was executed.', {
    remedy: 'Use a token with read-write access.',
  });
  return new GraphQLError(error.message, { originalError: error });
}

function present(result: ExecutionResult, log: LogFailure): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  return { ...result, errors: presentErrors(result.errors, log) };
}

/** Maps every event to a result. Not a generator, because its `return` would block until the pending event arrives. */
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
        // The iterator has ended, so the next call returns `done`.
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
  return { errors: [toGraphqlError(error)] };
}
