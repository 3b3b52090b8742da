/**
 * MCP over HTTP: one handler for the protocol of 2026-07-28 and for that of 2025, without sessions. Which
 * hosts and origins may ask, and who the caller is, the HTTP room has found out before.
 */
import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import type { Access } from '../resolvers/context.ts';
import { createMcpServer } from './server.ts';
import { tidyMessages } from './tidy.ts';
import type { Toolbox } from './toolbox.ts';

/** What the handler needs. */
export interface McpHttpOptions {
  toolbox: Toolbox;
  /** Reads what the instructions tell of the account, unless it is known; waited for before a request is served. */
  learnAccount?: () => Promise<void>;
  /** Of this package. */
  version: string;
  /** Told of every error that the caller only sees masked. */
  onError: (error: unknown) => void;
  /** Told of requests that are none of the protocol's. */
  onRejected?: (error: Error) => void;
}

/** Who sends a request, as far as it matters here. */
export interface McpCaller {
  access: Access;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** Of how many messages, answered together, it is one. */
  share?: number | undefined;
}

/** What is mounted at `/mcp`. */
export interface McpHttpHandler {
  /** Whether the answer to a request is a stream that ends only when one side ends it. */
  isStream(request: Request): boolean;
  /** Serves one request. */
  handle(request: Request, caller: McpCaller): Promise<Response>;
  /** Tells the clients that watch a resource that it has changed. */
  notifyChanged(uri: string): void;
  /** Ends the streams of those who watch something: they never end by themselves. */
  endSubscriptions(): void;
  /** Ends what still runs. */
  close(): Promise<void>;
}

/** Makes the handler. */
export function createMcpHttpHandler(options: McpHttpOptions): McpHttpHandler {
  const { toolbox, learnAccount, version, onError, onRejected = onError } = options;
  const handler = createMcpHandler(
    // Clients of the protocol of 2025 would need a session to hear of anything, and there are none here.
    ({ era, authInfo }) =>
      createMcpServer(toolbox, { ...readCaller(authInfo), version, onError, watches: era === 'modern' }),
    { onerror: onRejected },
  );
  const watching = new AbortController();
  /** The protocol of 2026-07-28 names its method in a header, and checks that the header is right. */
  const isStream = ({ headers }: Request) => headers.get('mcp-method') === 'subscriptions/listen';
  const prepare = (request: Request, text: string): Request => {
    const { url, method } = request;
    const headers = new Headers([...request.headers]);
    headers.set('accept', everyAnswer);
    const signal = isStream(request) ? AbortSignal.any([request.signal, watching.signal]) : request.signal;
    // From its parts: the server's requests may be of a class of their own.
    return new Request(url, { method, headers, signal, ...(text !== '' && { body: tidyText(text) }) });
  };

  return {
    isStream,
    async handle(request, caller) {
      // The SDK hands on what is known of a caller under this name; its token is nobody's business from here on.
      await learnAccount?.();
      const authInfo: AuthInfo = { token: '', clientId: '', scopes: [], extra: { caller } };
      const isReader = isStream(request) || takesStreams(request.headers.get('accept'));
      const text = request.method === 'POST' ? await request.text() : '';
      const response = await handler.fetch(prepare(request, text), { authInfo });
      return isReader ? response : await collectAnswers(response, /^\s*\[/.test(text));
    },
    notifyChanged: (uri) => handler.notify.resourceUpdated(uri),
    endSubscriptions: () => watching.abort(),
    close: () => handler.close(),
  };
}

/** A request that has come without a caller may only read. */
function readCaller(authInfo: AuthInfo | undefined): McpCaller {
  return (authInfo?.extra?.caller as McpCaller | undefined) ?? { access: 'read-only' };
}

/** What the protocol's clients have to accept, and what the SDK insists on. */
const everyAnswer = 'application/json, text/event-stream';

/** Whether a client reads streams: it names them, or leaves the choice to us. */
function takesStreams(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true;
  return accept
    .toLowerCase()
    .split(',')
    .some((each) => /^\s*(?:\*\/\*|text\/\*|text\/event-stream)\s*(?:;|$)/.test(each));
}

/** The answers of a stream as one JSON body, for clients that read nothing else; what is told before them is left out. */
async function collectAnswers(response: Response, isBatch: boolean): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
  const answers = (await response.text())
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data: '.length)) as Record<string, unknown>)
    .filter((message) => !('method' in message));
  return Response.json(isBatch ? answers : answers[0], {
    status: response.status,
    headers: { 'cache-control': 'no-store' },
  });
}

/** A body without the empty members that the protocol refuses. What is not JSON stays as it came. */
function tidyText(text: string): string {
  try {
    return JSON.stringify(tidyMessages(JSON.parse(text)));
  } catch {
    return text;
  }
}
