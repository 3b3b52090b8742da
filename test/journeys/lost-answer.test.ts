import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

/** Writes that create something: their route, their document, and how many records are stored afterwards. */
interface Write {
  path: string;
  text: string;
  /** How many records of what the write creates are stored. */
  count(account: Account): number;
  /** The id in the answer. */
  idOf(data: Record<string, unknown>): string | undefined;
}

const contacts = ({ sandbox }: Account) => sandbox.data().contacts.rows();
const leads = ({ sandbox }: Account) => sandbox.data().leads.rows();

const read = (data: unknown, ...path: string[]) =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data) as
    | string
    | undefined;

const writes: Record<string, Write> = {
  createContact: {
    path: '/contacts$',
    text: 'mutation { createContact(input: { name: "Анна", phone: "8 999 123-45-67", email: "a@example.com" }) { id } }',
    count: (account) => contacts(account).length,
    idOf: (data) => read(data, 'createContact', 'id'),
  },
  createLead: {
    path: '/leads$',
    text: 'mutation { createLead(input: { name: "Окна", price: 90000, statusId: 63210454, tags: ["Срочно"] }) { id } }',
    count: (account) => leads(account).length,
    idOf: (data) => read(data, 'createLead', 'id'),
  },
  'createLead with a time of its own': {
    path: '/leads$',
    text: 'mutation { createLead(input: { name: "Архив", createdAt: "2019-03-01T10:00:00+03:00" }) { id } }',
    count: (account) => leads(account).length,
    idOf: (data) => read(data, 'createLead', 'id'),
  },
  'createTask with a time of its own': {
    path: '/tasks$',
    text: 'mutation { createTask(input: { text: "Архив", completeTill: "2019-11-06", createdAt: "2019-11-01" }) { id } }',
    count: ({ sandbox }) => sandbox.data().tasks.rows().length,
    idOf: (data) => read(data, 'createTask', 'id'),
  },
  createCompany: {
    path: '/companies$',
    text: 'mutation { createCompany(input: { name: "Ромашка", website: "https://romashka.example.ru" }) { id } }',
    count: ({ sandbox }) => sandbox.data().companies.rows().length,
    idOf: (data) => read(data, 'createCompany', 'id'),
  },
  createTask: {
    path: '/tasks$',
    text: 'mutation { createTask(input: { text: "Позвонить", completeTill: "2026-11-06", taskTypeId: 1 }) { id } }',
    count: ({ sandbox }) => sandbox.data().tasks.rows().length,
    idOf: (data) => read(data, 'createTask', 'id'),
  },
  getOrCreateCompany: {
    path: '/companies$',
    text: 'mutation { getOrCreateCompany(query: "ООО Ромашка", inn: "7707083893") { created company { id } } }',
    count: ({ sandbox }) => sandbox.data().companies.rows().length,
    idOf: (data) => read(data, 'getOrCreateCompany', 'company', 'id'),
  },
  getOrCreateContact: {
    path: '/contacts$',
    text: 'mutation { getOrCreateContact(query: "8 999 123-45-67", name: "Анна", email: "A@example.com") { created contact { id } } }',
    count: (account) => contacts(account).length,
    idOf: (data) => read(data, 'getOrCreateContact', 'contact', 'id'),
  },
  'createClientAndLead with a new client': {
    path: '/leads/complex',
    text: 'mutation { createClientAndLead(contactQuery: "8 999 123-45-67", lead: { name: "Окна" }) { lead { id } contact { id } } }',
    count: (account) => Math.max(leads(account).length, contacts(account).length),
    idOf: (data) => read(data, 'createClientAndLead', 'lead', 'id'),
  },
  'createLeadWithContact with nothing but a name': {
    path: '/leads/complex',
    text: 'mutation { createLeadWithContact(contactName: "Анна", lead: { name: "Окна" }) { lead { id } contact { id } } }',
    count: (account) => Math.max(leads(account).length, contacts(account).length),
    idOf: (data) => read(data, 'createLeadWithContact', 'lead', 'id'),
  },
};

const isCreated = ({ errors }: Awaited<ReturnType<Account['execute']>>) => errors === undefined;

/** How an answer is lost after amoCRM has applied the request. */
const lost: Record<string, FaultRule> = {
  'the connection breaks': { drop: 'after' },
  'the answer is cut off': { truncate: true },
  'the answer never comes': { hang: 'after' },
};

describe.each(Object.entries(writes))('%s', (_, { path, text, count, idOf }) => {
  it.each(Object.entries(lost))('is done once and reported as done, although %s', async (_reason, fault) => {
    const account = await openAccount({ empty: true, timeoutMs: 300 });
    account.sandbox.fault({ method: 'POST', path, ...fault });
    const result = await account.execute(text);
    expect(result.errors).toBeUndefined();
    expect(count(account)).toBe(1);
    expect(idOf(result.data ?? {})).toMatch(/^\d+$/);
  });

  it('is done once although the search is not up to date', async () => {
    const account = await openAccount({ empty: true, indexDelay: 60 });
    account.sandbox.fault({ method: 'POST', path, drop: 'after' });
    const result = await account.execute(text);
    expect(result.errors).toBeUndefined();
    expect(count(account)).toBe(1);
  });

  it.each(['drop', 'hang'] as const)('is not done twice if the request may not have arrived (%s)', async (kind) => {
    const account = await openAccount({ empty: true, timeoutMs: 300 });
    account.sandbox.fault({ method: 'POST', path, [kind]: 'before' });
    const result = await account.execute(text);
    expect(count(account)).toBe(isCreated(result) ? 1 : 0);
    if (!isCreated(result)) {
      expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN', fault: 'amocrm' });
      expect(result.errors?.[0]?.extensions).toMatchObject({ remedy: expect.stringContaining('look for the record') });
    }
  });

  it('is done once if amoCRM answered with an error and had done nothing', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path, status: 500 });
    const result = await account.execute(text);
    expect(result.errors).toBeUndefined();
    expect(count(account)).toBe(1);
  });

  it('is reported as unknown if amoCRM keeps failing', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path, status: 502, html: true, times: 0 });
    const result = await account.execute(text);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
    expect(count(account)).toBe(0);
    expect(account.sandbox.requestCount((request) => request.method === 'POST')).toBe(2);
  });

  it('is done once if amoCRM asked to wait', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path, status: 429, headers: { 'retry-after': '0' } });
    const result = await account.execute(text);
    expect(result.errors).toBeUndefined();
    expect(count(account)).toBe(1);
  });
});

describe('addNote', () => {
  const text = `mutation ($id: ID!, $text: String!) { addNote(entityType: LEADS, entityId: $id, text: $text) { id text } }`;

  it.each(Object.entries(lost))('is done once and reported as done, although %s', async (_reason, fault) => {
    const account = await openAccount({ timeoutMs: 300 });
    const [lead] = leads(account);
    const own = () =>
      account.sandbox
        .data()
        .notes.rows()
        .filter(({ entityId, entityType }) => entityType === 'leads' && entityId === lead?.id);
    const before = own().length;
    account.sandbox.fault({ method: 'POST', path: '/leads/notes', ...fault });
    const data = await account.query<{ addNote: { id: string; text: string } }>(text, {
      id: lead?.id,
      text: 'Перезвонить утром',
    });
    expect(own()).toHaveLength(before + 1);
    expect(data.addNote).toEqual({ id: String(own().at(-1)?.id), text: 'Перезвонить утром' });
  });
});

describe('a lead for an existing client', () => {
  const text = `mutation ($name: String!) {
    createClientAndLead(contactQuery: "8 999 123-45-67", checkExistingLeads: false, lead: { name: $name }) {
      lead { id contacts { id } } contact { id }
    }
  }`;

  async function openWithClient(): Promise<Account> {
    const account = await openAccount({ empty: true });
    await account.query('mutation { createContact(input: { name: "Анна", phone: "+79991234567" }) { id } }');
    return account;
  }

  it('is created once although the answer was lost', async () => {
    const account = await openWithClient();
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'after' });
    const [contact] = contacts(account);
    expect(await account.query(text, { name: 'Окна' })).toMatchObject({
      createClientAndLead: { lead: { contacts: [{ id: String(contact?.id) }] } },
    });
    expect(leads(account)).toHaveLength(1);
  });

  it('is not mistaken for an equal one that was just created', async () => {
    const account = await openWithClient();
    await account.query(text, { name: 'Окна' });
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'before' });
    const { errors } = await account.execute(text, { name: 'Окна' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
    expect(leads(account)).toHaveLength(1);
  });
});

describe('a record that another client creates at the same time', () => {
  it('is not mistaken for the lost one, unless it is equal in everything', async () => {
    const account = await openAccount({ empty: true });
    // A form on the site creates leads of the same name at the same time.
    await fetch(`${account.sandbox.url}/api/v4/leads/complex`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify([{ name: 'Заявка с сайта', _embedded: { contacts: [{ name: 'Борис' }] } }]),
    });
    account.sandbox.fault({ method: 'POST', path: '/leads/complex', drop: 'before' });
    const { errors } = await account.execute(`mutation {
      createClientAndLead(contactQuery: "8 999 123-45-67", contactName: "Анна", lead: { name: "Заявка с сайта" }) {
        lead { id }
      }
    }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
    expect(contacts(account).map(({ name }) => name)).toEqual(['Борис']);
  });

  it('is another one if it is a contact of the same name with another phone', async () => {
    const account = await openAccount({ empty: true });
    const text = 'mutation ($phone: String) { createContact(input: { name: "Анна", phone: $phone }) { id } }';
    await fetch(`${account.sandbox.url}/api/v4/contacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify([
        { name: 'Анна', custom_fields_values: [{ field_code: 'PHONE', values: [{ value: '8 903 111-22-33' }] }] },
      ]),
    });
    account.sandbox.fault({ method: 'POST', path: '/contacts$', drop: 'before' });
    const { errors } = await account.execute(text, { phone: '8 999 123-45-67' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
    expect(contacts(account)).toHaveLength(1);
  });
});

describe('two callers who create equal records at once and lose both answers', () => {
  it('each get their own record', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path: '/contacts$', drop: 'after', times: 2 });
    const text = 'mutation { createContact(input: { name: "Анна", phone: "8 999 123-45-67" }) { id } }';
    const answers = await Promise.all([account.query(text), account.query(text)]);
    const ids = answers.map((data) => read(data, 'createContact', 'id'));
    expect(new Set(ids).size).toBe(2);
    expect(contacts(account)).toHaveLength(2);
  });
});

describe('many leads in one bulk', () => {
  const text = `mutation ($inputs: [CreateLeadInput!]!) {
    createLeads(inputs: $inputs) { succeeded failed items { index record { id } error { code } } }
  }`;
  interface Batch {
    createLeads: {
      succeeded: number;
      failed: number;
      items: { index: number; record: { id: string } | null; error: { code: string } | null }[];
    };
  }
  const inputs = Array.from({ length: 120 }, (_, index) => ({
    name: index % 2 ? `Окна ${index}` : 'Окна',
    price: index,
  }));

  it.each([0, 1, 2])('are each created once although the answer to part %i was lost', async (part) => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'after', after: part });
    const { createLeads } = await account.query<Batch>(text, { inputs });
    expect(createLeads).toMatchObject({ succeeded: 120, failed: 0 });
    expect(leads(account)).toHaveLength(120);
    // Each answer is the record of its own input.
    const names = createLeads.items.map(({ record }) => account.sandbox.data().leads.get(Number(record?.id)));
    expect(names.map((lead) => lead?.price)).toEqual(inputs.map(({ price }) => price));
  });

  it('are distinguished even if they are equal', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'after' });
    const { createLeads } = await account.query<Batch>(text, { inputs: Array(5).fill({ name: 'Окна', price: 1 }) });
    expect(new Set(createLeads.items.map(({ record }) => record?.id)).size).toBe(5);
    expect(leads(account)).toHaveLength(5);
  });

  it('are reported item by item for a part that never arrived, and the rest is created', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path: '/leads$', drop: 'before', after: 1 });
    const { createLeads } = await account.query<Batch>(text, { inputs });
    expect(createLeads).toMatchObject({ succeeded: 70, failed: 50 });
    const codes = new Set(createLeads.items.flatMap(({ error }) => (error ? [error.code] : [])));
    expect([...codes]).toEqual(['WRITE_OUTCOME_UNKNOWN']);
    expect(createLeads.items.filter(({ error }) => error).map(({ index }) => index)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 50),
    );
    expect(leads(account)).toHaveLength(70);
  });
});

describe('a write whose answer was lost while amoCRM answers nothing else either', () => {
  it.each(['drop', 'status'])(
    'is reported as one that may have been done, and is not sent again (%s)',
    async (kind) => {
      const account = await openAccount({ timeoutMs: 500 });
      const before = account.sandbox.data().count().leads;
      account.sandbox.fault({
        method: 'POST',
        path: '/leads',
        ...(kind === 'drop' ? { drop: 'after' } : { status: 500 }),
      });
      account.sandbox.fault({ method: 'GET', path: '/leads', times: 0, status: 503 });
      const { errors } = await account.execute('mutation { createLead(input: { name: "Окна" }) { id } }');
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'WRITE_OUTCOME_UNKNOWN',
        remedy: expect.stringContaining('look'),
      });
      expect(account.sandbox.data().count().leads).toBe(kind === 'drop' ? before + 1 : before);
      expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(1);
    },
  );
});
