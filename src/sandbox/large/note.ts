import type { Random } from '../demo/random.ts';
import type { LeadRow, NoteRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { type LargePlan, pickCount } from './plan.ts';

const texts = [
  'Клиент сравнивает с другой фирмой, ждёт скидку 5 %.',
  'Замер сделан, чертёж в папке проекта.',
  'Попросил перенести монтаж на субботу.',
  'Интересуется рассрочкой на полгода.',
];

/** Adds the site's messages, texts and calls of leads, in the order of time. */
export function addNotes(store: Store, plan: LargePlan, leads: readonly LeadRow[]): readonly NoteRow[] {
  const notes: Omit<NoteRow, 'id'>[] = [];
  for (const [index, lead] of leads.entries()) {
    const random = plan.random('note', index);
    const isFromSite = lead.createdBy === 0;
    const mean = Math.max(0, plan.size.notesPerLead - (isFromSite ? 1 : 0));
    const count = pickCount(random, mean);
    if (isFromSite) notes.push(createMessage(lead));
    for (let place = 0; place < count; place += 1) {
      const at = random.integer(lead.createdAt, Math.max(lead.createdAt, lead.closedAt ?? plan.today - 1));
      notes.push(random.chance(0.45) ? createText(random, lead, at) : createCall(random, lead, at));
    }
  }
  for (const note of notes.sort((a, b) => a.createdAt - b.createdAt)) store.notes.add(note);
  return store.notes.rows();
}

function createMessage(lead: LeadRow): Omit<NoteRow, 'id'> {
  const params = { service: 'Форма на сайте', text: 'Новая заявка' };
  return { ...createNote(lead, lead.createdAt, 0), noteType: 'service_message', params };
}

function createText(random: Random, lead: LeadRow, at: number): Omit<NoteRow, 'id'> {
  return { ...createNote(lead, at), noteType: 'common', params: { text: random.pick(texts) } };
}

/** One call in six was not answered. */
function createCall(random: Random, lead: LeadRow, at: number): Omit<NoteRow, 'id'> {
  const isAnswered = random.chance(5 / 6);
  return {
    ...createNote(lead, at),
    noteType: random.chance(0.5) ? 'call_in' : 'call_out',
    params: {
      uniq: `call-${lead.id}-${at}`,
      duration: isAnswered ? random.integer(8, 900) : 0,
      source: 'Облачная АТС',
      link: `https://records.example.ru/${lead.id}-${at}.mp3`,
      phone: `+7916555${String(random.integer(0, 9999)).padStart(4, '0')}`,
      call_status: isAnswered ? 4 : 6,
      call_responsible: lead.responsibleUserId,
    },
  };
}

function createNote({ id, responsibleUserId }: LeadRow, at: number, by = responsibleUserId) {
  return {
    entityType: 'leads',
    entityId: id,
    responsibleUserId,
    createdBy: by,
    updatedBy: by,
    createdAt: at,
    updatedAt: at,
  } as const;
}
