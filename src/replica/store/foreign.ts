/** Statements that callers have written, as an engine runs them. */

/** A statement that has passed the check. */
export interface ForeignStatement {
  text: string;
  parameters: readonly (string | number | null)[];
  signal?: AbortSignal | undefined;
}

/** The same, of which some rows are read. */
export interface BoundedStatement extends ForeignStatement {
  /** How many rows are read at most. */
  maxRows: number;
}

/** What statements of callers may use. */
export interface ForeignRights {
  /** The tables and views whose rows may be read. */
  tables: readonly string[];
  functions: readonly string[];
}

/** A value as JSON has it. Integers that JSON numbers cannot carry exactly are texts. */
export type ForeignValue = string | number | boolean | null;

/** What a statement answered. */
export interface ForeignAnswer {
  columns: string[];
  rows: ForeignValue[][];
  /** Whether there are more rows. */
  truncated: boolean;
}

/** Some rows of an answer, which are not read ahead. There is at least one step, so that the columns are known. */
export interface ForeignStep {
  columns: string[];
  rows: ForeignValue[][];
}

/** How long a statement may run, in milliseconds; if it is read in steps, until each of them. */
export const maxStatementMs = 10_000;

/** The size of an answer, in characters; rows beyond are left out. */
export const maxAnswerSize = 4_000_000;

/** How many statements of callers one process runs at a time. */
export const maxAtOnce = 2;

/** How many of them wait. */
const maxWaiting = 20;

/** What went wrong. `memory` also stands for an engine that was ended by the system. */
export type ForeignFailure = 'statement' | 'time' | 'memory' | 'busy' | 'cancelled' | 'unavailable';

/** A statement was refused by the engine, or ended. */
export class ForeignError extends Error {
  override readonly name = 'ForeignError';
  readonly reason: ForeignFailure;

  constructor(reason: ForeignFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Runs work so that at most `maxAtOnce` run; others wait in order. */
export class Gate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws {ForeignError} if too many wait */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Waits for a place and returns what gives it back. @throws {ForeignError} if too many wait */
  async enter(): Promise<() => void> {
    if (this.#running >= maxAtOnce) {
      if (this.#waiting.length >= maxWaiting) throw new ForeignError('busy', 'Too many statements wait.');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    return () => {
      // A waiting caller takes the place over.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    };
  }
}
