import { describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { type Account, openAccount } from '../harness.ts';

const timeline = graphql(`
  query Timeline($id: ID!, $first: Int!, $after: String, $kinds: [TimelineKind!], $ofContacts: Boolean!) {
    lead(id: $id) {
      timeline(first: $first, after: $after, kinds: $kinds, ofContacts: $ofContacts) {
        nodes {
          id
          kind
          at
          record {
            __typename
            ... on Event { typeName entityTypeName }
            ... on Note { type }
            ... on Task { text }
          }
        }
        pageInfo { endCursor hasNextPage hasPreviousPage }
      }
    }
  }
`);

/** A lead with a call, a text, a task and a contact. */
function findLead({ sandbox }: Account) {
  const { leads, notes, tasks } = sandbox.data();
  const has = (id: number, type: string) =>
    notes.rows().some((note) => note.entityType === 'leads' && note.entityId === id && note.noteType === type);
  const lead = leads
    .rows()
    .find(
      ({ id, contacts }) =>
        contacts.length > 0 &&
        has(id, 'common') &&
        (has(id, 'call_in') || has(id, 'call_out')) &&
        tasks.rows().some((task) => task.entityType === 'leads' && task.entityId === id),
    );
  if (!lead) throw new Error('The demo has no such lead.');
  return lead;
}

type Options = Partial<{ first: number; after: string | null; kinds: ('EVENT' | 'NOTE' | 'CALL' | 'TASK')[] }>;

async function ask(account: Account, id: number, options: Options & { ofContacts?: boolean } = {}) {
  const variables = { id: String(id), first: 250, ofContacts: false, ...options };
  const page = (await account.ask(timeline, variables)).lead?.timeline;
  if (!page) throw new Error('There is no timeline.');
  return page;
}

describe('the timeline of a lead', () => {
  it('has its events, notes, calls and tasks in one list, newest first, each once', async () => {
    const account = await openAccount();
    const lead = findLead(account);
    const { nodes, pageInfo } = await ask(account, lead.id);
    const data = account.sandbox.data();
    const isOwn = (row: { entityType: string | null; entityId: number | null }) =>
      row.entityType === 'leads' && row.entityId === lead.id;
    const own = data.events().filter(isOwn);
    const events = own.filter(({ type }) => !/_note_added$|_call$/.test(type)).map(({ id }) => `event:${id}`);
    const notes = data.notes
      .rows()
      .filter(isOwn)
      .map(({ id }) => `note:${id}`);
    const tasks = data.tasks
      .rows()
      .filter(isOwn)
      .map(({ id }) => `task:${id}`);
    expect(nodes.map(({ id }) => id).toSorted()).toEqual([...events, ...notes, ...tasks].toSorted());
    const times = nodes.map(({ at }) => Date.parse(String(at)));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(['EVENT', 'NOTE', 'CALL', 'TASK']));
    for (const { kind, record } of nodes) {
      expect(record.__typename).toMatch(
        { EVENT: /^Event$/, NOTE: /^Note/, CALL: /^NoteCall$/, MESSAGE: /^Note/, TASK: /^Task$/ }[kind],
      );
    }
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('is read page by page', async () => {
    const account = await openAccount();
    const lead = findLead(account);
    const all = (await ask(account, lead.id)).nodes.map(({ id }) => id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await ask(account, lead.id, { first: 3, after });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(all);
  });

  it('costs three requests and that of the lead, or those of the kinds that are wanted', async () => {
    const account = await openAccount();
    const { id } = findLead(account);
    expect(await account.count(() => ask(account, id, { first: 50 }))).toBe(4);
    expect(await account.count(() => ask(account, id, { kinds: ['TASK'] }))).toBe(2);
    const { nodes } = await ask(account, id, { kinds: ['CALL'] });
    expect(nodes.length).toBeGreaterThan(0);
    for (const { kind, record } of nodes) expect([kind, record.__typename]).toEqual(['CALL', 'NoteCall']);
  });

  it('of 250 leads costs pages and not leads', async () => {
    const account = await openAccount();
    const text = '{ leads(first: 250) { nodes { timeline(first: 5) { nodes { kind } } } } }';
    const requests = await account.count(() => account.query(text));
    const { events, leads, notes, tasks } = account.sandbox.data();
    const ids = leads
      .rows()
      .slice(0, 250)
      .map(({ id }) => id);
    type Row = { entityType: string | null; entityId: number | null };
    const pagesOf = (rows: readonly Row[], some: number[], size: number) => {
      const own = rows.filter(({ entityType, entityId }) => entityType === 'leads' && some.includes(entityId ?? 0));
      return Math.ceil(own.length / size);
    };
    const tens = Array.from({ length: 25 }, (_, index) => ids.slice(index * 10, index * 10 + 10));
    const eventPages = tens.reduce((sum, some) => sum + pagesOf(events(), some, 100), 0);
    expect(requests).toBe(1 + eventPages + pagesOf(notes.rows(), ids, 250) + pagesOf(tasks.rows(), ids, 250));
  });

  it('also has what happened to its contacts, where that is asked for', async () => {
    const account = await openAccount();
    const lead = findLead(account);
    const { nodes } = await ask(account, lead.id, { ofContacts: true });
    const added = nodes.flatMap(({ record }) => ('typeName' in record ? [record.typeName] : []));
    expect(added).toContain('lead_added');
    expect(added.filter((type) => type === 'contact_added')).toHaveLength(lead.contacts.length);
  });

  it('refuses a cursor that is not one of a timeline', async () => {
    const account = await openAccount();
    const { id } = findLead(account);
    await expect(ask(account, id, { after: 'bm9uZQ' })).rejects.toThrow(/not a cursor of a timeline/);
  });
});

describe('the timeline of a contact or company', () => {
  it('has its own items', async () => {
    const account = await openAccount();
    const text = `{ contacts(first: 1) { nodes { timeline(first: 9) { nodes { record { ... on Event { typeName } } } } } }
      companies(first: 1) { nodes { timeline(first: 9) { nodes { record { ... on Event { typeName } } } } } } }`;
    const answer =
      await account.query<Record<string, { nodes: { timeline: { nodes: { record: object }[] } }[] }>>(text);
    const typesOf = (name: string) => answer[name]?.nodes[0]?.timeline.nodes.map(({ record }) => record);
    expect(typesOf('contacts')).toContainEqual({ typeName: 'contact_added' });
    expect(typesOf('companies')).toContainEqual({ typeName: 'company_added' });
  });

  it('of a company also has what happened to its contacts, by either way to it', async () => {
    const account = await openAccount();
    const { contacts } = account.sandbox.data();
    const contact = contacts.rows().find(({ companyId, isDeleted }) => companyId !== null && !isDeleted);
    const id = String(contact?.companyId);
    const items = 'nodes { record { ... on Event { typeName entityId } } }';
    const added = { record: { typeName: 'contact_added', entityId: String(contact?.id) } };
    const text = `{ timeline(entityType: COMPANIES, entityId: "${id}", ofContacts: true, first: 250) { ${items} }
      company(id: "${id}") { timeline(ofContacts: true, first: 250) { ${items} } } }`;
    const { timeline, company } = await account.query<{
      timeline: { nodes: object[] };
      company: { timeline: { nodes: object[] } };
    }>(text);
    expect(timeline.nodes).toContainEqual(added);
    expect(company.timeline).toEqual(timeline);
  });
});

describe('a timeline by the id of a record', () => {
  const text = `query ($type: EntityType!, $id: ID!, $ofContacts: Boolean! = false) {
    timeline(entityType: $type, entityId: $id, ofContacts: $ofContacts, first: 50) { nodes { id } }
  }`;
  type Answer = { timeline: { nodes: { id: string }[] } };

  it('is that of the record, which is not read: three requests', async () => {
    const account = await openAccount();
    const { id } = findLead(account);
    const variables = { type: 'LEADS', id: String(id) };
    expect(await account.count(() => account.query(text, variables))).toBe(3);
    const { timeline: page } = await account.query<Answer>(text, variables);
    expect(page.nodes.map((node) => node.id)).toEqual(
      (await ask(account, id, { first: 50 })).nodes.map((node) => node.id),
    );
    const wide = await account.query<Answer>(text, { ...variables, ofContacts: true });
    expect(wide.timeline.nodes.length).toBeGreaterThan(page.nodes.length);
  });

  it('is refused for a record that does not exist, and for contacts of a contact', async () => {
    const account = await openAccount();
    const unknown = await account.execute(text, { type: 'COMPANIES', id: '999999' });
    expect(unknown.errors?.[0]?.message).toMatch(/There is no company with id 999999/);
    const contact = await account.execute(text, { type: 'CONTACTS', id: '33200001', ofContacts: true });
    expect(contact.errors?.[0]?.message).toMatch(/is for leads and companies/);
  });
});
