import { describe, expect, it } from 'vitest';
import { type Answer, useSandbox } from './client.ts';

const bench = useSandbox({ leads: 300 });
const { get } = bench;
const rows = (answer: Answer, key = 'leads') => (answer.body?._embedded[key] ?? []) as Record<string, unknown>[];
const ids = (answer: Answer, key = 'leads') => rows(answer, key).map((row) => row.id as number);
const data = () => bench.sandbox.data();

describe('a list', () => {
  it('has 50 rows a page, at most 250, and page 1 for any lower number', async () => {
    expect(ids(await get('/leads'))).toHaveLength(50);
    const clamped = await get('/leads?limit=100000');
    expect(ids(clamped)).toHaveLength(250);
    expect(clamped.body._links.self.href).toMatch(/page=1&limit=250$/);
    expect((await get('/leads?page=0&limit=-3')).body._page).toBe(1);
    expect(ids(await get('/leads?limit=abc'))).toHaveLength(50);
  });

  it('links to the previous and next page, and each item to itself', async () => {
    const first = await get('/leads?limit=100');
    expect(Object.keys(first.body._links)).toEqual(['self', 'next']);
    const second = await get(`/leads?${first.body._links.next.href.split('?')[1]}`);
    expect(Object.keys(second.body._links)).toEqual(['self', 'next', 'first', 'prev']);
    const third = await get('/leads?limit=100&page=3');
    expect(Object.keys(third.body._links)).toEqual(['self', 'first', 'prev']);
    expect(new Set([...ids(first), ...ids(second), ...ids(third)]).size).toBe(300);
    const [item] = first.body._embedded.leads;
    expect(item._links.self.href).toBe(`${bench.sandbox.url}/api/v4/leads/${item.id}?page=1&limit=100`);
  });

  it('keeps its filter in the links', async () => {
    const pipeline = data().metadata.pipelines[0]?.id;
    const first = await get(`/leads?limit=1&filter[pipeline_id][]=${pipeline}`);
    const next = new URL(first.body._links.next.href);
    expect(next.searchParams.get('filter[pipeline_id][0]')).toBe(String(pipeline));
  });

  it('is an empty 204 if nothing matches or the page is past the end', async () => {
    for (const path of [
      '/leads?filter[id]=1',
      '/leads?page=99',
      '/contacts?query=никогосэтимименем',
      '/leads/1',
      '/contacts/1',
      '/tasks/1',
    ]) {
      const answer = await get(path);
      expect([path, answer.status, answer.body]).toEqual([path, 204, undefined]);
    }
  });

  it('is sorted by last change, ascending, unless the route honours another order', async () => {
    const changes = rows(await get('/leads?limit=250')).map((lead) => lead.updated_at as number);
    expect(changes).toEqual(changes.toSorted((a, b) => a - b));
    const byId = ids(await get('/leads?order[id]=desc&limit=250'));
    expect(byId).toEqual(byId.toSorted((a, b) => b - a));
    expect(ids(await get('/leads?order[id]=sideways&limit=250'))).toEqual(
      ids(await get('/leads?order[id]=asc&limit=250')),
    );
  });

  it.each([
    ['leads', ['id', 'updated_at', 'created_at'], ['name', 'complete_till', 'price']],
    ['contacts', ['id', 'updated_at', 'name'], ['created_at']],
    ['companies', ['id', 'updated_at', 'name'], ['created_at']],
    ['tasks', ['id', 'created_at', 'complete_till'], ['updated_at']],
    ['leads/notes', ['id', 'updated_at'], ['created_at', 'note_type']],
  ])('of %s is sorted by %j and never by %j', async (path, honoured, ignored) => {
    const key = path.split('/').at(-1) ?? '';
    const usual = ids(await get(`/${path}?limit=250`), key);
    for (const field of honoured) {
      expect([field, ids(await get(`/${path}?limit=250&order[${field}]=desc`), key)]).not.toEqual([field, usual]);
    }
    for (const field of ignored) {
      expect([field, ids(await get(`/${path}?limit=250&order[${field}]=desc`), key)]).toEqual([field, usual]);
    }
  });

  it('silently ignores unknown parameters', async () => {
    const all = ids(await get('/leads?limit=250'));
    for (const query of [
      'filter[tags]=1',
      'filter[foo][bar]=1',
      'filter=1',
      'with=nothing',
      'filter[created_at]=5',
      'filter[statuses][0][status_id]=142',
      'filter[__proto__][x]=1',
    ]) {
      expect([query, ids(await get(`/leads?limit=250&${query}`))]).toEqual([query, all]);
    }
  });
});
