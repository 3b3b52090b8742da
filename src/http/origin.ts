import { quote } from '../errors/quote.ts';
import { isLoopback } from '../host.ts';
import type { AnswerHeaders, RequestHead } from './head.ts';
import { refuse } from './refusal.ts';
import type { EntryStep, HttpPlugin } from './step.ts';

/** The host names of this server and the origins that may call it. */
export interface OriginPolicy {
  /** The host that the server binds. */
  host: string;
  /** Further accepted names in the `Host` header, for a reverse proxy or a DNS name. A port in them is ignored. */
  allowedHosts: string[];
  /** Further origins whose pages may call, such as `https://crm.example.com`. */
  allowedOrigins: string[];
}

/**
 * Refuses requests for other host names. A web page can point its own name at 127.0.0.1 (DNS rebinding), and the browser then
 * considers both the same origin; but the `Host` header still has the name of the page.
 */
export function checkHost({ host, allowedHosts }: OriginPolicy): EntryStep {
  const known = new Set([host, ...allowedHosts].map(nameOf));
  return ({ request, url }) => {
    if (url.pathname === '/health') return undefined;
    const name = nameOf(request.headers.get('host') ?? '');
    if (known.has(name) || isLoopback(name)) return undefined;
    return refuse(
      403,
      'HOST_NOT_ALLOWED',
      `The host name «${quote(name)}» is not allowed.`,
      'Add it to ALLOWED_HOSTS.',
    );
  };
}

/** Refuses requests from foreign origins, and answers the preflights of allowed ones. */
export function checkOrigin(policy: OriginPolicy): EntryStep {
  return ({ request }) => {
    const origin = request.headers.get('origin');
    if (origin === null) return undefined;
    if (!isAllowed(request, policy)) {
      const remedy = 'Add it to ALLOWED_ORIGINS.';
      return refuse(403, 'ORIGIN_NOT_ALLOWED', `Pages of ${quote(origin)} may not call this server.`, remedy);
    }
    const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
    return isPreflight ? new Response(null, { status: 204, headers: { 'content-length': '0' } }) : undefined;
  };
}

/** Sets the CORS headers on every response, including refusals. */
export function useCors(policy: OriginPolicy): HttpPlugin {
  return { onResponse: ({ request, response }) => setCorsHeaders(request, response.headers, policy) };
}

/** Sets the CORS headers of a response. */
export function setCorsHeaders(request: RequestHead, headers: AnswerHeaders, policy: OriginPolicy): void {
  headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !isAllowed(request, policy)) return;
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

function isAllowed(request: RequestHead, { host, allowedOrigins }: OriginPolicy): boolean {
  const origin = request.headers.get('origin') ?? '';
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  // The scheme is not compared: behind a proxy that terminates TLS, the page is https and this server sees http.
  if (page.host !== '' && page.host === request.headers.get('host')) return true;
  if (isLoopback(host) && isLoopback(page.hostname)) return true;
  return allowedOrigins.some((allowed) => URL.canParse(allowed) && new URL(allowed).origin === page.origin);
}

/** `[::1]:8000` → `[::1]`, `Example.com:80` → `example.com`, `::1` → `[::1]`. */
function nameOf(host: string): string {
  const bracketed = host.includes('::') && !host.startsWith('[') ? `[${host}]` : host;
  return bracketed.replace(/:\d+$/, '').toLowerCase();
}
