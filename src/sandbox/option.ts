import type { EventDelay } from './event-log.ts';
import type { AccountSize } from './large/size.ts';
import type { CustomersMode, FieldOwner, FieldType } from './metadata.ts';
import type { OauthOptions } from './oauth.ts';

/** A custom field besides those of the demo account. */
export interface FieldOption {
  entityType: FieldOwner;
  type: FieldType;
  name: string;
  /** The labels of its options, for a select. */
  options?: string[];
}

/** How a sandbox behaves. Every option has a default; none is needed to start one. */
export interface SandboxOptions {
  /** Port to listen on; 0 (default) takes a free one. */
  port?: number;
  /** Address to listen on. Default 127.0.0.1. */
  host?: string;
  /**
   * The account's clock, unix seconds; default the machine's. Demo data is laid out around the day on which the sandbox
   * starts or is reset, so a fixed clock makes the whole account reproducible.
   */
  now?: () => number;
  /** Monotonic milliseconds, for the rate limit and `RecordedRequest.at`. Default `performance.now()`. */
  monotonic?: () => number;
  /** Requests per second of one token. Default 7; false switches the limit off. */
  rateLimit?: number | false;
  /** Requests per second of all tokens together. Default 50; false switches the limit off. */
  accountRateLimit?: number | false;
  /** Which deployment to imitate in what differs between them: the 429 body, PATCH by id, flags of new contacts. Default amocrm. */
  mode?: 'amocrm' | 'kommo';
  /** Number of demo leads. Default 400. */
  leads?: number;
  /** A generated account of this size in place of the demo; `leads` and `empty` are ignored then. */
  size?: AccountSize;
  /** Which generated account: the same day, size and seed give the same one. Default 1. */
  seed?: number;
  /** Whether `filter[custom_fields_values]` is honoured; otherwise it is ignored silently. Default true. */
  filterApi?: boolean;
  /** Custom fields besides those of the demo account; their types may also be those that only catalogs have. */
  fields?: FieldOption[];
  /** Whether the account keeps minor units of prices; if so, a lead also has `price_with_minor_units`. Default false. */
  minorUnits?: boolean;
  /** Seconds, by `now`, before `query` finds what was just written. Default 0. */
  indexDelay?: number;
  /** Seconds, by `now`, before the log shows what was just done: for all entries, or for each its own. Default 0. */
  eventDelay?: EventDelay;
  /** Only the set-up (users, pipelines, fields …), no cards. Default false. */
  empty?: boolean;
  /** Accepted bearer tokens. Default `SANDBOX_TOKEN` and `SANDBOX_MANAGER_TOKEN`. */
  tokens?: string[];
  /** The integration that may sign in, and how long its tokens live. */
  oauth?: OauthOptions;
  /** Subscriptions that exist from the start; to every change if `settings` is omitted. */
  webhooks?: { destination: string; settings?: string[] }[];
  /** Whether the account has customers, and how they are grouped. Default segments. */
  customersMode?: CustomersMode;
  /** Whether `/leads/complex` reuses a stored contact with the same phone or e-mail. Default false. */
  duplicateControl?: boolean;
}
