import { describe, expect, it } from 'vitest';
import { createToolbox } from '../../src/mcp/tool.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { examples } from '../../src/rest/example.ts';
import type { Store } from '../../src/sandbox/store.ts';
import { schema } from '../../src/schema/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

/* What a model reads about one record: a small answer for any number of related records, with a count and the way to the rest. */

/** The most that an answer may take, in bytes of JSON: about 10,000 tokens. */
const largestAnswer = 40_000;

/** An account in which one contact has 500 leads, a company 2,000 contacts and 500 leads, and a lead 300 tasks and notes. */
async function openLarge() {
  const account = await openAccount({ empty: true });
  // Rows are put where they would take the API thousands of requests.
  const { leads, contacts, tasks, notes } = account.sandbox.data() as unknown as Store;
  const text = 'Очень длинный текст. '.repeat(900);
  const call = await openTools(account);
  const { company } = await call<{ company: { id: string } }>('create_company', { name: 'Большая' });
  const { contact } = await call<{ contact: { id: string } }>('create_contact', {
    name: 'Занятая',
    phone: '+79990001122',
  });
  const { lead } = await call<{ lead: { id: string } }>('create_lead', { name: 'Сделка', price: 1 });
  const { task } = await call<{ task: { id: string } }>('create_task', {
    text,
    complete_till: '2026-12-01',
    entity_type: 'LEADS',
    entity_id: lead.id,
  });
  const { note } = await call<{ note: { id: string } }>('add_note', { entity_type: 'LEADS', entity_id: lead.id, text });
  const idsOf = { company: Number(company.id), contact: Number(contact.id), lead: Number(lead.id) };
  const row = <Row>(found: Row | undefined): Row => {
    if (!found) throw new Error('There is no such row.');
    return found;
  };
  const leadRow = row(leads.get(idsOf.lead));
  const contactRow = row(contacts.get(idsOf.contact));
  contacts.change(idsOf.contact, { companyId: idsOf.company });
  const contactIds = [idsOf.contact];
  for (let n = 1; n < 2_000; n++) {
    contactIds.push(contacts.add({ ...contactRow, name: `Сотрудник ${n}`, companyId: idsOf.company }).id);
  }
  const linked = { contacts: [{ id: idsOf.contact, isMain: true }], companyId: idsOf.company };
  for (let n = 0; n < 500; n++) {
    // Every tenth is won; the newest are open.
    const closed = n % 10 === 0 ? { statusId: 142, closedAt: leadRow.createdAt } : {};
    leads.add({ ...leadRow, name: `Сделка с длинным названием ${n}`, ...linked, ...closed });
  }
  leads.change(idsOf.lead, { contacts: contactIds.slice(0, 100).map((id, index) => ({ id, isMain: index === 3 })) });
  for (let n = 1; n < 300; n++) tasks.add({ ...row(tasks.get(Number(task.id))) });
  for (let n = 1; n < 300; n++) notes.add({ ...row(notes.get(Number(note.id))) });
  return { account, call, ids: { company: company.id, contact: contact.id, lead: lead.id, task: task.id }, contactIds };
}

const bytesOf = (answer: unknown) => Buffer.byteLength(JSON.stringify(answer));

async function requestsOf<Answer>(account: Account, work: () => Promise<Answer>) {
  let answer: Answer | undefined;
  const requests = await account.count(async () => {
    answer = await work();
  });
  return { requests, answer: answer as Answer };
}

interface Row {
  id: string;
}

describe('with many related records', () => {
  it('the card of a contact shows the newest leads and counts all, and get_leads_by_contact gives the rest', async () => {
    const { account, call, ids } = await openLarge();
    const { answer, requests } = await requestsOf(account, () =>
      call<{ contact: { lead_count: number; leads: Row[] } }>('get_contact_by_id', { contact_id: ids.contact }),
    );
    expect(answer.contact.lead_count).toBe(501);
    expect(answer.contact.leads).toHaveLength(20);
    expect(Number(answer.contact.leads[0]?.id)).toBeGreaterThan(Number(answer.contact.leads[19]?.id));
    expect(bytesOf(answer)).toBeLessThan(largestAnswer);
    // The contact, its company, and one page of leads instead of three.
    expect(requests).toBe(3);

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await call<{ leads: Row[]; lead_count: number; next_cursor?: string; has_more: boolean }>(
        'get_leads_by_contact',
        { contact_id: ids.contact, limit: 200, ...(cursor && { cursor }) },
      );
      expect(page.lead_count).toBe(501);
      expect(page.has_more).toBe(page.next_cursor !== undefined);
      seen.push(...page.leads.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(501);
    expect(seen).toHaveLength(501);
  });

  it('get_leads_by_contact reads no more than it shows', async () => {
    const { account, call, ids } = await openLarge();
    const first = await requestsOf(account, () =>
      call<{ leads: Row[] }>('get_leads_by_contact', { contact_id: ids.contact }),
    );
    expect(first.answer.leads).toHaveLength(50);
    expect(first.requests).toBe(2);
    expect(bytesOf(first.answer)).toBeLessThan(largestAnswer);
    const open = await requestsOf(account, () =>
      call<{ leads: Row[] }>('get_leads_by_contact', { contact_id: ids.contact, only_open: true, limit: 20 }),
    );
    expect(open.answer.leads).toHaveLength(20);
    expect(open.requests).toBe(2);
  });

  it('the card of a company costs three requests, and the next page continues after what it showed', async () => {
    const { account, call, ids, contactIds } = await openLarge();
    type Company = { company: { contact_count: number; contacts: Row[]; lead_count: number; leads: Row[] } };
    const { answer, requests } = await requestsOf(account, () =>
      call<Company>('get_company_by_id', { company_id: ids.company }),
    );
    expect(requests).toBe(3);
    expect(bytesOf(answer)).toBeLessThan(largestAnswer);
    const { company } = answer;
    expect(company).toMatchObject({ contact_count: 2_000, lead_count: 500 });
    expect(company.contacts.map(({ id }) => Number(id))).toEqual(contactIds.slice(0, 20));
    expect(company.leads).toHaveLength(20);
    const { company: next } = await call<Company>('get_company_by_id', {
      company_id: ids.company,
      contacts_after: company.contacts[19]?.id,
      leads_after: company.leads[19]?.id,
    });
    expect(next.contacts.map(({ id }) => Number(id))).toEqual(contactIds.slice(20, 40));
    expect(Number(next.leads[0]?.id)).toBeLessThan(Number(company.leads[19]?.id));
  });

  it('the card of a lead marks the main contact and limits contacts, tasks and long texts', async () => {
    const { call, ids, contactIds } = await openLarge();
    type Lead = {
      lead: {
        contact_count: number;
        contacts: Row[];
        main_contact_id: string;
        task_count: number;
        tasks: (Row & { text: string })[];
      };
    };
    const answer = await call<Lead>('get_lead_by_id', { lead_id: ids.lead });
    expect(bytesOf(answer)).toBeLessThan(largestAnswer);
    const { lead } = answer;
    expect(lead).toMatchObject({ contact_count: 100, task_count: 300, main_contact_id: String(contactIds[3]) });
    expect(lead.contacts).toHaveLength(20);
    expect(lead.contacts[0]?.id).toBe(lead.main_contact_id);
    expect(lead.tasks).toHaveLength(20);
    expect(lead.tasks[0]?.text).toMatch(/… \(\d+ more characters\)$/);
    const { lead: next } = await call<Lead>('get_lead_by_id', {
      lead_id: ids.lead,
      contacts_after: lead.contacts[19]?.id,
      tasks_after: lead.tasks[19]?.id,
    });
    expect(
      next.contacts
        .concat(next.tasks)
        .filter(({ id }) => lead.contacts.concat(lead.tasks).some((row) => row.id === id)),
    ).toEqual([]);
    expect(next.tasks).toHaveLength(20);
  });

  it('notes are listed page by page and truncated unless their full text is asked for', async () => {
    const { call, ids } = await openLarge();
    const args = { entity_type: 'LEADS', entity_id: ids.lead };
    type Notes = { notes: (Row & { text: string })[]; next_cursor?: string };
    const page = await call<Notes>('get_notes', args);
    expect(page.notes).toHaveLength(20);
    expect(bytesOf(page)).toBeLessThan(largestAnswer);
    const next = await call<Notes>('get_notes', { ...args, cursor: page.next_cursor });
    expect(Number(next.notes[0]?.id)).toBeLessThan(Number(page.notes[19]?.id));
    const whole = await call<Notes>('get_notes', { ...args, limit: 1, max_length: 20_000 });
    expect(whole.notes[0]?.text).toBe('Очень длинный текст. '.repeat(900));
  });

  it('a search says how many records it found, with company and open leads, in three requests', async () => {
    const { account, call, ids } = await openLarge();
    type Found = {
      count: number;
      contacts: (Row & { open_leads: Row[]; company?: { name: string }; lead_count: number })[];
    };
    const { answer, requests } = await requestsOf(account, () => call<Found>('search_contact', { query: 'Занятая' }));
    expect(answer).toMatchObject({
      count: 1,
      contacts: [{ id: ids.contact, company: { name: 'Большая' }, lead_count: 501 }],
    });
    expect(answer.contacts[0]?.open_leads).toHaveLength(5);
    expect(requests).toBe(3);
    const many = await call<Found>('search_contact', { query: 'Сотрудник' });
    expect(many.count).toBe(1_999);
    expect(many.contacts).toHaveLength(10);
    expect(bytesOf(many)).toBeLessThan(largestAnswer);
    const next = await call<Found>('search_contact', { query: 'Сотрудник', cursor: many.contacts[9]?.id });
    expect(next.contacts).toHaveLength(10);
    expect(next.contacts.some(({ id }) => many.contacts.some((row) => row.id === id))).toBe(false);
  });

  it('the open leads of the client of a smart tool are limited and counted', async () => {
    const { call } = await openLarge();
    const answer = await call<{ open_leads: Row[]; open_lead_count: number; lead_created: boolean }>(
      'smart_create_client_and_lead',
      { contact_query: '+79990001122', lead_name: 'Ещё одна' },
    );
    expect(answer).toMatchObject({ lead_created: false, open_lead_count: 451 });
    expect(answer.open_leads).toHaveLength(20);
    expect(bytesOf(answer)).toBeLessThan(largestAnswer);
  });

  it.each([
    ['add_note', { entity_type: 'LEADS' }, 'entity_id'],
    ['update_task', {}, 'task_id'],
  ])('%s does not repeat a long text', async (tool, args, id) => {
    const { call, ids } = await openLarge();
    const text = 'т'.repeat(20_000);
    const answer = await call(tool, { ...args, [id]: tool === 'add_note' ? ids.lead : ids.task, text });
    expect(bytesOf(answer)).toBeLessThan(largestAnswer);
  });
});

describe('each tool about one record', () => {
  it('keeps its answer within the limit even for the largest records', async () => {
    const { operations } = await loadOperations({ root: 'src/operations' }, schema);
    const { account, ids } = await openLarge();
    const onError = (error: unknown) => {
      throw error;
    };
    const toolbox = createToolbox(operations, { engine: account.engine, onError });
    const own: Record<string, string> = {
      contact_id: ids.contact,
      company_id: ids.company,
      lead_id: ids.lead,
      task_id: ids.task,
      entity_id: ids.lead,
      to_entity_id: ids.contact,
    };
    const large = { query: 'Сотрудник', contact_query: '+79990001122' };
    expect(toolbox.tools.length).toBeGreaterThanOrEqual(32);
    // Lists of ordinary records are bounded by their pages; what stands here is about one record.
    const lists = new Set([
      'get_tasks',
      'get_leads',
      'get_contacts',
      'get_companies',
      'get_pipelines',
      'get_deals_report',
    ]);
    for (const { name } of toolbox.tools.filter((tool) => !lists.has(tool.name))) {
      const { limit: _, ...example } = examples[name] ?? {};
      const args = Object.fromEntries(
        Object.entries(example).map(([key, value]) => [key, { ...own, ...large }[key] ?? value]),
      );
      const options = { access: 'read-write', signal: new AbortController().signal } as const;
      const { structuredContent } = await toolbox.call(name, args, options);
      expect(bytesOf(structuredContent), name).toBeLessThan(largestAnswer);
    }
  });
});

describe('a card', () => {
  it('does not repeat phones and e-mails among the custom fields', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    for (const [tool, args] of [
      ['get_contact_by_id', { contact_id: '33200001' }],
      ['get_company_by_id', { company_id: '34700001' }],
    ] as const) {
      const answer = Object.values(await call(tool, args))[0] as {
        phones: unknown[];
        custom_fields: { name: string }[];
      };
      expect(answer.phones.length).toBeGreaterThan(0);
      expect(answer.custom_fields.map(({ name }) => name).join()).not.toMatch(/телефон|phone|e-?mail/i);
    }
  });

  it('of a record is still a resource', async () => {
    const { operations } = await loadOperations({ root: 'src/operations' }, schema);
    const resources = operations.flatMap(({ resource }) => resource ?? []);
    expect(resources).toEqual(
      expect.arrayContaining([
        'amocrm://leads/{lead_id}',
        'amocrm://contacts/{contact_id}',
        'amocrm://companies/{company_id}',
      ]),
    );
    expect(resources).not.toContain('amocrm://leads');
  });
});

describe('links', () => {
  const ends = { entity_type: 'LEADS', entity_id: '21400085', to_entity_type: 'CONTACTS', to_entity_id: '33200005' };

  it('are created once and removed once, and each answer says what is linked now', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const isLinked = () =>
      account.sandbox
        .data()
        .leads.get(21400085)
        ?.contacts.some(({ id }) => id === 33200005) ?? false;
    expect(isLinked()).toBe(false);
    expect(await call('link_records', { ...ends, is_main: true })).toEqual({
      ...ends,
      is_main: true,
      linked: true,
      changed: true,
    });
    expect(isLinked()).toBe(true);
    const again = await requestsOf(account, () => call('link_records', ends));
    expect(again.answer).toMatchObject({ linked: true, changed: false, is_main: true });
    expect(again.requests).toBe(1);
    expect(await call('unlink_records', ends)).toMatchObject({ ...ends, linked: false, changed: true });
    expect(isLinked()).toBe(false);
    expect(await call('unlink_records', ends)).toMatchObject({ linked: false, changed: false });
  });

  it('of a company with 2,000 contacts cost as much as others', async () => {
    const { account, call, ids } = await openLarge();
    const { contact } = await call<{ contact: Row }>('create_contact', { name: 'Новенькая' });
    const link = {
      entity_type: 'COMPANIES',
      entity_id: ids.company,
      to_entity_type: 'CONTACTS',
      to_entity_id: contact.id,
    };
    const { answer, requests } = await requestsOf(account, () => call('link_records', link));
    expect(answer).toMatchObject({ linked: true, changed: true });
    // The link, the one that it would replace, and the write.
    expect(requests).toBe(3);
  });

  it.each([
    [{ to_entity_id: '1' }, 'to_entity_id: there is no contact 1'],
    [{ entity_id: '1' }, 'entity_id: there is no lead 1'],
    [{ to_entity_type: 'company', to_entity_id: '7' }, 'to_entity_id: there is no company 7'],
    [{ to_entity_type: 'LEADS' }, 'to_entity_type'],
    [{ to_entity_type: 'COMPANIES', to_entity_id: '34700001', is_main: true }, 'is_main'],
  ])('refuse %o', async (change, argument) => {
    const account = await openAccount();
    const call = await openTools(account);
    const failure = await call('link_records', { ...ends, ...change }).catch((error: Error) => error);
    expect(String(failure)).toContain('VALIDATION_FAILED');
    expect(String(failure)).toContain(argument);
  });
});

it('the notes of an unknown record are an error, and those of a record without notes an empty list', async () => {
  const account = await openAccount();
  const call = await openTools(account);
  const failure = await call('get_notes', { entity_type: 'COMPANIES', entity_id: '1' }).catch((error: Error) => error);
  expect(String(failure)).toContain('NOT_FOUND');
  const { company } = await call<{ company: Row }>('create_company', { name: 'Тихая' });
  expect(await call('get_notes', { entity_type: 'COMPANIES', entity_id: company.id })).toEqual({
    notes: [],
    has_more: false,
  });
});
