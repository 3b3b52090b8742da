/**
 * MCP over HTTP: one handler for the protocol of 2026-07-28 and for that of 2025, without sessions. Guards against foreign
 * hosts and origins (DNS rebinding); who the caller is, the HTTP room has found out before.
 */
import { createMcpHandler, hostHeaderValidationResponse, originValidationResponse } from '@modelcontextprotocol/server';
import type { Access } from '../resolvers/context.ts';
import { createMcpServer } from './server.ts';
import type { Toolbox } from './toolbox.ts';

/** What the handler needs. */
export interface McpHttpOptions {
  toolbox: Toolbox;
  /** Of this package. */
  version: string;
  /** Host names, without ports, under which this server may be asked for. */
  allowedHosts: string[];
  /** Host names, without ports, of the web pages that may call it; a request without `Origin` is no page's. */
  allowedOrigins: string[];
  /** Told of every error that the caller only sees masked. */
  onError: (error: unknown) => void;
}

/** What is mounted at `/mcp`. */
export interface McpHttpHandler {
  /** Serves one request of a caller with the given access. */
  handle(request: Request, caller: { access: Access }): Promise<Response>;
  /** Tells the clients that watch a resource that it has changed. */
  notifyChanged(uri: string): void;
  /** Ends what still runs. */
  close(): Promise<void>;
}

/** Makes the handler. */
export function createMcpHttpHandler(options: McpHttpOptions): McpHttpHandler {
  const { toolbox, version, allowedHosts, allowedOrigins, onError } = options;
  const serve = (access: Access) =>
    createMcpHandler(
      // Clients of the protocol of 2025 would need a session to hear of anything, and there are none here.
      ({ era }) => createMcpServer(toolbox, { access, version, onError, watches: era === 'modern' }),
      { onerror: onError },
    );
  const handlers = { 'read-write': serve('read-write'), 'read-only': serve('read-only') };
  return {
    async handle(request, { access }) {
      const refused =
        hostHeaderValidationResponse(request, allowedHosts) ?? originValidationResponse(request, allowedOrigins);
      return refused ?? handlers[access].fetch(request);
    },
    notifyChanged(uri) {
      for (const { notify } of Object.values(handlers)) notify.resourceUpdated(uri);
    },
    async close() {
      await Promise.all(Object.values(handlers).map((handler) => handler.close()));
    },
  };
}
