import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

interface Ref {
  id: string;
}

const sortIds = (ids: (string | number)[]) => ids.map(String).sort();

/** A lead with contacts and a company, open or closed as asked. */
function findLead(account: Account, wants: { closed?: boolean } = {}) {
  const lead = [...account.sandbox.data().leads.rows()].find(
    (row) =>
      row.contacts.length > 0 &&
      row.companyId !== null &&
      (wants.closed ? row.lossReasonId !== null : row.closedAt === null),
  );
  if (!lead) throw new Error('The demo data has no such lead.');
  return lead;
}

describe('relations', () => {
  it('lead from a lead to everything around it', async () => {
    const account = await openAccount();
    const { data } = account.sandbox;
    const row = findLead(account);
    const { lead } = await account.query<{ lead: Record<string, never> }>(
      `query ($id: ID!) { lead(id: $id) {
        url contacts { id } mainContact { id name } company { id name } pipeline { id } status { id kind }
        responsible { id name } createdBy { id } tags { name } tasks(isCompleted: null) { id } notes(first: 250) { id }
        lossReason { id } closedAt
      } }`,
      { id: row.id },
    );
    const tasks = [...data().tasks.rows()].filter((task) => task.entityType === 'leads' && task.entityId === row.id);
    const notes = [...data().notes.rows()].filter((note) => note.entityType === 'leads' && note.entityId === row.id);
    expect(lead).toMatchObject({
      url: `${account.sandbox.url}/leads/detail/${row.id}`,
      mainContact: { id: String(row.contacts.find(({ isMain }) => isMain)?.id), name: expect.any(String) },
      company: { id: String(row.companyId), name: data().companies.get(row.companyId as number)?.name },
      pipeline: { id: String(row.pipelineId) },
      status: { id: String(row.statusId) },
      responsible: { id: String(row.responsibleUserId), name: expect.any(String) },
      lossReason: null,
      closedAt: null,
    });
    const shown = lead as unknown as { contacts: Ref[]; tasks: Ref[]; notes: Ref[]; tags: unknown[] };
    expect(sortIds(shown.contacts.map(({ id }) => id))).toEqual(sortIds(row.contacts.map(({ id }) => id)));
    expect(sortIds(shown.tasks.map(({ id }) => id))).toEqual(sortIds(tasks.map(({ id }) => id)));
    expect(shown.notes.map(({ id }) => Number(id))).toEqual(notes.map(({ id }) => id).sort((a, b) => b - a));
    expect(shown.tags).toHaveLength(row.tagIds.length);
  });

  it('lead from a lost lead to its loss reason', async () => {
    const account = await openAccount();
    const row = findLead(account, { closed: true });
    const { lead } = await account.query<{ lead: { lossReason: Ref; status: { kind: string } } }>(
      'query ($id: ID!) { lead(id: $id) { lossReason { id name } status { kind } } }',
      { id: row.id },
    );
    expect(lead).toMatchObject({ lossReason: { id: String(row.lossReasonId) }, status: { kind: 'LOST' } });
  });

  it('lead from a contact to leads, company, tasks and notes, and back', async () => {
    const account = await openAccount();
    const row = findLead(account);
    const contactId = row.contacts[0]?.id;
    const all = [...account.sandbox.data().leads.rows()].filter(({ contacts }) =>
      contacts.some(({ id }) => id === contactId),
    );
    const { contact } = await account.query<{
      contact: { leads: (Ref & { contacts: Ref[] })[]; openLeads: Ref[]; url: string };
    }>(
      `query ($id: ID!) { contact(id: $id) {
        url leads { id contacts { id } } openLeads: leads(onlyOpen: true) { id } company { id contacts { id } } tasks { id } notes { id }
      } }`,
      { id: contactId },
    );
    expect(sortIds(contact.leads.map(({ id }) => id))).toEqual(sortIds(all.map(({ id }) => id)));
    expect(sortIds(contact.openLeads.map(({ id }) => id))).toEqual(
      sortIds(all.filter(({ closedAt }) => closedAt === null).map(({ id }) => id)),
    );
    for (const lead of contact.leads) expect(lead.contacts.map(({ id }) => id)).toContain(String(contactId));
    expect(contact.url).toBe(`${account.sandbox.url}/contacts/detail/${contactId}`);
  });

  it('lead from a company to contacts, leads, tasks and notes', async () => {
    const account = await openAccount();
    const { companyId } = findLead(account);
    const { company } = await account.query<{
      company: { contacts: (Ref & { company: Ref })[]; leads: (Ref & { company: Ref })[] };
    }>(
      'query ($id: ID!) { company(id: $id) { contacts { id company { id } } leads { id company { id } } tasks { id } notes { id } phones { value } } }',
      { id: companyId },
    );
    const leads = [...account.sandbox.data().leads.rows()].filter((lead) => lead.companyId === companyId);
    const contacts = [...account.sandbox.data().contacts.rows()].filter((contact) => contact.companyId === companyId);
    expect(sortIds(company.leads.map(({ id }) => id))).toEqual(sortIds(leads.map(({ id }) => id)));
    expect(sortIds(company.contacts.map(({ id }) => id))).toEqual(sortIds(contacts.map(({ id }) => id)));
    for (const linked of [...company.contacts, ...company.leads]) expect(linked.company.id).toBe(String(companyId));
  });

  it('lead from a pipeline to statuses and leads', async () => {
    const account = await openAccount();
    const { pipelines } = await account.query<{
      pipelines: (Ref & { statuses: (Ref & { pipeline: Ref })[]; leads: { nodes: { pipeline: Ref }[] } })[];
    }>('{ pipelines { id statuses { id pipeline { id } } leads(first: 10) { nodes { id pipeline { id } } } } }');
    expect(pipelines).toHaveLength(3);
    for (const { id, statuses, leads } of pipelines) {
      expect(statuses.slice(-2).map((status) => status.id)).toEqual(['142', '143']);
      for (const { pipeline } of [...statuses, ...leads.nodes]) expect(pipeline.id).toBe(id);
    }
  });

  it('lead from a task to its subject, of any type', async () => {
    const account = await openAccount();
    const { tasks } = await account.query<{
      tasks: { nodes: { id: string; subject: { __typename: string; id: string } | null }[] };
    }>(
      '{ tasks(first: 250) { nodes { id subject { __typename ... on Lead { id price } ... on Contact { id phones { value } } ... on Company { id } } } } }',
    );
    const typeNames = { leads: 'Lead', contacts: 'Contact', companies: 'Company', customers: 'Customer' };
    const seen = new Set<string>();
    for (const { id, subject } of tasks.nodes) {
      const row = account.sandbox.data().tasks.get(Number(id));
      if (row?.entityType) {
        expect(subject).toMatchObject({ __typename: typeNames[row.entityType], id: String(row.entityId) });
        seen.add(row.entityType);
      } else expect(subject).toBeNull();
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('lead from the account to its settings', async () => {
    const account = await openAccount();
    const data = await account.query(`{
      account { name currency timezone country currentUser { name isAdmin group { name } } userGroups { name } taskTypes { id } }
      lossReasons { id } users { id name email isActive group { id } } customFields(entityType: LEADS) { name type options { label enumId } }
    }`);
    expect(data).toMatchObject({
      account: {
        name: 'Северный дом',
        currency: 'RUB',
        timezone: 'Europe/Moscow',
        country: 'RU',
        currentUser: { isAdmin: true },
      },
    });
    expect(data.users).toHaveLength(12);
  });

  it('list the links of several entities in one request', async () => {
    const account = await openAccount();
    const row = findLead(account);
    let links: unknown[] = [];
    const requests = await account.count(async () => {
      const data = await account.query<{ links: unknown[] }>(
        'query ($ids: [ID!]!) { links(entityType: LEADS, entityIds: $ids) { entityId toEntityType toEntityId isMain } }',
        { ids: [row.id] },
      );
      links = data.links;
    });
    expect(requests).toBe(1);
    expect(links).toContainEqual({
      entityId: String(row.id),
      toEntityType: 'COMPANIES',
      toEntityId: String(row.companyId),
      isMain: null,
    });
  });
});

describe('the responsible user of a lead', () => {
  it('who was removed has an id and no name', async () => {
    const account = await openAccount();
    const active = new Set(
      (await account.query<{ users: { id: string; isActive: boolean }[] }>('{ users { id isActive } }')).users.map(
        ({ id }) => id,
      ),
    );
    const { leads } = await account.query<{
      leads: { nodes: { responsible: { id: string; name: string | null } | null }[] };
    }>('{ leads(first: 250) { nodes { responsible { id name isActive } } } }');
    for (const { responsible } of leads.nodes) {
      expect(responsible).not.toBeNull();
      if (responsible && !active.has(responsible.id)) expect(responsible.name).toBeNull();
    }
  });

  it('has no name, with the reason, if the token may not list users, and the rest is answered', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const { data, errors } = await account.execute(
      '{ leads(first: 2) { nodes { id name responsible { name } status { name } } } }',
    );
    expect(data).toMatchObject({
      leads: {
        nodes: [{ responsible: { name: null }, name: expect.any(String), status: { name: expect.any(String) } }, {}],
      },
    });
    expect(errors).toHaveLength(2);
    expect(errors?.[0]).toMatchObject({
      path: ['leads', 'nodes', 0, 'responsible', 'name'],
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('has an id without any permission', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const { leads } = await account.query<{ leads: { nodes: { responsible: Ref }[] } }>(
      '{ leads(first: 2) { nodes { responsible { id } } } }',
    );
    expect(leads.nodes[0]?.responsible.id).toMatch(/^\d+$/);
  });
});
