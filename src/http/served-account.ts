/** One account as the HTTP server sees it: the handlers that the composition root passes in. */
import type { Engine } from '../graph/engine.ts';
import type { ConfirmWrites } from '../resolvers/confirm-writes.ts';
import type { Access, UploadContent } from '../resolvers/context.ts';
import type { ToolsetChoice } from '../toolset.ts';

/** Receives amoCRM's webhooks of one account. */
export interface WebhookReceiver {
  /** The last segment of `/webhooks/amocrm/<secret>`; if omitted, that path is not served. */
  secret: { reveal(): string } | undefined;
  /** Queues one delivery, unless the queue is full. */
  accept(body: string): 'taken' | 'full';
}

/** Completes the sign-ins of one account at the redirect URI of its integration. */
export interface SignInCompletion {
  /** Whether a callback belongs to a sign-in of this account. */
  recognizes(query: URLSearchParams): boolean;
  /** @throws an error to show in the browser */
  complete(query: URLSearchParams): Promise<void>;
}

/** Handles the MCP requests of one account. */
export interface McpHandler {
  /** Whether the response is a stream that stays open until one side closes it. */
  isStream(request: Request): boolean;
  /** Answers one request of an authenticated caller; the request's signal fires when the client disconnects. */
  handle(
    request: Request,
    caller: {
      access: Access;
      /** Identifies the caller, who alone may confirm its plans. */
      caller?: string | undefined;
      /** The least that must be confirmed by this caller. */
      confirmWrites?: ConfirmWrites | undefined;
      /** The toolsets whose tools are listed to it. */
      toolsets: ToolsetChoice;
      deadline?: number | undefined;
      share?: number | undefined;
      requestId?: string | undefined;
    },
  ): Promise<Response>;
}

/** Handles the REST requests of one account. */
export interface RestHandler {
  /** Whether the body of a request is the content of a file, which is passed on as a stream. */
  takesBytes(method: string, url: Pick<URL, 'pathname' | 'searchParams'>, contentType: string | null): boolean;
  /** Answers one request under `/api/` of an authenticated caller. */
  handle(
    request: Request,
    caller: {
      access: Access;
      /** Identifies the caller, who alone may confirm its plans. */
      caller?: string | undefined;
      /** The least that must be confirmed by this caller. */
      confirmWrites?: ConfirmWrites | undefined;
      signal?: AbortSignal | undefined;
      deadline?: number | undefined;
      requestId?: string | undefined;
      /** The content of the file in the body. */
      upload?: UploadContent | undefined;
    },
  ): Promise<Response>;
}

/** A file that can be downloaded. */
export interface DownloadableFile {
  /** The name for people. */
  name: string;
  mediaType: string;
  /** Where it is on this machine. */
  path: string;
  bytes: number;
}

/** Finds the files of one account. */
export interface FileFinder {
  /** @throws {NotFoundError} if no file has this token */
  find(token: string): Promise<DownloadableFile>;
}

/** One account and its handlers. */
export interface ServedAccount {
  /** The name by which callers select it. */
  name: string;
  engine: Engine;
  mcp: McpHandler;
  rest: RestHandler;
  webhooks: WebhookReceiver;
  exports: FileFinder;
  /** Completes sign-ins to amoCRM; undefined if the account has no OAuth integration. */
  signIn: SignInCompletion | undefined;
}
