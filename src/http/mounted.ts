/** MCP and REST, which are mounted beside GraphQL, and the format of refusals at each of them. */

import { quote } from '../errors/quote.ts';
import { chooseToolsets, findUnknownToolsets, splitToolsets, type ToolsetChoice, toolsetNames } from '../toolset.ts';
import { type AnswerRefusal, answerErrors, answerJson, type Refusal, refuse } from './refusal.ts';
import { type RequestStep, requestIdOf } from './step.ts';
import { openSubscription, refuseSubscription, type Subscriptions } from './subscription.ts';

/** Writes a refusal in the format of the REST API. */
export type RefuseRest = (
  status: number,
  error: { code: string; message: string },
  headers: Record<string, string>,
) => Response;

const privatePaths = new Set(['/graphql', '/mcp', '/metrics']);

/** Refuses paths that do not exist. */
export const refuseUnknownPaths =
  ({ introspection }: { introspection: boolean }): RequestStep =>
  ({ url }) => {
    if (privatePaths.has(url.pathname) || isRest(url.pathname)) return undefined;
    if (!introspection && documentPath.test(url.pathname)) return undefined;
    return refuse(404, 'NOT_FOUND', 'There is nothing at this path.', 'See / for the paths that exist.');
  };

/** Passes requests to the account's MCP handler. MCP streams without an end count as subscriptions, as those of GraphQL do. */
export const serveMcp =
  (subscriptions: Subscriptions, toolsets: ToolsetChoice): RequestStep =>
  ({ request, url, serverContext }) => {
    const { account, caller, deadline, items = 1 } = serverContext;
    const share = items > 1 ? items : undefined;
    if (url.pathname !== '/mcp' || !account || !caller) return undefined;
    if (account.mcp.isStream(request) && !openSubscription(serverContext, subscriptions)) return refuseSubscription();
    const asked = splitToolsets(url.searchParams.get('toolsets') ?? '');
    const unknown = findUnknownToolsets(asked);
    if (unknown.length > 0) {
      const message = `The address names unknown toolsets: ${quote(unknown.join(', '))}.`;
      return refuse(400, 'BAD_REQUEST', message, `There are ${toolsetNames.join(', ')}.`);
    }
    return account.mcp.handle(request, {
      access: caller.access,
      caller: caller.id,
      confirmWrites: caller.confirmWrites,
      toolsets: asked.length > 0 ? chooseToolsets(asked) : (caller.toolsets ?? toolsets),
      deadline,
      share,
      requestId: requestIdOf(serverContext),
    });
  };

/** Passes requests under `/api` to the account's REST handler. */
export const serveRest: RequestStep = ({ request, url, serverContext }) => {
  const { account, caller, signal, deadline } = serverContext;
  if (!isRest(url.pathname) || !account || !caller) return undefined;
  return account.rest.handle(request, {
    access: caller.access,
    caller: caller.id,
    confirmWrites: caller.confirmWrites,
    signal,
    deadline,
    requestId: requestIdOf(serverContext),
  });
};

/** Whether a refusal concerns the JSON-RPC message. For the others, MCP clients read the HTTP status. */
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

/** Pages of the documentation, which need a token if introspection is disabled. */
const documentPath = /^\/(docs|openapi)(\/|\.json$|$)/;

/** REST clients get problem details, and MCP clients JSON-RPC errors about their messages; all others get GraphQL errors. */
export function answerAs(refuseRest: RefuseRest): AnswerRefusal {
  return (refusal, pathname) => {
    if (pathname === '/mcp' && refusal.status === 400 && isAboutBody(refusal)) return answerJsonRpc(refusal);
    if (!isRest(pathname)) return answerErrors(refusal);
    const { code = 'INTERNAL_ERROR', fault: _fault, retryable: _retryable, ...extensions } = refusal.extensions;
    return refuseRest(
      refusal.status,
      { code: String(code), message: refusal.message, ...extensions },
      { ...refusal.headers },
    );
  };
}
