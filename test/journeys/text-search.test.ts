import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, openTools, startAccount } from '../harness.ts';
import { serve } from '../serve.ts';

/** The lists that take a text. */
const nouns = ['leads', 'contacts', 'companies', 'customers', 'catalogElements', 'invoices'] as const;
type Noun = (typeof nouns)[number];

interface Found {
  names: string[];
  meaning: string | undefined;
  requests: number;
}

/** What was created for the stories: words that the demo account has nowhere else. */
const records = {
  lead: 'Отделка мансарды — Пчелинцева',
  other: 'Проект без имени',
  contact: 'Пчелинцева Аграфена',
  company: 'ООО «Берёзка-Сруб»',
  customer: 'Мансарда: Пчелинцева А. П.',
  product: 'Лестница для мансарды',
  task: 'Обсудить мансарду с Пчелинцевой',
};

async function createRecords(account: Account): Promise<void> {
  const { createContact } = await account.query<{ createContact: { id: string } }>(
    `mutation ($name: String!) {
      createContact(input: { name: $name, phones: [{ value: "8 (912) 700-11-22" }], emails: [{ value: "Agrafena@Pchela.example" }] }) { id }
    }`,
    { name: records.contact },
  );
  await account.query(
    `mutation ($lead: String!, $other: String!, $contacts: [ID!], $company: String!, $product: String!, $task: String!) {
      lead: createLead(input: { name: $lead }) { id }
      other: createLead(input: { name: $other, contactIds: $contacts }) { id }
      getOrCreateCompany(query: $company, inn: "7728168971", fillMissing: true) { company { id } }
      createCatalogElement(input: { name: $product }) { id }
      createTask(input: { text: $task, completeTill: "2026-11-20" }) { id }
    }`,
    { ...records, contacts: [createContact.id] },
  );
  await account.query('mutation ($name: String!) { createCustomer(input: { name: $name }) { id } }', {
    name: records.customer,
  });
}

let account: Account & { close(): Promise<void> };
beforeAll(async () => {
  account = await startAccount();
  await createRecords(account);
});
afterAll(() => account.close());

async function search(noun: Noun, query: string): Promise<Found> {
  let found: Omit<Found, 'requests'> = { names: [], meaning: undefined };
  const requests = await account.count(async () => {
    const { data, errors, extensions } = (await account.execute(
      `query ($query: String) { ${noun}(query: $query, first: 50) { nodes { name } } }`,
      { query },
    )) as {
      data: Record<string, { nodes: { name: string }[] }>;
      errors?: unknown;
      extensions?: { understood?: { path: string[]; text: string; meaning: string }[] };
    };
    expect(errors).toBeUndefined();
    const [understood] = extensions?.understood ?? [];
    if (understood) expect(understood).toMatchObject({ path: ['query'], text: query });
    found = { names: (data[noun]?.nodes ?? []).map(({ name }) => name), meaning: understood?.meaning };
  });
  return { ...found, requests };
}

describe('A text finds a record', () => {
  const { lead, other, contact, company, customer, product } = records;

  it.each<[Noun, string, string[], number]>([
    // Other forms of the words.
    ['leads', 'мансарда', [lead], 2],
    ['leads', 'Отделкой мансард', [lead], 3],
    ['leads', 'отделке мансарды Пчелинцевой', [lead], 3],
    ['leads', 'Сделка по мансарде', [lead], 2],
    ['contacts', 'Пчелинцевой', [contact], 2],
    ['contacts', 'Аграфене', [contact], 2],
    ['companies', 'берёзкой', [company], 2],
    ['customers', 'мансарды', [customer], 2],
    ['customers', 'мансардой', [customer], 2],
    ['catalogElements', 'мансарда', [product], 2],
    ['catalogElements', 'лестницу', [product], 2],
    // Another order, and words between.
    ['leads', 'Пчелинцева отделка', [lead], 3],
    ['leads', 'Пчелинцева мансарда', [lead], 3],
    ['contacts', 'Аграфена Пчелинцева', [contact], 2],
    ['customers', 'Пчелинцева мансарда', [customer], 2],
    ['catalogElements', 'мансарды лестница', [product], 2],
    // «ё», quotes, dashes, dots, legal forms.
    ['companies', 'Березка', [company], 3],
    ['companies', 'БЕРЕЗКА СРУБ', [company], 3],
    ['companies', 'берёзка–сруб ooo', [company], 2],
    ['companies', 'О.О.О. "Березка сруб"', [company], 3],
    ['leads', 'мансарды - пчелинцева', [lead], 3],
    // Phones, e-mails and numbers.
    ['contacts', '+7 912 700 11 22', [contact], 2],
    ['contacts', '(912)700-1122', [contact], 2],
    ['contacts', 'Аграфена, тел. +7 912 700-11-22', [contact], 2],
    ['leads', '+7 (912) 700 11-22', [other], 3],
    ['companies', '7728 168 971', [company], 2],
    ['companies', 'ИНН 7728168971', [company], 2],
    // A lead by the name of its contact.
    ['leads', 'Аграфена Пчелинцева', [other], 3],
    ['leads', 'Аграфене', [other], 3],
  ])('%s: %s', async (noun, query, names, requests) => {
    const found = await search(noun, query);
    const meaning = expect.stringMatching(/^not found as written; 1 record found by «/);
    expect(found).toEqual({ names, meaning, requests });
  });

  it.each<[Noun, string]>([
    ['leads', 'мансарды'],
    ['contacts', '89127001122'],
    ['contacts', '9127001122'],
    ['companies', 'Берёзка'],
    ['catalogElements', 'Лестница'],
  ])(
    '%s: %s is found as it was written, and one request more finds that nothing else is similar',
    async (noun, query) => {
      const { names, requests, meaning } = await search(noun, query);
      expect(names).toHaveLength(1);
      expect(requests).toBe(2);
      expect(meaning).toBeUndefined();
    },
  );

  it.each<[Noun, string]>([
    ['leads', 'Пчелинцев'],
    ['contacts', 'пчелинцев'],
    ['contacts', 'agrafena@pchela.example'],
    ['contacts', 'AGRAFENA@pchela.example'],
  ])('%s: what has no other form costs one request: %s', async (noun, query) => {
    const { names, requests, meaning } = await search(noun, query);
    expect([names.length > 0, requests, meaning]).toEqual([true, 1, undefined]);
  });

  it.each<[Noun, string]>([
    ['leads', 'Пчелинцев Аграфен Несуществующий'],
    ['contacts', 'Марфа Пчелинцева'],
    ['companies', 'Берёзка-Терем'],
    ['catalogElements', 'мансардная лестница мансарды'],
    ['invoices', 'мансардой'],
  ])('%s: a record that has only some of the words is not found: %s', async (noun, query) => {
    const { names, requests, meaning } = await search(noun, query);
    expect(names).toEqual([]);
    expect(requests).toBeLessThanOrEqual(3);
    expect(meaning).toMatch(/^not found, nor by «/);
  });
});

describe('The tools that search', () => {
  const answer = (name: string, args: object) => openTools(account).then((call) => call(name, { ...args }));

  it.each([
    ['get_leads', { query: 'мансарда' }, records.lead],
    ['get_contacts', { query: 'Аграфене Пчелинцевой' }, records.contact],
    ['get_companies', { query: 'березка сруб' }, records.company],
    ['search_contact', { query: 'Аграфене Пчелинцевой' }, records.contact],
    ['search_contact', { query: 'Пчелинцевой' }, records.contact],
    ['search_company', { query: 'берёзкой' }, records.company],
    ['search_company', { query: 'сруб берёзка ооо' }, records.company],
    ['search_products', { query: 'мансарда' }, records.product],
    ['list_customers', { query: 'мансардой Пчелинцевой' }, records.customer],
    ['query_leads', { query: 'мансардой' }, records.lead],
    ['query_contacts', { query: 'Аграфены' }, records.contact],
    ['query_companies', { query: 'берёзку' }, records.company],
  ])('%s %j: the answer has the record and says by what it was found', async (tool, args, name) => {
    const given = await answer(tool, args);
    expect(JSON.stringify(given)).toContain(JSON.stringify(name).slice(1, -1));
    expect(given).toMatchObject({
      understood: { query: expect.stringMatching(/^not found as written; .*found by «/) },
    });
  });

  it('find_tasks finds a text in other forms of its words, without a request, and counts them', async () => {
    const call = await openTools(account);
    await call('find_tasks', { text: 'что угодно' });
    const requests = await account.count(async () => {
      const found = await call('find_tasks', { text: 'мансарда Пчелинцева' });
      expect(found).toMatchObject({
        tasks: [{ text: records.task }],
        total_count: 1,
        understood: { text: 'not found as written; found by «мансард», «пчелинцев»' },
      });
    });
    // The tasks themselves.
    expect(requests).toBe(1);
  });

  it('get_deals_report counts what contains the text as written, and says so', async () => {
    const meaning = 'counted as written only; lists of leads also find other forms of the words';
    for (const [query, count] of [
      ['мансарда', 0],
      ['мансарды', 1],
    ] as const) {
      const report = await answer('get_deals_report', { query });
      expect(report).toMatchObject({ total_count: count, understood: { query: meaning } });
    }
    expect(await answer('get_deals_report', { query: 'Пчелинцев' })).not.toHaveProperty('understood');
  });

  it('say which records were compared, if more have the word', async () => {
    const own = await startAccount({ empty: true });
    try {
      const inputs = Array.from({ length: 251 }, (_, index) => ({ name: `Мансарды ${index}` }));
      for (let start = 0; start < inputs.length; start += 50) {
        await own.query('mutation ($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs) { succeeded } }', {
          inputs: inputs.slice(start, start + 50),
        });
      }
      const call = await openTools(own);
      expect(await call('get_leads', { query: 'мансарда', limit: 1 })).toMatchObject({
        understood: {
          query:
            'not found as written; 250 records found by «мансард»; only the first 250 records with «мансард» were compared',
        },
      });
    } finally {
      await own.close();
    }
  });

  it('a contact or company exists by its whole name alone', async () => {
    expect(await answer('check_contact_exists', { query: 'Аграфене Пчелинцевой' })).toMatchObject({ exists: false });
    expect(await answer('check_contact_exists', { query: 'Аграфена Пчелинцева' })).toMatchObject({ exists: true });
    expect(await answer('check_company_exists', { query: 'берёзкой' })).toMatchObject({ exists: false });
  });
});

describe('A record that is only similar is never written to', () => {
  it('by get_or_create, by name, or by a filter', async () => {
    const own = await startAccount();
    try {
      await createRecords(own);
      const call = await openTools(own);
      const args = { query: 'Аграфене Пчелинцевой', phone: '+7 912 700-99-88' };
      expect(await call('get_or_create_contact', args)).toMatchObject({ created: true });
      expect(await call('get_or_create_company', { query: 'Берёзкой' })).toMatchObject({ created: true });
      await expect(call('create_lead', { name: 'Проба', company_id: 'Берёзку-Сруб' })).rejects.toThrow('no company');
      expect(await call('complete_tasks', { filter: { text: 'мансарда' } })).toMatchObject({ result: { written: 0 } });
      expect(
        own.sandbox
          .data()
          .tasks.rows()
          .find(({ text }) => text === records.task)?.isCompleted,
      ).toBe(false);
    } finally {
      await own.close();
    }
  });
});

interface Page {
  nodes: { name: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('Pages', () => {
  it('continue behind what was found as written, without repeating or skipping a record', async () => {
    const own = await startAccount({ empty: true });
    try {
      const names = ['мансарда', 'мансарды', 'мансарде', 'мансарда', 'Мансардой', 'мансард', 'масандра'];
      for (const [index, name] of names.entries()) {
        await own.query('mutation ($name: String!) { createLead(input: { name: $name }) { id } }', {
          name: `${name} ${index}`,
        });
      }
      for (const first of [1, 2, 3, 4, 5, 50]) {
        for (const orderBy of ['ID_ASC', 'ID_DESC']) {
          const seen: string[] = [];
          for (let after: string | null = null; ; ) {
            const { leads }: { leads: Page } = await own.query(
              `query ($first: Int!, $after: String, $orderBy: LeadOrder) {
                leads(query: "мансарда", first: $first, after: $after, orderBy: $orderBy) { nodes { name } pageInfo { hasNextPage endCursor } }
              }`,
              { first, after, orderBy },
            );
            seen.push(...leads.nodes.map(({ name }) => name));
            if (!leads.pageInfo.hasNextPage) break;
            after = leads.pageInfo.endCursor;
          }
          const written = ['мансарда 0', 'мансарда 3'];
          const others = ['мансарды 1', 'мансарде 2', 'Мансардой 4', 'мансард 5'];
          const sort = (texts: string[]) => (orderBy === 'ID_ASC' ? texts : texts.toReversed());
          expect([first, orderBy, seen]).toEqual([first, orderBy, [...sort(written), ...sort(others)]]);
        }
      }
    } finally {
      await own.close();
    }
  });
});

describe('Every door', () => {
  it('says by what a record was found', async () => {
    const { app } = await serve();
    const headers = { 'content-type': 'application/json' };
    const post = async (path: string, body: object) =>
      (await (
        await fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      ).json()) as object;
    await post('/api/leads', { name: records.lead });
    const meaning = 'not found as written; 1 record found by «пчелинцев», «мансард»';
    const query = '{ leads(query: "пчелинцевой мансарда") { nodes { name } } }';
    expect(await post('/graphql', { query })).toEqual({
      data: { leads: { nodes: [{ name: records.lead }] } },
      extensions: { understood: [{ path: ['query'], text: 'пчелинцевой мансарда', meaning }] },
    });
    const route = `${app.url}/api/leads?${new URLSearchParams({ query: 'пчелинцевой мансарда' })}`;
    expect(await (await fetch(route)).json()).toMatchObject({
      leads: [{ name: records.lead }],
      understood: { query: meaning },
    });
    const call = await openTools(account);
    expect(await call('get_leads', { query: 'пчелинцевой мансарда' })).toMatchObject({
      leads: [{ name: records.lead }],
      understood: { query: meaning },
    });
  });
});
