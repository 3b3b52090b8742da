import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

const firstOf = <Row>(rows: Iterable<Row>): Row => {
  const [first] = rows;
  if (first === undefined) throw new Error('There is no row.');
  return first;
};

const mutate = async (account: Account, field: string, selection: string) => {
  const data = await account.query(`mutation { result: ${field} ${selection} }`);
  return data.result as Record<string, never>;
};

describe('a lead', () => {
  it('is created in the given pipeline, with contacts, company and tags', async () => {
    const account = await openAccount();
    const { leads, contacts, companies } = account.sandbox.data();
    const [contact, company, other] = [firstOf(contacts.rows()), firstOf(companies.rows()), firstOf(leads.rows())];
    const lead = await mutate(
      account,
      `createLead(input: { name: "Окна 🪟", price: 50000, pipelineId: "${other.pipelineId}", contactIds: ["${contact.id}"], companyId: "${company.id}", tags: ["новый"] })`,
      '{ id name price mainContact { id } company { id } tags { name } status { kind } }',
    );
    expect(lead).toMatchObject({
      name: 'Окна 🪟',
      price: 50000,
      mainContact: { id: String(contact.id) },
      company: { id: String(company.id) },
      tags: [{ name: 'новый' }],
      status: { kind: 'OPEN' },
    });
  });

  it('is moved to another pipeline, won, and keeps its tags', async () => {
    const account = await openAccount();
    const row = [...account.sandbox.data().leads.rows()].find(
      ({ closedAt, tagIds }) => closedAt === null && tagIds.length > 0,
    );
    const { pipelines } = await account.query<{
      pipelines: { id: string; statuses: { id: string; kind: string }[] }[];
    }>('{ pipelines { id statuses { id kind } } }');
    const other = pipelines.find(({ id }) => id !== String(row?.pipelineId));
    const moved = await mutate(
      account,
      `updateLead(id: "${row?.id}", input: { pipelineId: "${other?.id}", addTags: ["горячий"] })`,
      '{ pipeline { id } status { id } tags { name } }',
    );
    expect(moved).toMatchObject({
      pipeline: { id: other?.id },
      status: { id: other?.statuses.find(({ kind }) => kind === 'OPEN')?.id },
    });
    expect(moved.tags).toHaveLength((row?.tagIds.length ?? 0) + 1);
    const won = await mutate(
      account,
      `updateLead(id: "${row?.id}", input: { statusId: "142", removeTags: ["горячий"] })`,
      '{ status { kind } closedAt tags { name } pipeline { id } }',
    );
    expect(won).toMatchObject({ status: { kind: 'WON' }, closedAt: expect.any(String), pipeline: { id: other?.id } });
    expect(won.tags).toHaveLength(row?.tagIds.length ?? 0);
  });

  it('is not put among the incoming leads', async () => {
    const account = await openAccount();
    const { pipelines } = await account.query<{ pipelines: { statuses: { id: string; kind: string }[] }[] }>(
      '{ pipelines { statuses { id kind } } }',
    );
    const incoming = pipelines[0]?.statuses.find(({ kind }) => kind === 'INCOMING');
    const { errors } = await account.execute(
      `mutation { createLead(input: { name: "Окна", statusId: "${incoming?.id}" }) { id } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
  });
});

describe('a contact', () => {
  it('is created with phone, e-mail and company', async () => {
    const account = await openAccount();
    const company = firstOf(account.sandbox.data().companies.rows());
    const contact = await mutate(
      account,
      `createContact(input: { name: "Пётр Новый", phone: "8 (900) 111-22-33", email: "petr@example.ru", companyId: "${company.id}" })`,
      '{ name phones { value kind } emails { value } company { id } }',
    );
    expect(contact).toEqual({
      name: 'Пётр Новый',
      phones: [{ value: '8 (900) 111-22-33', kind: 'WORK' }],
      emails: [{ value: 'petr@example.ru' }],
      company: { id: String(company.id) },
    });
  });

  it('gets another phone and keeps those that it has; the same phone is not added twice', async () => {
    const account = await openAccount();
    const created = await mutate(account, 'createContact(input: { name: "Пётр", phone: "+79001112233" })', '{ id }');
    const update = (phone: string) =>
      mutate(account, `updateContact(id: "${created.id}", input: { phone: "${phone}" })`, '{ phones { value } }');
    expect(await update('8 900 444-55-66')).toEqual({
      phones: [{ value: '+79001112233' }, { value: '8 900 444-55-66' }],
    });
    const { errors, data } = await account.execute(
      `mutation { updateContact(id: "${created.id}", input: { phone: "8 900 111 22 33" }) { phones { value } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data?.updateContact).toMatchObject({ phones: [{ value: '+79001112233' }, { value: '8 900 444-55-66' }] });
  });

  it('is reported as created if linking its company failed', async () => {
    const account = await openAccount();
    const company = firstOf(account.sandbox.data().companies.rows());
    account.sandbox.fault({ method: 'POST', path: '^/api/v4/contacts/\\d+/link', status: 500 });
    const { errors } = await account.execute(
      `mutation { createContact(input: { name: "Пётр", companyId: "${company.id}" }) { id } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'PARTIALLY_APPLIED',
      applied: [{ entityType: 'contacts', id: expect.stringMatching(/^\d+$/) }],
    });
  });
});

describe('a company', () => {
  it('is created with its contacts, and changed', async () => {
    const account = await openAccount();
    const contact = firstOf(account.sandbox.data().contacts.rows());
    const company = await mutate(
      account,
      `createCompany(input: { name: "ООО Свет", phone: "+74951112233", website: "https://svet.example.ru", contactIds: ["${contact.id}"] })`,
      '{ id name contacts { id } phones { value } customField(code: "WEB") { text } }',
    );
    expect(company).toMatchObject({
      contacts: [{ id: String(contact.id) }],
      phones: [{ value: '+74951112233' }],
      customField: { text: 'https://svet.example.ru' },
    });
    expect(
      await mutate(
        account,
        `updateCompany(id: "${company.id}", input: { name: "АО Свет" })`,
        '{ name phones { value } }',
      ),
    ).toEqual({
      name: 'АО Свет',
      phones: [{ value: '+74951112233' }],
    });
  });
});

describe('a task', () => {
  it('for a whole day is due at 23:59 by the account’s clock', async () => {
    const account = await openAccount();
    const lead = firstOf(account.sandbox.data().leads.rows());
    const task = await mutate(
      account,
      `createTask(input: { text: "Позвонить", completeTill: "2026-12-01", entityType: LEADS, entityId: "${lead.id}" })`,
      '{ text completeTill isCompleted isOverdue subject { ... on Lead { id } } taskType { id } }',
    );
    expect(task).toMatchObject({
      completeTill: '2026-12-01T23:59:00+03:00',
      isCompleted: false,
      isOverdue: false,
      subject: { id: String(lead.id) },
    });
  });

  it.each([
    ['"2026-12-01T10:00:00+05:00"', '2026-12-01T08:00:00+03:00'],
    ['"2026-12-01T10:00"', '2026-12-01T10:00:00+03:00'],
    ['1796108400', '2026-12-01T10:00:00+03:00'],
  ])('due at %s is due at %s', async (given, shown) => {
    const account = await openAccount();
    expect(
      await mutate(account, `createTask(input: { text: "Позвонить", completeTill: ${given} })`, '{ completeTill }'),
    ).toEqual({ completeTill: shown });
  });

  it('is completed with its result, and reopened', async () => {
    const account = await openAccount();
    const task = [...account.sandbox.data().tasks.rows()].find(({ isCompleted }) => !isCompleted);
    expect(
      await mutate(account, `completeTask(id: "${task?.id}", result: "Договорились")`, '{ isCompleted result }'),
    ).toEqual({ isCompleted: true, result: 'Договорились' });
    expect(account.sandbox.data().tasks.get(task?.id as number)).toMatchObject({
      isCompleted: true,
      result: 'Договорились',
    });
    expect(
      await mutate(account, `updateTask(id: "${task?.id}", input: { isCompleted: false })`, '{ isCompleted }'),
    ).toEqual({ isCompleted: false });
  });

  it('with an unknown type or an incomplete subject is refused', async () => {
    const account = await openAccount();
    for (const more of ['taskTypeId: "99"', 'entityType: LEADS']) {
      const { errors } = await account.execute(
        `mutation { createTask(input: { text: "Позвонить", completeTill: "2026-12-01", ${more} }) { id } }`,
      );
      expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    }
  });
});

describe('a note', () => {
  it('is added to a lead and shown first', async () => {
    const account = await openAccount();
    const lead = firstOf(account.sandbox.data().leads.rows());
    expect(
      await mutate(
        account,
        `addNote(entityType: LEADS, entityId: "${lead.id}", text: "Клиент просил перезвонить")`,
        '{ text type }',
      ),
    ).toEqual({
      text: 'Клиент просил перезвонить',
      type: 'common',
    });
    const data = await account.query<{ lead: { notes: { text: string }[] } }>(
      `{ lead(id: "${lead.id}") { notes(first: 1) { text } } }`,
    );
    expect(data.lead.notes).toEqual([{ text: 'Клиент просил перезвонить' }]);
  });

  it('of many leads is read in one request', async () => {
    const account = await openAccount();
    const requests = await account.count(() =>
      account.query('{ leads(first: 50, orderBy: ID_DESC) { nodes { notes(first: 1) { text } } } }'),
    );
    expect(requests).toBeLessThanOrEqual(3);
  });
});

describe('links', () => {
  it('are created, left alone if they exist, and removed', async () => {
    const account = await openAccount();
    const { leads, contacts } = account.sandbox.data();
    const lead = firstOf(leads.rows());
    const stranger = [...contacts.rows()].find(({ id }) => !lead.contacts.some((contact) => contact.id === id));
    const link = `entityType: LEADS, entityId: "${lead.id}", links: [{ entityType: CONTACTS, entityId: "${stranger?.id}" }]`;
    for (let time = 0; time < 2; time++) {
      const data = await account.query<{ linkEntities: { toEntityId: string }[] }>(
        `mutation { linkEntities(${link}) { toEntityId isMain } }`,
      );
      expect(data.linkEntities.map(({ toEntityId }) => toEntityId)).toContain(String(stranger?.id));
    }
    const data = await account.query<{ unlinkEntities: { toEntityId: string }[] }>(
      `mutation { unlinkEntities(${link}) { toEntityId } }`,
    );
    expect(data.unlinkEntities.map(({ toEntityId }) => toEntityId)).not.toContain(String(stranger?.id));
  });

  it('can make another contact the main one', async () => {
    const account = await openAccount();
    const { leads, contacts } = account.sandbox.data();
    const lead = firstOf(leads.rows());
    const stranger = [...contacts.rows()].find(({ id }) => !lead.contacts.some((contact) => contact.id === id));
    await account.query(
      `mutation { linkEntities(entityType: LEADS, entityId: "${lead.id}", links: [{ entityType: CONTACTS, entityId: "${stranger?.id}", isMain: true }]) { isMain } }`,
    );
    const data = await account.query<{ lead: { mainContact: { id: string } } }>(
      `{ lead(id: "${lead.id}") { mainContact { id } } }`,
    );
    expect(data.lead.mainContact.id).toBe(String(stranger?.id));
  });

  it.each([
    ['LEADS', '{ entityType: LEADS, entityId: "1" }', 'leads can be linked only to contacts and companies'],
    [
      'CONTACTS',
      '{ entityType: COMPANIES, entityId: "1", isMain: true }',
      'only a contact of a lead can be the main one',
    ],
  ])('from %s to %s are refused', async (from, link, reason) => {
    const account = await openAccount();
    const { errors } = await account.execute(
      `mutation { linkEntities(entityType: ${from}, entityId: "5", links: [${link}]) { isMain } }`,
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(reason),
      extensions: { code: 'VALIDATION_FAILED' },
    });
  });
});
