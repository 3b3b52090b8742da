import type { Exchange } from '../exchange.ts';
import { isLoopback } from '../loopback.ts';
import type { EntityType } from '../rows.ts';
import type { Store } from '../store.ts';
import { absentCardPage, cardPage, forbiddenPage, frontPage } from './card.ts';
import { pageHeaders } from './html.ts';

/** Where amoCRM's interface has a card. */
const cardPath = /^\/(leads|contacts|companies|customers)\/detail\/(\d{1,15})\/?$/;

/**
 * Answers with a page for a person in a browser, read only: the account at `/`, and each card where amoCRM's interface
 * has it, e.g. `/leads/detail/21400001`. So the addresses that clients print (`url` of a record) open something.
 *
 * Pages need no token, which a browser does not send when it follows a link: the data is made up, and only loopback is
 * answered, as under `/_sandbox/`. They show nothing that the API does not give to the public token of `token.ts`.
 */
export function answerPage({ engine, request, response, method, path }: Exchange): void {
  const isRead = method === 'GET' || method === 'HEAD';
  const card = cardPath.exec(path);
  if (!card && (path !== '/' || !isRead)) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Not found\n');
  } else if (!isRead) {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
  } else if (!card && request.headers.accept?.includes('text/html') !== true) {
    // A terminal gets one line instead of a page.
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', vary: 'accept' });
    response.end('amoCRM API v4 sandbox with demo data: /api/v4, control: /_sandbox/\n');
  } else {
    const { status, text } = isLoopback(request.socket.remoteAddress ?? '')
      ? render(engine.store, card?.[1] as EntityType | undefined, Number(card?.[2]))
      : { status: 403, text: forbiddenPage() };
    response.writeHead(status, pageHeaders);
    response.end(text);
  }
}

/** The page of a card, or of the account if no card is named. */
function render(store: Store, entityType: EntityType | undefined, id: number): { status: number; text: string } {
  if (entityType === undefined) return { status: 200, text: frontPage(store) };
  const card = store[entityType].get(id);
  return card === undefined || card.isDeleted
    ? { status: 404, text: absentCardPage(store, entityType, id) }
    : { status: 200, text: cardPage(store, entityType, card) };
}
