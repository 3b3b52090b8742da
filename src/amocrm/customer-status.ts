import { type BatchOutcome, type Created, parseWritten, sendItems, sendWhole } from './batch.ts';
import { listAll, type Send } from './list.ts';
import {
  type Json,
  parseBoolean,
  parseId,
  parseNumber,
  parseNumberOrNull,
  parseText,
  parseTextOrNull,
} from './parse.ts';
import { fillPath } from './transport/index.ts';

/** Where a customer stands in the mode of periodicity (amoCRM API v4, Customer statuses). Its conditions are set in amoCRM only. */
export interface CustomerStatus {
  id: number;
  name: string;
  sort: number;
  /** Whether it is one of the system. */
  is_default: boolean;
  /** With `#`. */
  color: string | null;
  /** 0 regular, 1 a purchase is expected, 2 did not buy, 3 closed, 4 bought recently. */
  type: number | null;
}

/** What can be set on a status. */
export interface CustomerStatusWrite {
  name?: string;
  sort?: number;
  color?: string;
}

const path = '/customers/statuses';
const one = `${path}/{id}`;

export function customerStatusRoutes(send: Send) {
  return {
    all: (): Promise<CustomerStatus[]> => listAll(send, path, 'statuses', parseCustomerStatus),
    create: (statuses: readonly CustomerStatusWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path, key: 'statuses', parse: parseWritten }, statuses),
    async update(id: number, body: CustomerStatusWrite): Promise<void> {
      await sendWhole(send, { method: 'PATCH', route: one, path: fillPath(one, { id }), body });
    },
    async delete(id: number): Promise<void> {
      await send({ method: 'DELETE', route: one, path: fillPath(one, { id }) });
    },
  };
}

export function parseCustomerStatus(item: Json): CustomerStatus {
  return {
    id: parseId(item.id, 'a status of customers'),
    name: parseText(item.name),
    sort: parseNumber(item.sort),
    is_default: parseBoolean(item.is_default),
    color: parseTextOrNull(item.color),
    type: parseNumberOrNull(item.type),
  };
}
