/**
 * The embedded engine: one SQLite file per account through libsql, read and written in worker threads. Several processes may have the
 * file open (WAL).
 */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Kysely, type QueryResult, sql } from 'kysely';
import { asCompilable, createDatabase, onConflict, toJson } from './driver.ts';
import { explainFault, isDamage } from './fault.ts';
import { SqliteForeign } from './sqlite-foreign.ts';
import { type CompiledStatement, compileStatements, UnexpectedChangesError } from './statement.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** How long a statement waits for another process, in milliseconds. */
const busyMs = 10_000;

/** What a connection keeps of the file in memory. */
const cacheKib = 32 * 1024;

/** Opens the file of one account, and makes it with its folder if there is none. Its tables are those that `migrate` makes. */
export function openSqlite(path: string): Store {
  makeFolder(dirname(path));
  const threads = new SqliteThreads(path);
  const foreign = new SqliteForeign(path);
  const database: Kysely<Tables> = createDatabase(
    'sqlite',
    async (statement) => (await threads.run('reader', [statement]))[0] ?? { rows: [] },
  );
  return {
    engine: 'sqlite',
    database,
    async write(statements) {
      await threads.run('writer', compileStatements(statements));
    },
    insert(table, rows, update) {
      const columns = Object.keys(rows[0] ?? {});
      const values = rows.map((row) => columns.map((column) => row[column as keyof typeof row]));
      const list = sql.join(columns.map((column) => sql.id(column)));
      const read = sql.join(columns.map((_, index) => sql`value ->> ${sql.lit(index)}`));
      // `where true`: otherwise SQLite takes `on` for a join.
      const source = sql`json_each(${toJson(values)})`;
      const statement = sql`insert into ${sql.id(table)} (${list}) select ${read} from ${source} where true ${onConflict(columns, update)}`;
      return asCompilable(statement, database);
    },
    deleteWhere(table, column, values, entityType) {
      const type = entityType === undefined ? sql`` : sql` and entity_type = ${entityType}`;
      const list = sql`(select value from json_each(${toJson(values)}))`;
      return asCompilable(sql`delete from ${sql.id(table)} where ${sql.id(column)} in ${list}${type}`, database);
    },
    runForeign: (statement, rights) => foreign.run(statement, rights),
    streamForeign: (statement, rights) => foreign.stream(statement, rights),
    analyze: async () => {},
    allowReader: async () => {},
    size: async () =>
      ['', '-wal'].reduce(
        (sum, suffix) => sum + (statSync(`${path}${suffix}`, { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    isLost: () => threads.isLost(),
    reopen: () => threads.reopen(),
    async drop() {
      foreign.close();
      await threads.close();
      for (const suffix of ['', '-wal', '-shm', '.damaged']) rmSync(`${path}${suffix}`, { force: true });
    },
    close() {
      foreign.close();
      return threads.close();
    },
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFault(error);
  }
}

/** The connections to one file: one that writes, one that reads. Either is opened when it is needed, and again after it has failed. */
class SqliteThreads {
  readonly #path: string;
  #writer: SqliteThread | undefined;
  #reader: SqliteThread | undefined;
  /** The number of the file on its disk: another one is another file. */
  #file: number | undefined;
  #isDamaged = false;

  constructor(path: string) {
    this.#path = path;
  }

  async run(role: 'reader' | 'writer', statements: readonly CompiledStatement[]): Promise<QueryResult<unknown>[]> {
    try {
      const results = await this.#thread(role).run(statements, role === 'writer');
      this.#file ??= this.#findFile();
      return results;
    } catch (error) {
      this.#isDamaged ||= isDamage(error);
      throw explainFault(error);
    }
  }

  isLost(): boolean {
    return this.#isDamaged || (this.#file !== undefined && this.#findFile() !== this.#file);
  }

  async reopen(): Promise<string | undefined> {
    await this.close();
    const present = this.#findFile();
    const isOwn = present !== undefined && (this.#file === undefined || present === this.#file);
    const aside = `${this.#path}.damaged`;
    const isMoved = this.#isDamaged && isOwn;
    if (isMoved) renameSync(this.#path, aside);
    // What another file has not committed yet must not be taken for changes of the new one.
    if (isMoved || present === undefined) {
      for (const suffix of ['-wal', '-shm']) rmSync(`${this.#path}${suffix}`, { force: true });
    }
    this.#isDamaged = false;
    this.#file = undefined;
    makeFolder(dirname(this.#path));
    return isMoved ? aside : undefined;
  }

  async close(): Promise<void> {
    const threads = [this.#writer, this.#reader];
    this.#writer = undefined;
    this.#reader = undefined;
    await Promise.all(threads.map((thread) => thread?.close()));
  }

  #findFile(): number | undefined {
    return statSync(this.#path, { throwIfNoEntry: false })?.ino;
  }

  #thread(role: 'reader' | 'writer'): SqliteThread {
    const known = role === 'writer' ? this.#writer : this.#reader;
    if (known && !known.hasFailed) return known;
    const thread = new SqliteThread(this.#path, role === 'reader');
    if (role === 'writer') this.#writer = thread;
    else this.#reader = thread;
    return thread;
  }
}

interface Reply {
  id: number;
  results?: QueryResult<unknown>[];
  error?: { message: string; code: string };
}

/** A worker thread with one connection. */
class SqliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(results: QueryResult<unknown>[]): void; reject(error: Error): void }>();
  #lastId = 0;
  #failure: Error | undefined;

  constructor(path: string, isReadOnly: boolean) {
    this.#worker = new Worker(new URL('./sqlite-worker.js', import.meta.url), {
      workerData: { path, isReadOnly, busyMs, cacheKib },
    });
    // A process whose work is done must not wait for it.
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#fail(new Error('The thread of the replica has ended')));
  }

  run(statements: readonly CompiledStatement[], isBatch = false): Promise<QueryResult<unknown>[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#lastId;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, statements, isBatch });
    });
  }

  /** Whether it must be replaced by another one. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  async close(): Promise<void> {
    this.#failure ??= new Error('The replica is closed');
    await this.#worker.terminate();
  }

  #settle({ id, results, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (error?.code === 'UNEXPECTED_CHANGES') waiting?.reject(new UnexpectedChangesError(error.message));
    else if (error) waiting?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else waiting?.resolve(results ?? []);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
