import { request } from 'node:http';

/** One attempt to deliver a webhook. */
export interface RecordedDelivery {
  destination: string;
  body: string;
  /** From 1. */
  attempt: number;
  /** Status of the answer; 0 if there was none within two seconds, or no connection. */
  status: number;
  /** How long the attempt took, by the monotonic clock. */
  milliseconds: number;
}

/** How long an answer is awaited. */
const timeoutMs = 2_000;
/** Connections at once. */
const concurrency = 50;
/** Seconds before each attempt after the first; the third and fourth are made only after 499 and 5xx. */
const retryAfterS = [300, 900, 900, 3_600];
const kept = 10_000;

interface Pending {
  destination: string;
  body: string;
  attempt: number;
}

/** Sends deliveries, at most fifty at once, and repeats those that fail (amoCRM API v4, Webhooks). */
export class DeliveryQueue {
  /** The newest 10,000 attempts. */
  readonly deliveries: RecordedDelivery[] = [];
  readonly #clock: () => number;
  readonly #onFailure: (destination: string) => void;
  readonly #timeouts = new Set<NodeJS.Timeout>();
  #delayed: { pending: Pending; timer: NodeJS.Timeout }[] = [];
  #queue: Pending[] = [];
  #open = 0;
  #settled: (() => void)[] = [];

  /** `clock` gives monotonic milliseconds; `onFailure` is called for each attempt that was not answered by 2xx. */
  constructor(clock: () => number, onFailure: (destination: string) => void) {
    this.#clock = clock;
    this.#onFailure = onFailure;
  }

  /** Queues the first attempt. */
  add(destination: string, body: string): void {
    this.#queue.push({ destination, body, attempt: 1 });
    this.#pump();
  }

  /** Resolves when everything that is due has been answered or has failed. */
  async settle(): Promise<void> {
    while (this.#open > 0 || this.#queue.length > 0) {
      await new Promise<void>((resolve) => this.#settled.push(resolve));
    }
  }

  /** Repeats at once what would be repeated later. */
  retry(): void {
    for (const { pending, timer } of this.#delayed.splice(0)) {
      clearTimeout(timer);
      this.#queue.push(pending);
    }
    this.#pump();
  }

  /** Forgets everything that is pending or recorded. */
  reset(): void {
    this.deliveries.length = 0;
    this.#queue = [];
    for (const { timer } of this.#delayed.splice(0)) clearTimeout(timer);
    for (const timeout of this.#timeouts) clearTimeout(timeout);
    this.#timeouts.clear();
  }

  #pump(): void {
    while (this.#open < concurrency) {
      const pending = this.#queue.shift();
      if (pending === undefined) break;
      this.#open += 1;
      const started = this.#clock();
      void send(pending, this.#timeouts).then((status) => {
        this.#open -= 1;
        this.deliveries.push({ ...pending, status, milliseconds: this.#clock() - started });
        if (this.deliveries.length > kept) this.deliveries.shift();
        if (status < 100 || status >= 300) this.#fail(pending, status);
        this.#pump();
      });
    }
    if (this.#open === 0 && this.#queue.length === 0) for (const resolve of this.#settled.splice(0)) resolve();
  }

  #fail(pending: Pending, status: number): void {
    this.#onFailure(pending.destination);
    const delay = retryAfterS[pending.attempt - 1];
    const isServerError = status === 499 || status >= 500;
    if (delay === undefined || (pending.attempt > 2 && !isServerError)) return;
    const next = { ...pending, attempt: pending.attempt + 1 };
    const timer = setTimeout(() => {
      this.#delayed = this.#delayed.filter((entry) => entry.timer !== timer);
      this.#queue.push(next);
      this.#pump();
    }, delay * 1_000).unref();
    this.#delayed.push({ pending: next, timer });
  }
}

/** The status that was answered in time; 0 if there was none. */
function send({ destination, body }: Pending, timeouts: Set<NodeJS.Timeout>): Promise<number> {
  // Demo data must not leave this machine, whatever address is subscribed.
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
    const timeout = setTimeout(() => outgoing.destroy(), timeoutMs);
    timeouts.add(timeout);
    const settle = (status: number) => {
      clearTimeout(timeout);
      timeouts.delete(timeout);
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
