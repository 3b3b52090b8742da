import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished, vi } from 'vitest';
import { freePort } from '../port.ts';

/*
 * What can fail between the client and amoCRM before a request is sent. Each function takes the sandbox's address and
 * returns the address for the client.
 */

/** An untrusted certificate for 127.0.0.1 and its key; they protect nothing. */
const certificate = readFileSync(new URL('test-only-certificate.pem', import.meta.url));
const key = readFileSync(new URL('test-only-key.pem', import.meta.url));

/** The sandbox behind a certificate that is not trusted. */
export function behindTls(url: string): Promise<string> {
  const server = createTlsServer({ key, cert: certificate }, (socket) => {
    const inner = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    inner.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(inner).pipe(socket);
  });
  // A client that does not trust it leaves in the middle of the handshake.
  server.on('tlsClientError', () => {});
  return listen(server);
}

/** The sandbox itself, which speaks plain HTTP, at an address that says https. */
export async function atPlainHttp(url: string): Promise<string> {
  return url.replace('http:', 'https:');
}

/** A server that closes the connection at the first byte of the handshake. */
export function atCutHandshake(): Promise<string> {
  return listen(createServer((socket) => socket.once('data', () => socket.destroy())));
}

/** A server that accepts the connection and never answers the handshake. */
export function atSilentHandshake(): Promise<string> {
  return listen(createServer(() => {}));
}

/** The URL of a closed port: it was free a moment ago. */
export async function atClosedPort(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

const { lookup } = dns;

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family: number) => void;

/** A host whose name cannot be resolved. No query leaves this machine: the resolver is not used. */
export function atUnresolved(code: 'ENOTFOUND' | 'EAI_AGAIN') {
  const host = 'mycompany.amocrm.ru';
  return async (): Promise<string> => {
    const refuse = (name: string, options: LookupOptions, callback: LookupCallback) => {
      if (name !== host) return lookup(name, options, callback);
      process.nextTick(callback, Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }));
    };
    const spy = vi.spyOn(dns, 'lookup').mockImplementation(refuse as typeof lookup);
    onTestFinished(() => spy.mockRestore());
    return `https://${host}`;
  };
}

/** Listens on a free port until the test ends. @returns its address */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
