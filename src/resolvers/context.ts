import type { Amocrm } from '../amocrm/index.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { Lease, State } from '../state/index.ts';

/** What a caller may do: everything, or read only. */
export type Access = 'read-write' | 'read-only';

/** How far a long read is. */
export interface Progress {
  /** Records read so far. */
  done: number;
  /** A sentence for a person. */
  message: string;
}

/** Where a new lead goes when the caller does not say; from the configuration. */
export interface LeadDefaults {
  pipelineId?: number | undefined;
  statusId?: number | undefined;
  responsibleUserId?: number | undefined;
}

/** What outlives requests: made once for one account by the composition root. */
export interface AccountContext {
  /** What the configuration calls it; empty where there is only one. A cursor of another account is refused by it. */
  name: string;
  metadata: Metadata;
  state: State;
  defaults: LeadDefaults;
  /** The account's address in a browser, without a slash at the end: `https://mycompany.amocrm.ru`. */
  accountUrl: string;
  /** The current time by amoCRM's clock, in unix seconds; by ours as long as its clock is not known. */
  now(): number;
  /** Whether amoCRM has told its time, as every answer does. */
  knowsTime(): boolean;
}

/** What a resolver can reach while one request is executed. */
export interface Context extends AccountContext {
  /** The REST client, bound to this request: its calls stop when the client goes away. */
  amocrm: Amocrm;
  /** The same for long reads: its calls let interactive ones go first. */
  background: Amocrm;
  loaders: Loaders;
  signal: AbortSignal | undefined;
  onProgress: ((progress: Progress) => void) | undefined;
  /** Fires when the server stops: what is open for ever ends. */
  closing: AbortSignal | undefined;
  /** The idempotency key that the mutation runs under. */
  attempt?: Attempt;
  /** The locks that it holds; asked before anything is created. */
  lease?: Pick<Lease, 'check'>;
  /** The keys of these locks. */
  heldLocks?: readonly string[];
}

/** One run under an idempotency key. */
export interface Attempt {
  key: string;
  /** When an earlier run under the key began, in unix seconds: what it created must be found before more is. */
  since?: number;
}
