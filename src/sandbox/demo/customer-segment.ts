import type { Store } from '../store.ts';
import { account } from './account.ts';

const segments = [
  ['Постоянные', '10599d'],
  ['Крупные заказы', '2176ff'],
  ['Сервис по договору', '006acc'],
  ['Давно не покупали', '07a0c3'],
] as const;

/** Adds the segments of customers. */
export function addCustomerSegments(store: Store): void {
  for (const [name, color] of segments) {
    const at = account.createdAt;
    store.customerSegments.add({ name, color, createdAt: at, updatedAt: at, isDeleted: false });
  }
}
