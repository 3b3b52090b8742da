/** Statements that callers have written, as an engine runs them. */
import { TurnError, type TurnLimits, Turns } from './turn.ts';

/** A statement that has passed the check. */
export interface ForeignStatement {
  text: string;
  /** The statement that columns are named after, if it is another text. */
  named?: string | undefined;
  /** IANA name of the time zone in which the engine says what time it is now; UTC if omitted. */
  timeZone?: string;
  parameters: readonly (string | number | null)[];
  signal?: AbortSignal | undefined;
  /** Names behind dots. One that is a function is refused: PostgreSQL would call it. */
  members?: readonly string[];
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

/** How long all steps of one statement may take together, in milliseconds. */
export const maxStepsMs = 10 * 60_000;

/** The size of an answer, in characters; rows beyond are left out. */
export const maxAnswerSize = 4_000_000;

/** How many questions of callers one process runs at a time, and how many of them for one account. */
const maxQuestions = 3;
const maxOwnQuestions = 2;

/** How many statements it reads in steps besides, and of one account: they take minutes, and questions do not wait for them. */
export const maxStreams = 2;
const maxOwnStreams = 1;

/** How many statements of one account wait, and for how long, in milliseconds. */
const maxWaiting = 20;
const maxWaitMs = 30_000;

/** What went wrong. `steps` is the time of all steps; `memory` also stands for an engine that was ended by the system. */
export type ForeignFailure = 'statement' | 'time' | 'steps' | 'memory' | 'busy' | 'cancelled' | 'unavailable';

/** A statement was refused by the engine, or ended. */
export class ForeignError extends Error {
  override readonly name = 'ForeignError';
  readonly reason: ForeignFailure;

  constructor(reason: ForeignFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Runs the statements of callers, those of several accounts in turn. */
export class ForeignTurns {
  readonly #questions: Turns;
  readonly #streams: Turns;

  constructor(limits: Pick<TurnLimits, 'waiting' | 'waitMs'> = { waiting: maxWaiting, waitMs: maxWaitMs }) {
    this.#questions = new Turns({ ...limits, running: maxQuestions, each: maxOwnQuestions });
    this.#streams = new Turns({ ...limits, running: maxStreams, each: maxOwnStreams });
  }

  /** @throws {ForeignError} if too many of the account wait, or one has waited for too long */
  run<Value>(account: string, work: () => Promise<Value>): Promise<Value> {
    return this.#questions.run(account, work).catch(explainTurn);
  }

  /** Waits for a place of a statement in steps and returns what gives it back. @throws {ForeignError} as `run` does */
  enterStream(account: string): Promise<() => void> {
    return this.#streams.enter(account).catch(explainTurn);
  }
}

function explainTurn(error: unknown): never {
  throw error instanceof TurnError ? new ForeignError('busy', error.message) : error;
}
