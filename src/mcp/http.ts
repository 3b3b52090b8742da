/**
 * MCP over HTTP: one handler for the protocol of 2026-07-28 and for that of 2025, without sessions. Which
 * hosts and origins may ask, and who the caller is, the HTTP room has found out before.
 */
import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import type { Access } from '../resolvers/context.ts';
import { createMcpServer } from './server.ts';
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
  const untilTheEnd = async (request: Request): Promise<Request> => {
    if (!isStream(request)) return request;
    const { url, method, headers } = request;
    const signal = AbortSignal.any([request.signal, watching.signal]);
    // From its parts: the server's requests may be of a class of their own.
    return new Request(url, { method, headers: [...headers], body: await request.text(), signal });
  };

  return {
    isStream,
    async handle(request, caller) {
      // The SDK hands on what is known of a caller under this name; its token is nobody's business from here on.
      await learnAccount?.();
      const authInfo: AuthInfo = { token: '', clientId: '', scopes: [], extra: { caller } };
      return handler.fetch(await untilTheEnd(request), { authInfo });
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
