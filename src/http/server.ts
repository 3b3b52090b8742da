import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigurationError } from '../errors/index.ts';
import { createLife, type LifeOptions } from './life.ts';
import { observeRequest, type RequestEvent } from './observe.ts';
import { answerErrors, refuse } from './step.ts';

/** A server and where it listens. */
export interface HttpServerOptions extends Omit<LifeOptions, 'isClosing'> {
  /** The port to bind; 0 lets the system choose. */
  port: number;
  /** Told how every request ended. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
}

/** A listening server. */
export interface HttpServer {
  /** `http://127.0.0.1:8000`, no slash at the end. */
  url: string;
  /**
   * Stops accepting, lets requests under way finish, then closes every connection.
   *
   * @param graceMs how long to wait for them, in milliseconds; ten seconds by default
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
  const life = createLife({ ...options, isClosing: () => isClosing });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (req, res) => {
    // The adapter builds the URL before the first step and would answer with a stack trace.
    if (!URL.canParse(`http://${req.headers.host}${req.url}`)) {
      const refusal = answerErrors(refuse(400, 'BAD_REQUEST', 'The Host header and the path do not make a URL.'));
      refusal.text().then((body) => res.writeHead(400, Object.fromEntries(refusal.headers)).end(body));
      return;
    }
    observeRequest(req, res, () => life(req, res), options.onRequest);
  });
  const closeWhenIdle = endIdleConnections(server);
  await listen(server, options.host, options.port);
  const url = describeAddress(server.address() as AddressInfo);
  options.log.info({ url }, 'Listening');

  return {
    url,
    async close(graceMs = 10_000) {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closeWhenIdle();
      const cut = setTimeout(() => {
        options.log.warn({ graceMs }, 'Requests still under way were cut off');
        server.closeAllConnections();
      }, graceMs);
      await closed;
      clearTimeout(cut);
      await life.dispose();
    },
  };
}

/**
 * Ends each connection as soon as nothing is under way on it: those that wait now when called, the others after their
 * answer. Node's `closeIdleConnections` spares connections that never sent a request, as browsers open them ahead.
 */
function endIdleConnections(server: Server): () => void {
  const underWay = new Map<Socket, number>();
  let closing = false;
  const endIfIdle = (socket: Socket) => {
    if (closing && underWay.get(socket) === 0) socket.destroySoon();
  };
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
    endIfIdle(socket);
  });
  server.on('request', ({ socket }, res) => {
    const count = (change: number) => {
      const before = underWay.get(socket);
      if (before !== undefined) underWay.set(socket, before + change);
    };
    count(1);
    if (closing) res.setHeader('connection', 'close');
    res.once('close', () => {
      count(-1);
      endIfIdle(socket);
    });
  });
  return () => {
    closing = true;
    for (const socket of underWay.keys()) endIfIdle(socket);
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
