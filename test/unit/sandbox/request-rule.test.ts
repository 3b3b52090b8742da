import { describe, expect, it } from 'vitest';
import { noon, useSandbox } from './client.ts';

// biome-ignore lint/suspicious/noExplicitAny: the wire is what these tests are about; a type would hide what came.
type Wire = any;

const bench = useSandbox({ leads: 12 });
const { get } = bench;
const idsOf = async (path: string) =>
  ((await get(path)).body?._embedded.leads ?? []).map(({ id }: { id: number }) => id) as number[];

describe('a list that changes while it is read', () => {
  it('loses a row between two pages, so that the next page begins one too far', async () => {
    const all = await idsOf('/leads?order[id]=asc&limit=12');
    bench.sandbox.onRequest({ method: 'GET', path: '^/leads$', after: 1 }, () => {
      bench.sandbox.trash('leads', all[0] ?? 0);
    });
    const pages = [await idsOf('/leads?order[id]=asc&limit=4'), await idsOf('/leads?order[id]=asc&limit=4&page=2')];
    expect(pages).toEqual([all.slice(0, 4), all.slice(5, 9)]);
  });

  it('gains a row by a request that is made meanwhile', async () => {
    const all = await idsOf('/leads?order[id]=desc&limit=12');
    bench.sandbox.onRequest({ method: 'GET', path: '^/leads$', after: 1 }, async () => {
      await bench.post('/leads', [{}]);
    });
    const pages = [await idsOf('/leads?order[id]=desc&limit=4'), await idsOf('/leads?order[id]=desc&limit=4&page=2')];
    expect(pages).toEqual([all.slice(0, 4), all.slice(3, 7)]);
  });

  it('is changed as often as told, until the rule is taken away', async () => {
    const seen: string[] = [];
    const remove = bench.sandbox.onRequest({ path: '/leads', times: 0 }, ({ path }) => {
      seen.push(path);
    });
    bench.sandbox.onRequest({ path: '/leads', times: 2 }, ({ query }) => {
      seen.push(query);
      bench.clock.seconds += 1;
    });
    for (const page of [1, 2, 3]) await get(`/leads?page=${page}`);
    remove();
    await get('/leads');
    const path = '/api/v4/leads';
    expect(seen).toEqual([path, 'page=1', path, 'page=2', path]);
    expect(Date.parse((await get('/leads')).headers.get('date') ?? '')).toBe((noon + 2) * 1000);
  });
});

describe('a request of another integration', () => {
  it('is answered at once, meets no fault, hook or limit, and is not recorded', () => {
    bench.sandbox.fault({ times: 0, status: 500 });
    bench.sandbox.onRequest({ times: 0 }, () => {
      throw new Error('no hook');
    });
    const added = bench.sandbox.send('POST', '/leads', [{ name: 'Окна' }]) as { status: number; body: Wire };
    const { id } = added.body._embedded.leads[0];
    expect(added.status).toBe(200);
    expect(bench.sandbox.send('GET', `/leads?filter[id]=${id}`)).toMatchObject({
      status: 200,
      body: { _embedded: { leads: [{ id, name: 'Окна' }] } },
    });
    expect(bench.sandbox.send('PATCH', `/leads/${id}`, { name: 5 })).toMatchObject({
      status: 400,
      body: { 'validation-errors': [{ errors: [{ path: 'name' }] }] },
    });
    expect(bench.sandbox.send('DELETE', `/leads/${id}`).status).toBe(405);
    expect(bench.sandbox.requestCount()).toBe(0);
  });
});

describe('a storm of 429', () => {
  it('refuses all requests until it is over', async () => {
    bench.sandbox.fault({ status: 429, after: 1, times: 20 });
    const seen: number[] = [];
    for (let index = 0; index < 22; index += 1) seen.push((await get('/leads')).status);
    expect(seen).toEqual([200, ...Array(20).fill(429), 200]);
  });
});

describe('a filter that is switched off in the middle', () => {
  it('is ignored from then on, on the routes that are named', async () => {
    const [id] = await idsOf('/leads');
    bench.sandbox.fault({ path: '^/leads$', after: 1, times: 0, ignoresFilter: true });
    const count = async () => (await idsOf(`/leads?filter[id]=${id}&filter[updated_at][from]=1`)).length;
    expect([await count(), await count(), await count()]).toEqual([1, 12, 12]);
    expect((await get('/tasks?filter[id]=1')).status).toBe(204);
  });

  it('of custom fields takes the account’s flag with it', async () => {
    const field = bench.sandbox.data().metadata.fields.find(({ name }) => name === 'Тип объекта');
    const path = `/leads?filter[custom_fields_values][${field?.id}][]=${field?.enums?.[0]?.id}`;
    const isOn = async () => (await get('/account?with=is_api_filter_enabled')).body.is_api_filter_enabled;
    const filtered = (await idsOf(path)).length;
    expect(filtered).toBeLessThan(12);
    bench.sandbox.setFilterApi(false);
    expect([await isOn(), (await idsOf(path)).length]).toEqual([false, 12]);
    const control = (body: object) =>
      fetch(`${bench.sandbox.url}/_sandbox/filter-api`, { method: 'POST', body: JSON.stringify(body) });
    expect((await control({})).status).toBe(400);
    expect((await control({ isOn: true })).status).toBe(204);
    expect([await isOn(), (await idsOf(path)).length]).toEqual([true, filtered]);
  });
});
