import type { Identify } from './auth.ts';
import type { AnswerHeaders } from './head.ts';
import { answerJson } from './refusal.ts';
import type { HttpPlugin, RequestStep } from './step.ts';

/** The name, version and accounts of this server. */
export interface About {
  name: string;
  version: string;
  /** The amoCRM accounts and their URLs; shown only to authenticated callers. */
  accounts(): { name: string; url: string }[];
}

/**
 * GraphiQL is one page with inlined scripts and styles, and its editor starts workers from blobs. Nothing may be loaded from other
 * servers, or sent to them.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data: blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sets headers that keep browsers from guessing content types, framing the page or leaking its URL. */
export function useSecurityHeaders(): HttpPlugin {
  return { onResponse: ({ response }) => setSecurityHeaders(response.headers) };
}

/** Sets the security headers of a response. */
export function setSecurityHeaders(headers: AnswerHeaders): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  if (!headers.get('content-type')?.startsWith('text/html')) return;
  // Other pages set a stricter policy themselves.
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', pagePolicy);
  headers.set('x-frame-options', 'DENY');
}

/** The initial state of GraphiQL. */
export interface GraphiqlOptions {
  title: string;
  defaultQuery: string;
  /** Whether the header editor shows a placeholder for the token. */
  needsToken: boolean;
  /** Whether the header editor shows a placeholder for the account. */
  needsAccount: boolean;
}

/** Answers browsers with GraphiQL. The page is public; its requests need a token. */
export function showGraphiql(options: GraphiqlOptions): RequestStep {
  let page: Promise<Uint8Array> | undefined;
  return async ({ request, url }) => {
    if (url.pathname !== '/graphql' || request.method !== 'GET' || !wantsHtml(request)) return undefined;
    page ??= renderPage(options);
    return answerHtml(await page);
  };
}

async function renderPage({ title, defaultQuery, needsToken, needsAccount }: GraphiqlOptions): Promise<Uint8Array> {
  // 9 MB of source, so it is loaded for the first browser and not at start-up.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const headers = {
    ...(needsToken && { Authorization: 'Bearer <token>' }),
    ...(needsAccount && { 'Amocrm-Account': '<name>' }),
  };
  const shown = Object.keys(headers).length > 0 ? { headers: JSON.stringify(headers, null, 1) } : {};
  return new TextEncoder().encode(renderGraphiQL({ title, defaultQuery, endpoint: '/graphql', ...shown }));
}

/** `/`: the name of this server and links to its paths. */
export function showIndex({ name, version, accounts }: About, identify: Identify): RequestStep {
  const links = {
    graphql: '/graphql',
    mcp: '/mcp',
    rest: '/api',
    docs: '/docs',
    openapi: '/openapi.json',
    actions: '/openapi/actions.json',
    health: '/health',
    ready: '/ready',
  };
  const items = Object.values(links).map((path) => `<li><a href="${path}">${path}</a></li>`);
  const page = `<!doctype html><meta charset="utf-8"><title>${name}</title><h1>${name} ${version}</h1><ul>${items.join('')}</ul>`;
  return async ({ request, url }) => {
    if (url.pathname !== '/') return undefined;
    if (!wantsHtml(request)) {
      const caller = await identify(request, url.pathname);
      const known = accounts().filter((account) => caller?.accounts?.includes(account.name) ?? true);
      return answerJson(200, { name, version, ...(caller && { accounts: known }), links });
    }
    return answerHtml(new TextEncoder().encode(page));
  };
}

function wantsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function answerHtml(body: Uint8Array): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(body as BodyInit, { headers });
}
