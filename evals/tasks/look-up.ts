/** Who is this, what is it about: one person or deal. */
import { named, onDay, phone } from '../fact.ts';
import { call, defineTasks, next, type Result } from '../task.ts';

const firstContact = ({ contacts }: Result) => contacts?.[0];

export const lookUpTasks = defineTasks('look-up', [
  {
    name: 'client-by-phone',
    says: 'звонят с 8 912 777 01 02, кто это и что за сделка у них? сумма?',
    facts: (world) => [named('Сафиуллина'), /веранд/, world.lead('Остекление веранды, Сафиуллина').price],
    ideal: {
      calls: [call('search_contact', { query: '8 912 777 01 02' })],
      answer: ([found]) => {
        const {
          name,
          open_leads: [lead],
        } = firstContact(found);
        return `Это ${name}, сделка «${lead.name}» на ${lead.price} ₽.`;
      },
    },
    sloppy: {
      calls: [call('get_contacts', { limit: 5 })],
      answer: ([{ contacts }]) => `Это ${contacts[0].name}, сделок нет.`,
    },
  },
  {
    name: 'client-by-email',
    says: 'Who is owen.fitzgerald@example.org? which stage is his deal at and how much is it',
    facts: (world) => [/fitzgerald/i, 'Договор на согласовании', world.lead('Bay windows for Fitzgerald').price],
    ideal: {
      calls: [call('search_contact', { query: 'owen.fitzgerald@example.org' })],
      answer: ([found]) => {
        const {
          name,
          open_leads: [lead],
        } = firstContact(found);
        return `${name}; "${lead.name}" is at "${lead.status}", ${lead.price} RUB.`;
      },
    },
    sloppy: {
      calls: [call('get_leads', { query: 'Fitzgerald', state: ['LOST'] })],
      answer: ([{ leads }]) => `Owen Fitzgerald has ${leads.length} deals.`,
    },
  },
  {
    name: 'number-in-a-name-only',
    says: 'Чей номер +7 926 123-45-67? нужен контакт у которого он ЗАПИСАН телефоном, если такого нет так и скажи',
    facts: () => [/(?<![а-я])(?:нет|не найден|не записан|не числится|ни у кого|ни одн|не наш|отсутству)/u],
    ideal: {
      calls: [call('check_contact_exists', { query: '+7 926 123-45-67' })],
      answer: ([found]) => (found.exists ? `Это ${found.contact?.name}.` : 'Контакта с таким телефоном нет.'),
    },
    sloppy: {
      calls: [call('get_contacts', { query: '79261234567' })],
      answer: ([{ contacts }]) => `Это ${contacts.map(({ name }: Result) => name).join(', ')}.`,
    },
  },
  {
    name: 'email-of-a-person',
    says: 'дай почту и должность Зинаиды Кольцовой из арктики плиз',
    facts: () => ['z.koltsova@arktika.example.ru', 'Главный инженер'],
    ideal: {
      calls: [call('get_contacts', { query: 'Зинаида Кольцова', fields: ['должность'] })],
      answer: ([{ contacts }]) => JSON.stringify(contacts),
    },
    sloppy: {
      calls: [call('search_contact', { query: 'Зинаида Кольцова' })],
      answer: ([found]) => `${firstContact(found).emails}, должность не указана`,
    },
  },
  {
    name: 'does-it-exist',
    says: 'Before I add her: do we already have somebody under +7 (912) 777-09-90? yes or no',
    facts: () => [/\b(no|not|none|nobody|doesn.?t)\b/],
    denied: () => [/\byes\b/],
    ideal: {
      calls: [call('check_contact_exists', { query: '+7 (912) 777-09-90' })],
      answer: ([{ exists }]) => (exists ? 'Yes.' : 'No, nobody has this number.'),
    },
    sloppy: {
      calls: [call('get_contacts', { query: '777' })],
      answer: ([{ contacts }]) => (contacts.length > 0 ? 'Yes, we have her.' : 'Yes.'),
    },
  },
  {
    name: 'state-of-a-deal',
    says: 'что по веранде сафиуллиной? этап, кто ведет, какая следующая задача и когда',
    facts: (world) => [
      'Расчёт и смета',
      named('Артём Лапшин'),
      /цвет профил/,
      onDay(world.task('Уточнить цвет профиля у Сафиуллиной').completeTill),
    ],
    ideal: {
      calls: [
        call('get_leads', { query: 'Сафиуллина' }),
        next('get_lead_by_id', ({ leads }) => ({ lead_id: leads[0].id })),
      ],
      answer: ([, { lead }]) =>
        `${lead.status.name}, ${lead.responsible.name}; ${lead.tasks[0].text} ${lead.tasks[0].complete_till}`,
    },
    sloppy: {
      calls: [call('get_leads', { query: 'Сафиуллина' })],
      answer: ([
        {
          leads: [lead],
        },
      ]) => `${lead.status}, ${lead.responsible}, задач нет.`,
    },
  },
  {
    name: 'all-deals-of-a-client',
    says: 'Сколько всего сделок было у Эльвиры Нуриевой и на сколько купила?',
    facts: (world) => [{ oneOf: [1, /\b(одна|одну)\b/, 'одна сделка'] }, world.lead('Окна в дом, Нуриева').price],
    ideal: {
      calls: [
        call('search_contact', { query: 'Эльвира Нуриева' }),
        next('get_leads_by_contact', (found) => ({ contact_id: firstContact(found).id })),
      ],
      answer: ([, { leads }]) => `Сделок: ${leads.length}, куплено на ${leads[0].price} ₽.`,
    },
    sloppy: {
      calls: [call('search_contact', { query: 'Эльвира Нуриева' })],
      answer: ([found]) => `Открытых сделок: ${firstContact(found).open_leads.length}, покупок не вижу.`,
    },
  },
  {
    name: 'custom-field-of-a-deal',
    says: 'какая площадь объекта в сделке сафиуллиной (веранда)?',
    facts: (world) => [Number(world.values(world.lead('Остекление веранды, Сафиуллина'), 'Площадь объекта, м²')[0])],
    ideal: {
      calls: [call('get_leads', { query: 'Сафиуллина', fields: ['площадь'] })],
      answer: ([{ leads }]) => JSON.stringify(leads),
    },
    sloppy: {
      calls: [call('get_leads', { query: 'Сафиуллина' })],
      answer: () => 'Площадь не указана.',
    },
  },
  {
    name: 'pasted-missed-call',
    says: '☎ Пропущенный вызов 05.11.2026 10:12\nАбонент: 8(921)777-05-05\nЛиния: 78172555001\n\nчто за человек, из какой фирмы',
    facts: () => [named('Зинаида Кольцова'), 'Арктика-Строй'],
    ideal: {
      calls: [call('search_contact', { query: '8(921)777-05-05' })],
      answer: ([found]) => `${firstContact(found).name}, ${firstContact(found).company.name}`,
    },
    sloppy: {
      calls: [call('search_contact', { query: '78172555001' })],
      answer: ([{ count }]) => `Найдено ${count}.`,
    },
  },
  {
    name: 'tax-number-of-a-company',
    says: 'нужен ИНН Арктика-Строй для счета',
    facts: () => ['3525098765'],
    ideal: {
      calls: [call('get_companies', { query: 'Арктика-Строй', fields: ['ИНН'] })],
      answer: ([{ companies }]) => JSON.stringify(companies),
    },
    sloppy: {
      calls: [call('get_companies', { query: 'Арктика-Строй' })],
      answer: ([{ companies }]) => `Нашёл ${companies[0].name}, ИНН не заполнен.`,
    },
  },
  {
    name: 'prepare-for-a-call',
    says: "I'm calling Fitzgerald in 5 min. What was the last note on his deal and what is overdue?",
    facts: (world) => [
      /20 nov|nov\w* 20|20\.11/i,
      /contract/i,
      onDay(world.task('Send the contract to Fitzgerald').completeTill),
    ],
    ideal: {
      calls: [
        call('search_contact', { query: 'Fitzgerald' }),
        next('get_lead_by_id', (found) => ({ lead_id: firstContact(found).open_leads[0].id, with_notes: true })),
      ],
      answer: ([, card]) => JSON.stringify(card),
    },
    sloppy: {
      calls: [call('search_contact', { query: 'Fitzgerald' })],
      answer: ([found]) => `His deal is at ${firstContact(found).open_leads[0].status}; nothing is overdue.`,
    },
  },
  {
    name: 'phone-of-a-namesake',
    says: 'скинь телефон Лагутина с мансардой, надо набрать срочно',
    facts: () => [phone('9507771010')],
    ideal: {
      calls: [call('search_contact', { query: 'Лагутин' })],
      answer: ([{ contacts }]) => JSON.stringify(contacts),
    },
    sloppy: {
      calls: [call('get_leads', { query: 'Мансарда Лагутина' })],
      answer: ([{ leads }]) => `Сделка ${leads[0].id}, телефона в ней нет.`,
    },
  },
]);
