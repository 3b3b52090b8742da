/** What a replica is, for those who ask it. */
import type { Kysely } from 'kysely';
import type { Amocrm } from '../amocrm/index.ts';
import type { Kind } from './kind.ts';
import type { RowContext } from './row/context.ts';
import type { SqlQuestion, SqlStatement } from './sql/query.ts';
import type { ForeignAnswer, ForeignStep } from './store/foreign.ts';
import type { Store } from './store/store.ts';
import type { Tables } from './store/tables.ts';
import type { SettingSource } from './sync/settings.ts';
import type { ReplicaStatus } from './sync/status.ts';
import type { Verification, VerifyOptions } from './sync/verify.ts';

/** What a replica is opened with. */
export interface ReplicaOptions {
  store: Store;
  /** The schema of PostgreSQL. */
  schema?: string;
  /** The client in the background lane. */
  amocrm: Amocrm;
  settings: SettingSource;
  identify: RowContext['identify'];
  /** Unix seconds by amoCRM's clock. */
  now(): number;
  /** How far back events are read at first, in days. */
  historyDays: number;
  /** Requests a second that the first fill may take; no limit if omitted. */
  fillRate?: number;
  /** How long an answer waits for the first fill, or for another process, in milliseconds; 10 seconds if omitted. */
  waitMs?: number;
  /** Whether kinds that no question has asked for are filled too, after those of the first question. */
  fillsAll?: boolean;
  /** Milliseconds since 1970 by the clock that all processes of the replica have; by it leases expire. */
  clock?: () => number;
  /** A question here waits for another process, which writes the replica. @param maxAge seconds */
  onWait?: (wanted: readonly Kind[], maxAge: number) => void;
  /** Another process has taken the lease, because this one was suspended or could not write: what it had read since is not written. */
  onLeaseLost?: () => void;
  /** The file was damaged and was made anew. @param file where the damaged one is now */
  onDamage?: (file: string) => void;
}

/** What a question reads. */
export interface Snapshot {
  database: Kysely<Tables>;
  engine: Store['engine'];
  /** The copy is as the account was at this time, in unix seconds, or newer. */
  asOf: number;
  /** Whether every record of the kinds that were asked for is here. */
  complete: boolean;
  /** While the first fill goes on: all records created since this time are here; null before the first page and once it is complete. */
  createdSince: number | null;
  /** The earliest event that is here may be of this time; null if events were not asked for. */
  historySince: number | null;
  /** What amoCRM does not do for this account and what is done instead; null if nothing. */
  warning: string | null;
  /** IANA name of the account's time zone. */
  timeZone: string;
  /** ISO 4217; null if the account has none. */
  currency: string | null;
}

/** The answer to a question in SQL. */
export interface SqlAnswer extends ForeignAnswer {
  snapshot: Snapshot;
}

/** All rows that a statement in SQL answers. */
export interface SqlStream {
  /** They are read as they are asked for. Their reader reads to the end or calls `return`. */
  steps: AsyncGenerator<ForeignStep>;
  snapshot: Snapshot;
}

/** How a question is read. */
export interface ReadOptions {
  /** How old the copy may be, in milliseconds; 60 seconds if omitted. */
  maxAgeMs?: number;
  onProgress?: ((progress: { done: number; message: string }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** How current a replica is. */
export interface Freshness {
  /** Kinds that are filled, of all kinds. */
  filled: number;
  kinds: number;
  /** The oldest time, in unix seconds, as of which a filled kind is; null before the first. */
  syncedAt: number | null;
}

/** The replica of one account. */
export interface Replica {
  /** Brings kinds of records up to date and returns what a question reads. */
  read(wanted: readonly Kind[], options?: ReadOptions): Promise<Snapshot>;
  /** Answers a question in SQL. @throws {ValidationError} if the statement may not be run */
  ask(question: SqlQuestion, options?: ReadOptions): Promise<SqlAnswer>;
  /** Answers a statement in SQL with all of its rows. @throws {ValidationError} if it may not be run, also while its rows are read */
  stream(statement: SqlStatement, options?: ReadOptions): Promise<SqlStream>;
  /** Brings the replica up to date and compares it with the account, over the API. */
  verify(options: VerifyOptions): Promise<Verification>;
  /**
   * Fills what is not filled and brings everything up to date, however long it takes.
   *
   * @param acceptsDeletes whether removals beyond the bound are carried out
   */
  synchronize(
    options?: Pick<ReadOptions, 'onProgress' | 'signal'> & { acceptsDeletes?: boolean },
  ): Promise<ReplicaStatus>;
  /** How far the replica is. Asks amoCRM nothing. */
  status(): Promise<ReplicaStatus>;
  /** How current it is, without counting rows. Asks amoCRM nothing. */
  freshness(): Promise<Freshness>;
  /**
   * Something has said that a record changed: the next answer that reads its kind does not trust its age.
   *
   * @param id of a card, a task or a note; undefined for others
   */
  noteChange(kind: Kind, id?: number): void;
  /** A question in another process waits: brings kinds up to date if this process writes the replica. @param maxAge seconds */
  refreshForOthers(wanted: readonly Kind[], maxAge: number): Promise<void>;
  close(): Promise<void>;
}
