import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { type CountryCode, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

type Input = Record<string, unknown>;

async function createContact(account: Account, input: Input): Promise<string> {
  const text = 'mutation ($input: CreateContactInput!) { createContact(input: $input) { id } }';
  return (await account.query<{ createContact: { id: string } }>(text, { input })).createContact.id;
}

const getOrCreateText = `mutation (
  $query: String!, $name: String, $email: String, $phone: String, $fillMissing: Boolean!, $matchByName: Boolean!
) {
  getOrCreateContact(
    query: $query, name: $name, email: $email, phone: $phone, fillMissing: $fillMissing, matchByName: $matchByName
  ) { contact { id name phones { value } emails { value } } created missing filled otherMatches { id } }
}`;

function getOrCreate(account: Account, args: Input) {
  return account.execute(getOrCreateText, { fillMissing: false, matchByName: false, ...args });
}

const createClientAndLeadText = `mutation (
  $query: String!, $name: String, $email: String, $phone: String, $matchByName: Boolean!
) {
  createClientAndLead(
    contactQuery: $query, contactName: $name, contactEmail: $email, contactPhone: $phone, matchByName: $matchByName
    lead: { name: "Окна", price: 90000 }
  ) { contact { id name phones { value } } contactCreated leadCreated otherMatches { id } }
}`;

function createClientAndLead(account: Account, args: Input) {
  return account.execute(createClientAndLeadText, { matchByName: false, ...args });
}

async function search(account: Account, query: string): Promise<string[]> {
  const text = 'query ($query: String!) { searchContacts(query: $query) { id } }';
  return (await account.query<{ searchContacts: { id: string }[] }>(text, { query })).searchContacts.map(
    ({ id }) => id,
  );
}

const stored = ({ sandbox }: Account) => ({
  contacts: sandbox.data().contacts.rows().length,
  leads: sandbox.data().leads.rows().length,
});

/** An empty account of a country. */
async function openIn(country: string): Promise<Account> {
  const account = await openAccount({ empty: true });
  account.sandbox.data().metadata.account.country = country;
  return account;
}

async function openWithTwoMarias() {
  const account = await openAccount({ empty: true });
  const first = await createContact(account, { name: 'Мария Иванова', phone: '8 903 111-22-33' });
  const second = await createContact(account, { name: 'Мария Иванова', phone: '8 999 123-45-67', email: 'masha@x.ru' });
  return { account, first, second };
}

describe('a phone or e-mail identifies a contact, a name does not', () => {
  it('the lead goes to the contact whose phone is given, not to another of the same name', async () => {
    const { account, second } = await openWithTwoMarias();
    for (const given of [{ phone: '+7 999 123-45-67' }, { email: 'MASHA@x.ru' }]) {
      const { data } = await createClientAndLead(account, { query: 'Мария Иванова', ...given });
      expect(data).toMatchObject({ createClientAndLead: { contact: { id: second }, contactCreated: false } });
    }
    const { data } = await createClientAndLead(account, { query: 'Мария Иванова, 8 (999) 123-45-67' });
    expect(data).toMatchObject({ createClientAndLead: { contact: { id: second } } });
  });

  it('nothing is added to the card of the other contact', async () => {
    const { account, first, second } = await openWithTwoMarias();
    const args = { query: 'Мария Иванова', phone: '89991234567', email: 'new@x.ru', fillMissing: true };
    const { data } = await getOrCreate(account, args);
    expect(data).toMatchObject({ getOrCreateContact: { contact: { id: second }, filled: ['email'] } });
    const card = await account.query('query ($id: ID!) { contact(id: $id) { phones { value } emails { value } } }', {
      id: first,
    });
    expect(card).toEqual({ contact: { phones: [{ value: '8 903 111-22-33' }], emails: [] } });
  });

  it('an unknown phone creates a new contact, and contacts of the same name are listed', async () => {
    const { account, first, second } = await openWithTwoMarias();
    const { data } = await createClientAndLead(account, { query: 'Мария Иванова', phone: '8 916 555-00-00' });
    expect(data).toMatchObject({
      createClientAndLead: {
        contact: { name: 'Мария Иванова', phones: [{ value: '8 916 555-00-00' }] },
        contactCreated: true,
        otherMatches: [{ id: first }, { id: second }],
      },
    });
    expect(stored(account)).toEqual({ contacts: 3, leads: 1 });
  });

  it('the tools do the same', async () => {
    const { account, first, second } = await openWithTwoMarias();
    const call = await openTools(account);
    const args = { contact_query: 'Мария Иванова', contact_phone: '8 916 555-00-00', lead_name: 'Окна' };
    expect(await call('smart_create_client_and_lead', args)).toMatchObject({
      contact_created: true,
      other_matches: [{ id: first }, { id: second }],
    });
  });

  it('a contact of the same name is used if the caller says so', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Мария Иванова' });
    const args = { query: 'Мария Иванова', phone: '8 916 555-00-00', matchByName: true, fillMissing: true };
    const { data } = await getOrCreate(account, args);
    expect(data).toMatchObject({ getOrCreateContact: { contact: { id }, created: false, filled: ['phone'] } });
    expect(stored(account)).toEqual({ contacts: 1, leads: 0 });
  });

  it('with several contacts of the same name and nothing else, no lead is put on the wrong card', async () => {
    const { account, first, second } = await openWithTwoMarias();
    for (const args of [
      { query: 'Мария Иванова' },
      { query: 'Мария Иванова', phone: '8 916 555-00-00', matchByName: true },
    ]) {
      const { errors } = await createClientAndLead(account, args);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'AMBIGUOUS_CONTACT',
        fault: 'caller',
        contacts: [{ contactId: first }, { contactId: second }],
      });
    }
    expect(stored(account)).toEqual({ contacts: 2, leads: 0 });
    const { data } = await getOrCreate(account, { query: 'Мария Иванова' });
    expect(data).toMatchObject({ getOrCreateContact: { contact: { id: first }, otherMatches: [{ id: second }] } });
  });

  it('a name chooses among those who share a phone', async () => {
    const account = await openAccount({ empty: true });
    const ivan = await createContact(account, { name: 'Иван Петров', phone: '8 999 123-45-67' });
    const maria = await createContact(account, { name: 'Мария Петрова', phone: '8 999 123-45-67' });
    const { data } = await createClientAndLead(account, { query: '89991234567', name: 'Мария Петрова' });
    expect(data).toMatchObject({ createClientAndLead: { contact: { id: maria }, otherMatches: [{ id: ivan }] } });
  });
});

it('a conflict leaves the idempotency key free, so the caller can correct the request and send it again', async () => {
  const { account, second } = await openWithTwoMarias();
  const call = await openTools(account);
  const args = { query: 'masha@x.ru', idempotency_key: 'key-1' };
  const conflicting = call('get_or_create_contact', { ...args, phone: '8 903 111-22-33' });
  await expect(conflicting).rejects.toThrow('CONFLICTING_IDENTITIES');
  expect(await call('get_or_create_contact', args)).toMatchObject({ contact: { id: second } });
});

describe('phones and e-mails of different people', () => {
  const fields = ['createClientAndLead', 'getOrCreateContact'] as const;

  it.each(fields)('are an error of %s that names both, and nothing is written', async (field) => {
    const { account, first, second } = await openWithTwoMarias();
    const ask = field === 'getOrCreateContact' ? getOrCreate : createClientAndLead;
    const writes = () => account.sandbox.requests.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    for (const args of [
      { query: '8 903 111-22-33', email: 'masha@x.ru' },
      { query: 'masha@x.ru', phone: '8 903 111-22-33' },
      { query: '8 903 111-22-33, 8 999 123-45-67' },
    ]) {
      const { errors } = await ask(account, { ...args, name: 'Мария' });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICTING_IDENTITIES', fault: 'caller' });
      const contacts = errors?.[0]?.extensions.contacts as { contactId: string }[] | undefined;
      expect(contacts?.map(({ contactId }) => contactId).sort()).toEqual([first, second].sort());
      expect(errors?.[0]?.message).toContain('Nothing was written');
    }
    expect(writes()).toBe(before);
  });

  it('are also an error of create_complex_lead, even if one is named by its id', async () => {
    const { account, first } = await openWithTwoMarias();
    const call = await openTools(account);
    for (const args of [
      { contact_phone: '8 903 111-22-33', contact_email: 'masha@x.ru' },
      { contact_id: first, contact_phone: '8 999 123-45-67' },
    ]) {
      await expect(call('create_complex_lead', { lead_name: 'Окна', ...args })).rejects.toThrow(
        'CONFLICTING_IDENTITIES',
      );
    }
    expect(stored(account)).toEqual({ contacts: 2, leads: 0 });
  });

  it('are accepted if one card has both', async () => {
    const account = await openAccount({ empty: true });
    const phoneOnly = await createContact(account, { name: 'А', phone: '8 999 123-45-67' });
    const both = await createContact(account, { name: 'Б', phone: '8 999 123-45-67', email: 'b@x.ru' });
    const { data } = await getOrCreate(account, { query: '8 999 123-45-67', email: 'b@x.ru' });
    expect(data).toMatchObject({ getOrCreateContact: { contact: { id: both }, otherMatches: [{ id: phoneOnly }] } });
  });
});

describe('a number of another country', () => {
  it.each([
    ['998901234567', '+998 90 123-45-67'],
    ['+998 90 123-45-67', '998901234567'],
    ['8~10 998 90 123-45-67', '998901234567'],
    ['00998901234567', '+998901234567'],
    ['375291234567', '+375 29 123-45-67'],
    ['48512345678', '+48 512 345 678'],
  ])('stored as «%s» is found as «%s»', async (phone, query) => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', phone });
    expect(await search(account, query)).toEqual([id]);
    const { data } = await getOrCreate(account, { query });
    expect(data).toMatchObject({ getOrCreateContact: { created: false, contact: { id } } });
  });

  it('is refused if the account’s country has that number too', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', phone: '423 234 56 78' });
    const { errors } = await getOrCreate(account, { query: '+423 234 5678' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'AMBIGUOUS_CONTACT', contacts: [{ contactId: id }] });
    expect(errors?.[0]?.extensions).toMatchObject({ remedy: expect.stringContaining('country code') });
    expect((await getOrCreate(account, { query: '+7 423 234 56 78' })).data).toMatchObject({
      getOrCreateContact: { contact: { id } },
    });
  });

  it.each([
    ['PL', '512 345 678', '+48512345678'],
    ['PL', '+48 512 345 678', '512345678'],
    ['UZ', '90 123 45 67', '+998901234567'],
    ['BY', '8 029 123-45-67', '+375 29 123-45-67'],
    ['DE', '0171 1234567', '+49 171 1234567'],
    ['AR', '011 15-2345-6789', '+54 9 11 2345-6789'],
    ['IT', '06 1234 5678', '+39 06 12345678'],
    ['EE', '512 3456', '+372 512 3456'],
  ])('of an account in %s: «%s» is found as «%s»', async (country, phone, query) => {
    const account = await openIn(country);
    const id = await createContact(account, { name: 'Anna', phone });
    expect(await search(account, query)).toEqual([id]);
  });
});

it.each([
  [['998901234567', '+998 90 123-45-67', '00998901234567', 'тел. +998901234567']],
  [['почта@пример.рф', 'ПОЧТА@xn--e1afmkfd.xn--p1ai', 'mailto:почта@пример.рф', '<почта@пример.рф>']],
  [['8 495 123-45-67 доб. 101', '+7 (495) 123-45-67,101', 'tel:+74951234567;ext=101', '84951234567 вн. 101']],
])('concurrent calls for %o create one contact, though the search is not up to date', async (queries) => {
  const account = await openAccount({ empty: true, indexDelay: 5 });
  const results = await Promise.all([...queries, ...queries].map((query) => getOrCreate(account, { query })));
  expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  expect(stored(account)).toEqual({ contacts: 1, leads: 0 });
});

describe('a phone extension', () => {
  const office = '+7 (495) 123-45-67';

  it('tells apart the people who share a number', async () => {
    const account = await openAccount({ empty: true });
    const ids: string[] = [];
    for (const extension of ['101', '102']) {
      const { data } = await getOrCreate(account, { query: `${office} (доб. ${extension})`, name: extension });
      const { getOrCreateContact: answer } = data as { getOrCreateContact: { created: boolean; contact: Input } };
      expect(answer.created).toBe(true);
      expect(answer.contact).toMatchObject({ phones: [{ value: `${office} (доб. ${extension})` }] });
      ids.push(String(answer.contact.id));
    }
    expect(await search(account, '8 495 123-45-67 ext 102')).toEqual([ids[1]]);
    expect(await search(account, office)).toEqual(ids);
    const { errors } = await createClientAndLead(account, { query: office });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'AMBIGUOUS_CONTACT' });
    expect(stored(account)).toEqual({ contacts: 2, leads: 0 });
  });

  it('finds the card that has the number without it, and reports that the card lacks it', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Ромашка', phone: office });
    const { data } = await getOrCreate(account, { query: `${office},101` });
    expect(data).toMatchObject({ getOrCreateContact: { contact: { id }, created: false, missing: ['phone'] } });
  });
});

describe('a stored value', () => {
  it.each([
    ['8 903 111-22-33, 8 999 123-45-67', '+79991234567'],
    ['8 903 111-22-33 / 8 999 123-45-67', '+79991234567'],
    ['моб. 8 999 123-45-67 (муж)', '+79991234567'],
    ['\u202a+7 999 123-45-67\u202c', '89991234567'],
    ['tel:+7-999-123-45-67', '8 999 123 45 67'],
  ])('«%s» is found by «%s»', async (value, query) => {
    const account = await openAccount({ empty: true });
    const customFields = [{ field: 'PHONE', values: [value] }];
    const id = await createContact(account, { name: 'Анна', customFields });
    expect(await search(account, query)).toEqual([id]);
    expect((await getOrCreate(account, { query })).data).toMatchObject({ getOrCreateContact: { created: false } });
  });

  it.each([
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['ПОЧТА@xn--e1afmkfd.xn--p1ai', 'почта@пример.рф'],
    ['Анна <anna@x.ru>', 'ANNA@X.RU'],
    ['anna@x.ru, boris@x.ru', 'mailto:boris@x.ru'],
  ])('«%s» is found by «%s»', async (value, query) => {
    const account = await openAccount({ empty: true });
    const customFields = [{ field: 'EMAIL', values: [value] }];
    const id = await createContact(account, { name: 'Анна', customFields });
    expect(await search(account, query)).toEqual([id]);
  });

  it('a plus tag makes another mailbox', async () => {
    const account = await openAccount({ empty: true });
    await createContact(account, { name: 'Анна', email: 'anna+shop@x.ru' });
    expect(await search(account, 'anna@x.ru')).toEqual([]);
  });

  it.each(['@anna_nails', '007', '24/7', "O'Brien", '7 Небо', 'Ёлка24'])(
    'a contact called «%s» is found',
    async (name) => {
      const account = await openAccount({ empty: true });
      const id = await createContact(account, { name });
      expect(await search(account, name)).toEqual([id]);
      expect((await getOrCreate(account, { query: name })).data).toMatchObject({
        getOrCreateContact: { created: false },
      });
    },
  );
});

describe('a written value', () => {
  it.each([
    ['\u202a+7\u00a0999\u00a0123\u201145\u201167\u202c', '+7 999 123-45-67'],
    ['тел. 8 999 123-45-67', '8 999 123-45-67'],
    ['8 495 123-45-67 доб. 101', '8 495 123-45-67 доб. 101'],
  ])('«%s» is stored as «%s»', async (phone, value) => {
    const account = await openAccount({ empty: true });
    const { data } = await getOrCreate(account, { query: 'Анна', phone });
    expect(data).toMatchObject({ getOrCreateContact: { contact: { phones: [{ value }] } } });
  });

  it.each(['4276123456789012', '12-34-56', '123', 'anna@', '1-800-FLOWERS', '+'])(
    '«%s» creates no contact',
    async (query) => {
      const account = await openAccount({ empty: true });
      for (const ask of [getOrCreate, createClientAndLead]) {
        const { errors } = await ask(account, { query });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
      }
      expect(stored(account)).toEqual({ contacts: 0, leads: 0 });
    },
  );

  it.each(['4276123456789012', 'Анна', 'a@x.ru'])('a phone «%s» is refused', async (phone) => {
    const account = await openAccount({ empty: true });
    const { errors } = await getOrCreate(account, { query: 'Анна', phone });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['phone'] }] });
  });
});

/** Ten ways to write a number; the last three do not say its country. */
const spellings: ((number: PhoneNumber) => string)[] = [
  (number) => number.number,
  (number) => number.formatInternational(),
  (number) => number.number.slice(1),
  (number) => `00${number.number.slice(1)}`,
  (number) => number.getURI(),
  (number) => `тел. ${number.formatInternational().replaceAll(' ', '\u2011')}`,
  (number) =>
    `\u202a+${number.countryCallingCode} (${number.nationalNumber.slice(0, 2)}) ${number.nationalNumber.slice(2)}`,
  (number) => number.formatNational(),
  (number) => number.formatNational().replace(/\D/g, ''),
  (number) => number.nationalNumber,
];

describe('phone numbers of all countries', () => {
  const countries = Object.keys(examples) as CountryCode[];

  const accounts = ['RU', 'PL', 'US'];

  it.each(accounts)('in an account in %s are found or refused, and never duplicated', async (country) => {
    const account = await openIn(country);
    const numbers = countries
      .map((each) => getExampleNumber(each, examples) as PhoneNumber)
      .filter((number, index, all) => all.findIndex((other) => other.number === number.number) === index)
      // A third of the countries in each account: all pairs of spellings are compared in a unit test.
      .filter((_, index) => index % accounts.length === accounts.indexOf(country));
    for (const [index, number] of numbers.entries()) {
      // Each pair of spellings comes up for some country.
      const before = stored(account).contacts;
      const one = spellings[index % 10]?.(number) ?? '';
      const other = spellings[Math.floor(index / 10 + index * 3) % 10]?.(number) ?? '';
      const results = [
        await getOrCreate(account, { query: one, name: number.country }),
        await getOrCreate(account, { query: other, name: number.country }),
      ];
      const label = `${number.country}: «${one}», «${other}»`;
      for (const { errors } of results) {
        const code = errors?.[0]?.extensions.code;
        expect([undefined, 'VALIDATION_FAILED', 'AMBIGUOUS_CONTACT'], label).toContain(code);
      }
      expect(stored(account).contacts - before, label).toBeLessThanOrEqual(1);
    }
  });
});
