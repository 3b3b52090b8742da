import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../src/amocrm/event.ts';
import { type Amocrm, isWithoutRecord } from '../../src/amocrm/index.ts';
import type { Json } from '../../src/amocrm/parse.ts';
import { failure, json, open } from '../unit/amocrm/server.ts';
import { readPayload } from './payload.ts';

/** The client, connected to a server that answers everything with one of the vendor's payloads. */
async function replay(name: string, status = 200): Promise<Amocrm> {
  const { connection } = await open((_, response) => json(response, status, readPayload(name)));
  return connection.with({});
}

const contactRead = { leads: [1, 3916883], company_id: 1, first_name: 'Иван', last_name: 'Иванов', tags: [] };

describe('the client reads', () => {
  it('a lead in the trash, of which little is left, from the list that proves it', async () => {
    const { connection } = await open((_, response) => {
      const item = readPayload('leads.only_deleted.item.recorded');
      json(response, 200, { _embedded: { leads: [item] } });
    });
    expect(await connection.with({}).deletedRecords.list('leads', {})).toEqual({
      items: [{ id: 2602691, name: null, updated_by: 6795397, updated_at: 1615292420, is_deleted: true }],
      hasNext: false,
    });
  });

  it('no usual lead as one in the trash', async () => {
    const reading = (await replay('leads.list.recorded')).deletedRecords.list('leads', {});
    await expect(reading).rejects.toThrow('ignored the filter «only_deleted»');
  });

  it('a recorded page of leads', async () => {
    const { items, hasNext } = await (await replay('leads.list.recorded')).leads.list({});
    expect(hasNext).toBe(true);
    expect(items).toEqual([
      {
        id: 3637385,
        name: 'Связаться по заявке A_72 от 23.05',
        price: 0,
        responsible_user_id: 10998074,
        status_id: 142,
        pipeline_id: 8117898,
        loss_reason_id: null,
        created_by: 10998074,
        updated_by: 10998074,
        created_at: 1716469616,
        updated_at: 1716550733,
        closed_at: 1716550733,
        closest_task_at: null,
        custom_fields_values: [],
        tags: [],
        company_id: null,
        score: null,
        labor_cost: null,
      },
      expect.objectContaining({ id: 4482869, name: 'whatcrm: Анна', created_by: 0 }),
    ]);
  });

  it('the last page of Kommo’s leads, with the values of a field', async () => {
    const { items, hasNext } = await (await replay('leads.list.kommo-doc')).leads.list({});
    expect(hasNext).toBe(false);
    expect(items[0]).toMatchObject({ id: 20024930, company_id: 29610174 });
    expect(items[0]?.custom_fields_values).toEqual([
      {
        field_id: 1928052,
        field_name: 'Specialty',
        field_code: null,
        field_type: 'select',
        values: [
          {
            value: 'Diagnostic',
            enum_id: 1669868,
            enum_code: null,
            raw: { value: 'Diagnostic', enum_id: 1669868, enum_code: null },
          },
        ],
      },
    ]);
  });

  it('a lead with everything that can be requested', async () => {
    expect(await (await replay('leads.get.with-all.doc')).leads.get(3912171)).toMatchObject({
      id: 3912171,
      loss_reason_id: 4203748,
      company_id: 10971463,
      contacts: [{ id: 10971465, is_main: true }],
      tags: [{ id: 100667, name: 'тест', color: null }],
    });
  });

  it('a lead without links as one whose links are unknown', async () => {
    expect(await (await replay('leads.get.recorded')).leads.get(3637385)).not.toHaveProperty('contacts');
  });

  it('the stub of a lead in the trash', async () => {
    expect(await (await replay('leads.only_deleted.item.recorded')).leads.get(2602691)).toMatchObject({
      id: 2602691,
      name: '',
      price: null,
      custom_fields_values: [],
      tags: [],
    });
  });

  it('a contact with its leads, with the kind of a phone under its old name', async () => {
    const contact = await (await replay('contacts.get.with-all.doc')).contacts.get(3);
    expect(contact).toMatchObject(contactRead);
    expect(contact?.custom_fields_values[0]).toMatchObject({
      field_code: 'PHONE',
      values: [{ value: '+79123', enum_id: 1, enum_code: 'WORK' }],
    });
  });

  it('a page of Kommo’s contacts, with the kind of a phone under its new name', async () => {
    const { items } = await (await replay('contacts.list.kommo-doc')).contacts.list({});
    expect(items[0]?.custom_fields_values[0]?.values[0]).toMatchObject({ value: '19651796212', enum_code: 'WORK' });
    expect(items[0]).toMatchObject({ id: 406322, last_name: null, company_id: 406320 });
  });

  it('companies', async () => {
    const { items } = await (await replay('companies.list.doc')).companies.list({});
    expect(items.map(({ id, name }) => [id, name])).toEqual([
      [7767077, 'Компания Васи'],
      [7767457, 'Example'],
    ]);
    expect(await (await replay('companies.get.doc')).companies.get(1)).toMatchObject({ name: 'АО Рога и копыта' });
  });

  it('tasks, whose missing result is an empty array', async () => {
    const { items, hasNext } = await (await replay('tasks.list.doc')).tasks.list({ filter: { is_completed: true } });
    expect(hasNext).toBe(true);
    expect(items[0]).toEqual({
      id: 7087,
      text: 'Пригласить на бесплатную тренировку',
      complete_till: 1575665940,
      entity_type: 'leads',
      entity_id: 167353,
      responsible_user_id: 123123,
      task_type_id: 2,
      is_completed: true,
      result_text: null,
      duration: 0,
      created_by: 3987910,
      created_at: 1575364000,
      updated_at: 1575364851,
    });
  });

  it('notes of any type, with their parameters unchanged', async () => {
    const { items } = await (await replay('notes.list.by-entity-type.doc')).notes.list('leads', {});
    expect(items.map(({ entity_id, entity_type, note_type }) => [entity_id, entity_type, note_type])).toEqual([
      [26050861, 'leads', 'common'],
      [26053794, 'leads', 'attachment'],
    ]);
    expect(items[0]?.params).toEqual({ text: 'Текст примечания' });
  });

  it('an event that moved a lead, with both stages', async () => {
    const { items, hasNext } = await (await replay('events.list.kommo-doc')).events.list({
      filter: { type: ['lead_status_changed'], entity: 'lead', entity_id: [1234567], created_by: [7654321] },
    });
    expect(hasNext).toBe(true);
    expect(items).toEqual([
      {
        id: 'aaabbbbcccc1234567',
        type: 'lead_status_changed',
        entity_type: 'lead',
        entity_id: 1234567,
        created_by: 7654321,
        created_at: 1665064411,
        value_before: [{ kind: 'stage', pipeline_id: 456, status_id: 222 }],
        value_after: [{ kind: 'stage', pipeline_id: 123, status_id: 111 }],
      },
    ]);
  });

  it.each([
    ['lead_status_changed', { kind: 'stage', pipeline_id: 123, status_id: 111 }],
    ['entity_responsible_changed', { kind: 'responsible', user_id: 504329 }],
    [
      'custom_field_value_changed',
      { kind: 'custom_field', field_id: 53728, enum_id: 2352876, text: 'example@test.com' },
    ],
    ['lead_added', { kind: 'note', note_id: 42743871 }],
    ['nps_rate_added', { kind: 'other', json: { nps: { rate: 7 } } }],
  ])('the values of %s', (type, value) => {
    const event = readPayload('events.get.doc') as Json;
    const values = (readPayload('events.values.kommo-doc') as Record<string, Json>)[type];
    expect(parseEvent({ ...event, ...values, type }).value_after).toEqual([value]);
  });

  it('the types of events', async () => {
    expect(await (await replay('events.types.kommo-doc')).events.types('en')).toEqual([
      { key: 'lead_added', lang: 'New lead' },
      { key: 'lead_deleted', lang: 'Lead deleted' },
    ]);
  });

  it('links of entities, without those to elements of catalogs', async () => {
    expect(await (await replay('links.link.response.normalized')).links.of('leads', [7593303])).toEqual([
      { entity_id: 7593303, entity_type: 'leads', to_entity_id: 11069775, to_entity_type: 'contacts', is_main: true },
    ]);
  });

  it('the account, as recorded and with everything that can be requested', async () => {
    expect(await (await replay('account.recorded')).account.get()).toMatchObject({
      subdomain: 'example',
      currency: 'RUB',
      timezone: 'UTC',
      is_api_filter_enabled: null,
      users_groups: [],
    });
    expect(await (await replay('account.with-all.doc')).account.get()).toMatchObject({
      currency: null,
      timezone: 'Europe/Moscow',
      users_groups: [{ id: 0, name: 'Отдел продаж' }],
      task_types: [
        { id: 1, name: 'Связаться', code: 'FOLLOW_UP' },
        { id: 2, name: 'Встреча', code: 'MEETING' },
      ],
    });
  });

  it('users with their rights', async () => {
    const users = await (await replay('users.list.with-role-group.doc')).users.all();
    expect(users.map(({ id, is_admin, is_active }) => [id, is_admin, is_active])).toEqual([
      [123123, false, true],
      [321321, true, true],
    ]);
  });

  it('pipelines with their statuses in order', async () => {
    const [pipeline] = await (await replay('pipelines.list.doc')).pipelines.all();
    expect(pipeline).toMatchObject({ id: 3177727, name: 'Воронка', is_main: true, is_archive: false });
    expect(pipeline?.statuses.map(({ id }) => id)).toEqual([32392156, 32392159, 32392165, 142, 143]);
    expect(pipeline?.statuses[0]).toMatchObject({ pipeline_id: 3177727, type: 1, color: '#c1c1c1' });
  });

  it('definitions of fields with their options, page by page', async () => {
    const { _links: _, ...field } = readPayload('custom_fields.contacts.phone.get.doc') as Record<string, unknown>;
    const first = readPayload('custom_fields.leads.list.kommo-doc');
    const last = { _embedded: { custom_fields: [field] } };
    const { connection, requests } = await open((_, response, count) =>
      json(response, 200, count === 1 ? first : last),
    );
    const fields = await connection.with({}).customFields.all('leads');
    expect(requests).toHaveLength(2);
    expect(fields.map(({ id, type }) => [id, type])).toEqual([
      [4439091, 'text'],
      [4440043, 'date'],
      [3, 'multitext'],
    ]);
    expect(fields[0]?.enums).toEqual([]);
    expect(fields[2]?.enums.map(({ value }) => value)).toEqual(['WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER']);
  });

  it('what a definition says of its field: stages, flags, reminders', async () => {
    const fields = await (await replay('custom_fields.create.response.doc')).customFields.create('leads', [
      { name: 'multi select', type: 'multiselect' },
    ]);
    expect(fields).toEqual([
      {
        index: 0,
        result: {
          id: 4457223,
          owner: 'leads',
          name: 'multi select',
          code: null,
          type: 'multiselect',
          enums: [
            { id: 3778801, value: 'Значение 1', code: null, sort: 1 },
            { id: 3778803, value: 'Значение 2', code: null, sort: 2 },
          ],
          sort: 510,
          group_id: null,
          is_api_only: false,
          is_computed: false,
          is_predefined: false,
          is_deletable: true,
          required_statuses: [{ status_id: 20540473, pipeline_id: 16056 }],
          hidden_statuses: [],
          remind: null,
          nested: [],
          tracking_callback: null,
          search_in: null,
          chained_lists: [],
          is_visible: null,
          is_required: null,
        },
      },
    ]);
  });

  it('tags, with the request id that says which is which', async () => {
    const tags = (await replay('tags.list.doc')).tags;
    expect(await tags.list('leads', {})).toEqual({
      items: [
        { id: 2707, name: 'Заявка с сайта', color: null },
        { id: 2709, name: 'Техническая поддержка', color: null },
      ],
      hasNext: true,
    });
  });

  it('incoming leads, whose metadata mixes numbers and texts', async () => {
    const { items, hasNext } = await (await replay('unsorted.list.doc')).incomingLeads.list({});
    expect(hasNext).toBe(false);
    expect(items).toEqual([
      {
        uid: '98fb033cefde74f5de1a5d3980a2a2d108037',
        source_uid: null,
        source_name: 'UIS',
        category: 'sip',
        pipeline_id: 2194576,
        created_at: 1583156937,
        metadata: {
          category: 'sip',
          from: '7999999999',
          phone: '7999999999',
          called_at: 1583156916,
          duration: 0,
          link: null,
          service_code: 'uis_widget',
          uniq: null,
        },
        lead_id: 7002787,
        contact_id: 13176707,
        company_id: null,
      },
    ]);
  });

  it('one incoming lead, and null for one that was accepted', async () => {
    const amocrm = await replay('unsorted.get.doc');
    expect(
      await amocrm.incomingLeads.get('aa401affb0094076b7449008363c1dc77d6790ad13fb5b08176dc46daa18'),
    ).toMatchObject({
      source_uid: 'my_unique_uid',
      metadata: { category: 'forms', form_id: 'my_best_form', form_sent_at: 1570178452, visitor_uid: null },
      lead_id: 6414851,
    });
    expect(await (await replay('error.404.custom-field', 404)).incomingLeads.get('aa401')).toBeNull();
  });

  it('catalogs of each type, in their order', async () => {
    const catalogs = await (await replay('catalogs.list.doc')).catalogs.all();
    expect(catalogs.map(({ id, type, sort }) => [id, type, sort])).toEqual([
      [4589, 'regular', 10],
      [4521, 'products', 20],
      [4517, 'invoices', 30],
    ]);
    expect(catalogs[2]).toEqual({
      id: 4517,
      name: 'Счета',
      type: 'invoices',
      sort: 30,
      created_by: 504141,
      updated_by: 504141,
      created_at: 1589379462,
      updated_at: 1590742040,
      can_add_elements: false,
      can_show_in_cards: false,
      can_link_multiple: true,
      can_be_deleted: true,
    });
  });

  it('a product with its fields; is_deleted null means that it is there', async () => {
    const { items, hasNext } = await (await replay('catalog_elements.list.doc')).catalogElements.list(4521, {});
    expect(hasNext).toBe(true);
    expect(items[0]).toMatchObject({ id: 525439, catalog_id: 4521, name: 'Элемент', is_deleted: false });
    const texts = items[0]?.custom_fields_values.map(({ field_code, values }) => [field_code, values[0]?.value]);
    expect(texts).toEqual([
      ['SKU', 'dsg'],
      ['DESCRIPTION', 'Описание'],
      ['PRICE', '12'],
      ['GROUP', 'Телефоны'],
    ]);
  });

  it('the products of a lead, from the lead and from its links', async () => {
    const element = { element_id: 525439, catalog_id: 4521, quantity: 1, price_id: null };
    const lead = await (await replay('leads.get.with-all.doc')).leads.get(3912171, { with: ['catalog_elements'] });
    expect(lead?.catalog_elements).toEqual([element]);
    expect(await (await replay('links.link.response.normalized')).elementLinks.of('leads', [7593303])).toEqual([
      { ...element, element_id: 597393, entity_id: 7593303 },
    ]);
  });

  it('the summary of incoming leads', async () => {
    expect(await (await replay('unsorted.summary.doc')).incomingLeads.summary()).toEqual({
      total: 168,
      accepted: 6,
      declined: 2,
      average_sort_time: 34521,
      by_category: { sip: 31, mail: 41, forms: 27, chats: 69 },
    });
  });
});

describe('the client finds in the answer to a write', () => {
  it.each([
    ['leads.create.response.doc', 'leads', [10185151, 10185153]],
    ['contacts.create.response.kommo-doc', 'contacts', [963408, 963410]],
    ['companies.create.response.doc', 'companies', [11090825]],
    ['tasks.create.response.doc', 'tasks', [4745251, 4747929]],
  ] as const)('%s what was created', async (payload, noun, ids) => {
    const amocrm = await replay(payload);
    const create = amocrm[noun].create as (items: object[]) => Promise<unknown>;
    expect(await create(ids.map(() => ({ text: 'Да' })))).toEqual(ids.map((id, index) => ({ index, result: { id } })));
  });

  it.each([
    ['leads.update.response.doc', 'leads', [54886, 54884]],
    // Without a request id: matched by the id.
    ['contacts.update.response.doc', 'contacts', [3]],
    ['tasks.update.response.doc', 'tasks', [4745251, 4747929]],
  ] as const)('%s what was changed', async (payload, noun, ids) => {
    const update = (await replay(payload))[noun].update as (items: object[]) => Promise<unknown>;
    expect(await update(ids.map((id) => ({ id })))).toEqual(ids.map((id, index) => ({ index, result: { id } })));
  });

  it('notes.create.response.doc the notes', async () => {
    const note = { entity_id: 167353, note_type: 'common', params: { text: 'Да' } };
    const outcomes = await (await replay('notes.create.response.doc')).notes.create('leads', [note, note, note, note]);
    expect(outcomes.map((outcome) => 'result' in outcome && outcome.result.id)).toEqual([
      76787983, 76787985, 76787987, 76787989,
    ]);
  });

  it('calls.create.response.normalized where a call was added', async () => {
    const call = { direction: 'inbound', phone: '+1223334444', duration: 10, source: 'example_integration' } as const;
    const outcomes = await (await replay('calls.create.response.normalized')).calls.create([call]);
    const result = { id: 1110001, entity_type: 'contact', entity_id: 123123112 };
    expect(outcomes).toEqual([{ index: 0, result }]);
  });

  it.each([
    [400, { title: 'Entity not found', request_id: '0' }],
    [400, { title: 'Entity not found', status: 400, detail: 'Контакт не найден', request_id: '0' }],
    [200, { detail: 'Entity not found', request_id: '0' }],
  ])('a call that no record gets, also if no other was added: %s %o', async (status, error) => {
    const call = { direction: 'inbound', phone: '+1223334444', duration: 10, source: 'example_integration' } as const;
    const body = { _total_items: 0, errors: [error], _embedded: { calls: [] } };
    const { connection } = await open((_, response) => json(response, status, body));
    const [outcome] = await connection.with({}).calls.create([call]);
    expect(outcome && 'error' in outcome && isWithoutRecord(outcome.error)).toBe(true);
  });

  it('notes.update.response.doc the notes that were changed', async () => {
    const patches = [76610421, 76610423].map((id) => ({ id, note_type: 'common', params: { text: 'Да' } }));
    const outcomes = await (await replay('notes.update.response.doc')).notes.update('leads', patches);
    expect(outcomes.map((outcome) => 'result' in outcome && outcome.result.id)).toEqual([76610421, 76610423]);
  });

  it('leads/complex the lead and its contact, although the answer is a bare array', async () => {
    const items = [{ contact: {} }, { contact: {} }];
    // The recorded answer is to an item that was sent as the second.
    const [, recorded] = await (await replay('leads.complex.response.recorded')).leads.createComplex(items);
    expect(recorded).toEqual({
      index: 1,
      result: { id: 14847813, contact_id: 18049401, company_id: null, merged: false },
    });
    const merged = await (await replay('leads.complex.response.merged.kommo-doc')).leads.createComplex([
      ...items,
      ...items,
    ]);
    expect(merged[2]).toMatchObject({ result: { id: 9774766, merged: true } });
  });

  it('catalogs and elements whole, found by the request id or by the id', async () => {
    const items = Array.from({ length: 124 }, () => ({ name: 'Тестовый список' }));
    const created = await (await replay('catalogs.create.response.doc')).catalogs.create(items);
    expect(created[123]).toMatchObject({ index: 123, result: { id: 5785, type: 'regular', can_add_elements: true } });
    const [element] = await (await replay('catalog_elements.create.response.doc')).catalogElements.create(1209, [
      { name: 'Новый элемент списка' },
    ]);
    expect(element).toMatchObject({ index: 0, result: { id: 986757, catalog_id: 1209, is_deleted: false } });
    const changed = await (await replay('catalog_elements.update.response.doc')).catalogElements.update(1209, [
      { id: 986753, name: 'Новое имя элемента 2' },
    ]);
    expect(changed).toMatchObject([{ index: 0, result: { id: 986753, name: 'Новое имя элемента 2' } }]);
  });

  it('leads/unsorted the uid of an incoming lead, and its lead as the record', async () => {
    const metadata = { form_id: '1', form_name: 'Заявка', form_page: 'https://example.com' };
    const incoming = {
      category: 'forms' as const,
      source_uid: '1',
      source_name: 'Сайт',
      lead: { name: 'Да' },
      metadata,
    };
    // The printed answer is to an item with the request id 123.
    const items = Array.from({ length: 124 }, () => incoming);
    const outcomes = await (await replay('unsorted.create.response.doc')).incomingLeads.create(items);
    expect(outcomes[123]).toEqual({
      index: 123,
      result: {
        id: 7706509,
        uid: 'aa401affb0094076b74442bc3f401d53e103f264d6668fd3ecfd5acef42f',
        contact_id: 11075541,
        company_id: null,
      },
    });
  });

  it.each([
    ['unsorted.accept.response.doc', 'accept', { lead_id: 9944789, contact_id: 16522451 }],
    ['unsorted.decline.response.doc', 'decline', { lead_id: 9937533, contact_id: 163141 }],
  ] as const)('%s the lead of an incoming lead', async (payload, action, result) => {
    expect(await (await replay(payload)).incomingLeads[action]('98bc1d')).toEqual({ uid: '98bc1d', ...result });
  });

  it('unsorted.link.response.doc the lead that was linked', async () => {
    const linked = (await replay('unsorted.link.response.doc')).incomingLeads.link('d7faa', { lead_id: 93144801 });
    expect(await linked).toEqual({ uid: 'd7faa', lead_id: 93144801, contact_id: null });
  });
});

describe('the client understands the problem', () => {
  it.each([
    ['error.400.empty-body', 400, 'REFUSED_BY_AMOCRM'],
    ['error.400.transient-system', 400, 'UPSTREAM_UNAVAILABLE'],
    ['error.401', 401, 'UNAUTHENTICATED'],
    ['error.402', 402, 'PAYMENT_REQUIRED'],
    ['error.403.invalid-scope', 403, 'FORBIDDEN'],
    ['error.404.route.recorded', 404, 'NOT_FOUND'],
    ['error.405.kommo-doc', 405, 'UPSTREAM_INVALID'],
    ['error.422.limit', 422, 'REFUSED_BY_AMOCRM'],
    ['error.500', 500, 'UPSTREAM_UNAVAILABLE'],
  ])('%s (%i) as %s', async (payload, status, code) => {
    expect(await failure((await replay(payload, status)).leads.list({}))).toMatchObject({ code });
  });

  it('error.429.kommo-doc, with how long to wait', async () => {
    const error = await failure((await replay('error.429.kommo-doc', 429)).leads.list({}));
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 300_000 });
  });

  it('error.404.custom-field as a record that does not exist', async () => {
    expect(await (await replay('error.404.custom-field', 404)).leads.get(1)).toBeNull();
  });

  it('error.500.already-linked as a write that may have been done', async () => {
    const amocrm = await replay('error.500.already-linked', 500);
    const links = amocrm.links.link('leads', 1, [{ to_entity_id: 2, to_entity_type: 'contacts' }]);
    expect(await failure(links)).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN', answered: true });
  });

  it('error.400.validation, with the values and items that it is about', async () => {
    const [outcome] = await (await replay('error.400.validation', 400)).leads.create([{ status_id: 1 }]);
    expect(outcome).toMatchObject({
      index: 0,
      error: {
        code: 'VALIDATION_FAILED',
        issues: [
          {
            path: ['custom_fields_values', 0, 'field_id'],
            message: 'The value you selected is not a valid choice. (NotSupportedChoice)',
          },
          { path: ['status_id'], message: 'This value should be of type array. (InvalidType)' },
        ],
      },
    });
  });

  it('validation errors that name no item, as errors of all items', async () => {
    const amocrm = await replay('error.400.pipeline-delete-missing', 400);
    const outcomes = await amocrm.leads.create([{}, {}]);
    const issues = [{ path: ['id'], message: 'The value you selected is not a valid choice. (NotSupportedChoice)' }];
    expect(outcomes).toMatchObject([{ error: { issues } }, { error: { issues } }]);
  });
});
