/**
 * Runs an operation: reads the arguments, executes through the engine and reports the result in the caller's own names.
 * The doors (`mcp/`, `rest/`) only render the outcome.
 */
import type { ExecutionResult, GraphQLError } from 'graphql';
import { type Issue, ReadOnlyError } from '../errors/index.ts';
import type { Engine, ExecuteOptions } from '../graph/engine.ts';
import type { Nullish } from '../nullish.ts';
import {
  describeExtensions,
  describeIssues,
  describeThrown,
  groupErrors,
  maskedError,
  type OperationError,
  rewordError,
} from './error.ts';
import type { Operation } from './operation.ts';
import type { Wording } from './wording.ts';

/** The result of one run. */
export interface Outcome {
  /** Empty if nothing could be answered. */
  answer: Record<string, unknown>;
  /** The errors, similar ones grouped. Beside an answer: what is missing from it. */
  errors: OperationError[];
  /** Whether no part of the operation succeeded. A write that was carried out has not failed, whatever its answer lacks. */
  failed: boolean;
}

/** What running takes besides the operation. */
export interface Runner {
  engine: Pick<Engine, 'execute'>;
  /** Gets every error that was not raised on purpose and that the caller only sees masked, with the id of its request. */
  onError(error: unknown, requestId?: string): void;
  /** The caller's words for what errors name; if omitted, GraphQL's own. */
  wording?: Wording | undefined;
  /** Gets the end of every run. */
  observe?: ((event: RunEvent) => void) | undefined;
}

/** How one run ended. */
export interface RunEvent {
  /** The name of the operation. */
  operation: string;
  /** `ok`, or the stable code of the first error. */
  outcome: string;
  ms: number;
}

/** Runs one operation with a caller's arguments. Never rejects. */
export async function runOperation(
  operation: Operation,
  args: unknown,
  runner: Runner,
  options: Omit<ExecuteOptions, 'operationName'>,
): Promise<Outcome> {
  const started = performance.now();
  const outcome = await run(operation, args, runner, options);
  const [error] = outcome.errors;
  runner.observe?.({
    operation: operation.name,
    outcome: error?.code ?? 'ok',
    ms: performance.now() - started,
  });
  return outcome;
}

async function run(
  operation: Operation,
  args: unknown,
  { engine, onError, wording = (text) => text }: Runner,
  options: Omit<ExecuteOptions, 'operationName'>,
): Promise<Outcome> {
  if (operation.kind === 'mutation' && options.access === 'read-only') {
    const error = new ReadOnlyError(`"${operation.name}" writes, and this access is read-only`);
    return fail(describeThrown(error) ?? maskedError);
  }
  try {
    const read = operation.toVariables(args);
    if ('issues' in read) return fail(describeIssues(read.issues));
    const result = await engine.execute(operation.document, read.variables, options);
    return describeResult(operation, result, (text) => wording(text, operation));
  } catch (error) {
    onError(error, options.requestId);
    return fail(maskedError);
  }
}

function fail(error: OperationError): Outcome {
  return { answer: {}, errors: [error], failed: true };
}

function describeResult(
  operation: Operation,
  { data, errors = [] }: ExecutionResult,
  reword: (text: string) => string,
): Outcome {
  const refused = operation.kind === 'query' && errors.some((error) => isOfArguments(error, operation));
  return {
    answer: refused ? {} : operation.toAnswer(data as Nullish<Record<string, unknown>>),
    errors: groupErrors(
      errors.map(({ message, path = [], extensions }) => ({
        error: rewordError(describeExtensions(message, extensions ?? {}, operation.toArgumentPath), reword),
        path: operation.toAnswerPath(path),
      })),
    ),
    failed:
      refused ||
      (errors.length > 0 &&
        !errors.some(({ extensions }) => extensions?.applied === true) &&
        // What `@include` leaves out is undefined.
        Object.values(data ?? {}).every((value) => value === null || value === undefined)),
  };
}

/** Whether the caller's own arguments are what is wrong: then a read is refused, wherever below the root it was noticed. */
function isOfArguments({ extensions }: GraphQLError, operation: Operation): boolean {
  const { code, issues } = (extensions ?? {}) as { code?: unknown; issues?: Issue[] };
  if (code !== 'VALIDATION_FAILED') return false;
  return (issues ?? []).some(({ path }) => operation.toArgumentName(path.map(String).join('.')) !== undefined);
}
