import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

type Input = Record<string, unknown>;

const unknown = '999999';

async function create(account: Account, noun: 'Contact' | 'Company' | 'Lead', input: Input): Promise<string> {
  const text = `mutation ($input: Create${noun}Input!) { created: create${noun}(input: $input) { id } }`;
  return (await account.query<{ created: { id: string } }>(text, { input })).created.id;
}

/** Everything that is stored. */
function count({ sandbox }: Account) {
  const { contacts, companies, leads, tasks, notes } = sandbox.data();
  return [contacts, companies, leads, tasks, notes].map((table) => table.rows().length);
}

const writes = ({ sandbox }: Account) => sandbox.requests.filter(({ method }) => method !== 'GET').length;

describe('a write that refers to an unknown record writes nothing', () => {
  it.each([
    ['create_contact', { name: 'Анна', company_id: unknown }, 'company'],
    ['create_company', { name: 'Ромашка', contact_id: unknown }, 'contact'],
    ['create_lead', { name: 'Окна', contact_id: unknown }, 'contact'],
    ['create_lead', { name: 'Окна', company_id: unknown }, 'company'],
    ['add_note', { entity_type: 'leads', entity_id: unknown, text: 'Звонил' }, 'lead'],
    ['create_task', { entity_type: 'contacts', entity_id: unknown, text: 'Позвонить' }, 'contact'],
  ])('%s %o', async (tool, args, noun) => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const due = tool === 'create_task' ? { complete_till: '2026-12-01T10:00:00+03:00' } : {};
    const error = await call(tool, { ...args, ...due }).catch(String);
    expect(error).toContain('NOT_FOUND');
    expect(error).toContain(`There is no ${noun} with id ${unknown}`);
    // A remedy names only what the caller has.
    expect(error).not.toMatch(/linkEntities|create[A-Z]/);
    expect(count(account)).toEqual([0, 0, 0, 0, 0]);
    expect(writes(account)).toBe(0);
  });

  it('createLeadWithContact and createClientAndLead', async () => {
    const account = await openAccount({ empty: true });
    for (const [tool, args] of [
      ['createLeadWithContact', 'contactPhone: "8 999 123-45-67"'],
      ['createClientAndLead', 'contactQuery: "8 999 123-45-67"'],
    ]) {
      const text = `mutation { ${tool}(${args}, lead: { name: "Окна", companyId: ${unknown} }) { lead { id } } }`;
      const { errors } = await account.execute(text);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', fault: 'caller' });
    }
    expect(count(account)).toEqual([0, 0, 0, 0, 0]);
  });

  it('linkEntities, in either direction', async () => {
    const account = await openAccount({ empty: true });
    const id = await create(account, 'Contact', { name: 'Анна' });
    const before = writes(account);
    const text = `mutation ($type: EntityType!, $id: ID!, $links: [LinkInput!]!) {
      linkEntities(entityType: $type, entityId: $id, links: $links) { toEntityId }
    }`;
    for (const variables of [
      { type: 'CONTACTS', id, links: [{ entityType: 'COMPANIES', entityId: unknown }] },
      { type: 'COMPANIES', id: unknown, links: [{ entityType: 'CONTACTS', entityId: id }] },
    ]) {
      const { errors } = await account.execute(text, variables);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(writes(account)).toBe(before);
  });

  it('a record in the trash counts as unknown', async () => {
    const account = await openAccount({ empty: true });
    const companyId = await create(account, 'Company', { name: 'Ромашка' });
    account.sandbox.trash('companies', Number(companyId));
    const text = 'mutation ($id: ID) { createContact(input: { name: "Анна", companyId: $id }) { id } }';
    const { errors } = await account.execute(text, { id: companyId });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(account.sandbox.data().contacts.rows()).toEqual([]);
  });
});

describe('a bulk write', () => {
  it.each([
    ['createContacts', 'CreateContactInput', { name: 'А' }, (id: string) => ({ companyId: id }), 'Company'],
    ['createCompanies', 'CreateCompanyInput', { name: 'А' }, (id: string) => ({ contactIds: [id] }), 'Contact'],
    ['createLeads', 'CreateLeadInput', { name: 'А' }, (id: string) => ({ contactIds: [id] }), 'Contact'],
  ] as const)(
    '%s: only the item with the unknown reference fails, at the cost of one read',
    async (field, type, item, refer, noun) => {
      const account = await openAccount({ empty: true });
      const known = [await create(account, noun, { name: '1' }), await create(account, noun, { name: '2' })];
      const text = `mutation ($inputs: [${type}!]!) { bulk: ${field}(inputs: $inputs) {
      items { record { id } error { code } } } }`;
      const ids = [known[0], unknown, known[1], known[0]] as string[];
      account.sandbox.clearRequests();
      const { bulk } = await account.query<{ bulk: { items: Input[] } }>(text, {
        inputs: [...ids.map((id) => ({ ...item, ...refer(id) })), item],
      });
      expect(bulk.items.map(({ record }) => record !== null)).toEqual([true, false, true, true, true]);
      expect(bulk.items[1]).toMatchObject({ error: { code: 'NOT_FOUND' } });
      const path = noun === 'Contact' ? '/api/v4/contacts' : '/api/v4/companies';
      expect(account.sandbox.requests.filter((each) => each.method === 'GET' && each.path === path)).toHaveLength(1);
    },
  );
});
