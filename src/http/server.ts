import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigurationError } from '../errors/index.ts';
import { within } from '../wait.ts';
import { createLifecycle, type LifecycleOptions } from './lifecycle.ts';
import { type ObserveOptions, observeRequest } from './observe.ts';
import { answerErrors, refuse } from './refusal.ts';

/** A server and where it listens. */
export interface HttpServerOptions extends Omit<LifecycleOptions, 'isClosing'>, ObserveOptions {
  /** The port to bind; 0 lets the system choose. */
  port: number;
}

/** A listening server. */
export interface HttpServer {
  /** `http://127.0.0.1:8000`, no slash at the end. */
  url: string;
  /**
   * Lets requests under way finish, and refuses with 503 what comes meanwhile; then stops listening and closes every connection.
   *
   * @param graceMs how long to wait for them, in milliseconds; 25 seconds by default: longer than a write may wait for its
   *   answer, and shorter than Kubernetes waits
   */
  close(graceMs?: number): Promise<void>;
}

/** How long a client may take to send one request, in milliseconds: long enough for 1 MB over a poor line. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Starts the HTTP server and waits until it listens.
 *
 * @throws ConfigurationError when HOST and PORT cannot be bound
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  let isClosing = false;
  const life = createLifecycle({ ...options, isClosing: () => isClosing });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (req, res) => {
    req.url = withoutSlashes(toOriginForm(req));
    // The adapter builds the URL before the first step and would answer with a stack trace.
    if (!URL.canParse(`http://${req.headers.host}${req.url}`)) {
      const refusal = answerErrors(refuse(400, 'BAD_REQUEST', 'The Host header and the path do not make a URL.'));
      refusal.text().then((body) => res.writeHead(400, Object.fromEntries(refusal.headers)).end(body));
      return;
    }
    observeRequest(req, res, () => life(req, res), options);
  });
  const traffic = watchTraffic(server);
  await listen(server, options.host, options.port);
  const url = describeAddress(server.address() as AddressInfo);
  options.log.info({ url }, 'Listening');

  return {
    url,
    async close(graceMs = 25_000) {
      isClosing = true;
      // Listening goes on until then: who comes is told to try elsewhere, instead of finding nobody.
      const outcome = await within(traffic.finish(), graceMs, () => 'late' as const);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if (outcome === 'late') {
        options.log.warn({ graceMs }, 'Requests still under way were cut off');
        server.closeAllConnections();
      }
      traffic.endConnections();
      await closed;
      await life.dispose();
    },
  };
}

/**
 * `//mcp/?a=/` → `/mcp?a=/`: served as with one slash and none at the end, because a client would repeat a POST that is
 * redirected as a GET. Slashes double where an address is put together, at its beginning and after `/api`; inside, they
 * mean that something is missing.
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

/** `http://localhost:8000/mcp` → `/mcp`: as some programs ask a server that they take for a proxy. Its host is what counts (RFC 9112, 3.2.2). */
function toOriginForm(req: IncomingMessage): string {
  const [whole, host, rest = ''] = /^http:\/\/([^/?#@\\]+)([/?].*)?$/i.exec(req.url ?? '') ?? [];
  if (whole === undefined) return req.url ?? '';
  req.headers.host = host;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Knows what is under way. */
function watchTraffic(server: Server): {
  /** Resolves once every request that is under way now has been answered; the connections of later ones end with their answer. */
  finish(): Promise<void>;
  /** Ends all connections, those on which nothing was ever asked too: browsers open them ahead, and Node's own way spares them. */
  endConnections(): void;
} {
  const sockets = new Set<Socket>();
  const working = new Set<ServerResponse>();
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
    working.add(response);
    response.once('close', () => {
      working.delete(response);
      if (working.size === 0) finished?.();
    });
  });
  return {
    finish: () =>
      new Promise((resolve) => {
        finished = resolve;
        if (working.size === 0) resolve();
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
      return wrong('PORT', `${port} on ${host} is taken by another program; stop it, or set PORT to a free port.`);
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
