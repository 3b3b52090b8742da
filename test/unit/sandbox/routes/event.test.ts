import { describe, expect, it } from 'vitest';
import { noon, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;

describe('the change log', () => {
  it('lists, newest first, who did what to which card', async () => {
    const { id } = (await post('/leads', [{ name: 'Окна' }])).body._embedded.leads[0];
    const contact = (await post('/contacts', [{ name: 'Анна' }])).body._embedded.contacts[0].id;
    bench.clock.seconds = 10;
    await patch(`/leads/${id}`, { status_id: 142, price: 5, tags_to_add: [{ name: 'Срочно' }] });
    await post(`/leads/${id}/link`, [{ to_entity_id: contact, to_entity_type: 'contacts' }]);
    await post(`/leads/${id}/notes`, [{ note_type: 'common', params: { text: 'x' } }]);
    const types = async (query = '') =>
      ((await get(`/events?${query}`)).body?._embedded.events ?? []).map((event: { type: string }) => event.type);
    expect(await types()).toEqual([
      'common_note_added',
      'contact_linked',
      'sale_field_changed',
      'lead_status_changed',
      'entity_tag_added',
      'contact_added',
      'lead_added',
    ]);
    expect(await types('filter[type]=lead_added,contact_added')).toEqual(['contact_added', 'lead_added']);
    expect(await types(`filter[created_at]=${noon + 5}&filter[entity]=lead&filter[type][]=lead_added`)).toEqual([]);
    expect(await types(`filter[entity]=contact&filter[entity_id]=${contact}`)).toEqual(['contact_added']);
    expect(await types('filter[created_by]=1')).toEqual([]);
    const [event] = (await get('/events?filter[type]=lead_status_changed')).body._embedded.events;
    expect(event).toMatchObject({
      entity_id: id,
      entity_type: 'lead',
      created_at: noon + 10,
      value_after: [{ lead_status: { id: 142 } }],
    });
    expect((await get(`/events/${event.id}`)).body).toEqual(event);
    expect((await get(`/events/${'0'.repeat(26)}`)).status).toBe(204);
  });

  it('is found by the value that a change led from or to', async () => {
    const [first, second] = (await post('/leads', [{ name: 'Окна' }, { name: 'Двери' }])).body._embedded.leads;
    const before = (await get(`/leads/${first.id}`)).body;
    const owner = bench.sandbox.data().metadata.users[2]?.id;
    await patch(`/leads/${first.id}`, { status_id: 142, name: 'Окна и двери', price: 155 });
    await patch(`/leads/${second.id}`, { status_id: 143, responsible_user_id: owner });
    const found = async (query: string) =>
      ((await get(`/events?${query}`)).body?._embedded.events ?? []).map(
        ({ type, entity_id }: { type: string; entity_id: number }) => [type, entity_id],
      );
    const stage = (side: string, status: number) =>
      `filter[value_${side}][leads_statuses][0][pipeline_id]=${before.pipeline_id}&filter[value_${side}][leads_statuses][0][status_id]=${status}`;
    expect(await found(stage('after', 142))).toEqual([['lead_status_changed', first.id]]);
    expect(await found(stage('before', before.status_id))).toEqual([
      ['lead_status_changed', second.id],
      ['lead_status_changed', first.id],
    ]);
    expect(await found(`filter[value_after][responsible_user_id]=1,${owner}`)).toEqual([
      ['entity_responsible_changed', second.id],
    ]);
    expect(await found('filter[value_after][value]=155')).toEqual([['sale_field_changed', first.id]]);
    expect(await found('filter[value_before][value]=Окна')).toEqual([['name_field_changed', first.id]]);
    expect(await found('filter[value_after][custom_field_values]=1')).toEqual([]);
    expect(
      await found(`filter[entity]=lead&filter[entity_id]=${first.id},${second.id}&filter[type]=lead_added`),
    ).toEqual([
      ['lead_added', second.id],
      ['lead_added', first.id],
    ]);
    expect(await found(`filter[created_at]=${noon + 1},${noon + 9}`)).toEqual([]);
    expect(await found(`filter[created_at]=${noon},${noon}&filter[type]=lead_added`)).toHaveLength(2);
  });

  it.each([
    ['ids of entities without their type', 'filter[entity_id]=1'],
    ['ids of entities of two types', 'filter[entity]=lead,contact&filter[entity_id]=1'],
    ['more than ten entities', 'filter[entity]=lead&filter[entity_id]=1,2,3,4,5,6,7,8,9,10,11'],
    ['more than ten authors', 'filter[created_by]=1,2,3,4,5,6,7,8,9,10,11'],
  ])('refuses %s', async (_, query) => {
    expect((await get(`/events?${query}`)).status).toBe(400);
  });

  it('has at most 100 entries a page', async () => {
    await post('/leads', Array(150).fill({}));
    expect((await get('/events?limit=250')).body._embedded.events).toHaveLength(100);
  });
});
