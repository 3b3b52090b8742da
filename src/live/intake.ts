import { createHash } from 'node:crypto';
import type { Metadata } from '../loaders/metadata.ts';
import { parseDelivery } from './delivery.ts';
import type { PendingHint } from './hint-queue.ts';
import type { SeenDeliveries } from './seen-deliveries.ts';

/** How many names of ignored events are logged: a stranger can send any number of them. */
const maxLoggedEvents = 100;

/** What an intake is made of. */
export interface IntakeParts {
  metadata: Pick<Metadata, 'account'>;
  seen: SeenDeliveries;
  log: { warn(fields: Record<string, unknown>, message: string): void };
}

/** Decides which deliveries are followed: those of this account that are new and name something that is understood. */
export class DeliveryIntake {
  readonly #parts: IntakeParts;
  readonly #loggedEvents = new Set<string>();
  #hasLoggedForeign = false;
  #accountId: number | undefined;
  #hasAskedForAccount = false;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** A batch of deliveries begins: until the account is known, it is asked for once in each. */
  beginBatch(): void {
    this.#hasAskedForAccount = false;
  }

  /** Parses a body. @returns its hints; none if the delivery is not followed. They are to be settled in `seen` */
  async parse(body: string): Promise<PendingHint[]> {
    const { seen, log } = this.#parts;
    const digest = createHash('sha256').update(body).digest('base64url');
    const delivery = parseDelivery(body);
    this.#logIgnored(delivery.ignored);
    if (delivery.isCut) log.warn({ characters: body.length }, 'A webhook was so long that its end was not read');
    if (delivery.hints.length === 0 || (await seen.has(digest))) return [];
    if (!(await this.#isOurs(delivery.accountId))) {
      this.#logForeign(delivery.accountId);
      return [];
    }
    seen.begin(digest, delivery.hints.length);
    return delivery.hints.map((hint) => ({ ...hint, attempt: 0, digests: [digest] }));
  }

  /** While the account cannot be read, every hint is followed: what it leads to is read from our account only. */
  async #isOurs(claimed: number | undefined): Promise<boolean> {
    if (claimed === undefined) return true;
    if (this.#accountId === undefined && !this.#hasAskedForAccount) {
      this.#hasAskedForAccount = true;
      this.#accountId = await this.#parts.metadata.account().then(
        ({ id }) => id,
        () => undefined,
      );
    }
    return this.#accountId === undefined || this.#accountId === claimed;
  }

  #logForeign(accountId: number | undefined): void {
    if (!this.#hasLoggedForeign) this.#parts.log.warn({ accountId }, 'A webhook of another account was ignored');
    this.#hasLoggedForeign = true;
  }

  #logIgnored(events: readonly string[]): void {
    for (const event of events) {
      if (this.#loggedEvents.has(event) || this.#loggedEvents.size >= maxLoggedEvents) continue;
      this.#loggedEvents.add(event);
      this.#parts.log.warn({ event }, 'A webhook of a kind that is not used was ignored');
    }
  }
}
