/**
 * How requests leave this machine: directly, or through the proxy that the configuration names. Requests to this machine never
 * go through a proxy, whatever NO_PROXY says: the proxy would reach its own machine.
 */
import { buildConnector, type Dispatcher, EnvHttpProxyAgent, fetch as fetchOf, Pool } from 'undici';
import { isLoopback } from '../host.ts';

/** The proxies that are configured, with their passwords. */
export interface ProxySettings {
  /** For addresses that begin with http://, and for all addresses if `https` is not set. */
  http?: string | undefined;
  /** For addresses that begin with https://. */
  https?: string | undefined;
  /** Hosts that are reached directly, as NO_PROXY lists them. */
  bypass: string;
}

/** No connection was made (unknown host, nothing listens, TLS failed), so the request was certainly not sent. */
export class ConnectError extends Error {
  override readonly name: string = 'ConnectError';

  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** The proxy cannot be reached, or refuses to connect; the request was certainly not sent. */
export class ProxyError extends ConnectError {
  override readonly name = 'ProxyError';
  /** What the proxy answered; undefined if it was not reached or did not answer. */
  readonly status: number | undefined;

  constructor(cause: Error) {
    super(cause);
    // undici has the status in its message only.
    const status = /^Proxy response \((\d{3})\)/.exec(cause.message)?.[1];
    this.status = status === undefined ? undefined : Number(status);
  }
}

/** Milliseconds for a connection, and for a proxy to make one. */
const patienceMs = 5_000;

/** Options of a pool: more connections than the rate limit ever has in flight. Callers have deadlines of their own. */
export const poolOptions = { connections: 20, headersTimeout: 0, bodyTimeout: 0 } as const;

/** A connector whose failures can be distinguished from those of a request. */
export function createConnector(verifyTls: boolean): buildConnector.connector {
  return tell(
    buildConnector({ timeout: patienceMs, rejectUnauthorized: verifyTls }),
    (error) => new ConnectError(error),
  );
}

/**
 * A dispatcher that sends requests through the configured proxies; undefined if there are none.
 *
 * @param verifyTls whether the certificates of the hosts are checked; those of proxies always are
 */
export function createProxyAgent(proxy: ProxySettings | undefined, verifyTls: boolean): Dispatcher | undefined {
  if (!proxy?.http && !proxy?.https) return undefined;
  const toError = (error: Error) =>
    error instanceof ConnectError
      ? error
      : error.message.startsWith('Proxy response (')
        ? new ProxyError(error)
        : new ConnectError(error);
  return new EnvHttpProxyAgent({
    ...poolOptions,
    // Never undefined: undici would read the environment itself.
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? '',
    noProxy: proxy.bypass,
    // For hosts that NO_PROXY lists.
    connect: { timeout: patienceMs, rejectUnauthorized: verifyTls },
    requestTls: { timeout: patienceMs, rejectUnauthorized: verifyTls },
    factory(origin: string | URL, options: Pool.Options) {
      const { connect } = options;
      const connector = typeof connect === 'function' ? connect : buildConnector(connect ?? {});
      return new Pool(origin, { ...options, connect: tell(connector, toError) });
    },
    clientFactory: (origin: URL) =>
      new Pool(origin, {
        connect: tell(buildConnector({ timeout: patienceMs }), (error) => new ProxyError(error)),
        headersTimeout: patienceMs,
      }),
  });
}

/** Whether requests to an address may go through a proxy. */
export function isRemote(address: string): boolean {
  return !isLoopback(new URL(address).hostname);
}

/** The global `fetch`, but through the configured proxies; undefined if there are none. */
export function createProxyFetch(proxy: ProxySettings | undefined): typeof fetch | undefined {
  const dispatcher = createProxyAgent(proxy, true);
  if (!dispatcher) return undefined;
  return (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!isRemote(address)) return fetch(input, init);
    // undici's own types differ from Node’s; the values are the same.
    return fetchOf(address, { ...(init as object), dispatcher }) as unknown as ReturnType<typeof fetch>;
  };
}

/** The same connector with other errors. */
function tell(connector: buildConnector.connector, toError: (error: Error) => Error): buildConnector.connector {
  return (options, callback) =>
    connector(options, (...[error, socket]) => (error ? callback(toError(error), null) : callback(null, socket)));
}
