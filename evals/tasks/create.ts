/** New records, and those that exist already. */
import { anything } from '../expectation.ts';
import { call, defineTasks, next } from '../task.ts';

export const createTasks = defineTasks('create', [
  {
    name: 'request-of-a-new-client',
    says: 'новая заявка с авито: Лилия Гараева, +7 937 777-30-30, балкон под ключ, бюджет 160к. заведи без дублей',
    writes: () => [
      { of: 'contacts', is: 'added', fields: { name: /гараева/iu, 'field Телефон': /937\D*777\D*30\D*30/ } },
      { of: 'leads', is: 'added', fields: { name: /балкон/iu, price: 160_000 } },
    ],
    ideal: {
      calls: [
        call('smart_create_client_and_lead', {
          contact_query: '+7 937 777-30-30',
          contact_name: 'Лилия Гараева',
          lead_name: 'Балкон под ключ',
          lead_price: 160_000,
        }),
      ],
    },
    sloppy: {
      calls: [call('create_lead', { name: 'Балкон под ключ, Гараева', price: 160_000 })],
    },
  },
  {
    name: 'request-of-a-client-in-work',
    says: 'Заявка: Гульнара Сафиуллина, тел 89127770102, веранда. Заведи если такой открытой сделки ещё нет, иначе просто скажи какая есть',
    facts: (world) => [
      /остекление веранды/,
      { oneOf: [String(world.lead('Остекление веранды, Сафиуллина').id), /расчет и смета|184|открыт|уже/] },
    ],
    ideal: {
      calls: [
        call('smart_create_client_and_lead', {
          contact_query: '89127770102',
          contact_name: 'Гульнара Сафиуллина',
          lead_name: 'Веранда',
        }),
      ],
      answer: ([
        {
          open_leads: [lead],
        },
      ]) => `Уже есть открытая «${lead.name}».`,
    },
    sloppy: {
      calls: [
        call('create_complex_lead', {
          lead_name: 'Веранда',
          contact_phone: '89127770102',
          contact_name: 'Гульнара Сафиуллина',
        }),
      ],
      answer: () => 'Завёл новую сделку «Веранда».',
    },
  },
  {
    name: 'request-of-an-old-client',
    says: 'Nurieva is back! phone +7 916 777 06 06, wants windows for the sauna, ~90k. create the deal on her existing card',
    writes: (world) => [
      {
        of: 'leads',
        is: 'added',
        fields: { name: anything, price: 90_000, mainContact: world.contact('Эльвира Нуриева').id },
      },
    ],
    ideal: {
      calls: [
        call('smart_create_client_and_lead', {
          contact_query: '+7 916 777 06 06',
          lead_name: 'Windows for the sauna',
          lead_price: 90_000,
        }),
      ],
    },
    sloppy: {
      calls: [call('create_contact', { name: 'Nurieva', phone: '+7 916 777 06 06' })],
    },
  },
  {
    name: 'contact-without-a-duplicate',
    says: 'добавь контакт Owen Fitzgerald, почта Owen.Fitzgerald@Example.org - если уже есть не плоди',
    facts: () => [/уже|есть|существует|найден|already/],
    ideal: {
      calls: [call('get_or_create_contact', { query: 'Owen.Fitzgerald@Example.org', name: 'Owen Fitzgerald' })],
      answer: ([{ contact }]) => `${contact.name} уже есть.`,
    },
    sloppy: {
      calls: [call('create_contact', { name: 'Owen Fitzgerald', email: 'Owen.Fitzgerald@Example.org' })],
      answer: () => 'Добавил, контакт есть.',
    },
  },
  {
    name: 'new-contact',
    says: 'Заведи контакт: Бронислав Щ., прораб, 8-927-777-40-40',
    writes: () => [
      {
        of: 'contacts',
        is: 'added',
        fields: { name: /бронислав/iu, 'field Телефон': /927\D*777\D*40\D*40/, 'field Должность': /прораб/iu },
      },
    ],
    ideal: {
      calls: [
        call('create_contact', {
          name: 'Бронислав Щ.',
          phone: '8-927-777-40-40',
          custom_fields: [{ field: 'Должность', values: ['Прораб'] }],
        }),
      ],
    },
    sloppy: { calls: [call('create_contact', { name: 'Бронислав Щ., прораб, 8-927-777-40-40' })] },
  },
  {
    name: 'deal-with-names-of-settings',
    says: 'create a deal "Пилот, ЖК Рассвет" in Партнёры at stage Пилотный объект, 3.2m rub, owner Рогов',
    writes: () => [
      {
        of: 'leads',
        is: 'added',
        fields: {
          name: /рассвет/iu,
          pipeline: 'Партнёры',
          status: 'Пилотный объект',
          price: 3_200_000,
          responsible: 'Павел Рогов',
        },
      },
    ],
    ideal: {
      calls: [
        call('create_lead', {
          name: 'Пилот, ЖК Рассвет',
          pipeline_id: 'Партнёры',
          status_id: 'Пилотный объект',
          price: 3_200_000,
          responsible_user_id: 'Рогов',
        }),
      ],
    },
    sloppy: { calls: [call('create_lead', { name: 'Пилот, ЖК Рассвет', price: 3_200_000 })] },
  },
  {
    name: 'company-of-a-contact',
    says: 'заведи компанию ООО «Рассвет Девелопмент», сайт rassvet.example.ru, и привяжи к ней Семёна Лагутина',
    writes: (world) => [
      { of: 'companies', is: 'added', fields: { name: /рассвет девелопмент/iu } },
      {
        of: 'contacts',
        id: world.contact('Семён Лагутин').id,
        fields: { companyId: (value) => Number(value) > 0 },
      },
    ],
    ideal: {
      calls: [
        call('search_contact', { query: 'Семён Лагутин' }),
        next('create_company', ({ contacts: [contact] }) => ({
          name: 'ООО «Рассвет Девелопмент»',
          website: 'rassvet.example.ru',
          contact_id: contact.id,
        })),
      ],
    },
    sloppy: { calls: [call('create_company', { name: 'ООО «Рассвет Девелопмент»', website: 'rassvet.example.ru' })] },
  },
  {
    name: 'deal-and-first-task',
    says: 'Звонил новый: Наиль, 8 960 777 50 50, утепление лоджии. Создай клиента и сделку и поставь мне задачу перезвонить ему через 2 часа',
    writes: () => [
      { of: 'contacts', is: 'added', fields: { name: /наиль/iu, 'field Телефон': /960\D*777\D*50\D*50/ } },
      { of: 'leads', is: 'added', fields: { name: /лоджи|наиль/iu } },
      {
        of: 'tasks',
        is: 'added',
        fields: {
          text: /перезвон|позвон|наил/iu,
          entityType: 'leads',
          // The server's clock goes on while a model thinks.
          completeTill: (value) => Math.abs(Number(value) - Date.UTC(2026, 10, 5, 11) / 1000) < 1_800,
        },
      },
    ],
    ideal: {
      calls: [
        call('smart_create_client_and_lead', {
          contact_query: '8 960 777 50 50',
          contact_name: 'Наиль',
          lead_name: 'Утепление лоджии',
        }),
        next('create_task', ({ lead }) => ({
          text: 'Перезвонить Наилю',
          complete_till: '+2h',
          entity_type: 'LEADS',
          entity_id: lead.id,
        })),
      ],
    },
    sloppy: {
      calls: [
        call('smart_create_client_and_lead', {
          contact_query: '8 960 777 50 50',
          contact_name: 'Наиль',
          lead_name: 'Утепление лоджии',
        }),
        call('create_task', { text: 'Перезвонить Наилю', complete_till: '+2h' }),
      ],
    },
  },
]);
