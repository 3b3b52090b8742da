import { describe, expect, it } from 'vitest';
import { type Answer, noon, problems, useSandbox } from './client.ts';

const bench = useSandbox({ empty: true });
const { get, post } = bench;
const meta = () => bench.sandbox.data().metadata;
const firstId = (answer: Answer, key: string) => answer.body._embedded[key][0].id as number;
const addLead = async (lead: object = {}) => firstId(await post('/leads', [lead]), 'leads');
const addContact = async (contact: object = {}) => firstId(await post('/contacts', [contact]), 'contacts');
const addCompany = async (company: object = {}) => firstId(await post('/companies', [company]), 'companies');
const lead = async (id: number, query = '') => (await get(`/leads/${id}${query}`)).body;

describe('adding cards', () => {
  it('answers with ids and the request ids that were sent, or the indexes', async () => {
    const answer = await post('/leads', [{ name: 'Окна', request_id: 'mine' }, {}]);
    expect(answer.status).toBe(200);
    expect(answer.body._links.self.href).toBe(`${bench.sandbox.url}/api/v4/leads`);
    const [first, second] = answer.body._embedded.leads;
    expect(first).toEqual({
      id: first.id,
      request_id: 'mine',
      _links: { self: { href: `${bench.sandbox.url}/api/v4/leads/${first.id}` } },
    });
    expect(second.request_id).toBe('1');
    expect(second.id).toBeGreaterThan(first.id);
    expect((await lead(second.id)).name).toBe(`Сделка #${second.id}`);
  });

  it('puts a lead on the first stage of the main pipeline, assigned to the token’s user, with the current time', async () => {
    const created = await lead(await addLead({ name: 'Окна', price: 1500.99 }));
    const [main] = meta().pipelines;
    expect(created).toMatchObject({
      price: 1500,
      pipeline_id: main?.id,
      status_id: main?.statuses[1]?.id,
      responsible_user_id: 10_241_802,
      created_at: noon,
      updated_at: noon,
      closed_at: null,
      loss_reason_id: null,
      custom_fields_values: null,
      is_deleted: false,
      _embedded: { tags: [], companies: [] },
    });
    expect(created).not.toHaveProperty('_embedded.contacts');
    const service = meta().pipelines[1];
    expect(await lead(await addLead({ pipeline_id: service?.id }))).toMatchObject({
      status_id: service?.statuses[1]?.id,
    });
  });

  it('attaches existing contacts, the first as the main one, and a company', async () => {
    const contacts = [await addContact(), await addContact()];
    const company = await addCompany({ name: 'ООО «Берег»' });
    const id = await addLead({
      _embedded: { contacts: contacts.map((contact) => ({ id: contact })), companies: [{ id: company }] },
    });
    expect((await lead(id, '?with=contacts'))._embedded).toMatchObject({
      contacts: [
        { id: contacts[0], is_main: true },
        { id: contacts[1], is_main: false },
      ],
      companies: [{ id: company }],
    });
    expect((await get(`/contacts/${contacts[1]}?with=leads`)).body._embedded.leads).toMatchObject([{ id }]);
    expect((await get(`/companies/${company}?with=leads,contacts`)).body._embedded).toMatchObject({
      leads: [{ id }],
      contacts: [],
    });
  });

  it('composes the name of a contact from its first and last name', async () => {
    const id = await addContact({ first_name: 'Анна', last_name: 'Белова' });
    expect((await get(`/contacts/${id}`)).body).toMatchObject({
      name: 'Анна Белова',
      first_name: 'Анна',
      last_name: 'Белова',
    });
  });

  it.each([
    ['an object', {}, 400],
    ['nothing', undefined, 400],
    ['an empty array', [], 400],
    ['a null', null, 400],
    ['numbers', [1], 400],
    ['251 items', Array(251).fill({}), 422],
  ])('refuses %s', async (_, body, status) => {
    expect((await post('/leads', body)).status).toBe(status);
    expect(bench.sandbox.data().count().leads).toBe(0);
  });

  it('says what is wrong with an empty body and with a large one', async () => {
    expect((await post('/leads', [])).body.detail).toBe('Request data can not be empty');
    expect((await post('/leads', Array(251).fill({}))).body.detail).toBe('Limit 250 per page');
    expect((await post('/leads', Array(250).fill({}))).status).toBe(200);
  });

  it('writes nothing if one item is invalid, and names every invalid value of each', async () => {
    const answer = await post('/leads', [
      { name: 'Хорошая' },
      {
        request_id: 'bad',
        name: 5,
        price: 'abc',
        status_id: 1,
        responsible_user_id: 10_247_330,
        custom_fields_values: [{ field_id: 1, values: [{ value: 'x' }] }],
      },
      { pipeline_id: 999, created_by: 77 },
    ]);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ title: 'Bad Request', detail: 'Request validation failed' });
    expect(answer.body['validation-errors'].map((item: { request_id: string }) => item.request_id)).toEqual([
      'bad',
      '2',
    ]);
    expect(problems(answer)).toEqual([
      'InvalidType name',
      'InvalidType price',
      'NotSupportedChoice custom_fields_values.0.field_id',
      'NotSupportedChoice responsible_user_id',
      'NotSupportedChoice status_id',
    ]);
    expect(bench.sandbox.data().count().leads).toBe(0);
  });

  it('refuses unknown cards and a second company', async () => {
    const company = await addCompany();
    const answer = await post('/leads', [
      { _embedded: { contacts: [{ id: 5 }], companies: [{ id: company }, { id: company }] } },
    ]);
    expect(problems(answer)).toEqual([
      'NotSupportedChoice _embedded.companies.1.id',
      'NotSupportedChoice _embedded.contacts.0.id',
    ]);
  });
});
