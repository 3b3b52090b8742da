/** The doors that are mounted beside GraphQL, and how refusals look at each of them. */

import { type Hook, requestIdOf } from './hook.ts';
import { type AnswerRefusal, answerErrors, answerJson, type Refusal, refuse } from './refusal.ts';
import { type Subscriptions, takePlace, tooManySubscriptions } from './subscription.ts';

/** How a refusal of this server's looks to programs that speak REST. */
export type RefuseRest = (
  status: number,
  error: { code: string; message: string },
  headers: Record<string, string>,
) => Response;

const CLOSED_PATHS = new Set(['/graphql', '/mcp', '/metrics']);

/** Refuses paths at which there is nothing. */
export const refuseUnknownPaths =
  ({ introspection }: { introspection: boolean }): Hook =>
  ({ url }) => {
    if (CLOSED_PATHS.has(url.pathname) || isRest(url.pathname)) return undefined;
    if (!introspection && DOCUMENT_PATH.test(url.pathname)) return undefined;
    return refuse(404, 'NOT_FOUND', 'There is nothing here.', 'See / for what there is.');
  };

/** Streams of MCP that never end by themselves count as subscriptions, as those of GraphQL do. */
export const serveMcp =
  (subscriptions: Subscriptions): Hook =>
  ({ request, url, serverContext }) => {
    const { account, caller, deadline, items = 1 } = serverContext;
    const share = items > 1 ? items : undefined;
    if (url.pathname !== '/mcp' || !account || !caller) return undefined;
    if (account.mcp.isStream(request) && !takePlace(serverContext, subscriptions)) return tooManySubscriptions();
    return account.mcp.handle(request, {
      access: caller.access,
      deadline,
      share,
      requestId: requestIdOf(serverContext),
    });
  };

/** Hands requests under `/api` to the REST door of their account. */
export const serveRest: Hook = ({ request, url, serverContext }) => {
  const { account, caller, signal, deadline } = serverContext;
  if (!isRest(url.pathname) || !account || !caller) return undefined;
  return account.rest.handle(request, {
    access: caller.access,
    signal,
    deadline,
    requestId: requestIdOf(serverContext),
  });
};

/** Other refusals of `/mcp` are for the transport of its client, which reads the status. */
function isAboutBody({ extensions }: Refusal): boolean {
  return extensions.code === 'INVALID_JSON' || extensions.code === 'VALIDATION_FAILED';
}

function answerJsonRpc({ status, message, extensions, headers }: Refusal): Response {
  const code = extensions.code === 'INVALID_JSON' ? -32_700 : -32_600;
  return answerJson(status, { jsonrpc: '2.0', id: null, error: { code, message } }, headers);
}

function isRest(pathname: string): boolean {
  return pathname === '/api' || pathname.startsWith('/api/');
}

/** Documents that wait behind the token. */
const DOCUMENT_PATH = /^\/(docs|openapi)(\/|\.json$|$)/;

/** Programs that speak REST read problem details, all others the shape of GraphQL's errors. */
export function answerAs(refuseRest: RefuseRest): AnswerRefusal {
  return (refusal, pathname) => {
    if (pathname === '/mcp' && refusal.status === 400 && isAboutBody(refusal)) return answerJsonRpc(refusal);
    if (!isRest(pathname)) return answerErrors(refusal);
    const { code = 'INTERNAL_ERROR', fault: _, retryable: _no, ...extensions } = refusal.extensions;
    return refuseRest(
      refusal.status,
      { code: String(code), message: refusal.message, ...extensions },
      { ...refusal.headers },
    );
  };
}
