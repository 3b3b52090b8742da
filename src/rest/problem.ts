/**
 * Errors of the REST API: problem details (RFC 9457) with the same stable codes as in GraphQL and MCP.
 */
import { STATUS_CODES } from 'node:http';
import type { OperationError } from '../operations/error.ts';
import { capIssues } from '../operations/issue.ts';

/** The body of an error, `application/problem+json`. */
export interface Problem extends Omit<OperationError, 'message' | 'path' | 'count'> {
  /** Always `about:blank`; the kind of problem is in `code`. */
  type: 'about:blank';
  /** The reason phrase of the status. */
  title: string;
  status: number;
  /** The message of the error. */
  detail: string;
  /** Further errors of the same request. */
  errors?: OperationError[];
}

/** The HTTP status of each code; other codes are a 500. */
const statuses: Readonly<Record<string, number>> = {
  VALIDATION_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  ANSWER_TOO_LARGE: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  // amoCRM does not allow this change of the record, so a retry is useless.
  NOT_SUPPORTED_BY_AMOCRM: 409,
  LEAD_CLOSED: 409,
  STILL_IN_USE: 409,
  CONFIRMATION_REQUIRED: 409,
  PLAN_EXPIRED: 409,
  PLAN_USED: 409,
  PLAN_NOT_YOURS: 403,
  PLAN_LOST: 409,
  PLAN_DIFFERS: 409,
  CUSTOMERS_DISABLED: 409,
  CONFLICTING_IDENTITIES: 409,
  AMBIGUOUS_CONTACT: 409,
  AMBIGUOUS_COMPANY: 409,
  REFUSED_BY_AMOCRM: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  CANCELLED: 499,
  // amoCRM refused this server's token, or its answer is not usable; the caller cannot fix either.
  UNAUTHENTICATED: 502,
  PAYMENT_REQUIRED: 502,
  UPSTREAM_INVALID: 502,
  PARTIALLY_APPLIED: 502,
  REAUTHORIZATION_REQUIRED: 502,
  STATE_UNAVAILABLE: 503,
  OVERLOADED: 503,
  BLOCKED_BY_AMOCRM: 503,
  UPSTREAM_UNAVAILABLE: 503,
  WRITE_OUTCOME_UNKNOWN: 504,
};

/** The HTTP status of an error. */
export function statusOf({ code }: Pick<OperationError, 'code'>): number {
  return statuses[code] ?? 500;
}

/** Creates the response of an error, with `Retry-After` if a retry makes sense. */
export function answerProblem(
  status: number,
  { message, path: _path, count: _count, ...error }: OperationError,
  headers: Record<string, string> = {},
  rest: readonly OperationError[] = [],
): Response {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    ...error,
    ...(rest.length > 0 && { errors: [...rest] }),
  };
  const wait = error.retry_after_ms;
  return new Response(`${JSON.stringify(problem)}\n`, {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(wait !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(wait / 1000))) }),
      ...headers,
    },
  });
}

/** A request that is not valid; thrown before anything is executed. */
export class BadRequest extends Error {
  readonly status: number;
  readonly error: OperationError;

  constructor(status: number, error: OperationError) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

/** Creates a 400 that names the first of the bad fields and the number of the others. */
export function refuseFields(issues: { path: string; message: string }[]): BadRequest {
  const capped = capIssues(issues.map(({ path, message }) => ({ path: path === '' ? [] : [path], message })));
  return new BadRequest(400, {
    code: 'VALIDATION_FAILED',
    message: 'the request is invalid; nothing was executed.',
    issues: capped.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}
