import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { countItems } from './batch.ts';
import { decode, parseJsonBody, tooLarge } from './payload.ts';
import { Refusal } from './refusal.ts';
import type { EntryStep, RequestStep } from './step.ts';

/**
 * Sets a signal that fires when the client disconnects. The signal of Yoga's adapter is not usable: once it has been passed to
 * `AbortSignal.any`, as upstream calls do, its `aborted` stays false forever.
 */
export const watchClient: EntryStep = ({ serverContext }) => {
  const gone = new AbortController();
  // Each call to amoCRM in flight adds a listener.
  setMaxListeners(0, gone.signal);
  const { res } = serverContext;
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  serverContext.signal = gone.signal;
  return undefined;
};

/** The longest deadline that a client can set, in seconds: one day. */
const maxWaitS = 86_400;

/** `Prefer: wait=10` (RFC 7240): the client waits 10 seconds, so no work is started that would end later. */
export const readDeadline: EntryStep = ({ request, serverContext }) => {
  const wait = /(?:^|,)\s*wait\s*=\s*"?(\d{1,6})"?/i.exec(request.headers.get('prefer') ?? '')?.[1];
  if (wait !== undefined) serverContext.deadline = performance.now() + Math.min(Number(wait), maxWaitS) * 1_000;
  return undefined;
};

/** The largest request body, in bytes. */
const maxBodyBytes = 1_000_000;

/**
 * Reads the body up to the limit, whatever length the headers claim. Excess bytes are discarded as they arrive: if the
 * connection were closed while the client still sends, the client would not get the response.
 */
export const readBody: EntryStep = async ({ request, url, serverContext }) => {
  const { req } = serverContext;
  const declaredLength = Number(req.headers['content-length'] ?? 0);
  const sent = declaredLength > maxBodyBytes ? undefined : await collect(req, maxBodyBytes);
  if (sent === undefined) {
    req.resume();
    return tooLarge(maxBodyBytes);
  }
  const whole = await decode(sent, request.headers.get('content-encoding'), maxBodyBytes);
  if (whole instanceof Refusal) return whole;
  const body = parseJsonBody(request, url.pathname, whole) ?? { bytes: whole };
  if (body instanceof Refusal) return body;
  serverContext.body = body;
  serverContext.items = countItems(body.bytes);
  return undefined;
};

/** Replaces the request by one with the decoded body, a normalized content type and the client's signal. */
export const replaceBody: RequestStep = ({ request, url, serverContext: { body, signal }, setRequest, fetchAPI }) => {
  if (!body) return undefined;
  const headers = new fetchAPI.Headers(request.headers);
  headers.delete('content-encoding');
  if (body.type) headers.set('content-type', body.type);
  if (url.pathname === '/graphql' && !isAnswerable(headers.get('accept'))) headers.set('accept', 'application/json');
  const { bytes } = body;
  const { method } = request;
  const init = { method, headers, ...(signal ? { signal } : {}), ...(bytes.length > 0 ? { body: bytes } : {}) };
  setRequest(new fetchAPI.Request(request.url, init));
  return undefined;
};

/** Media types, or ranges that contain one, in which GraphQL can answer. */
const answerable =
  /^(?:\*|application\/(?:\*|json|graphql-response\+json)|text\/(?:\*|event-stream)|multipart\/(?:\*|mixed))$/;

/** Whether GraphQL can answer in a type that the client accepts. If not, the answer is JSON, as it is for MCP and REST. */
export function isAnswerable(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true;
  return accept
    .toLowerCase()
    .split(',')
    .map((each) => (each.split(';')[0] ?? '').trim().replace('*/*', '*'))
    .some((type) => answerable.test(type));
}

/** The whole body; undefined if it has more than `maxBytes` bytes. Rejects if the client disconnects before the end. */
export function collect(req: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer> | undefined> {
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
      if (length > maxBytes) settle(() => resolve(undefined));
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onClose = () => settle(() => reject(new DOMException('The client disconnected.', 'AbortError')));
    req.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
