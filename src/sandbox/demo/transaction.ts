import type { CustomerRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { Random } from './random.ts';

const comments = ['Замена стеклопакета', 'Регулировка створок', 'Москитные сетки', 'Остекление балкона', 'Подоконники'];

/** Adds what the customers bought, oldest first: up to six purchases each, one of them deleted by mistake. */
export function addTransactions(store: Store, customers: readonly CustomerRow[]): void {
  const random = new Random(20_261_106);
  for (const [index, customer] of customers.entries()) {
    const count = random.integer(0, 6);
    for (let place = 0; place < count; place++) {
      const share = (place + random.next()) / count;
      const at = customer.createdAt + Math.floor((customer.updatedAt - customer.createdAt) * share);
      store.transactions.add({
        customerId: customer.id,
        price: random.integer(3, 90) * 1_000,
        comment: random.pick(comments),
        completedAt: at,
        createdBy: customer.responsibleUserId,
        updatedBy: customer.responsibleUserId,
        createdAt: at,
        updatedAt: at,
        isDeleted: index === 3 && place === 0,
      });
    }
  }
}
