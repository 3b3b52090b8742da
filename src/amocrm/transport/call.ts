import { isGroupId, isUid, isUuid } from '../parse.ts';
import type { Ticket } from './ticket.ts';

/** One request to amoCRM, as the nouns describe it. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The template of the path, without ids, for errors and telemetry: `/leads/{id}`. */
  route: string;
  /** The path below `/api/v4`, made by `fillPath`. */
  path: string;
  /** The version of the API if it is not the fourth. */
  version?: 2;
  /**
   * The address of another service of the vendor's, which the path is below. The token goes there too, so `send` refuses
   * every host but the vendor's.
   */
  service?: string;
  /** The query, encoded, without `?`. */
  query?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** The API documents no such method: 403, 404 and 405 mean that there is none. */
  isUndocumented?: boolean;
  /** Sent as they are, instead of a body. */
  bytes?: { content: Uint8Array; type: string };
  /** Fires when the caller does not wait for the answer any more. */
  signal?: AbortSignal | undefined;
  /** When the caller stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** Called for each attempt that is sent. */
  onAttempt?: (() => void) | undefined;
  /** Interactive calls go before background ones (long reports) when the rate budget is short. */
  lane?: Lane | undefined;
  /** Holds the token, which only the last step reads: see `auth.ts`. */
  ticket?: Ticket;
  /** Milliseconds that this attempt may take, set by `timeout.ts`. */
  timeoutMs?: number;
}

export type Lane = 'interactive' | 'background';

/** A successful answer. */
export interface Answer {
  status: number;
  /** Parsed JSON; undefined if there was no body (204). */
  body: unknown;
  requestId: string | undefined;
}

/** Does one thing around a call and passes it on. It may throw at once as well as reject. */
export type Step = (call: Call, next: (call: Call) => Promise<Answer>) => Promise<Answer>;

/**
 * Fills a path template. Every value is confined to one segment: an invalid id or uid never reaches an address.
 *
 * @throws {TypeError} for anything but a positive whole number, or under `uid` letters and digits, or under `uuid` a uuid; inputs are checked long before
 */
export function fillPath(
  template: string,
  values: Record<string, number> | { uid: string } | { uuid: string } | { groupId: string },
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (values as Record<string, unknown>)[name];
    if (name === 'uid' && typeof value === 'string' && isUid(value)) return value;
    if (name === 'groupId' && typeof value === 'string' && isGroupId(value)) return value;
    if (name === 'uuid' && typeof value === 'string' && isUuid(value)) return value;
    if (name === 'uid' || name === 'uuid' || typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0) {
      throw new TypeError(`«${String(value)}» is not a valid id for ${template}.`);
    }
    return String(value);
  });
}
