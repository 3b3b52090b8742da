import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type CallEvent, type Client, type ClientOptions, createClient } from '../../../src/amocrm/index.ts';
import { createMemoryState } from '../../../src/state/memory.ts';

/** The token that must never be seen in an error. */
export const token = 'a-very-secret-token-0123456789';

/** What a test's server answers to a request. */
export type Respond = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A connection to a server that answers as the test says. */
export async function open(
  respond: Respond,
  options: Partial<ClientOptions> = {},
): Promise<{ connection: Client; requests: string[]; events: CallEvent[] }> {
  const requests: string[] = [];
  const events: CallEvent[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    respond(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = createClient({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessToken: token,
    state: createMemoryState(),
    rateLimit: 1_000,
    retryDelay: () => 0,
    timeoutMs: 2_000,
    observer: { call: (event) => events.push(event), retry: () => {}, wait: () => {} },
    ...options,
  });
  onTestFinished(async () => {
    await connection.close();
    server.closeAllConnections();
    server.close();
  });
  return { connection, requests, events };
}

/** Answers with a status and a JSON body. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 400 ? 'application/hal+json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(JSON.stringify(body));
}

/** Answers with a gateway's page. */
export function html(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(`<html><body><center><h1>${status}</h1></center><hr><center>nginx</center></body></html>`);
}

/** The error that a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: Error & Record<string, unknown>) => error,
  );
}
