import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { readPayload } from './payload.ts';
import { compareShapes, type Known, shapeOf } from './shape.ts';

/** The day of the demo data: 2026-11-05, 12:00 in Moscow. */
const now = () => Date.UTC(2026, 10, 5, 9) / 1000;

type Mode = 'amocrm' | 'kommo';

const sandboxes = new Map<Mode, Sandbox>();

beforeAll(async () => {
  for (const mode of ['amocrm', 'kommo'] as const) {
    sandboxes.set(mode, await startSandbox({ mode, now, rateLimit: false, accountRateLimit: false }));
  }
});
afterAll(async () => {
  for (const sandbox of sandboxes.values()) await sandbox.close();
});

/** Ids of demo records, by what is special about them. */
interface Ids {
  lead: number;
  contact: number;
  company: number;
  task: number;
  doneTask: number;
  note: number;
  phoneField: number;
  /** The phone of a contact. */
  phone: string;
  /** A contact that is not linked to the lead. */
  stranger: number;
  /** The uids of incoming leads of two categories. */
  incomingForm: string;
  incomingMail: string;
  talk: number;
  source: number;
  wabaTemplate: number;
  /** A lead with products, a product, and an element of the regular catalog. */
  leadWithProducts: number;
  product: number;
  crew: number;
}

interface Request {
  method?: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  token?: string;
}

/** One kind of answer: the vendor's examples of it, and the requests to the sandbox for the same. */
interface Case {
  /** Payloads of the same route, whole. */
  lists?: string[];
  /** Payloads of one record, which the route answers in a list under `key`. */
  items?: string[];
  key?: string;
  requests: (ids: Ids) => Request[];
  mode?: Mode;
  known?: Known;
}

/** Keys of a field's definition that the live API has and the older examples do not. */
const newerFieldKeys = ['tracking_callback', 'triggers', 'currency', 'hidden_statuses', 'chained_lists'];

/*
 * The known differences below, and why they exist:
 * - `is_price_computed` is Kommo's alone; the sandbox has it in that mode.
 * - `enum` is what old examples print for `enum_code`; the live API sends the latter (Custom fields: values).
 * - `is_computed`, `is_deleted` and the colour of a tag are newer than most examples.
 * - the value of a custom field has the type of the field, and the examples show few types.
 * - the code of a field, an option or a type of task is null where it has none, and so are the rights on stages; the
 *   examples happen to show only those that have one (Custom fields, Account, Users).
 * - the example of a created field has only some keys of a field (Custom fields: add).
 * - `price_id` of a link is there where the price is not the usual one; the examples show none.
 */
const cases: Record<string, Case> = {
  'GET /account': {
    lists: ['account.recorded', 'account.with-all.doc'],
    known: {
      // Grammar of renamed entities, which the client does not read.
      absent: ['_embedded.entity_names', '_embedded.datetime_settings.date_formant'],
      // `language` is optional; the documentation misspells `date_format`.
      extra: ['language', '_embedded.datetime_settings.date_format'],
      typed: ['_embedded.task_types[].code'],
    },
    requests: () => [
      {
        path: '/account?with=amojo_id,amojo_rights,uuid,version,users_groups,task_types,datetime_settings,entity_names',
      },
    ],
  },
  'GET /users': {
    lists: ['users.list.with-role-group.doc'],
    known: { extra: ['_links.last'] },
    requests: () => [{ path: '/users?with=role,group' }],
  },
  'GET /users/{id}': {
    lists: ['users.get.doc'],
    known: { typed: ['rights.status_rights'] },
    requests: () => [{ path: '/users/{user}' }],
  },
  'GET /leads/pipelines': { lists: ['pipelines.list.doc'], requests: () => [{ path: '/leads/pipelines' }] },
  'GET /{entity}/custom_fields': {
    lists: ['custom_fields.leads.list.kommo-doc'],
    items: ['custom_fields.contacts.phone.get.doc'],
    key: 'custom_fields',
    known: {
      absent: ['_embedded.custom_fields[].settings'],
      extra: newerFieldKeys.map((key) => `_embedded.custom_fields[].${key}`),
      typed: ['_embedded.custom_fields[].code'],
    },
    requests: () => [{ path: '/contacts/custom_fields?limit=2' }, { path: '/leads/custom_fields?limit=50' }],
  },
  'POST /{entity}/custom_fields': {
    lists: ['custom_fields.create.response.doc'],
    known: {
      absent: ['_embedded.custom_fields[].settings'],
      extra: [...newerFieldKeys, 'account_id', 'code', 'request_id', 'entity_type', 'is_deletable'].map(
        (key) => `_embedded.custom_fields[].${key}`,
      ),
    },
    requests: () => [
      {
        method: 'POST',
        path: '/leads/custom_fields',
        body: [
          {
            name: 'Значения',
            type: 'multiselect',
            enums: [{ value: 'Значение 1' }],
            required_statuses: [{ status_id: 142, pipeline_id: 7_604_218 }],
          },
        ],
      },
    ],
  },
  'GET /{entity}/custom_fields/{id}': {
    lists: ['custom_fields.contacts.phone.get.doc'],
    known: { extra: newerFieldKeys },
    requests: ({ phoneField }) => [{ path: `/contacts/custom_fields/${phoneField}` }],
  },
  'GET /leads': {
    lists: ['leads.list.recorded', 'leads.list.page2.doc', 'leads.list.kommo-doc'],
    items: ['leads.get.with-all.doc'],
    key: 'leads',
    known: {
      absent: ['_embedded.leads[].is_price_computed'],
      extra: [
        '_embedded.leads[]._embedded.tags[].color',
        '_embedded.leads[]._embedded.catalog_elements[].metadata.price_id',
      ],
      typed: ['_embedded.leads[].custom_fields_values[].values[].value'],
    },
    requests: () => [
      {
        path: '/leads?with=contacts,catalog_elements,loss_reason,source_id,is_price_modified_by_robot&limit=100&page=2',
      },
    ],
  },
  'GET /leads/{id}': {
    lists: ['leads.get.recorded', 'leads.get.kommo-doc'],
    known: {
      absent: ['is_price_computed'],
      extra: ['custom_fields_values[].values[].enum_id', 'custom_fields_values[].values[].enum_code'],
      typed: ['custom_fields_values[].values[].value'],
    },
    requests: ({ lead }) => [{ path: `/leads/${lead}` }],
  },
  'POST /leads': {
    lists: ['leads.create.response.doc'],
    requests: () => [{ method: 'POST', path: '/leads', body: [{ name: 'Окна' }, { name: 'Двери' }] }],
  },
  'PATCH /leads': {
    lists: ['leads.update.response.doc'],
    requests: ({ lead }) => [{ method: 'PATCH', path: '/leads', body: [{ id: lead, price: 1000 }] }],
  },
  'PATCH /leads/{id}': {
    lists: ['leads.update-one.response.normalized'],
    requests: ({ lead }) => [{ method: 'PATCH', path: `/leads/${lead}`, body: { price: 1000 } }],
  },
  'POST /leads/complex': {
    lists: ['leads.complex.response.recorded', 'leads.complex.response.merged.kommo-doc'],
    requests: () => [
      {
        method: 'POST',
        path: '/leads/complex',
        body: [{ name: 'Окна', request_id: '1', _embedded: { contacts: [{ name: 'Анна' }] } }],
      },
    ],
  },
  'GET /leads/unsorted': {
    lists: ['unsorted.list.doc'],
    known: { typed: ['_embedded.unsorted[].metadata.phone'] },
    requests: () => [{ path: '/leads/unsorted?filter[category]=sip' }],
  },
  'GET /leads/unsorted/{uid}': {
    lists: ['unsorted.get.doc'],
    requests: ({ incomingForm }) => [{ path: `/leads/unsorted/${incomingForm}` }],
  },
  'GET /leads/unsorted/summary': {
    lists: ['unsorted.summary.doc'],
    requests: () => [{ path: '/leads/unsorted/summary' }],
  },
  'POST /leads/unsorted/forms': {
    lists: ['unsorted.create.response.doc'],
    requests: () => [
      {
        method: 'POST',
        path: '/leads/unsorted/forms',
        body: [
          {
            source_uid: '1',
            source_name: 'Сайт',
            metadata: { form_id: '1', form_name: 'Заявка', form_page: 'https://example.com' },
            _embedded: { leads: [{ name: 'Окна' }], contacts: [{ name: 'Анна' }] },
          },
        ],
      },
    ],
  },
  'POST /leads/unsorted/{uid}/accept': {
    lists: ['unsorted.accept.response.doc'],
    requests: ({ incomingMail }) => [{ method: 'POST', path: `/leads/unsorted/${incomingMail}/accept` }],
  },
  'DELETE /leads/unsorted/{uid}/decline': {
    lists: ['unsorted.decline.response.doc'],
    requests: ({ incomingMail }) => [{ method: 'DELETE', path: `/leads/unsorted/${incomingMail}/decline` }],
  },
  'POST /leads/unsorted/{uid}/link': {
    lists: ['unsorted.link.response.doc'],
    requests: ({ incomingMail, lead }) => [
      {
        method: 'POST',
        path: `/leads/unsorted/${incomingMail}/link`,
        body: { link: { entity_id: lead, entity_type: 'leads' } },
      },
    ],
  },
  'GET /contacts': {
    lists: ['contacts.list.doc', 'contacts.list.kommo-doc'],
    items: ['contacts.get.with-all.doc'],
    key: 'contacts',
    known: {
      absent: ['_embedded.contacts[].custom_fields_values[].values[].enum'],
      extra: ['_embedded.contacts[].custom_fields_values[].is_computed'],
      typed: [
        '_embedded.contacts[].custom_fields_values[].field_code',
        '_embedded.contacts[].custom_fields_values[].values[].value',
        '_embedded.contacts[].custom_fields_values[].values[].enum_code',
      ],
    },
    requests: () => [{ path: '/contacts?with=leads,customers,catalog_elements&limit=100' }],
  },
  'POST /contacts': {
    lists: ['contacts.create.response.doc'],
    requests: () => [{ method: 'POST', path: '/contacts', body: [{ name: 'Анна' }] }],
  },
  'POST /contacts of Kommo': {
    mode: 'kommo',
    lists: ['contacts.create.response.kommo-doc'],
    requests: () => [{ method: 'POST', path: '/contacts', body: [{ name: 'Анна' }] }],
  },
  'PATCH /contacts': {
    lists: ['contacts.update.response.doc'],
    requests: ({ contact }) => [{ method: 'PATCH', path: '/contacts', body: [{ id: contact, name: 'Иван Иванов' }] }],
  },
  'GET /companies': {
    lists: ['companies.list.doc'],
    items: ['companies.get.doc'],
    key: 'companies',
    known: {
      absent: ['_embedded.companies[].custom_fields_values[].values[].enum'],
      extra: [
        '_embedded.companies[].is_deleted',
        '_embedded.companies[].custom_fields_values[].is_computed',
        '_embedded.companies[].custom_fields_values[].values[].enum_code',
      ],
      typed: [
        '_embedded.companies[].custom_fields_values[].field_code',
        '_embedded.companies[].custom_fields_values[].values[].value',
      ],
    },
    requests: () => [{ path: '/companies?limit=50' }],
  },
  'POST /companies': {
    lists: ['companies.create.response.doc'],
    requests: () => [{ method: 'POST', path: '/companies', body: [{ name: 'Северный дом' }] }],
  },
  'PATCH /companies': {
    lists: ['companies.update.response.doc'],
    requests: ({ company }) => [{ method: 'PATCH', path: '/companies', body: [{ id: company, name: 'Дом' }] }],
  },
  'GET /tasks': {
    lists: ['tasks.list.doc'],
    items: ['tasks.get.doc'],
    key: 'tasks',
    requests: () => [{ path: '/tasks?limit=100' }, { path: '/tasks?limit=50&filter[is_completed][]=1' }],
  },
  'GET /tasks/{id}': { lists: ['tasks.get.doc'], requests: ({ doneTask }) => [{ path: `/tasks/${doneTask}` }] },
  'POST /tasks': {
    lists: ['tasks.create.response.doc'],
    requests: () => [{ method: 'POST', path: '/tasks', body: [{ text: 'Позвонить', complete_till: now() + 3600 }] }],
  },
  'PATCH /tasks': {
    lists: ['tasks.update.response.doc'],
    requests: ({ task }) => [{ method: 'PATCH', path: '/tasks', body: [{ id: task, text: 'Позвонить завтра' }] }],
  },
  'PATCH /tasks/{id} of Kommo': {
    mode: 'kommo',
    lists: ['tasks.update-one.response.kommo-doc'],
    requests: ({ task }) => [{ method: 'PATCH', path: `/tasks/${task}`, body: { text: 'Позвонить завтра' } }],
  },
  'GET /{entity}/notes': {
    lists: ['notes.list.by-entity-type.doc'],
    known: { open: ['_embedded.notes[].params'] },
    requests: () => [{ path: '/leads/notes?limit=50' }],
  },
  'GET /{entity}/notes/{id}': { lists: ['notes.get.doc'], requests: ({ note }) => [{ path: `/leads/notes/${note}` }] },
  'POST /{entity}/notes': {
    lists: ['notes.create.response.doc'],
    requests: ({ lead }) => [
      {
        method: 'POST',
        path: '/leads/notes',
        body: [{ entity_id: lead, note_type: 'common', params: { text: 'Да' } }],
      },
    ],
  },
  'PATCH /{entity}/notes': {
    lists: ['notes.update.response.doc'],
    requests: ({ note }) => [
      { method: 'PATCH', path: '/leads/notes', body: [{ id: note, note_type: 'common', params: { text: 'Нет' } }] },
    ],
  },
  'POST /calls': {
    lists: ['calls.create.response.normalized'],
    requests: ({ phone }) => [
      {
        method: 'POST',
        path: '/calls',
        body: [{ direction: 'inbound', phone, duration: 10, source: 'АТС' }],
      },
    ],
  },
  'GET /events': {
    lists: ['events.list.kommo-doc'],
    items: ['events.get.doc'],
    key: 'events',
    requests: () => [
      { path: '/events?limit=1&filter[type]=lead_status_changed' },
      { path: '/events?limit=1&filter[type]=service_note_added' },
    ],
  },
  'GET /events/types': { lists: ['events.types.kommo-doc'], requests: () => [{ path: '/events/types' }] },
  'GET /{entity}/{id}/links': {
    lists: ['links.list.kommo-doc'],
    requests: ({ leadWithProducts }) => [{ path: `/leads/${leadWithProducts}/links` }],
  },
  'POST /{entity}/{id}/link': {
    lists: ['links.link.response.normalized'],
    requests: ({ lead, stranger, product }) => [
      {
        method: 'POST',
        path: `/leads/${lead}/link`,
        body: [
          { to_entity_id: stranger, to_entity_type: 'contacts' },
          { to_entity_id: product, to_entity_type: 'catalog_elements', metadata: { quantity: 2, catalog_id: 4517 } },
        ],
      },
    ],
  },
  'GET /catalogs': { lists: ['catalogs.list.doc'], requests: () => [{ path: '/catalogs?limit=2&page=1' }] },
  'GET /catalogs/{id}': { lists: ['catalogs.get.doc'], requests: () => [{ path: '/catalogs/4517' }] },
  'POST /catalogs': {
    lists: ['catalogs.create.response.doc'],
    requests: () => [{ method: 'POST', path: '/catalogs', body: [{ name: 'Образцы', request_id: '123' }] }],
  },
  'PATCH /catalogs/{id}': {
    lists: ['catalogs.update.response.doc'],
    requests: () => [{ method: 'PATCH', path: '/catalogs/4523', body: { name: 'Бригады' } }],
  },
  'GET /catalogs/{catalogId}/elements': {
    lists: ['catalog_elements.list.doc'],
    items: ['catalog_elements.get.doc'],
    key: 'elements',
    known: {
      // The code of an option is null where it has none.
      extra: ['_embedded.elements[].custom_fields_values[].values[].enum_code'],
    },
    requests: () => [{ path: '/catalogs/4517/elements?limit=20&page=1' }],
  },
  'GET /catalogs/{catalogId}/elements/{id}': {
    lists: ['catalog_elements.get.doc'],
    known: { extra: ['custom_fields_values[].values[].enum_code'] },
    requests: ({ product }) => [{ path: `/catalogs/4517/elements/${product}` }],
  },
  'POST /catalogs/{catalogId}/elements': {
    lists: ['catalog_elements.create.response.doc'],
    requests: () => [
      {
        method: 'POST',
        path: '/catalogs/4517/elements',
        body: [{ name: 'Окно', custom_fields_values: [{ field_code: 'PRICE', values: [{ value: 1000 }] }] }],
      },
    ],
  },
  'PATCH /catalogs/{catalogId}/elements': {
    lists: ['catalog_elements.update.response.doc'],
    requests: ({ crew }) => [
      {
        method: 'PATCH',
        path: '/catalogs/4523/elements',
        body: [{ id: crew, name: 'Бригада', custom_fields_values: [] }],
      },
    ],
  },
  'GET /{entity}/tags': {
    lists: ['tags.list.doc'],
    known: { extra: ['_embedded.tags[].color'] },
    requests: () => [{ path: '/leads/tags?limit=2' }],
  },
  'POST /{entity}/tags': {
    lists: ['tags.create.response.doc'],
    known: { extra: ['_embedded.tags[].color'] },
    requests: () => [{ method: 'POST', path: '/leads/tags', body: [{ name: 'окна' }] }],
  },
  'GET /talks': {
    items: ['talks.get.doc'],
    key: 'talks',
    // The list, the status and the source are known from client libraries.
    known: {
      extra: ['_embedded.talks[].status', '_embedded.talks[].source_id', '_page', '_links'],
    },
    requests: () => [{ path: '/talks' }],
  },
  'GET /talks/{id}': {
    lists: ['talks.get.doc'],
    known: { extra: ['status', 'source_id'] },
    requests: ({ talk }) => [{ path: `/talks/${talk}` }],
  },
  'GET /contacts/chats': { lists: ['contact_chats.list.doc'], requests: () => [{ path: '/contacts/chats' }] },
  'POST /contacts/chats': {
    lists: ['contact_chats.link.response.doc'],
    requests: ({ contact }) => [
      { method: 'POST', path: '/contacts/chats', body: [{ contact_id: contact, chat_id: 'c' }] },
    ],
  },
  'GET /sources': {
    lists: ['sources.list.doc', 'sources.create.response.doc'],
    requests: () => [{ path: '/sources' }],
  },
  'GET /sources/{id}': {
    lists: ['sources.get.doc'],
    requests: ({ source }) => [{ path: `/sources/${source}` }],
  },
  'POST /sources': {
    lists: ['sources.create.response.doc'],
    known: { extra: ['_embedded.sources[].request_id'] },
    requests: () => [{ method: 'POST', path: '/sources', body: [{ name: 'Лендинг', external_id: 'landing' }] }],
  },
  'PATCH /sources': {
    lists: ['sources.update.response.doc'],
    requests: ({ source }) => [{ method: 'PATCH', path: '/sources', body: [{ id: source, name: 'Лендинг' }] }],
  },
  '400 of an unknown source': {
    lists: ['sources.delete.error.400.doc'],
    requests: () => [{ method: 'DELETE', path: '/sources', body: [{ id: 31075178 }] }],
  },
  'GET /bots': {
    lists: ['bots.list.kommo-doc'],
    mode: 'kommo',
    known: { extra: ['_links.last'] },
    requests: () => [{ path: '/bots' }],
  },
  '400 of a salesbot': {
    lists: ['bots.run.error.400.kommo-doc'],
    requests: () => [{ method: 'POST', path: '/bots/run', body: [{ bot_id: 1 }] }],
  },
  'GET /chats/templates': {
    lists: ['chat_templates.list.doc', 'chat_templates.update.response.doc'],
    known: {
      // Only the answer to a write counts, and only the page has addresses.
      absent: ['_total_items'],
      extra: ['_embedded.chat_templates[].buttons[].url'],
      typed: ['_embedded.chat_templates[].review_status', '_embedded.chat_templates[].is_on_review'],
    },
    requests: () => [{ path: '/chats/templates?with=reviews' }, { path: '/chats/templates?limit=1' }],
  },
  'POST /chats/templates': {
    lists: ['chat_templates.create.response.doc', 'chat_templates.update.response.doc'],
    // The sandbox has no files.
    known: { typed: ['_embedded.chat_templates[].attachment'] },
    requests: () => [
      { method: 'POST', path: '/chats/templates', body: [{ name: 'Привет', content: 'Да?', external_id: 'yes' }] },
    ],
  },
  'POST /chats/templates/{id}/review': {
    lists: ['chat_templates.review.response.doc'],
    requests: ({ wabaTemplate }) => [{ method: 'POST', path: `/chats/templates/${wabaTemplate}/review`, body: {} }],
  },
  '400 of a bad item': {
    lists: ['error.400.validation'],
    requests: () => [{ method: 'POST', path: '/leads', body: [{ status_id: 1 }] }],
  },
  '400 of an empty body': {
    lists: ['error.400.empty-body'],
    requests: () => [{ method: 'POST', path: '/leads', body: [] }],
  },
  '422 of too many items': {
    lists: ['error.422.limit'],
    requests: () => [{ method: 'POST', path: '/leads', body: Array.from({ length: 251 }, () => ({})) }],
  },
  '401 of a wrong token': { lists: ['error.401'], requests: () => [{ path: '/leads', token: 'wrong' }] },
  '403 of a missing scope': {
    lists: ['error.403.invalid-scope'],
    requests: ({ task }) => [{ method: 'DELETE', path: `/tasks/${task}` }],
  },
  '404 of a record': { lists: ['error.404.custom-field'], requests: () => [{ path: '/leads/custom_fields/1' }] },
  '404 of a route': { lists: ['error.404.route.recorded'], requests: () => [{ method: 'DELETE', path: '/calls/1' }] },
};

describe('the sandbox answers as the vendor does', () => {
  it.each(Object.entries(cases))('%s', async (_, { lists = [], items = [], key = '', requests, mode, known }) => {
    const sandbox = sandboxes.get(mode ?? 'amocrm');
    if (!sandbox) throw new Error('The sandbox has not started.');
    sandbox.reset();
    const vendor = shapeOf(
      ...lists.map(readPayload),
      ...items.map((name) => ({ _embedded: { [key]: [readPayload(name)] } })),
    );
    const answers = [];
    for (const request of requests(findIds(sandbox))) answers.push(await ask(sandbox, request));
    expect(compareShapes(vendor, shapeOf(...answers), known)).toEqual([]);
  });
});

async function ask(sandbox: Sandbox, { method = 'GET' as never, path, body, token = sandbox.token }: Request) {
  const user = sandbox.data().metadata.users[0]?.id;
  const response = await fetch(`${sandbox.url}/api/v4${path.replace('{user}', String(user))}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as unknown;
}

function findIds(sandbox: Sandbox): Ids {
  const { leads, incomingLeads, contacts, tasks, notes, metadata, catalogElements, elementLinks } = sandbox.data();
  const { talks, sources, templates } = sandbox.data();
  const incoming = (category: string) =>
    first(incomingLeads.rows(), category, (row) => row.category === category && row.companyId === null).uid;
  const first = <Row>(rows: Iterable<Row>, what: string, test: (row: Row) => boolean): Row => {
    for (const row of rows) if (test(row)) return row;
    throw new Error(`The demo data has no ${what}.`);
  };
  const phoneField = first(
    metadata.fields,
    'phone field',
    (row) => row.code === 'PHONE' && row.entityType === 'contacts',
  ).id;
  const phonesOf = (row: { fields: readonly { fieldId: number; values: readonly { value: unknown }[] }[] }) =>
    row.fields.flatMap(({ fieldId, values }) => (fieldId === phoneField ? values.map(({ value }) => value) : []));
  const caller = first(contacts.rows(), 'contact with a phone', (row) => phonesOf(row).length > 0);
  const lead = first(
    leads.rows(),
    'lead with all',
    (row) => row.companyId !== null && row.contacts.length > 0 && row.fields.length > 0,
  );
  return {
    lead: lead.id,
    contact: lead.contacts[0]?.id ?? 0,
    company: lead.companyId ?? 0,
    stranger: first(contacts.rows(), 'other contact', (row) => !lead.contacts.some(({ id }) => id === row.id)).id,
    task: first(tasks.rows(), 'open task', (row) => !row.isCompleted).id,
    doneTask: first(tasks.rows(), 'task with a result', (row) => row.result !== null && row.entityId !== null).id,
    note: first(notes.rows(), 'note', (row) => row.entityType === 'leads' && row.noteType === 'common').id,
    incomingForm: incoming('forms'),
    incomingMail: incoming('mail'),
    talk: first(talks.rows(), 'talk', ({ missedAt }) => missedAt === null).id,
    source: first(sources.rows(), 'source', ({ originCode }) => originCode === null).id,
    wabaTemplate: first(templates.rows(), 'template', ({ type }) => type === 'waba').id,
    leadWithProducts: first(
      leads.rows(),
      'lead with products',
      (row) => row.contacts.length > 0 && row.companyId !== null && elementLinks.of('leads', row.id).length > 0,
    ).id,
    product: first(catalogElements.rows(), 'product', (row) => row.catalogId === 4517).id,
    crew: first(catalogElements.rows(), 'crew', (row) => row.catalogId === 4523).id,
    phoneField,
    phone: String(phonesOf(caller)[0]),
  };
}
