import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const products = 4517;
const invoices = 4519;
const crews = 4523;

const rowsOf = ({ sandbox }: Account, catalogId: number) =>
  sandbox
    .data()
    .catalogElements.rows()
    .filter((row) => row.catalogId === catalogId);

const idsOf = (rows: readonly { id: number | string }[]) => rows.map(({ id }) => String(id));

const writesOf = ({ sandbox }: Account) => sandbox.requests.filter(({ method }) => method !== 'GET');

describe('catalogs', () => {
  it('are listed with their types and fields, and are settings that are read once', async () => {
    const account = await openAccount();
    const list = '{ catalogs { nodes { id name type canBeDeleted } } }';
    const { catalogs } = await account.query<{ catalogs: Page<object> }>(list);
    expect(catalogs.nodes).toEqual([
      { id: '4517', name: 'Товары', type: 'PRODUCTS', canBeDeleted: false },
      { id: '4519', name: 'Счета', type: 'INVOICES', canBeDeleted: true },
      { id: '4521', name: 'Поставщики', type: 'SUPPLIERS', canBeDeleted: true },
      { id: '4523', name: 'Монтажные бригады', type: 'REGULAR', canBeDeleted: true },
    ]);
    account.sandbox.clearRequests();
    await account.query(list);
    expect(account.sandbox.requests).toEqual([]);
    const { catalog } = await account.query<{ catalog: { customFields: { code: string }[] } }>(
      '{ catalog(id: 4517) { customFields { code type } } }',
    );
    expect(catalog.customFields.map(({ code }) => code)).toEqual(expect.arrayContaining(['SKU', 'PRICE', 'UNIT']));
  });

  it('are filtered by type, and a cursor brings the filter along', async () => {
    const account = await openAccount();
    const list = `query ($after: String, $types: [CatalogType!]) {
      catalogs(first: 1, after: $after, filter: { types: $types }) { nodes { type } pageInfo { hasNextPage endCursor } }
    }`;
    const types = ['REGULAR', 'INVOICES'];
    const first = await account.query<{ catalogs: Page<object> }>(list, { types });
    const after = first.catalogs.pageInfo.endCursor;
    const rest = await account.query<{ catalogs: Page<object> }>(
      list.replace(', filter: { types: $types }', '').replace(', $types: [CatalogType!]', ''),
      { after },
    );
    expect([...first.catalogs.nodes, ...rest.catalogs.nodes]).toEqual([{ type: 'INVOICES' }, { type: 'REGULAR' }]);
    expect(rest.catalogs.pageInfo.hasNextPage).toBe(false);
  });

  it('of another account are unknown, and the error names those that there are', async () => {
    const account = await openAccount();
    for (const [text, code, at] of [
      ['{ catalog(id: 77) { id } }', 'NOT_FOUND', ''],
      ['{ catalogElement(catalogId: 77, id: 1) { id } }', 'NOT_FOUND', ''],
      ['{ catalogElements(catalogId: 77) { nodes { id } } }', 'VALIDATION_FAILED', 'catalogId: '],
      [
        'mutation { createCatalogElement(catalogId: 77, input: { name: "А" }) { id } }',
        'VALIDATION_FAILED',
        'catalogId: ',
      ],
    ]) {
      const { errors } = await account.execute(text as string);
      expect([text, errors?.[0]?.extensions.code]).toEqual([text, code]);
      expect(errors?.[0]?.message).toContain(`${at}\`77\` is not the id of a catalog; there are 4517 «Товары», 4519`);
    }
    expect(writesOf(account)).toEqual([]);
  });

  it('are created and changed, each with its own result, and are known at once', async () => {
    const account = await openAccount();
    await account.query('{ catalogs { nodes { id } } }');
    const { createCatalogs } = await account.query<{
      createCatalogs: { items: { record: { id: string } | null; error: { code: string } | null }[] };
    }>(
      `mutation { createCatalogs(inputs: [
        { name: "Образцы профиля", canShowInCards: true, sort: 15 }
        { name: "Вторые товары", type: PRODUCTS }
      ]) { succeeded failed items { record { id name type canShowInCards } error { code issues { path } } } } }`,
    );
    expect(createCatalogs).toMatchObject({
      succeeded: 1,
      failed: 1,
      items: [
        { record: { name: 'Образцы профиля', type: 'REGULAR', canShowInCards: true }, error: null },
        { record: null, error: { code: 'VALIDATION_FAILED', issues: [{ path: 'type' }] } },
      ],
    });
    const id = createCatalogs.items[0]?.record?.id;
    expect(await account.query(`{ catalog(id: ${id}) { name } }`)).toEqual({ catalog: { name: 'Образцы профиля' } });
    const { updateCatalogs } = await account.query<{ updateCatalogs: object }>(
      `mutation { updateCatalogs(inputs: [
        { id: ${id}, fields: { name: "Образцы" } }
        { id: 77, fields: { name: "Чужой" } }
      ]) { items { record { name } error { issues { path } } } } }`,
    );
    expect(updateCatalogs).toEqual({
      items: [
        { record: { name: 'Образцы' }, error: null },
        { record: null, error: { issues: [{ path: 'inputs.1.id' }] } },
      ],
    });
    expect(await account.query(`{ catalog(id: ${id}) { name } }`)).toEqual({ catalog: { name: 'Образцы' } });
  });

  it('cannot be written without the right to catalogs, and the error names it', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const { errors } = await account.execute('mutation { createCatalogElement(input: { name: "Окно" }) { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(errors?.[0]?.extensions.remedy).toContain('the right to catalogs (`catalog_access`)');
  });
});

describe('elements of a catalog', () => {
  it('are products with article, prices and unit', async () => {
    const account = await openAccount();
    const [row] = rowsOf(account, products);
    expect(
      await account.query(
        `{ catalogElement(catalogId: ${products}, id: ${row?.id}) {
          name sku price prices { name amount } unit quantity description isDeleted catalog { type } invoice { status }
          customFields { __typename code text }
        } }`,
      ),
    ).toEqual({
      catalogElement: {
        name: 'Окно одностворчатое 600×1200',
        sku: 'СД-001',
        price: 9800,
        prices: [
          { name: 'Цена', amount: 9800 },
          { name: 'Цена для дилеров', amount: 8820 },
        ],
        unit: 'шт.',
        quantity: null,
        description: 'Профиль 70 мм, двухкамерный стеклопакет.',
        isDeleted: false,
        catalog: { type: 'PRODUCTS' },
        invoice: null,
        customFields: expect.arrayContaining([
          { __typename: 'CustomFieldText', code: 'SKU', text: 'СД-001' },
          { __typename: 'CustomFieldNumber', code: 'PRICE', text: '9800' },
          { __typename: 'CustomFieldSelect', code: 'GROUP', text: 'Окна ПВХ' },
        ]),
      },
    });
  });

  it('are searched, and read by their ids, in one request', async () => {
    const account = await openAccount();
    const found = await account.query<{ catalogElements: Page<{ name: string }> }>(
      '{ catalogElements(query: "МОСКИТНАЯ") { nodes { name } } }',
    );
    expect(found.catalogElements.nodes.map(({ name }) => name)).toEqual([
      'Москитная сетка на окно',
      'Москитная сетка «Антикошка»',
    ]);
    const ids = idsOf(rowsOf(account, products).slice(3, 6));
    const read = '{ catalogElements(filter: { ids: $ids }) { nodes { id sku } } }'.replace('$ids', JSON.stringify(ids));
    let nodes: { id: string }[] = [];
    expect(
      await account.count(async () => {
        nodes = (await account.query<{ catalogElements: Page<{ id: string }> }>(read)).catalogElements.nodes;
      }),
    ).toBe(1);
    expect(idsOf(nodes)).toEqual(ids);
  });

  it('are read page by page; a cursor brings its search along and belongs to its catalog', async () => {
    const account = await openAccount();
    const page = `query ($after: String, $query: String, $catalogId: ID) {
      catalogElements(first: 3, after: $after, query: $query, catalogId: $catalogId) {
        nodes { id } pageInfo { hasNextPage endCursor }
      }
    }`;
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { catalogElements } = await account.query<{ catalogElements: Page<{ id: string }> }>(
        page,
        after === undefined ? { query: 'окно' } : { after },
      );
      ids.push(...idsOf(catalogElements.nodes));
      after = catalogElements.pageInfo.hasNextPage ? catalogElements.pageInfo.endCursor : undefined;
    } while (after !== undefined);
    const has = (shape: RegExp) =>
      rowsOf(account, products).filter(({ name, fields }) =>
        [name, ...fields.flatMap(({ values }) => values.map(({ value }) => value))].some((text) =>
          shape.test(String(text)),
        ),
      );
    const written = idsOf(has(/окно/i));
    expect(ids.slice(0, written.length)).toEqual(written);
    // Those with other forms of the word follow, each once.
    const forms = idsOf(has(/(?<!\p{L})(?:окн(?:о|а|у|е|ом|ам|ами|ах)|окон)(?!\p{L})/iu));
    expect(ids.slice(written.length).sort()).toEqual(forms.filter((id) => !written.includes(id)).sort());
    const first = await account.query<{ catalogElements: Page<object> }>(page, {});
    const foreign = { after: first.catalogElements.pageInfo.endCursor, catalogId: String(crews) };
    const { errors } = await account.execute(page, foreign);
    expect(errors?.[0]?.message).toContain('is not a valid cursor of this list');
  });

  it('that amoCRM returns although they were not asked for are refused', async () => {
    const account = await openAccount();
    const [one, other] = rowsOf(account, products);
    const body = { _embedded: { elements: [{ id: other?.id, name: 'Другой', catalog_id: products }] } };
    account.sandbox.fault({ path: `/catalogs/${products}/elements`, body });
    const { errors } = await account.execute(`{ catalogElement(catalogId: ${products}, id: ${one?.id}) { name } }`);
    expect(errors?.[0]?.extensions.code).toBe('UPSTREAM_INVALID');
  });

  it('that do not exist are explained with the catalog that was searched', async () => {
    const account = await openAccount();
    const { errors } = await account.execute(`{ catalogElement(catalogId: ${products}, id: 1) { name } }`);
    expect(errors?.[0]).toMatchObject({
      message: 'There is no element with id 1 in the catalog «Товары» (4517).',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('are created with their fields in one request, and a bad one does not stop the others', async () => {
    const account = await openAccount();
    await account.query('{ catalog(id: 4517) { customFields { id } } account { name } }');
    const create = `mutation { createCatalogElements(inputs: [
      { name: "Окно круглое", customFields: [
        { field: "PRICE", values: ["27500.50"] } { field: "Группа", values: ["Окна ПВХ"] } { field: "SKU", values: ["СД-500"] }
      ] }
      { name: "Без цены", customFields: [{ field: "PRICE", values: ["дорого"] }, { field: "Гарантия", values: ["5"] }] }
    ]) { items { record { name sku price catalog { id } customFields { name text } } error { code issues { path message } } } } }`;
    let answer: { items: object[] } = { items: [] };
    expect(
      await account.count(async () => {
        answer = (await account.query<{ createCatalogElements: typeof answer }>(create)).createCatalogElements;
      }),
    ).toBe(1);
    expect(answer.items).toEqual([
      {
        record: expect.objectContaining({
          name: 'Окно круглое',
          sku: 'СД-500',
          price: 27500.5,
          catalog: { id: '4517' },
        }),
        error: null,
      },
      {
        record: null,
        error: {
          code: 'VALIDATION_FAILED',
          issues: [
            { path: 'inputs.1.customFields.0.values.0', message: expect.stringContaining('«Цена»') },
            {
              path: 'inputs.1.customFields.1.field',
              message: expect.stringContaining('is not the name, code or id of a custom field of catalog 4517'),
            },
          ],
        },
      },
    ]);
  });

  it('are changed; what is added to a choice leaves the rest', async () => {
    const account = await openAccount();
    const [crew] = rowsOf(account, crews);
    const change = `mutation { updateCatalogElement(catalogId: ${crews}, id: ${crew?.id}, input: {
      name: "Бригада Егорова" customFields: [{ field: "Специализация", add: ["Двери"] }, { field: "Район выезда", values: [] }]
    }) { name customFields { name text } } }`;
    const { updateCatalogElement } = await account.query<{ updateCatalogElement: { customFields: object[] } }>(change);
    expect(updateCatalogElement).toMatchObject({ name: 'Бригада Егорова' });
    expect(updateCatalogElement.customFields).toContainEqual({ name: 'Специализация', text: 'Окна, Балконы, Двери' });
    expect(updateCatalogElement.customFields).not.toContainEqual(expect.objectContaining({ name: 'Район выезда' }));
  });

  it('are created once for an idempotency key, even if the answer is lost', async () => {
    const account = await openAccount();
    const create = `mutation { createCatalogElement(input: { name: "Окно-люкарна" }, idempotencyKey: "k-1") { id name } }`;
    account.sandbox.fault({ method: 'POST', path: `/catalogs/${products}/elements`, drop: 'after' });
    const first = await account.query(create);
    expect(await account.query(create)).toEqual(first);
    expect(rowsOf(account, products).filter(({ name }) => name === 'Окно-люкарна')).toHaveLength(1);
  });

  it('are refused for what cannot be right before anything is sent', async () => {
    const account = await openAccount();
    const long = 'о'.repeat(256);
    for (const [args, at] of [
      [`input: { name: "${long}" }`, 'input.name'],
      ['input: { name: " " }', 'input.name'],
      ['input: { name: "Окно", customFields: [{ field: "PRICE", values: [1, 2] }] }', 'input.customFields.0.values'],
      [
        'input: { name: "Окно", customFields: [{ field: "GROUP", values: ["Фантазия"] }] }',
        'input.customFields.0.values.0',
      ],
      ['catalogId: "../users", input: { name: "Окно" }', 'catalogId'],
    ]) {
      const { errors } = await account.execute(`mutation { createCatalogElement(${args}) { id } }`);
      expect([args, errors?.[0]?.extensions.code]).toEqual([args, 'VALIDATION_FAILED']);
      expect(errors?.[0]?.message).toContain(at);
    }
    expect(writesOf(account)).toEqual([]);
  });
});

describe('invoices', () => {
  it('have status, lines, payer, sum and link, for one request', async () => {
    const account = await openAccount();
    await account.query('{ catalogs { nodes { id } } account { name } }');
    const read = `{ invoices(first: 20) { nodes { name invoice {
      status statusLabel link total paidAt comment
      items { description sku quantity unitType unitPrice totalSum productId discount { value } }
      payer { name kind entityType entityId } supplier { name vatId }
    } } } }`;
    interface Shown {
      invoice: { status: string; link: string; total: number; items: { totalSum: number }[]; paidAt: string | null };
    }
    let nodes: Shown[] = [];
    expect(
      await account.count(async () => {
        nodes = (await account.query<{ invoices: Page<Shown> }>(read)).invoices.nodes;
      }),
    ).toBe(1);
    expect(nodes).toHaveLength(rowsOf(account, invoices).length);
    for (const { invoice } of nodes) {
      expect(invoice.items.reduce((sum, { totalSum }) => sum + totalSum, 0)).toBeCloseTo(invoice.total, 2);
      expect(invoice.link).toMatch(/^https:\/\/invoices\.example\.ru\//);
      expect(invoice.paidAt === null).toBe(invoice.status === 'CREATED');
    }
    expect(new Set(nodes.map(({ invoice }) => invoice.status))).toEqual(
      new Set(['CREATED', 'PAID', 'PARTIALLY_PAID', 'PAID_IN_ADVANCE']),
    );
  });

  it('do not ask for a link that is not selected with them', async () => {
    const account = await openAccount();
    await account.query('{ invoices { nodes { name } } }');
    expect(account.sandbox.requests.at(-1)?.query).not.toContain('with=');
  });

  it('are listed by a tool', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { invoices: rows } = await call<{ invoices: { invoice: { status: string } }[] }>('list_invoices', {
      limit: 2,
    });
    expect(rows.map(({ invoice }) => invoice.status)).toEqual(['PAID', 'CREATED']);
  });
});
