import type { KeyValue } from '../state/index.ts';
import type { Waiting } from './waiting.ts';

/** How long a delivery is known by its digest. amoCRM repeats for an hour and a half (amoCRM API v4, Webhooks). */
const rememberMs = 2 * 60 * 60_000;

/** Knows which deliveries are being handled or were. */
export interface Seen {
  /** Whether a delivery came before. */
  has(digest: string): Promise<boolean>;
  /** A delivery with so many hints is being handled. */
  begin(digest: string, hints: number): void;
  /**
   * A hint is done with. Its delivery is remembered once all of its hints are, unless `again`: then the same delivery
   * counts as new when it comes once more.
   */
  settle(hint: Waiting, again: boolean): Promise<void>;
  /** A record is there again: being told of its end in the same words is no repetition any more. */
  allowEnd(hint: Waiting): Promise<void>;
}

/**
 * Deliveries by their digests, so that one that amoCRM repeats is told once. Telling twice does no harm and losing
 * does: where the store cannot be asked, a delivery is new.
 */
export function createSeen(keyValue: KeyValue): Seen {
  const open = new Map<string, { left: number; again: boolean }>();
  const remember = (key: string, value: unknown) =>
    keyValue.set(`webhook:${key}`, value, rememberMs).catch(() => undefined);
  const recall = (key: string) => keyValue.get(`webhook:${key}`).catch(() => undefined);
  // Deliveries carry the moment of the change, but those of an end do not: the second end looks like the first.
  const endOf = ({ entity, id }: Waiting) => `end:${entity}:${id}`;

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
