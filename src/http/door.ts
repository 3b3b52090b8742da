/** The doors of one account, as this server needs them. */
import type { Engine } from '../graph/engine.ts';
import type { Access } from '../resolvers/context.ts';

/** Where amoCRM's webhooks of one account go. */
export interface WebhookDoor {
  /** The last part of `/webhooks/amocrm/<secret>`; without it nothing is received there. */
  secret: { reveal(): string } | undefined;
  /** Takes one delivery in, or says that too much is waiting. */
  accept(body: string): 'taken' | 'full';
}

/** Finishes the sign-ins of one account; see the redirect URI of the integration. */
export interface CompleteSignIn {
  /** Whether what has come belongs to a sign-in of this account. */
  recognizes(query: URLSearchParams): boolean;
  /** @throws an error for the person at the browser */
  complete(query: URLSearchParams): Promise<void>;
}

/** The MCP door of one account, as this server needs it. */
export interface McpDoor {
  /** Whether the answer to a request is a stream that ends only when one side ends it. */
  isStream(request: Request): boolean;
  /** Answers one request of an authenticated caller; its signal fires when the client goes away. */
  handle(
    request: Request,
    caller: {
      access: Access;
      deadline?: number | undefined;
      share?: number | undefined;
      requestId?: string | undefined;
    },
  ): Promise<Response>;
}

/** The REST door of one account, as this server needs it. */
export interface RestDoor {
  /** Answers one request under `/api/` of an authenticated caller. */
  handle(
    request: Request,
    caller: {
      access: Access;
      signal?: AbortSignal | undefined;
      deadline?: number | undefined;
      requestId?: string | undefined;
    },
  ): Promise<Response>;
}

/** What the doors of one account are made of. */
export interface AccountDoor {
  /** As callers say it. */
  name: string;
  engine: Engine;
  mcp: McpDoor;
  rest: RestDoor;
  webhooks: WebhookDoor;
  /** Finishes a sign-in to amoCRM, where there is an integration to sign in. */
  signIn: CompleteSignIn | undefined;
}
