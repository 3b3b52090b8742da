import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen } from './faults/network.ts';

/** A proxy on this machine, and the tunnels that were requested. */
export interface TestProxy {
  /** Its address, as HTTPS_PROXY names it. */
  url: string;
  /** The host and port of each CONNECT, in order. */
  asked: string[];
  /** The Proxy-Authorization header of each CONNECT. */
  shown: (string | undefined)[];
}

/**
 * Starts a proxy that opens every tunnel to one server on this machine, whatever host is requested. It ends with the test.
 *
 * @param to the server's address; if omitted, tunnels lead nowhere
 * @param status what it answers to CONNECT; 200 opens the tunnel
 */
export async function startProxy({ to, status = 200 }: { to?: string; status?: number } = {}): Promise<TestProxy> {
  const proxy: TestProxy = { url: '', asked: [], shown: [] };
  const server: Server = createServer((_, response) => response.writeHead(501).end());
  server.on('connect', (request, socket: Socket) => {
    proxy.asked.push(request.url ?? '');
    proxy.shown.push(request.headers['proxy-authorization']);
    if (status !== 200 || !to) {
      socket.end(`HTTP/1.1 ${status === 200 ? 502 : status} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const { port, hostname } = new URL(to);
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('error', () => target.destroy()).on('close', () => target.destroy());
  });
  proxy.url = (await listen(server)).replace('https:', 'http:');
  return proxy;
}
