/** Changes of one record. */
import { anything } from '../expectation.ts';
import { call, confirm, defineTasks, next, type Result } from '../task.ts';

const veranda = 'Остекление веранды, Сафиуллина';

/** Finds one lead by words and changes it; what overwrites a value or closes the lead is confirmed. */
const change = (query: string, fields: Record<string, unknown>) => [
  call('get_leads', { query }),
  next('update_lead', ({ leads: [lead] }: Result) => ({ lead_id: lead.id, ...fields })),
  confirm,
];

export const writeTasks = defineTasks('write', [
  {
    name: 'note-on-a-deal',
    says: 'запиши в сделку сафиуллиной: «клиентка выбрала рассрочку на 6 мес, ждет договор»',
    writes: (world) => [
      {
        of: 'notes',
        is: 'added',
        fields: { entityType: 'leads', entityId: world.lead(veranda).id, text: /рассрочку на 6 мес/iu },
      },
    ],
    ideal: {
      calls: [
        call('search_contact', { query: 'Сафиуллина' }),
        next('add_note', ({ contacts: [contact] }) => ({
          entity_type: 'LEADS',
          entity_id: contact.open_leads[0].id,
          text: 'Клиентка выбрала рассрочку на 6 мес, ждёт договор',
        })),
      ],
    },
    sloppy: {
      calls: [
        call('search_contact', { query: 'Сафиуллина' }),
        next('add_note', ({ contacts: [contact] }) => ({
          entity_type: 'CONTACTS',
          entity_id: contact.id,
          text: 'Клиентка выбрала рассрочку на 6 мес, ждёт договор',
        })),
      ],
    },
  },
  {
    name: 'next-stage',
    says: 'Move the Fitzgerald bay windows deal to "Предоплата получена"',
    writes: (world) => [
      { of: 'leads', id: world.lead('Bay windows for Fitzgerald').id, fields: { status: 'Предоплата получена' } },
    ],
    ideal: { calls: change('Fitzgerald', { status_id: 'Предоплата получена' }) },
    sloppy: { calls: change('Fitzgerald', { status_id: 'Договор подписан', pipeline_id: 'Партнёры' }) },
  },
  {
    name: 'closed-with-a-reason',
    says: 'хайруллин (замена окон) отказался, дорого ему. закрой сделку с этой причиной',
    agrees: true,
    writes: (world) => [
      {
        of: 'leads',
        id: world.lead('Замена окон, Хайруллин').id,
        fields: { status: 'Закрыто и не реализовано', lossReason: 'Дорого' },
      },
    ],
    ideal: {
      calls: change('Замена окон, Хайруллин', { status_id: 'Закрыто и не реализовано', loss_reason_id: 'Дорого' }),
    },
    sloppy: {
      calls: change('Замена окон, Хайруллин', { status_id: '143' }),
    },
  },
  {
    name: 'won-deal',
    says: 'мансарда лагутина - УСПЕХ!! закрываем как успешно реализованную 🎉',
    agrees: true,
    writes: (world) => [
      { of: 'leads', id: world.lead('Мансарда Лагутина').id, fields: { status: 'Успешно реализовано' } },
    ],
    ideal: { calls: change('Мансарда Лагутина', { status_id: 'Успешно реализовано' }) },
    sloppy: { calls: change('Мансарда Лагутина', { status_id: 'Монтаж' }) },
  },
  {
    name: 'new-price',
    says: 'Бюджет зимнего сада Ковригиной теперь 725 тыс',
    agrees: true,
    writes: (world) => [{ of: 'leads', id: world.lead('Зимний сад Ковригиной').id, fields: { price: 725_000 } }],
    ideal: { calls: change('Зимний сад Ковригиной', { price: 725_000 }) },
    sloppy: { calls: change('Зимний сад Ковригиной', { price: 725 }) },
  },
  {
    name: 'another-owner',
    says: 'Reassign the Arktika business-center deal (Арктика) to Тимур Сафин. Only the deal.',
    agrees: true,
    writes: (world) => [
      { of: 'leads', id: world.lead('Остекление бизнес-центра «Арктика»').id, fields: { responsible: 'Тимур Сафин' } },
    ],
    ideal: { calls: change('Арктика', { responsible_user_id: 'Тимур Сафин' }) },
    sloppy: {
      calls: [
        call('search_contact', { query: 'Зинаида Кольцова' }),
        next('update_contact', ({ contacts: [contact] }) => ({ contact_id: contact.id, responsible_user_id: 'Сафин' })),
        confirm,
      ],
    },
  },
  {
    name: 'tag-on-a-deal',
    says: 'повесь тег Срочно на лоджию Воробьянинова',
    writes: (world) => [{ of: 'leads', id: world.lead('Лоджия Воробьянинова').id, fields: { tags: ['Срочно'] } }],
    ideal: { calls: change('Лоджия Воробьянинова', { add_tags: ['Срочно'] }) },
    sloppy: { calls: change('Лоджия Воробьянинова', { name: 'Лоджия Воробьянинова СРОЧНО' }) },
  },
  {
    name: 'custom-field',
    says: 'в сделке Сафиуллиной веранда проставь тип объекта Частный дом и площадь 34',
    agrees: true,
    writes: (world) => [
      {
        of: 'leads',
        id: world.lead(veranda).id,
        fields: {
          'field Тип объекта': ['Частный дом'],
          'field Площадь объекта, м²': (value) => String(value) === '34',
        },
      },
    ],
    ideal: {
      calls: [
        call('get_leads', { query: 'Сафиуллина', fields: ['объекта'] }),
        next('update_lead', ({ leads: [lead] }) => ({
          lead_id: lead.id,
          custom_fields: [
            { field: 'Тип объекта', values: ['Частный дом'] },
            { field: 'Площадь объекта, м²', values: ['34'] },
          ],
        })),
        confirm,
      ],
    },
    sloppy: {
      calls: change('Сафиуллина', { custom_fields: [{ field: 'Тип объекта', values: ['Квартира'] }] }),
    },
  },
  {
    name: 'second-phone',
    says: 'Ada Kovrigina (Ада Ковригина) gave one more number: +7 999 777 20 20. add it, keep the old one',
    writes: (world) => [
      {
        of: 'contacts',
        id: world.contact('Ада Ковригина').id,
        fields: {
          'field Телефон': (value) =>
            /985\D*777\D*11\D*11/.test(String(value)) && /999\D*777\D*20\D*20/.test(String(value)),
        },
      },
    ],
    ideal: {
      calls: [
        call('search_contact', { query: 'Ада Ковригина' }),
        next('update_contact', ({ contacts: [contact] }) => ({ contact_id: contact.id, phone: '+7 999 777 20 20' })),
        confirm,
      ],
    },
    sloppy: { calls: [call('create_contact', { name: 'Ада Ковригина', phone: '+7 999 777 20 20' })] },
  },
  {
    name: 'renamed-contact',
    says: 'у рустама хайруллина (карточка где телефон 8 912 777 03 03 и почты нет) фамилия неверно - правильно Хайрулин с одной л. поправь',
    agrees: true,
    writes: (world) => [
      {
        of: 'contacts',
        id: world.contact('Рустам Хайруллин').id,
        fields: { name: 'Рустам Хайрулин', firstName: anything, lastName: anything },
      },
    ],
    ideal: {
      calls: [
        call('search_contact', { query: '8 912 777 03 03' }),
        next('update_contact', ({ contacts }) => ({
          contact_id: contacts.find(({ emails }: Result) => emails === undefined || emails.length === 0).id,
          name: 'Рустам Хайрулин',
        })),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        call('search_contact', { query: '8 912 777 03 03' }),
        next('update_contact', ({ contacts }) => ({
          contact_id: contacts.find(({ emails }: Result) => emails?.length > 0).id,
          name: 'Рустам Хайрулин',
        })),
        confirm,
      ],
    },
  },
  {
    name: 'back-a-stage-in-its-own-pipeline',
    says: 'арктику верни на знакомство, рано ещё переговоры',
    writes: (world) => [
      { of: 'leads', id: world.lead('Остекление бизнес-центра «Арктика»').id, fields: { status: 'Знакомство' } },
    ],
    ideal: { calls: change('Арктика', { status_id: 'Знакомство' }) },
    sloppy: { calls: change('Арктика', { status_id: 'Новая заявка', pipeline_id: 'Продажи' }) },
  },
]);
