/**
 * Errors as the caller of an operation reads them: a stable code, the place in the caller’s own words, and what to do
 * about it. The doors render them: `mcp/` as text, `rest/` as problem details.
 */
import { AmocrmGraphqlError, type Issue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { capIssues } from './issue.ts';
import { toSnakeCase } from './name.ts';
import type { Path } from './operation.ts';

/** A message may quote what a caller sent; it never grows with it. */
const longestMessage = 2_000;

/** One error of an answer. */
export interface OperationError {
  code: string;
  message: string;
  /** The place in the answer; of several similar errors, `leads[0..24].responsible`. */
  path?: string;
  /** How many errors this one stands for; one if omitted. */
  count?: number;
  remedy?: string;
  /** Whether a retry may succeed; if omitted, it will not. */
  retryable?: true;
  retry_after_ms?: number;
  /** The write was carried out; only this part of its answer could not be read. */
  applied?: true;
  /** What is wrong with the arguments. */
  issues?: { path: string; message: string }[];
  /** Other properties of the error. */
  details?: Record<string, unknown>;
}

/** `['leads', 3, 'responsible']` → `leads[3].responsible`. */
export function formatPath(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/** What is wrong with a call's arguments. */
export function describeIssues(issues: readonly Issue[]): OperationError {
  return {
    code: 'VALIDATION_FAILED',
    message: 'the arguments are invalid; nothing was executed.',
    issues: capIssues(issues).map(({ path, message }) => ({ path: formatPath(path), message })),
  };
}

/** An error thrown outside of GraphQL; undefined when it was not raised on purpose, and so must be masked. */
export function describeThrown(error: unknown): OperationError | undefined {
  if (!(error instanceof AmocrmGraphqlError)) return undefined;
  const { code, message, remedy, retryable, data } = error;
  return {
    code,
    message: quote(message, longestMessage),
    ...(remedy !== undefined && { remedy }),
    ...(retryable && { retryable }),
    ...(Object.keys(data).length > 0 && { details: toSnakeKeys(data) as Record<string, unknown> }),
  };
}

/** The extensions of a GraphQL error; an unknown one becomes a detail. */
export function describeExtensions(
  message: string,
  extensions: Record<string, unknown>,
  toArgumentPath: (path: Path) => Path,
): OperationError {
  const { code, fault: _, retryable, remedy, retryAfterMs, applied, issues, ...details } = extensions;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_ERROR',
    // The message of bad arguments lists them all, by their GraphQL names; the caller gets its own names below.
    message: Array.isArray(issues) ? 'the arguments are invalid.' : quote(message, longestMessage),
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

/** The same error with every text for people reworded. */
export function rewordError(error: OperationError, reword: (text: string) => string): OperationError {
  const { message, remedy, issues } = error;
  return {
    ...error,
    message: reword(message),
    ...(remedy !== undefined && { remedy: reword(remedy) }),
    ...(issues && { issues: issues.map((issue) => ({ ...issue, message: reword(issue.message) })) }),
  };
}

/** What a caller sees of an error that is a bug: nothing that could contain a secret. */
export const maskedError: OperationError = {
  code: 'INTERNAL_ERROR',
  message: 'an unexpected error occurred; the server’s log has the details.',
};

/** Errors of one code at the same place of many items become one, with the range of the items and a count. */
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
