/** Errors of answers that are kept and given again. */
import { AmocrmGraphqlError, type ErrorDetails, type Fault, type Issue, ValidationError } from './index.ts';

/** An error as JSON, for an answer that is kept. */
export interface PackedError {
  code: string;
  fault: Fault;
  retryable: boolean;
  message: string;
  remedy?: string | undefined;
  requestId?: string | undefined;
  data: Record<string, unknown>;
  issues?: Issue[];
}

/** Everything that a client is told of an error. */
export function packError(error: AmocrmGraphqlError): PackedError {
  const { code, fault, retryable, message, remedy, requestId, data } = error;
  const issues = error instanceof ValidationError ? { issues: error.issues } : {};
  return { code, fault, retryable, message, remedy, requestId, data, ...issues };
}

/** The same error for a client, of the same class where a class is looked at. */
export function unpackError(value: unknown): AmocrmGraphqlError {
  const { message, issues, ...packed } = value as PackedError;
  return issues ? new ValidationError(issues, packed) : new RepeatedError(message, packed);
}

/** An error of an answer that was kept and is given again. */
class RepeatedError extends AmocrmGraphqlError {
  readonly code: string;
  readonly fault: Fault;
  override readonly retryable: boolean;

  constructor(message: string, { code, fault, retryable, ...details }: Omit<PackedError, 'message' | 'issues'>) {
    super(message, details as ErrorDetails);
    this.code = code;
    this.fault = fault;
    this.retryable = retryable;
  }
}
