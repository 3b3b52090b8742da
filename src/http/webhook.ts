import { createHash, timingSafeEqual } from 'node:crypto';
import { collect } from './body.ts';
import type { WebhookDoor } from './door.ts';
import type { Hook } from './hook.ts';
import { decode } from './payload.ts';
import { answerJson, Refusal, refuse } from './refusal.ts';

/** The largest delivery, in bytes; amoCRM's have a few thousand. */
const MAX_DELIVERY_BYTES = 8_000_000;

/** When amoCRM may try again, in seconds, where too much is waiting. It waits longer anyway. */
const RETRY_AFTER_S = 60;

/**
 * Takes webhooks in. The answer says only that the delivery has arrived: amoCRM waits two seconds for it, and after a
 * hundred bad answers sends nothing any more (amoCRM API v4, Webhooks). Nothing here is logged with its address.
 *
 * @param isOpen whether `/webhooks/receive`, which has no secret, leads to the only door
 */
export function receiveWebhooks(doors: readonly WebhookDoor[], isOpen: boolean): Hook {
  const known = doors.flatMap((door) => (door.secret ? [{ door, digest: digest(door.secret.reveal()) }] : []));
  const findDoor = (pathname: string): WebhookDoor | undefined => {
    if (pathname === '/webhooks/receive') return isOpen ? doors[0] : undefined;
    const shown = /^\/webhooks\/amocrm\/([^/]+)$/.exec(pathname)?.[1];
    if (shown === undefined) return undefined;
    const shownDigest = digest(shown);
    // Digests have one length, and all are compared: the time says nothing about a secret.
    return known.filter((each) => timingSafeEqual(each.digest, shownDigest)).at(0)?.door;
  };
  return async ({ request, url, serverContext: { req } }) => {
    // A wrong secret is a path like any other that is not there.
    const door = findDoor(url.pathname);
    if (!door) return undefined;
    if (request.method !== 'POST') {
      return refuse(405, 'METHOD_NOT_ALLOWED', 'Webhooks are sent by POST.', undefined, { allow: 'POST' });
    }
    const announced = Number(req.headers['content-length'] ?? 0);
    const body = announced > MAX_DELIVERY_BYTES ? undefined : await collect(req, MAX_DELIVERY_BYTES);
    if (body === undefined) {
      req.resume();
      return refuse(413, 'REQUEST_TOO_LARGE', `A delivery has at most ${MAX_DELIVERY_BYTES} bytes.`);
    }
    const whole = await decode(body, req.headers['content-encoding'], MAX_DELIVERY_BYTES);
    if (whole instanceof Refusal) return whole;
    // What is not text, or not a delivery, is a delivery that says nothing: amoCRM gives up on those who refuse.
    if (door.accept(new TextDecoder().decode(whole)) === 'taken') return answerJson(200, {});
    const extensions = { code: 'OVERLOADED', fault: 'server', retryable: true, remedy: 'Deliver it again later.' };
    const headers = { 'retry-after': String(RETRY_AFTER_S) };
    return new Refusal(503, { message: 'Too many deliveries are waiting.', extensions }, headers);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
