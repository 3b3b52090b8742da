/**
 * Serves the documentation of the routes: the OpenAPI documents, and `/docs`, where users can try them. All assets are
 * local, so it works without internet access.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Operation } from '../operations/operation.ts';
import {
  actionToolsets,
  chooseToolsets,
  coreToolsets,
  findUnknownToolsets,
  splitToolsets,
  type ToolsetChoice,
  toolsetNames,
} from '../toolset.ts';
import { renderActions, renderOpenapi } from './openapi.ts';

/** Facts about the server in the documents. */
export interface DocumentOptions {
  version: string;
  /** The public URL of the server; if omitted, the origin of the request. */
  publicUrl?: string | undefined;
  /** The toolsets that are offered as Actions, unless `?toolsets=` names others. */
  toolsets?: ToolsetChoice | undefined;
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>amocrm-graphql: REST</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
`;

/** The Content-Security-Policy of the page: only local resources, and only styles may be inline. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The files of swagger-ui-dist that the page loads. */
const assets: Readonly<Record<string, string>> = {
  '/docs/swagger-ui.css': 'text/css; charset=utf-8',
  '/docs/swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  '/docs/favicon-32x32.png': 'image/png',
};

/** Creates a handler for GET and HEAD of the documents; it returns undefined for other paths. */
export function createDocuments(
  operations: readonly Operation[],
  { version, publicUrl, toolsets }: DocumentOptions,
): (request: Request, pathname: string) => Promise<Response | undefined> {
  const renderChosen = (serverUrl: string, asked: readonly string[]): string => {
    const chosen = asked.length > 0 ? chooseToolsets(asked) : toolsets === coreToolsets ? actionToolsets : toolsets;
    return JSON.stringify(renderActions(operations, { version, serverUrl }, chosen));
  };
  const render = async (
    pathname: string,
    origin: string,
    asked: readonly string[],
  ): Promise<[type: string, body: string | Uint8Array] | undefined> => {
    const serverUrl = publicUrl ?? origin;
    if (pathname === '/docs' || pathname === '/docs/') return ['text/html; charset=utf-8', page];
    if (pathname === '/docs/start.js') return ['text/javascript; charset=utf-8', start];
    if (pathname === '/openapi.json')
      return [jsonType, JSON.stringify(renderOpenapi(operations, { version, serverUrl }))];
    if (pathname === '/openapi/actions.json') return [jsonType, renderChosen(serverUrl, asked)];
    const type = Object.hasOwn(assets, pathname) ? assets[pathname] : undefined;
    return type === undefined ? undefined : [type, await readAsset(pathname)];
  };
  return async (request, pathname) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const { origin, searchParams } = new URL(request.url);
    const asked = splitToolsets(searchParams.get('toolsets') ?? '');
    const unknown = findUnknownToolsets(asked);
    if (unknown.length > 0) {
      const message = `The address names unknown toolsets: ${unknown.join(', ')}. There are ${toolsetNames.join(', ')}.`;
      return new Response(message, { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    }
    const rendered = await render(pathname, origin, asked);
    if (!rendered) return undefined;
    const [type, body] = rendered;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const headers = {
      'content-type': type,
      'cache-control': 'no-cache',
      etag,
      ...(type.startsWith('text/html') && { 'content-security-policy': pagePolicy }),
    };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return new Response(request.method === 'HEAD' ? null : (body as BodyInit), { headers });
  };
}

const jsonType = 'application/json; charset=utf-8';

/** Reads a file of Swagger UI on request, because they have 1.5 MB together. */
function readAsset(pathname: string): Promise<Uint8Array> {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return readFile(join(folder, pathname.slice('/docs/'.length)));
}
