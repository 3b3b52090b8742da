/**
 * The HTTP server: GraphQL with GraphiQL at `/graphql`, MCP at `/mcp`, REST at `/api`, `/health`, `/ready` and `/`. Owns
 * authentication, the limits of one request and the form of responses. Knows neither the schema nor amoCRM nor the
 * configuration: the engine executes GraphQL, and handlers that are passed in answer MCP and REST. Called by the composition root.
 */

export type { ApiToken } from '../config/api-token.ts';
export type { Limits } from '../graph/limit.ts';
export type { Readiness } from './health.ts';
export type { HttpLog } from './lifecycle.ts';
export { createMcpAuthorization } from './mcp-authorization.ts';
export type { About } from './page.ts';
export type { McpHandler, ServedAccount } from './served-account.ts';
export { createHttpServer, type HttpServer, type HttpServerOptions } from './server.ts';
