import type { CompanyRow, ContactRow, FieldValues } from '../rows.ts';
import type { Store } from '../store.ts';
import { createFiller } from './custom-field.ts';
import { createPerson, createPhone, type Person, toTypedPhone } from './name.ts';
import type { DemoPlan } from './plan.ts';

const positions = ['Директор', 'Прораб', 'Менеджер по закупкам', 'Дизайнер', 'Главный инженер', 'Бухгалтер'];
const channels = ['Звонок', 'WhatsApp', 'Telegram', 'Почта'];
const fill = createFiller('contacts');

/**
 * Texts with a number that is not a phone of the contact: full-text search finds the contact by it, and a client that
 * trusts the search alone takes the contact for the owner.
 */
const misleadingNames: readonly { name?: string; directions?: string }[] = [
  { name: 'Заявка с сайта 79261234567' },
  { directions: 'На въезде звонить охране 8 (999) 123-45-67, потом направо; код ворот 9991234567' },
  { name: 'Не берёт трубку 89165550000' },
  { directions: 'Домофон 42, запасной номер соседа 9035551000' },
];

/** Adds the demo contacts; some belong to a company. */
export function addContacts(store: Store, plan: DemoPlan, companies: readonly CompanyRow[]): ContactRow[] {
  const tagIds = ['Постоянный клиент', 'VIP', 'Дизайнер'].map((name) => store.ensureTag('contacts', name).id);
  return Array.from({ length: plan.contacts }, (_, index) => {
    const { random } = plan;
    const person = createPerson(random);
    const misleading = index % 70 === 33 ? misleadingNames[Math.floor(index / 70) % misleadingNames.length] : undefined;
    // Only companies that are older than the contact.
    const known = Math.floor((index / plan.contacts) * (companies.length - 1));
    const company = random.chance(0.4) ? companies[random.integer(0, known)] : undefined;
    const createdAt = plan.timeOf(index / plan.contacts, -20);
    const responsible = plan.pickUser(random.pick([0, 0, 0, 1, 2]));
    return store.contacts.add({
      name: misleading?.name ?? `${person.firstName} ${person.lastName}`,
      firstName: misleading?.name ?? person.firstName,
      lastName: misleading?.name === undefined ? person.lastName : '',
      companyId: company?.id ?? null,
      responsibleUserId: responsible,
      createdBy: random.chance(0.2) ? 0 : responsible,
      updatedBy: responsible,
      createdAt,
      updatedAt: plan.timeAfter(createdAt),
      isDeleted: false,
      fields: fillContact(plan, index, person, misleading, company !== undefined),
      tagIds: random.chance(0.25) ? [random.pick(tagIds)] : [],
    });
  });
}

function fillContact(
  plan: DemoPlan,
  index: number,
  person: Person,
  misleading: { name?: string; directions?: string } | undefined,
  isEmployee: boolean,
): FieldValues[] {
  const { random } = plan;
  return [
    ...(isEmployee ? fill.plain('POSITION', random.pick(positions)) : []),
    ...(misleading === undefined ? fillPhones(plan, index) : []),
    ...fillEmails(plan, index, person),
    ...(random.chance(0.15) ? fill.plain('День рождения', plan.birthday()) : []),
    ...(misleading?.directions === undefined ? [] : fill.plain('Как добраться', misleading.directions)),
    ...(random.chance(0.4) ? fill.choice('Удобный способ связи', random.pick(channels)) : []),
    ...(random.chance(0.5) ? fill.plain('Согласие на рассылку', true) : []),
    ...(random.chance(0.1) ? fill.plain('О клиенте', 'Просит звонить после 18:00.\nСобака во дворе.') : []),
  ];
}

/** Nine in ten have a phone, one in ten of those has two. */
function fillPhones({ random }: DemoPlan, index: number): FieldValues[] {
  if (index % 10 === 7) return [];
  const first = { value: toTypedPhone(createPhone(index), random), code: random.chance(0.6) ? 'MOB' : 'WORK' };
  if (!random.chance(0.1)) return fill.kinds('PHONE', first);
  return fill.kinds('PHONE', first, { value: toTypedPhone(createPhone(30_000 + index), random), code: 'HOME' });
}

/** Two in three have an e-mail; some are typed with capital letters. */
function fillEmails({ random }: DemoPlan, index: number, { mailbox }: Person): FieldValues[] {
  if (!random.chance(0.66)) return [];
  const address = `${mailbox}.${index + 1}@${random.pick(['example.com', 'example.ru', 'mail.example.ru'])}`;
  const value = random.chance(0.12)
    ? `${address.charAt(0).toUpperCase()}${address.slice(1).replace('example', 'Example')}`
    : address;
  return fill.kinds('EMAIL', { value, code: random.chance(0.7) ? 'WORK' : 'PRIV' });
}
