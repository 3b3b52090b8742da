/**
 * The stdio transport: one JSON-RPC message, or one batch, a line. Beside what the SDK's transport does, it answers
 * lines that are not messages, takes batches, and reads no faster than it is read: a client that sends without reading
 * is made to wait by its own pipe.
 */
import type { Readable, Writable } from 'node:stream';
import type { JSONRPCMessage, JSONRPCRequest, RequestId, Transport } from '@modelcontextprotocol/server';
import { LineReader } from './line.ts';
import { isRequest, MAX_LINE_BYTES, type Refusal, readLine } from './message.ts';

/** How many requests are under way at once. More wait. */
const MAX_UNDER_WAY = 32;

/** How much is read ahead while requests wait, in bytes: a cancellation must not wait behind what it cancels. */
const MAX_WAITING_BYTES = 1_000_000;

/** How much is read ahead while nobody reads the answers, in bytes: the end of the input is to be noticed. */
const MAX_UNREAD_BYTES = 1_000_000;

/**
 * How long answers may take once the client has closed its end, in ticks of a tenth of a second: between two of them, and
 * in all. Ticks, because the time in which this process is busy loading is nobody's silence.
 */
const LINGER = { tickMs: 100, silent: 20, total: 250 };

/** The answers to a batch, which are written together. */
interface Batch {
  open: number;
  readonly answers: (JSONRPCMessage | Refusal)[];
}

/** A request that has been read and not been handed on. */
interface Waiting {
  readonly request: JSONRPCRequest;
  readonly batch: Batch | undefined;
  readonly bytes: number;
}

/** The streams of a client. */
export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;

  readonly #input: Readable;
  readonly #output: Writable;
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  /** Requests that have been handed on and have no answer, by id: a client may use one twice. */
  readonly #underWay = new Map<RequestId, (Batch | undefined)[]>();
  #countUnderWay = 0;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** Whether what was written still waits to be read. */
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
      // A client that does not read misses nothing when it hears of the progress later, or not.
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
    // Both may still break; nobody minds any more, so the listeners of their errors stay.
    this.#waiting = [];
    this.#underWay.clear();
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

  /** The client has gone: nothing can be told it. */
  readonly #onBroken = (): void => {
    void this.close();
  };

  get #canHandOn(): boolean {
    return !this.#isCongested && this.#countUnderWay < MAX_UNDER_WAY;
  }

  /** Hands on what may be handed on now, and reads on where there is room for more. */
  #pump(): void {
    for (;;) {
      if (this.#isClosed) return;
      const [first] = this.#waiting;
      if (first && this.#canHandOn) {
        this.#waiting.shift();
        this.#waitingBytes -= first.bytes;
        this.#handOn(first.request, first.batch);
        continue;
      }
      if (this.#isCongested || this.#waitingBytes > MAX_WAITING_BYTES) {
        if (this.#hasEnded) this.#linger();
        else if (this.#lines.size > MAX_UNREAD_BYTES) this.#input.pause();
        return;
      }
      const line = this.#lines.next() ?? (this.#hasEnded ? this.#lines.rest() : undefined);
      if (!line) break;
      const reading = readLine(line);
      const bytes = 'text' in line ? line.text.length : 0;
      if (reading.kind === 'refused') this.#write(reading.answer);
      if (reading.kind === 'single') this.#take(reading.message, undefined, bytes);
      if (reading.kind === 'batch') this.#takeBatch(reading.messages, bytes);
    }
    if (!this.#hasEnded) this.#input.resume();
    else if (this.#countUnderWay === 0 && this.#waiting.length === 0 && !this.#isCongested) this.#finish();
    else this.#linger();
  }

  #takeBatch(messages: readonly JSONRPCMessage[], bytes: number): void {
    const batch: Batch = { open: messages.filter(isRequest).length, answers: [] };
    for (const message of messages) this.#take(message, batch, bytes / messages.length);
  }

  #take(message: JSONRPCMessage, batch: Batch | undefined, bytes: number): void {
    if (!isRequest(message)) {
      if ('method' in message && message.method === 'notifications/cancelled') this.#cancel(message.params?.requestId);
      this.onmessage?.(message);
      return;
    }
    // It is never answered before the end of the connection, and the SDK bounds how many there are.
    if (message.method === 'subscriptions/listen' && !batch) {
      this.onmessage?.(message);
      return;
    }
    if (this.#canHandOn || message.method === 'ping') {
      this.#handOn(message, batch);
      return;
    }
    this.#waiting.push({ request: message, batch, bytes });
    this.#waitingBytes += bytes;
  }

  #handOn(request: JSONRPCRequest, batch: Batch | undefined): void {
    this.#underWay.set(request.id, [...(this.#underWay.get(request.id) ?? []), batch]);
    this.#countUnderWay += 1;
    this.onmessage?.(request);
  }

  /** A request that is cancelled gets no answer, whether it is under way or waits. */
  #cancel(id: unknown): void {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    if (this.#underWay.has(id)) {
      const batch = this.#settle(id);
      if (batch) this.#collect(batch, undefined);
      return;
    }
    const place = this.#waiting.findIndex(({ request }) => request.id === id);
    const [dropped] = place === -1 ? [] : this.#waiting.splice(place, 1);
    if (!dropped) return;
    this.#waitingBytes -= dropped.bytes;
    if (dropped.batch) this.#collect(dropped.batch, undefined);
  }

  /** @returns the batch that the request belongs to */
  #settle(id: RequestId): Batch | undefined {
    const [batch, ...others] = this.#underWay.get(id) ?? [];
    if (!this.#underWay.has(id)) return undefined;
    if (others.length > 0) this.#underWay.set(id, others);
    else this.#underWay.delete(id);
    this.#countUnderWay -= 1;
    return batch;
  }

  #collect(batch: Batch, answer: JSONRPCMessage | undefined): void {
    batch.open -= 1;
    if (answer) batch.answers.push(answer);
    if (batch.open === 0 && batch.answers.length > 0) this.#write(batch.answers);
  }

  #write(answer: JSONRPCMessage | Refusal | readonly (JSONRPCMessage | Refusal)[]): void {
    this.#silentTicks = 0;
    if (!this.#output.write(`${JSON.stringify(answer)}\n`)) this.#isCongested = true;
  }

  /** Closes once the last answers are on their way: they are written by what is running now. */
  #finish(): void {
    setImmediate(() => void this.close());
  }

  /** The client reads on, perhaps: what is under way is answered, in a bounded time. */
  #linger(): void {
    let ticks = 0;
    this.#lingering ??= setInterval(() => {
      ticks += 1;
      this.#silentTicks += 1;
      if (this.#silentTicks > LINGER.silent || ticks > LINGER.total) void this.close();
    }, LINGER.tickMs);
  }
}
