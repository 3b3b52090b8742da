import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { TransactionRow } from '../rows.ts';
import { formatAuthorship } from './card.ts';

/** A purchase as GET answers it. */
export function formatTransaction(call: Call, row: TransactionRow): unknown {
  return {
    id: row.id,
    price: row.price,
    comment: row.comment,
    completed_at: row.completedAt,
    customer_id: row.customerId,
    ...formatAuthorship(row),
    is_deleted: row.isDeleted,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, transactionPath(row)),
    _embedded: { customer: { id: row.customerId, _links: selfLink(call, `/customers/${row.customerId}`) } },
  };
}

/** A purchase's own address goes through its customer. */
export function transactionPath(row: TransactionRow): string {
  return `/customers/${row.customerId}/transactions/${row.id}`;
}
