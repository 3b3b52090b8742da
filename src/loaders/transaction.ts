import DataLoader from 'dataloader';
import { type Amocrm, pagesOf, type Transaction } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';

/** All purchases of customers, newest first. amoCRM has no filter for several customers: each costs its pages. */
export function createTransactionLoader(amocrm: Amocrm, pace: LoadPace): DataLoader<number, Transaction[]> {
  const read = async (customerId: number): Promise<Transaction[]> => {
    const transactions: Transaction[] = [];
    const list = (query: { page: number; limit: number }) => amocrm.transactions.list(query, customerId);
    for await (const page of pagesOf(list, {}, { ahead: 1 })) {
      pace.load(page.items.length);
      transactions.push(...page.items.filter(({ is_deleted }) => !is_deleted));
    }
    return transactions.sort((a, b) => (b.completed_at ?? 0) - (a.completed_at ?? 0) || b.id - a.id);
  };
  return new DataLoader((ids) => Promise.all(ids.map(read)), { batchScheduleFn: pace.schedule.bind(pace) });
}
