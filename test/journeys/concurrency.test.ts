import { describe, expect, it } from 'vitest';
import { StateUnavailableError } from '../../src/errors/index.ts';
import { type Account, openAccount } from '../harness.ts';

const spellings = [
  '8 999 123-45-67',
  '+7 999 123-45-67',
  '79991234567',
  '(999) 123-45-67',
  '+7(999)123-45-67',
  '8-999-123-45-67',
  '999 123 45 67',
];

/** Twenty times one after the other through a list. */
const twenty = <Item>(items: readonly Item[]): Item[] =>
  Array.from({ length: 20 }, (_, index) => items[index % items.length] as Item);

const stored = ({ sandbox }: Account) => ({
  contacts: sandbox.data().contacts.rows().length,
  leads: sandbox.data().leads.rows().length,
});

interface ClientAndLead {
  contact: { id: string };
  contactCreated: boolean;
  lead: { id: string } | null;
  leadCreated: boolean;
  openLeads: { id: string }[];
}

async function createClientAndLead(account: Account, query: string): Promise<ClientAndLead> {
  const text = `mutation ($query: String!) {
    createClientAndLead(contactQuery: $query, contactName: "Анна", lead: { name: "Окна", price: 90000 }) {
      contact { id } contactCreated lead { id } leadCreated openLeads { id }
    }
  }`;
  return (await account.query<{ createClientAndLead: ClientAndLead }>(text, { query })).createClientAndLead;
}

interface Ensured {
  contact: { id: string };
  created: boolean;
}

async function getOrCreate(account: Account, args: Record<string, unknown>): Promise<Ensured> {
  const text = `mutation ($query: String!, $email: String, $phone: String, $fillMissing: Boolean) {
    getOrCreateContact(query: $query, name: "Анна", email: $email, phone: $phone, fillMissing: $fillMissing) {
      contact { id } created
    }
  }`;
  const variables = { fillMissing: false, ...args };
  return (await account.query<{ getOrCreateContact: Ensured }>(text, variables)).getOrCreateContact;
}

/** amoCRM's search may know what was just written at once, or only later: both must not matter. */
describe.each([
  { search: 'at once', indexDelay: 0 },
  { search: 'late', indexDelay: 5 },
])('twenty concurrent calls, with a search of amoCRM that finds new records $search', ({ indexDelay }) => {
  it('createClientAndLead for one phone in many spellings create one contact and one lead', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const answers = await Promise.all(twenty(spellings).map((query) => createClientAndLead(account, query)));
    expect(stored(account)).toEqual({ contacts: 1, leads: 1 });
    expect(answers.filter(({ contactCreated }) => contactCreated)).toHaveLength(1);
    const [winner, ...others] = answers.toSorted((a, b) => Number(b.leadCreated) - Number(a.leadCreated));
    expect(new Set(answers.map(({ contact }) => contact.id)).size).toBe(1);
    // All other answers name the open lead that stopped them.
    for (const answer of others) {
      expect(answer).toMatchObject({ leadCreated: false, lead: null, openLeads: [{ id: winner?.lead?.id }] });
    }
  });

  it('do the same for an existing client', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const { contact } = await getOrCreate(account, { query: '+7 999 123-45-67' });
    const answers = await Promise.all(twenty(spellings).map((query) => createClientAndLead(account, query)));
    expect(stored(account)).toEqual({ contacts: 1, leads: 1 });
    expect(answers.filter(({ leadCreated }) => leadCreated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.contact.id))).toEqual(new Set([contact.id]));
  });

  it('getOrCreateContact for one person, by phone or by e-mail, create one contact', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const phone = '8 999 123-45-67';
    const email = 'anna@example.com';
    const calls = [
      { query: phone, email },
      { query: 'Anna@Example.com', phone: '+79991234567' },
      { query: '(999) 123-45-67', email: 'ANNA@example.com' },
      { query: email, phone, email },
    ];
    const answers = await Promise.all(twenty(calls).map((args) => getOrCreate(account, args)));
    expect(stored(account)).toEqual({ contacts: 1, leads: 0 });
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ contact }) => contact.id)).size).toBe(1);
  });

  it('different operations for one client create one contact', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    const work = twenty(spellings).map((query, index) =>
      index % 2 ? createClientAndLead(account, query) : getOrCreate(account, { query }),
    );
    const answers = await Promise.all(work);
    expect(stored(account)).toEqual({ contacts: 1, leads: 1 });
    expect(new Set(answers.map(({ contact }) => contact.id)).size).toBe(1);
  });

  it('create nothing twice if the answer to the first is lost', async () => {
    const account = await openAccount({ empty: true, indexDelay });
    account.sandbox.fault({ method: 'POST', path: '/leads/complex', drop: 'after' });
    const answers = await Promise.all(twenty(spellings).map((query) => createClientAndLead(account, query)));
    expect(stored(account)).toEqual({ contacts: 1, leads: 1 });
    expect(answers.filter(({ leadCreated }) => leadCreated)).toHaveLength(1);
  });
});

describe('calls for different people', () => {
  it('do not wait for each other and do not share a contact', async () => {
    const account = await openAccount({ empty: true });
    const phones = Array.from({ length: 20 }, (_, index) => `+7 999 000-00-${String(index).padStart(2, '0')}`);
    const answers = await Promise.all(phones.map((query) => createClientAndLead(account, query)));
    expect(stored(account)).toEqual({ contacts: 20, leads: 20 });
    expect(answers.every(({ contactCreated, leadCreated }) => contactCreated && leadCreated)).toBe(true);
  });
});

describe('twenty calls that each add a phone to one contact', () => {
  it('add twenty phones and remove none', async () => {
    const account = await openAccount({ empty: true });
    const { contact } = await getOrCreate(account, { query: 'anna@example.com' });
    const phones = Array.from({ length: 20 }, (_, index) => `+799900000${String(index).padStart(2, '0')}`);
    const text = 'mutation ($id: ID!, $phone: String) { updateContact(id: $id, input: { phone: $phone }) { id } }';
    await Promise.all(phones.map((phone) => account.query(text, { id: contact.id, phone })));
    const answer = await account.query<{ contact: { phones: { value: string }[] } }>(
      'query ($id: ID!) { contact(id: $id) { phones { value } } }',
      { id: contact.id },
    );
    expect(answer.contact.phones.map(({ value }) => value).sort()).toEqual(phones);
  });

  it('do the same in the smart operation', async () => {
    const account = await openAccount({ empty: true });
    const { contact } = await getOrCreate(account, { query: 'anna@example.com' });
    const phones = Array.from({ length: 20 }, (_, index) => `+799900000${String(index).padStart(2, '0')}`);
    await Promise.all(
      phones.map((phone) => getOrCreate(account, { query: 'anna@example.com', phone, fillMissing: true })),
    );
    const answer = await account.query<{ contact: { phones: { value: string }[] } }>(
      'query ($id: ID!) { contact(id: $id) { phones { value } } }',
      { id: contact.id },
    );
    expect(answer.contact.phones.map(({ value }) => value).sort()).toEqual(phones);
  });
});

describe('a caller who stops waiting for another', () => {
  it('gets an error, and the others continue', async () => {
    const account = await openAccount({ empty: true });
    account.sandbox.fault({ method: 'POST', path: '/leads/complex', latencyMs: 200 });
    const client = new AbortController();
    const first = createClientAndLead(account, spellings[0] as string);
    const impatient = account.execute(
      'mutation { createClientAndLead(contactQuery: "+79991234567", lead: { name: "Окна" }) { leadCreated } }',
      {},
      { signal: client.signal },
    );
    const third = createClientAndLead(account, spellings[2] as string);
    client.abort(new Error('the client closed the connection'));
    expect((await impatient).errors?.[0]?.extensions).toMatchObject({ code: 'CANCELLED' });
    expect((await first).leadCreated).toBe(true);
    expect((await third).leadCreated).toBe(false);
    expect(stored(account)).toEqual({ contacts: 1, leads: 1 });
  });
});

it('a request that lost its lock while it was delayed creates nothing', async () => {
  const account = await openAccount();
  const before = stored(account);
  account.state.lock.hold = (_keys, work) =>
    work({
      fence: 1,
      check: () => Promise.reject(new StateUnavailableError('Another one has taken its turn.')),
    });
  await expect(createClientAndLead(account, '+7 999 000-11-22')).rejects.toThrow('STATE_UNAVAILABLE');
  expect(stored(account)).toEqual(before);
});
