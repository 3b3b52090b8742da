/**
 * Bounds an answer while it is made, whichever door it is for: counts the objects and the text of one execution, lets the event loop
 * turn between portions of it, and ends it as soon as it is too large. Knows no transport.
 */
import { type AmocrmGraphqlError, AnswerTooLargeError, CancelledError, OverloadedError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { LoadPace } from '../loaders/pace.ts';
import { createPlaces } from './place.ts';

/** The objects and list items of one answer: about 250 leads with 200 objects each. */
export const MAX_NODES = 50_000;

/** The size of one answer, in bytes of JSON. */
export const MAX_ANSWER_BYTES = 10_000_000;

/** The records that one operation may read from amoCRM by id or by owner. */
export const MAX_LOADED = 10_000;

/** The records that the relations of one operation may list together, before any of them counts as an object of the answer. */
export const MAX_LISTED = 2 * MAX_NODES;

/** How many objects are resolved in one turn of the event loop. */
const NODES_A_TURN = 2_500;

/** From so many objects or records on, an operation is large: of those only a few go on at once, because each takes memory. */
const LARGE = 5_000;
const largePlaces = createPlaces(3, 20);

/** The objects and records of everything that this process executes at once. */
const MAX_IN_PROCESS = 250_000;
let inProcess = 0;

/** Where in the answer something is, as resolvers are told it. */
export type MeteredPath = { readonly key: string | number; readonly prev: MeteredPath | undefined } | undefined;

/** How many objects and records count at present in this process. */
export const countInProcess = (): number => inProcess;

/** Counts one execution. */
export class AnswerMeter implements LoadPace {
  /** Resolves with the reason as soon as the execution has to end. */
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
  /** The last turn that something waits for; undefined: nothing waits. */
  #turn: Promise<void> | undefined;
  #place: { ready: Promise<void>; leave: () => void } | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #stops: boolean;
  readonly #closes: boolean;
  readonly #most: { nodes: number; bytes: number; loaded: number; listed: number };
  readonly #onAbort = () => this.#fail(new CancelledError('The request was cancelled.'));

  /**
   * @param signal fires when the client is gone
   * @param share of how many operations, answered together, this is one: each has its part of the bounds
   * @param closes whether `close` will be called; otherwise it counts for itself and not for the process
   * @param stops whether nothing goes on once it has ended; a mutation is finished instead, with the rest of its answer left out
   */
  constructor(
    signal?: AbortSignal,
    { stops = true, share = 1, closes = true }: { stops?: boolean; share?: number | undefined; closes?: boolean } = {},
  ) {
    this.#closes = closes;
    this.#signal = signal;
    this.#stops = stops;
    this.#most = {
      nodes: Math.floor(MAX_NODES / share),
      bytes: Math.floor(MAX_ANSWER_BYTES / share),
      loaded: Math.floor(MAX_LOADED / share),
      listed: Math.floor(MAX_LISTED / share),
    };
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** How many bytes the answer may have. */
  get mostBytes(): number {
    return this.#most.bytes;
  }

  /** Whether the rest of an answer is left out instead of ending its execution. */
  get cuts(): boolean {
    return !this.#stops;
  }

  /** Why the execution has ended; undefined: it has not. */
  get error(): AmocrmGraphqlError | undefined {
    return this.#error;
  }

  /**
   * Counts a value that a resolver gave.
   *
   * @returns what to wait for before it is handed on; undefined: nothing
   * @throws the error that ends the execution
   */
  count(value: unknown, path: MeteredPath): Promise<void> | undefined {
    if (typeof value === 'string') {
      this.#text += value.length;
      if (this.#text > this.#most.bytes) throw this.#fail(this.#tooManyBytes(pathOf(path)));
      return undefined;
    }
    if (typeof value !== 'object' || value === null) return undefined;
    const nodes = Array.isArray(value) ? value.length : 1;
    this.#nodes += nodes;
    this.#thisTurn += nodes;
    if (this.#nodes > this.#most.nodes) throw this.#fail(this.#tooMany(this.#most.nodes, 'objects', pathOf(path)));
    this.#use(nodes);
    if (this.#nodes > LARGE) this.#takePlace();
    if (this.#thisTurn > NODES_A_TURN) {
      this.#thisTurn = nodes;
      this.#wait();
    }
    return this.#turn;
  }

  /** The error of a resolver; where it has read too many records, with the place at which it did. */
  explain(error: unknown, path: MeteredPath): unknown {
    return error instanceof TooManyLoaded ? this.#fail(this.#tooMany(error.most, 'records', pathOf(path))) : error;
  }

  /** Ends the execution where the answer, which is ready now, has more bytes than it may have. */
  refuse(path: readonly string[]): AmocrmGraphqlError {
    return this.#fail(this.#tooManyBytes(path));
  }

  load(records: number): void {
    this.#loaded += records;
    if (this.#loaded > this.#most.loaded) throw new TooManyLoaded(this.#most.loaded);
    this.#use(records);
    if (this.#loaded > LARGE) this.#takePlace();
  }

  list(records: number): void {
    this.#listed += records;
    if (this.#listed > this.#most.listed) throw new TooManyLoaded(this.#most.listed);
    if (this.#listed > LARGE) this.#takePlace();
  }

  schedule(dispatch: () => void): void {
    // Those who still wait for their turn may want more of the same batch.
    if (this.#turn) void this.#turn.then(() => this.schedule(dispatch));
    else void Promise.resolve().then(() => process.nextTick(dispatch));
  }

  /** Forgets everything; the execution is over. */
  close(): void {
    inProcess -= this.#used;
    this.#used = 0;
    this.#isClosed = true;
    this.#place?.leave();
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  #use(more: number): void {
    // What still goes on after the end is not waited for, and holds nothing.
    if (!this.#closes || this.#isClosed) return;
    this.#used += more;
    inProcess += more;
    if (inProcess <= MAX_IN_PROCESS || !this.#stops) return;
    const remedy = 'Send it again in a few seconds.';
    throw this.#fail(new OverloadedError('This server is working on too many large answers at once.', { remedy }));
  }

  #takePlace(): void {
    // A mutation has been done already: its answer waits for nobody, and is bounded by the number of objects.
    if (this.#place || !this.#stops || !this.#closes || this.#isClosed) return;
    let enter = () => {};
    const ready = new Promise<void>((resolve) => {
      enter = resolve;
    });
    const leave = largePlaces.take(enter);
    if (!leave) {
      const remedy = 'Send it again in a few seconds, or ask for less at a time.';
      throw this.#fail(new OverloadedError('Too many large answers are being made or waited for.', { remedy }));
    }
    this.#place = { ready, leave };
    this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#wait();
  }

  /** Makes what comes from now on wait for one more turn of the event loop, and for a place where one is needed. */
  #wait(): void {
    const before = this.#turn ?? Promise.resolve();
    const turn = before
      .then(() => this.#place?.ready)
      // Once the execution has ended, nobody is let on any more: what waits is garbage.
      .then(
        () => new Promise<void>((resolve) => setImmediate(() => (this.#error && this.#stops ? undefined : resolve()))),
      )
      .then(() => {
        if (this.#turn === turn) this.#turn = undefined;
      });
    this.#turn = turn;
  }

  #tooMany(most: number, what: string, path: string[]): AnswerTooLargeError {
    return this.#tooLarge(`The answer needs more than ${most} ${what}`, path, { limit: most });
  }

  #tooManyBytes(path: readonly string[]): AnswerTooLargeError {
    return this.#tooLarge(`The answer is larger than ${MAX_ANSWER_BYTES} bytes`, path, {
      limitBytes: MAX_ANSWER_BYTES,
    });
  }

  #tooLarge(what: string, path: readonly string[], limit: Record<string, number>): AnswerTooLargeError {
    const field = quote(path.join('.'), 300);
    const last = quote(path.at(-1) ?? '');
    const remedy = this.#stops
      ? `Ask for fewer records at a time: a smaller \`first\` for \`${last}\` or for the lists above it, page by page; or read \`${last}\` in a query of its own.`
      : 'The mutation was executed; do not repeat it. Read what is missing by a query, page by page.';
    return new AnswerTooLargeError(`${what}; \`${field}\` grew too large.`, { data: { field, ...limit }, remedy });
  }

  #fail(error: AmocrmGraphqlError): AmocrmGraphqlError {
    this.#error ??= error;
    this.#end(this.#error);
    return this.#error;
  }
}

/** Thrown by a loader, which does not know what it loads for; told as it is where a mutation reads so much before it writes. */
class TooManyLoaded extends AnswerTooLargeError {
  readonly most: number;

  constructor(most: number) {
    super(`This reads more than ${most} records.`);
    this.most = most;
  }
}

/** The names in a path, without the places in lists. */
function pathOf(path: MeteredPath): string[] {
  const names: string[] = [];
  for (let step = path; step; step = step.prev) if (typeof step.key === 'string') names.unshift(step.key);
  return names;
}
