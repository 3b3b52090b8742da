/**
 * Owns one connection to a SQLite file and runs statements for the thread or process that started it, so that a long statement
 * blocks neither requests nor the log. JavaScript, because worker threads and child processes load it from a file in development too.
 *
 * A message is `{ id, statements, isBatch }`, or `{ id, isLast }` before the thread is ended; the reply is `{ id, results }` or
 * `{ id, error: { message, code } }`. A batch is one transaction; a statement with `expect` rolls it back unless it changed that many rows.
 */
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const Database = createRequire(import.meta.url)('libsql');
const { path, isReadOnly, busyMs, cacheKib } = workerData ?? JSON.parse(process.argv[2] ?? '{}');

/** Opened by the first message, so that what is wrong with the file is an answer with a code. */
let database;

function open() {
  const isNew = !isReadOnly && !existsSync(path);
  const opened = new Database(path, { timeout: busyMs });
  if (isNew) chmodSync(path, 0o600);
  if (isReadOnly) opened.exec('PRAGMA query_only = ON');
  // The log is copied into the file at 64 MB and not at 4: most pages that are written are written again soon.
  else opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000');
  opened.exec(`PRAGMA cache_size = -${cacheKib}; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF`);
  return opened;
}

/** Statements are compiled once: the same text comes for each batch and each report. */
const prepared = new Map();
const maxPrepared = 200;

function prepare(sql) {
  const known = prepared.get(sql);
  if (known) return known;
  if (prepared.size >= maxPrepared) prepared.delete(prepared.keys().next().value);
  const entry = { statement: database.prepare(sql), names: undefined };
  prepared.set(sql, entry);
  return entry;
}

/**
 * Rows as lists of values beside the names of their columns, which are known once a row has been read: objects take twice as long to
 * make and to send.
 */
function readRows(entry, parameters) {
  const { statement, names } = entry;
  const rows = statement.all(...parameters);
  if (names && (rows.length === 0 || rows[0].length === names.length)) return { names, rows };
  if (names) {
    // Two columns have one name: an object has the last of them.
    entry.names = undefined;
    return { rows: statement.raw(false).all(...parameters) };
  }
  if (rows.length === 0) return { rows };
  entry.names = Object.keys(rows[0]);
  statement.raw(true);
  return { rows };
}

function runStatement({ sql, parameters, expect }) {
  const entry = prepare(sql);
  if (entry.statement.reader) return readRows(entry, parameters);
  const { changes } = entry.statement.run(...parameters);
  if (expect !== undefined && changes !== expect) {
    throw Object.assign(new Error(`${changes} rows changed instead of ${expect}`), { code: 'UNEXPECTED_CHANGES' });
  }
  return { rows: [], changes };
}

function runBatch(statements) {
  database.exec('BEGIN IMMEDIATE');
  try {
    const results = statements.map(runStatement);
    database.exec('COMMIT');
    return results;
  } catch (error) {
    // SQLite has rolled back by itself if the disk is full.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const port = parentPort ?? {
  postMessage: (message) => process.send(message),
  on: (name, run) => process.on(name, run),
};

/**
 * Copies the log into the file, so that a file which is not in use is whole without it. Closing does not: SQLite keeps the connection
 * open while a prepared statement is left, and those are freed with the thread.
 */
function settleLog() {
  // Not long: another process that reads keeps the log, and copies it when it is ended itself.
  if (!isReadOnly) database?.exec('PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE)');
  return [];
}

port.on('message', ({ id, statements, isBatch, isLast }) => {
  try {
    if (isLast) return port.postMessage({ id, results: settleLog() });
    database ??= open();
    port.postMessage({ id, results: isBatch ? runBatch(statements) : statements.map(runStatement) });
  } catch (error) {
    port.postMessage({ id, error: { message: String(error.message), code: String(error.code ?? '') } });
  }
});
