import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { decodeText, parseSparsely } from '../unread.ts';
import { OversizeError } from './failure.ts';
import type { RawAnswer } from './problem.ts';
import { DeadlineError } from './timeout.ts';

/** An answer with its whole body. */
export class Received implements RawAnswer {
  readonly status: number;
  readonly #headers: IncomingHttpHeaders;
  readonly #body: Buffer;

  constructor(status: number, headers: IncomingHttpHeaders, body: Buffer) {
    this.status = status;
    this.#headers = headers;
    this.#body = body;
  }

  get text(): string {
    return decodeText(this.#body);
  }

  json(): unknown {
    if (this.#body.length === 0) return undefined;
    try {
      return parseSparsely(this.#body);
    } catch {
      return undefined;
    }
  }

  get contentType(): string {
    return this.#header('content-type') ?? '';
  }

  get requestId(): string | undefined {
    return this.#header('x-request-id');
  }

  get retryAfter(): string | undefined {
    return this.#header('retry-after');
  }

  get encoding(): string | undefined {
    return this.#header('content-encoding');
  }

  #header(name: string): string | undefined {
    const value = this.#headers[name];
    return Array.isArray(value) ? value[0] : value;
  }
}

/** When an exchange is given up. */
export interface ExchangeLimits {
  /** Fires when the caller stops waiting. */
  signal: AbortSignal | undefined;
  /** Milliseconds until the last byte. */
  timeoutMs: number;
  /** Bytes of the body. */
  maxBytes: number;
  /** Called as soon as the headers are there. */
  onHeaders(headers: IncomingHttpHeaders): void;
}

/**
 * Sends one request and reads its whole answer. Listens to undici directly: its `request` makes a stream, an abort signal and
 * a resource of async context for each answer, which cost more than the reading.
 *
 * @throws the signal's reason, a `DeadlineError`, an `OversizeError`, or the error of the connection
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: ExchangeLimits,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    if (limits.signal?.aborted) reject(limits.signal.reason);
    else dispatcher.dispatch(request, new Receiver(limits, resolve, reject));
  });
}

class Receiver implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits;
  readonly #resolve: (received: Received) => void;
  readonly #reject: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  readonly #leave = () => this.#giveUp(this.#limits.signal?.reason);
  #length = 0;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #controller: Dispatcher.DispatchController | undefined;
  /** Why the caller no longer waits for the answer. */
  #failure: Error | undefined;

  constructor(limits: ExchangeLimits, resolve: (received: Received) => void, reject: (error: unknown) => void) {
    this.#limits = limits;
    this.#resolve = resolve;
    this.#reject = reject;
    const { timeoutMs, signal } = limits;
    this.#timer = setTimeout(
      () => this.#giveUp(new DeadlineError(`no answer within ${Math.round(timeoutMs)} ms`)),
      timeoutMs,
    );
    signal?.addEventListener('abort', this.#leave, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A connection may take longer than the caller waits; what was given up by then is not sent.
    if (this.#failure) controller.abort(this.#failure);
    else this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // Others tell that an answer will come.
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#limits.onHeaders(headers);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    const { maxBytes } = this.#limits;
    this.#length += chunk.length;
    if (this.#length > maxBytes) this.#giveUp(new OversizeError(`the answer is longer than ${maxBytes} bytes`));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#stopWaiting();
    const [first = Buffer.alloc(0)] = this.#chunks;
    const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks, this.#length) : first;
    this.#resolve(new Received(this.#status, this.#headers, body));
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#stopWaiting();
    this.#reject(error);
  }

  /** Rejects the caller's promise at once; undici may be aborted later, when the request has a connection. */
  #giveUp(reason: unknown): void {
    this.#stopWaiting();
    this.#failure = reason instanceof Error ? reason : new Error(String(reason));
    this.#reject(reason);
    this.#controller?.abort(this.#failure);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#limits.signal?.removeEventListener('abort', this.#leave);
  }
}
