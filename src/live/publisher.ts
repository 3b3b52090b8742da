import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PubSub } from '../state/index.ts';
import { type Change, changeChannel } from './change.ts';
import type { Hint } from './delivery.ts';
import type { PendingHint } from './hint-queue.ts';
import type { SeenDeliveries } from './seen-deliveries.ts';

/** After so many changes other work has its turn: a burst must not look to subscribers like their own slowness. */
const burst = 50;

/** What a publisher is made of. */
export interface PublisherParts {
  pubSub: PubSub;
  seen: SeenDeliveries;
  /** Ends it. */
  signal: AbortSignal;
}

/** Publishes changes one after the other, and tells which deliveries are done with. */
export class ChangePublisher {
  readonly #parts: PublisherParts;
  #tail: Promise<unknown> = Promise.resolve();
  #published = 0;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /**
   * Publishes what the records of these hints say. Groups wait for each other: together they would outrun every subscriber.
   *
   * @param settled called with every hint that is done with
   * @throws what the port throws; the hints before are done with
   */
  publish(
    hints: readonly PendingHint[],
    records: ReadonlyMap<Hint['id'], Change['record']>,
    settled: (hint: PendingHint) => void,
  ): Promise<void> {
    const work = this.#tail.then(async () => {
      for (const hint of hints) {
        if (this.#parts.signal.aborted) return;
        await this.#publishOne(hint, records.get(hint.id) ?? null);
        settled(hint);
        this.#published += 1;
        if (this.#published % burst === 0) await nextTurn();
      }
    });
    this.#tail = work.catch(() => undefined);
    return work;
  }

  async #publishOne(hint: PendingHint, record: Change['record']): Promise<void> {
    const { pubSub, seen } = this.#parts;
    if (hint.kind === 'RESTORED' && record) await seen.allowEnd(hint);
    const change = toChange(hint, record);
    if (change) await pubSub.publish(changeChannel, change);
    // A record that is reported as deleted while it is there may be deleted soon: the next report is believed.
    await seen.settle(hint, hint.kind === 'DELETED' && record !== null);
  }
}

/**
 * The change that really happened. A record that still exists was not deleted, whatever the delivery says. For a record that does not
 * exist, only its deletion is published, and only if the delivery reports it.
 */
function toChange({ entity, id, kind, previous, told }: Hint, record: Change['record']): Change | undefined {
  if (record) return { entity, id, kind: kind === 'DELETED' ? 'UPDATED' : kind, record, previous } as Change;
  const gone = { entity, id, kind, record, previous, ...(told && { told }) };
  return kind === 'DELETED' ? (gone as Change) : undefined;
}
