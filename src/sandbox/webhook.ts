import { encodeDelivery, type RowChange, toDeliveryEntries } from './delivery.ts';
import { DeliveryQueue, type RecordedDelivery } from './delivery-queue.ts';
import type { Store } from './store.ts';

/** A subscription. */
export interface WebhookRow {
  id: number;
  destination: string;
  settings: string[];
  sort: number;
  createdBy: number;
  createdAt: number;
  updatedAt: number;
  disabled: boolean;
}

/** Every code that the documentation names for what the sandbox has. */
export const webhookCodes: readonly string[] = [
  'add_lead',
  'update_lead',
  'delete_lead',
  'restore_lead',
  'status_lead',
  'responsible_lead',
  'note_lead',
  ...['contact', 'company'].flatMap((noun) =>
    ['add', 'update', 'delete', 'restore', 'responsible', 'note'].map((action) => `${action}_${noun}`),
  ),
  ...['add', 'update', 'delete', 'responsible', 'note'].map((action) => `${action}_customer`),
  'add_task',
  'update_task',
  'delete_task',
  'responsible_task',
  'add_talk',
  'update_talk',
];

/** All documented codes: a subscription may name what the sandbox never delivers. */
export const documentedCodes: readonly string[] = [
  ...webhookCodes,
  ...['add_customer', 'update_customer', 'delete_customer', 'responsible_customer', 'note_customer'],
  ...['add_talk', 'update_talk', 'add_message', 'add_chat_template_review'],
];

/** What a person can choose in the interface besides. The codes are made up: the documentation does not name them. */
export const interfaceCodes: readonly string[] = [...webhookCodes, 'add_unsorted', 'delete_unsorted'];

/** This many failures within the window, the last one included, disable a subscription. */
const maxFailures = 100;
const failureWindowS = 7_200;

/** What the subscriptions need of the engine. */
export interface WebhookSurroundings {
  store(): Store;
  origin(): string;
  /** Unix seconds. */
  now(): number;
  /** Monotonic milliseconds. */
  clock(): number;
}

/**
 * Webhook subscriptions (amoCRM API v4, Webhooks). What one request has done is delivered together, after the API's
 * answer; a subscription whose deliveries fail too often is disabled.
 */
export class Webhooks {
  readonly rows: WebhookRow[] = [];
  readonly #around: WebhookSurroundings;
  readonly #queue: DeliveryQueue;
  /** When deliveries to an address failed, unix seconds. */
  readonly #failures = new Map<string, number[]>();
  #changes: RowChange[] = [];
  #count = 0;
  #isScheduled = false;

  constructor(around: WebhookSurroundings) {
    this.#around = around;
    this.#queue = new DeliveryQueue(around.clock, (destination) => this.#countFailure(destination));
  }

  /** The newest attempts to deliver. */
  get deliveries(): readonly RecordedDelivery[] {
    return this.#queue.deliveries;
  }

  /** Subscribes an address, or replaces the settings of its subscription and enables it again. */
  subscribe(destination: string, settings: string[], sort: number, userId: number): WebhookRow {
    const now = this.#around.now();
    this.#failures.delete(destination);
    const known = this.#find(destination);
    if (known) return Object.assign(known, { settings, sort, updatedAt: now, disabled: false });
    this.#count += 1;
    const row = {
      id: 48_162_868 + this.#count * 2,
      destination,
      settings,
      sort,
      createdBy: userId,
      createdAt: now,
      updatedAt: now,
      disabled: false,
    };
    this.rows.push(row);
    return row;
  }

  /** False if the address is not subscribed. */
  unsubscribe(destination: string): boolean {
    const index = this.rows.findIndex((row) => row.destination === destination);
    if (index !== -1) this.rows.splice(index, 1);
    return index !== -1;
  }

  /** Notes what happened; everything that one request did is delivered together, after its answer. */
  note(change: RowChange): void {
    if (this.rows.length === 0) return;
    this.#changes.push(change);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#deliver());
  }

  /** Resolves when every delivery that is due has been answered or has failed. */
  async settle(): Promise<void> {
    do {
      // A later immediate finds queued what an earlier one delivers.
      while (this.#isScheduled) await new Promise((resolve) => setImmediate(resolve));
      await this.#queue.settle();
    } while (this.#isScheduled);
  }

  /** Repeats at once the deliveries that would be repeated later. */
  retry(): void {
    this.#queue.retry();
  }

  /** Forgets subscriptions and everything that is pending. */
  reset(): void {
    this.rows.length = 0;
    this.#failures.clear();
    this.#changes = [];
    this.#queue.reset();
  }

  #find(destination: string): WebhookRow | undefined {
    return this.rows.find((row) => row.destination === destination);
  }

  #deliver(): void {
    this.#isScheduled = false;
    const store = this.#around.store();
    const entries = this.#changes.splice(0).flatMap((change) => toDeliveryEntries(store, change));
    for (const { destination, settings, disabled } of this.rows) {
      if (disabled) continue;
      for (const code of new Set(entries.map((entry) => entry.code))) {
        if (!settings.includes(code)) continue;
        const ofCode = entries.filter((entry) => entry.code === code);
        this.#queue.add(destination, encodeDelivery(store, this.#around.origin(), ofCode));
      }
    }
  }

  #countFailure(destination: string): void {
    const now = this.#around.now();
    const recent = (this.#failures.get(destination) ?? []).filter((time) => time > now - failureWindowS);
    this.#failures.set(destination, [...recent, now]);
    const row = this.#find(destination);
    if (row && recent.length >= maxFailures) row.disabled = true;
  }
}
