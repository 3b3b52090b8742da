import { createHash } from 'node:crypto';
import { type Call, ok, type Reply, type Route } from '../call.ts';
import { assertValid, type BatchItem, parseBatch } from '../check.ts';

/** amoCRM API v4, short links: they are created and never listed. */
export const shortLinkRoutes: Route[] = [{ method: 'POST', template: '/short_links', handle: addShortLinks }];

function addShortLinks(call: Call): Reply {
  const items = parseBatch(call.body).map((item) => ({ ...item, ...parseLink(call, item) }));
  assertValid(items);
  const short_links = items.map(({ url, contactId }) => ({
    url: `https://amo.sh/${shorten(url, contactId)}`,
    account_id: call.store.metadata.account.id,
    metadata: { entity_type: 'contacts', entity_id: contactId },
  }));
  return ok({ _embedded: { short_links } });
}

function parseLink(call: Call, { check }: BatchItem): { url: string; contactId: number } {
  check.require('url', 'metadata');
  const url = check.string('url') ?? '';
  const metadata = check.object('metadata');
  metadata?.require('entity_id', 'entity_type');
  const contactId = metadata?.integer('entity_id') ?? 0;
  if (!URL.canParse(url)) check.refuse('url');
  if (metadata?.string('entity_type') !== 'contacts') metadata?.refuse('entity_type');
  if (!call.store.isAlive('contacts', contactId)) metadata?.refuse('entity_id');
  return { url, contactId };
}

function shorten(url: string, contactId: number): string {
  const hex = createHash('sha256').update(`${url} ${contactId}`).digest('hex').toUpperCase();
  return `K/${hex.slice(0, 6)}/${hex.slice(6, 12)}`;
}
