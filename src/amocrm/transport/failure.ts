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

/** An answer that is longer than any expected one. */
export class OversizeError extends Error {
  override readonly name = 'OversizeError';
}

/** The typed error for a request without a complete answer. */
export function explainFailure(call: Call, error: unknown): AmocrmGraphqlError {
  if (error instanceof AmocrmGraphqlError) return error;
  const code = codeOf(error);
  const late = error instanceof DeadlineError;
  const isGone = !late && call.signal?.aborted === true;
  // A write is not undone when its caller leaves: the end of this function says what is known about it.
  if (isGone && !isWrite(call)) {
    return new CancelledError('The request was cancelled.', { cause: error });
  }
  if (error instanceof OversizeError && !isWrite(call)) {
    const remedy = 'Ask for fewer records at once.';
    return new LastingError(`${describe(call)}: ${error.message}.`, { remedy, cause: error });
  }
  const told = code ?? (error instanceof Error ? error.message : 'no answer');
  const reason = isGone ? 'the caller went away' : late ? 'no answer in time' : told;
  const problem = `${describe(call)} got no answer from amoCRM (${reason}).`;
  if (error instanceof ProxyError) return explainProxy(call, code, error);
  if (error instanceof ConnectError) return explainConnect(problem, code ?? '', error);
  if (isWrite(call)) return new WriteOutcomeUnknownError(problem, false, { remedy: lookRemedy, cause: error });
  return new UpstreamUnavailableError(problem, { remedy: 'Try again in a minute.', cause: error });
}

/** The proxy failed, and not amoCRM. */
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

/** The outcome of a write is known here: it was not sent. */
function explainConnect(problem: string, code: string, cause: Error): UpstreamUnavailableError {
  if (/CERT|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA/.test(code)) {
    const remedy =
      'The server’s certificate is not trusted. Fix that, or set AMO_SSL_VERIFY=false, which lets anyone on the network path read the token.';
    return new LastingError(problem, { remedy, cause });
  }
  // The other side ended the handshake or speaks another protocol.
  if (/SSL|TLS|^EPROTO$|^ECONNRESET$/.test(code)) {
    const remedy =
      'No secure connection was made. Check that AMOCRM_BASE_URL has the scheme that the server speaks (https:// or http://), and check the proxies in between.';
    return new UpstreamUnavailableError(problem, { remedy, cause });
  }
  const remedy = code === 'ENOTFOUND' ? addressRemedy : 'Check the network, then try again.';
  return new UpstreamUnavailableError(problem, { remedy, cause });
}

/** The code of a network error, however deep it is nested. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : codeOf(error.cause);
}
