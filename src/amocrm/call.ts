import type { AmocrmGraphqlError } from '../errors/index.ts';
import { type BatchOutcome, type Created, sendItems, type WriteRoute } from './batch.ts';
import type { Send } from './list.ts';
import { parseId, parseText } from './parse.ts';

/** A call to be added (amoCRM API v4, Calls). amoCRM finds its record by the last ten digits of the phone. */
export interface CallWrite {
  direction: 'inbound' | 'outbound';
  phone: string;
  /** Seconds. */
  duration: number;
  /** Name of the telephony service. */
  source: string;
  /** Its id there. amoCRM does not compare it with that of other calls. */
  uniq?: string;
  /** Address of the recording. */
  link?: string;
  call_result?: string;
  /** 1 to 7. */
  call_status?: number;
  /** The id of a user, or a name or phone to be shown. */
  call_responsible?: number | string;
  responsible_user_id?: number;
  created_by?: number;
  created_at?: number;
}

/** Where a call was added. `id` is the id of its note. */
export interface CallAdded extends Created {
  /** Singular, as in events: `lead`, `contact`, `company`. */
  entity_type: string;
  entity_id: number;
}

const route: WriteRoute<CallAdded> = {
  method: 'POST',
  path: '/calls',
  key: 'calls',
  parse: (item) => ({
    id: parseId(item.id, 'a call'),
    entity_type: parseText(item.entity_type),
    entity_id: parseId(item.entity_id, 'the entity of a call'),
  }),
};

export function callRoutes(send: Send) {
  return {
    /** A call of a number that no contact and no company has is not added: see `isWithoutRecord`. */
    create: (calls: readonly CallWrite[]): Promise<BatchOutcome<CallAdded>[]> => sendItems(send, route, calls),
  };
}

/**
 * Whether a call was not added because no record has its number. amoCRM says so beside the calls that it added, or with 400 if it added
 * none; the shape of this error is not documented, only its title is known.
 */
export function isWithoutRecord({ fault, message }: AmocrmGraphqlError): boolean {
  return fault === 'caller' && /\bentity not found\b/i.test(message);
}
