import type { ContactRow, CustomerRow, LeadRow, NoteRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { DemoPlan } from './plan.ts';

const texts = [
  'Клиент сравнивает с другой фирмой, ждёт скидку 5 %.',
  'Замер сделан, чертёж в папке проекта.',
  'Попросил перенести монтаж на субботу.',
  'Интересуется рассрочкой на полгода.',
  'Нужны москитные сетки на три окна.',
];

/** Adds notes to the newest leads and contacts: written ones, calls and messages of the site's form. */
export function addNotes(
  store: Store,
  plan: DemoPlan,
  leads: readonly LeadRow[],
  contacts: readonly ContactRow[],
): void {
  const { random } = plan;
  for (const lead of leads.slice(-1000)) {
    const at = lead.createdAt;
    const base = { entityType: 'leads', entityId: lead.id, ...authorship(lead.responsibleUserId, at) } as const;
    if (lead.createdBy === 0) {
      const params = { service: 'Форма на сайте', text: `Новая заявка: ${lead.name}` };
      store.notes.add({ ...base, noteType: 'service_message', params });
    }
    if (random.chance(0.4)) {
      store.notes.add({
        ...base,
        noteType: 'common',
        params: { text: random.pick(texts) },
        ...authorship(lead.responsibleUserId, plan.timeAfter(at)),
      });
    }
    if (random.chance(0.35)) addCall(store, plan, lead, at);
  }
  for (const contact of contacts.slice(-300)) {
    if (!random.chance(0.15)) continue;
    const base = {
      entityType: 'contacts',
      entityId: contact.id,
      ...authorship(contact.responsibleUserId, contact.createdAt),
    } as const;
    store.notes.add({ ...base, noteType: 'common', params: { text: 'Знакомый прораба, просил не звонить утром.' } });
  }
}

/** Adds a note to every fifth customer. No event tells of them, so that those of the demo stay as they are. */
export function addCustomerNotes(store: Store, customers: readonly CustomerRow[]): void {
  for (const { id, responsibleUserId, updatedAt } of customers.filter((_, index) => index % 5 === 1)) {
    const params = { text: 'Напомнить о сезонной регулировке.' };
    const times = authorship(responsibleUserId, updatedAt);
    store.notes.add({ entityType: 'customers', entityId: id, noteType: 'common', params, ...times });
  }
}

function addCall(store: Store, plan: DemoPlan, lead: LeadRow, at: number): void {
  const { random } = plan;
  const contact = store.contacts.get(lead.contacts[0]?.id ?? 0);
  const phone = contact?.fields.find(({ fieldId }) => store.field(fieldId)?.code === 'PHONE')?.values[0]?.value;
  if (phone === undefined) return;
  const noteType = random.chance(0.5) ? 'call_in' : 'call_out';
  store.notes.add({
    entityType: 'leads',
    entityId: lead.id,
    noteType,
    params: {
      uniq: `call-${lead.id}`,
      duration: random.integer(8, 480),
      source: 'Облачная АТС',
      link: `https://records.example.ru/${lead.id}.mp3`,
      phone: String(phone),
      call_responsible: lead.responsibleUserId,
    },
    ...authorship(lead.responsibleUserId, plan.timeAfter(at)),
  });
}

function authorship(
  userId: number,
  at: number,
): Pick<NoteRow, 'responsibleUserId' | 'createdBy' | 'updatedBy' | 'createdAt' | 'updatedAt'> {
  return { responsibleUserId: userId, createdBy: userId, updatedBy: userId, createdAt: at, updatedAt: at };
}
