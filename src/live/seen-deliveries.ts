import type { KeyValue } from '../state/index.ts';
import type { PendingHint } from './hint-queue.ts';

/** How long a delivery is known by its digest. amoCRM repeats for an hour and a half (amoCRM API v4, Webhooks). */
const rememberMs = 2 * 60 * 60_000;

/** Knows which deliveries are being handled or have been. */
export interface SeenDeliveries {
  /** Whether a delivery came before. */
  has(digest: string): Promise<boolean>;
  /** A delivery with so many hints is being handled. */
  begin(digest: string, hints: number): void;
  /**
   * A hint is done with. Its delivery is remembered once all its hints are, unless `again` is set for one of them: then the
   * same delivery counts as new when it comes again.
   */
  settle(hint: PendingHint, again: boolean): Promise<void>;
  /** A record is restored: the same report of its end is not a repetition any more. */
  allowEnd(hint: PendingHint): Promise<void>;
}

/**
 * Deliveries by their digests, so that a delivery that amoCRM repeats is published once. To publish twice does no harm, to lose
 * one does: if the store cannot be reached, a delivery is new.
 */
export function createSeenDeliveries(keyValue: KeyValue): SeenDeliveries {
  const open = new Map<string, { left: number; again: boolean }>();
  const remember = (key: string, value: unknown) =>
    keyValue.set(`webhook:${key}`, value, rememberMs).catch(() => undefined);
  const recall = (key: string) => keyValue.get(`webhook:${key}`).catch(() => undefined);
  // Deliveries carry the time of the change, except those of a deletion: a second deletion looks like the first.
  const endOf = ({ entity, id }: PendingHint) => `end:${entity}:${id}`;

  return {
    has: async (digest) => open.has(digest) || (await recall(digest)) !== undefined,
    begin: (digest, hints) => void open.set(digest, { left: hints, again: false }),
    async settle(hint, again) {
      for (const digest of hint.digests) {
        const delivery = open.get(digest);
        if (!delivery) continue;
        delivery.left -= 1;
        delivery.again ||= again;
        if (delivery.left > 0) continue;
        if (!delivery.again) await remember(digest, true);
        open.delete(digest);
      }
      if (hint.kind === 'DELETED' && !again) await remember(endOf(hint), hint.digests);
    },
    async allowEnd(hint) {
      const digests = await recall(endOf(hint));
      if (!Array.isArray(digests)) return;
      for (const digest of digests) await keyValue.delete(`webhook:${digest}`).catch(() => undefined);
    },
  };
}
