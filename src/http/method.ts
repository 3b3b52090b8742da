/** By which methods the paths are asked. */

import type { EntryStep } from './hook.ts';
import { refuse } from './refusal.ts';

const OPEN_PATHS = new Set(['/', '/health', '/ready']);

/** Open doors are read. */
export const refuseMethods: EntryStep = ({ request, url }) => {
  if (!OPEN_PATHS.has(url.pathname) || request.method === 'GET' || request.method === 'HEAD') return undefined;
  return refuse(405, 'METHOD_NOT_ALLOWED', `${url.pathname} is read by GET.`, undefined, { allow: 'GET, HEAD' });
};

/** What is sent by one method is never taken for another: proxies and frameworks that rewrite methods are not obeyed, and are told so. */
export const refuseOverride: EntryStep = ({ request }) => {
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    const wanted = request.headers.get(name);
    if (wanted === null || wanted.trim().toUpperCase() === request.method) continue;
    const message = `The header ${name} asks for another method than ${request.method}.`;
    return refuse(400, 'BAD_REQUEST', message, 'Send the request by the method that is meant.');
  }
  return undefined;
};

/** What `/graphql` and `/mcp` take; the routes under `/api` say it each for itself. */
const METHODS: Readonly<Record<string, string>> = { '/graphql': 'GET, POST, OPTIONS', '/mcp': 'POST, OPTIONS' };

/** OPTIONS that are no preflight, and methods that no door takes. */
export const answerOptions: EntryStep = ({ request: { method }, url: { pathname } }) => {
  const allow = METHODS[pathname];
  if (allow === undefined) return undefined;
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow, 'content-length': '0' } });
  // The SDK answers to the methods of MCP, and says why it has no streams.
  if (pathname === '/mcp' ? ['POST', 'GET', 'DELETE'].includes(method) : allow.split(', ').includes(method))
    return undefined;
  return refuse(405, 'METHOD_NOT_ALLOWED', `${pathname} takes ${allow}.`, undefined, { allow });
};
