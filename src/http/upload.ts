import type { IncomingMessage } from 'node:http';
import { CancelledError } from '../errors/index.ts';
import { refuse } from './refusal.ts';
import { type RequestStep, requestIdOf } from './step.ts';

/**
 * The largest file in the body of a request, in bytes. amoCRM takes parts of 128 KB, seven in a second, and a request has 30 seconds
 * to arrive.
 */
const maxUploadBytes = 20_000_000;

/**
 * Passes the body of an upload to the account's REST handler as it arrives: at no time more than one part of it is in memory. A client
 * that sends faster than amoCRM takes the parts is slowed down.
 */
export const serveUpload: RequestStep = async ({ request, url, serverContext, fetchAPI }) => {
  const { account, caller, req, signal, deadline } = serverContext;
  const { method, headers } = request;
  if (!account || !caller || !account.rest.takesBytes(method, url, headers.get('content-type'))) return undefined;
  const size = Number(headers.get('content-length') ?? Number.NaN);
  const encoding = headers.get('content-encoding') ?? 'identity';
  const refusal = refuseUpload(size, encoding);
  if (refusal) {
    req.resume();
    return refusal;
  }
  // Without its body, which is read as a stream.
  const bare = new fetchAPI.Request(request.url, { method, headers: withoutLength(new fetchAPI.Headers(headers)) });
  const response = await account.rest.handle(bare, {
    access: caller.access,
    signal,
    deadline,
    requestId: requestIdOf(serverContext),
    upload: { size, chunks: readChunks(req, size) },
  });
  // If the upload was refused before its end: the client must be able to finish, otherwise it would not get the response.
  req.resume();
  return response;
};

function refuseUpload(size: number, encoding: string) {
  if (encoding !== 'identity') {
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', `A file is not decoded, and this body is encoded as ${encoding}.`);
  }
  if (Number.isNaN(size)) {
    const remedy = 'Send the header Content-Length: amoCRM must know the size before the first byte.';
    return refuse(411, 'LENGTH_REQUIRED', 'The size of the file is not given.', remedy);
  }
  if (size <= maxUploadBytes) return undefined;
  return refuse(413, 'REQUEST_TOO_LARGE', `The file has ${size} bytes; at most ${maxUploadBytes} are taken.`);
}

function withoutLength(headers: Headers): Headers {
  headers.delete('content-length');
  return headers;
}

/** The body as it arrives. @throws {CancelledError} if the client leaves before its end */
async function* readChunks(req: IncomingMessage, size: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    // What is left unread is discarded later; destroying the request would close the connection before the response.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (!req.destroyed || read >= size) throw error;
    const message = `The upload was cut off after ${read} of ${size} bytes; nothing was stored or attached.`;
    throw new CancelledError(message, { cause: error, remedy: 'Upload the file again.' });
  }
}
