import type { Amocrm, EntityType, LinkedElement } from '../amocrm/index.ts';
import type { ExportFolder } from '../export/folder.ts';
import type { Journal } from '../journal/index.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { Replica } from '../replica/index.ts';
import type { Lease, State } from '../state/index.ts';
import type { ConfirmWrites } from './confirm-writes.ts';

/** What a caller may do: read and write, or only read. */
export type Access = 'read-write' | 'read-only';

/** Progress of a long read. */
export interface Progress {
  /** Records read so far. */
  done: number;
  /** A sentence for a person. */
  message: string;
}

/** Defaults for new leads, used if the caller omits the fields; from the configuration. */
export interface LeadDefaults {
  pipelineId?: number | undefined;
  statusId?: number | undefined;
  responsibleUserId?: number | undefined;
}

/** The exported files of an account, and where they can be downloaded. */
export interface AccountExports extends ExportFolder {
  /** The address of this server, without a slash at the end; undefined if it serves no HTTP. */
  address: string | undefined;
}

/** The part of the context that outlives requests: the composition root builds it once for each account. */
export interface AccountContext {
  /** The account's name in the configuration; empty if there is only one account. Cursors contain it. */
  name: string;
  metadata: Metadata;
  state: State;
  defaults: LeadDefaults;
  /** The account's address in a browser, without a slash at the end: `https://mycompany.amocrm.ru`. */
  accountUrl: string;
  /** The local replica of the account, opened at the first question that needs it. @throws {ReplicaOffError} if it is switched off */
  replica(): Promise<Replica>;
  /** The current time by amoCRM's clock, in unix seconds; by the local clock until amoCRM has answered once. */
  now(): number;
  /** Which writes must be confirmed by every caller; `risky` if omitted. */
  confirmWrites?: ConfirmWrites | undefined;
  /** The journal of its writes, opened at the first one; undefined if there is none. */
  journal?: (() => Promise<Journal>) | undefined;
  /** Called if the journal could not be written; the write is carried out nevertheless. */
  onJournalFailure?: ((error: unknown) => void) | undefined;
  /** The files of exported rows; undefined in programs that keep none. */
  exports?: AccountExports | undefined;
  /** Whether amoCRM's clock is known: every answer has a `Date` header. */
  knowsTime(): boolean;
}

/** The content of a file that a request brings besides its arguments. */
export interface UploadContent {
  /** Bytes that were announced. */
  size: number;
  /** The bytes as they arrive. They can be read once. */
  chunks: AsyncIterable<Uint8Array>;
}

/** Where a request came from. */
export type Door = 'graphql' | 'mcp' | 'rest';

/** A card on one end of a link. */
export interface LinkedCard {
  type: EntityType;
  id: number;
}

/** What becomes of one link of a card. Its other end is a card, or a product. */
export interface LinkChange {
  card: LinkedCard;
  field: 'company' | 'contact' | 'mainContact' | 'product';
  /** Null if there was none. */
  from: LinkedCard | LinkedElement | null;
  /** Null if it is removed; `new` if the operation creates it before it links it. */
  to: LinkedCard | LinkedElement | 'new' | null;
}

/** The state of the writes of one request. */
export interface WriteState {
  /** Whether they may be sent: nothing has to be confirmed, or it was. */
  isConfirmed: boolean;
  /** Links that the operation replaces by a later request: its first one is confirmed for all of it. */
  upcoming?: LinkChange[];
  /** What the journal lacks of those that may have been carried out; undefined if nothing. */
  journal?: JournalGap;
}

/**
 * What could not be kept in the journal. `UNAVAILABLE`: some writes, which can therefore not be undone. `INCOMPLETE`: what became of some
 * writes, which were kept before they were sent.
 */
export type JournalGap = 'UNAVAILABLE' | 'INCOMPLETE';

/** A date in words or a searched text in the arguments, and what it was understood as. */
export interface Understood {
  /** The place in the arguments of the field. */
  path: (string | number)[];
  /** As it was given. */
  text: string;
  /**
   * Of a date: a day, or a time in the account's time zone: `2026-11-06`, `2026-11-06T12:00:00+03:00`. Of a text: by what the records
   * were found that do not contain it as it was written.
   */
  meaning: string;
}

/** Everything that a resolver can use while one request is executed. */
export interface Context extends AccountContext {
  /** The REST client, bound to this request: its calls are cancelled if the client disconnects. */
  amocrm: Amocrm;
  /** The REST client for long reads: interactive calls have priority over its calls. */
  background: Amocrm;
  loaders: Loaders;
  /** Identifies the caller, who alone may confirm its plans; undefined if the process has only one. */
  caller?: string | undefined;
  writes: WriteState;
  /** Which of its writes must be confirmed: the stricter of the account's setting and the caller's own. */
  confirmWrites: ConfirmWrites;
  signal: AbortSignal | undefined;
  /** What dates in words and searched texts were understood as, so that the answer can say it. */
  understood?: Understood[];
  onProgress: ((progress: Progress) => void) | undefined;
  /** Fires when the server shuts down, to end subscriptions. */
  closing: AbortSignal | undefined;
  /** The file in the request's own body, for an upload. */
  upload?: UploadContent | undefined;
  /** The idempotency key that the mutation runs under. */
  attempt?: Attempt;
  /** The lease of the locks that the request holds; checked before a record is created. */
  lease?: Pick<Lease, 'check'>;
  /** The keys of those locks. */
  heldLocks?: readonly string[];
}

/** One run under an idempotency key. */
export interface Attempt {
  key: string;
  /** When an earlier run under the key began, in unix seconds; its records must be looked for before more are created. */
  since?: number;
}
