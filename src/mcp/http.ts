/**
 * MCP over HTTP: one handler for the protocol revisions of 2026-07-28 and of 2025, without sessions. The HTTP room checks the
 * host, the origin and the caller before.
 */
import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import type { ConfirmWrites } from '../resolvers/confirm-writes.ts';
import type { Access } from '../resolvers/context.ts';
import type { ToolsetChoice } from '../toolset.ts';
import type { Charts } from './chart.ts';
import { createMcpServer } from './server.ts';
import { tidyMessages } from './tidy.ts';
import type { Toolbox } from './toolbox.ts';

/** What the handler needs. */
export interface McpHttpOptions {
  toolbox: Toolbox;
  /** Loads the facts about the account that the instructions need, unless they are known. Awaited before each request. */
  learnAccount?: () => Promise<void>;
  /** Of this package. */
  version: string;
  /** The folder of the procedures. */
  skills: string;
  /** The folder of the built pages that draw answers of tools. */
  views: string;
  /** Draws answers for clients that show no views; if omitted, nothing is drawn. */
  charts?: Charts | undefined;
  /** Called with every error that the caller sees only masked. */
  onError: (error: unknown, requestId?: string) => void;
  /** Called for requests that are not valid in the protocol. `onError` if omitted. */
  onRejected?: (error: Error) => void;
}

/** The caller of a request. */
export interface McpCaller {
  access: Access;
  /** Identifies the caller, who alone may confirm its plans. */
  caller?: string | undefined;
  /** The least that must be confirmed by this caller. */
  confirmWrites?: ConfirmWrites | undefined;
  /** The toolsets whose tools are listed to it: the core if omitted. */
  toolsets?: ToolsetChoice | undefined;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** How many messages of the same batch are answered together with it. */
  share?: number | undefined;
  /** Under which its errors stand in the log. */
  requestId?: string | undefined;
}

/** What is mounted at `/mcp`. */
export interface McpHttpHandler {
  /** Whether the answer to a request is a stream that stays open until one side closes it. */
  isStream(request: Request): boolean;
  /** Serves one request. */
  handle(request: Request, caller: McpCaller): Promise<Response>;
  /** Notifies the clients that watch a resource of a change. */
  notifyChanged(uri: string): void;
  /** Ends the streams of all clients that watch resources. They never end by themselves. */
  endSubscriptions(): void;
  /** Ends all requests that still run. */
  close(): Promise<void>;
}

/** Creates the handler. */
export function createMcpHttpHandler(options: McpHttpOptions): McpHttpHandler {
  const { toolbox, learnAccount, version, skills, views, charts, onError, onRejected = onError } = options;
  const handler = createMcpHandler(
    // A client of the 2025 protocol would need a session to be notified, and there are no sessions here.
    ({ era, authInfo }) => {
      const caller = toCaller(authInfo);
      const report = (error: unknown) => onError(error, caller.requestId);
      return createMcpServer(toolbox, {
        ...caller,
        version,
        skills,
        views,
        charts,
        onError: report,
        watches: era === 'modern',
      });
    },
    { onerror: (error) => onRejected(error) },
  );
  const watching = new AbortController();
  /** Requests of 2026-07-28 name their method in a header. The SDK checks that it is the method of the body. */
  const isStream = ({ headers }: Request) => headers.get('mcp-method') === 'subscriptions/listen';
  const prepare = (request: Request, text: string): Request => {
    const { url, method } = request;
    const headers = new Headers([...request.headers]);
    headers.set('accept', everyAnswer);
    const signal = isStream(request) ? AbortSignal.any([request.signal, watching.signal]) : request.signal;
    // A new request, because the server's requests may be of another class.
    return new Request(url, { method, headers, signal, ...(text !== '' && { body: tidyText(text) }) });
  };

  return {
    isStream,
    async handle(request, caller) {
      // The SDK passes the caller on as `authInfo`. The token is not passed on.
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

/** A request without a caller may only read. */
function toCaller(authInfo: AuthInfo | undefined): McpCaller {
  return (authInfo?.extra?.caller as McpCaller | undefined) ?? { access: 'read-only' };
}

/** What a client must accept according to the protocol. The SDK refuses a request without it. */
const everyAnswer = 'application/json, text/event-stream';

/** Whether a client accepts streams: it names them, or it accepts anything. */
function takesStreams(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true;
  return accept
    .toLowerCase()
    .split(',')
    .some((each) => /^\s*(?:\*\/\*|text\/\*|text\/event-stream)\s*(?:;|$)/.test(each));
}

/** Converts the answers of a stream to one JSON body, for clients that accept only JSON. Notifications are left out. */
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

/** Removes the empty members that the protocol refuses. A body that is not JSON stays as it is. */
function tidyText(text: string): string {
  try {
    return JSON.stringify(tidyMessages(JSON.parse(text)));
  } catch {
    return text;
  }
}
