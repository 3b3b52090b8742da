/**
 * Runs an operation: reads the arguments, executes through the engine and says what came out in the caller's own words.
 * The doors (`mcp/`, `rest/`) only render the outcome.
 */
import type { ExecutionResult } from 'graphql';
import { ReadOnlyError } from '../errors/index.ts';
import type { Engine, ExecuteOptions } from '../graph/engine.ts';
import {
  describeExtensions,
  describeIssues,
  describeThrown,
  groupErrors,
  maskedError,
  type OperationError,
} from './error.ts';
import type { Operation } from './operation.ts';

/** What became of one run. */
export interface Outcome {
  /** Empty where nothing could be answered. */
  answer: Record<string, unknown>;
  /** What went wrong, alike ones grouped. With an answer: what is missing from it. */
  errors: OperationError[];
  /** Whether no part of the operation succeeded. */
  failed: boolean;
}

/** What running takes besides the operation. */
export interface Runner {
  engine: Pick<Engine, 'execute'>;
  /** Is told of every error that was not raised on purpose and that the caller only sees masked. */
  onError(error: unknown): void;
  /** Is told how every run ended. */
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
  { engine, onError }: Runner,
  options: Omit<ExecuteOptions, 'operationName'>,
): Promise<Outcome> {
  if (operation.kind === 'mutation' && options.access === 'read-only') {
    const error = new ReadOnlyError(`"${operation.name}" writes, and this access is read-only`);
    return fail(describeThrown(error) ?? maskedError);
  }
  try {
    const read = operation.toVariables(args);
    if ('issues' in read) return fail(describeIssues(read.issues));
    return describeResult(operation, await engine.execute(operation.document, read.variables, options));
  } catch (error) {
    onError(error);
    return fail(maskedError);
  }
}

function fail(error: OperationError): Outcome {
  return { answer: {}, errors: [error], failed: true };
}

function describeResult(operation: Operation, { data, errors = [] }: ExecutionResult): Outcome {
  return {
    answer: operation.toAnswer(data as Record<string, unknown> | null | undefined),
    errors: groupErrors(
      errors.map(({ message, path = [], extensions }) => ({
        error: describeExtensions(message, extensions ?? {}, operation.toArgumentPath),
        path: operation.toAnswerPath(path),
      })),
    ),
    failed:
      errors.length > 0 &&
      // What `@include` leaves out is undefined. A wrong argument fails the call, although fields without it answer.
      (Object.values(data ?? {}).every((value) => value === null || value === undefined) ||
        errors.some(({ path, extensions }) => path?.length === 1 && Array.isArray(extensions?.issues))),
  };
}
