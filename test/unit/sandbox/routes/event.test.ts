import { describe, expect, it } from 'vitest';
import { NOON, useSandbox } from '../client.ts';

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
    expect(await types(`filter[created_at]=${NOON + 5}&filter[entity]=lead&filter[type][]=lead_added`)).toEqual([]);
    expect(await types(`filter[entity]=contact&filter[entity_id]=${contact}`)).toEqual(['contact_added']);
    expect(await types('filter[created_by]=1')).toEqual([]);
    const [event] = (await get('/events?filter[type]=lead_status_changed')).body._embedded.events;
    expect(event).toMatchObject({
      entity_id: id,
      entity_type: 'lead',
      created_at: NOON + 10,
      value_after: [{ lead_status: { id: 142 } }],
    });
    expect((await get(`/events/${event.id}`)).body).toEqual(event);
    expect((await get(`/events/${'0'.repeat(26)}`)).status).toBe(204);
  });

  it('has at most 100 entries a page', async () => {
    await post('/leads', Array(150).fill({}));
    expect((await get('/events?limit=250')).body._embedded.events).toHaveLength(100);
  });
});
