import type { EventDelay } from './event-log.ts';
import type { UserRow } from './metadata.ts';
import { Problem } from './problem.ts';
import type { QueryNode } from './query.ts';
import type { SearchIndex } from './search.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhook.ts';

/** One authorised request to `/api/v4` or to the drive, with everything that a route handler may use. */
export interface Call {
  method: string;
  /** Path after `/api/v4`, e.g. `/leads/21400001`; the drive's with its prefix, `/drive/v1.0/files`. */
  path: string;
  /** Address of the API, e.g. `http://127.0.0.1:4000/api/v4`; of the drive, that of the account. Every link starts with it. */
  base: string;
  /** Address of the account, e.g. `http://127.0.0.1:4000`; the drive is under `/drive`. */
  origin: string;
  query: QueryNode;
  /** Path parameters: digits, or an entity type. */
  params: Record<string, string>;
  /** The parsed JSON body; undefined if none was sent. */
  body: unknown;
  /** The body as it was sent. */
  bytes: Buffer;
  /** The user of the token. */
  user: UserRow;
  store: Store;
  search: SearchIndex;
  webhooks: Webhooks;
  /** Unix seconds. */
  now: number;
  /** Which of the two deployments is imitated in what differs between them. */
  mode: 'amocrm' | 'kommo';
  /** Whether `filter[custom_fields_values]` is honoured (`is_api_filter_enabled`). */
  filterApi: boolean;
  /** Whether prices are kept with minor units; otherwise they are cut to whole units. */
  minorUnits: boolean;
  /** Whether `/leads/complex` reuses a stored contact with the same phone or e-mail. */
  duplicateControl: boolean;
  /** How late entries of the log are shown. */
  eventDelay: EventDelay;
}

/** What a handler answers with. No body: an empty answer. */
export interface Reply {
  status: number;
  body?: unknown;
}

/** Answers one request, or throws a `Problem`. */
export type Handler = (call: Call) => Reply;

/** One row of the router's table. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path after `/api/v4`; `{entity}` is a card type, `{followed}` leads or customers, any other `{name}` a number (or an event id, uid or uuid). */
  template: string;
  handle: Handler;
  /** Without its `filter` it answers an error, also where filters are switched off. */
  requiresFilter?: true;
}

/** 204: the vendor's answer to an empty list, an unknown card and an unlink. */
export const empty: Reply = { status: 204 };

/** 200 with a body. */
export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/**
 * Lets only administrators on.
 * @throws Problem 403
 */
export function requireAdmin(call: Call): void {
  if (!call.user.isAdmin) throw new Problem(403, 'Access denied');
}
