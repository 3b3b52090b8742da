import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const phone = (value: string) => ({ custom_fields_values: [{ field_code: 'PHONE', values: [{ value }] }] });

describe('complex adding', () => {
  const bench = useSandbox({ empty: true });
  const { get, post } = bench;

  it('creates a lead, its contact and its company, all linked, and answers with a bare array', async () => {
    const answer = await post('/leads/complex', [
      {
        name: 'Окна',
        request_id: 'r',
        _embedded: {
          contacts: [{ name: 'Анна', ...phone('8 912 345 67 89') }],
          companies: [{ name: 'ООО «Мыс»' }],
          tags: [{ name: 'Сайт' }],
        },
      },
      { name: 'Без контакта' },
    ]);
    const [first, second] = answer.body;
    expect(first).toMatchObject({ request_id: ['r'], merged: false });
    expect(second).toMatchObject({ contact_id: null, company_id: null, request_id: ['1'] });
    expect((await get(`/leads/${first.id}?with=contacts`)).body._embedded).toMatchObject({
      contacts: [{ id: first.contact_id, is_main: true }],
      companies: [{ id: first.company_id }],
      tags: [{ name: 'Сайт' }],
    });
    expect((await get(`/contacts/${first.contact_id}`)).body._embedded.companies).toMatchObject([
      { id: first.company_id },
    ]);
  });

  it('accepts existing cards by id and does not change them', async () => {
    const contact = (await post('/contacts', [{ name: 'Анна' }])).body._embedded.contacts[0].id;
    const [made] = (await post('/leads/complex', [{ _embedded: { contacts: [{ id: contact, name: 'Инна' }] } }])).body;
    expect(made.contact_id).toBe(contact);
    expect((await get(`/contacts/${contact}`)).body.name).toBe('Анна');
  });

  it('creates a duplicate if it is given one: duplicate control is off', async () => {
    const body = [{ _embedded: { contacts: [phone('79123456789')] } }];
    const [[first], [second]] = [(await post('/leads/complex', body)).body, (await post('/leads/complex', body)).body];
    expect(second.contact_id).not.toBe(first.contact_id);
  });

  it('creates nothing if anything is invalid', async () => {
    const answer = await post('/leads/complex', [
      { price: 'x', _embedded: { contacts: [{ name: 1 }, {}], companies: [{ id: 5 }] } },
      { custom_fields_values: Array(41).fill({ field_code: 'UTM_SOURCE', values: [{ value: 'x' }] }) },
    ]);
    expect(problems(answer)).toEqual([
      'InvalidCount _embedded.contacts',
      'InvalidType _embedded.contacts.0.name',
      'InvalidType price',
      'NotSupportedChoice _embedded.companies.0.id',
    ]);
    expect(answer.body['validation-errors'][1].errors[0].code).toBe('InvalidCount');
    expect((await post('/leads/complex', Array(51).fill({}))).status).toBe(422);
    expect(bench.sandbox.data().count()).toMatchObject({ leads: 0, contacts: 0, companies: 0 });
  });
});

describe('complex adding with duplicate control', () => {
  const bench = useSandbox({ empty: true, duplicateControl: true });

  it('reuses the contact with the same phone, and its open lead', async () => {
    const add = async (value: string) =>
      (await bench.post('/leads/complex', [{ _embedded: { contacts: [phone(value)] } }])).body[0];
    const first = await add('8 (912) 345-67-89');
    const second = await add('+79123456789');
    expect(second).toMatchObject({ id: first.id, contact_id: first.contact_id, merged: true });
    await bench.patch(`/leads/${first.id}`, { status_id: 143 });
    const third = await add('9123456789');
    expect(third).toMatchObject({ contact_id: first.contact_id, merged: true });
    expect(third.id).not.toBe(first.id);
    expect((await add('9120000000')).merged).toBe(false);
  });
});
