import {
  AmocrmGraphqlError,
  CancelledError,
  UpstreamUnavailableError,
  WriteOutcomeUnknownError,
} from '../../errors/index.ts';
import type { Call } from './call.ts';
import { addressRemedy, describe, isWrite, LastingError, lookRemedy } from './problem.ts';
import { DeadlineError } from './timeout.ts';

/** No connection came about (no such host, nobody listens, TLS failed), so the request surely was not sent. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';

  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** An answer that is longer than anybody expects. */
export class OversizeError extends Error {
  override readonly name = 'OversizeError';
}

/** The typed error for a request that brought no whole answer. */
export function explainFailure(call: Call, error: unknown): AmocrmGraphqlError {
  if (error instanceof AmocrmGraphqlError) return error;
  const code = codeOf(error);
  const late = error instanceof DeadlineError;
  const isGone = !late && call.signal?.aborted === true && !(call.signal.reason instanceof DeadlineError);
  // A write is not taken back by leaving: the end of this function says what is known of it.
  if (isGone && !isWrite(call)) {
    return new CancelledError('The request was cancelled.', { cause: error });
  }
  if (error instanceof OversizeError && !isWrite(call)) {
    const remedy = 'Ask for fewer records at once.';
    return new LastingError(`${describe(call)}: ${error.message}.`, { remedy, cause: error });
  }
  const isLate = late || (call.signal?.aborted && !isGone);
  const told = code ?? (error instanceof Error ? error.message : 'no answer');
  const reason = isGone ? 'the caller went away' : isLate ? 'no answer in time' : told;
  const problem = `${describe(call)} brought no answer from amoCRM (${reason}).`;
  if (error instanceof ConnectError) return explainConnect(problem, code ?? '', error);
  if (isWrite(call)) return new WriteOutcomeUnknownError(problem, false, { remedy: lookRemedy, cause: error });
  return new UpstreamUnavailableError(problem, { remedy: 'Try again in a minute.', cause: error });
}

/** A write is not unknown here: it was not sent. */
function explainConnect(problem: string, code: string, cause: Error): UpstreamUnavailableError {
  if (/CERT|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA/.test(code)) {
    const remedy =
      'The server’s certificate is not trusted. Mend that, or set AMO_SSL_VERIFY=false, which lets anybody on the way read the token.';
    return new LastingError(problem, { remedy, cause });
  }
  // What was reached broke the handshake off or speaks something else.
  if (/SSL|TLS|^EPROTO$|^ECONNRESET$/.test(code)) {
    const remedy =
      'No secure connection came about. Check that AMOCRM_BASE_URL begins as the server speaks (https:// or http://), and the proxies in between.';
    return new UpstreamUnavailableError(problem, { remedy, cause });
  }
  const remedy = code === 'ENOTFOUND' ? addressRemedy : 'Check the network, then try again.';
  return new UpstreamUnavailableError(problem, { remedy, cause });
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : codeOf(error.cause);
}
