import { describe, expect, it } from 'vitest';
import { type Account, openAccount, testNow } from '../harness.ts';

const mutations = {
  leads: 'mutation ($input: CreateLeadInput!) { created: createLead(input: $input) { id } }',
  contacts: 'mutation ($input: CreateContactInput!) { created: createContact(input: $input) { id } }',
  companies: 'mutation ($input: CreateCompanyInput!) { created: createCompany(input: $input) { id } }',
  tasks: 'mutation ($input: CreateTaskInput!) { created: createTask(input: $input) { id } }',
};
type Noun = keyof typeof mutations;
const usual: Record<Noun, object> = {
  leads: { name: 'Архив' },
  contacts: { name: 'Архив' },
  companies: { name: 'Архив' },
  tasks: { text: 'Архив', completeTill: '2019-05-01' },
};

async function create(account: Account, noun: Noun, origin: object): Promise<number> {
  const input = { ...usual[noun], ...origin };
  const { created } = await account.query<{ created: { id: string } }>(mutations[noun], { input });
  return Number(created.id);
}

async function refuse(account: Account, noun: Noun, origin: object) {
  const { errors } = await account.execute(mutations[noun], { input: { ...usual[noun], ...origin } });
  const { message, extensions } = errors?.[0] ?? { message: '', extensions: {} };
  return { message, ...extensions };
}

const nouns = Object.keys(mutations) as Noun[];
const at = Date.parse('2019-03-01T10:00:00+03:00') / 1000;

describe('an import sets', () => {
  it.each(nouns)('who created a record of %s and when, in one request', async (noun) => {
    const account = await openAccount();
    const origin = { createdAt: '2019-03-01T10:00:00', createdByUserId: '10241814', updatedByUserId: '10241806' };
    let id = 0;
    const requests = await account.count(async () => {
      id = await create(account, noun, origin);
    });
    expect(requests).toBe(1);
    const row = account.sandbox.data()[noun].get(id);
    expect(row).toMatchObject({ createdAt: at, createdBy: 10_241_814, updatedBy: 10_241_806, updatedAt: testNow });
  });

  it('when a won lead was closed', async () => {
    const account = await openAccount();
    const id = await create(account, 'leads', {
      statusId: '142',
      createdAt: '2019-03-01',
      closedAt: '2019-04-01T12:00:00Z',
    });
    const closedAt = Date.parse('2019-04-01T12:00:00Z') / 1000;
    expect(account.sandbox.data().leads.get(id)).toMatchObject({ statusId: 142, closedAt });
  });

  it('and reads back what it set only if it is selected', async () => {
    const account = await openAccount();
    const text = `mutation { createLead(input: { name: "Архив", createdAt: "2019-03-01T10:00:00", createdByUserId: 10241814 }) {
      name createdAt createdBy { id } updatedBy { id }
    } }`;
    let created: unknown;
    const requests = await account.count(async () => {
      created = await account.query(text);
    });
    expect(requests).toBe(2);
    const by = { id: '10241814' };
    expect(created).toEqual({
      createLead: { name: 'Архив', createdAt: '2019-03-01T10:00:00+03:00', createdBy: by, updatedBy: by },
    });
  });
});

describe('an origin that would damage the account is refused before anything is sent', () => {
  it.each([
    [{ createdAt: '2062-03-01' }, 'createdAt', 'in the future'],
    [{ createdAt: '1999-12-31' }, 'createdAt', '2000'],
    [{ closedAt: '2019-03-01' }, 'closedAt', '142'],
    [{ closedAt: '2019-03-01', createdAt: '2019-03-02', statusId: '143' }, 'closedAt', 'before `createdAt`'],
    [{ createdByUserId: '-1' }, 'createdByUserId', 'positive whole number'],
  ])('%j', async (origin, field, said) => {
    const account = await openAccount();
    const requests = await account.count(async () => {
      const { message, ...extensions } = await refuse(account, 'leads', origin);
      expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['input', field] }] });
      expect(message).toContain(said);
    });
    expect(requests).toBe(0);
  });

  it.each([
    ['createdByUserId', 'created_by'],
    ['updatedByUserId', 'updated_by'],
  ])('the %s of no active user names the users', async (field, key) => {
    const account = await openAccount();
    const { message, ...extensions } = await refuse(account, 'leads', { [field]: '777' });
    expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: expect.arrayContaining([key]) }] });
    expect(message).toContain('777');
    expect(message).toContain('10241806');
  });
});
