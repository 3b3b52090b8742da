import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way of one process to its PostgreSQL server, which a test can hold and cut. */
export interface Wire {
  /** The address of the server for that process. */
  url: string;
  /**
   * Lets pass what the process sends until a text is about to; from there on nothing passes until `release`.
   *
   * @returns resolves when the text has come
   */
  holdAt(text: string): Promise<void>;
  /** Sends what was held. */
  release(): void;
  close(): Promise<void>;
}

/** Opens such a way. @param to `postgres://…` of the server */
export async function openWire(to: string): Promise<Wire> {
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  let awaited: { text: string; reach: () => void } | undefined;
  let isHeld = false;
  const pass = (socket: Socket, server: Socket) => {
    let tail = '';
    socket.on('data', (chunk: Buffer) => {
      const text = tail + chunk.toString('latin1');
      if (awaited && text.includes(awaited.text)) {
        isHeld = true;
        awaited.reach();
        awaited = undefined;
      }
      tail = text.slice(-100);
      const send = () => void server.write(chunk);
      if (isHeld) held.push(send);
      else send();
    });
  };
  const wire = createServer((socket) => {
    const server = connect(Number(new URL(to).port), '127.0.0.1');
    for (const [one, other] of [
      [socket, server],
      [server, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {}).on('close', () => other.destroy());
    }
    server.pipe(socket);
    pass(socket, server);
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const url = new URL(to);
  url.port = String((wire.address() as AddressInfo).port);
  return {
    url: url.href,
    holdAt: (text) =>
      new Promise((reach) => {
        awaited = { text, reach };
      }),
    release() {
      isHeld = false;
      for (const send of held.splice(0)) send();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      wire.close();
      await once(wire, 'close');
    },
  };
}
