/**
 * Bounds an answer while it is executed: counts the objects and the text of one execution, yields to the event loop at intervals, and
 * ends the execution as soon as the answer is too large. Knows no transport.
 */
import { type AmocrmGraphqlError, AnswerTooLargeError, CancelledError, OverloadedError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { LoadPace } from '../loaders/pace.ts';
import { createSemaphore } from './semaphore.ts';

/** The maximum number of objects and list items in one answer: about 250 leads with 200 objects each. */
export const maxNodes = 50_000;

/** The maximum size of one answer, in bytes of JSON. */
export const maxAnswerBytes = 10_000_000;

/** The maximum number of records that one operation may load from amoCRM by id or by owner. */
export const maxLoaded = 10_000;

/** The maximum number of records in the relations of one operation, counted before they become objects of the answer. */
export const maxListed = 2 * maxNodes;

/** The maximum number of objects to resolve in one turn of the event loop. */
const maxNodesPerTurn = 2_500;

/** An operation with more objects or records than this is large. Only a few large ones run at once, because each takes memory. */
const minLarge = 5_000;
const largeAnswers = createSemaphore(3, 20);

/** The maximum number of objects and records in all executions of this process together. */
const maxInProcess = 250_000;
let inProcess = 0;

/** A path in the answer, as graphql-js passes it to resolvers. */
export type MeteredPath = { readonly key: string | number; readonly prev: MeteredPath | undefined } | undefined;

/** What a resolver is told, of which the meter reads the path only for an error: it is made when it is read. */
export interface MeteredField {
  readonly path: MeteredPath;
}

/** The current number of objects and records in all executions of this process. */
export const countInProcess = (): number => inProcess;

/** Counts the objects, records and text of one execution. */
export class AnswerMeter implements LoadPace {
  /** Resolves with the reason as soon as the execution must end. */
  readonly ended: Promise<AmocrmGraphqlError>;
  #end!: (error: AmocrmGraphqlError) => void;
  #error: AmocrmGraphqlError | undefined;
  #nodes = 0;
  #text = 0;
  #loaded = 0;
  #listed = 0;
  #thisTurn = 0;
  #used = 0;
  #isClosed = false;
  /** The turn of the event loop that resolvers wait for; undefined if none waits. */
  #turn: Promise<void> | undefined;
  #slot: { ready: Promise<void>; release: () => void } | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #stops: boolean;
  readonly #closes: boolean;
  readonly #limits: { nodes: number; bytes: number; loaded: number; listed: number };
  readonly #onAbort = () => this.#fail(new CancelledError('The request was cancelled.'));

  /**
   * @param signal fires when the client disconnects
   * @param share the number of operations in the batch, which divide the bounds between them
   * @param closes whether `close` will be called; if not, this execution does not count towards the limits of the process
   * @param stops whether execution stops when a limit is exceeded; a mutation continues instead, and fields are omitted
   */
  constructor(
    signal?: AbortSignal,
    { stops = true, share = 1, closes = true }: { stops?: boolean; share?: number | undefined; closes?: boolean } = {},
  ) {
    this.#closes = closes;
    this.#signal = signal;
    this.#stops = stops;
    this.#limits = {
      nodes: Math.floor(maxNodes / share),
      bytes: Math.floor(maxAnswerBytes / share),
      loaded: Math.floor(maxLoaded / share),
      listed: Math.floor(maxListed / share),
    };
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** The maximum number of bytes of the answer. */
  get maxBytes(): number {
    return this.#limits.bytes;
  }

  /** Whether exceeding a limit omits the rest of the answer instead of ending the execution. */
  get cuts(): boolean {
    return !this.#stops;
  }

  /** The reason for which the execution has ended; undefined if it has not. */
  get error(): AmocrmGraphqlError | undefined {
    return this.#error;
  }

  /**
   * Counts a value that a resolver returned.
   *
   * @returns a promise that must resolve before the value is used; undefined if there is nothing to wait for
   * @throws the error that ends the execution
   */
  count(value: unknown, field: MeteredField): Promise<void> | undefined {
    if (typeof value === 'string') {
      this.#text += value.length;
      if (this.#text > this.#limits.bytes) throw this.#fail(this.#tooManyBytes(pathOf(field.path)));
      return undefined;
    }
    if (typeof value !== 'object' || value === null) return undefined;
    const nodes = Array.isArray(value) ? value.length : 1;
    this.#nodes += nodes;
    this.#thisTurn += nodes;
    if (this.#nodes > this.#limits.nodes) {
      throw this.#fail(this.#tooMany(this.#limits.nodes, 'objects', pathOf(field.path)));
    }
    this.#use(nodes);
    if (this.#nodes > minLarge) this.#acquireSlot();
    if (this.#thisTurn > maxNodesPerTurn) {
      this.#thisTurn = nodes;
      this.#wait();
    }
    return this.#turn;
  }

  /** The error of a resolver. If it has loaded too many records, the error names the field. */
  explain(error: unknown, field: MeteredField): unknown {
    return error instanceof TooManyLoaded
      ? this.#fail(this.#tooMany(error.limit, 'records', pathOf(field.path)))
      : error;
  }

  /** Ends the execution because the completed answer has too many bytes. */
  refuse(path: readonly string[]): AmocrmGraphqlError {
    return this.#fail(this.#tooManyBytes(path));
  }

  load(records: number): void {
    this.#loaded += records;
    if (this.#loaded > this.#limits.loaded) throw new TooManyLoaded(this.#limits.loaded);
    this.#use(records);
    if (this.#loaded > minLarge) this.#acquireSlot();
  }

  list(records: number): void {
    this.#listed += records;
    if (this.#listed > this.#limits.listed) throw new TooManyLoaded(this.#limits.listed);
    if (this.#listed > minLarge) this.#acquireSlot();
  }

  schedule(dispatch: () => void): void {
    // Resolvers that wait for their turn may add to the same batch.
    if (this.#turn) void this.#turn.then(() => this.schedule(dispatch));
    else void Promise.resolve().then(() => process.nextTick(dispatch));
  }

  /** Ends the count and releases the slot. Call it when the execution is over. */
  close(): void {
    inProcess -= this.#used;
    this.#used = 0;
    this.#isClosed = true;
    this.#slot?.release();
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  #use(more: number): void {
    // Work that continues after the end is discarded, so it does not count.
    if (!this.#closes || this.#isClosed) return;
    this.#used += more;
    inProcess += more;
    if (inProcess <= maxInProcess || !this.#stops) return;
    const remedy = 'Send it again in a few seconds.';
    throw this.#fail(new OverloadedError('This server is working on too many large answers at once.', { remedy }));
  }

  #acquireSlot(): void {
    // A mutation has been executed already: its answer does not queue, and the number of objects bounds it.
    if (this.#slot || !this.#stops || !this.#closes || this.#isClosed) return;
    let enter = () => {};
    const ready = new Promise<void>((resolve) => {
      enter = resolve;
    });
    const release = largeAnswers.acquire(enter);
    if (!release) {
      const remedy = 'Send it again in a few seconds, or ask for less at a time.';
      throw this.#fail(new OverloadedError('Too many large answers are in progress or queued.', { remedy }));
    }
    this.#slot = { ready, release };
    this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#wait();
  }

  /** Makes later resolvers wait for the next turn of the event loop, and for a slot if the answer is large. */
  #wait(): void {
    const before = this.#turn ?? Promise.resolve();
    const turn = before
      .then(() => this.#slot?.ready)
      // Once the execution has ended, waiting resolvers never continue and are garbage-collected.
      .then(
        () => new Promise<void>((resolve) => setImmediate(() => (this.#error && this.#stops ? undefined : resolve()))),
      )
      .then(() => {
        if (this.#turn === turn) this.#turn = undefined;
      });
    this.#turn = turn;
  }

  #tooMany(limit: number, what: string, path: string[]): AnswerTooLargeError {
    return this.#tooLarge(`The answer needs more than ${limit} ${what}`, path, { limit });
  }

  #tooManyBytes(path: readonly string[]): AnswerTooLargeError {
    return this.#tooLarge(`The answer is larger than ${maxAnswerBytes} bytes`, path, {
      limitBytes: maxAnswerBytes,
    });
  }

  #tooLarge(what: string, path: readonly string[], limit: Record<string, number>): AnswerTooLargeError {
    const field = quote(path.join('.'), 300);
    const last = quote(path.at(-1) ?? '');
    const remedy = this.#stops
      ? `Ask for fewer records at a time: a smaller \`first\` for \`${last}\` or for the lists above it, page by page; or query \`${last}\` separately.`
      : 'The mutation was executed; do not repeat it. Query the missing fields, page by page.';
    return new AnswerTooLargeError(`${what}; \`${field}\` grew too large.`, { data: { field, ...limit }, remedy });
  }

  #fail(error: AmocrmGraphqlError): AmocrmGraphqlError {
    this.#error ??= error;
    this.#end(this.#error);
    return this.#error;
  }
}

/** Thrown by loaders, which do not know their field; `explain` adds it. Shown as it is if a mutation loads too much before it writes. */
export class TooManyLoaded extends AnswerTooLargeError {
  readonly limit: number;

  constructor(limit: number) {
    super(`This operation reads more than ${limit} records.`);
    this.limit = limit;
  }
}

/** The field names in a path, without list indexes. */
function pathOf(path: MeteredPath): string[] {
  const names: string[] = [];
  for (let step = path; step; step = step.prev) if (typeof step.key === 'string') names.unshift(step.key);
  return names;
}
