import { beforeEach, describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post } = bench;
const ids = { lead: 0, anna: 0, boris: 0, company: 0, other: 0 };

async function add(entity: string): Promise<number> {
  return (await post(`/${entity}`, [{}])).body._embedded[entity][0].id;
}

beforeEach(async () => {
  Object.assign(ids, {
    lead: await add('leads'),
    anna: await add('contacts'),
    boris: await add('contacts'),
    company: await add('companies'),
    other: await add('companies'),
  });
});

const to = (type: string, id: number, metadata?: object) => ({
  to_entity_type: type,
  to_entity_id: id,
  ...(metadata ? { metadata } : {}),
});
const links = async (path: string) => ((await get(path)).body?._embedded.links ?? []) as Record<string, unknown>[];

describe('links', () => {
  it('are returned with both sides; the first contact of a lead is the main one', async () => {
    const answer = await post(`/leads/${ids.lead}/link`, [
      to('contacts', ids.anna),
      to('contacts', ids.boris),
      to('companies', ids.company),
    ]);
    expect(answer.body).toMatchObject({
      _total_items: 3,
      _embedded: {
        links: [
          {
            entity_id: ids.lead,
            entity_type: 'leads',
            to_entity_id: ids.anna,
            to_entity_type: 'contacts',
            metadata: { main_contact: true },
          },
          { to_entity_id: ids.boris, metadata: { main_contact: false } },
          { to_entity_id: ids.company, to_entity_type: 'companies', metadata: null },
        ],
      },
    });
    expect(await links(`/leads/${ids.lead}/links`)).toHaveLength(3);
    expect(await links(`/contacts/${ids.anna}/links`)).toEqual([{ ...to('leads', ids.lead), metadata: null }]);
    expect(await links(`/companies/${ids.company}/links`)).toEqual([{ ...to('leads', ids.lead), metadata: null }]);
  });

  it('are filtered by the other side, whose id needs its type', async () => {
    await post(`/leads/${ids.lead}/link`, [
      to('contacts', ids.anna),
      to('contacts', ids.boris),
      to('companies', ids.company),
    ]);
    const path = `/leads/${ids.lead}/links?filter`;
    expect(await links(`${path}[to_entity_type]=contacts`)).toHaveLength(2);
    expect(await links(`${path}[to_entity_type]=contacts&filter[to_entity_id]=${ids.boris}`)).toHaveLength(1);
    expect(await links(`${path}[to_entity_id]=${ids.boris}`)).toHaveLength(3);
    expect(await links(`/leads/${ids.lead}/links?limit=2&page=2`)).toHaveLength(1);
  });

  it('make another contact the main one if told to, whether or not it is linked', async () => {
    const main = async () =>
      (await links(`/leads/${ids.lead}/links`))
        .filter((link) => (link.metadata as { main_contact: boolean }).main_contact)
        .map((link) => link.to_entity_id);
    await post(`/leads/${ids.lead}/link`, [to('contacts', ids.anna)]);
    await post(`/leads/${ids.lead}/link`, [to('contacts', ids.boris, { is_main: true })]);
    expect(await main()).toEqual([ids.boris]);
    expect((await post(`/leads/${ids.lead}/link`, [to('contacts', ids.anna, { is_main: true })])).status).toBe(200);
    expect(await main()).toEqual([ids.anna]);
  });

  it('answer 500 if they exist already, and nothing of the request is applied', async () => {
    await post(`/leads/${ids.lead}/link`, [to('contacts', ids.anna)]);
    const answer = await post(`/leads/${ids.lead}/link`, [to('contacts', ids.boris), to('contacts', ids.anna)]);
    expect([answer.status, answer.body.detail]).toEqual([500, 'An unknown error occurred.']);
    expect(await links(`/leads/${ids.lead}/links`)).toHaveLength(1);
    expect((await post(`/contacts/${ids.anna}/link`, [to('leads', ids.lead)])).status).toBe(500);
  });

  it('give a lead and a contact one company: the newest', async () => {
    await post(`/leads/${ids.lead}/link`, [to('companies', ids.company)]);
    await post(`/companies/${ids.other}/link`, [to('leads', ids.lead), to('contacts', ids.anna)]);
    expect((await get(`/leads/${ids.lead}`)).body._embedded.companies).toMatchObject([{ id: ids.other }]);
    await post(`/contacts/${ids.anna}/link`, [to('companies', ids.company)]);
    expect((await get(`/contacts/${ids.anna}`)).body._embedded.companies).toMatchObject([{ id: ids.company }]);
  });

  it('are removed from either side, without an error if there are none; the next contact becomes main', async () => {
    await post(`/leads/${ids.lead}/link`, [
      to('contacts', ids.anna),
      to('contacts', ids.boris),
      to('companies', ids.company),
    ]);
    const unlink = await post(`/contacts/${ids.anna}/unlink`, [to('leads', ids.lead), to('companies', ids.other)]);
    expect([unlink.status, unlink.body]).toEqual([204, undefined]);
    await post(`/leads/${ids.lead}/unlink`, [to('companies', ids.company)]);
    expect(await links(`/leads/${ids.lead}/links`)).toEqual([
      { ...to('contacts', ids.boris), metadata: { main_contact: true } },
    ]);
  });

  it('are created, listed and removed for many cards at once', async () => {
    const second = await add('leads');
    const pairs = [
      { entity_id: ids.lead, ...to('contacts', ids.anna) },
      { entity_id: second, ...to('contacts', ids.anna) },
    ];
    expect((await post('/leads/link', pairs)).status).toBe(200);
    expect(await links(`/leads/links?filter[entity_id][]=${ids.lead}&filter[entity_id][]=${second}`)).toMatchObject(
      pairs,
    );
    expect((await post('/leads/unlink', pairs)).status).toBe(204);
    expect((await get(`/leads/links?filter[entity_id]=${second}`)).status).toBe(204);
    expect(problems(await get('/leads/links'))).toEqual(['FieldMissing filter.entity_id']);
  });

  it('are refused for unknown cards and for types that cannot be linked', async () => {
    expect(problems(await post(`/leads/${ids.lead}/link`, [to('contacts', 1)]))).toEqual([
      'NotSupportedChoice to_entity_id',
    ]);
    expect(problems(await post('/leads/1/link', [to('contacts', ids.anna)]))).toEqual(['NotSupportedChoice entity_id']);
    expect(problems(await post(`/leads/${ids.lead}/link`, [to('leads', ids.lead)]))).toEqual([
      'NotSupportedChoice to_entity_type',
    ]);
    expect(problems(await post('/leads/link', [{}]))).toEqual([
      'FieldMissing entity_id',
      'FieldMissing to_entity_id',
      'FieldMissing to_entity_type',
    ]);
  });
});
