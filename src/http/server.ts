import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigurationError } from '../errors/index.ts';
import { within } from '../wait.ts';
import { createLifecycle, type LifecycleOptions } from './lifecycle.ts';
import { type ObserveOptions, observeRequest } from './observe.ts';
import { answerErrors, refuse } from './refusal.ts';

/** The options of a server, including its address. */
export interface HttpServerOptions extends Omit<LifecycleOptions, 'isClosing'>, ObserveOptions {
  /** The port to bind; 0 lets the system choose. */
  port: number;
}

/** A listening server. */
export interface HttpServer {
  /** `http://127.0.0.1:8000`, without a trailing slash. */
  url: string;
  /**
   * Finishes requests in flight and refuses new ones with 503, then stops listening and closes every connection.
   *
   * @param graceMs how long to wait for requests in flight, in milliseconds. The default is 25 seconds: longer than the timeout of
   *   a write, and shorter than the grace period of Kubernetes
   */
  close(graceMs?: number): Promise<void>;
}

/** In milliseconds. */
const timeouts = {
  /** How long a client may take to send one request: enough for 1 MB over a slow connection. */
  requestTimeout: 30_000,
  /**
   * How long a connection may be unused: longer than proxies keep theirs (60 seconds in most). Node's own 5 seconds let a proxy send a request
   * on a connection that is just being closed, and its client gets a 502.
   */
  keepAliveTimeout: 75_000,
};

/**
 * Starts the HTTP server and waits until it listens.
 *
 * @throws {ConfigurationError} if HOST and PORT cannot be bound
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  let isClosing = false;
  const handle = createLifecycle({ ...options, isClosing: () => isClosing });
  const server = createServer(timeouts, (req, res) => {
    req.url = withoutSlashes(toOriginForm(req));
    // Yoga's adapter parses the URL before the first step, and would answer with a stack trace.
    if (!URL.canParse(`http://${req.headers.host}${req.url}`)) {
      const refusal = answerErrors(refuse(400, 'BAD_REQUEST', 'The Host header and the path do not form a valid URL.'));
      refusal.text().then((body) => res.writeHead(400, Object.fromEntries(refusal.headers)).end(body));
      return;
    }
    observeRequest(req, res, () => handle(req, res), options);
  });
  const requests = trackRequests(server);
  await listen(server, options.host, options.port);
  const url = describeAddress(server.address() as AddressInfo);
  options.log.info({ url }, 'Listening');

  return {
    url,
    async close(graceMs = 25_000) {
      isClosing = true;
      // The server still listens meanwhile, so that new requests get 503 instead of a refused connection.
      const outcome = await within(requests.finish(), graceMs, () => 'late' as const);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if (outcome === 'late') {
        options.log.warn({ graceMs }, 'Requests in flight were cut off');
        server.closeAllConnections();
      }
      requests.endConnections();
      await closed;
      await handle.dispose();
    },
  };
}

/**
 * `//mcp/?a=/` → `/mcp?a=/`. Not a redirect, because clients repeat a redirected POST as GET. Double slashes come from
 * concatenated URLs, at the start and after `/api`. Elsewhere they mean that a path parameter is empty, so they stay.
 */
function withoutSlashes(url: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  if (!path.startsWith('/')) return url;
  let start = 0;
  while (path[start + 1] === '/') start += 1;
  let length = path.length;
  while (length > start + 1 && path[length - 1] === '/') length -= 1;
  return path.slice(start, length).replace(/^\/api\/{2,}/, '/api/') + url.slice(path.length);
}

/** `http://localhost:8000/mcp` → `/mcp`: the form for proxies. Its host replaces the Host header (RFC 9112, 3.2.2). */
function toOriginForm(req: IncomingMessage): string {
  const [whole, host, rest = ''] = /^http:\/\/([^/?#@\\]+)([/?].*)?$/i.exec(req.url ?? '') ?? [];
  if (whole === undefined) return req.url ?? '';
  req.headers.host = host;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Tracks the requests in flight and the connections of a server. */
function trackRequests(server: Server): {
  /** Resolves once all requests in flight have been answered. Later requests close their connections with the response. */
  finish(): Promise<void>;
  /** Closes all connections, also unused ones, which browsers open ahead and `closeIdleConnections` does not close. */
  endConnections(): void;
} {
  const sockets = new Set<Socket>();
  const inFlight = new Set<ServerResponse>();
  let finished: (() => void) | undefined;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (_, response) => {
    if (finished) {
      response.setHeader('connection', 'close');
      return;
    }
    inFlight.add(response);
    response.once('close', () => {
      inFlight.delete(response);
      if (inFlight.size === 0) finished?.();
    });
  });
  return {
    finish: () =>
      new Promise((resolve) => {
        finished = resolve;
        if (inFlight.size === 0) resolve();
      }),
    endConnections() {
      for (const socket of sockets) socket.destroySoon();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainBinding(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function explainBinding(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const wrong = (name: 'HOST' | 'PORT', message: string) =>
    new ConfigurationError([{ path: [name], message }], { cause: error });
  switch (error.code) {
    case 'EADDRINUSE':
      return wrong('PORT', `${port} on ${host} is used by another program; stop it, or set PORT to a free port.`);
    case 'EACCES':
      return wrong('PORT', `${port} may only be bound by an administrator; set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return wrong('HOST', `«${host}» is not an address of this machine; set HOST to 127.0.0.1 or 0.0.0.0.`);
    default:
      return error;
  }
}

function describeAddress({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
