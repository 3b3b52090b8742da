/** PostgreSQL: one schema per account, one pool of connections for all of them. */
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { OverloadedError } from '../../errors/index.ts';
import { asCompilable, createDatabase, type Execute, insertMissing, onConflict, setColumns, toJson } from './driver.ts';
import { explainFault } from './fault.ts';
import { ForeignError, ForeignTurns, maxStatementMs, maxStepsMs, maxStreams } from './foreign.ts';
import { allowReader, type ForeignPlace, runForeign, streamForeign } from './postgres-foreign.ts';
import { openPool } from './postgres-pool.ts';
import { type CompiledStatement, compileStatements, UnexpectedChangesError } from './statement.ts';
import type { Store } from './store.ts';
import { tableDefinitions } from './table-definition.ts';
import { TurnError, Turns } from './turn.ts';

/** How many connections one process opens, whatever the number of its accounts, besides those of statements that are read in steps. */
export const maxConnections = 8;

/** How many of them may write at once: the others are for questions, which must not wait until copies have been written. */
const maxWriters = 5;

/** How long a statement waits for one of them, in milliseconds. */
const maxWaitMs = 15_000;

/**
 * How long a transaction waits for another process, and how long the server keeps one whose process says nothing, in milliseconds: one
 * that was suspended in the middle holds the lease's row, and no other could take the lease for as long as it sleeps.
 */
const lockMs = 10_000;
const silentMs = 30_000;

/** How long the server has to answer that it has ended the statement of a caller, in milliseconds. */
const defaultGraceMs = 2_000;

/** Limits in milliseconds. */
export interface PostgresLimits {
  /** How long the server keeps a transaction whose process says nothing. */
  silentMs?: number;
  /** How long the statement of a caller may take; if it is read in steps, each of them. */
  statementMs?: number;
  /** How long all steps of one may take. */
  stepsMs?: number;
  /** How long the server has to answer that it has ended one. */
  graceMs?: number;
}

/** The connections of this process to one database. */
export interface PostgresPool {
  /** The tables of one account. @param schema the name of its schema; made by `migrate` */
  open(schema: string): Store;
  close(): Promise<void>;
}

/**
 * Opens a pool; connects at the first statement.
 *
 * @param onError an idle connection was lost: the next statement opens another
 */
export function openPostgres(url: string, onError: (error: Error) => void, limits: PostgresLimits = {}): PostgresPool {
  const silence = limits.silentMs ?? silentMs;
  const stepMs = limits.statementMs ?? maxStatementMs;
  const graceMs = limits.graceMs ?? defaultGraceMs;
  const pool = openPool(url, maxConnections, onError);
  // They take minutes, and no question waits for them.
  const streamPool = openPool(url, maxStreams, onError);
  const turns = new Turns({ running: maxConnections, waitMs: maxWaitMs });
  const writers = new Turns({ running: maxWriters });
  const foreign = new ForeignTurns();
  const connected = <Value>(account: string, work: () => Promise<Value>) =>
    turns.run(account, work).catch(failWithReason);
  return {
    close: async () => void (await Promise.all([pool.end(), streamPool.end()])),
    open: (schema) => {
      const query: Execute = async ({ sql: text, parameters }) => {
        const { rows, rowCount } = await connected(schema, () => pool.query(text, [...parameters]));
        return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
      };
      const database = createDatabase('postgres', query).withSchema(schema);
      let written = 0;
      const insert: Store['insert'] = (table, rows, update) => {
        written += rows.length;
        const columns = Object.keys(rows[0] ?? {});
        const list = sql.join(columns.map((column) => sql.id(column)));
        const source = selectRows(schema, table, columns, rows);
        return asCompilable(
          sql`insert into ${sql.id(schema, table)} (${list}) ${source} ${onConflict(table, columns, update)}`,
          database,
        );
      };
      return {
        engine: 'postgres',
        database,
        write(statements) {
          const compiled = compileStatements(statements);
          return writers.run(schema, () => connected(schema, () => writeBatch(pool, compiled, silence)));
        },
        insert,
        update(table, rows, columns) {
          const { key } = tableDefinitions[table];
          const target = sql.id(schema, table);
          const changed = setColumns(target, key, columns, selectRows(schema, table, [...key, ...columns], rows));
          const all = Object.keys(rows[0] ?? {});
          const missing = insertMissing(
            target,
            key,
            all,
            selectRows(schema, table, all, rows),
            (column) => sql`given.${sql.id(column)}`,
          );
          return [changed, missing].map((statement) => asCompilable(statement, database));
        },
        listOf: (ids) => sql<number>`(select unnest(${ids}::bigint[]))`,
        deleteWhere: (table, column, values, entityType) =>
          asCompilable(deleteFrom(schema, table, column, values, entityType), database),
        replace(table, { column, ids, entityType }, rows) {
          const owned = deleteFrom(schema, table, column, ids, entityType);
          if (rows.length === 0) return [asCompilable(owned, database)];
          const { key } = tableDefinitions[table];
          const kept = sql`(${sql.join(key.map((part) => sql.id(part)))}) in (${selectRows(schema, table, key, rows)})`;
          return [asCompilable(sql`${owned} and not ${kept}`, database), insert(table, rows, key as never)];
        },
        runForeign(statement, { tables }) {
          const place: ForeignPlace = { pool, schema, tables, times: { stepMs, allMs: stepMs, graceMs } };
          return foreign.run(schema, () => connected(schema, () => runForeign(place, statement)));
        },
        async *streamForeign(statement, { tables }) {
          const times = { stepMs, allMs: limits.stepsMs ?? maxStepsMs, graceMs };
          const leave = await foreign.enterStream(schema);
          try {
            yield* streamForeign({ pool: streamPool, schema, tables, times }, statement);
          } catch (error) {
            failWithReason(error);
          } finally {
            leave();
          }
        },
        async analyze(minRows) {
          if (written <= minRows) return;
          written = 0;
          const tables = Object.keys(tableDefinitions).map((table) => `"${schema}"."${table}"`);
          await query({ sql: `analyze ${tables.join(', ')}`, parameters: [] });
        },
        async allowReader(views) {
          await connected(schema, () => allowReader(pool, schema, views));
        },
        async size() {
          const text =
            'select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes from pg_class c where relnamespace = to_regnamespace($1)';
          const { rows } = await query({ sql: text, parameters: [`"${schema}"`] });
          return (rows[0] as { bytes: number }).bytes;
        },
        async drop() {
          await query({ sql: `drop schema if exists "${schema}" cascade`, parameters: [] });
        },
        isLost: () => false,
        reopen: async () => undefined,
        close: async () => {},
      };
    },
  };
}

/** @throws {Error} what a caller is told of an error of a connection */
function failWithReason(error: unknown): never {
  if (error instanceof ForeignError) throw error;
  throw error instanceof TurnError ? explainWait() : explainFault(error);
}

function explainWait(): OverloadedError {
  return new OverloadedError('The database of the local replica has more to do than it can: no connection was free.', {
    remedy: 'Repeat it in a minute. If it happens often, give PostgreSQL more processors, or start another instance.',
  });
}

/** Rows of a table as a query, all in one parameter. */
function selectRows(
  schema: string,
  table: string,
  columns: readonly string[],
  rows: readonly unknown[],
): RawBuilder<unknown> {
  const list = sql.join(columns.map((column) => sql.id(column)));
  return sql`select ${list} from json_populate_recordset(null::${sql.id(schema, table)}, ${toJson(rows)}::json) as given`;
}

function deleteFrom(
  schema: string,
  table: string,
  column: string,
  values: readonly unknown[],
  entityType: string | undefined,
) {
  const type = entityType === undefined ? sql`` : sql` and entity_type = ${entityType}`;
  const array = typeof values[0] === 'string' ? sql`${values}::text[]` : sql`${values}::bigint[]`;
  return sql`delete from ${sql.id(schema, table)} where ${sql.id(column)} = any(${array})${type}`;
}

const ignore = () => {};

/** Statements that follow each other and have no parameters are sent as one text: a schema takes 150 of them. */
function joinPlain(statements: readonly CompiledStatement[]): CompiledStatement[] {
  const joined: CompiledStatement[] = [];
  const isPlain = (statement: CompiledStatement | undefined) =>
    statement !== undefined && statement.parameters.length === 0 && statement.expect === undefined;
  for (const statement of statements) {
    const last = joined.at(-1);
    if (last && isPlain(last) && isPlain(statement)) {
      joined[joined.length - 1] = { ...last, sql: `${last.sql};\n${statement.sql}` };
    } else joined.push(statement);
  }
  return joined;
}

async function writeBatch(pool: pg.Pool, statements: readonly CompiledStatement[], silence: number): Promise<void> {
  const client = await pool.connect();
  // A connection that breaks between two statements fails the next one.
  client.on('error', ignore);
  let failure: Error | undefined;
  try {
    await client.query(`
      begin;
      set local lock_timeout = ${lockMs};
      set local idle_in_transaction_session_timeout = ${silence};
    `);
    for (const { sql: text, parameters, expect } of joinPlain(statements)) {
      const { rowCount } = await client.query(text, [...parameters]);
      if (expect !== undefined && rowCount !== expect) {
        throw new UnexpectedChangesError(`${rowCount} rows changed instead of ${expect}`);
      }
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      failure = lost;
    });
    throw error;
  } finally {
    client.off('error', ignore);
    // A connection whose transaction could not be undone is not used again.
    client.release(failure);
  }
}
