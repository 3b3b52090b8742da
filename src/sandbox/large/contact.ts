import { createFiller } from '../demo/custom-field.ts';
import { createPerson, type Person, toTypedPhone } from '../demo/name.ts';
import type { Random } from '../demo/random.ts';
import type { CompanyRow, ContactRow, FieldValues } from '../rows.ts';
import type { Store } from '../store.ts';
import type { LargePlan } from './plan.ts';
import { isDuplicate } from './size.ts';

const channels = ['Звонок', 'WhatsApp', 'Telegram', 'Почта'];
const codes = ['903', '909', '911', '912', '916', '921', '925', '950', '965', '985'];
const fill = createFiller('contacts');

/** What contacts are recognised by. */
interface Identity {
  person: Person;
  phone: string;
  email: string;
}

/** Adds the contacts; some belong to a company that is older. */
export function addContacts(store: Store, plan: LargePlan, companies: readonly CompanyRow[]): readonly ContactRow[] {
  const tagIds = ['Постоянный клиент', 'VIP', 'Дизайнер'].map((name) => store.ensureTag('contacts', name).id);
  const originals: Identity[] = [];
  for (let index = 0; index < plan.size.contacts; index += 1) {
    const random = plan.random('contact', index);
    const original = isDuplicate(index, plan.size.duplicates) ? pickOriginal(random, originals) : undefined;
    const identity = original ?? createIdentity(random, index);
    const share = index / plan.size.contacts;
    const company = random.chance(0.3) ? companies[Math.floor(random.next() * share * companies.length)] : undefined;
    const createdAt = plan.timeOf(random, share, -2);
    const userId = plan.pickUser(random, random.pick([0, 0, 0, 1, 2]));
    const hasBoth = original === undefined && random.chance(0.6);
    if (hasBoth) originals.push(identity);
    const { firstName, lastName } = identity.person;
    store.contacts.add({
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      companyId: company?.id ?? null,
      responsibleUserId: userId,
      createdBy: random.chance(0.2) ? 0 : userId,
      updatedBy: userId,
      createdAt,
      updatedAt: createdAt,
      isDeleted: false,
      fields: original ? repeat(random, identity, index) : fillContact(random, identity, hasBoth),
      tagIds: random.chance(0.2) ? [random.pick(tagIds)] : [],
    });
  }
  return store.contacts.rows();
}

function pickOriginal(random: Random, originals: readonly Identity[]): Identity | undefined {
  return originals.length === 0 ? undefined : random.pick(originals);
}

function createIdentity(random: Random, index: number): Identity {
  const person = createPerson(random);
  return { person, phone: toPhone(index), email: `${person.mailbox}.${index + 1}@example.ru` };
}

/** Ten digits of a fictitious mobile number, different for every index below 10,000,000. */
export function toPhone(index: number): string {
  return `${codes[index % codes.length]}5${String(Math.floor(index / codes.length) % 1_000_000).padStart(6, '0')}`;
}

/** Three in ten have a phone alone, one in ten an e-mail alone. */
function fillContact(random: Random, { phone, email }: Identity, hasBoth: boolean): FieldValues[] {
  const isMailOnly = !hasBoth && random.chance(0.25);
  return [
    ...(isMailOnly ? [] : fill.kinds('PHONE', { value: toTypedPhone(phone, random), code: 'MOB' })),
    ...(hasBoth || isMailOnly ? fill.kinds('EMAIL', { value: email, code: 'WORK' }) : []),
    ...(random.chance(0.4) ? fill.choice('Удобный способ связи', random.pick(channels)) : []),
    ...(random.chance(0.5) ? fill.plain('Согласие на рассылку', true) : []),
  ];
}

/** The same person again: two in three by the phone in another spelling, the others by the e-mail in capital letters. */
function repeat(random: Random, { phone, email }: Identity, index: number): FieldValues[] {
  return index % 3 === 0
    ? fill.kinds('EMAIL', { value: email.toUpperCase(), code: 'PRIV' })
    : fill.kinds('PHONE', { value: toTypedPhone(phone, random), code: 'WORK' });
}
