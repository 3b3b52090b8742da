import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { openAccount, openTools } from '../harness.ts';

type FieldType = NonNullable<SandboxOptions['fields']>[number]['type'];

const party = {
  name: 'ООО «Ромашка»',
  entity_type: 2,
  vat_id: '7701234567',
  tax_registration_reason_code: '770101001',
  kpp: '770101001',
  address: 'Москва, Лесная, 1',
  real_address: 'Тверь, Речная, 2',
  bank_code: '044525225',
  bank_account_number: '40702810900000000001',
  director: 'Иванова М. П.',
  external_uid: 'r-17',
  unp: '100000001',
  bin: '990140000185',
  egrpou: '00032112',
  mfo: '322669',
  oked: '47191',
};

const partyText =
  'ООО «Ромашка», юридическое лицо, ИНН 7701234567, КПП 770101001, УНП 100000001, БИН 990140000185, ЕГРПОУ 00032112, ' +
  'ОКЭД 47191, адрес Москва, Лесная, 1, фактический адрес Тверь, Речная, 2, р/с 40702810900000000001, БИК 044525225, ' +
  'МФО 322669, директор Иванова М. П., внешний код r-17';

/** Every type of a custom field: what amoCRM holds, and what people read. */
const types: [type: FieldType, values: object[], text: string, options?: string[]][] = [
  ['text', [{ value: 'А-17' }], 'А-17'],
  ['textarea', [{ value: 'Первая\nвторая' }], 'Первая\nвторая'],
  ['numeric', [{ value: '1.5' }], '1.5'],
  ['checkbox', [{ value: true }], 'true'],
  ['select', [{ value: 'Да' }], 'Да', ['Да', 'Нет']],
  ['radiobutton', [{ value: 'Нет' }], 'Нет', ['Да', 'Нет']],
  ['multiselect', [{ value: 'Окна, ПВХ' }, { value: 'Двери' }], 'Окна, ПВХ, Двери', ['Окна, ПВХ', 'Двери']],
  ['date', [{ value: 1_793_826_000 }], '2026-11-05'],
  ['birthday', [{ value: -86_400 }], '1969-12-31'],
  ['date_time', [{ value: 1_793_889_000 }], '2026-11-05T17:30:00+03:00'],
  ['url', [{ value: 'https://example.ru' }], 'https://example.ru'],
  ['streetaddress', [{ value: 'Лесная, 1' }], 'Лесная, 1'],
  [
    'smart_address',
    [
      { value: 'RU', enum_code: 'country' },
      { value: '125047', enum_code: 'zip' },
      { value: 'Москва', enum_code: 'city' },
      { value: 'кв. 5', enum_code: 'address_line_2' },
      { value: 'ул. Лесная, 1', enum_code: 'address_line_1' },
      { value: 'Московская обл.', enum_code: 'state' },
    ],
    'ул. Лесная, 1, кв. 5, Москва, Московская обл., 125047, RU',
  ],
  ['legal_entity', [{ value: party }], partyText],
  [
    'multitext',
    [{ value: '+7 900 111-22-33', enum_code: 'MOB' }, { value: '84951234567' }],
    '+7 900 111-22-33, 84951234567',
    ['WORK', 'MOB'],
  ],
  ['tracking_data', [{ value: 'yandex' }], 'yandex'],
  ['monetary', [{ value: 100.5 }], '100.5'],
  ['price', [{ value: 100.5 }], '100.5'],
  ['category', [{ value: 'Телефоны' }], 'Телефоны', ['Телефоны']],
  [
    'items',
    [
      {
        value: {
          sku: 'W-1',
          description: 'Окно',
          unit_price: 100,
          quantity: 2,
          unit_type: 'шт.',
          discount: { type: 'percentage', value: 10 },
          vat_rate_id: 3,
          vat_rate_value: 20,
          product_id: 77,
          external_uid: 'x-1',
          bonus_points_per_purchase: 5,
          is_discount_recalculated: false,
          is_total_sum_recalculated: true,
          total_sum: 180,
        },
      },
      { value: { sku: 'D-1', unit_price: 50.5, quantity: 1, discount: { type: 'amount', value: 0.5 } } },
    ],
    'Окно × 2 шт. по 100 ₽, арт. W-1, скидка 10 %, НДС 20 %, товар № 77, бонусы 5, внешний код x-1, vat_rate_id: 3, итого 180 ₽; ' +
      'D-1 × 1 по 50.5 ₽, скидка 0.5 ₽',
  ],
  [
    'linked_entity',
    [
      { value: { name: 'Ромашка', entity_id: 5, entity_type: 'companies', catalog_id: null } },
      { value: { name: 'Окно', entity_id: 7, entity_type: 'catalog_elements', catalog_id: 9 } },
    ],
    'Ромашка (компания 5); Окно (элемент 7 списка 9)',
  ],
  [
    'chained_list',
    [
      { catalog_id: 11, catalog_element_id: 101 },
      { catalog_id: 12, catalog_element_id: 202 },
      { catalog_id: 13, catalog_element_id: 303 },
    ],
    'элемент 101 списка 11 / элемент 202 списка 12 / элемент 303 списка 13',
  ],
  [
    'file',
    [{ value: { file_uuid: 'aa-1', version_uuid: 'bb-2', file_name: 'Договор.pdf', file_size: 12_595 } }],
    'Договор.pdf (12.3 КБ)',
  ],
  [
    'payer',
    [
      {
        value: {
          name: 'Пётр Иванов',
          type: 'individual',
          vat_id: '770123456789',
          phone: '+79001112233',
          email: 'p@example.ru',
          entity_type: 'contacts',
          entity_id: 33,
        },
      },
    ],
    'Пётр Иванов, физическое лицо, ИНН 770123456789, тел. +79001112233, e-mail p@example.ru, контакт 33',
  ],
  [
    'supplier',
    [{ value: { entity_id: 4, name: 'АО «Сад»', vat_id: '5001', kpp: '5002' } }],
    'АО «Сад», ИНН 5001, КПП 5002, № 4',
  ],
  ['org_legal_name', [{ value: { name: 'ПАО «Лес»', director: 'Лесов' } }], 'ПАО «Лес», директор Лесов'],
];

describe.each(types)('a custom field of the type %s', (type, values, text, options) => {
  it('reads as one line, in GraphQL and in a tool, beside what amoCRM sent', async () => {
    const account = await openAccount({
      empty: true,
      fields: [{ entityType: 'leads', type, name: 'Проверяемое', ...(options && { options }) }],
    });
    const { sandbox } = account;
    const headers = { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' };
    const definitions = await fetch(`${sandbox.url}/api/v4/leads/custom_fields?filter[type][]=${type}`, { headers });
    const { _embedded } = (await definitions.json()) as {
      _embedded: { custom_fields: { id: number; name: string }[] };
    };
    const field = _embedded.custom_fields.find(({ name }) => name === 'Проверяемое');
    const created = await fetch(`${sandbox.url}/api/v4/leads`, {
      method: 'POST',
      headers,
      body: JSON.stringify([{ name: 'Окна', custom_fields_values: [{ field_id: field?.id, values }] }]),
    });
    const body = (await created.json()) as { _embedded: { leads: { id: number }[] } };
    expect(created.status, JSON.stringify(body)).toBe(200);
    const id = body._embedded.leads[0]?.id;

    const { lead } = await account.query<{ lead: { customFields: { text: string; json?: object[] }[] } }>(
      'query ($id: ID!) { lead(id: $id) { customFields { text type ... on CustomFieldJson { json } } } }',
      { id },
    );
    expect(lead.customFields).toMatchObject([{ text, type }]);
    const [shown] = lead.customFields;
    if (shown?.json) expect(shown.json).toMatchObject(values);

    const call = await openTools(account);
    const answer = await call<{ lead: { custom_fields: object[] } }>('get_lead_by_id', { lead_id: String(id) });
    const several = ['multiselect', 'multitext', 'items', 'linked_entity', 'chained_list'].includes(type);
    expect(answer.lead.custom_fields).toEqual([
      { name: 'Проверяемое', text, ...(several && { values: expect.any(Array) }) },
    ]);
  });
});

describe('a field of several values', () => {
  it('reads as a list, so that a comma in a label divides nothing', async () => {
    const options = ['Окна, ПВХ', 'Двери'];
    const account = await openAccount({
      empty: true,
      fields: [{ entityType: 'leads', type: 'multiselect', name: 'Что нужно', options }],
    });
    const { createLead } = await account.query<{ createLead: { customFields: object[] } }>(
      `mutation ($values: [CustomFieldInputValue!]!) {
        createLead(input: { name: "Окна", customFields: [{ field: "Что нужно", values: $values }] }) {
          customFields { values ... on CustomFieldSelect { options { label enumId } } }
        }
      }`,
      { values: options },
    );
    expect(createLead.customFields).toEqual([
      { values: options, options: options.map((label) => ({ label, enumId: expect.stringMatching(/^\d+$/) })) },
    ]);
  });
});
