import type { Compilable, Kysely, RawBuilder } from 'kysely';
import type { BoundedStatement, ForeignAnswer, ForeignRights, ForeignStatement, ForeignStep } from './foreign.ts';
import type { Statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Records that rows belong to. */
export interface Owners<Column> {
  /** The column that has the id of the record. */
  column: Column;
  ids: readonly number[];
  /** The value of `entity_type`; any if omitted. */
  entityType?: string;
}

/** The tables of one account in an engine. Reads go through `database`, writes through `write`. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** For reads. It runs no transactions. */
  readonly database: Kysely<Tables>;
  /**
   * Runs statements in one transaction.
   *
   * @throws {UnexpectedChangesError} if one changed another number of rows than it expects; nothing is written then
   */
  write(statements: readonly (Statement | Compilable)[]): Promise<void>;
  /**
   * A statement that inserts rows, whatever their number: they are one parameter.
   *
   * @param update the columns of the key: a row that exists is replaced. Without it, an existing row is kept
   */
  insert<Name extends keyof Tables & string>(
    table: Name,
    rows: readonly Tables[Name][],
    update?: readonly (keyof Tables[Name] & string)[],
  ): Compilable;
  /**
   * Statements that write some columns of rows that are stored, found by their key. They write nothing else of them, so they cost half of
   * `insert`. A row that an earlier statement of the transaction has deleted is inserted.
   */
  update<Name extends keyof Tables & string>(
    table: Name,
    rows: readonly Tables[Name][],
    columns: readonly (keyof Tables[Name] & string)[],
  ): Compilable[];
  /** Ids for the right side of `in`, whatever their number: they are one parameter. */
  listOf(ids: readonly number[]): RawBuilder<number>;
  /** A statement that deletes the rows whose column is among the values and, optionally, whose entity type is the given one. */
  deleteWhere<Name extends keyof Tables & string>(
    table: Name,
    column: keyof Tables[Name] & string,
    values: readonly (number | string)[],
    entityType?: string,
  ): Compilable;
  /** Statements that make the rows of some records exactly these. They write only what differs. */
  replace<Name extends keyof Tables & string>(
    table: Name,
    owners: Owners<keyof Tables[Name] & string>,
    rows: readonly Tables[Name][],
  ): Compilable[];
  /**
   * Runs a statement that a caller has written, apart from everything else: it can read what the rights name and can be ended.
   *
   * @throws {ForeignError} if it is refused, takes too long or too much memory
   */
  runForeign(statement: BoundedStatement, rights: ForeignRights): Promise<ForeignAnswer>;
  /**
   * The same with all rows, in steps: the next one is read when it is asked for. It takes one of the few places for such statements until
   * it has ended, so its reader reads to the end or calls `return`.
   */
  streamForeign(statement: ForeignStatement, rights: ForeignRights): AsyncGenerator<ForeignStep>;
  /**
   * Collects the statistics by which the engine plans queries, if more rows were written here since the last time. It blocks neither reads
   * nor writes. SQLite plans by its indexes alone and collects none.
   */
  analyze(minRows: number): Promise<void>;
  /** Lets such statements read views that have been made anew. */
  allowReader(views: readonly string[]): Promise<void>;
  /**
   * Whether the tables must be opened anew, because their file was removed or replaced under this process, or because it was found to be
   * damaged. Never true for a database on a server.
   */
  isLost(): boolean;
  /**
   * Opens the tables anew. A damaged file is moved aside.
   *
   * @returns where the damaged file is now; undefined if there was none
   */
  reopen(): Promise<string | undefined>;
  /** Deletes all tables. The store is not used afterwards. */
  drop(): Promise<void>;
  /** Bytes on the disk. */
  size(): Promise<number>;
  close(): Promise<void>;
}
