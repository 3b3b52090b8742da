/** What a journal keeps, and the port that resolvers use. */

/** What a caller asked for: one execution of one operation. */
export interface JournalEntry {
  /** Sorts by time. */
  id: string;
  /** By amoCRM's clock, in unix seconds. */
  at: number;
  /** The caller's identifier, which is not a credential; null if the process has only one caller. */
  caller: string | null;
  /** `graphql`, `mcp` or `rest`. */
  door: string;
  /** The tool, or the name of the operation of a GraphQL document; null if it has none. */
  operation: string | null;
  /** How many writes it has sent. */
  count: number;
}

/**
 * What became of a write. `unknown`: the answer was lost, or the process ended before it.
 */
export type JournalOutcome = 'written' | 'refused' | 'unknown';

/** One write of an entry: of one record, or a request about something else. */
export interface JournalWrite {
  /** Its number in the entry. */
  place: number;
  method: string;
  /** Below `/api/v4`. */
  path: string;
  /** The kind of its record by amoCRM's name; null if the request is about something else. */
  kind: string | null;
  /** Null while a record is being created. */
  recordId: number | null;
  /** The fields that it changed, as they were; null if they were not read, or if a record was created. */
  before: unknown;
  /** What was sent; null if it was nothing, or bytes. */
  after: unknown;
  outcome: JournalOutcome;
  /** The code of the error if it was refused. */
  code: string | null;
}

/** Which entries: the newest first. */
export interface JournalQuery {
  first: number;
  /** Only entries before this one. */
  before?: string | undefined;
  /** Only entries that wrote this record, or a record of this kind. */
  kind?: string | undefined;
  recordId?: number | undefined;
}

/** The journal of one account. */
export interface Journal {
  /** Adds writes to an entry before they are sent. Their outcome is `unknown` until `settle`. */
  append(entry: Omit<JournalEntry, 'count'>, writes: readonly JournalWrite[]): Promise<void>;
  /** Says what became of writes. Those that are missing, because `append` has failed or the file was lost since, are added. */
  settle(entry: Omit<JournalEntry, 'count'>, writes: readonly JournalWrite[]): Promise<void>;
  list(query: JournalQuery): Promise<JournalEntry[]>;
  find(entryId: string): Promise<JournalEntry | undefined>;
  /** The writes of an entry in their order. @param first how many; all if omitted */
  writes(entryId: string, first?: number): Promise<JournalWrite[]>;
  close(): Promise<void>;
}
