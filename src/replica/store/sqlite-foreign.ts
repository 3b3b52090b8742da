/** Processes that run the statements of callers over one SQLite file, one each. A process that takes too long is killed. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type BoundedStatement,
  type ForeignAnswer,
  ForeignError,
  type ForeignRights,
  type ForeignStatement,
  type ForeignStep,
  ForeignTurns,
  maxAnswerSize,
  maxStatementMs,
  maxStepsMs,
} from './foreign.ts';

/** How long a process stays without work, in milliseconds. */
const idleMs = 60_000;

/** How much memory SQLite may take in one process, and JavaScript beside it. */
const heapBytes = 128 * 1024 * 1024;
const oldSpaceMb = 192;

interface Reply extends Partial<ForeignAnswer> {
  id: number;
  error?: { message: string; code: string };
}

/** What a process is asked: a statement with bounds of its answer, or a statement in steps, or the next step. */
type Request = Partial<Pick<ForeignStatement, 'text' | 'named' | 'parameters'>> &
  ({ maxRows: number; maxSize: number } | { stepRows: number; stepSize: number });

/** The bounds of one step: a step ends with the row that reaches one of them. */
const stepBounds = { stepRows: 1_000, stepSize: 1_000_000 };

/** Runs statements, each in a process of its own. The next process is started ahead and waits for a minute. */
export class SqliteForeign {
  readonly #path: string;
  readonly #stepsMs: number;
  readonly #turns = new ForeignTurns();
  readonly #idle: Child[] = [];
  readonly #all = new Set<Child>();
  #isClosed = false;

  /** @param limits in milliseconds: how long all steps of a statement may take */
  constructor(path: string, limits: { stepsMs: number } = { stepsMs: maxStepsMs }) {
    this.#path = path;
    this.#stepsMs = limits.stepsMs;
  }

  /** @throws {ForeignError} if the statement is refused, takes too long or too much memory */
  run(statement: BoundedStatement, rights: ForeignRights): Promise<ForeignAnswer> {
    return this.#turns.run(this.#path, async () => {
      const child = this.#take(rights);
      try {
        const { text, named, parameters, maxRows, signal } = statement;
        return await child.ask({ text, named, parameters, maxRows, maxSize: maxAnswerSize }, signal);
      } finally {
        this.#end(child, rights);
      }
    });
  }

  /** All rows in steps. @throws {ForeignError} as above */
  async *stream(
    { text, named, parameters, signal }: ForeignStatement,
    rights: ForeignRights,
  ): AsyncGenerator<ForeignStep> {
    const leave = await this.#turns.enterStream(this.#path);
    const deadline = performance.now() + this.#stepsMs;
    const child = this.#take(rights);
    try {
      for (let step = await child.ask({ text, named, parameters, ...stepBounds }, signal); ; ) {
        yield { columns: step.columns, rows: step.rows };
        if (!step.truncated) return;
        if (performance.now() >= deadline) throw new ForeignError('steps', 'All steps together took too long.');
        step = await child.ask(stepBounds, signal);
      }
    } finally {
      this.#end(child, rights);
      leave();
    }
  }

  #take(rights: ForeignRights): Child {
    return this.#idle.pop() ?? this.#start(rights);
  }

  #end(child: Child, rights: ForeignRights): void {
    child.kill();
    if (!this.#isClosed && this.#idle.length === 0) this.#idle.push(this.#start(rights));
  }

  close(): void {
    this.#isClosed = true;
    for (const child of this.#all) child.kill();
  }

  #start(rights: ForeignRights): Child {
    const child = new Child(this.#path, rights, () => {
      this.#all.delete(child);
      const index = this.#idle.indexOf(child);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    this.#all.add(child);
    return child;
  }
}

/** One process. */
class Child {
  readonly #process: ChildProcess;
  readonly #timer: NodeJS.Timeout;
  #settle: ((outcome: Reply | ForeignError) => void) | undefined;
  #lastId = 0;

  constructor(path: string, rights: ForeignRights, onEnd: () => void) {
    this.#process = fork(
      fileURLToPath(new URL('./sqlite-foreign-worker.js', import.meta.url)),
      [JSON.stringify({ path, ...rights, heapBytes })],
      // No environment: nothing secret is in reach of a statement that would get out of SQLite. Times are the account's own already, so
      // the modifiers 'localtime' and 'utc' must change nothing.
      {
        env: { TZ: 'UTC' },
        execArgv: [`--max-old-space-size=${oldSpaceMb}`],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    );
    this.#process.on('message', (reply: Reply) => {
      if (reply.id === this.#lastId && reply.id > 0) this.#settle?.(reply);
    });
    const end = () => {
      clearTimeout(this.#timer);
      onEnd();
      this.#settle?.(new ForeignError('memory', 'The statement ended its process.'));
    };
    this.#process.on('exit', end);
    this.#process.on('error', end);
    // It waits without keeping this process from ending.
    this.#process.unref();
    this.#process.channel?.unref();
    this.#timer = setTimeout(() => this.kill(), idleMs).unref();
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Begins a statement, or reads on in the one that was begun. */
  async ask(request: Request, signal: AbortSignal | undefined): Promise<ForeignAnswer> {
    clearTimeout(this.#timer);
    this.#process.ref();
    this.#process.channel?.ref();
    const outcome = await new Promise<Reply | ForeignError>((resolve) => {
      const stop = (reason: 'time' | 'cancelled' | 'unavailable', message: string) => {
        this.#settle?.(new ForeignError(reason, message));
        this.kill();
      };
      const onAbort = () => stop('cancelled', 'The request was cancelled.');
      const timer = setTimeout(() => stop('time', 'The statement took too long.'), maxStatementMs);
      signal?.addEventListener('abort', onAbort);
      this.#settle = (settled) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        resolve(settled);
      };
      const message = { id: ++this.#lastId, ...request };
      if (signal?.aborted) onAbort();
      else this.#process.send(message, (error) => error && stop('unavailable', 'The process could not be reached.'));
    });
    this.#settle = undefined;
    if (outcome instanceof ForeignError) throw outcome;
    if (outcome.error) throw toError(outcome.error);
    return { columns: outcome.columns ?? [], rows: outcome.rows ?? [], truncated: outcome.truncated === true };
  }
}

function toError({ message, code }: { message: string; code: string }): ForeignError {
  if (code === 'SQLITE_NOMEM' || /out of memory/i.test(message)) {
    return new ForeignError('memory', 'The statement needs too much memory.');
  }
  const isCaller =
    code === 'REFUSED' ||
    ['SQLITE_ERROR', 'SQLITE_AUTH', 'SQLITE_TOOBIG', 'SQLITE_MISMATCH', 'SQLITE_RANGE'].includes(code);
  return new ForeignError(isCaller ? 'statement' : 'unavailable', message);
}
