/**
 * Runs an operation: converts the arguments, executes the document and converts the result and its errors.
 * `mcp/` and `rest/` only render the outcome.
 */
import type { ExecutionResult, GraphQLError } from 'graphql';
import { type Issue, ReadOnlyError } from '../errors/index.ts';
import type { Engine, ExecuteOptions } from '../graph/engine.ts';
import type { Nullish } from '../nullish.ts';
import type { JournalGap, Understood } from '../resolvers/context.ts';
import {
  describeExtensions,
  describeIssues,
  describeThrown,
  formatPath,
  groupErrors,
  maskedError,
  type OperationError,
  rewordError,
} from './error.ts';
import type { Operation } from './operation.ts';
import type { Wording } from './wording.ts';

/** The outcome of one run. */
export interface Outcome {
  /** Empty if the operation failed. */
  answer: Record<string, unknown>;
  /** The errors, grouped. If there is an answer, they explain what is missing from it. */
  errors: OperationError[];
  /** Whether no part of the operation succeeded. A write that was applied has not failed, even if its answer is incomplete. */
  failed: boolean;
}

/** Everything that is needed to run operations. */
export interface Runner {
  engine: Pick<Engine, 'execute'>;
  /** Called with every unexpected error; the caller only sees it masked. */
  onError(error: unknown, requestId?: string): void;
  /** Converts the GraphQL names in errors to the caller's names; if omitted, they are not converted. */
  wording?: Wording | undefined;
  /** Called at the end of every run. */
  observe?: ((event: RunEvent) => void) | undefined;
}

/** The end of one run. */
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
    const error = new ReadOnlyError(`"${operation.name}" changes data, but this access is read-only`);
    return fail(describeThrown(error) ?? maskedError);
  }
  try {
    const read = operation.toVariables(args);
    if ('issues' in read) return fail(describeIssues(read.issues));
    const result = await engine.execute(operation.document, read.variables, { ...options, tool: operation.name });
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
  { data, errors = [], extensions = {} }: ExecutionResult,
  reword: (text: string) => string,
): Outcome {
  const refused = operation.kind === 'query' && errors.some((error) => isOfArguments(error, operation));
  const outcome: Outcome = {
    answer: refused
      ? {}
      : tellUnderstood(operation, operation.toAnswer(data as Nullish<Record<string, unknown>>), extensions.understood),
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
        // A field that `@include` leaves out is undefined.
        Object.values(data ?? {}).every((value) => value === null || value === undefined)),
  };
  tellGap(outcome, extensions.journal as JournalGap | undefined);
  return outcome;
}

/** Adds what dates in words and searched texts were understood as, by the caller's names. Changes the answer itself, which a page is known by. */
function tellUnderstood(operation: Operation, answer: Record<string, unknown>, told: unknown): Record<string, unknown> {
  const dates = (told ?? []) as Understood[];
  if (dates.length === 0 || Object.keys(answer).length === 0) return answer;
  answer.understood = Object.fromEntries(
    dates.map(({ path, meaning }) => [formatPath(operation.toArgumentPath(path)), meaning]),
  );
  return answer;
}

/** What the journal lacks, for callers. */
const gaps: Readonly<Record<JournalGap, string>> = {
  UNAVAILABLE: 'unavailable: this write cannot be undone',
  INCOMPLETE: 'incomplete: the journal shows this write as UNKNOWN; undo compares each value before it puts it back',
};

/** Adds what the journal lacks: to the answer, or to the error of a write that may have been carried out although it failed. */
function tellGap({ answer, errors: [error], failed }: Outcome, journal: JournalGap | undefined): void {
  if (journal === undefined) return;
  if (failed && error) error.details = { ...error.details, journal: gaps[journal] };
  else answer.journal = gaps[journal];
}

/** Whether an error is about the caller's arguments. Then a query fails as a whole, even if the error is in a nested field. */
function isOfArguments({ extensions }: GraphQLError, operation: Operation): boolean {
  const { code, issues } = (extensions ?? {}) as { code?: unknown; issues?: Issue[] };
  if (code !== 'VALIDATION_FAILED') return false;
  return (issues ?? []).some(({ path }) => operation.toArgumentName(path.map(String).join('.')) !== undefined);
}
