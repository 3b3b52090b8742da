import type { TransactionRow } from './rows.ts';
import { groupIds, type Store } from './store.ts';

/** Ids of the live customers of a contact, in id order. */
export function customersOfContact(store: Store, id: number): readonly number[] {
  const groups = store.derive('customers of contact', () =>
    groupIds(store.customers.rows(), (row) => (row.isDeleted ? [] : [...row.contactIds])),
  );
  return groups.get(id) ?? [];
}

/** Ids of the live customers of a company, in id order. */
export function customersOfCompany(store: Store, id: number): readonly number[] {
  const groups = store.derive('customers of company', () =>
    groupIds(store.customers.rows(), (row) => (row.isDeleted || row.companyId === null ? [] : [row.companyId])),
  );
  return groups.get(id) ?? [];
}

/** The purchases of a customer that were not deleted, in id order. */
export function transactionsOf(store: Store, customerId: number): TransactionRow[] {
  const groups = store.derive('transactions of customer', () =>
    groupIds(store.transactions.rows(), (row) => (row.isDeleted ? [] : [row.customerId])),
  );
  return (groups.get(customerId) ?? []).flatMap((id) => store.transactions.get(id) ?? []);
}
