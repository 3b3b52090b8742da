/** A connection while it runs the statement of a caller: in how much time, with how much memory, and how it is ended from here. */
import pg from 'pg';
import { ForeignError, type ForeignFailure, maxAnswerSize } from './foreign.ts';

/** How long a statement may take, in milliseconds. */
export interface ForeignTimes {
  /** Until each of its steps. */
  stepMs: number;
  /** All of it. */
  allMs: number;
  /** How long the server has to answer that it has ended a statement. After it, the connection is closed. */
  graceMs: number;
}

/** More than this from one step ends the connection, in bytes: a single value may have a gigabyte. */
const maxStepBytes = 4 * maxAnswerSize;

/** How long the server has for a connection that ends a statement, in milliseconds. */
const cancelTimeoutMs = 5_000;

/** What a statement of a caller may take of the server. There is no setting for the memory of its aggregates. */
const settings = `
  set local work_mem = '8MB';
  set local max_parallel_workers_per_gather = 0;
  set local jit = off;
`;

/**
 * The same as far as the server has it and lets this program's role set it. A process that is gone does not leave its statement behind,
 * from 14 on; the disk for sorting is bounded only by roles that may.
 */
const optionalSettings = [
  ['hash_mem_multiplier', '1'],
  ['client_connection_check_interval', '1s'],
  ['temp_file_limit', '1GB'],
] as const;

/** By pool: the statements that set those of them that can be set. */
const usable = new WeakMap<pg.Pool, string[]>();

const ignore = () => {};
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** One statement of a caller on a connection of a pool. */
export class PostgresSession {
  readonly #pool: pg.Pool;
  readonly #client: pg.PoolClient;
  readonly #times: ForeignTimes;
  readonly #signal: AbortSignal | undefined;
  readonly #deadline: number;
  /** Why the connection is not used any more. */
  #lost: Error | undefined;
  #isBusy = false;
  #received = 0;
  /** The process of the server, once it is known. */
  #process: number | undefined;
  #grace: NodeJS.Timeout | undefined;

  constructor(pool: pg.Pool, client: pg.PoolClient, times: ForeignTimes, signal: AbortSignal | undefined) {
    this.#pool = pool;
    this.#client = client;
    this.#times = times;
    this.#signal = signal;
    this.#deadline = performance.now() + times.allMs;
    signal?.addEventListener('abort', this.#onAbort);
    this.#stream().on('data', this.#onData);
    // A connection that breaks fails the statement that runs; without a listener it would end the process.
    client.on('error', ignore);
  }

  /** Begins a read-only transaction under a role. The settings end with it. @param timeZone IANA name of that in which it says what time it is */
  async begin(schema: string, role: string, timeZone = 'UTC'): Promise<void> {
    const optional = await this.#findSettings();
    const results = await this.query<{ pid: number }>({
      text: `
        begin transaction isolation level repeatable read read only;
        set local statement_timeout = ${this.#times.stepMs};
        set local search_path = ${quote(schema)};
        set local standard_conforming_strings = on;
        set local datestyle = 'ISO, YMD';
        set local timezone = '${timeZone.replaceAll("'", "''")}';
        set local cursor_tuple_fraction = 1;
        ${settings}
        ${optional.map((setting) => `${setting};`).join('')}
        set local role ${quote(role)};
        select pg_catalog.pg_backend_pid() as pid;
      `,
    });
    // Several statements have several results.
    this.#process = (results as unknown as pg.QueryResult<{ pid: number }>[]).at(-1)?.rows[0]?.pid;
  }

  /** @throws {ForeignError} if the time is over, or what was received is too much, or the caller has gone */
  async query<Row>(config: object): Promise<pg.QueryResult<Row & pg.QueryResultRow>> {
    if (this.#signal?.aborted) this.#onAbort();
    const left = this.#deadline - performance.now();
    if (left <= 0) this.#endLate(true);
    if (this.#lost) throw this.#lost;
    const { stepMs } = this.#times;
    const timer = setTimeout(() => this.#endLate(left < stepMs), Math.min(left, stepMs));
    this.#received = 0;
    this.#isBusy = true;
    try {
      return await this.#client.query(config as never);
    } catch (error) {
      throw this.#lost ?? error;
    } finally {
      this.#isBusy = false;
      clearTimeout(timer);
    }
  }

  /** Gives the connection back, or closes it if its statement was ended. */
  async end(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#stream().off('data', this.#onData);
    if (!this.#lost) await this.#client.query('rollback').catch((error: Error) => (this.#lost = error));
    clearTimeout(this.#grace);
    // One that is lost may say so again; it is not used any more.
    if (!this.#lost) this.#client.off('error', ignore);
    this.#client.release(this.#lost);
  }

  readonly #onAbort = () => this.#stop('cancelled', 'The request was cancelled.');

  readonly #onData = (data: Buffer) => {
    this.#received += data.length;
    if (this.#received <= maxStepBytes) return;
    this.#stop('memory', 'A value of the answer is too large.');
    // What is on its way would be received to its end.
    this.#stream().destroy();
  };

  #endLate(isAll: boolean): void {
    const isSteps = isAll && this.#times.allMs !== this.#times.stepMs;
    this.#stop(isSteps ? 'steps' : 'time', 'The statement took too long.');
  }

  /**
   * Ends the statement. The server does not notice a closed connection while it computes, so it is told. The connection is not used
   * again: what it was told may arrive late.
   */
  #stop(reason: ForeignFailure, message: string): void {
    if (this.#lost) return;
    this.#lost = new ForeignError(reason, message);
    const isTold = this.#isBusy && this.#process !== undefined;
    this.#grace = setTimeout(() => this.#stream().destroy(), isTold ? this.#times.graceMs : 0);
    if (isTold) this.#cancel(this.#process).catch(ignore);
  }

  /** By a connection of its own: those of the pool may all be taken by statements. */
  async #cancel(process: number | undefined): Promise<void> {
    const client = new pg.Client({ ...this.#pool.options, connectionTimeoutMillis: cancelTimeoutMs });
    client.on('error', ignore);
    try {
      await client.connect();
      await client.query('select pg_catalog.pg_cancel_backend($1)', [process]);
    } finally {
      await client.end();
    }
  }

  /** The socket; pg does not type it. */
  #stream(): NodeJS.ReadableStream & { destroy(): void } {
    return (this.#client as unknown as { connection: { stream: never } }).connection.stream;
  }

  /** Those of the optional settings that can be set. */
  async #findSettings(): Promise<string[]> {
    const known = usable.get(this.#pool);
    if (known) return known;
    const found: string[] = [];
    for (const [name, value] of optionalSettings) {
      const setting = `set local ${name} = '${value}'`;
      try {
        const { rows } = await this.query<{ value: string }>({ text: `show ${name}` });
        // Another limit is the administrator's.
        if (name === 'temp_file_limit' && Object.values(rows[0] ?? {})[0] !== '-1') continue;
        await this.query({ text: `begin; ${setting}; rollback` });
        found.push(setting);
      } catch (error) {
        // undefined_object, insufficient_privilege.
        if (!['42704', '42501'].includes(String((error as { code?: unknown }).code))) throw error;
        await this.query({ text: 'rollback' });
      }
    }
    usable.set(this.#pool, found);
    return found;
  }
}
