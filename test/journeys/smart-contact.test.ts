import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Found {
  id: string;
  name: string;
}

async function createContact(account: Account, input: Record<string, unknown>): Promise<string> {
  const text = 'mutation ($input: CreateContactInput!) { createContact(input: $input) { id } }';
  const { createContact: contact } = await account.query<{ createContact: { id: string } }>(text, { input });
  return contact.id;
}

async function search(account: Account, query: string): Promise<string[]> {
  const text = 'query ($query: String!) { searchContacts(query: $query) { id name } }';
  const { searchContacts } = await account.query<{ searchContacts: Found[] }>(text, { query });
  return searchContacts.map(({ id }) => id);
}

interface Check {
  exists: boolean;
  contact: Found | null;
  otherMatches: Found[];
}

async function check(account: Account, query: string): Promise<Check> {
  const text = `query ($query: String!) {
    checkContactExists(query: $query) { exists contact { id name } otherMatches { id name } }
  }`;
  return (await account.query<{ checkContactExists: Check }>(text, { query })).checkContactExists;
}

interface Ensured {
  contact: Found & { phones: { value: string }[]; emails: { value: string }[] };
  created: boolean;
  missing: string[];
  filled: string[];
  otherMatches: Found[];
}

async function getOrCreate(account: Account, args: Record<string, unknown>): Promise<Ensured> {
  const text = `mutation ($query: String!, $name: String, $email: String, $phone: String, $fillMissing: Boolean) {
    getOrCreateContact(query: $query, name: $name, email: $email, phone: $phone, fillMissing: $fillMissing) {
      contact { id name phones { value } emails { value } } created missing filled otherMatches { id name }
    }
  }`;
  const variables = { fillMissing: false, ...args };
  return (await account.query<{ getOrCreateContact: Ensured }>(text, variables)).getOrCreateContact;
}

const values = (items: { value: string }[]) => items.map(({ value }) => value);

describe('a contact is found by phone', () => {
  const spellings = [
    '8 999 123-45-67',
    '+7 999 123-45-67',
    '79991234567',
    '89991234567',
    '(999) 123-45-67',
    '999 123 45 67',
    '+7(999)123-45-67',
    '8-999-123-45-67',
    '  +7 999 123–45–67 ',
    '8 (999) 123-45-67 доб. 12',
  ];

  it.each(spellings)('asked for as «%s», in whatever form it is stored', async (query) => {
    const account = await openAccount({ empty: true });
    const ids: string[] = [];
    for (const [index, phone] of spellings.slice(0, 7).entries()) {
      ids.push(await createContact(account, { name: `Клиент ${index + 1}`, phone }));
    }
    await createContact(account, { name: 'Кто-то другой', phone: '+7 999 123-45-68' });
    expect(await search(account, query)).toEqual(ids);
  });

  it('but not by a number in a name, an address or a custom field', async () => {
    const account = await openAccount();
    for (const number of ['+7 999 123-45-67', '8 926 123-45-67', '8 916 555-00-00', '+7 903 555-10-00']) {
      const digits = number.replace(/\D/g, '').slice(-10);
      const text = 'query ($query: String) { contacts(query: $query) { nodes { id phones { value } } } }';
      const { contacts } = await account.query<{
        contacts: { nodes: { id: string; phones: { value: string }[] }[] };
      }>(text, { query: digits });
      const owners = contacts.nodes.filter(({ phones }) =>
        values(phones).some((value) => value.replace(/\D/g, '').endsWith(digits)),
      );
      expect(contacts.nodes.length, `amoCRM’s own search is misled by ${number}`).toBeGreaterThan(owners.length);
      expect(await search(account, number)).toEqual(owners.map(({ id }) => id));
      expect(await check(account, number)).toMatchObject({ exists: owners.length > 0 });
    }
  });

  it('but not by a number of another country with the same last digits', async () => {
    const account = await openAccount({ empty: true });
    const domestic = await createContact(account, { name: 'Анна', phone: '+7 999 123-45-67' });
    const foreign = await createContact(account, { name: 'Ann', phone: '+1 999 123-45-67' });
    expect(await search(account, '8 999 123-45-67')).toEqual([domestic]);
    expect(await search(account, '+1 999 123 45 67')).toEqual([foreign]);
  });

  it('also by the second phone of a contact', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, {
      name: 'Анна',
      customFields: [{ field: 'PHONE', values: ['8 903 111-22-33', '8 999 123-45-67'] }],
    });
    expect(await search(account, '+79991234567')).toEqual([id]);
  });

  it.each(['12345', '12-34-56', '+7', '4276 1234 5678 9012'])(
    '«%s» is not a valid phone, and nothing is sent',
    async (query) => {
      const account = await openAccount();
      const text = 'query ($query: String!) { checkContactExists(query: $query) { exists } }';
      const requests = await account.count(async () => {
        const { data, errors } = await account.execute(text, { query });
        expect(Object.values(data ?? {})).toEqual([null]);
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['query'] }] });
        expect(errors?.[0]?.message).toContain('7 to 15');
      });
      expect(requests).toBe(0);
    },
  );
});

describe('a contact is found by e-mail', () => {
  it('in any case, and only by the whole address', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', email: 'Anna.Smirnova@Example.COM' });
    await createContact(account, { name: 'Жанна', email: 'zhanna.smirnova@example.com' });
    expect(await search(account, 'anna.smirnova@example.com')).toEqual([id]);
    expect(await search(account, ' ANNA.SMIRNOVA@EXAMPLE.COM ')).toEqual([id]);
    expect(await search(account, 'smirnova@example.com')).toEqual([]);
  });

  it('but not by an address in a name', async () => {
    const account = await openAccount({ empty: true });
    await createContact(account, { name: 'Письмо от anna@example.com' });
    expect(await check(account, 'anna@example.com')).toEqual({ exists: false, contact: null, otherMatches: [] });
  });

  it('text with an @ that is not a valid address is an error', async () => {
    const account = await openAccount();
    const { errors } = await account.execute('{ searchContacts(query: "anna@") { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['query'] }] });
  });
});

describe('a contact is found by name', () => {
  it('a search matches a part of it, a check the whole', async () => {
    const account = await openAccount({ empty: true });
    const anna = await createContact(account, { name: 'Анна Смирнова' });
    const zhanna = await createContact(account, { name: 'Жанна Смирнова' });
    expect(await search(account, 'смирнова')).toEqual([anna, zhanna]);
    expect(await search(account, 'анна смирнова')).toEqual([anna, zhanna]);
    expect(await check(account, 'АННА  смирнова')).toMatchObject({ contact: { id: anna }, otherMatches: [] });
    expect(await check(account, 'Смирнова')).toMatchObject({ exists: false });
  });

  it('a name with «ё» is found as it is written', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Пётр Фёдоров' });
    expect(await search(account, 'Пётр Фёдоров')).toEqual([id]);
    expect(await check(account, 'Пётр Фёдоров')).toMatchObject({ exists: true, contact: { id } });
  });

  it('but not by a tag or company of that name', async () => {
    const account = await openAccount({ empty: true });
    await createContact(account, { name: 'Анна', tags: ['Смирнова'] });
    expect(await search(account, 'Смирнова')).toEqual([]);
  });
});

describe('several exact matches', () => {
  it('give the oldest, and the others are listed', async () => {
    let now = Date.UTC(2026, 10, 1) / 1000;
    const account = await openAccount({ empty: true, now: () => now });
    const ids: string[] = [];
    for (const phone of ['8 999 123-45-67', '+7 (999) 123-45-67', '79991234567']) {
      ids.push(await createContact(account, { name: 'Анна', phone }));
      now += 60;
    }
    expect(await check(account, '999 123-45-67')).toMatchObject({
      contact: { id: ids[0] },
      otherMatches: [{ id: ids[1] }, { id: ids[2] }],
    });
    expect(await getOrCreate(account, { query: '999 123-45-67' })).toMatchObject({
      created: false,
      contact: { id: ids[0] },
      otherMatches: [{ id: ids[1] }, { id: ids[2] }],
    });
  });

  it('do not include contacts in the trash', async () => {
    const account = await openAccount({ empty: true });
    const first = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67' });
    const second = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67' });
    account.sandbox.trash('contacts', Number(first));
    expect(await check(account, '8 999 123-45-67')).toMatchObject({ contact: { id: second }, otherMatches: [] });
  });
});

describe('getOrCreateContact', () => {
  it('creates once, then finds', async () => {
    const account = await openAccount();
    const args = { query: '8 999 123-45-67', name: 'Анна Смирнова', email: 'Anna@Novaya.example' };
    const first = await getOrCreate(account, args);
    expect(first).toMatchObject({ created: true, missing: [], filled: [], otherMatches: [] });
    expect(first.contact.name).toBe('Анна Смирнова');
    expect(values(first.contact.phones)).toEqual(['+79991234567']);
    expect(values(first.contact.emails)).toEqual(['Anna@Novaya.example']);
    for (const query of ['(999) 123-45-67', 'anna@novaya.example']) {
      expect(await getOrCreate(account, { query })).toMatchObject({
        created: false,
        contact: { id: first.contact.id },
      });
    }
  });

  it('names a new contact by what is known of it', async () => {
    const account = await openAccount({ empty: true });
    expect((await getOrCreate(account, { query: '8 999 123-45-67' })).contact.name).toBe('+79991234567');
    expect((await getOrCreate(account, { query: 'Anna@Example.com' })).contact.name).toBe('anna@example.com');
    const byName = await getOrCreate(account, { query: 'Анна Смирнова', phone: '8 903 111-22-33' });
    expect(byName.contact.name).toBe('Анна Смирнова');
    expect(values(byName.contact.phones)).toEqual(['8 903 111-22-33']);
  });

  it('finds by any of the given phone and e-mail, not only by the query', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', email: 'anna@example.com' });
    const found = await getOrCreate(account, { query: '8 999 123-45-67', email: 'ANNA@example.com' });
    expect(found).toMatchObject({ created: false, contact: { id } });
  });

  it('reports what the found contact lacks and leaves it unchanged', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67' });
    const found = await getOrCreate(account, { query: '+79991234567', name: 'Другое имя', email: 'anna@example.com' });
    expect(found).toMatchObject({ created: false, missing: ['email'], filled: [], contact: { id, name: 'Анна' } });
    expect(found.contact.emails).toEqual([]);
  });

  it('also reports the phone of the query if the contact was found by e-mail', async () => {
    const account = await openAccount({ empty: true });
    await createContact(account, { name: 'Анна', email: 'anna@example.com' });
    const args = { query: '8 999 123-45-67', email: 'anna@example.com' };
    expect(await getOrCreate(account, args)).toMatchObject({ created: false, missing: ['phone'], filled: [] });
    const filled = await getOrCreate(account, { ...args, fillMissing: true });
    expect(filled).toMatchObject({ missing: ['phone'], filled: ['phone'] });
    expect(values(filled.contact.phones)).toEqual(['+79991234567']);
  });

  it('adds what is missing if asked to, and keeps what exists', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67' });
    const found = await getOrCreate(account, {
      query: '8 999 123-45-67',
      phone: '8 903 111-22-33',
      email: 'anna@example.com',
      fillMissing: true,
    });
    expect(found).toMatchObject({ created: false, missing: ['phone', 'email'], filled: ['phone', 'email'] });
    expect(found.contact.id).toBe(id);
    expect(values(found.contact.phones)).toEqual(['8 999 123-45-67', '8 903 111-22-33']);
    expect(values(found.contact.emails)).toEqual(['anna@example.com']);
  });

  it('finds what it added at once, although amoCRM’s search is not up to date', async () => {
    let now = Date.UTC(2026, 10, 5) / 1000;
    const account = await openAccount({ empty: true, indexDelay: 5, now: () => now });
    const id = await createContact(account, { name: 'Анна', email: 'anna@example.com' });
    now += 10;
    await getOrCreate(account, { query: 'anna@example.com', phone: '8 999 123-45-67', fillMissing: true });
    expect(await getOrCreate(account, { query: '+79991234567' })).toMatchObject({ created: false, contact: { id } });
  });

  it('gives a new contact both phones if two are known', async () => {
    const account = await openAccount({ empty: true });
    const { contact } = await getOrCreate(account, { query: '8 999 123-45-67', phone: '8 903 111-22-33' });
    expect(values(contact.phones)).toEqual(['+79991234567', '8 903 111-22-33']);
  });

  it('refuses an invalid phone before anything is read or written', async () => {
    const account = await openAccount();
    const before = account.sandbox.data().contacts.rows().length;
    const requests = await account.count(async () => {
      const text = 'mutation { getOrCreateContact(query: "12-34-56", name: "Анна") { created } }';
      const { errors } = await account.execute(text);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['query'] }] });
    });
    expect(requests).toBe(0);
    expect(account.sandbox.data().contacts.rows()).toHaveLength(before);
  });
});
