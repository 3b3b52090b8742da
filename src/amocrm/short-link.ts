import { type BatchOutcome, sendItems } from './batch.ts';
import type { Send } from './list.ts';
import { type Json, parseText } from './parse.ts';

/** A link to be shortened for a contact: amoCRM tells who opens it. */
export interface ShortLinkWrite {
  url: string;
  metadata: { entity_type: 'contacts'; entity_id: number };
}

/** A short link. amoCRM gives it no id, and it cannot be listed or deleted. */
export interface ShortLink {
  /** The short address. */
  url: string;
}

/** `POST /short_links` (amoCRM API v4, Short links). */
export function shortLinkRoutes(send: Send) {
  return {
    create: (links: readonly ShortLinkWrite[]): Promise<BatchOutcome<ShortLink>[]> =>
      sendItems(
        send,
        // The answers have no ids: they are matched by their places.
        { method: 'POST', path: '/short_links', key: 'short_links', idOf: () => 1, parse: parseShortLink },
        links,
      ),
  };
}

export function parseShortLink(item: Json): ShortLink {
  return { url: parseText(item.url) };
}
