/**
 * The HTTP door: GraphQL with GraphiQL at `/graphql`, MCP at `/mcp`, `/health`, `/ready` and `/`. Owns who may come
 * in, how much one request may ask, and the answer's form. Refuses to know the schema, amoCRM and the configuration:
 * GraphQL is executed by the engine, MCP is handed on. Called by the composition root.
 */

export type { ApiToken } from '../config/api-token.ts';
export type { AccountDoor, McpDoor } from './door.ts';
export type { Readiness } from './health.ts';
export type { HttpLog } from './lifecycle.ts';
export type { Limits } from './limit.ts';
export { createMcpAuthorization } from './mcp-authorization.ts';
export type { About } from './page.ts';
export { createHttpServer, type HttpServer, type HttpServerOptions } from './server.ts';
