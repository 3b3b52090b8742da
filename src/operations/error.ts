/**
 * The errors of operations: a stable code, a path in terms of the operation's arguments and answer, and a remedy.
 * `mcp/` renders them as text, `rest/` as problem details.
 */
import { AmocrmGraphqlError, type Issue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { capIssues } from './issue.ts';
import { toSnakeCase } from './name.ts';
import type { Path } from './operation.ts';

/** A message may quote the caller's input, so its length is limited. */
const maxMessage = 2_000;

/** One error of an answer. */
export interface OperationError {
  code: string;
  message: string;
  /** The path in the answer; for grouped errors, with a range: `leads[0..24].responsible`. */
  path?: string;
  /** How many errors are grouped; omitted for one. */
  count?: number;
  remedy?: string;
  /** Whether the same call may succeed later; omitted if not. */
  retryable?: true;
  retry_after_ms?: number;
  /** The write was applied; only this part of its answer could not be read. */
  applied?: true;
  /** The arguments that are not valid. */
  issues?: { path: string; message: string }[];
  /** Further data of the error. */
  details?: Record<string, unknown>;
}

/** `['leads', 3, 'responsible']` → `leads[3].responsible`. */
export function formatPath(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/** Describes arguments that are not valid. */
export function describeIssues(issues: readonly Issue[]): OperationError {
  return {
    code: 'VALIDATION_FAILED',
    message: 'the arguments are invalid; nothing was executed.',
    issues: capIssues(issues).map(({ path, message }) => ({ path: formatPath(path), message })),
  };
}

/** Describes an error thrown outside of GraphQL; undefined if it was not raised on purpose and must be masked. */
export function describeThrown(error: unknown): OperationError | undefined {
  if (!(error instanceof AmocrmGraphqlError)) return undefined;
  const { code, message, remedy, retryable, data } = error;
  return {
    code,
    message: quote(message, maxMessage),
    ...(remedy !== undefined && { remedy }),
    ...(retryable && { retryable }),
    ...(Object.keys(data).length > 0 && { details: toSnakeKeys(data) as Record<string, unknown> }),
  };
}

/** Describes a GraphQL error by its extensions; unknown ones become details. */
export function describeExtensions(
  message: string,
  extensions: Record<string, unknown>,
  toArgumentPath: (path: Path) => Path,
): OperationError {
  const { code, fault: _, retryable, remedy, retryAfterMs, applied, issues, ...details } = extensions;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_ERROR',
    // The original message lists the issues with GraphQL names; `issues` lists them with the names of the operation.
    message: Array.isArray(issues) ? 'the arguments are invalid.' : quote(message, maxMessage),
    ...(typeof remedy === 'string' && { remedy }),
    ...(retryable === true && { retryable }),
    ...(typeof retryAfterMs === 'number' && { retry_after_ms: retryAfterMs }),
    ...(applied === true && { applied }),
    ...(Array.isArray(issues) && {
      issues: capIssues(issues as Issue[]).map((issue) => ({
        path: formatPath(toArgumentPath(issue.path)),
        message: issue.message,
      })),
    }),
    ...(Object.keys(details).length > 0 && { details: toSnakeKeys(details) as Record<string, unknown> }),
  };
}

/** Rewords all texts of an error. */
export function rewordError(error: OperationError, reword: (text: string) => string): OperationError {
  const { message, remedy, issues } = error;
  return {
    ...error,
    message: reword(message),
    ...(remedy !== undefined && { remedy: reword(remedy) }),
    ...(issues && { issues: issues.map((issue) => ({ ...issue, message: reword(issue.message) })) }),
  };
}

/** The error that replaces an unexpected one, which may contain secrets. */
export const maskedError: OperationError = {
  code: 'INTERNAL_ERROR',
  message: 'an unexpected error occurred; the server’s log has the details.',
};

/** Groups errors with the same code and the same path except for list indexes, into one with a range and a count. */
export function groupErrors(errors: readonly { error: OperationError; path: Path }[]): OperationError[] {
  const groups = new Map<string, { error: OperationError; path: Path }[]>();
  for (const each of errors) {
    const pattern = [each.error.code, ...each.path.map((step) => (typeof step === 'number' ? '#' : step))].join('\n');
    const group = groups.get(pattern);
    if (group) group.push(each);
    else groups.set(pattern, [each]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [{ error: OperationError; path: Path }];
    const path = first.path.map((step, index) => {
      if (typeof step !== 'number') return index === 0 ? step : `.${step}`;
      let [low, high] = [step, step];
      for (const each of group) {
        low = Math.min(low, Number(each.path[index]));
        high = Math.max(high, Number(each.path[index]));
      }
      return low === high ? `[${low}]` : `[${low}..${high}]`;
    });
    return {
      ...first.error,
      ...(path.length > 0 && { path: path.join('') }),
      ...(group.length > 1 && { count: group.length }),
    };
  });
}

function toSnakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSnakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toSnakeCase(key), toSnakeKeys(inner)]));
}
