import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

/** The demo account's pipelines and stages, as its settings name them. */
const sales = 7_604_214;
const newRequest = 63_210_446;
const estimate = 63_210_454;
const service = 7_604_218;
const serviceFirst = 63_210_606;
const responsible = 10_388_450;

async function createContact(account: Account, input: Record<string, unknown>): Promise<string> {
  const text = 'mutation ($input: CreateContactInput!) { createContact(input: $input) { id } }';
  return (await account.query<{ createContact: { id: string } }>(text, { input })).createContact.id;
}

async function createLead(account: Account, input: Record<string, unknown>): Promise<string> {
  const text = 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }';
  return (await account.query<{ createLead: { id: string } }>(text, { input })).createLead.id;
}

const createClientAndLeadText = `mutation (
  $query: String!, $name: String, $email: String, $phone: String, $lead: CreateLeadInput!, $check: Boolean
) {
  createClientAndLead(
    contactQuery: $query, contactName: $name, contactEmail: $email, contactPhone: $phone
    lead: $lead, checkExistingLeads: $check
  ) {
    contact { id name phones { value } emails { value } leads { id } }
    contactCreated
    lead { id name price pipeline { id } status { id } responsible { id } contacts { id } }
    leadCreated
    openLeads { id name }
    otherMatches { id }
    merged
  }
}`;

interface ClientAndLead {
  contact: { id: string; name: string; leads: { id: string }[] };
  contactCreated: boolean;
  lead: { id: string; contacts: { id: string }[] } | null;
  leadCreated: boolean;
  openLeads: { id: string }[];
  otherMatches: { id: string }[];
}

async function createClientAndLead(account: Account, variables: Record<string, unknown>): Promise<ClientAndLead> {
  const data = await account.query<{ createClientAndLead: ClientAndLead }>(createClientAndLeadText, {
    check: true,
    lead: { name: 'Окна в дом', price: 120_000 },
    ...variables,
  });
  return data.createClientAndLead;
}

/** What is stored: live contacts and leads. */
function countStored({ sandbox }: Account) {
  const { contacts, leads } = sandbox.data();
  return { contacts: contacts.rows().length, leads: leads.rows().length };
}

describe('createClientAndLead', () => {
  it('creates both for a new client, in one request', async () => {
    const account = await openAccount({ empty: true });
    const answer = await createClientAndLead(account, {
      query: '8 999 123-45-67',
      name: 'Анна Смирнова',
      email: 'anna@example.com',
    });
    expect(answer).toMatchObject({
      contact: { name: 'Анна Смирнова', phones: [{ value: '+79991234567' }], emails: [{ value: 'anna@example.com' }] },
      contactCreated: true,
      lead: { name: 'Окна в дом', price: 120_000, contacts: [{ id: answer.contact.id }] },
      leadCreated: true,
      openLeads: [],
      otherMatches: [],
      merged: false,
    });
    expect(answer.contact.leads).toEqual([{ id: answer.lead?.id }]);
    const writes = account.sandbox.requests.filter(({ method }) => method === 'POST');
    expect(writes.map(({ path }) => path)).toEqual(['/api/v4/leads/complex']);
  });

  it('creates no second lead for a client who has an open one, and says which one', async () => {
    const account = await openAccount({ empty: true });
    const contactId = await createContact(account, { name: 'Анна', phone: '+7 (999) 123-45-67' });
    const open = await createLead(account, { name: 'Балкон', contactIds: [contactId] });
    const before = countStored(account);
    const answer = await createClientAndLead(account, { query: '89991234567' });
    expect(answer).toMatchObject({
      contact: { id: contactId },
      contactCreated: false,
      lead: null,
      leadCreated: false,
      openLeads: [{ id: open, name: 'Балкон' }],
    });
    expect(countStored(account)).toEqual(before);
  });

  it('creates a lead for a client whose leads are all won or lost', async () => {
    const account = await openAccount({ empty: true });
    const contactId = await createContact(account, { name: 'Анна', phone: '+7 (999) 123-45-67' });
    for (const statusId of ['142', '143']) {
      await createLead(account, { name: 'Балкон', contactIds: [contactId], pipelineId: sales, statusId });
    }
    const answer = await createClientAndLead(account, { query: '89991234567' });
    expect(answer).toMatchObject({
      contact: { id: contactId },
      contactCreated: false,
      leadCreated: true,
      openLeads: [],
      lead: { contacts: [{ id: contactId }] },
    });
  });

  it('shows the new lead among those of the contact that was found', async () => {
    const account = await openAccount({ empty: true });
    const contactId = await createContact(account, { name: 'Анна', phone: '+7 (999) 123-45-67' });
    const answer = await createClientAndLead(account, { query: '89991234567' });
    expect(answer.contact).toMatchObject({ id: contactId, leads: [{ id: answer.lead?.id }] });
  });

  it('creates a lead beside an open one if told not to look', async () => {
    const account = await openAccount({ empty: true });
    const contactId = await createContact(account, { name: 'Анна', phone: '+7 (999) 123-45-67' });
    const open = await createLead(account, { name: 'Балкон', contactIds: [contactId] });
    const answer = await createClientAndLead(account, { query: '89991234567', check: false });
    expect(answer).toMatchObject({ contact: { id: contactId }, leadCreated: true, openLeads: [{ id: open }] });
    expect(countStored(account)).toEqual({ contacts: 1, leads: 2 });
  });

  it('uses the match with an open lead, otherwise the oldest', async () => {
    const account = await openAccount({ empty: true });
    const oldest = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67' });
    const busy = await createContact(account, { name: 'Анна С.', phone: '+7 999 123-45-67' });
    const open = await createLead(account, { name: 'Балкон', contactIds: [busy] });
    expect(await createClientAndLead(account, { query: '79991234567' })).toMatchObject({
      contact: { id: busy },
      leadCreated: false,
      openLeads: [{ id: open }],
      otherMatches: [{ id: oldest }],
    });
    await account.query('mutation ($id: ID!) { updateLead(id: $id, input: { statusId: 142 }) { id } }', { id: open });
    expect(await createClientAndLead(account, { query: '79991234567' })).toMatchObject({
      contact: { id: oldest },
      leadCreated: true,
      otherMatches: [{ id: busy }],
    });
  });

  it('twice in one request creates one contact and one lead', async () => {
    const account = await openAccount({ empty: true });
    const data = await account.query<Record<string, { leadCreated: boolean }>>(`mutation {
      a: getOrCreateContact(query: "8 999 123-45-67") { contact { id } }
      b: createClientAndLead(contactQuery: "+79991234567", lead: { name: "Балкон" }) { leadCreated }
      c: createClientAndLead(contactQuery: "9991234567", lead: { name: "Балкон" }) { leadCreated }
    }`);
    expect(data).toMatchObject({ b: { leadCreated: true }, c: { leadCreated: false } });
    expect(countStored(account)).toEqual({ contacts: 1, leads: 1 });
  });

  it('refuses contacts in the lead itself, which would be lost', async () => {
    const account = await openAccount();
    const before = countStored(account);
    const { errors } = await account.execute(createClientAndLeadText, {
      query: '8 999 123-45-67',
      lead: { name: 'Окна', contactIds: ['33200001'] },
      check: true,
    });
    const issues = [{ path: ['lead', 'contactIds'] }];
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues });
    expect(countStored(account)).toEqual(before);
  });
});

describe('a new lead goes to', () => {
  const defaults = { pipelineId: service, statusId: serviceFirst, responsibleUserId: responsible };

  it('the configured status, if the caller names none', async () => {
    const account = await openAccount({ empty: true, defaults });
    const stage = {
      pipeline: { id: String(service) },
      status: { id: String(serviceFirst) },
      responsible: { id: String(responsible) },
    };
    expect((await createClientAndLead(account, { query: '8 999 123-45-67' })).lead).toMatchObject(stage);
    const text = `mutation { createLead(input: { name: "Окна" }) { pipeline { id } status { id } responsible { id } } }`;
    expect(await account.query(text)).toMatchObject({ createLead: stage });
  });

  it('the status that the caller names: the default status does not apply to another pipeline', async () => {
    const account = await openAccount({ empty: true, defaults });
    const { lead } = await createClientAndLead(account, {
      query: '8 999 123-45-67',
      lead: { name: 'Окна', pipelineId: sales },
    });
    expect(lead).toMatchObject({ pipeline: { id: String(sales) }, status: { id: String(newRequest) } });
  });

  it('the pipeline of the status, if only a status is given', async () => {
    const account = await openAccount({ empty: true, defaults });
    const { lead } = await createClientAndLead(account, {
      query: '8 999 123-45-67',
      lead: { name: 'Окна', statusId: estimate },
    });
    expect(lead).toMatchObject({ pipeline: { id: String(sales) }, status: { id: String(estimate) } });
  });

  it('no status of another pipeline: that is an error that lists the valid ones, and nothing is written', async () => {
    const account = await openAccount({ empty: true });
    const { errors } = await account.execute(createClientAndLeadText, {
      query: '8 999 123-45-67',
      lead: { name: 'Окна', pipelineId: service, statusId: estimate },
      check: true,
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['lead', 'statusId'] }],
    });
    expect(errors?.[0]?.message).toContain('Диагностика');
    expect(countStored(account)).toEqual({ contacts: 0, leads: 0 });
  });
});

describe('createLeadWithContact', () => {
  const text = `mutation ($id: ID, $name: String, $email: String, $phone: String) {
    createLeadWithContact(
      contactId: $id, contactName: $name, contactEmail: $email, contactPhone: $phone
      lead: { name: "Окна в дом", price: 90000 }
    ) {
      lead { id name price contacts { id } }
      contact { id name leads { id } }
      contactCreated
      otherMatches { id }
    }
  }`;

  it('uses the contact with the given id, with or without open leads', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна' });
    const open = await createLead(account, { name: 'Балкон', contactIds: [id] });
    const { createLeadWithContact: answer } = await account.query<{
      createLeadWithContact: { lead: { id: string }; contact: { leads: { id: string }[] } };
    }>(text, { id });
    expect(answer).toMatchObject({
      lead: { name: 'Окна в дом', price: 90_000, contacts: [{ id }] },
      contact: { id, name: 'Анна' },
      contactCreated: false,
    });
    expect(answer.contact.leads).toEqual([{ id: open }, { id: answer.lead.id }]);
  });

  it('finds the contact by phone or e-mail', async () => {
    const account = await openAccount({ empty: true });
    const id = await createContact(account, { name: 'Анна', phone: '8 999 123-45-67', email: 'anna@example.com' });
    for (const given of [{ phone: '+79991234567' }, { email: 'ANNA@example.com' }]) {
      const answer = await account.query(text, given);
      expect(answer).toMatchObject({ createLeadWithContact: { contact: { id }, contactCreated: false } });
    }
    expect(countStored(account)).toEqual({ contacts: 1, leads: 2 });
  });

  it('creates a new contact together with the lead', async () => {
    const account = await openAccount({ empty: true });
    const answer = await account.query(text, { phone: '8 999 123-45-67', name: 'Анна' });
    expect(answer).toMatchObject({ createLeadWithContact: { contact: { name: 'Анна' }, contactCreated: true } });
    expect(countStored(account)).toEqual({ contacts: 1, leads: 1 });
  });

  it('creates a new contact for a name alone, which does not identify a person', async () => {
    const account = await openAccount({ empty: true });
    await createContact(account, { name: 'Анна' });
    expect(await account.query(text, { name: 'Анна' })).toMatchObject({
      createLeadWithContact: { contactCreated: true },
    });
    expect(countStored(account)).toEqual({ contacts: 2, leads: 1 });
  });

  it('refuses an unknown id, and leaves no lead behind', async () => {
    const account = await openAccount();
    const before = countStored(account);
    const { errors } = await account.execute(text, { id: '999' });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND', fault: 'caller' } });
    expect(countStored(account)).toEqual(before);
  });

  it('refuses a call without a contact and says what to give', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(text);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['contactId'] }] });
    expect(errors?.[0]?.message).toContain('contactPhone');
  });
});

describe('deleting', () => {
  it.each(['lead', 'contact'] as const)('a %s is refused, and the record still exists', async (noun) => {
    const account = await openAccount();
    const { leads, contacts } = account.sandbox.data();
    const table = noun === 'lead' ? leads : contacts;
    const [row] = table.rows();
    const id = String(row?.id);
    const name = noun === 'lead' ? 'deleteLead' : 'deleteContact';
    const { data, errors } = await account.execute(`mutation ($id: ID!) { ${name}(id: $id) }`, { id });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_SUPPORTED_BY_AMOCRM', retryable: false });
    expect(errors?.[0]?.message).toContain('Nothing was deleted');
    const remedy = expect.stringContaining(noun === 'lead' ? 'archiveLead' : 'by hand in amoCRM');
    expect(errors?.[0]?.extensions).toMatchObject({ remedy });
    expect(table.get(Number(id))?.isDeleted).toBe(false);
    expect(await account.query(`query ($id: ID!) { ${noun}(id: $id) { id } }`, { id })).toEqual({ [noun]: { id } });
  });

  it.each(['deleteLead', 'deleteContact'])(
    '%s of an unknown id reports that the record does not exist',
    async (name) => {
      const account = await openAccount();
      const { errors } = await account.execute(`mutation { ${name}(id: 999) }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
      expect(account.sandbox.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    },
  );
});

describe('archiveLead', () => {
  const text = `mutation ($id: ID!, $reason: ID, $tag: String) {
    archiveLead(id: $id, lossReasonId: $reason, tag: $tag) {
      id name price status { id kind } pipeline { id } lossReason { name } tags { name } closedAt
    }
  }`;
  const tooExpensive = '15870302';

  it('closes the lead as lost in its own pipeline, with reason and tag', async () => {
    const account = await openAccount({ empty: true });
    const id = await createLead(account, {
      name: 'Диагностика окна',
      price: 5000,
      pipelineId: service,
      tags: ['Срочно'],
    });
    const { archiveLead: lead } = await account.query<{
      archiveLead: { tags: { name: string }[]; closedAt: string | null };
    }>(text, { id, reason: tooExpensive });
    expect(lead).toMatchObject({
      id,
      name: 'Диагностика окна',
      price: 5000,
      status: { id: '143' },
      pipeline: { id: String(service) },
      lossReason: { name: 'Дорого' },
    });
    expect(lead.tags.map(({ name }) => name).sort()).toEqual(['Срочно', 'архив']);
    expect(lead.closedAt).not.toBeNull();
  });

  it('needs no reason and accepts another tag', async () => {
    const account = await openAccount({ empty: true });
    const id = await createLead(account, { name: 'Окна' });
    expect(await account.query(text, { id, tag: 'дубль' })).toMatchObject({
      archiveLead: { status: { id: '143' }, lossReason: null, tags: [{ name: 'дубль' }] },
    });
  });

  it('refuses an unknown lead or reason, and changes nothing', async () => {
    const account = await openAccount({ empty: true });
    const id = await createLead(account, { name: 'Окна' });
    const unknownLead = await account.execute(text, { id: '999' });
    expect(unknownLead.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    const unknownReason = await account.execute(text, { id, reason: '1' });
    const issues = [{ path: ['lossReasonId'] }];
    expect(unknownReason.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues });
    expect(unknownReason.errors?.[0]?.message).toContain('Выбрали конкурента');
    expect(account.sandbox.data().leads.get(Number(id))?.statusId).not.toBe(143);
  });
});

describe('a loss reason', () => {
  const text = `mutation ($id: ID!, $input: UpdateLeadInput!) {
    updateLead(id: $id, input: $input) { id status { id } lossReason { id } }
  }`;
  const lossReasonId = '15870306';

  it('is set with status 143 in the same change, or on a lost lead', async () => {
    const account = await openAccount({ empty: true });
    const id = await createLead(account, { name: 'Окна' });
    const lost = { status: { id: '143' }, lossReason: { id: lossReasonId } };
    const input = { statusId: '143', lossReasonId };
    expect(await account.query(text, { id, input })).toMatchObject({ updateLead: lost });
    const other = await account.query(text, { id, input: { lossReasonId: '15870310' } });
    expect(other).toMatchObject({ updateLead: { lossReason: { id: '15870310' } } });
  });

  it.each([{ lossReasonId }, { lossReasonId, statusId: '142' }])(
    'is not set with %o on an open lead',
    async (input) => {
      const account = await openAccount({ empty: true });
      const id = await createLead(account, { name: 'Окна' });
      const { errors } = await account.execute(text, { id, input });
      const issues = [{ path: ['input', 'lossReasonId'] }];
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues });
      expect(errors?.[0]?.message).toContain('143');
      expect(account.sandbox.data().leads.get(Number(id))?.lossReasonId).toBeNull();
    },
  );
});

describe('an unknown id', () => {
  it.each([
    ['lead', '{ lead(id: 999) { name } }'],
    ['contact', '{ contact(id: 999) { name } }'],
    ['lead to be changed', 'mutation { updateLead(id: 999, input: { name: "Окна" }) { id } }'],
    ['contact to be changed', 'mutation { updateContact(id: 999, input: { name: "Анна" }) { id } }'],
    ['company to be changed', 'mutation { updateCompany(id: 999, input: { name: "Ромашка" }) { id } }'],
    ['task to be changed', 'mutation { updateTask(id: 999, input: { text: "Позвонить" }) { id } }'],
    ['task to be completed', 'mutation { completeTask(id: 999) { id } }'],
    ['contact to get a phone', 'mutation { updateContact(id: 999, input: { phone: "8 999 123-45-67" }) { id } }'],
  ])('of a %s is NOT_FOUND', async (_, text) => {
    const account = await openAccount();
    const { errors } = await account.execute(text);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', fault: 'caller' });
  });
});
