import type { IncomingMessage } from 'node:http';
import { refuse, type Step } from './step.ts';

/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/**
 * Reads the body, no more of it than allowed, whatever length the headers claim. The excess is read and dropped, not
 * kept: closing the connection while the client still sends would lose it the answer.
 */
export const readBody: Step = async ({ request, serverContext, setRequest, fetchAPI }) => {
  const { req } = serverContext;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const body = Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES ? undefined : await collect(req);
  if (body === undefined) {
    req.resume();
    const message = `The request body is larger than ${MAX_BODY_BYTES} bytes.`;
    return refuse(413, 'REQUEST_TOO_LARGE', message, 'Send less at a time, for example fewer records per mutation.');
  }
  const { method, headers, signal } = request;
  setRequest(new fetchAPI.Request(request.url, { method, headers, signal, ...(body.length > 0 ? { body } : {}) }));
  return undefined;
};

/** The whole body, or nothing when it is too large. Rejects when the client goes away before its end. */
function collect(req: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (act: () => void) => {
      req.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      act();
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > MAX_BODY_BYTES) settle(() => resolve(undefined));
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onClose = () => settle(() => reject(new DOMException('The client went away.', 'AbortError')));
    req.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
