import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

type Input = Record<string, unknown>;

interface Answer {
  contact: { id: string };
  contacts: { id: string }[];
}

async function createContact(account: Account, input: Input): Promise<string> {
  const text = 'mutation ($input: CreateContactInput!) { createContact(input: $input) { id } }';
  return (await account.query<{ createContact: { id: string } }>(text, { input })).createContact.id;
}

const countContacts = ({ sandbox }: Account) => sandbox.data().contacts.rows().length;

describe('while amoCRM’s search is not up to date', () => {
  const lagging = () => openAccount({ empty: true, indexDelay: 5 });

  it('a contact from create_contact is found by its phone, e-mail and name', async () => {
    const account = await lagging();
    const call = await openTools(account);
    const { contact } = await call<Answer>('create_contact', {
      name: 'Мария Иванова',
      phone: '8 999 123-45-67',
      email: 'masha@x.ru',
    });
    for (const query of ['+79991234567', 'MASHA@X.RU', 'Иванова Мария']) {
      expect(await call('check_contact_exists', { query })).toMatchObject({
        exists: true,
        contact: { id: contact.id },
      });
      expect((await call<Answer>('search_contact', { query })).contacts).toMatchObject([{ id: contact.id }]);
      expect(await call('get_or_create_contact', { query })).toMatchObject({
        created: false,
        contact: { id: contact.id },
      });
    }
    const lead = { contact_phone: '9991234567', lead_name: 'Окна' };
    expect(await call('create_complex_lead', lead)).toMatchObject({ contact: { id: contact.id } });
    expect(countContacts(account)).toBe(1);
  });

  it('a phone that update_contact added counts as well', async () => {
    const account = await lagging();
    const call = await openTools(account);
    const id = await createContact(account, { name: 'Пётр' });
    await call('update_contact', { contact_id: id, phone: '8 916 555-44-33' });
    expect(await call('get_or_create_contact', { query: '+79165554433' })).toMatchObject({ contact: { id } });
  });

  it('two contacts that were written with one phone are both known', async () => {
    const account = await lagging();
    const call = await openTools(account);
    const phone = '8 999 123-45-67';
    const first = await createContact(account, { name: 'Иван Петров', phone });
    const second = await createContact(account, { name: 'Мария Петрова', phone });
    expect((await call<Answer>('search_contact', { query: phone })).contacts).toMatchObject([
      { id: first },
      { id: second },
    ]);
    const args = { contact_query: phone, contact_name: 'Мария', lead_name: 'Окна' };
    expect(await call('smart_create_client_and_lead', args)).toMatchObject({ contact: { id: second } });
  });

  it('a new contact of the same name makes the name ambiguous', async () => {
    let now = Date.UTC(2026, 10, 5) / 1000;
    const account = await openAccount({ empty: true, indexDelay: 5, now: () => now });
    await createContact(account, { name: 'Мария Иванова', phone: '8 903 111-22-33' });
    now += 60;
    const call = await openTools(account);
    await call('get_or_create_contact', { query: 'Мария Иванова', phone: '8 999 123-45-67' });
    const args = { contact_query: 'Мария Иванова', lead_name: 'Окна' };
    await expect(call('smart_create_client_and_lead', args)).rejects.toThrow('AMBIGUOUS_CONTACT');
  });
});

describe('values that were added to a card', () => {
  it('do not change the contact’s own name to the given one', async () => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const ivan = await createContact(account, { name: 'Иван', phone: '8 999 123-45-67' });
    const args = { query: 'Мария Иванова', phone: '8 999 123-45-67', email: 'masha@x.ru', fill_missing: true };
    expect(await call('get_or_create_contact', args)).toMatchObject({ contact: { id: ivan }, filled: ['email'] });
    const lead = { contact_query: 'Мария Иванова', lead_name: 'Окна' };
    expect(await call('smart_create_client_and_lead', lead)).toMatchObject({ contact_created: true });
  });

  it('do not hide the others who share the phone', async () => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const phone = '8 999 123-45-67';
    const ivan = await createContact(account, { name: 'Иван Петров', phone });
    const maria = await createContact(account, { name: 'Мария Петрова', phone });
    const fill = { query: phone, name: 'Иван Петров', email: 'ivan@x.ru', fill_missing: true };
    await call('get_or_create_contact', { ...fill, query: 'Иван Петров', phone });
    const lead = { contact_phone: phone, contact_name: 'Мария Петрова', lead_name: 'Окна' };
    expect(await call('create_complex_lead', lead)).toMatchObject({
      contact: { id: maria },
      other_matches: [{ id: ivan }],
    });
  });
});

describe('people with different names who share a phone', () => {
  async function openShared() {
    const account = await openAccount({ empty: true });
    const phone = '8 999 123-45-67';
    const ivan = await createContact(account, { name: 'Иван Петров', phone });
    const maria = await createContact(account, { name: 'Мария Петрова', phone });
    return { account, call: await openTools(account), phone, ivan, maria };
  }

  it.each(['Мария', 'петрова мария', 'Мария Сергеевна Петрова', 'МАРИЯ'])('are distinguished by «%s»', async (name) => {
    const { call, phone, maria } = await openShared();
    const lead = { lead_name: 'Окна', check_existing_leads: false };
    for (const args of [
      { contact_query: phone, contact_name: name },
      { contact_query: name, contact_phone: phone },
      { contact_query: `${name} ${phone}` },
    ]) {
      expect(await call('smart_create_client_and_lead', { ...lead, ...args })).toMatchObject({
        contact: { id: maria },
      });
    }
    expect(
      await call('create_complex_lead', { contact_phone: phone, contact_name: name, lead_name: 'Окна' }),
    ).toMatchObject({ contact: { id: maria } });
    expect(await call('check_contact_exists', { query: `${name} ${phone}` })).toMatchObject({ contact: { id: maria } });
  });

  it('get nothing added without a name that identifies one', async () => {
    const { account, call, phone, ivan } = await openShared();
    const args = { query: phone, email: 'new@x.ru', fill_missing: true };
    expect(await call('get_or_create_contact', args)).toMatchObject({
      contact: { id: ivan },
      missing: ['email'],
      filled: [],
    });
    expect(account.sandbox.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
    expect(await call('get_or_create_contact', { ...args, name: 'Мария' })).toMatchObject({ filled: ['email'] });
  });
});

describe('a name in another order or spelling', () => {
  it.each([
    ['Мария Иванова', 'Иванова Мария'],
    ['Иванова Мария Петровна', 'Мария Петровна Иванова'],
    ['Анна  Белова', 'Анна Белова'],
    ['Пётр Соколов', 'петр соколов'],
    ['Петр Соколов', 'Соколов Пётр'],
  ])('«%s» is found by «%s», and no contact is created', async (name, query) => {
    let now = Date.UTC(2026, 10, 5) / 1000;
    const account = await openAccount({ empty: true, now: () => now });
    const id = await createContact(account, { name });
    now += 120;
    const call = await openTools(account);
    expect(await call('check_contact_exists', { query })).toMatchObject({ contact: { id } });
    expect((await call<Answer>('search_contact', { query })).contacts).toMatchObject([{ id }]);
    expect(await call('get_or_create_contact', { query })).toMatchObject({ created: false, contact: { id } });
  });

  it('costs one request if a contact has exactly this name, and two otherwise', async () => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    await createContact(account, { name: 'Мария Иванова' });
    const check = (query: string) => account.count(() => call('check_contact_exists', { query }));
    expect(await check('Мария Иванова')).toBe(1);
    expect(await check('Ольга Чехова')).toBe(2);
    expect(await check('Ольга')).toBe(1);
  });

  it('creates one contact for concurrent calls in both orders', async () => {
    const account = await openAccount({ empty: true, indexDelay: 5 });
    const call = await openTools(account);
    await Promise.all(
      ['Пётр Чехов', 'Чехов Пётр', 'чехов петр'].map((query) => call('get_or_create_contact', { query })),
    );
    expect(countContacts(account)).toBe(1);
  });
});

describe('a bulk that changes one record twice', () => {
  it.each([
    ['updateContacts', 'Contact', { phone: '8 999 123-45-67' }, { email: 'a@x.ru' }],
    ['updateContacts', 'Contact', { name: 'Анна' }, { phones: [{ value: '8 999 765-43-21' }] }],
    ['updateCompanies', 'Company', { phone: '8 999 123-45-67' }, { phone: '8 999 765-43-21' }],
  ])('%s refuses the second change of %s by name: %o, %o', async (field, noun, first, second) => {
    const account = await openAccount({ empty: true });
    const create = `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { id } }`;
    const made = await account.query<Record<string, { id: string }>>(create, { input: { name: 'А' } });
    const id = made[`create${noun}`]?.id;
    const type = field === 'updateContacts' ? 'UpdateContactsInput' : 'UpdateCompaniesInput';
    const { errors } = await account.execute(
      `mutation ($inputs: [${type}!]!) { ${field}(inputs: $inputs) { succeeded } }`,
      {
        inputs: [
          { id, fields: first },
          { id, fields: second },
        ],
      },
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['inputs', 1, 'id'], message: expect.stringContaining('changed twice') }],
    });
    expect(account.sandbox.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });
});

describe('search_contact', () => {
  it('finds by the last digits of a phone', async () => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const id = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67' });
    await createContact(account, { name: 'Борис', phone: '8 999 456-77-88' });
    for (const query of ['4567', '567', '123-45-67']) {
      expect((await call<Answer>('search_contact', { query })).contacts).toMatchObject([{ id }]);
    }
    expect(await call('check_contact_exists', { query: '4567' })).toMatchObject({ exists: false });
  });

  it('finds a contact whose whole name is a phone, but does not write to it for that reason', async () => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const id = await createContact(account, { name: 'Клиент 79991234567' });
    const query = 'Клиент 79991234567';
    expect((await call<Answer>('search_contact', { query })).contacts).toMatchObject([{ id }]);
    expect(await call('get_or_create_contact', { query })).toMatchObject({ created: true });
  });
});
