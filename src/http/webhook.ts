import { createHash, timingSafeEqual } from 'node:crypto';
import { collect } from './body.ts';
import { decode } from './payload.ts';
import { answerJson, Refusal, refuse } from './refusal.ts';
import type { WebhookReceiver } from './served-account.ts';
import type { RequestStep } from './step.ts';

/** The maximum size of a delivery, in bytes. amoCRM's deliveries have a few thousand. */
const maxDeliveryBytes = 8_000_000;

/** `Retry-After` if the queue is full, in seconds. amoCRM waits longer anyway. */
const retryAfterS = 60;

/**
 * Receives webhooks. The answer only confirms that the delivery has arrived: amoCRM waits two seconds for it, and stops sending
 * after a hundred failures (amoCRM API v4, Webhooks). The URL contains a secret and is not logged.
 *
 * @param isOpen whether `/webhooks/receive`, whose path has no secret, leads to the only receiver
 */
export function receiveWebhooks(receivers: readonly WebhookReceiver[], isOpen: boolean): RequestStep {
  const known = receivers.flatMap((receiver) =>
    receiver.secret ? [{ receiver, digest: digest(receiver.secret.reveal()) }] : [],
  );
  const findReceiver = (pathname: string): WebhookReceiver | undefined => {
    if (pathname === '/webhooks/receive') return isOpen ? receivers[0] : undefined;
    const shown = /^\/webhooks\/amocrm\/([^/]+)$/.exec(pathname)?.[1];
    if (shown === undefined) return undefined;
    const shownDigest = digest(shown);
    // All digests are compared, in constant time, so that the duration reveals nothing about a secret.
    return known.filter((each) => timingSafeEqual(each.digest, shownDigest)).at(0)?.receiver;
  };
  return async ({ request, url, serverContext: { req } }) => {
    // A wrong secret is answered like any other unknown path.
    const receiver = findReceiver(url.pathname);
    if (!receiver) return undefined;
    if (request.method !== 'POST') {
      return refuse(405, 'METHOD_NOT_ALLOWED', 'Webhooks are sent by POST.', undefined, { allow: 'POST' });
    }
    const declaredLength = Number(req.headers['content-length'] ?? 0);
    const body = declaredLength > maxDeliveryBytes ? undefined : await collect(req, maxDeliveryBytes);
    if (body === undefined) {
      req.resume();
      return refuse(413, 'REQUEST_TOO_LARGE', `A delivery has at most ${maxDeliveryBytes} bytes.`);
    }
    const whole = await decode(body, req.headers['content-encoding'], maxDeliveryBytes);
    if (whole instanceof Refusal) return whole;
    // A body that is not a delivery is accepted too, and has no effect: amoCRM would count a refusal as a failure.
    if (receiver.accept(new TextDecoder().decode(whole)) === 'taken') return answerJson(200, {});
    const extensions = { code: 'OVERLOADED', fault: 'server', retryable: true, remedy: 'Deliver it again later.' };
    const headers = { 'retry-after': String(retryAfterS) };
    return new Refusal(503, { message: 'Too many deliveries are waiting.', extensions }, headers);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
