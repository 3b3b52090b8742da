/** Errors of stored answers. */
import { AmocrmGraphqlError, type ErrorDetails, type Fault, type Issue, ValidationError } from './index.ts';

/** An error as JSON, for an answer that is stored. */
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

/** Everything that clients see of an error. */
export function packError(error: AmocrmGraphqlError): PackedError {
  const { code, fault, retryable, message, remedy, requestId, data } = error;
  const issues = error instanceof ValidationError ? { issues: error.issues } : {};
  return { code, fault, retryable, message, remedy, requestId, data, ...issues };
}

/** The same error for clients, of the same class where code depends on the class. */
export function unpackError(value: unknown): AmocrmGraphqlError {
  const { message, issues, ...packed } = value as PackedError;
  return issues ? new ValidationError(issues, packed) : new RepeatedError(message, packed);
}

/** An error of a stored answer that is returned again. */
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
