import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { countItems } from './batch.ts';
import type { EntryStep, Hook } from './hook.ts';
import { decode, parseJsonBody, tooLarge } from './payload.ts';
import { Refusal } from './refusal.ts';

/**
 * Notes when the client goes away. The adapter's own signal will not do: once it has been given to
 * `AbortSignal.any`, as upstream calls do, its `aborted` stays false for ever.
 */
export const watchClient: EntryStep = ({ serverContext }) => {
  const gone = new AbortController();
  // One listener for each call to amoCRM that is under way.
  setMaxListeners(0, gone.signal);
  const { res } = serverContext;
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  serverContext.signal = gone.signal;
  return undefined;
};

/** The longest that a client can ask us to work for it, in seconds: a day. */
const LONGEST_WAIT_S = 86_400;

/** `Prefer: wait=10` (RFC 7240): the client stops waiting after so many seconds, and nothing is tried beyond that. */
export const readDeadline: EntryStep = ({ request, serverContext }) => {
  const wait = /(?:^|,)\s*wait\s*=\s*"?(\d{1,6})"?/i.exec(request.headers.get('prefer') ?? '')?.[1];
  if (wait !== undefined) serverContext.deadline = performance.now() + Math.min(Number(wait), LONGEST_WAIT_S) * 1_000;
  return undefined;
};

/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/**
 * Reads the body, no more of it than allowed, whatever length the headers claim. The excess is dropped as it comes: closing the
 * connection while the client still sends would lose it the answer.
 */
export const readBody: EntryStep = async ({ request, url, serverContext }) => {
  const { req } = serverContext;
  const announced = Number(req.headers['content-length'] ?? 0);
  const sent = announced > MAX_BODY_BYTES ? undefined : await collect(req, MAX_BODY_BYTES);
  if (sent === undefined) {
    req.resume();
    return tooLarge(MAX_BODY_BYTES);
  }
  const whole = await decode(sent, request.headers.get('content-encoding'), MAX_BODY_BYTES);
  if (whole instanceof Refusal) return whole;
  const body = parseJsonBody(request, url.pathname, whole) ?? { bytes: whole };
  if (body instanceof Refusal) return body;
  serverContext.body = body;
  serverContext.items = countItems(body.bytes);
  return undefined;
};

/** Hands on a request that carries the body as the doors read it, and the client's signal. */
export const passBody: Hook = ({ request, url, serverContext: { body, signal }, setRequest, fetchAPI }) => {
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

/** Types of which GraphQL can answer with one. */
const answerable =
  /^(?:\*|application\/(?:\*|json|graphql-response\+json)|text\/(?:\*|event-stream)|multipart\/(?:\*|mixed))$/;

/** Whether it can answer as the client wants it. Others get JSON, as they do from the other doors. */
export function isAnswerable(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true;
  return accept
    .toLowerCase()
    .split(',')
    .map((each) => (each.split(';')[0] ?? '').trim().replace('*/*', '*'))
    .some((type) => answerable.test(type));
}

/** The whole body, or nothing when it has more than `most` bytes. Rejects when the client goes away before its end. */
export function collect(req: IncomingMessage, most: number): Promise<Buffer<ArrayBuffer> | undefined> {
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
      if (length > most) settle(() => resolve(undefined));
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onClose = () => settle(() => reject(new DOMException('The client went away.', 'AbortError')));
    req.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
