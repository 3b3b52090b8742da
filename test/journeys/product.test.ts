import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

interface Line {
  action: string;
  elementId: string;
  outcome: string;
  error: { code: string } | null;
}

interface Shown {
  elementId: string;
  quantity: number;
  priceId: string | null;
  price: number;
  total: number;
}

interface Change {
  isComplete: boolean;
  lines: Line[];
  products: Shown[];
}

const set = `mutation ($id: ID!, $add: [AddProductInput!], $change: [ChangeProductInput!], $remove: [ID!]) {
  change: setLeadProducts(leadId: $id, add: $add, change: $change, remove: $remove) {
    isComplete lines { action elementId quantity outcome error { code message } }
    products { elementId quantity priceId price total }
  }
}`;

const catalogs = '{ catalogs { nodes { customFields { id } } } account { name } }';

/** Ids of products of the demo. */
function productsOf({ sandbox }: Account): string[] {
  const rows = sandbox.data().catalogElements.rows();
  return rows.filter(({ catalogId }) => catalogId === 4517).map(({ id }) => String(id));
}

/** The first lead with exactly so many elements on it. */
function leadWith({ sandbox }: Account, count: number): string {
  const data = sandbox.data();
  const lead = data.leads.rows().find(({ id }) => data.elementLinks.of('leads', id).length === count);
  if (!lead) throw new Error(`The demo has no lead with ${count} products.`);
  return String(lead.id);
}

function linksOf({ sandbox }: Account, id: string) {
  return sandbox.data().elementLinks.of('leads', Number(id));
}

const tell = ({ sandbox }: Account) =>
  sandbox.requests.map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`);

const writesOf = (account: Account) => tell(account).filter((each) => !each.startsWith('GET'));

const change = async (account: Account, variables: object): Promise<Change> =>
  (await account.query<{ change: Change }>(set, { ...variables })).change;

describe('products of a record', () => {
  it('of 250 leads cost a page of leads and a page of elements', async () => {
    const account = await openAccount();
    await account.query(catalogs);
    const read = '{ leads(first: 250) { nodes { id products { quantity price total element { name sku } } } } }';
    interface Lead {
      id: string;
      products: { quantity: number; price: number; total: number; element: { name: string } }[];
    }
    let leads: Lead[] = [];
    expect(
      await account.count(async () => {
        leads = (await account.query<{ leads: { nodes: Lead[] } }>(read)).leads.nodes;
      }),
    ).toBe(3);
    // Products are of one catalog, and crews of another.
    expect(tell(account).sort()).toEqual(['GET /catalogs/4517/elements', 'GET /catalogs/4523/elements', 'GET /leads']);
    expect(leads.flatMap(({ products }) => products).length).toBeGreaterThan(250);
    const [product] = leads.flatMap(({ products }) => products);
    expect(product?.total).toBeCloseTo((product?.price ?? 0) * (product?.quantity ?? 0), 2);
  });

  it('cost nothing where only their quantity is selected, and are not asked for where they are not', async () => {
    const account = await openAccount();
    await account.query(catalogs);
    expect(
      await account.count(() => account.query('{ leads(first: 50) { nodes { products { elementId quantity } } } }')),
    ).toBe(1);
    expect(account.sandbox.requests[0]?.query).toContain('with=catalog_elements');
    await account.query('{ leads(first: 50) { nodes { name } } }');
    expect(account.sandbox.requests.at(-1)?.query).not.toContain('catalog_elements');
  });

  it('are those of contacts and companies too, chosen by the type of their catalog', async () => {
    const account = await openAccount();
    const data = account.sandbox.data();
    for (const [field, table] of [
      ['contact', data.contacts],
      ['company', data.companies],
    ] as const) {
      const [row] = table.rows();
      const { record } = await account.query<{ record: Record<string, { elementId: string }[]> }>(
        `{ record: ${field}(id: ${row?.id}) {
          all: products(types: null) { elementId } goods: products(types: [PRODUCTS]) { elementId }
          first: products(first: 1) { elementId } invoices: products(types: [INVOICES]) { elementId }
        } }`,
      );
      const links = data.elementLinks.of(field === 'contact' ? 'contacts' : 'companies', row?.id ?? 0);
      expect(record.all?.map(({ elementId }) => Number(elementId))).toEqual(links.map(({ elementId }) => elementId));
      expect(record.goods).toHaveLength(1);
      expect(record.first).toEqual(record.all?.slice(0, 1));
      expect(record.invoices).toEqual([]);
    }
  });

  it('have the price that their line names', async () => {
    const account = await openAccount();
    const data = account.sandbox.data();
    const dealer = data.leads.rows().find(({ id }) => data.elementLinks.of('leads', id).some(({ priceId }) => priceId));
    const { lead } = await account.query<{
      lead: { products: (Shown & { element: { price: number; prices: { id: string; amount: number }[] } })[] };
    }>(`{ lead(id: ${dealer?.id}) { products(types: [PRODUCTS]) {
      priceId price element { price prices { id amount } }
    } } }`);
    const special = lead.products.find(({ priceId }) => priceId !== null);
    expect(special?.price).toBe(special?.element.prices.find(({ id }) => id === special.priceId)?.amount);
    expect(special?.price).toBeLessThan(special?.element.price ?? 0);
  });

  it('are read from links where amoCRM leaves out their metadata', async () => {
    const account = await openAccount();
    const id = leadWith(account, 2);
    const [link] = linksOf(account, id);
    const bare = { id: Number(id), name: 'Сделка', _embedded: { catalog_elements: [{ id: link?.elementId }] } };
    account.sandbox.fault({ path: '/leads', method: 'GET', body: { _embedded: { leads: [bare] } } });
    const { lead } = await account.query<{ lead: { products: Shown[] } }>(
      `{ lead(id: ${id}) { products(types: null) { elementId quantity } } }`,
    );
    expect(lead.products).toHaveLength(2);
    expect(tell(account)).toContain('GET /leads/links');
  });
});

describe('a change of products', () => {
  it('adds, changes and removes in one call, and says what the lead has afterwards', async () => {
    const account = await openAccount();
    await account.query(catalogs);
    const id = leadWith(account, 2);
    const [kept, gone] = linksOf(account, id).map(({ elementId }) => String(elementId)) as [string, string];
    const free = productsOf(account).find((each) => each !== kept && each !== gone) as string;
    account.sandbox.clearRequests();
    const done = await change(account, {
      id,
      add: [{ elementId: free, quantity: 2.5, priceId: '1270007' }],
      change: [{ elementId: kept, quantity: 7 }],
      remove: [gone],
    });
    expect(done.isComplete).toBe(true);
    expect(done.lines.map(({ action, elementId, outcome }) => [action, elementId, outcome])).toEqual([
      ['ADD', free, 'LANDED'],
      ['CHANGE', kept, 'LANDED'],
      ['REMOVE', gone, 'LANDED'],
    ]);
    expect(tell(account)).toEqual([
      'GET /leads/links',
      'GET /catalogs/4517/elements',
      `POST /leads/${id}/unlink`,
      `POST /leads/${id}/link`,
      'GET /leads/links',
      // The price of the product that was there before.
      'GET /catalogs/4517/elements',
    ]);
    const byId = new Map(done.products.map((product) => [product.elementId, product]));
    expect(byId.get(free)).toMatchObject({ quantity: 2.5, priceId: '1270007' });
    expect(byId.get(kept)?.quantity).toBe(7);
    expect(byId.has(gone)).toBe(false);
    const types = account.sandbox
      .data()
      .events()
      .slice(-3)
      .map(({ type }) => type);
    expect(types).toEqual(['entity_unlinked', 'entity_linked', 'entity_linked']);
  });

  it('that is repeated changes nothing and sends nothing', async () => {
    const account = await openAccount();
    const [one, other] = productsOf(account);
    const id = leadWith(account, 0);
    const variables = { id, add: [{ elementId: one, quantity: 3 }], remove: [other] };
    await change(account, variables);
    account.sandbox.clearRequests();
    const again = await change(account, variables);
    expect(again.lines.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(again.isComplete).toBe(true);
    expect(writesOf(account)).toEqual([]);
  });

  it('of a hundred products lands whole in small requests, while one large request loses nine', async () => {
    const account = await openAccount();
    const inputs = Array.from({ length: 100 }, (_, index) => ({ name: `Деталь ${index}` }));
    const { created } = await account.query<{ created: { items: { record: { id: string } }[] } }>(
      `mutation ($inputs: [CreateCatalogElementInput!]!) {
        created: createCatalogElements(inputs: $inputs) { items { record { id } } }
      }`,
      { inputs },
    );
    const ids = created.items.map(({ record }) => record.id);
    const [naive, careful] = account.sandbox
      .data()
      .leads.rows()
      .filter((lead) => linksOf(account, String(lead.id)).length === 0)
      .map((lead) => String(lead.id)) as [string, string];
    const links = ids.map((each) => ({ element_id: Number(each), catalog_id: 4517, quantity: 1 }));
    await account.connection.with({}).elementLinks.link('leads', Number(naive), links);
    expect(linksOf(account, naive)).toHaveLength(91);
    account.sandbox.clearRequests();
    const done = await change(account, { id: careful, add: ids.map((elementId) => ({ elementId, quantity: 1 })) });
    expect(done.isComplete).toBe(true);
    expect(linksOf(account, careful)).toHaveLength(100);
    expect(writesOf(account)).toEqual(Array(4).fill(`POST /leads/${careful}/link`));
  });

  it('that amoCRM loses once is sent again, and one that it loses twice is reported', async () => {
    const account = await openAccount();
    const [one, other] = productsOf(account);
    const id = leadWith(account, 0);
    const lose = { method: 'POST', path: `/leads/${id}/link`, body: { _embedded: { links: [] } } };
    account.sandbox.fault(lose);
    expect((await change(account, { id, add: [{ elementId: one }] })).lines[0]).toMatchObject({ outcome: 'LANDED' });
    account.sandbox.fault({ ...lose, times: 2 });
    const lost = await change(account, { id, add: [{ elementId: other }], change: [{ elementId: one, quantity: 4 }] });
    expect(lost.isComplete).toBe(false);
    expect(lost.lines.map(({ outcome, error }) => [outcome, error])).toEqual([
      ['LOST', null],
      ['LOST', null],
    ]);
    expect(lost.products).toEqual([expect.objectContaining({ elementId: one, quantity: 1 })]);
  });

  it('whose answer is lost is read back', async () => {
    const account = await openAccount();
    const [one] = productsOf(account);
    const id = leadWith(account, 0);
    account.sandbox.fault({ method: 'POST', path: `/leads/${id}/link`, drop: 'after' });
    const done = await change(account, { id, add: [{ elementId: one, quantity: 2 }] });
    expect(done.lines).toEqual([expect.objectContaining({ outcome: 'LANDED', error: null })]);
    expect(writesOf(account)).toHaveLength(1);
  });

  it('that amoCRM refuses in part lands for the rest', async () => {
    const account = await openAccount();
    const [one, other] = productsOf(account);
    const id = leadWith(account, 0);
    const error = { code: 'NotSupportedChoice', path: 'to_entity_id', detail: 'The value is not a valid choice.' };
    const body = { 'validation-errors': [{ request_id: '0', errors: [error] }], status: 400 };
    // The whole, and then the first half.
    account.sandbox.fault({ method: 'POST', path: `/leads/${id}/link`, status: 400, body, times: 2 });
    const done = await change(account, { id, add: [{ elementId: one }, { elementId: other }] });
    expect(done.isComplete).toBe(false);
    expect(done.lines.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['REFUSED', 'VALIDATION_FAILED'],
      ['LANDED', undefined],
    ]);
    expect(done.products.map(({ elementId }) => elementId)).toEqual([other]);
  });

  it('without the right is one error, and one that cannot be read back says that it was sent', async () => {
    const account = await openAccount();
    const [one] = productsOf(account);
    const id = leadWith(account, 0);
    account.sandbox.fault({ method: 'POST', path: `/leads/${id}/link`, status: 403 });
    const refused = await account.execute(set, { id, add: [{ elementId: one }] });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(linksOf(account, id)).toEqual([]);
    account.sandbox.fault({ method: 'GET', path: '/leads/links', status: 403, after: 1 });
    const unread = await account.execute(set, { id, add: [{ elementId: one }] });
    expect(unread.errors?.[0]?.extensions).toMatchObject({
      code: 'PARTIALLY_APPLIED',
      applied: [{ entityType: 'leads', id }],
    });
    expect(linksOf(account, id)).toHaveLength(1);
  });

  it('is refused as a whole for what cannot be right, naming the field, before anything is sent', async () => {
    const account = await openAccount();
    const id = leadWith(account, 2);
    const [mine] = linksOf(account, id).map(({ elementId }) => String(elementId));
    const free = productsOf(account).find(
      (each) => !linksOf(account, id).some(({ elementId }) => String(elementId) === each),
    );
    const crew = account.sandbox
      .data()
      .catalogElements.rows()
      .find(({ catalogId }) => catalogId === 4523);
    const cases: [object, string][] = [
      [{}, 'needs at least one product'],
      [
        { add: [{ elementId: '1' }] },
        'add.0.elementId: `1` is not the id of an element of the catalog «Товары» (4517)',
      ],
      [{ add: [{ elementId: String(crew?.id) }] }, '; it belongs to the catalog «Монтажные бригады» (4523)'],
      [{ add: [{ elementId: free, catalogId: '77' }] }, 'add.0.catalogId: `77` is not the id of a catalog; there are'],
      [{ add: [{ elementId: free, priceId: '1270001' }] }, 'add.0.priceId: `1270001` is not the id of a price of'],
      [{ add: [{ elementId: free, quantity: 0 }] }, 'add.0.quantity: must be more than 0'],
      [{ add: [{ elementId: free, quantity: -2 }] }, 'add.0.quantity: must be more than 0'],
      [{ change: [{ elementId: mine, quantity: -1 }] }, 'change.0.quantity: must be more than 0'],
      [
        { change: [{ elementId: free, quantity: 2 }] },
        `change.0.elementId: the record does not have the product ${free}`,
      ],
      [{ change: [{ elementId: mine }] }, 'change.0: must change `quantity` or `priceId`'],
      [{ add: [{ elementId: mine, quantity: 99 }] }, 'add.0.elementId: the record has this product already'],
      [{ add: [{ elementId: free }, { elementId: free }] }, `add.1.elementId: the product ${free} is given twice`],
      [{ add: [{ elementId: free }], remove: [free] }, `remove.0: the product ${free} is given twice`],
      [{ remove: ['../1'] }, 'remove.0: must be an amoCRM id'],
      [{ add: [{ elementId: free, quantity: 'много' }] }, 'много'],
    ];
    for (const [variables, message] of cases) {
      const { errors } = await account.execute(set, { id, ...variables });
      expect([variables, errors?.[0]?.message]).toEqual([variables, expect.stringContaining(message)]);
    }
    const unknown = await account.execute(set, { id: '9', add: [{ elementId: free }] });
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(writesOf(account)).toEqual([]);
  });

  it('goes through the tools, which report each line', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const [one] = productsOf(account);
    const id = leadWith(account, 0);
    const answer = await call<Record<string, unknown>>('set_lead_products', {
      lead_id: id,
      add: [{ element_id: one, quantity: '1.5' }],
    });
    expect(answer).toMatchObject({
      is_complete: true,
      lines: [{ action: 'ADD', element_id: one, outcome: 'LANDED' }],
      products: [{ name: 'Окно одностворчатое 600×1200', quantity: 1.5, price: 9800, total: 14700 }],
    });
    const read = await call<{ lead: { products: object[] } }>('get_lead_products', { lead_id: id });
    expect(read.lead.products).toEqual([expect.objectContaining({ element_id: one, quantity: 1.5 })]);
  });
});
