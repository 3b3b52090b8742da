/**
 * Takes amoCRM's webhook deliveries in and publishes what really changed. A delivery is a hint: the record is read back before
 * subscribers hear of it. Owns the way from one to the other; `http/` hands deliveries over and answers at once.
 */
import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Amocrm, Client } from '../amocrm/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { State } from '../state/index.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { HintQueue, type PendingHint } from './hint-queue.ts';
import { DeliveryIntake } from './intake.ts';
import { ChangePublisher } from './publisher.ts';
import { readBack } from './read-back.ts';
import { RetrySchedule, type Schedule } from './retry-schedule.ts';
import { createSeenDeliveries, type SeenDeliveries } from './seen-deliveries.ts';
import { createSettingsRefresh } from './settings-refresh.ts';

/** What the receiver is made of. */
export interface ReceiverParts {
  connection: Client;
  metadata: Metadata;
  state: Pick<State, 'keyValue' | 'pubSub'>;
  log: {
    warn(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
  /** Runs attempts later; `setTimeout` if omitted. */
  schedule?: Schedule;
}

/** Takes deliveries in. */
export interface Receiver {
  /**
   * Takes one body in; it is parsed after the sender has its answer.
   *
   * @returns `full` if too much is waiting: nothing was taken, and amoCRM should deliver it again
   */
  accept(body: string): 'taken' | 'full';
  /** Resolves when nothing waits to be parsed or read back; what is tried again later does not count. */
  idle(): Promise<void>;
  /** Forgets what waits, stops what is running, and resolves when it has stopped. */
  close(): Promise<void>;
}

/** How many deliveries and hints may wait, those put off included; one delivery may go beyond. */
const maxPending = 10_000;

/** After a body longer than this, in characters, other requests have their turn. */
const largeBody = 100_000;

/** Opens the receiver of one account. */
export function createReceiver(parts: ReceiverParts): Receiver {
  const receiver = new WebhookReceiver(parts);
  // Functions and not methods: callers pass them on one by one.
  return {
    accept: (body) => receiver.accept(body),
    idle: () => receiver.idle(),
    close: () => receiver.close(),
  };
}

class WebhookReceiver implements Receiver {
  readonly #log: ReceiverParts['log'];
  readonly #closing = new AbortController();
  readonly #deliveries = new DeliveryQueue();
  readonly #hints = new HintQueue();
  readonly #retries: RetrySchedule;
  readonly #seen: SeenDeliveries;
  readonly #intake: DeliveryIntake;
  readonly #publisher: ChangePublisher;
  readonly #amocrm: Amocrm;
  readonly #refreshSettings: ReturnType<typeof createSettingsRefresh>;
  #running: Promise<void> | undefined;
  #isFull = false;

  constructor({ connection, metadata, state, log, schedule }: ReceiverParts) {
    const { signal } = this.#closing;
    // One listener for each call that is running.
    setMaxListeners(0, signal);
    this.#log = log;
    this.#retries = new RetrySchedule(schedule);
    this.#seen = createSeenDeliveries(state.keyValue);
    this.#intake = new DeliveryIntake({ metadata, seen: this.#seen, log });
    this.#publisher = new ChangePublisher({ pubSub: state.pubSub, seen: this.#seen, signal });
    this.#amocrm = connection.with({ lane: 'background', signal });
    this.#refreshSettings = createSettingsRefresh(metadata);
  }

  accept(body: string): 'taken' | 'full' {
    const hasRoom = this.#deliveries.fits(body) && this.#hints.unsettled + this.#deliveries.size < maxPending;
    if (this.#isClosed || !hasRoom) {
      if (!this.#isFull) {
        this.#log.warn(this.#pending(), 'Too many webhooks are waiting; amoCRM is asked to deliver again');
      }
      this.#isFull = true;
      return 'full';
    }
    this.#deliveries.push(body);
    this.#run();
    return 'taken';
  }

  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    if (this.#deliveries.size + this.#hints.unsettled > 0) {
      this.#log.warn(this.#pending(), 'Stopped before everything that amoCRM told of was passed on');
    }
    this.#closing.abort();
    this.#deliveries.clear();
    this.#hints.clear();
    this.#retries.cancelAll();
    await this.#running;
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  get #hasWork(): boolean {
    const mayParse = this.#deliveries.size > 0 && this.#hints.unsettled < maxPending;
    return !this.#isClosed && (this.#hints.size > 0 || mayParse);
  }

  /** For the log. */
  #pending(): Record<string, unknown> {
    return { deliveries: this.#deliveries.size, changes: this.#hints.unsettled };
  }

  #run(): void {
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
      // What came in after the last look.
      if (this.#hasWork) this.#run();
    });
  }

  async #work(): Promise<void> {
    // After the sender has its answer.
    await nextTurn();
    while (this.#hasWork) {
      await this.#parseDeliveries();
      await Promise.all(this.#hints.takeGroups().map((group) => this.#handle(group)));
    }
    this.#isFull = false;
  }

  async #parseDeliveries(): Promise<void> {
    this.#intake.beginBatch();
    while (this.#hints.unsettled < maxPending) {
      const body = this.#deliveries.shift();
      if (body === undefined) return;
      try {
        for (const hint of await this.#intake.parse(body)) this.#hints.add(hint);
      } catch (error) {
        this.#log.error({ err: error }, 'A webhook could not be handled');
      }
      if (body.length > largeBody) await nextTurn();
    }
  }

  /** Reads the records of one group back and publishes them. */
  async #handle(hints: PendingHint[]): Promise<void> {
    let done = 0;
    try {
      const records = await readBack(hints, this.#amocrm);
      await this.#refreshSettings(records.values());
      await this.#publisher.publish(hints, records, (hint) => {
        this.#hints.settle(hint);
        done += 1;
      });
    } catch (error) {
      this.#retryLater(hints.slice(done), error);
    }
  }

  #retryLater(hints: PendingHint[], error: unknown): void {
    const [first] = hints;
    if (this.#isClosed || !first) return;
    const isScheduled = this.#retries.add(first.attempt, () => {
      for (const hint of hints) {
        hint.attempt += 1;
        this.#hints.add(hint);
      }
      this.#run();
    });
    if (!isScheduled) this.#giveUp(hints, error);
  }

  #giveUp(hints: PendingHint[], error: unknown): void {
    const records = hints.map(({ entity, id, kind }) => `${kind} ${entity} ${id}`);
    this.#log.error(
      { err: error, records },
      'Changes that amoCRM reported could not be read back and were not published',
    );
    for (const hint of hints) {
      this.#hints.settle(hint);
      // The same delivery counts as new when amoCRM repeats it.
      void this.#seen.settle(hint, true);
    }
  }
}
