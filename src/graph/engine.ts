/**
 * The only way to execute, for every door: one context per request, one compiled form per document, one way of
 * presenting errors. Owns no transport and reads no configuration.
 */
import { setMaxListeners } from 'node:events';
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
import type { Client } from '../amocrm/index.ts';
import { ReadOnlyError } from '../errors/index.ts';
import { createLoaders } from '../loaders/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Access, AccountContext, Context, Progress } from '../resolvers/context.ts';
import { inSpan } from '../telemetry/span.ts';
import { tellApplied } from './applied.ts';
import { requireExactArguments } from './argument.ts';
import { type Compiler, createCompiler, type Prepared } from './compile.ts';
import { type LogFailure, presentErrors } from './error.ts';
import { AnswerMeter } from './meter.ts';
import { meterSchema } from './metered.ts';
import { findExcess, isPlainlyWithin } from './size.ts';

/** What one caller brings to one execution. */
export interface ExecuteOptions {
  /** Whether mutations are allowed. */
  access: Access;
  /** Which operation, where the document has several. */
  operationName?: Nullish<string>;
  /** When the client stops waiting, by `performance.now()`: nothing is tried that cannot be done by then. */
  deadline?: number | undefined;
  /** Fires when the client is gone; upstream work stops. */
  signal?: AbortSignal | undefined;
  /** Of how many operations, answered together, it is one: each has its part of the bounds. */
  share?: number | undefined;
  /** Of the request that it is executed for; stands beside its errors in the log. */
  requestId?: string | undefined;
  /** Called as a long read advances. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Executes operations of one account. */
export interface Engine {
  schema: GraphQLSchema;
  /**
   * Executes one operation. The document must have been validated; it is compiled and remembered by identity, so pass the
   * same object again. An answer that would be too large is not made: ANSWER_TOO_LARGE says where.
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
  compiler?: Compiler;
  connection: Client;
  account: AccountContext;
  log: LogFailure;
}

/** What an operation that has no variables is given: none of those that came along. */
const noVariables: Record<string, unknown> = Object.freeze({});

/** How many wrong variables are told of at once. */
const MAX_VARIABLE_ERRORS = 20;

/** What of a caller's options the resolvers are told. */
type ContextOptions = Pick<ExecuteOptions, 'signal' | 'onProgress' | 'deadline' | 'share'>;

export function createEngine({
  schema,
  compiler = createCompiler(schema),
  connection,
  account,
  log,
}: EngineParts): Engine {
  requireExactArguments(schema);
  meterSchema(schema);
  const closing = new AbortController();
  // One listener for each subscription.
  setMaxListeners(0, closing.signal);
  const openContext = (options: ContextOptions, meter: AnswerMeter): MeteredContext =>
    createContext(connection, account, options, { closing: closing.signal, meter });
  // Everybody who hears of one event shares what is read for it.
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
  ): (Prepared & { variables: Record<string, unknown> }) | ExecutionResult => {
    const prepared = compiler.prepare(document, operationName);
    if (!('run' in prepared)) return prepared;
    if (prepared.operation.operation === 'mutation' && access === 'read-only') return { errors: [refuseMutation()] };
    if (!prepared.operation.variableDefinitions?.length) return { ...prepared, variables: noVariables };
    // graphql-jit coerces variables too, but stops short of `@oneOf` and words its errors otherwise.
    const coerced = getVariableValues(schema, prepared.operation.variableDefinitions ?? [], variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    if (coerced.errors) return { errors: coerced.errors };
    return { ...prepared, variables: withDefaults(prepared.operation, variables) };
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
        const result = await executeBounded(options, operation === 'mutation', (linked, meter) =>
          prepared.run(undefined, openContext(linked, meter), prepared.variables),
        );
        const presented = tellApplied(present(result, logFailure), prepared.operation);
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
        variableValues: prepared.variables,
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

/** What metered resolvers are given. */
type MeteredContext = Context & { meter: AnswerMeter };

/**
 * Executes within the bounds of one answer. Where they are passed, a query ends at once and all that it read and made is forgotten; a
 * mutation, which has been done, is told with the rest of its answer left out.
 */
async function executeBounded(
  options: ContextOptions,
  isMutation: boolean,
  run: (options: ContextOptions, meter: AnswerMeter) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const meter = new AnswerMeter(options.signal, { stops: !isMutation, share: options.share });
  let unlink = () => {};
  try {
    if (isMutation) {
      const result = await run(options, meter);
      const isTold = !meter.error || result.errors?.some(({ originalError }) => originalError === meter.error);
      return isTold ? result : { ...result, errors: [...(result.errors ?? []), toGraphqlError(meter.error)] };
    }
    const ending = new AbortController();
    // One listener for each call that is under way.
    setMaxListeners(0, ending.signal);
    unlink = follow(options.signal, ending);
    const ended = meter.ended.then((error): ExecutionResult => {
      ending.abort();
      return { errors: [toGraphqlError(error)], data: null };
    });
    const result = await Promise.race([run({ ...options, signal: ending.signal }, meter), ended]);
    if (meter.error) return ended;
    if (isPlainlyWithin(result.data, meter.mostBytes)) return result;
    const excess = await findExcess(result.data, meter.mostBytes);
    if (!excess) return result;
    meter.refuse(excess);
    return ended;
  } finally {
    unlink();
    meter.close();
  }
}

/** Aborts what follows a signal with it, until it is unlinked. `AbortSignal.any` does it with more objects. */
function follow(signal: AbortSignal | undefined, follower: AbortController): () => void {
  const onAbort = () => follower.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });
  return () => signal?.removeEventListener('abort', onAbort);
}

function createContext(
  connection: Client,
  account: AccountContext,
  { signal, onProgress, deadline }: ContextOptions,
  { closing, meter }: { closing: AbortSignal; meter: AnswerMeter },
): MeteredContext {
  const amocrm = connection.with({ signal, deadline, lane: 'interactive' });
  let background: MeteredContext['background'] | undefined;
  return {
    ...account,
    amocrm,
    // Few requests read for long.
    get background() {
      background ??= connection.with({ signal, deadline, lane: 'background' });
      return background;
    },
    loaders: createLoaders(amocrm, meter),
    signal,
    onProgress,
    closing,
    meter,
  };
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
  return { ...result, errors: presentErrors(result.errors, log) };
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
  return { errors: [toGraphqlError(error)] };
}

function toGraphqlError(error: unknown): GraphQLError {
  const message = error instanceof Error ? error.message : String(error);
  return new GraphQLError(message, error instanceof Error ? { originalError: error } : {});
}
