import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

/** Requests that hold so many records, 250 in each. */
const pages = (records: number) => Math.ceil(records / 250);

interface ListedLead {
  id: string;
  contacts: { id: string }[];
  company: { id: string } | null;
  tasks?: { id: string }[];
}

/** What a list of leads refers to, counted once. */
function countDistinct(leads: ListedLead[]) {
  const contacts = new Set(leads.flatMap((lead) => lead.contacts.map(({ id }) => id))).size;
  const companies = new Set(leads.flatMap((lead) => (lead.company ? [lead.company.id] : []))).size;
  return { contacts, companies };
}

/** The first live contact with a phone that satisfies a condition on its leads' statuses. */
function findContact({ sandbox }: Account, isWanted: (statusIds: number[]) => boolean) {
  const { contacts, leads, metadata } = sandbox.data();
  const phoneField = metadata.fields.find((field) => field.entityType === 'contacts' && field.code === 'PHONE');
  for (const contact of contacts.rows()) {
    const phone = contact.fields.find(({ fieldId }) => fieldId === phoneField?.id)?.values[0]?.value;
    const own = leads.rows().filter((lead) => lead.contacts.some(({ id }) => id === contact.id));
    if (phone && isWanted(own.map((lead) => lead.statusId))) {
      return { id: String(contact.id), phone: String(phone), leads: own.length };
    }
  }
  throw new Error('The demo data have no such contact.');
}

const isClosed = (statusId: number) => statusId === 142 || statusId === 143;
const hasOpenLead = (statusIds: number[]) => statusIds.some((id) => !isClosed(id));
const hasClosedLeadsOnly = (statusIds: number[]) => statusIds.length > 0 && statusIds.every(isClosed);

/** amoCRM allows 7 requests a second, so requests are the price of everything. Settings are fetched once and not counted. */
describe('requests to amoCRM for nested reads', () => {
  it('250 leads with contacts, companies, users and stages cost one page for each noun', async () => {
    const account = await openAccount();
    let leads: ListedLead[] = [];
    const requests = await account.count(async () => {
      const data = await account.query<{ leads: { nodes: ListedLead[] } }>(`{
        leads(first: 250) {
          nodes {
            id name price
            contacts { id name phones { value } }
            company { id name }
            responsible { name } pipeline { name } status { name }
          }
        }
      }`);
      leads = data.leads.nodes;
    });
    const { contacts, companies } = countDistinct(leads);
    expect(leads).toHaveLength(250);
    expect(contacts).toBeGreaterThan(50);
    expect(companies).toBeGreaterThan(10);
    expect(requests).toBe(1 + pages(contacts) + pages(companies));
  });

  it('more than 250 contacts of 250 leads cost a second page of contacts', async () => {
    const account = await openAccount({ leads: 2000 });
    // Leads that bring a contact not seen before, first those with two.
    const seen = new Set<number>();
    const rows = account.sandbox
      .data()
      .leads.rows()
      .toSorted((a, b) => b.contacts.length - a.contacts.length);
    const ids: number[] = [];
    for (const lead of rows) {
      if (ids.length === 250) break;
      if (lead.contacts.every(({ id }) => seen.has(id))) continue;
      for (const { id } of lead.contacts) seen.add(id);
      ids.push(lead.id);
    }
    const contacts = seen.size;
    expect(contacts).toBeGreaterThan(250);
    const requests = await account.count(() =>
      account.query(
        `query ($ids: [ID!]) { leads(first: 250, filter: { ids: $ids }) { nodes { id contacts { id name } } } }`,
        { ids },
      ),
    );
    expect(requests).toBe(1 + pages(contacts));
  });

  it('the open tasks of each lead cost one more page, of tasks', async () => {
    const account = await openAccount();
    let leads: ListedLead[] = [];
    const requests = await account.count(async () => {
      const data = await account.query<{ leads: { nodes: ListedLead[] } }>(`{
        leads(first: 250, orderBy: ID_DESC) {
          nodes {
            id
            contacts { id name phones { value } } company { id name }
            responsible { name } pipeline { name } status { name }
            tasks { id text completeTill }
          }
        }
      }`);
      leads = data.leads.nodes;
    });
    const { contacts, companies } = countDistinct(leads);
    const tasks = leads.flatMap((lead) => lead.tasks ?? []).length;
    expect(tasks).toBeGreaterThan(50);
    expect(requests).toBe(1 + pages(contacts) + pages(companies) + Math.max(1, pages(tasks)));
  });

  it('50 contacts with their leads and the leads’ statuses cost a page of contacts and one of leads', async () => {
    const account = await openAccount();
    let contacts: { leads: { id: string; status: { name: string } }[] }[] = [];
    const requests = await account.count(async () => {
      const data = await account.query<{ contacts: { nodes: typeof contacts } }>(
        `{ contacts(first: 50) { nodes { id leads { id status { name } } } } }`,
      );
      contacts = data.contacts.nodes;
    });
    const leads = new Set(contacts.flatMap((contact) => contact.leads.map(({ id }) => id))).size;
    expect(contacts).toHaveLength(50);
    expect(leads).toBeGreaterThan(20);
    expect(requests).toBe(1 + pages(leads));
  });
});

describe('requests to amoCRM for a field that is not selected', () => {
  const queries = ({ sandbox }: Account) =>
    sandbox.requests.filter(({ path }) => !/account|pipelines|users/.test(path)).map(({ query }) => query);

  it('links are requested only if they are selected', async () => {
    const account = await openAccount();
    const requests = await account.count(() =>
      account.query(`{ leads(first: 50) { nodes { id name price status { name } company { id } } } }`),
    );
    expect(requests).toBe(1);
    expect(queries(account).join()).not.toContain('with=');
  });

  it('the ids of a lead’s contacts come with the lead', async () => {
    const account = await openAccount();
    const requests = await account.count(() => account.query(`{ leads(first: 50) { nodes { id contacts { id } } } }`));
    expect(requests).toBe(1);
    expect(queries(account).join()).toContain('with=contacts');
  });

  it('a skipped field counts as not selected', async () => {
    const account = await openAccount();
    const text = `query ($deep: Boolean!) { leads(first: 50) { nodes { id contacts @include(if: $deep) { id name } } } }`;
    expect(await account.count(() => account.query(text, { deep: false }))).toBe(1);
    expect(await account.count(() => account.query(text, { deep: true }))).toBe(2);
  });

  it('values that were just written are not read back', async () => {
    const account = await openAccount();
    const requests = await account.count(() =>
      account.query(`mutation {
        createLead(input: { name: "Окна в дом", price: 120000 }) { id name price url }
      }`),
    );
    expect(requests).toBe(1);
  });

  it('a lead that is created without a price is known to have none', async () => {
    const account = await openAccount();
    const requests = await account.count(async () => {
      const data = await account.query(`mutation { createLead(input: { name: "Окна в дом" }) { id price } }`);
      expect(data).toMatchObject({ createLead: { price: 0 } });
    });
    expect(requests).toBe(1);
  });

  it('values that amoCRM decides are read back once', async () => {
    const account = await openAccount();
    const requests = await account.count(() =>
      account.query(`mutation {
        createLead(input: { name: "Окна в дом" }) { id name createdAt responsible { name } status { name } }
      }`),
    );
    expect(requests).toBe(2);
  });
});

/** Each tool with the most that it may cost, and what it does cost. */
describe('requests to amoCRM for a tool call', () => {
  it('check_contact_exists: one; search_contact: one more for companies and one for leads, however many are found', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { phone } = findContact(account, () => true);
    for (const query of [phone, '+7 999 123-45-67', 'anna@example.com', 'Анна']) {
      expect(await account.count(() => call('check_contact_exists', { query }))).toBe(1);
      expect(await account.count(() => call('search_contact', { query }))).toBeLessThanOrEqual(3);
    }
    expect(await account.count(() => call('search_contact', { query: '+7 999 123-45-67' }))).toBe(1);
  });

  it('get_or_create_contact: one for an existing contact, two for a new one', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { phone } = findContact(account, () => true);
    let answer: { created?: boolean } = {};
    const get = (args: Record<string, unknown>) => async () => {
      answer = await call('get_or_create_contact', args);
    };
    expect(await account.count(get({ query: phone, phone }))).toBe(1);
    expect(answer.created).toBe(false);
    expect(await account.count(get({ query: '8 999 123-45-67', phone: '+79991234567', name: 'Анна' }))).toBe(2);
    expect(answer.created).toBe(true);
  });

  it('every further phone or e-mail costs one more search, because each may have duplicates', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const requests = await account.count(() =>
      call('get_or_create_contact', { query: '+79991234567', email: 'anna@novaya.example', name: 'Анна' }),
    );
    expect(requests).toBe(3);
  });

  it.each([{ lead_price: 150_000 }, {}])('smart_create_client_and_lead with %o: two, two and three', async (price) => {
    const account = await openAccount();
    const call = await openTools(account);
    let answer: { lead_created?: boolean; contact_created?: boolean } = {};
    const create = (contactQuery: string) => async () => {
      answer = await call('smart_create_client_and_lead', {
        contact_query: contactQuery,
        contact_name: 'Анна Смирнова',
        lead_name: 'Окна в дом',
        ...price,
      });
    };
    const open = findContact(account, hasOpenLead);
    const closed = findContact(account, hasClosedLeadsOnly);

    expect(await account.count(create('+7 999 123-45-67'))).toBe(2);
    expect(answer).toMatchObject({ contact_created: true, lead_created: true });
    expect(await account.count(create(open.phone))).toBe(2);
    expect(answer).toMatchObject({ contact_created: false, lead_created: false });
    expect(await account.count(create(closed.phone))).toBe(3);
    expect(answer).toMatchObject({ contact_created: false, lead_created: true });
  });

  it('create_complex_lead: two, whether the contact is new, found or given by its id', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { id, phone } = findContact(account, () => true);
    const create = (args: Record<string, unknown>) => () =>
      call('create_complex_lead', { lead_name: 'Балкон', ...args });
    expect(await account.count(create({ contact_phone: '+79991234567', contact_name: 'Анна' }))).toBe(2);
    expect(await account.count(create({ contact_phone: phone }))).toBe(2);
    expect(await account.count(create({ contact_id: id }))).toBe(2);
  });

  it('get_leads_by_contact: two', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { id, leads } = findContact(account, (statusIds) => statusIds.length > 1);
    let answer: { leads?: unknown[] } = {};
    const requests = await account.count(async () => {
      answer = await call('get_leads_by_contact', { contact_id: id });
    });
    expect(answer.leads).toHaveLength(leads);
    expect(requests).toBe(2);
  });

  it('get_leads with its default: one', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    expect(await account.count(() => call('get_leads'))).toBe(1);
    expect(await account.count(() => call('get_leads', { status_id: '142', limit: 250 }))).toBe(1);
  });

  it('get_lead_by_id: the lead, its contacts, its company and its tasks', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = account.sandbox
      .data()
      .leads.rows()
      .find((row) => row.contacts.length > 0 && row.companyId !== null);
    expect(await account.count(() => call('get_lead_by_id', { lead_id: lead?.id }))).toBe(4);
  });

  it.each([
    // A page that is not full is the last one, so a short list is known to have ended.
    { leads: 100, requests: 1 },
    { leads: 250, requests: 1 },
    // Pages are requested three ahead; those past the end are wasted.
    { leads: 400, requests: 4 },
    { leads: 1000, requests: 6 },
    { leads: 1100, requests: 7 },
  ])('get_deals_report over $leads leads: $requests', async ({ leads, requests }) => {
    const account = await openAccount({ leads });
    const call = await openTools(account);
    let answer: { total_count?: number } = {};
    const spent = await account.count(async () => {
      answer = await call('get_deals_report');
    });
    expect(answer.total_count).toBe(leads);
    expect(spent).toBeLessThanOrEqual(pages(leads) + 2);
    expect(spent).toBe(requests);
  });

  it('settings are fetched once and used by every later call', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    await call('get_leads');
    await call('get_deals_report');
    account.sandbox.clearRequests();
    await Promise.all(Array.from({ length: 5 }, () => call('get_leads')));
    await call('get_pipelines');
    expect(account.sandbox.requestCount()).toBe(5);
  });
});
