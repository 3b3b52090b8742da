import { type BatchOutcome, type Created, parseWritten, sendItems } from './batch.ts';
import { type FilterRules, idsRule } from './filter.ts';
import { type ListQuery, listPage, type Page, type Send } from './list.ts';
import {
  type Json,
  parseAmountOrNull,
  parseBoolean,
  parseId,
  parseNumber,
  parseTextOrNull,
  parseTime,
  parseTimeOrNull,
} from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A purchase of a customer (amoCRM API v4, Transactions). It cannot be changed. Times are unix seconds. */
export interface Transaction {
  id: number;
  customer_id: number;
  price: number | null;
  comment: string | null;
  completed_at: number | null;
  created_by: number;
  created_at: number;
  is_deleted: boolean;
}

/** The filters that the lists of purchases honour. */
export interface TransactionFilter {
  id?: number[];
}

/** Which purchases. amoCRM documents no order. */
export type TransactionListQuery = Omit<ListQuery<TransactionFilter, never, never>, 'query' | 'order' | 'with'>;

/** A purchase to be added. */
export interface TransactionWrite {
  price: number;
  comment?: string;
  completed_at?: number;
  /** What is expected of the customer next. */
  next_price?: number;
  next_date?: number;
}

const rules: FilterRules<TransactionFilter, Transaction> = { id: idsRule('id', (transaction) => transaction.id) };

const ofCustomer = '/customers/{id}/transactions';

export function transactionRoutes(send: Send) {
  return {
    /** The purchases of all customers, or of one. */
    list(query: TransactionListQuery, customerId?: number): Promise<Page<Transaction>> {
      const all = { path: '/customers/transactions', key: 'transactions', rules, parse: parseTransaction };
      if (customerId === undefined) return listPage(send, all, query);
      const path = fillPath(ofCustomer, { id: customerId });
      return listPage(send, { ...all, template: ofCustomer, path }, query);
    },
    create: (customerId: number, transactions: readonly TransactionWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(
        send,
        {
          method: 'POST',
          template: ofCustomer,
          path: fillPath(ofCustomer, { id: customerId }),
          key: 'transactions',
          parse: parseWritten,
        },
        transactions,
      ),
    /** @throws {NotFoundError} if the customer has no such purchase */
    async delete(customerId: number, id: number): Promise<void> {
      const route = `${ofCustomer}/{transaction_id}`;
      const path = fillPath(route, { id: customerId, transaction_id: id });
      await send({ method: 'DELETE', route, path });
    },
  };
}

export function parseTransaction(item: Json): Transaction {
  const id = parseId(item.id, 'a transaction');
  return {
    id,
    customer_id: parseId(item.customer_id, 'the customer of a transaction'),
    price: parseAmountOrNull(item.price, () => `the price of transaction ${id}`),
    comment: parseTextOrNull(item.comment),
    completed_at: parseTimeOrNull(item.completed_at),
    created_by: parseNumber(item.created_by),
    created_at: parseTime(item.created_at),
    is_deleted: parseBoolean(item.is_deleted),
  };
}
