import { request } from 'node:http';
import { describeHappening, encodeDelivery, type Happening } from './delivery.ts';
import type { Store } from './store.ts';

/**
 * Webhook subscriptions and their deliveries (amoCRM API v4, Webhooks). Deliveries start after the API's answer, at most
 * fifty at once; what is answered badly is repeated, and after too many bad answers the subscription is switched off.
 */

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

/** One attempt to deliver. */
export interface RecordedDelivery {
  destination: string;
  body: string;
  /** From 1. */
  attempt: number;
  /** What was answered; 0: nothing within two seconds, or no connection. */
  status: number;
  /** By the monotonic clock. */
  milliseconds: number;
}

/** Every code that the documentation names for what the sandbox has. */
export const WEBHOOK_CODES: readonly string[] = [
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
  'add_task',
  'update_task',
  'delete_task',
  'responsible_task',
];

/** How long an answer is waited for, in milliseconds. */
const PATIENCE_MS = 2_000;
/** Connections at once. */
const CONCURRENCY = 50;
/** Attempts after the first, in seconds; the third and fourth only for 499 and 5xx. */
const RETRY_AFTER_S = [300, 900, 900, 3_600];
/** So many bad answers in two hours, the last one bad, switch a subscription off. */
const MOST_BAD = 100;
const BAD_WINDOW_S = 7_200;
const KEPT = 10_000;

interface Pending {
  destination: string;
  body: string;
  attempt: number;
}

/** What the desk needs of the engine. */
export interface WebhookSurroundings {
  store(): Store;
  origin(): string;
  now(): number;
  clock(): number;
}

export class WebhookDesk {
  readonly rows: WebhookRow[] = [];
  readonly deliveries: RecordedDelivery[] = [];
  readonly #around: WebhookSurroundings;
  readonly #bad = new Map<string, number[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #later: { pending: Pending; timer: NodeJS.Timeout }[] = [];
  #queue: Pending[] = [];
  #happenings: Happening[] = [];
  #open = 0;
  #count = 0;
  #isScheduled = false;
  #settled: (() => void)[] = [];

  constructor(around: WebhookSurroundings) {
    this.#around = around;
  }

  /** Subscribes an address, or replaces what it is told; a subscription that was switched off is on again. */
  subscribe(destination: string, settings: string[], sort: number, userId: number): WebhookRow {
    const now = this.#around.now();
    this.#bad.delete(destination);
    const known = this.rows.find((row) => row.destination === destination);
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

  /** False when the address is not subscribed. */
  unsubscribe(destination: string): boolean {
    const index = this.rows.findIndex((row) => row.destination === destination);
    if (index !== -1) this.rows.splice(index, 1);
    return index !== -1;
  }

  /** Notes what happened; what one request did is told together, after its answer. */
  note(happening: Happening): void {
    if (this.rows.length === 0) return;
    this.#happenings.push(happening);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#tell());
  }

  /** Resolves when every delivery that is due has been answered or has failed. */
  async settle(): Promise<void> {
    while (this.#isScheduled || this.#open > 0 || this.#queue.length > 0) {
      await new Promise<void>((resolve) => this.#settled.push(resolve));
    }
  }

  /** Repeats at once what would be repeated later. */
  retry(): void {
    for (const { pending, timer } of this.#later.splice(0)) {
      clearTimeout(timer);
      this.#queue.push(pending);
    }
    this.#pump();
  }

  /** Forgets subscriptions and everything that waits. */
  reset(): void {
    this.rows.length = 0;
    this.deliveries.length = 0;
    this.#bad.clear();
    this.#happenings = [];
    this.#queue = [];
    for (const { timer } of this.#later.splice(0)) clearTimeout(timer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #tell(): void {
    this.#isScheduled = false;
    const store = this.#around.store();
    const entries = this.#happenings.splice(0).flatMap((happening) => describeHappening(store, happening));
    for (const { destination, settings, disabled } of this.rows) {
      if (disabled) continue;
      for (const code of new Set(entries.map((entry) => entry.code))) {
        if (!settings.includes(code)) continue;
        const body = encodeDelivery(
          store,
          this.#around.origin(),
          entries.filter((entry) => entry.code === code),
        );
        this.#queue.push({ destination, body, attempt: 1 });
      }
    }
    this.#pump();
  }

  #pump(): void {
    while (this.#open < CONCURRENCY) {
      const pending = this.#queue.shift();
      if (pending === undefined) break;
      this.#open += 1;
      const begun = this.#around.clock();
      void send(pending, this.#timers).then((status) => {
        this.#open -= 1;
        this.deliveries.push({ ...pending, status, milliseconds: this.#around.clock() - begun });
        if (this.deliveries.length > KEPT) this.deliveries.shift();
        if (status < 100 || status >= 300) this.#fail(pending, status);
        this.#pump();
      });
    }
    if (this.#open === 0 && this.#queue.length === 0) for (const resolve of this.#settled.splice(0)) resolve();
  }

  #fail(pending: Pending, status: number): void {
    const now = this.#around.now();
    const { destination, attempt } = pending;
    const bad = [...(this.#bad.get(destination) ?? []).filter((moment) => moment > now - BAD_WINDOW_S), now];
    this.#bad.set(destination, bad);
    const row = this.rows.find((candidate) => candidate.destination === destination);
    if (row && bad.length > MOST_BAD) row.disabled = true;
    const wait = RETRY_AFTER_S[attempt - 1];
    const isServerTrouble = status === 499 || status >= 500;
    if (wait === undefined || (attempt > 2 && !isServerTrouble)) return;
    const next = { ...pending, attempt: attempt + 1 };
    const timer = setTimeout(() => {
      this.#later = this.#later.filter((entry) => entry.timer !== timer);
      this.#queue.push(next);
      this.#pump();
    }, wait * 1_000).unref();
    this.#later.push({ pending: next, timer });
  }
}

/** The status that was answered within two seconds; 0 without one. */
function send({ destination, body }: Pending, timers: Set<NodeJS.Timeout>): Promise<number> {
  // Demo data must not leave this machine, whatever address was subscribed.
  if (!/^http:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/]/.test(destination)) return Promise.resolve(0);
  return new Promise((resolve) => {
    const outgoing = request(destination, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'amoCRM-WebHook-client/1.0',
        accept: '*/*',
        connection: 'close',
      },
    });
    const timer = setTimeout(() => outgoing.destroy(), PATIENCE_MS);
    timers.add(timer);
    const settle = (status: number) => {
      clearTimeout(timer);
      timers.delete(timer);
      resolve(status);
    };
    outgoing.on('response', (response) => {
      response.resume();
      settle(response.statusCode ?? 0);
    });
    outgoing.on('error', () => settle(0));
    outgoing.on('close', () => settle(0));
    outgoing.end(body);
  });
}
