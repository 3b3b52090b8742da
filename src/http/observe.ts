import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inRequest } from '../telemetry/request.ts';
import { inSpan } from '../telemetry/span.ts';

/** A request that was answered or whose client disconnected. */
export interface RequestEvent {
  method: string;
  /** A route template from a fixed list, so that it contains neither ids nor secrets. */
  route: string;
  status: number;
  /** Milliseconds from the arrival to the end of the response. */
  ms: number;
}

/** How requests are observed. */
export interface ObserveOptions {
  /** Called when a request has ended. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Whether every line of the log has the id of its request. If not, only errors have it. */
  followsRequests?: boolean | undefined;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The request ids that are accepted from clients and proxies, because they are written to the log. */
const requestId = /^[\w.:-]{1,64}$/;

/**
 * Handles a request in a span, whose parent is `traceparent`, and reports how it ended. The request has an id for the log and for
 * the client: the `X-Request-Id` that the client sends, or a new one.
 */
export function observeRequest(
  req: IncomingMessage,
  res: ServerResponse,
  handle: () => void,
  { onRequest, followsRequests }: ObserveOptions,
): void {
  const started = performance.now();
  const method = methods.has(req.method ?? '') ? (req.method ?? '') : 'other';
  const route = nameRoute(req.url ?? '');
  const given = req.headers['x-request-id'];
  const id = typeof given === 'string' && requestId.test(given) ? given : randomUUID();
  res.setHeader('x-request-id', id);
  const attributes = { 'http.request.method': method, 'http.route': route };
  const answer = () =>
    inSpan(`${method} ${route}`, { kind: 'server', attributes, carrier: req.headers }, async (span) => {
      const closed = new Promise<void>((resolve) => res.once('close', resolve));
      handle();
      await closed;
      // 499: the client disconnected before the response was complete.
      const status = res.writableFinished ? res.statusCode : 499;
      span.set({ 'http.response.status_code': status });
      if (status >= 500) span.fail(String(status));
      onRequest?.({ method, route, status, ms: performance.now() - started });
    });
  void (followsRequests ? inRequest(id, answer) : answer());
}

const routes = new Set(['/', '/graphql', '/mcp', '/health', '/ready', '/metrics', '/docs', '/openapi.json']);

/** The template of a path. The paths of webhooks and files contain secrets. */
function nameRoute(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  if (routes.has(path)) return path;
  if (path.startsWith('/webhooks/')) return '/webhooks/{secret}';
  if (path.startsWith('/exports/')) return '/exports/{token}';
  if (path === '/oauth/callback') return path;
  if (path.startsWith('/.well-known/')) return '/.well-known/{name}';
  return path === '/api' || path.startsWith('/api/') ? '/api/{path}' : 'other';
}
