import type { Store } from '../store.ts';

const salesbots = [
  { name: 'Приветствие нового клиента', functionality: 'greeting', isActive: true },
  { name: 'Напоминание о замере', functionality: 'regular', isActive: true },
  { name: 'Оценка качества монтажа', functionality: 'nps', isActive: true },
  { name: 'Осенняя акция', functionality: 'marketing', isActive: false },
] as const;

/** Adds the salesbots, which are part of the set-up. */
export function addSalesbots({ chats }: Pick<Store, 'chats'>): void {
  for (const salesbot of salesbots) chats.salesbots.add(salesbot);
}
