import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inRequest } from '../telemetry/request.ts';
import { inSpan } from '../telemetry/span.ts';

/** One request that was answered, or whose client went away. */
export interface RequestEvent {
  method: string;
  /** A template of ours: no id, no secret and no end of different ones. */
  route: string;
  status: number;
  /** From its arrival to the end of the answer. */
  ms: number;
}

/** What observing takes. */
export interface ObserveOptions {
  /** Told how every request ended. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Whether every line of the log, however deep it is written, shall have the id of its request; errors have it anyway. */
  followsRequests?: boolean | undefined;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What a client or a proxy may call a request: it stands in the log. */
const requestId = /^[\w.:-]{1,64}$/;

/**
 * Handles a request in a span of its own, which `traceparent` may join to a trace, under an id that the client is told and that stands
 * in the log (`X-Request-Id`; the client's own where it sends one), and tells how it ended.
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
      // Who went away before the answer is told from who was answered.
      const status = res.writableFinished ? res.statusCode : 499;
      span.set({ 'http.response.status_code': status });
      if (status >= 500) span.fail(String(status));
      onRequest?.({ method, route, status, ms: performance.now() - started });
    });
  void (followsRequests ? inRequest(id, answer) : answer());
}

const routes = new Set(['/', '/graphql', '/mcp', '/health', '/ready', '/metrics', '/docs', '/openapi.json']);

/** The template of a path; what is in a webhook's path is secret. */
function nameRoute(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  if (routes.has(path)) return path;
  if (path.startsWith('/webhooks/')) return '/webhooks/{secret}';
  if (path === '/oauth/callback') return path;
  if (path.startsWith('/.well-known/')) return '/.well-known/{name}';
  return path === '/api' || path.startsWith('/api/') ? '/api/{path}' : 'other';
}
