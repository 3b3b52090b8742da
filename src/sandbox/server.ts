import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gatewayAnswer, jsonAnswer } from './answer.ts';
import { answerApi } from './api.ts';
import { answerControl } from './control.ts';
import type { Engine } from './engine.ts';
import type { Exchange } from './exchange.ts';
import { answerOauth } from './oauth-route.ts';
import { answerPage } from './page/index.ts';
import { writeAnswer } from './write.ts';

/**
 * The HTTP side: reads a request and passes it to the part that answers its path. It knows no CRM; `engine.ts` holds the
 * account, `routes/` the behaviour, `page/` what a browser sees.
 *
 * @param timers holds every timer that is pending, so that closing the sandbox can end them
 */
export function createSandboxServer(engine: Engine, timers: Set<NodeJS.Timeout>): Server {
  // With Node's 5 seconds a client that a busy machine has held up sends on a connection that is just being closed.
  return createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    serve(engine, timers, request, response).catch((error: unknown) => {
      // A bug of the sandbox must look like one, not like an empty answer or a crash of the host.
      if (response.headersSent) response.destroy();
      else {
        const detail = error instanceof Error ? error.stack : String(error);
        void writeAnswer(engine, response, jsonAnswer(500, { title: 'SandboxBug', status: 500, detail }));
      }
    });
  });
}

async function serve(
  engine: Engine,
  timers: Set<NodeJS.Timeout>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/', ...rest] = (request.url ?? '/').split('?');
  const bytes = await readBody(request);
  const exchange: Exchange = {
    engine,
    request,
    response,
    method: request.method ?? 'GET',
    path,
    query: rest.join('?'),
    text: bytes?.toString('utf8'),
    bytes: bytes ?? Buffer.alloc(0),
    wait: (milliseconds) => wait(milliseconds, timers),
  };
  if (path.startsWith('/oauth')) await answerOauth(exchange);
  // The old address of a renamed account is dead.
  else if (engine.isMovedFrom(request.socket.localPort)) await writeAnswer(engine, response, gatewayAnswer(404));
  else if (/^\/api\/v[24](?=\/|$)/.test(path) || path.startsWith('/drive/')) await answerApi(exchange);
  else if (path.startsWith('/_sandbox/')) await writeAnswer(engine, response, answerControl(exchange));
  else answerPage(exchange);
}

/** The largest body that the vendor's gateway accepts. */
const maxBodyBytes = 8 * 1024 * 1024;

/** The body; undefined if it is larger than the gateway allows (the rest is read and thrown away). */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks);
}

function wait(milliseconds: number, timers: Set<NodeJS.Timeout>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      resolve();
    }, milliseconds);
    timers.add(timer);
  });
}
