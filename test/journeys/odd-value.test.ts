import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

const leadId = '21400001';

/** The answer about a lead that amoCRM sends with these keys. */
async function read(account: Account, keys: object, selection: string): Promise<Record<string, unknown>> {
  const lead = {
    id: Number(leadId),
    name: 'Окна',
    pipeline_id: 1,
    status_id: 1,
    created_at: 1,
    updated_at: 1,
    ...keys,
  };
  account.sandbox.fault({
    method: 'GET',
    path: '/leads$',
    status: 200,
    body: { _page: 1, _embedded: { leads: [lead] } },
  });
  const query = `query ($id: ID!) { lead(id: $id) { ${selection} } }`;
  return (await account.query<{ lead: Record<string, unknown> }>(query, { id: leadId })).lead;
}

const values = `customFields {
  text
  ... on CustomFieldNumber { number }
  ... on CustomFieldDate { date }
  ... on CustomFieldDateTime { dateTime }
  ... on CustomFieldSelect { options { label } }
  ... on CustomFieldMultitext { items { value } }
}`;

describe('a value of a custom field that does not fit its type', () => {
  it.each([
    ['text', [1, ['два', { c: 3 }]], { text: '1, два, c: 3' }],
    ['brand_new', ['а', 'б'], { text: 'а, б' }],
    ['select', { a: 1 }, { text: 'a: 1', options: [{ label: 'a: 1' }] }],
    ['multiselect', null, { text: '', options: [] }],
    ['multitext', null, { text: '', items: [] }],
    ['multitext', { number: '5' }, { text: 'number: 5', items: [{ value: 'number: 5' }] }],
    ['numeric', '0x10', { text: '0x10', number: null }],
    ['date', 1_793_826_000_000, { text: '1793826000000', date: null }],
    ['date_time', '1793826000000', { text: '1793826000000', dateTime: null }],
    ['date', 1_793_826_000, { text: '2026-11-05', date: '2026-11-05' }],
    ['file', { path: 'a/b' }, { text: 'path: a/b' }],
  ])('is shown as far as it can be read: %s %o', async (type, value, shown) => {
    const field = { field_id: 5, field_name: 'Поле', field_type: type, values: [{ value }] };
    const lead = await read(await openAccount(), { custom_fields_values: [field] }, values);
    expect(lead.customFields).toEqual([shown]);
  });
});

describe('a price with a floating-point error', () => {
  it.each([
    [10.990000001, 10.99],
    [0.30000000000000004, 0.3],
    [1.2345, 1.2345],
    [90_071_992_547_409.91, 90_071_992_547_409.91],
  ])('is read without it: %d', async (sent, price) => {
    const account = await openAccount();
    expect(await read(account, { price: Math.trunc(sent), price_with_minor_units: sent }, 'price')).toEqual({ price });
  });
});

describe('values that stay when another is added', () => {
  it('keep their kind without its id, and empty ones are not written as text', async () => {
    const account = await openAccount();
    const { contacts } = await account.query<{ contacts: { nodes: { id: string }[] } }>(
      '{ contacts(first: 1) { nodes { id } } }',
    );
    const id = contacts.nodes[0]?.id;
    const { customFields } = await account.query<{ customFields: { id: string; code: string | null }[] }>(
      '{ customFields(entityType: CONTACTS) { id code } }',
    );
    const field = Number(customFields.find(({ code }) => code === 'PHONE')?.id);
    const kept = [{ value: '+7 900 111-22-33', enum_code: 'MOB' }, { value: null }];
    const contact = {
      id: Number(id),
      name: 'Пётр',
      custom_fields_values: [
        { field_id: field, field_name: 'Телефон', field_code: 'PHONE', field_type: 'multitext', values: kept },
      ],
    };
    for (const input of [
      { phones: [{ value: '+79002223344', kind: 'WORK' }] },
      { customFields: [{ field: 'PHONE', add: ['+79002223344'], kind: 'WORK' }] },
    ]) {
      account.sandbox.clearRequests();
      account.sandbox.fault({ method: 'GET', path: `/contacts/${id}$`, status: 200, body: contact });
      account.sandbox.fault({
        method: 'GET',
        path: '/contacts$',
        status: 200,
        body: { _embedded: { contacts: [contact] } },
      });
      await account.query(
        'mutation ($id: ID!, $input: UpdateContactInput!) { updateContact(id: $id, input: $input) { id } }',
        { id, input },
      );
      const written = await account.query<{ contact: { phones: object[] } }>(
        'query ($id: ID!) { contact(id: $id) { phones { value kind } } }',
        { id },
      );
      const { phones } = written.contact;
      expect(phones).toHaveLength(2);
      expect(phones).toEqual([
        { value: '+7 900 111-22-33', kind: 'MOB' },
        { value: expect.stringContaining('900'), kind: 'WORK' },
      ]);
    }
  });
});

describe('a web address', () => {
  const write = async (value: string) => {
    const { errors } = await (await openAccount()).execute(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
      { input: { name: 'Окна', customFields: [{ field: 'Папка проекта', values: [value] }] } },
    );
    return errors?.[0]?.message ?? 'written';
  };
  it.each(['12', '-86400', 'Да', '05.11.2026', '1.500', 'true', '2026-11-05T25:00'])('is not %s', async (value) => {
    expect(await write(value)).toContain('is not a valid web address');
  });
  it.each([
    'example.ru',
    'пример.рф/папка?a=1',
    '192.168.0.1:8080/x',
    'https://localhost/a',
    'ftp://files/a',
    'mailto:a@b.ru',
  ])('is %s', async (value) => {
    expect(await write(value)).toBe('written');
  });
});
