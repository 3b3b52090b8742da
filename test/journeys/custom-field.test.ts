import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Field {
  __typename: string;
  name: string;
  text: string;
}

const typed = `__typename name code type text
  ... on CustomFieldNumber { number } ... on CustomFieldBoolean { boolean } ... on CustomFieldDate { date }
  ... on CustomFieldDateTime { dateTime } ... on CustomFieldSelect { options { label enumId } }
  ... on CustomFieldMultitext { items { value kind } } ... on CustomFieldJson { json }`;

/** Writes fields into a new lead and reads them back. */
async function write(account: Account, fields: string): Promise<Field[]> {
  const data = await account.query<{ createLead: { customFields: Field[] } }>(
    `mutation { createLead(input: { name: "Окна", customFields: [${fields}] }) { customFields { ${typed} } } }`,
  );
  return data.createLead.customFields;
}

/** The issues of a write that is refused; nothing may have been sent. */
async function refuse(account: Account, fields: string) {
  account.sandbox.clearRequests();
  const { errors } = await account.execute(
    `mutation { createLead(input: { name: "Окна", customFields: [${fields}] }) { id } }`,
  );
  expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
  return errors?.[0]?.extensions.issues as { path: (string | number)[]; message: string }[];
}

describe('custom fields', () => {
  it.each([
    [
      'text, by code',
      '{ field: "CONTRACT_NUMBER", values: ["А-17"] }',
      { __typename: 'CustomFieldText', text: 'А-17' },
    ],
    [
      'text, by name in any case',
      '{ field: "номер договора", values: ["А-17"] }',
      { name: 'Номер договора', text: 'А-17' },
    ],
    [
      'a number',
      '{ field: "Площадь объекта, м²", values: ["12,5"] }',
      { __typename: 'CustomFieldNumber', number: 12.5 },
    ],
    ['money', '{ field: "Предоплата", values: [10000] }', { __typename: 'CustomFieldNumber', number: 10000 }],
    [
      'a check mark',
      '{ field: "Договор подписан", values: [true] }',
      { __typename: 'CustomFieldBoolean', boolean: true },
    ],
    [
      'an option by its label',
      '{ field: "Тип объекта", values: ["квартира"] }',
      { __typename: 'CustomFieldSelect', options: [{ label: 'Квартира' }] },
    ],
    ['a bare value for a list', '{ field: "Откуда узнали", values: "Сайт" }', { options: [{ label: 'Сайт' }] }],
    ['several options', '{ field: "Услуги", values: ["Двери", "Окна ПВХ"] }', { text: 'Двери, Окна ПВХ' }],
    [
      'a day',
      '{ field: "Дата замера", values: ["2026-12-01"] }',
      { __typename: 'CustomFieldDate', date: '2026-12-01' },
    ],
    [
      'a moment',
      '{ field: "Начало монтажа", values: ["2026-12-01T10:00:00+05:00"] }',
      { __typename: 'CustomFieldDateTime', dateTime: '2026-12-01T08:00:00+03:00' },
    ],
    [
      'a local moment',
      '{ field: "Начало монтажа", values: ["2026-12-01 10:00"] }',
      { dateTime: '2026-12-01T10:00:00+03:00' },
    ],
    [
      'a link',
      '{ field: "Папка проекта", values: ["https://example.ru/1"] }',
      { __typename: 'CustomFieldText', text: 'https://example.ru/1' },
    ],
    [
      'a tracking mark',
      '{ field: "UTM_SOURCE", values: ["yandex"] }',
      { __typename: 'CustomFieldText', code: 'UTM_SOURCE' },
    ],
  ])('accept %s and return it typed', async (_, fields, expected) => {
    const account = await openAccount();
    expect(await write(account, fields)).toMatchObject([expected]);
  });

  it('accept an option by its enum id and a field by its id', async () => {
    const account = await openAccount();
    const { customFields } = await account.query<{
      customFields: { id: string; name: string; options: { enumId: string; label: string }[] }[];
    }>('{ customFields(entityType: LEADS) { id name options { enumId label } } }');
    const field = customFields.find(({ name }) => name === 'Тип объекта');
    const option = field?.options[2];
    expect(await write(account, `{ field: "${field?.id}", values: ["${option?.enumId}"] }`)).toMatchObject([
      { text: option?.label },
    ]);
  });

  it('with parts are shown as amoCRM sends them', async () => {
    const account = await openAccount();
    const seen = new Map<string, Field>();
    const { leads } = await account.query<{ leads: { nodes: { customFields: Field[] }[] } }>(
      `{ leads(first: 250) { nodes { customFields { ${typed} } } } }`,
    );
    for (const { customFields } of leads.nodes) for (const field of customFields) seen.set(field.__typename, field);
    expect([...seen.keys()].sort()).toEqual(
      expect.arrayContaining([
        'CustomFieldDate',
        'CustomFieldAddress',
        'CustomFieldNumber',
        'CustomFieldSelect',
        'CustomFieldText',
      ]),
    );
    expect(seen.get('CustomFieldAddress')).toMatchObject({ json: expect.arrayContaining([expect.any(Object)]) });
  });

  it('of contacts are phones and e-mails with their kinds', async () => {
    const account = await openAccount();
    const data = await account.query(
      `mutation { createContact(input: { name: "Пётр", customFields: [{ field: "PHONE", values: ["+79001112233", "+79004445566"], kind: "mob" }] }) { customField(code: "PHONE") { ${typed} } } }`,
    );
    expect(data.createContact).toMatchObject({
      customField: {
        __typename: 'CustomFieldMultitext',
        items: [
          { value: '+79001112233', kind: 'MOB' },
          { value: '+79004445566', kind: 'MOB' },
        ],
      },
    });
  });

  it('are cleared by an empty list, and others stay', async () => {
    const account = await openAccount();
    const { createLead } = await account.query<{ createLead: { id: string } }>(
      'mutation { createLead(input: { name: "Окна", customFields: [{ field: "Тип объекта", values: ["Офис"] }, { field: "CONTRACT_NUMBER", values: ["А-17"] }] }) { id } }',
    );
    const data = await account.query(
      `mutation { updateLead(id: "${createLead.id}", input: { customFields: [{ field: "Тип объекта", values: [] }] }) { customFields { name } } }`,
    );
    expect(data.updateLead).toEqual({ customFields: [{ name: 'Номер договора' }] });
  });

  it('are read one at a time by id, code or name; an empty one is null, an unknown one an error', async () => {
    const account = await openAccount();
    const [lead] = account.sandbox.data().leads.rows();
    const read = (args: string) => account.execute(`{ lead(id: "${lead?.id}") { customField(${args}) { text } } }`);
    expect((await read('code: "UTM_TERM"')).data).toMatchObject({ lead: { customField: null } });
    const { errors } = await read('name: "Тип обекта"');
    expect(errors?.[0]).toMatchObject({ path: ['lead', 'customField'], extensions: { code: 'VALIDATION_FAILED' } });
    expect(errors?.[0]?.message).toContain('«Тип объекта»');
    for (const args of ['id: "1", name: "x"', 'name: null'])
      expect((await read(args)).errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
  });
});

describe('a custom field that cannot be written', () => {
  it.each([
    ['an unknown field', '{ field: "Номер догвора", values: ["1"] }', [0, 'field'], '«Номер договора»'],
    [
      'an unknown option',
      '{ field: "Тип объекта", values: ["Квартера"] }',
      [0, 'values', 0],
      'did you mean 1804305 «Квартира»',
    ],
    [
      'a number that is none',
      '{ field: "Площадь объекта, м²", values: ["много"] }',
      [0, 'values', 0],
      'is not a valid number',
    ],
    [
      'a check mark that is none',
      '{ field: "Договор подписан", values: ["да"] }',
      [0, 'values', 0],
      'neither true nor false',
    ],
    ['a day that is none', '{ field: "Дата замера", values: ["2026-02-30"] }', [0, 'values', 0], 'is not a valid date'],
    [
      'a moment that is none',
      '{ field: "Начало монтажа", values: ["скоро"] }',
      [0, 'values', 0],
      'is not a valid date and time',
    ],
    [
      'two values for one place',
      '{ field: "Тип объекта", values: ["Офис", "Магазин"] }',
      [0, 'values'],
      'holds one value',
    ],
    [
      'a text for a type with parts',
      '{ field: "Адрес доставки", values: ["Москва"] }',
      [0, 'values', 0],
      'give its parts as JSON',
    ],
    [
      'the same field twice',
      '{ field: "Тип объекта", values: ["Офис"] }, { field: "тип объекта", values: ["Офис"] }',
      [1, 'field'],
      'given twice',
    ],
  ])('is %s: nothing is sent, and the place is named', async (_, fields, path, message) => {
    const issues = await refuse(await openAccount(), fields);
    expect(issues).toMatchObject([
      { path: ['input', 'customFields', ...path], message: expect.stringContaining(message) },
    ]);
  });

  it('is reported together with all others', async () => {
    const issues = await refuse(
      await openAccount(),
      '{ field: "Нет такого", values: ["1"] }, { field: "Услуги", values: ["Крыша", "Пол"] }',
    );
    expect(issues).toHaveLength(3);
  });
});
