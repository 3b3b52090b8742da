import type { ContactRow, CustomerRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { createFiller } from './custom-field.ts';
import type { DemoPlan } from './plan.ts';
import { Random } from './random.ts';
import { users } from './user.ts';

const day = 86_400;
const maxCustomers = 25;
const levels = ['Базовый', 'Серебряный', 'Золотой'];
const goods = ['Окна', 'Остекление балкона', 'Сервис', 'Аксессуары'];
const wishes = ['Просит напоминать о замене уплотнителей осенью.', 'Платит по счёту, документы по почте.'];
const fill = createFiller('customers');

/** Adds customers: contacts, and the companies that they work for, who come back. Their choices are a stream of their own. */
export function addCustomers(store: Store, plan: DemoPlan, contacts: readonly ContactRow[]): CustomerRow[] {
  const random = new Random(20_261_105);
  const tagIds = ['Рассрочка', 'Обслуживание'].map((name) => store.ensureTag('customers', name).id);
  const staff = users.filter(({ isActive }) => isActive);
  const step = Math.max(1, Math.floor(contacts.length / maxCustomers));
  return contacts
    .filter((_, index) => index % step === 0)
    .slice(0, maxCustomers)
    .map((contact, index) => {
      const company = contact.companyId === null ? undefined : store.companies.get(contact.companyId);
      const createdAt = Math.min(contact.createdAt + random.integer(2, 9) * day, plan.today - 3600);
      const periodicity = random.pick([30, 90, 180, 365]);
      const responsible = random.pick(staff).id;
      return store.customers.add({
        name: company?.name ?? contact.name,
        responsibleUserId: responsible,
        createdBy: responsible,
        updatedBy: responsible,
        createdAt,
        updatedAt: Math.max(createdAt, plan.today - random.integer(1, 40) * 3600),
        isDeleted: false,
        fields: [
          ...fill.plain('LOYALTY_CARD', `СД-${1_001 + index}`),
          ...fill.choice('Уровень программы', random.pick(levels)),
          ...fill.choice('Что покупает', ...goods.filter(() => random.chance(0.6))),
          ...(random.chance(0.5) ? fill.plain('Согласие на рассылку', true) : []),
          ...(random.chance(0.3) ? fill.plain('Предпочтения', random.pick(wishes)) : []),
        ],
        tagIds: random.chance(0.4) ? [random.pick(tagIds)] : [],
        nextPrice: random.integer(8, 120) * 1_000,
        nextDate: plan.today + random.integer(-20, 120) * day,
        periodicity,
        statusId: random.pick(store.customerStatuses.rows()).id,
        segmentIds: store.customerSegments
          .rows()
          .filter(() => random.chance(0.35))
          .map(({ id }) => id),
        contactIds: [contact.id],
        companyId: contact.companyId,
        bonusPoints: random.integer(0, 40) * 50,
      });
    });
}
