import { quote } from '../errors/quote.ts';
import { isLoopback } from '../host.ts';
import type { AnswerHeaders, RequestHead } from './head.ts';
import type { EntryStep, HttpPlugin } from './hook.ts';
import { refuse } from './refusal.ts';

/** Which names this server answers to and which pages may call it. */
export interface Neighbourhood {
  /** The host that was bound. */
  host: string;
  /** Further names in the `Host` header, as a reverse proxy or the DNS gives them; a port in them is ignored. */
  allowedHosts: string[];
  /** Further origins whose pages may call, such as `https://crm.example.com`. */
  allowedOrigins: string[];
}

/**
 * Refuses requests for a name that is not ours. A web page can point its own name at 127.0.0.1 (DNS rebinding) and
 * is then "same origin" for the browser; its `Host` header still carries its name.
 */
export function checkHost({ host, allowedHosts }: Neighbourhood): EntryStep {
  const known = new Set([host, ...allowedHosts].map(nameOf));
  return ({ request, url }) => {
    if (url.pathname === '/health') return undefined;
    const name = nameOf(request.headers.get('host') ?? '');
    if (known.has(name) || isLoopback(name)) return undefined;
    return refuse(
      403,
      'HOST_NOT_ALLOWED',
      `This server does not answer to the name «${quote(name)}».`,
      'Add it to ALLOWED_HOSTS.',
    );
  };
}

/** Refuses pages of foreign origins, and answers the preflights of the others. */
export function checkOrigin(neighbourhood: Neighbourhood): EntryStep {
  return ({ request }) => {
    const origin = request.headers.get('origin');
    if (origin === null) return undefined;
    if (!isFriend(request, neighbourhood)) {
      const remedy = 'Add it to ALLOWED_ORIGINS.';
      return refuse(403, 'ORIGIN_NOT_ALLOWED', `Pages of ${quote(origin)} may not call this server.`, remedy);
    }
    const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
    return isPreflight ? new Response(null, { status: 204, headers: { 'content-length': '0' } }) : undefined;
  };
}

/** Tells browsers that the pages let through may read the answer, on every answer, refusals included. */
export function useCors(neighbourhood: Neighbourhood): HttpPlugin {
  return { onResponse: ({ request, response }) => setCorsHeaders(request, response.headers, neighbourhood) };
}

/** The same for an answer whose headers are at hand. */
export function setCorsHeaders(request: RequestHead, headers: AnswerHeaders, neighbourhood: Neighbourhood): void {
  headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !isFriend(request, neighbourhood)) return;
  headers.set('access-control-allow-origin', origin);
  headers.set(
    'access-control-expose-headers',
    'WWW-Authenticate, Mcp-Session-Id, MCP-Protocol-Version, ETag, Link, Location, Retry-After, X-Request-Id',
  );
  if (request.method !== 'OPTIONS') return;
  headers.set('access-control-allow-methods', 'GET, POST, PATCH, PUT, DELETE');
  // Echoed, not listed: MCP clients send open-ended `Mcp-Param-*` headers.
  const wanted = request.headers.get('access-control-request-headers');
  if (wanted) headers.set('access-control-allow-headers', wanted);
  headers.set('access-control-max-age', '600');
}

function isFriend(request: RequestHead, { host, allowedOrigins }: Neighbourhood): boolean {
  const origin = request.headers.get('origin') ?? '';
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  // The scheme is left out: behind a proxy that ends TLS the page is https and we see http.
  if (page.host !== '' && page.host === request.headers.get('host')) return true;
  if (isLoopback(host) && isLoopback(page.hostname)) return true;
  return allowedOrigins.some((allowed) => URL.canParse(allowed) && new URL(allowed).origin === page.origin);
}

/** `[::1]:8000` → `[::1]`, `Example.com:80` → `example.com`, `::1` → `[::1]`. */
function nameOf(host: string): string {
  const bracketed = host.includes('::') && !host.startsWith('[') ? `[${host}]` : host;
  return bracketed.replace(/:\d+$/, '').toLowerCase();
}
