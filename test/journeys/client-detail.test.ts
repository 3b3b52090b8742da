import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

const belkin = { id: '10388450', name: 'Роман Белкин' };
const phone = '+7 999 000-11-22';

type Answer = Record<string, never> & {
  contact: { id: string; responsible?: unknown };
  lead?: { id: string };
};

const posts = ({ sandbox }: Account) =>
  sandbox.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

describe('a new client with a lead', () => {
  it.each([
    {
      tool: 'smart_create_client_and_lead',
      args: { contact_query: phone, tags: ['Выставка'] },
      told: { tags: ['Выставка'] },
    },
    { tool: 'create_complex_lead', args: { contact_phone: phone }, told: {} },
  ])('has all of its details by one write: $tool', async ({ tool, args, told }) => {
    const account = await openAccount();
    const call = await openTools(account);
    account.sandbox.clearRequests();
    const answer = await call<Answer>(tool, {
      ...args,
      contact_name: 'Анна',
      lead_name: 'Окна',
      responsible_user_id: 'Белкин',
    });
    expect(posts(account)).toEqual(['POST /api/v4/leads/complex']);
    expect(answer).toMatchObject({
      lead: { responsible: belkin, ...told },
      contact_created: true,
      matched_by: [],
    });
    // The user could otherwise not see the client.
    expect(await call('get_contact_by_id', { contact_id: answer.contact.id })).toMatchObject({
      contact: { responsible: belkin },
    });
  });

  it('keeps the user of a contact that is found, whoever gets the lead', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { contact } = await call<Answer>('create_contact', { name: 'Анна', phone });
    await call('smart_create_client_and_lead', {
      contact_query: phone,
      lead_name: 'Окна',
      responsible_user_id: 'Белкин',
    });
    expect(account.sandbox.data().contacts.get(Number(contact.id))?.responsibleUserId).not.toBe(Number(belkin.id));
  });

  it('is refused with the right names, and nothing is written', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    account.sandbox.clearRequests();
    await expect(
      call('smart_create_client_and_lead', { contact_query: phone, lead_name: 'Окна', responsible_user_id: 'Белкина' }),
    ).rejects.toThrow(/Роман Белкин/);
    expect(posts(account)).toEqual([]);
  });
});

describe('a client that exists', () => {
  it.each([
    [phone, ['phone']],
    ['anna.new@example.ru', ['email']],
    ['Аннушка Редкая', ['name']],
    [`Аннушка Редкая ${phone}`, ['phone', 'name']],
  ])('found by «%s» is said to be matched by %j', async (query, matched_by) => {
    const account = await openAccount();
    const call = await openTools(account);
    await call('create_contact', { name: 'Аннушка Редкая', phone, email: 'anna.new@example.ru' });
    expect(await call('get_or_create_contact', { query })).toMatchObject({ created: false, matched_by });
    const smart = { contact_query: query, lead_name: 'Окна' };
    expect(await call('smart_create_client_and_lead', smart)).toMatchObject({ contact_created: false, matched_by });
  });

  it.each([undefined, sandboxManagerToken])(
    'is answered with the stage and the user of the open leads, for every token',
    async (token) => {
      const account = await openAccount(token ? { token } : {});
      const call = await openTools(account);
      const given = { contact_query: phone, contact_name: 'Анна', lead_name: 'Окна' };
      const { lead } = await call<Answer>('smart_create_client_and_lead', given);
      const again = await call('smart_create_client_and_lead', given);
      expect(again).toMatchObject({
        lead_created: false,
        open_leads: [
          {
            id: lead?.id,
            pipeline: 'Продажи',
            status: 'Новая заявка',
            responsible: { id: expect.stringMatching(/^\d+$/) },
          },
        ],
      });
    },
  );
});

describe('the job title of get_or_create_contact', () => {
  const position = 'Директор';

  it('is set on a new contact by the same write', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    account.sandbox.clearRequests();
    const { contact } = await call<Answer>('get_or_create_contact', { query: phone, position });
    expect(posts(account)).toEqual(['POST /api/v4/contacts']);
    expect(await call('search_contact', { query: phone })).toMatchObject({
      contacts: [{ id: contact.id, position: 'Директор' }],
    });
  });

  it('is missing on a contact that is found, and filled only if told so and only if empty', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    await call('create_contact', { name: 'Анна', phone });
    const given = { query: phone, position };
    expect(await call('get_or_create_contact', given)).toMatchObject({ missing: ['Должность'], filled: [] });
    expect(await call('get_or_create_contact', { ...given, fill_missing: true })).toMatchObject({
      missing: ['Должность'],
      filled: ['Должность'],
      contact: { responsible: { name: expect.any(String) } },
    });
    const kept = await call('get_or_create_contact', { query: phone, position: 'Бухгалтер', fill_missing: true });
    expect(kept).toMatchObject({ missing: [], filled: [] });
    expect(await call('search_contact', { query: phone })).toMatchObject({ contacts: [{ position: 'Директор' }] });
  });

  it('can stand beside custom fields over GraphQL, which are refused before anything is looked for if one is unknown', async () => {
    const account = await openAccount();
    const text = `mutation ($fields: [CustomFieldInput!]) {
      getOrCreateContact(query: "${phone}", position: "Директор", customFields: $fields) { contact { position } created }
    }`;
    account.sandbox.clearRequests();
    const { errors } = await account.execute(text, { fields: [{ field: 'Должностть', values: ['Директор'] }] });
    expect(errors?.[0]?.extensions).toMatchObject({ issues: [{ path: ['customFields', 0, 'field'] }] });
    expect(posts(account)).toEqual([]);
    const fields = [{ field: 'EMAIL', values: ['anna@example.ru'] }];
    expect(await account.query(text, { fields })).toEqual({
      getOrCreateContact: { contact: { position: 'Директор' }, created: true },
    });
  });
});

describe('a search of contacts', () => {
  it('shows job title and the time of the closest task, for no further request', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { contact } = await call<Answer>('create_contact', {
      name: 'Анна Новая',
      phone,
      company_id: '34700001',
      custom_fields: [{ field: 'POSITION', values: ['Директор'] }],
    });
    await call('create_task', {
      text: 'Позвонить',
      complete_till: '2026-12-01 12:00',
      entity_type: 'CONTACTS',
      entity_id: contact.id,
    });
    const found = {
      contacts: [{ position: 'Директор', closest_task_at: '2026-12-01T12:00:00+03:00' }],
    };
    // The search and the company.
    expect(
      await account.count(async () => expect(await call('search_contact', { query: phone })).toMatchObject(found)),
    ).toBe(2);
    const { company } = await call<{ company: { contacts: { id: string }[] } }>('get_company_by_id', {
      company_id: '34700001',
    });
    expect(company.contacts.find(({ id }) => id === contact.id)).toMatchObject({ position: 'Директор' });
  });
});

describe('the company of a contact', () => {
  async function open() {
    const account = await openAccount();
    const call = await openTools(account);
    await call('create_company', { name: 'АО «ФасадПлюс Тест»' });
    const { contact } = await call<Answer>('create_contact', { name: 'Анна', phone, company_id: '34700001' });
    account.sandbox.clearRequests();
    return { account, call, contact_id: contact.id };
  }
  const linked = ({ sandbox }: Account, id: string) => sandbox.data().contacts.get(Number(id))?.companyId;

  it('is changed by its name, with the rest of the contact', async () => {
    const { account, call, contact_id } = await open();
    const answer = await call<{ contact: { company_id: string } }>('update_contact', {
      contact_id,
      company_id: 'фасадплюс тест',
      custom_fields: [{ field: 'Должность', values: ['Директор'] }],
    });
    expect(answer).toMatchObject({ contact: { company: 'АО «ФасадПлюс Тест»' } });
    expect(String(linked(account, contact_id))).toBe(answer.contact.company_id);
    expect(posts(account)).toEqual(['PATCH /api/v4/contacts', `POST /api/v4/contacts/${contact_id}/link`]);
  });

  it('is changed alone by the link alone', async () => {
    const { account, call, contact_id } = await open();
    await call('update_contact', { contact_id, company_id: '34700005' });
    expect(linked(account, contact_id)).toBe(34_700_005);
    expect(posts(account)).toEqual([`POST /api/v4/contacts/${contact_id}/link`]);
  });

  it('that it has already is not linked a second time', async () => {
    const { account, call, contact_id } = await open();
    expect(await call('update_contact', { contact_id, company_id: '34700001' })).toMatchObject({
      contact: { company_id: '34700001' },
    });
    expect(posts(account)).toEqual([]);
  });

  it('that does not exist is refused before anything is written', async () => {
    const { account, call, contact_id } = await open();
    await expect(call('update_contact', { contact_id, name: 'Анна Б.', company_id: '999' })).rejects.toThrow(
      'NOT_FOUND',
    );
    await expect(call('update_contact', { contact_id: '999', company_id: '34700001' })).rejects.toThrow('NOT_FOUND');
    expect(posts(account)).toEqual([]);
  });

  it('is refused for many contacts, not left out', async () => {
    const { account, contact_id } = await open();
    const text = `mutation ($ids: [ID!]) {
      updateManyContacts(ids: $ids, fields: { companyId: "34700001" }) { result { written } }
    }`;
    const { errors } = await account.execute(text, { ids: [contact_id] });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['fields', 'companyId'] }],
    });
  });

  it('in a batch, each contact has its own result', async () => {
    const { account, contact_id } = await open();
    const text = `mutation ($inputs: [UpdateContactsInput!]!) {
      updateContacts(inputs: $inputs) { succeeded failed items { index record { id company { id } } error { code } } }
    }`;
    const inputs = [
      { id: contact_id, fields: { companyId: '34700005' } },
      { id: '33200005', fields: { name: 'Пётр', companyId: '999' } },
      { id: '33200001', fields: { name: 'Пётр' } },
    ];
    expect(await account.query(text, { inputs })).toMatchObject({
      updateContacts: {
        succeeded: 2,
        failed: 1,
        items: [
          { index: 0, record: { id: contact_id, company: { id: '34700005' } } },
          { index: 1, error: { code: 'NOT_FOUND' } },
          { index: 2, record: { id: '33200001' } },
        ],
      },
    });
  });
});
