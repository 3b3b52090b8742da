import { type BatchOutcome, type Created, parseWritten, sendItems, sendWhole } from './batch.ts';
import { listAll, type Send } from './list.ts';
import { type Json, parseId, parseNumberOrNull, parseText, parseTextOrNull, parseTime } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A group of customers in the mode of segments (amoCRM API v4, Segments). Its conditions are set in amoCRM only. */
export interface CustomerSegment {
  id: number;
  name: string;
  /** Without `#`. */
  color: string | null;
  customers_count: number | null;
  created_at: number;
  updated_at: number;
}

/** What can be set on a segment. */
export interface CustomerSegmentWrite {
  name?: string;
  color?: string;
}

const path = '/customers/segments';
const one = `${path}/{id}`;

export function customerSegmentRoutes(send: Send) {
  return {
    all: (): Promise<CustomerSegment[]> => listAll(send, path, 'segments', parseCustomerSegment),
    create: (segments: readonly CustomerSegmentWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path, key: 'segments', parse: parseWritten }, segments),
    async update(id: number, body: CustomerSegmentWrite): Promise<void> {
      await sendWhole(send, { method: 'PATCH', route: one, path: fillPath(one, { id }), body });
    },
    async delete(id: number): Promise<void> {
      await send({ method: 'DELETE', route: one, path: fillPath(one, { id }) });
    },
  };
}

export function parseCustomerSegment(item: Json): CustomerSegment {
  return {
    id: parseId(item.id, 'a segment of customers'),
    name: parseText(item.name),
    color: parseTextOrNull(item.color),
    customers_count: parseNumberOrNull(item.customers_count),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
  };
}
