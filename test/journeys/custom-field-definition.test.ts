import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/token.ts';
import { type Account, openAccount } from '../harness.ts';

interface Item {
  record: { id: string; name: string; options: { label: string; enumId: string }[] } | null;
  error: { code: string; message: string; remedy: string | null; issues: { path: string; message: string }[] } | null;
}

const result = `items { record { id name type sort code groupId currency options { label enumId parentId } }
  error { code message remedy issues { path message } } }`;

async function create(account: Account, inputs: object[], owner: object = { entityType: 'LEADS' }): Promise<Item[]> {
  const data = await account.query<{ createCustomFields: { items: Item[] } }>(
    `mutation ($entityType: CustomFieldEntityType!, $catalogId: ID, $inputs: [CreateCustomFieldInput!]!) {
      createCustomFields(entityType: $entityType, catalogId: $catalogId, inputs: $inputs) { ${result} }
    }`,
    { ...owner, inputs },
  );
  return data.createCustomFields.items;
}

async function update(account: Account, inputs: object[]): Promise<Item[]> {
  const data = await account.query<{ updateCustomFields: { items: Item[] } }>(
    `mutation ($inputs: [UpdateCustomFieldsInput!]!) {
      updateCustomFields(entityType: LEADS, inputs: $inputs) { ${result} }
    }`,
    { inputs },
  );
  return data.updateCustomFields.items;
}

const stored = (account: Account, name: string) =>
  account.sandbox.data().metadata.fields.find((field) => field.name === name);

const writes = (account: Account) => account.sandbox.requestCount(({ method }) => method !== 'GET');

/** A new lead with one option of «Услуги». */
async function createLead(account: Account, option: string): Promise<string> {
  const data = await account.query<{ createLead: { id: string } }>(
    'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
    { input: { name: 'Окна', customFields: [{ field: 'Услуги', values: [option] }] } },
  );
  return data.createLead.id;
}

describe('the definition of a field', () => {
  it('says everything that amoCRM says, for one request, and its group for one more', async () => {
    const account = await openAccount();
    const read = (selection: string) => () =>
      account.query<{ customFields: Record<string, unknown>[] }>(
        `{ customFields(entityType: LEADS, query: "договора") { ${selection} } }`,
      );
    const { customFields } = await read(
      'name code sort groupId isApiOnly isComputed isPredefined isDeletable currency remind entityType catalogId requiredStatuses { statusId pipeline { name } status { name } } hiddenStatuses { statusId } chainedLists { title }',
    )();
    expect(customFields).toEqual([
      {
        name: 'Номер договора',
        code: 'CONTRACT_NUMBER',
        sort: 500,
        groupId: null,
        isApiOnly: false,
        isComputed: false,
        isPredefined: false,
        isDeletable: true,
        currency: null,
        remind: null,
        entityType: 'LEADS',
        catalogId: null,
        requiredStatuses: [
          { statusId: '142', pipeline: { name: expect.any(String) }, status: { name: expect.any(String) } },
        ],
        hiddenStatuses: [],
        chainedLists: [],
      },
    ]);
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/custom_fields'))).toBe(1);
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/groups'))).toBe(0);
    const groups = await account.query<{ customFields: { group: { name: string } | null }[] }>(
      '{ customFields(entityType: LEADS, query: "utm") { groupId group { name isPredefined } } }',
    );
    expect(groups.customFields[0]).toEqual({
      groupId: 'statistic',
      group: { name: 'Статистика', isPredefined: true },
    });
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/groups'))).toBe(1);
  });

  it('is asked of any owner by the same query', async () => {
    const account = await openAccount();
    account.sandbox.clearRequests();
    const { errors } = await account.execute('{ customFields(of: CATALOGS, catalogId: "7") { id } }');
    expect(account.sandbox.requests.map(({ path }) => path)).toEqual(['/api/v4/catalogs/7/custom_fields']);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('no catalog with id 7'),
      extensions: { code: 'NOT_FOUND' },
    });
    for (const [of, path] of [
      ['CUSTOMERS', '/api/v4/customers/custom_fields'],
      ['SEGMENTS', '/api/v4/customers/segments/custom_fields'],
    ]) {
      account.sandbox.clearRequests();
      await account.execute(`{ customFields(of: ${of}) { id } }`);
      // The account says whether it has customers.
      const asked = account.sandbox.requests.map((request) => request.path);
      expect(asked.filter((each) => each !== '/api/v4/account')).toEqual([path]);
    }
  });

  it.each([
    ['{ customFields { id } }', 'entityType', 'either'],
    ['{ customFields(entityType: LEADS, of: LEADS) { id } }', 'entityType', 'either'],
    ['{ customFields(of: CATALOGS) { id } }', 'catalogId', 'is required'],
    ['{ customFields(of: LEADS, catalogId: "1") { id } }', 'catalogId', 'is only for'],
  ])('is not looked for if it is not clear whose: %s', async (text, path, message) => {
    const account = await openAccount();
    const { errors } = await account.execute(text);
    expect(errors?.[0]?.extensions.issues).toEqual([{ path: [path], message: expect.stringContaining(message) }]);
  });
});

describe('a new field', () => {
  it('is stored with all that was given, and can be written at once', async () => {
    const account = await openAccount();
    await account.query('{ customFields(entityType: LEADS) { id } }');
    const items = await create(account, [
      {
        name: 'Способ оплаты',
        type: 'SELECT',
        code: 'PAYMENT_METHOD',
        sort: 610,
        groupId: 'leads_46518237401',
        isApiOnly: true,
        options: ['Наличные', ' Карта '],
        requiredStatuses: [{ pipelineId: '7604218', statusId: '142' }],
        hiddenStatuses: [{ pipelineId: '7604218', statusId: '143' }],
      },
      { name: 'Доплата', type: 'MONETARY', currency: 'usd' },
    ]);
    expect(items.map(({ error }) => error)).toEqual([null, null]);
    expect(stored(account, 'Способ оплаты')).toMatchObject({
      type: 'select',
      code: 'PAYMENT_METHOD',
      sort: 610,
      groupId: 'leads_46518237401',
      isApiOnly: true,
      enums: [{ value: 'Наличные' }, { value: 'Карта' }],
      requiredStatuses: [{ pipelineId: 7_604_218, statusId: 142 }],
      hiddenStatuses: [{ pipelineId: 7_604_218, statusId: 143 }],
    });
    expect(stored(account, 'Доплата')?.currency).toBe('USD');
    // The settings were cached before; they are read again.
    const data = await account.query<{ createLead: { customFields: { text: string }[] } }>(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { customFields { text } } }',
      { input: { name: 'Окна', customFields: [{ field: 'Способ оплаты', values: ['карта'] }] } },
    );
    expect(data.createLead.customFields).toEqual([{ text: 'Карта' }]);
  });

  it('has a type that its owner may have, and only what its type has; a bad one does not stop the others', async () => {
    const account = await openAccount();
    const items = await create(account, [
      { name: 'Почта', type: 'MULTITEXT' },
      { name: 'Дата', type: 'DATE', options: ['а'] },
      { name: 'Скидка', type: 'NUMERIC', currency: 'RUB' },
      { name: 'Выбор', type: 'SELECT', options: ['Да', 'да '] },
      { name: 'Этап', type: 'TEXT', requiredStatuses: [{ pipelineId: '7604218', statusId: '1' }] },
      { name: 'Группа', type: 'TEXT', groupId: 'leads_1' },
      { name: 'номер  договора', type: 'TEXT' },
      { name: 'Код', type: 'TEXT', code: 'CONTRACT_NUMBER' },
      { name: 'Видимое', type: 'TEXT', isVisible: true },
      { name: 'Хорошее', type: 'TEXT' },
      { name: 'Хорошее', type: 'TEXT' },
    ]);
    expect(items.map(({ error }) => error?.issues[0])).toEqual([
      {
        path: 'inputs.0.type',
        message: expect.stringContaining('leads have no fields of type MULTITEXT; there are TEXT'),
      },
      { path: 'inputs.1.options', message: expect.stringContaining('only for fields of the types select') },
      { path: 'inputs.2.currency', message: expect.stringContaining('this one is of type numeric') },
      { path: 'inputs.3.options', message: expect.stringContaining('two options «да»') },
      {
        path: 'inputs.4.requiredStatuses.0.statusId',
        message: expect.stringContaining('`1` is not the id of a status'),
      },
      { path: 'inputs.5.groupId', message: expect.stringContaining('leads_46518237401 «Монтаж»') },
      { path: 'inputs.6.name', message: expect.stringContaining('is the name of the field') },
      { path: 'inputs.7.code', message: expect.stringContaining('«Номер договора»') },
      { path: 'inputs.8.isVisible', message: expect.stringContaining('only for the fields of catalogs') },
      undefined,
      { path: 'inputs.10.name', message: 'is that of inputs.9' },
    ]);
    expect(writes(account)).toBe(1);
  });

  it('is created once under an idempotency key, also if the answer was lost', async () => {
    const account = await openAccount();
    const mutation = `mutation ($key: String!) { createCustomFields(
      entityType: CONTACTS, inputs: [{ name: "Размер", type: TEXT }], idempotencyKey: $key) { ${result} } }`;
    account.sandbox.fault({ method: 'POST', path: '/contacts/custom_fields', drop: 'after', times: 1 });
    const first = await account.query<{ createCustomFields: { items: Item[] } }>(mutation, { key: 'field-1' });
    const second = await account.query<{ createCustomFields: { items: Item[] } }>(mutation, { key: 'field-1' });
    expect(first.createCustomFields.items[0]?.record?.name).toBe('Размер');
    expect(second).toEqual(first);
    const fields = account.sandbox.data().metadata.fields.filter(({ name }) => name === 'Размер');
    expect(fields).toHaveLength(1);
  });

  it('is not made twice by two callers at the same time', async () => {
    const account = await openAccount();
    const one = () => create(account, [{ name: 'Размер', type: 'TEXT' }]);
    const items = (await Promise.all([one(), one()])).flat();
    expect(items.filter(({ record }) => record)).toHaveLength(1);
    expect(items.find(({ error }) => error)?.error?.issues[0]?.message).toContain('is the name of the field');
    expect(account.sandbox.data().metadata.fields.filter(({ name }) => name === 'Размер')).toHaveLength(1);
  });

  it('is for administrators, and the error says so', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const [item] = await create(account, [{ name: 'Новое', type: 'TEXT' }]);
    expect(item?.error).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Only administrators may change custom fields'),
      remedy: expect.stringContaining('administrator'),
    });
  });
});

describe('the options of a field', () => {
  it('are added, renamed and removed, and the others stay with their ids and their records', async () => {
    const account = await openAccount();
    const before = stored(account, 'Услуги');
    const lead = await createLead(account, 'Ремонт окон');
    const removed = await createLead(account, 'Двери');
    account.sandbox.clearRequests();
    const [item] = await update(account, [
      {
        id: String(before?.id),
        fields: {
          addOptions: ['Жалюзи'],
          renameOptions: [{ option: 'ремонт окон', label: 'Ремонт' }],
          removeOptions: ['Двери'],
        },
      },
    ]);
    expect(item?.error).toBeNull();
    expect(account.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /api/v4/leads/custom_fields/${before?.id}`,
      'PATCH /api/v4/leads/custom_fields',
    ]);
    const labels = [
      'Окна ПВХ',
      'Алюминиевые конструкции',
      'Остекление балкона',
      'Отделка под ключ',
      'Ремонт',
      'Жалюзи',
    ];
    const after = stored(account, 'Услуги')?.enums ?? [];
    expect(after.map(({ value }) => value)).toEqual(labels);
    expect(after.slice(0, 5).map(({ id }) => id)).toEqual(before?.enums?.slice(0, 5).map(({ id }) => id));
    const texts = await account.query<Record<string, { customField: { text: string } | null }>>(
      `{ kept: lead(id: "${lead}") { customField(name: "Услуги") { text } }
         gone: lead(id: "${removed}") { customField(name: "Услуги") { text } } }`,
    );
    expect(texts.gone?.customField).toBeNull();
    expect(texts.kept?.customField).not.toBeNull();
  });

  it('lose nothing if two callers change them at the same time', async () => {
    const account = await openAccount();
    const { id } = stored(account, 'Тип объекта') ?? {};
    const add = (label: string) => update(account, [{ id: String(id), fields: { addOptions: [label] } }]);
    await Promise.all([add('Склад'), add('Гараж')]);
    const labels = stored(account, 'Тип объекта')?.enums?.map(({ value }) => value);
    expect(labels).toEqual(expect.arrayContaining(['Квартира', 'Магазин', 'Склад', 'Гараж']));
    expect(labels).toHaveLength(7);
  });

  it('are changed only if they are there, once each', async () => {
    const account = await openAccount();
    const id = String(stored(account, 'Тип объекта')?.id);
    const issues = async (fields: object) => (await update(account, [{ id, fields }]))[0]?.error?.issues;
    expect(await issues({ removeOptions: ['Склад'] })).toEqual([
      {
        path: 'inputs.0.fields.removeOptions.0',
        message: expect.stringContaining('«Склад» is not an option; there are'),
      },
    ]);
    expect(await issues({ addOptions: ['офис'] })).toEqual([
      { path: 'inputs.0.fields', message: 'there would be two options «офис»' },
    ]);
    expect(await issues({ removeOptions: ['Офис'], renameOptions: [{ option: 'Офис', label: 'Бюро' }] })).toEqual([
      { path: 'inputs.0.fields.renameOptions.0.option', message: '«Офис» is removed as well' },
    ]);
    const text = String(stored(account, 'Номер договора')?.id);
    const [refused, unknown] = await update(account, [
      { id: text, fields: { addOptions: ['а'] } },
      { id: '5', fields: { name: 'б' } },
    ]);
    expect(refused?.error?.issues[0]?.message).toContain('is only for fields of the types select');
    expect(unknown?.error).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('No custom field of leads has the id 5; there are'),
    });
    expect(writes(account)).toBe(0);
  });
});

describe('deleting a field', () => {
  const remove = (account: Account, name: string, confirm?: boolean) =>
    account.execute(
      'mutation ($id: ID!, $confirm: Boolean! = false) { deleteCustomField(entityType: LEADS, id: $id, confirm: $confirm) { id name } }',
      { id: String(stored(account, name)?.id), ...(confirm && { confirm }) },
    );

  it.each([
    ['Тип объекта', {}, /(at least )?\d+ leads hold one/],
    ['Площадь объекта, м²', {}, /\d+ leads hold one/],
    ['Договор подписан', {}, /\d+ leads hold one/],
    ['Номер договора', {}, /cannot be told by one request, because amoCRM has no filter for all values/],
    ['Тип объекта', { filterApi: false }, /filters by custom fields are off in this account/],
  ])('is refused without confirmation, with what would be lost: %s', async (name, options, lost) => {
    const account = await openAccount(options);
    const known = account.sandbox.data();
    const { errors } = await remove(account, name);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(lost),
      extensions: { code: 'VALIDATION_FAILED' },
    });
    const { id } = stored(account, name) ?? {};
    const holders = known.leads
      .rows()
      .filter((lead) => !lead.isDeleted && lead.fields.some(({ fieldId }) => fieldId === id));
    const count = /(\d+) leads hold/.exec(errors?.[0]?.message ?? '')?.[1];
    if (count) expect(Number(count)).toBe(Math.min(250, holders.length));
    expect(account.sandbox.requestCount(({ path }) => path === '/api/v4/leads')).toBeLessThanOrEqual(1);
    expect(writes(account)).toBe(0);
  });

  it('removes it with its values once it is confirmed, and it is not found afterwards', async () => {
    const account = await openAccount();
    const { id } = stored(account, 'Тип объекта') ?? {};
    const { data, errors } = await remove(account, 'Тип объекта', true);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ deleteCustomField: { id: String(id), name: 'Тип объекта' } });
    const rows = account.sandbox.data().leads.rows();
    expect(rows.filter(({ fields }) => fields.some(({ fieldId }) => fieldId === id))).toEqual([]);
    const { customFields } = await account.query<{ customFields: object[] }>(
      '{ customFields(entityType: LEADS, query: "Тип объекта") { id } }',
    );
    expect(customFields).toEqual([]);
  });

  it('is refused for a field of amoCRM’s own', async () => {
    const account = await openAccount();
    const { id } = account.sandbox.data().metadata.fields.find(({ code }) => code === 'UTM_SOURCE') ?? {};
    const { errors } = await account.execute(
      `mutation { deleteCustomField(entityType: LEADS, id: "${id}", confirm: true) { id } }`,
    );
    expect(errors?.[0]?.extensions.issues).toEqual([
      { path: ['id'], message: expect.stringContaining('amoCRM’s own, which cannot be deleted') },
    ]);
    expect(writes(account)).toBe(0);
  });

  it('is for administrators', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const { errors } = await remove(account, 'Тип объекта', true);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Only administrators may delete custom fields'),
      extensions: { code: 'FORBIDDEN' },
    });
  });
});
