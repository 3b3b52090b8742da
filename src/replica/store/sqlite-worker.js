/**
 * Owns one connection to a SQLite file and runs statements for the thread or process that started it, so that a long statement
 * blocks neither requests nor the log. JavaScript, because worker threads and child processes load it from a file in development too.
 *
 * A message is `{ id, statements, isBatch }`; the reply is `{ id, results }` or `{ id, error: { message, code } }`. A batch is one
 * transaction; a statement with `expect` rolls it back unless it changed that many rows.
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
  else opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
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
  const statement = database.prepare(sql);
  prepared.set(sql, statement);
  return statement;
}

function runStatement({ sql, parameters, expect }) {
  const statement = prepare(sql);
  if (statement.reader) return { rows: statement.all(...parameters) };
  const { changes } = statement.run(...parameters);
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

port.on('message', ({ id, statements, isBatch }) => {
  try {
    database ??= open();
    port.postMessage({ id, results: isBatch ? runBatch(statements) : statements.map(runStatement) });
  } catch (error) {
    port.postMessage({ id, error: { message: String(error.message), code: String(error.code ?? '') } });
  }
});
