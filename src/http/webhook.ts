import { createHash, timingSafeEqual } from 'node:crypto';
import { collect } from './body.ts';
import { answerJson, Refusal, refuse, type Step } from './step.ts';

/** Where amoCRM's webhooks go. */
export interface WebhookDoor {
  /** The last part of `/webhooks/amocrm/<secret>`; without it nothing is received there. */
  secret: { reveal(): string } | undefined;
  /** Whether `/webhooks/receive`, which has no secret, is open. */
  receive: boolean;
  /** Takes one delivery in, or says that too much is waiting. */
  accept(body: string): 'taken' | 'full';
}

/** The largest delivery, in bytes; amoCRM's have a few thousand. */
const MAX_DELIVERY_BYTES = 8_000_000;

/** When amoCRM may try again, in seconds, where too much is waiting. It waits longer anyway. */
const RETRY_AFTER_S = 60;

/**
 * Takes webhooks in. The answer says only that the delivery has arrived: amoCRM waits two seconds for it, and after a
 * hundred bad answers sends nothing any more (amoCRM API v4, Webhooks). Nothing here is logged with its address.
 */
export function receiveWebhooks({ secret, receive, accept }: WebhookDoor): Step {
  const known = secret && digest(secret.reveal());
  const isOurs = (pathname: string): boolean => {
    if (pathname === '/webhooks/receive') return receive;
    const shown = /^\/webhooks\/amocrm\/([^/]+)$/.exec(pathname)?.[1];
    // Digests have one length, and comparing them takes one time.
    return shown !== undefined && known !== undefined && timingSafeEqual(digest(shown), known);
  };
  return async ({ request, url, serverContext: { req } }) => {
    // A wrong secret is a path like any other that is not there.
    if (!isOurs(url.pathname)) return undefined;
    if (request.method !== 'POST') {
      return refuse(405, 'METHOD_NOT_ALLOWED', 'Webhooks are sent by POST.', undefined, { allow: 'POST' });
    }
    const announced = Number(req.headers['content-length'] ?? 0);
    const body = announced > MAX_DELIVERY_BYTES ? undefined : await collect(req, MAX_DELIVERY_BYTES);
    if (body === undefined) {
      req.resume();
      return refuse(413, 'REQUEST_TOO_LARGE', `A delivery has at most ${MAX_DELIVERY_BYTES} bytes.`);
    }
    if (accept(body.toString('utf8')) === 'taken') return answerJson(200, {});
    const extensions = { code: 'OVERLOADED', fault: 'server', retryable: true, remedy: 'Deliver it again later.' };
    const headers = { 'retry-after': String(RETRY_AFTER_S) };
    return new Refusal(503, { message: 'Too many deliveries are waiting.', extensions }, headers);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
