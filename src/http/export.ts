import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { NotFoundError } from '../errors/index.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { DownloadableFile, FileFinder } from './served-account.ts';
import type { RequestStep } from './step.ts';

/**
 * Serves exported files at `/exports/<token>`. Browsers open these addresses without a header, so the token in the path is what
 * gives access. It is not logged.
 */
export function serveExports(accounts: readonly FileFinder[]): RequestStep {
  return async ({ request, url }) => {
    const token = /^\/exports\/([^/]+)$/.exec(url.pathname)?.[1];
    if (token === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(405, 'METHOD_NOT_ALLOWED', 'Files are read by GET.', undefined, { allow: 'GET, HEAD' });
    }
    const found = await findFile(accounts, token);
    if (found instanceof NotFoundError) return refuseMissing(found);
    // An open file can be read to its end, even if it is removed meanwhile.
    const handle = request.method === 'GET' ? await open(found.path).catch(() => undefined) : undefined;
    if (request.method === 'GET' && !handle) return refuse(404, 'NOT_FOUND', 'The file has just been removed.');
    return answerFile(found, handle);
  };
}

/** Asks every account, because the address does not name one. */
async function findFile(accounts: readonly FileFinder[], token: string): Promise<DownloadableFile | NotFoundError> {
  let missing: NotFoundError | undefined;
  for (const account of accounts) {
    try {
      return await account.find(token);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      // The error of an account that knows the file says more.
      if (!missing || 'instance' in error.data) missing = error;
    }
  }
  return missing ?? new NotFoundError('There is no file at this address.');
}

function refuseMissing({ code, message, remedy }: NotFoundError): Refusal {
  return refuse(404, code, message, remedy);
}

function answerFile({ name, mediaType, bytes }: DownloadableFile, handle: FileHandle | undefined): Response {
  const body = handle ? (Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>) : null;
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes),
      'content-disposition': toDisposition(name),
      'cache-control': 'private, no-store',
    },
  });
}

/** `attachment` with the name in UTF-8 (RFC 6266, RFC 8187), and in ASCII for old clients. */
function toDisposition(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
