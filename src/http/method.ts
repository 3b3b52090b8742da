/** The HTTP methods of each path. */

import { refuse } from './refusal.ts';
import type { EntryStep } from './step.ts';

const publicPaths = new Set(['/', '/health', '/ready']);

/** The public paths accept GET and HEAD only. */
export const refuseMethods: EntryStep = ({ request, url }) => {
  if (!publicPaths.has(url.pathname) || request.method === 'GET' || request.method === 'HEAD') return undefined;
  return refuse(405, 'METHOD_NOT_ALLOWED', `${url.pathname} accepts GET.`, undefined, { allow: 'GET, HEAD' });
};

/** Refuses headers that override the method. Ignoring them would execute something else than the client meant. */
export const refuseOverride: EntryStep = ({ request }) => {
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    const wanted = request.headers.get(name);
    if (wanted === null || wanted.trim().toUpperCase() === request.method) continue;
    const message = `The header ${name} contradicts the method ${request.method}.`;
    return refuse(400, 'BAD_REQUEST', message, 'Send the request with the intended method, without this header.');
  }
  return undefined;
};

/** The methods of `/graphql` and `/mcp`. The routes under `/api` have their own. */
const methods: Readonly<Record<string, string>> = { '/graphql': 'GET, POST, OPTIONS', '/mcp': 'POST, OPTIONS' };

/** Answers OPTIONS outside of preflights, and refuses other methods. */
export const answerOptions: EntryStep = ({ request: { method }, url: { pathname } }) => {
  const allow = methods[pathname];
  if (allow === undefined) return undefined;
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow, 'content-length': '0' } });
  // The MCP SDK answers GET and DELETE itself, and explains why there are no streams.
  if (pathname === '/mcp' ? ['POST', 'GET', 'DELETE'].includes(method) : allow.split(', ').includes(method))
    return undefined;
  return refuse(405, 'METHOD_NOT_ALLOWED', `${pathname} accepts ${allow}.`, undefined, { allow });
};
