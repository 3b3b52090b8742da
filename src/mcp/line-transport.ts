/**
 * The stdio transport: each line is one JSON-RPC message or one batch. Unlike the SDK's transport, it answers lines that
 * are not messages, accepts batches, and applies backpressure: it stops reading while the client does not read its answers.
 */
import type { Readable, Writable } from 'node:stream';
import type { JSONRPCMessage, JSONRPCRequest, RequestId, Transport } from '@modelcontextprotocol/server';
import { LineReader } from './line.ts';
import { type ErrorResponse, isRequest, maxLineBytes, parseLine } from './message.ts';

/** How many requests run at once. The others are queued. */
const maxInFlight = 32;

/** How many bytes of requests are queued. Reading ahead lets a cancellation overtake the request that it cancels. */
const maxQueuedBytes = 1_000_000;

/** How many bytes are read ahead while the client does not read: without it the end of the input would go unnoticed. */
const maxUnreadBytes = 1_000_000;

/**
 * How long answers may take once the client has closed its end, in ticks of a tenth of a second: between two answers
 * (`silent`) and in total. Ticks are counted instead of time, so that the time this process spends loading does not count.
 */
const linger = { tickMs: 100, silent: 50, total: 250 };

/** The answers to a batch. They are written together. */
interface Batch {
  open: number;
  readonly answers: (JSONRPCMessage | ErrorResponse)[];
}

/** A request that was read and is not dispatched yet. */
interface QueuedRequest {
  readonly request: JSONRPCRequest;
  readonly batch: Batch | undefined;
  readonly bytes: number;
}

/** The transport over a client's two streams. */
export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;

  readonly #input: Readable;
  readonly #output: Writable;
  readonly #lines = new LineReader(maxLineBytes);
  /** The batches of dispatched requests without an answer, by request id. A client may use an id twice. */
  readonly #inFlight = new Map<RequestId, (Batch | undefined)[]>();
  #countInFlight = 0;
  #queue: QueuedRequest[] = [];
  #queuedBytes = 0;
  /** Whether the output's buffer is full. */
  #isCongested = false;
  #hasEnded = false;
  #isClosed = false;
  #lingering: NodeJS.Timeout | undefined;
  #silentTicks = 0;

  constructor(input: Readable = process.stdin, output: Writable = process.stdout) {
    this.#input = input;
    this.#output = output;
  }

  async start(): Promise<void> {
    this.#output.on('drain', this.#onDrain).on('error', this.#onBroken);
    this.#input.on('data', this.#onData).on('end', this.#onEnd).on('close', this.#onEnd).on('error', this.#onBroken);
    if (this.#input.readableEnded || this.#input.destroyed) setImmediate(this.#onEnd);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (this.#isClosed) return;
    if ('method' in message) {
      // A client that does not read loses nothing if progress is dropped.
      if (!this.#isCongested || message.method !== 'notifications/progress') this.#write(message);
      return;
    }
    const batch = message.id === undefined ? undefined : this.#settle(message.id);
    if (batch) this.#collect(batch, message);
    else this.#write(message);
    this.#pump();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#lingering);
    this.#input.off('data', this.#onData).off('end', this.#onEnd).off('close', this.#onEnd).pause();
    this.#output.off('drain', this.#onDrain);
    // Both streams may still emit an error, which would end the process without a listener. So these listeners stay.
    this.#queue = [];
    this.#inFlight.clear();
    this.onclose?.();
  }

  readonly #onData = (chunk: Buffer | string): void => {
    this.#lines.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    this.#pump();
  };

  readonly #onEnd = (): void => {
    if (this.#hasEnded || this.#isClosed) return;
    this.#hasEnded = true;
    this.#pump();
  };

  readonly #onDrain = (): void => {
    this.#isCongested = false;
    this.#silentTicks = 0;
    this.#pump();
  };

  /** The client has gone. Nothing can be sent to it. */
  readonly #onBroken = (): void => {
    void this.close();
  };

  get #canDispatch(): boolean {
    return !this.#isCongested && this.#countInFlight < maxInFlight;
  }

  /** Dispatches the requests that may run now, and reads on while there is room in the queue. */
  #pump(): void {
    for (;;) {
      if (this.#isClosed) return;
      const [first] = this.#queue;
      if (first && this.#canDispatch) {
        this.#queue.shift();
        this.#queuedBytes -= first.bytes;
        this.#dispatch(first.request, first.batch);
        continue;
      }
      if (this.#isCongested || this.#queuedBytes > maxQueuedBytes) {
        if (this.#hasEnded) this.#linger();
        else if (this.#lines.size > maxUnreadBytes) this.#input.pause();
        return;
      }
      const line = this.#lines.next() ?? (this.#hasEnded ? this.#lines.rest() : undefined);
      if (!line) break;
      const parsed = parseLine(line);
      const bytes = 'text' in line ? line.text.length : 0;
      if (parsed.kind === 'invalid') this.#write(parsed.response);
      if (parsed.kind === 'single') this.#accept(parsed.message, undefined, bytes);
      if (parsed.kind === 'batch') this.#acceptBatch(parsed.messages, bytes);
    }
    if (!this.#hasEnded) this.#input.resume();
    else if (this.#countInFlight === 0 && this.#queue.length === 0 && !this.#isCongested) this.#finish();
    else this.#linger();
  }

  #acceptBatch(messages: readonly JSONRPCMessage[], bytes: number): void {
    const batch: Batch = { open: messages.filter(isRequest).length, answers: [] };
    for (const message of messages) this.#accept(message, batch, bytes / messages.length);
  }

  #accept(message: JSONRPCMessage, batch: Batch | undefined, bytes: number): void {
    if (!isRequest(message)) {
      if ('method' in message && message.method === 'notifications/cancelled') this.#cancel(message.params?.requestId);
      this.onmessage?.(message);
      return;
    }
    // A subscription is answered only at the end of the connection. The SDK limits how many there are.
    if (message.method === 'subscriptions/listen' && !batch) {
      this.onmessage?.(message);
      return;
    }
    if (this.#canDispatch || message.method === 'ping') {
      this.#dispatch(message, batch);
      return;
    }
    this.#queue.push({ request: message, batch, bytes });
    this.#queuedBytes += bytes;
  }

  #dispatch(request: JSONRPCRequest, batch: Batch | undefined): void {
    this.#inFlight.set(request.id, [...(this.#inFlight.get(request.id) ?? []), batch]);
    this.#countInFlight += 1;
    this.onmessage?.(request);
  }

  /** A cancelled request gets no answer, whether it runs or is queued. */
  #cancel(id: unknown): void {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    if (this.#inFlight.has(id)) {
      const batch = this.#settle(id);
      if (batch) this.#collect(batch, undefined);
      return;
    }
    const place = this.#queue.findIndex(({ request }) => request.id === id);
    const [dropped] = place === -1 ? [] : this.#queue.splice(place, 1);
    if (!dropped) return;
    this.#queuedBytes -= dropped.bytes;
    if (dropped.batch) this.#collect(dropped.batch, undefined);
  }

  /**
   * Marks a request as answered.
   *
   * @returns the batch that it belongs to
   */
  #settle(id: RequestId): Batch | undefined {
    const [batch, ...others] = this.#inFlight.get(id) ?? [];
    if (!this.#inFlight.has(id)) return undefined;
    if (others.length > 0) this.#inFlight.set(id, others);
    else this.#inFlight.delete(id);
    this.#countInFlight -= 1;
    return batch;
  }

  #collect(batch: Batch, answer: JSONRPCMessage | undefined): void {
    batch.open -= 1;
    if (answer) batch.answers.push(answer);
    if (batch.open === 0 && batch.answers.length > 0) this.#write(batch.answers);
  }

  #write(answer: JSONRPCMessage | ErrorResponse | readonly (JSONRPCMessage | ErrorResponse)[]): void {
    this.#silentTicks = 0;
    if (!this.#output.write(`${JSON.stringify(answer)}\n`)) this.#isCongested = true;
  }

  /** Closes after the last answers: the code that runs now is about to write them. */
  #finish(): void {
    setImmediate(() => void this.close());
  }

  /** The client may still read. Requests that run are answered, within a bounded time. */
  #linger(): void {
    let ticks = 0;
    this.#lingering ??= setInterval(() => {
      ticks += 1;
      this.#silentTicks += 1;
      if (this.#silentTicks > linger.silent || ticks > linger.total) void this.close();
    }, linger.tickMs);
  }
}
