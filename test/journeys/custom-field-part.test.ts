import { describe, expect, it } from 'vitest';
import type { FieldOption } from '../../src/sandbox/option.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

type FieldType = FieldOption['type'];
const uuid = '0b1f9a3e-5c7d-4e21-9a40-3f2f6b1c0d11';

/** Every type of amoCRM's, as a field of leads; those of catalogs among them. */
const types: FieldType[] = [
  'numeric',
  'checkbox',
  'select',
  'radiobutton',
  'multiselect',
  'date',
  'date_time',
  'birthday',
  'url',
  'streetaddress',
  'textarea',
  'tracking_data',
  'monetary',
  'price',
  'category',
  'smart_address',
  'legal_entity',
  'multitext',
  'file',
  'chained_list',
  'linked_entity',
  'items',
  'payer',
  'supplier',
];
const choices = new Set<FieldType>(['select', 'radiobutton', 'multiselect', 'category']);
const fields = types.map(
  (type): FieldOption => ({
    entityType: 'leads',
    type,
    name: `Поле ${type}`,
    ...(choices.has(type) && { options: ['Да', 'Нет'] }),
    ...(type === 'multitext' && { options: ['WORK', 'MOB', 'HOME'] }),
  }),
);

const parts = `__typename text
  ... on CustomFieldJson { json }
  ... on CustomFieldAddress { address { addressLine1 addressLine2 city state zip country } }
  ... on CustomFieldRequisites { requisites { name kind vatId kpp externalUid phone entityType entityId } }
  ... on CustomFieldFile { file { fileUuid versionUuid fileName fileSize } }
  ... on CustomFieldChainedList { elements { catalogId elementId } }
  ... on CustomFieldLinkedEntities { links { entityType entityId catalogId name } }
  ... on CustomFieldItems { lines { sku description unitPrice quantity discount { kind value } productId totalSum } }
  ... on CustomFieldMultitext { items { value kind } }
  ... on CustomFieldNumber { number }
  ... on CustomFieldBoolean { boolean }
  ... on CustomFieldDate { date }
  ... on CustomFieldDateTime { dateTime }
  ... on CustomFieldSelect { options { label } }`;

const write = (account: Account, input: object) =>
  account.execute(
    `mutation ($input: CreateLeadInput!) { createLead(input: $input) { id customFields { ${parts} } } }`,
    { input: { name: 'Окна', customFields: [input] } },
  );

/** Writes a field of a new lead: what is read, and what amoCRM has stored. */
async function roundTrip(account: Account, type: FieldType, input: object) {
  const { data, errors } = await write(account, { field: `Поле ${type}`, ...input });
  expect(errors).toBeUndefined();
  const lead = (data as { createLead: { id: string; customFields: Record<string, unknown>[] } }).createLead;
  const stored = account.sandbox.data().leads.get(Number(lead.id))?.fields[0]?.values;
  return { read: lead.customFields[0], stored };
}

const address = { addressLine1: 'ул. Лесная, 1', city: 'Москва', zip: '125047', country: 'ru' };
const requisites = { name: 'ООО Ромашка', kind: 'LEGAL', vatId: '7701234567', kpp: '770101001' };
const file = { fileUuid: uuid, versionUuid: uuid, fileName: 'договор.pdf', fileSize: 1024 };
const line = { sku: 'W-1', description: 'Окно', unitPrice: 100.5, quantity: 2, productId: '77' };

/** The type, what is given, what is stored, what is read. */
const cases: [type: FieldType, given: object, stored: unknown[], read: object][] = [
  [
    'smart_address',
    { address },
    [
      { value: 'ул. Лесная, 1', enumId: 1 },
      { value: 'Москва', enumId: 3 },
      { value: '125047', enumId: 5 },
      { value: 'RU', enumId: 6 },
    ],
    {
      __typename: 'CustomFieldAddress',
      address: { ...address, country: 'RU', addressLine2: null, state: null },
      text: 'ул. Лесная, 1, Москва, 125047, RU',
    },
  ],
  [
    'legal_entity',
    { requisites: { ...requisites, externalUid: 'x-1' } },
    [
      {
        value: {
          name: 'ООО Ромашка',
          vat_id: '7701234567',
          kpp: '770101001',
          external_uid: 'x-1',
          entity_type: 2,
        },
      },
    ],
    {
      __typename: 'CustomFieldRequisites',
      requisites: { ...requisites, externalUid: 'x-1', phone: null, entityType: null, entityId: null },
    },
  ],
  [
    'payer',
    { requisites: { name: 'Анна', kind: 'INDIVIDUAL', phone: '+79990001122', entityType: 'CONTACTS', entityId: '5' } },
    [{ value: { name: 'Анна', phone: '+79990001122', entity_type: 'contacts', entity_id: 5, type: 'individual' } }],
    {
      __typename: 'CustomFieldRequisites',
      requisites: expect.objectContaining({ kind: 'INDIVIDUAL', entityType: 'contacts', entityId: '5' }),
    },
  ],
  [
    'supplier',
    { supplierId: '4517' },
    [{ value: { entity_id: 4517 } }],
    { __typename: 'CustomFieldRequisites', requisites: expect.objectContaining({ entityId: '4517', name: null }) },
  ],
  [
    'file',
    { file },
    [{ value: { file_uuid: uuid, version_uuid: uuid, file_name: 'договор.pdf', file_size: 1024 } }],
    { __typename: 'CustomFieldFile', file, text: 'договор.pdf (1 КБ)' },
  ],
  [
    'chained_list',
    {
      chainedList: [
        { catalogId: '11', elementId: '101' },
        { catalogId: '12', elementId: '202' },
      ],
    },
    [{ value: { catalog_id: 11, catalog_element_id: 101 } }, { value: { catalog_id: 12, catalog_element_id: 202 } }],
    {
      __typename: 'CustomFieldChainedList',
      elements: [
        { catalogId: '11', elementId: '101' },
        { catalogId: '12', elementId: '202' },
      ],
    },
  ],
  [
    'linked_entity',
    { linkedEntities: [{ entityType: 'CATALOG_ELEMENTS', entityId: '7', catalogId: '9', name: 'Окно' }] },
    [{ value: { entity_type: 'catalog_elements', entity_id: 7, catalog_id: 9, name: 'Окно' } }],
    {
      __typename: 'CustomFieldLinkedEntities',
      links: [{ entityType: 'CATALOG_ELEMENTS', entityId: '7', catalogId: '9', name: 'Окно' }],
    },
  ],
  [
    'items',
    { items: [{ ...line, discount: { kind: 'PERCENTAGE', value: 10 } }] },
    [
      {
        value: {
          sku: 'W-1',
          description: 'Окно',
          unit_price: 100.5,
          quantity: 2,
          product_id: 77,
          discount: { type: 'percentage', value: 10 },
        },
      },
    ],
    {
      __typename: 'CustomFieldItems',
      lines: [{ ...line, discount: { kind: 'PERCENTAGE', value: 10 }, totalSum: null }],
    },
  ],
  [
    'multitext',
    {
      multitext: [
        { value: '+7 900 111-22-33', kind: 'mob' },
        { value: '+7 900 111-22-33', kind: 'HOME' },
        { value: '84951234567' },
      ],
    },
    [
      { value: '+7 900 111-22-33', enumId: expect.any(Number) },
      { value: '+7 900 111-22-33', enumId: expect.any(Number) },
      { value: '84951234567', enumId: expect.any(Number) },
    ],
    {
      __typename: 'CustomFieldMultitext',
      items: [
        { value: '+7 900 111-22-33', kind: 'MOB' },
        { value: '+7 900 111-22-33', kind: 'HOME' },
        { value: '84951234567', kind: 'WORK' },
      ],
    },
  ],
];

describe('a value with parts', () => {
  it.each(cases)('of type %s is written by its parts and read typed', async (type, given, stored, read) => {
    const result = await roundTrip(await openAccount({ fields }), type, { parts: given });
    expect(result.stored).toEqual(stored);
    expect(result.read).toMatchObject(read);
  });

  it.each(cases.filter(([type]) => type !== 'multitext'))(
    'of type %s is written by JSON in texts, as tools do, to the same effect',
    async (type, given, stored) => {
      const [value] = Object.values(given) as unknown[];
      const values = [value].flat().map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
      expect((await roundTrip(await openAccount({ fields }), type, { values })).stored).toEqual(stored);
    },
  );

  it('is written by a tool, in snake case, and answered as one line', async () => {
    const account = await openAccount();
    const tools = await openTools(account);
    const answer = await tools('create_lead', {
      name: 'Окна',
      custom_fields: [{ field: 'Адрес доставки', values: ['{"address_line_1": "ул. Лесная, 1", "city": "Вологда"}'] }],
    });
    expect(JSON.stringify(answer)).toContain('ул. Лесная, 1, Вологда');
  });

  it('is cleared by an empty list', async () => {
    const account = await openAccount({ fields });
    const { data } = await write(account, { field: 'Поле file', parts: { file } });
    const { id } = (data as { createLead: { id: string } }).createLead;
    await account.query(
      'mutation ($id: ID!) { updateLead(id: $id, input: { customFields: [{ field: "Поле file", values: [] }] }) { id } }',
      { id },
    );
    expect(account.sandbox.data().leads.get(Number(id))?.fields).toEqual([]);
  });

  it.each([
    ['smart_address', { parts: {} }, ['parts'], 'exactly one member'],
    ['smart_address', { parts: { address: {} } }, ['parts', 'address'], 'must have at least one part'],
    ['smart_address', { parts: { address: { country: 'Россия' } } }, ['parts', 'address', 'country'], 'two letters'],
    ['smart_address', { parts: { address, file } }, ['parts'], 'exactly one member'],
    ['smart_address', { parts: { file } }, ['parts', 'file'], 'of type smart_address; give `address` instead'],
    ['numeric', { parts: { address } }, ['parts', 'address'], 'has no parts; use `values`'],
    ['smart_address', { parts: { address }, values: ['а'] }, ['values'], 'cannot stand beside `parts`'],
    ['smart_address', { values: ['{"town": "Вологда", "city": "Вологда"}'] }, ['values', 0], 'Unrecognized key'],
    ['smart_address', { values: ['{}', '{}'] }, ['values'], 'holds one value, 2 were given'],
    ['smart_address', { add: ['Вологда'] }, ['add'], 'holds one value; set it with `values`'],
    [
      'legal_entity',
      { parts: { requisites: { name: 'А', phone: '1' } } },
      ['parts', 'requisites', 'phone'],
      'not a part',
    ],
    [
      'payer',
      { parts: { requisites: { name: 'А', externalUid: '1' } } },
      ['parts', 'requisites', 'externalUid'],
      'not a part',
    ],
    ['legal_entity', { values: ['{"vatId": "7701234567"}'] }, ['values', 0, 'name'], 'Invalid input'],
    [
      'legal_entity',
      { parts: { requisites: { name: 'а'.repeat(1001) } } },
      ['parts', 'requisites', 'name'],
      'more than 1000',
    ],
    ['file', { parts: { file: { ...file, fileUuid: '../users' } } }, ['parts', 'file', 'fileUuid'], 'must be a uuid'],
    [
      'items',
      { parts: { items: [{ ...line, quantity: 0 }] } },
      ['parts', 'items', 0, 'quantity'],
      'must be more than 0',
    ],
    ['items', { values: ['{"quantity": "много"}'] }, ['values', 0, 'quantity'], 'Invalid input'],
    [
      'linked_entity',
      { parts: { linkedEntities: [{ entityType: 'CATALOG_ELEMENTS', entityId: '7' }] } },
      ['parts', 'linkedEntities', 0, 'catalogId'],
      'is required for CATALOG_ELEMENTS',
    ],
    ['supplier', { values: ['Ромашка'] }, ['values', 0], 'must be an amoCRM id'],
    [
      'multitext',
      { parts: { multitext: [{ value: '1', kind: 'CAR' }] } },
      ['parts', 'multitext', 0, 'kind'],
      'there are WORK, MOB, HOME',
    ],
  ] as [FieldType, object, (string | number)[], string][])(
    'is refused if it is not clear: %s, %j',
    async (type, input, path, message) => {
      const account = await openAccount({ fields });
      const { errors } = await write(account, { field: `Поле ${type}`, ...input });
      expect(errors?.[0]?.extensions.issues).toEqual([
        { path: ['input', 'customFields', 0, ...path], message: expect.stringContaining(message) },
      ]);
      expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
    },
  );

  it('of a chained list has elements of its catalogs only', async () => {
    const account = await openAccount();
    await account.query(
      `mutation { createCustomFields(entityType: LEADS, inputs: [{ name: "Подбор", type: CHAINED_LIST,
        chainedLists: [{ title: "Марка", catalogId: "11" }, { catalogId: "12", parentCatalogId: "11" }] }]) { succeeded } }`,
    );
    const { errors } = await write(account, {
      field: 'Подбор',
      parts: { chainedList: [{ catalogId: '13', elementId: '1' }] },
    });
    expect(errors?.[0]?.extensions.issues).toEqual([
      {
        path: ['input', 'customFields', 0, 'parts', 'chainedList', 0, 'catalogId'],
        message: '«Подбор»: `13` is not a catalog of this list; there are 11 «Марка», 12 «»',
      },
    ]);
  });
});

describe('a plain value', () => {
  it.each([
    ['numeric', '12.50', [{ value: '12.5' }], { number: 12.5 }],
    ['price', '1999.90', [{ value: '1999.9' }], { __typename: 'CustomFieldNumber', number: 1999.9 }],
    ['monetary', 100.5, [{ value: '100.5' }], { number: 100.5 }],
    ['checkbox', true, [{ value: true }], { boolean: true }],
    ['checkbox', false, undefined, { boolean: false }],
    ['select', 'да', [{ value: 'Да', enumId: expect.any(Number) }], { options: [{ label: 'Да' }] }],
    ['radiobutton', 'нет', [{ value: 'Нет', enumId: expect.any(Number) }], { options: [{ label: 'Нет' }] }],
    ['multiselect', 'Нет', [{ value: 'Нет', enumId: expect.any(Number) }], { options: [{ label: 'Нет' }] }],
    ['category', 'Да', [{ value: 'Да', enumId: expect.any(Number) }], { options: [{ label: 'Да' }] }],
    ['birthday', '1961-04-12', [{ value: -275_281_200 }], { date: '1961-04-12' }],
    ['date', '1969-12-31', [{ value: -97_200 }], { date: '1969-12-31' }],
    ['date_time', '1969-12-31T23:00:00Z', [{ value: -3600 }], { dateTime: '1970-01-01T02:00:00+03:00' }],
    ['date_time', '2026-12-01T10:00:00+05:00', [{ value: 1_796_101_200 }], { dateTime: '2026-12-01T08:00:00+03:00' }],
    ['url', 'https://example.ru/п', [{ value: 'https://example.ru/п' }], { text: 'https://example.ru/п' }],
    ['streetaddress', 'Лесная, 1', [{ value: 'Лесная, 1' }], { text: 'Лесная, 1' }],
    ['textarea', 'два\nряда', [{ value: 'два\nряда' }], { text: 'два\nряда' }],
    ['tracking_data', 'yandex', [{ value: 'yandex' }], { text: 'yandex' }],
  ] as [FieldType, string | number | boolean, unknown, object][])(
    'of type %s, %j, is stored and read typed',
    async (type, value, stored, read) => {
      const result = await roundTrip(await openAccount({ fields }), type, { values: [value] });
      expect(result.stored).toEqual(stored);
      expect(result.read).toMatchObject(read);
    },
  );

  it('of a date is midnight of the account’s zone, west of Greenwich too', async () => {
    const account = await openAccount({ fields });
    const data = account.sandbox.data().metadata.account;
    Object.assign(data, { timezone: 'America/New_York', utcOffset: -5 * 3600, timezoneOffset: '-05:00' });
    const { stored, read } = await roundTrip(account, 'date', { values: ['2026-12-01'] });
    expect(stored).toEqual([{ value: Date.parse('2026-12-01T00:00:00-05:00') / 1000 }]);
    expect(read).toMatchObject({ date: '2026-12-01' });
  });
});
