/**
 * The embedded engine: one SQLite file per account through libsql, read and written in worker threads. Several processes may have the
 * file open (WAL).
 */
import { mkdirSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Kysely, type QueryResult, type RawBuilder, sql } from 'kysely';
import { within } from '../../wait.ts';
import { asCompilable, createDatabase, insertMissing, onConflict, setColumns, toJson } from './driver.ts';
import { explainFault, isDamage } from './fault.ts';
import { SqliteForeign } from './sqlite-foreign.ts';
import { type CompiledStatement, compileStatements, UnexpectedChangesError } from './statement.ts';
import type { Store } from './store.ts';
import { tableDefinitions } from './table-definition.ts';
import type { Tables } from './tables.ts';

/** How long a statement waits for another process, in milliseconds. */
const busyMs = 10_000;

/** How long a thread that is ended may take to copy its log into the file, in milliseconds. */
const settleMs = 5_000;

/** How long the connections of an account stay open without work, in milliseconds: one that is not asked takes no memory. */
const idleMs = 5 * 60_000;

/** What a connection keeps of the file in memory. With twice as much no question is faster: the system keeps the file as well. */
const cacheKib = 16 * 1024;

/** Opens the file of one account, and makes it with its folder if there is none. Its tables are those that `migrate` makes. */
export function openSqlite(path: string): Store {
  makeFolder(dirname(path));
  const threads = new SqliteThreads(path);
  const foreign = new SqliteForeign(path);
  const database: Kysely<Tables> = createDatabase(
    'sqlite',
    async (statement) => (await threads.run('reader', [statement]))[0] ?? { rows: [] },
  );
  const insert: Store['insert'] = (table, rows, update) => {
    const columns = Object.keys(rows[0] ?? {});
    const list = sql.join(columns.map((column) => sql.id(column)));
    // `where true`: otherwise SQLite takes `on` for a join.
    const source = sql`${selectRows(columns, rows)} where true`;
    return asCompilable(
      sql`insert into ${sql.id(table)} (${list}) ${source} ${onConflict(table, columns, update)}`,
      database,
    );
  };
  return {
    engine: 'sqlite',
    database,
    async write(statements) {
      await threads.run('writer', compileStatements(statements));
    },
    insert,
    update(table, rows, columns) {
      const { key } = tableDefinitions[table];
      const target = sql.id(table);
      const changed = setColumns(target, key, columns, selectRows([...key, ...columns], rows));
      const all = Object.keys(rows[0] ?? {});
      const place = (column: string) => sql`json_each.value ->> ${sql.lit(all.indexOf(column))}`;
      const missing = insertMissing(target, key, all, selectRows(all, rows), place);
      return [changed, missing].map((statement) => asCompilable(statement, database));
    },
    listOf: (ids) => selectValues(ids) as RawBuilder<number>,
    deleteWhere: (table, column, values, entityType) =>
      asCompilable(deleteFrom(table, column, values, entityType), database),
    replace(table, { column, ids, entityType }, rows) {
      const owned = deleteFrom(table, column, ids, entityType);
      if (rows.length === 0) return [asCompilable(owned, database)];
      const { key } = tableDefinitions[table];
      const kept = sql`(${sql.join(key.map((part) => sql.id(part)))}) in (${selectRows(key, rows)})`;
      return [asCompilable(sql`${owned} and not ${kept}`, database), insert(table, rows, key as never)];
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

/** Rows as a query, all in one parameter. */
function selectRows<Row>(columns: readonly string[], rows: readonly Row[]): RawBuilder<unknown> {
  const values = rows.map((row) => columns.map((column) => row[column as keyof Row]));
  const read = sql.join(columns.map((column, index) => sql`value ->> ${sql.lit(index)} as ${sql.id(column)}`));
  return sql`select ${read} from json_each(${toJson(values)})`;
}

function deleteFrom(table: string, column: string, values: readonly unknown[], entityType: string | undefined) {
  const type = entityType === undefined ? sql`` : sql` and entity_type = ${entityType}`;
  return sql`delete from ${sql.id(table)} where ${sql.id(column)} in ${selectValues(values)}${type}`;
}

function selectValues(values: readonly unknown[]): RawBuilder<unknown> {
  return sql`(select value from json_each(${toJson(values)}))`;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFault(error);
  }
}

/** What the system says of a file; undefined if it is not there, or if something else has taken the place of its folder. */
function findStats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * The connections to one file: one that writes, one that reads. Either is opened when it is needed, again after it has failed, and again
 * after it was closed for having nothing to do.
 */
class SqliteThreads {
  readonly #path: string;
  #writer: SqliteThread | undefined;
  #reader: SqliteThread | undefined;
  /** The number of the file on its disk: another one is another file. */
  #file: number | undefined;
  #isDamaged = false;
  #running = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async run(role: 'reader' | 'writer', statements: readonly CompiledStatement[]): Promise<QueryResult<unknown>[]> {
    clearTimeout(this.#idleTimer);
    this.#running += 1;
    try {
      const results = await this.#thread(role).run(statements, role === 'writer');
      this.#file ??= this.#findFile();
      return results;
    } catch (error) {
      this.#isDamaged ||= isDamage(error);
      throw explainFault(error);
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#idleTimer = setTimeout(() => void this.close(), idleMs).unref();
    }
  }

  isLost(): boolean {
    return this.#isDamaged || (this.#file !== undefined && this.#findFile() !== this.#file);
  }

  async reopen(): Promise<string | undefined> {
    await this.close();
    makeFolder(dirname(this.#path));
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
    return isMoved ? aside : undefined;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const [reader, writer] = [this.#reader, this.#writer];
    this.#writer = undefined;
    this.#reader = undefined;
    // The log is copied while nobody reads.
    await reader?.close();
    await writer?.close();
  }

  /** An empty file has none: it was emptied, because SQLite writes the first page before anything else. */
  #findFile(): number | undefined {
    const stats = findStats(this.#path);
    return stats && stats.size > 0 ? stats.ino : undefined;
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
  results?: Rows[];
  error?: { message: string; code: string };
}

/** What a statement read: rows as lists of values beside the names of their columns, or as objects if there are no names. */
interface Rows extends QueryResult<unknown> {
  names?: readonly string[];
}

function toObjects({ names, rows, ...rest }: Rows): QueryResult<unknown> {
  if (!names) return { ...rest, rows };
  const toObject = (values: readonly unknown[]) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++) row[names[index] as string] = values[index];
    return row;
  };
  return { ...rest, rows: (rows as (readonly unknown[])[]).map(toObject) };
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
    return this.#failure ? Promise.reject(this.#failure) : this.#send({ statements, isBatch });
  }

  /** Whether it must be replaced by another one. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Ends it. What it is doing is cut off; if it does nothing, its log is copied into the file first. */
  async close(): Promise<void> {
    const isIdle = this.#failure === undefined && this.#waiting.size === 0;
    const settled = isIdle ? this.#send({ isLast: true }).catch(() => {}) : undefined;
    this.#failure ??= new Error('The replica is closed');
    if (settled) await within(settled, settleMs, () => undefined);
    await this.#worker.terminate();
  }

  #send(message: object): Promise<QueryResult<unknown>[]> {
    const id = ++this.#lastId;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...message });
    });
  }

  #settle({ id, results, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (error?.code === 'UNEXPECTED_CHANGES') waiting?.reject(new UnexpectedChangesError(error.message));
    else if (error) waiting?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else waiting?.resolve((results ?? []).map(toObjects));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
