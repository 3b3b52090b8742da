import {
  AmocrmGraphqlError,
  CancelledError,
  UpstreamUnavailableError,
  WriteOutcomeUnknownError,
} from '../../errors/index.ts';
import { ConnectError, ProxyError } from '../outgoing.ts';
import type { Call } from './call.ts';
import { addressRemedy, describe, isWrite, LastingError, lookRemedy } from './problem.ts';
import { DeadlineError } from './timeout.ts';

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
  if (error instanceof ProxyError) return explainProxy(call, code, error);
  if (error instanceof ConnectError) return explainConnect(problem, code ?? '', error);
  if (isWrite(call)) return new WriteOutcomeUnknownError(problem, false, { remedy: lookRemedy, cause: error });
  return new UpstreamUnavailableError(problem, { remedy: 'Try again in a minute.', cause: error });
}

/** The proxy is between us and amoCRM, and amoCRM has nothing to do with it. */
export class ProxyFailureError extends UpstreamUnavailableError {
  override readonly fault = 'configuration';
}

/** Asking the proxy again would not help. */
class ProxyRefusalError extends LastingError {
  override readonly fault = 'configuration';
}

/** What is wrong with the proxy, for a request that it did not carry. */
export function explainProxy(
  call: Pick<Call, 'method' | 'route'>,
  code: string | undefined,
  error: ProxyError,
): UpstreamUnavailableError {
  const { status } = error;
  const problem = `${describe(call)} did not reach amoCRM`;
  if (status === undefined) {
    const remedy = 'Check HTTPS_PROXY (or HTTP_PROXY), or list the host in NO_PROXY if it is reached without a proxy.';
    const message = `${problem}: the proxy cannot be reached (${code ?? 'no answer'}).`;
    return new ProxyFailureError(message, { remedy, cause: error });
  }
  const message = `${problem}: the proxy refused to connect (HTTP ${status}).`;
  if (status >= 500) {
    const remedy = 'Try again in a minute; the proxy cannot reach amoCRM either.';
    return new ProxyFailureError(message, { remedy, cause: error });
  }
  const remedy =
    status === 407
      ? 'Give the proxy’s user and password in HTTPS_PROXY: http://user:password@proxy:3128.'
      : 'Let the proxy allow the host, or list the host in NO_PROXY if it is reached without a proxy.';
  return new ProxyRefusalError(message, { remedy, cause: error });
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

/** The code of an error of the network, however deep it is. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : codeOf(error.cause);
}
