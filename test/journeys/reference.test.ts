import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

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

const people = '10241802 «Елена Воронцова», 10241806 «Артём Лапшин», ';
const lead = { type: 'Lead', rest: ['POST', '/api/leads'], base: { name: 'Окна' } } as const;
const lost = { type: 'Lead', id: '21400001', rest: ['PATCH', '/api/leads/21400001'], base: {} } as const;
const task = {
  type: 'Task',
  rest: ['POST', '/api/tasks'],
  base: { text: 'Позвонить', completeTill: '2026-12-01' },
} as const;

/** A reference, what it is written into, and what the error says of it. */
const wrongReferences = [
  ['a pipeline', lead, { pipelineId: '9' }, '`9` is not the id of a pipeline; there are 7604214 «Продажи», 7604218 «'],
  [
    'a status of any pipeline',
    lead,
    { statusId: '999' },
    '`999` is not the id of a status of any pipeline; there are «Продажи» (7604214): 63210446 «Новая заявка», ',
  ],
  [
    'a status of one pipeline',
    lead,
    { pipelineId: '7604218', statusId: '63210446' },
    '`63210446` is not the id of a status of the pipeline «Сервис и рекламации» (7604218); there are 63210606 «',
  ],
  [
    'a loss reason',
    lost,
    { statusId: '143', lossReasonId: '9' },
    '`9` is not the id of a loss reason; there are 15870302 «Дорого», ',
  ],
  [
    'a responsible user',
    lead,
    { responsibleUserId: '9' },
    `\`9\` is not the id of an active user; there are ${people}`,
  ],
  [
    'the user of a task',
    task,
    { responsibleUserId: '9' },
    `\`9\` is not the id of an active user; there are ${people}`,
  ],
  [
    'a task type',
    task,
    { taskTypeId: '9' },
    '`9` is not the id of a task type; there are 1 «Связаться», 2 «Встреча», ',
  ],
  [
    'a custom field',
    lead,
    { customFields: [{ field: '9', values: ['a'] }] },
    '«9» is not the name, code or id of a custom field of leads; there are 1204301 «Номер договора», ',
  ],
  [
    'a misspelt custom field',
    lead,
    { customFields: [{ field: 'Площадь обекта', values: ['5'] }] },
    '«Площадь обекта» is not the name, code or id of a custom field of leads; did you mean 1204303 «Площадь объекта, м²»',
  ],
  [
    'an option',
    lead,
    { customFields: [{ field: 'Тип объекта', values: ['Замок'] }] },
    '«Тип объекта»: «Замок» is not an option; there are 1804305 «Квартира», ',
  ],
  ['a company', lead, { companyId: '9' }, 'There is no company with id 9'],
  ['a contact', lead, { contactIds: ['9'] }, 'There is no contact with id 9'],
] as const;

describe('the error for a wrong reference names its value and the valid ones', () => {
  it.each(wrongReferences)('%s, through all doors', async (_, { type, rest, base, ...target }, input, message) => {
    const { app } = await serve();
    const send = async (method: string, path: string, body: object) => {
      const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
      const response = await fetch(`${app.url}${path}`, { method, headers, body: JSON.stringify(body) });
      // What a text says stands in JSON, of MCP in JSON within JSON.
      return (await response.text()).replaceAll('\\"', '"');
    };
    const id = 'id' in target ? target.id : undefined;
    const verb = id ? 'update' : 'create';
    const query = `mutation ($input: ${id ? 'Update' : 'Create'}${type}Input!) { ${verb}${type}(${id ? `id: ${id}, ` : ''}input: $input) { id } }`;
    const args = Object.fromEntries(
      Object.entries({ ...base, ...input }).map(([name, value]) => [
        name.replace('contactIds', 'contact_id').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        name === 'contactIds' ? value[0] : value,
      ]),
    );
    const call = { name: `${verb}_${type.toLowerCase()}`, arguments: id ? { ...args, lead_id: id } : args };
    const answers = await Promise.all([
      send('POST', '/graphql', { query, variables: { input: { ...base, ...input } } }),
      send('POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: call }),
      send(rest[0], rest[1], args),
    ]);
    for (const answer of answers) expect(answer).toContain(message);
  });

  it('incoming statuses are not offered: no lead can be put into them', async () => {
    const account = await openAccount({ empty: true });
    const { errors } = await account.execute('mutation { createLead(input: { name: "А", statusId: 999 }) { id } }');
    expect(errors?.[0]?.message).toContain('Новая заявка');
    expect(errors?.[0]?.message).not.toContain('Неразобранное');
  });

  it('each of several wrong ids is named, and none of the others', async () => {
    const account = await openAccount();
    const text = 'query ($filter: LeadFilter) { leads(filter: $filter) { nodes { id } } }';
    const told = async (filter: object) => (await account.execute(text, { filter })).errors?.[0]?.message;
    expect(await told({ statusIds: ['142', '8', '9'] })).toContain('none of `8`, `9` is the id of a status');
    expect(await told({ pipelineIds: ['7604214', '9'] })).toContain('`9` is not the id of a pipeline');
    expect(await told({ statuses: [{ pipelineId: '9', statusId: '142' }] })).toContain(
      'filter.statuses.0.pipelineId: `9` is not the id of a pipeline; there are 7604214 «Продажи»',
    );
    expect(await told({ statuses: [{ pipelineId: '7604214', statusId: '9' }] })).toContain(
      'filter.statuses.0.statusId: `9` is not the id of a status of the pipeline «Продажи» (7604214); there are 63210446',
    );
    expect(await told({ companyIds: ['9'] })).toContain('filter.companyIds: there is no company 9');
  });

  it('a user is named also where the token may not list users', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const text = 'mutation { createLead(input: { name: "А", responsibleUserId: 9 }) { id } }';
    const { errors } = await account.execute(text);
    expect(errors?.[0]?.message).toContain('`9` is not the id of an active user; `usersConnection` lists them');
  });

  it('the user of a lead that is created together with its contact is named', async () => {
    const account = await openAccount();
    const text =
      'mutation { createLeadWithContact(contactPhone: "+79990001122", lead: { name: "А", responsibleUserId: 9 }) { lead { id } } }';
    const { errors } = await account.execute(text);
    expect(errors?.[0]?.message).toContain(`\`9\` is not the id of an active user; there are ${people}`);
  });
});
