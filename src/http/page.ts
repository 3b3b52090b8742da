import type { Identify } from './auth.ts';
import type { AnswerHeaders } from './head.ts';
import type { Hook, HttpPlugin } from './hook.ts';
import { answerJson } from './refusal.ts';

/** What this server says about itself. */
export interface About {
  name: string;
  version: string;
  /** The CRM accounts that it serves and their addresses; shown only to authenticated callers. */
  accounts(): { name: string; url: string }[];
}

/**
 * Everything of GraphiQL is inlined in its page, so scripts and styles must be allowed inline and its editor's
 * workers from blobs; nothing may be loaded from, or sent to, anywhere but here.
 */
const PAGE_POLICY = [
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

/** Headers that keep a browser from guessing types, framing the page or leaking its address. */
export function useSecurityHeaders(): HttpPlugin {
  return { onResponse: ({ response }) => setSecurityHeaders(response.headers) };
}

/** The same for an answer whose headers are at hand. */
export function setSecurityHeaders(headers: AnswerHeaders): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  if (!headers.get('content-type')?.startsWith('text/html')) return;
  // A page that can do with less has said so itself.
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', PAGE_POLICY);
  headers.set('x-frame-options', 'DENY');
}

/** What GraphiQL opens with. */
export interface GraphiqlOptions {
  title: string;
  defaultQuery: string;
  /** Shows where the token goes. */
  needsToken: boolean;
  /** Shows where the account is named. */
  needsAccount: boolean;
}

/** The GraphiQL page for browsers. The page is public; its requests need a token. */
export function showGraphiql(options: GraphiqlOptions): Hook {
  let page: Promise<Uint8Array> | undefined;
  return async ({ request, url }) => {
    if (url.pathname !== '/graphql' || request.method !== 'GET' || !wantsHtml(request)) return undefined;
    page ??= renderPage(options);
    return answerHtml(await page);
  };
}

async function renderPage({ title, defaultQuery, needsToken, needsAccount }: GraphiqlOptions): Promise<Uint8Array> {
  // 9 MB of source: loaded when a browser asks, not at the start.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const headers = {
    ...(needsToken && { Authorization: 'Bearer <token>' }),
    ...(needsAccount && { 'Amocrm-Account': '<name>' }),
  };
  const shown = Object.keys(headers).length > 0 ? { headers: JSON.stringify(headers, null, 1) } : {};
  return new TextEncoder().encode(renderGraphiQL({ title, defaultQuery, endpoint: '/graphql', ...shown }));
}

/** `/`: what this is and where things are. */
export function showIndex({ name, version, accounts }: About, identify: Identify): Hook {
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
