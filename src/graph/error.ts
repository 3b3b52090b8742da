import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { AmocrmGraphqlError, CancelledError, type Issue, RateLimitedError, ValidationError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';

/** Notes what a client must not see, with the id under which it was told that something went wrong. */
export type LogFailure = (failure: {
  correlationId: string;
  /** Of the request for which it went wrong, where there is one. */
  requestId?: string | undefined;
  path: string;
  error: unknown;
}) => void;

/** How many errors one answer lists, and how many issues one error: what a caller sends wrong 20,000 times is not told 20,000 times. */
export const MAX_ERRORS = 1_000;
export const MAX_ISSUES = 50;

/** How long one text of an error may be: it may quote what the caller has sent. */
const MAX_TEXT = 1_000;

/** What a client sees of the errors of one answer; see `presentError`. */
export function presentErrors(errors: readonly unknown[], log: LogFailure): GraphQLError[] {
  return boundErrors(errors, MAX_ERRORS).map((error) => presentError(error, log));
}

/** The first errors, and one that counts the others. */
export function boundErrors<Item>(errors: readonly Item[], most: number): (Item | GraphQLError)[] {
  if (errors.length <= most) return [...errors];
  const left = errors.length - most;
  const extensions = { code: 'MORE_ERRORS', fault: 'caller', retryable: false, count: left };
  return [...errors.slice(0, most), new GraphQLError(`There are ${left} more errors.`, { extensions })];
}

/** The same error with no text longer than it need be. */
export function boundError(error: GraphQLError): GraphQLError {
  const { extensions, path } = error;
  const isLong =
    error.message.length > MAX_TEXT ||
    (Array.isArray(extensions.issues) && JSON.stringify(extensions.issues).length > MAX_TEXT) ||
    String(extensions.remedy ?? '').length > MAX_TEXT ||
    (path ?? []).some((step) => typeof step === 'string' && step.length > MAX_TEXT);
  if (!isLong) return error;
  return new GraphQLError(quote(error.message, MAX_TEXT), {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: path?.map((step) => (typeof step === 'string' ? quote(step, MAX_TEXT) : step)) ?? null,
    originalError: error.originalError ?? null,
    extensions: {
      ...extensions,
      ...(typeof extensions.remedy === 'string' && { remedy: quote(extensions.remedy, MAX_TEXT) }),
      ...(Array.isArray(extensions.issues) && { issues: boundIssues(extensions.issues as Issue[]) }),
    },
  });
}

function boundIssues(issues: readonly Issue[]): Issue[] {
  const told = issues.slice(0, MAX_ISSUES).map(({ path, message }) => ({
    path: path.map((step) => (typeof step === 'string' ? quote(step) : step)),
    message: quote(message, MAX_TEXT / 2),
  }));
  const left = issues.length - told.length;
  return left > 0 ? [...told, { path: [], message: `and ${left} more` }] : told;
}

/**
 * What a client sees of an error: those raised on purpose keep their code, their blame and their remedy; everything
 * else is a bug of ours, is logged with a correlation id and shown with nothing but that id.
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
  // Raised by GraphQL itself about the request: its text is meant for the client.
  if (original instanceof GraphQLError) {
    const extensions =
      Object.keys(graphql.extensions ?? {}).length > 0 ? graphql.extensions : explainRequest(graphql.message);
    return new GraphQLError(graphql.message, { ...place, extensions });
  }
  const correlationId = randomUUID();
  log({ correlationId, path: (graphql.path ?? []).join('.'), error: original });
  return new GraphQLError('Something went wrong inside; it was logged.', {
    ...place,
    extensions: { code: 'INTERNAL_ERROR', fault: 'server', retryable: false, correlationId },
  });
}

/** What every error of ours tells a client besides its text. */
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
 * A variable that GraphQL could not coerce is a bad input like any other. GraphQL says where only in its text:
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

/** GraphQL wraps what a resolver throws, sometimes more than once. */
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
