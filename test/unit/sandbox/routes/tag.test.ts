import { describe, expect, it } from 'vitest';
import { type Answer, problems, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;
const firstId = (answer: Answer, key: string) => answer.body._embedded[key][0].id as number;
const addLead = async (lead: object = {}) => firstId(await post('/leads', [lead]), 'leads');
const lead = async (id: number, query = '') => (await get(`/leads/${id}${query}`)).body;

describe('tags', () => {
  const names = async (id: number) => (await lead(id))._embedded.tags.map((tag: { name: string }) => tag.name);

  it('are created by cards, replaced as a set, added and removed one by one', async () => {
    const id = await addLead({ _embedded: { tags: [{ name: 'Сайт' }, { name: 'Срочно' }] } });
    expect(await names(id)).toEqual(['Сайт', 'Срочно']);
    await patch(`/leads/${id}`, {
      tags_to_add: [{ name: 'Повтор' }],
      tags_to_delete: [{ name: 'сайт' }, { name: 'Нет такого' }],
    });
    expect(await names(id)).toEqual(['Срочно', 'Повтор']);
    await patch(`/leads/${id}`, { _embedded: { tags: [{ id: (await lead(id))._embedded.tags[0].id }] } });
    expect(await names(id)).toEqual(['Срочно']);
    await patch(`/leads/${id}`, { _embedded: { tags: [] } });
    expect(await names(id)).toEqual([]);
    expect((await get('/leads/tags')).body._embedded.tags).toHaveLength(3);
  });

  it('are refused as a set together with a difference, and for an unknown id', async () => {
    const answer = await post('/leads', [{ _embedded: { tags: [{ id: 5 }] }, tags_to_add: [{ name: 'x' }] }]);
    expect(problems(answer)).toEqual(['NotSupportedChoice _embedded.tags.0.id', 'NotSupportedChoice tags_to_add']);
  });

  it('are added once by their name', async () => {
    const [first] = (await post('/contacts/tags', [{ name: 'VIP', color: 'FF8F92' }])).body._embedded.tags;
    const again = await post('/contacts/tags', [{ name: 'VIP', request_id: 'r' }]);
    expect(again.body).toEqual({
      _total_items: 1,
      _embedded: { tags: [{ id: first.id, name: 'VIP', color: null, request_id: 'r' }] },
    });
    expect((await post('/leads/tags', [{ name: 'VIP', color: 'FF8F92' }])).body._embedded.tags[0].color).toBe('FF8F92');
    expect(problems(await post('/leads/tags', [{}]))).toEqual(['FieldMissing name']);
  });
});
