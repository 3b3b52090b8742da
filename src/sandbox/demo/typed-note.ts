import type { CompanyRow, ContactRow, EntityType, LeadRow, NoteRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { DemoPlan } from './plan.ts';

/** What is written about a lead on the last days: one note of each kind that cards have. */
const ofLeads: readonly Pick<NoteRow, 'noteType' | 'params'>[] = [
  { noteType: 'sms_out', params: { text: 'Замер завтра с 10 до 12, мастер Олег', phone: '+7 921 555-17-04' } },
  { noteType: 'sms_in', params: { text: 'Спасибо, будем дома', phone: '+7 921 555-17-04' } },
  {
    noteType: 'extended_service_message',
    params: { service: 'Калькулятор окон', text: 'Расчёт № 318: три окна, двухкамерный пакет' },
  },
  { noteType: 'message_cashier', params: { status: 'shown', text: 'Предоплата 30 %, чек на почту' } },
  {
    noteType: 'geolocation',
    params: { text: 'Мастер на месте', address: 'Вологда, ул. Мира, 12', longitude: '39.8916', latitude: '59.2181' },
  },
  {
    noteType: 'attachment',
    params: {
      version_uuid: '0b9f5f0c-6a55-4d2e-8a35-6f3a8c0f2d11',
      file_uuid: '7d1c7f52-0d0b-4c52-9b57-3c2f4b1a9e42',
      file_name: 'Чертёж проёма.pdf',
      original_name: 'Чертёж проёма.pdf',
      is_drive_attachment: true,
    },
  },
  {
    noteType: 'bill_paid',
    params: { text: 'Счёт № 74 оплачен', service: 'Касса', icon_url: 'https://kassa.example.ru/icon.png' },
  },
  {
    noteType: 'amomail_message',
    params: { subject: 'Договор на остекление', income: false, content_summary: 'Высылаю договор и смету' },
  },
  { noteType: 'site_visit', params: { url: 'https://okna.example.ru/balkony' } },
  { noteType: 'link_followed', params: { url: 'https://okna.example.ru/rassrochka' } },
  { noteType: 'ai_result', params: { text: 'Клиент готов к замеру, вопрос в цене' } },
  {
    noteType: 'call_out',
    params: {
      uniq: 'call-typed-1',
      duration: 214,
      source: 'Облачная АТС',
      link: 'https://records.example.ru/typed-1.mp3',
      phone: '+7 921 555-17-04',
      call_result: 'Договорились о замере',
      call_status: 4,
    },
  },
  { noteType: 'service_message', params: { service: 'Форма на сайте', text: 'Повторная заявка: балкон' } },
  { noteType: 'common', params: { text: 'Скидку согласовали, ждём предоплату.' } },
];

/**
 * Adds a note of every kind to one lead, and texts to a contact and a company. They come after all other notes and use no chance, so
 * that the rest of the demo stays as it is.
 *
 * @returns the notes
 */
export function addTypedNotes(
  store: Store,
  { today }: Pick<DemoPlan, 'today'>,
  leads: readonly LeadRow[],
  contacts: readonly ContactRow[],
  companies: readonly CompanyRow[],
): NoteRow[] {
  const added: NoteRow[] = [];
  const add = (entityType: EntityType, card: LeadRow | ContactRow | CompanyRow | undefined, note: Written) => {
    if (!card) return;
    const userId = robots.has(note.noteType) ? 0 : card.responsibleUserId;
    const at = today - (ofLeads.length + 3 - added.length) * 1800;
    const { responsibleUserId } = card;
    const times = { createdBy: userId, updatedBy: userId, createdAt: at, updatedAt: at };
    added.push(store.notes.add({ entityType, entityId: card.id, ...note, responsibleUserId, ...times }));
  };
  for (const note of ofLeads) add('leads', leads.at(Math.floor(leads.length / 3)), note);
  const text = { text: 'Просит звонить после обеда.' };
  add('contacts', contacts.at(Math.floor(contacts.length / 3)), { noteType: 'common', params: text, isPinned: true });
  add('companies', companies.at(Math.floor(companies.length / 3)), {
    noteType: 'common',
    params: { text: 'Отгрузка только по предоплате.' },
  });
  return added;
}

type Written = Pick<NoteRow, 'noteType' | 'params' | 'isPinned'>;

/** Kinds that robots write. */
const robots: ReadonlySet<string> = new Set([
  'sms_in',
  'extended_service_message',
  'service_message',
  'bill_paid',
  'site_visit',
  'link_followed',
  'ai_result',
]);
