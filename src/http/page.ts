import type { Identify } from './auth.ts';
import type { AnswerHeaders } from './head.ts';
import { chooseLanguage, type HomeOptions, type HomePage, renderHome } from './home.ts';
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

/** What `/` consists of. */
export interface IndexOptions extends HomeOptions {
  about: About;
  identify: Identify;
}

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

/**
 * `/`: for programs the name of this server, the accounts of the caller and the paths; for browsers the home page. The page is public and
 * knows nothing of the accounts. It asks for a token, and for everything else with it.
 */
export function showIndex(options: IndexOptions): RequestStep {
  const { about, identify } = options;
  const { name, version, accounts } = about;
  let page: Promise<HomePage> | undefined;
  return async ({ request, url }) => {
    if (url.pathname !== '/') return undefined;
    if (!wantsHtml(request)) {
      const caller = await identify(request, url.pathname);
      const known = accounts().filter((account) => caller?.accounts?.includes(account.name) ?? true);
      return answerJson(200, { name, version, ...(caller && { accounts: known }), links });
    }
    page ??= renderHome(options, Object.values(links)).catch((error: unknown) => {
      // A build may be replacing the file.
      page = undefined;
      throw error;
    });
    const { text, policy } = await page;
    const language = chooseLanguage(url.searchParams.get('lang'), request.headers.get('accept-language'));
    const response = answerHtml(new TextEncoder().encode(text.replace('<html lang="en"', `<html lang="${language}"`)));
    response.headers.set('content-language', language);
    response.headers.set('vary', 'Accept, Accept-Language');
    response.headers.set('content-security-policy', policy);
    return response;
  };
}

function wantsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function answerHtml(body: Uint8Array): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(body as BodyInit, { headers });
}
