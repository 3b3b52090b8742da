import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports below those that systems give to whoever asks for any: no other test gets one of them meanwhile. */
const lowest = 20_000;
const count = 12_000;

// Far from those of the next processes: one that tests share takes some hundred ports.
let next = (process.pid * 7_417) % count;

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    const port = lowest + next;
    next = (next + 1) % count;
    const server = createServer();
    server.listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('No port is free.');
}
