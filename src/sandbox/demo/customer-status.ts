import type { Store } from '../store.ts';

/** The statuses of customers in the mode of periodicity; the first and the last three are of the system. */
const statuses = [
  { name: 'Недавно купил', color: '#ccff66', type: 4, isDefault: true },
  { name: 'Пора напомнить', color: '#fff000', type: 0, isDefault: false },
  { name: 'Ожидается покупка', color: '#ffdc7f', type: 1, isDefault: true },
  { name: 'Не купил', color: '#ffc8c8', type: 2, isDefault: true },
  { name: 'Закрыт', color: '#d5d8db', type: 3, isDefault: true },
] as const;

/** Adds the statuses that customers go through. */
export function addCustomerStatuses(store: Store): void {
  for (const [index, status] of statuses.entries()) {
    store.customerStatuses.add({ ...status, sort: (index + 1) * 10, isDeleted: false });
  }
}
