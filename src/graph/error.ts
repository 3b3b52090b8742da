import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { AmocrmGraphqlError, CancelledError, type Issue, RateLimitedError, ValidationError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { hidePasswords } from './password.ts';

/** Logs an error that a client must not see, with the correlation id that the client gets. */
export type LogFailure = (failure: {
  correlationId: string;
  /** The id of the failed request, if there is one. */
  requestId?: string | undefined;
  path: string;
  error: unknown;
}) => void;

/** The maximum number of errors in one answer, and of issues in one error: a caller may repeat a mistake 20,000 times. */
export const maxErrorCount = 1_000;
export const maxIssues = 50;

/** The maximum number of syntax and validation errors in one answer. */
export const maxRequestErrors = 20;

/** The maximum length of one text of an error, which may quote the caller's input. */
const maxText = 1_000;

/** Presents the errors of one answer; see `presentError`. */
export function presentErrors(errors: readonly unknown[], log: LogFailure): GraphQLError[] {
  return boundErrors(errors, maxErrorCount).map((error) => presentError(error, log));
}

/** The first errors, and one more with the number of the others. */
export function boundErrors<Item>(errors: readonly Item[], maxErrors: number): (Item | GraphQLError)[] {
  if (errors.length <= maxErrors) return [...errors];
  const left = errors.length - maxErrors;
  const extensions = { code: 'MORE_ERRORS', fault: 'caller', retryable: false, count: left };
  return [...errors.slice(0, maxErrors), new GraphQLError(`There are ${left} more errors.`, { extensions })];
}

/** The same error with its texts cut to their maximum length. */
export function boundError(error: GraphQLError): GraphQLError {
  const { extensions, path } = error;
  const isLong =
    error.message.length > maxText ||
    (Array.isArray(extensions.issues) && JSON.stringify(extensions.issues).length > maxText) ||
    String(extensions.remedy ?? '').length > maxText ||
    (path ?? []).some((step) => typeof step === 'string' && step.length > maxText);
  if (!isLong) return error;
  return new GraphQLError(quote(error.message, maxText), {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: path?.map((step) => (typeof step === 'string' ? quote(step, maxText) : step)) ?? null,
    originalError: error.originalError ?? null,
    extensions: {
      ...extensions,
      ...(typeof extensions.remedy === 'string' && { remedy: quote(extensions.remedy, maxText) }),
      ...(Array.isArray(extensions.issues) && { issues: boundIssues(extensions.issues as Issue[]) }),
    },
  });
}

function boundIssues(issues: readonly Issue[]): Issue[] {
  const shown = issues.slice(0, maxIssues).map(({ path, message }) => ({
    path: path.map((step) => (typeof step === 'string' ? quote(step) : step)),
    message: quote(message, maxText / 2),
  }));
  const left = issues.length - shown.length;
  return left > 0 ? [...shown, { path: [], message: `and ${left} more` }] : shown;
}

/**
 * Converts an error to what a client may see. Errors thrown on purpose keep their code, fault and remedy. All others are bugs of this
 * program: they are logged with a correlation id, and the client gets only that id.
 */
export function presentError(error: unknown, log: LogFailure): GraphQLError {
  return boundError(toPresented(error, log));
}

function toPresented(error: unknown, log: LogFailure): GraphQLError {
  const graphql =
    error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: toError(error) });
  const original = rootCause(graphql);
  const place = { nodes: graphql.nodes ?? null, positions: graphql.positions ?? null, path: graphql.path ?? null };
  if (original instanceof AmocrmGraphqlError) {
    return new GraphQLError(original.message, { ...place, extensions: describeError(original) });
  }
  if (isAbort(original)) {
    const cancelled = new CancelledError('The request was cancelled.');
    return new GraphQLError(cancelled.message, { ...place, extensions: describeError(cancelled) });
  }
  // GraphQL's own errors about the request are meant for the client.
  if (original instanceof GraphQLError) {
    const message = hidePasswords(graphql.message);
    const extensions = Object.keys(graphql.extensions ?? {}).length > 0 ? graphql.extensions : explainRequest(message);
    return new GraphQLError(message, { ...place, extensions });
  }
  const correlationId = randomUUID();
  log({ correlationId, path: (graphql.path ?? []).join('.'), error: original });
  return new GraphQLError('An internal error occurred; it was logged.', {
    ...place,
    extensions: { code: 'INTERNAL_ERROR', fault: 'server', retryable: false, correlationId },
  });
}

/** The extensions of an error of this program. */
export function describeError(error: AmocrmGraphqlError): Record<string, unknown> {
  return {
    ...error.data,
    code: error.code,
    fault: error.fault,
    retryable: error.retryable,
    ...(error.remedy ? { remedy: error.remedy } : {}),
    ...(error.requestId ? { amocrmRequestId: error.requestId } : {}),
    ...(error instanceof RateLimitedError ? { retryAfterMs: error.retryAfterMs } : {}),
    ...(error instanceof ValidationError ? { issues: error.issues } : {}),
  };
}

/**
 * A variable that GraphQL could not coerce is an invalid input like any other. GraphQL gives its path only in the message:
 * `Variable "$input" got invalid value "abc" at "input.price"; Float cannot represent …`.
 */
function explainRequest(message: string): Record<string, unknown> {
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1];
  if (!variable) return { code: 'GRAPHQL_VALIDATION_FAILED', fault: 'caller', retryable: false };
  const path = / at "([^"]+)"/.exec(message)?.[1] ?? variable;
  const issue = {
    path: path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    message: message.slice(message.indexOf(';') + 1).trim(),
  };
  return { code: 'VALIDATION_FAILED', fault: 'caller', retryable: false, issues: [issue] };
}

/** The error that a resolver threw. GraphQL wraps it, sometimes more than once. */
function rootCause(error: GraphQLError): unknown {
  let current: unknown = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  return current;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Wraps a thrown value in a `GraphQLError`, as executors do. */
export function toGraphqlError(error: unknown): GraphQLError {
  const message = error instanceof Error ? error.message : String(error);
  return new GraphQLError(message, error instanceof Error ? { originalError: error } : {});
}
