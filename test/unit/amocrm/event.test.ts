import { describe, expect, it } from 'vitest';
import type { EventFilter } from '../../../src/amocrm/index.ts';
import { failure, json, open } from './server.ts';

const event = {
  id: '01pz58t6p04ymgsgfbmfyfy1mf',
  type: 'lead_status_changed',
  entity_type: 'lead',
  entity_id: 5,
  created_by: 7,
  created_at: 1_700_000_000,
  value_before: [{ lead_status: { id: 11, pipeline_id: 1 } }],
  value_after: [{ lead_status: { id: 12, pipeline_id: 1 } }],
};

async function list(filter: EventFilter, row: object = event) {
  const { connection, requests } = await open((_, response) => json(response, 200, { _embedded: { events: [row] } }));
  const page = await connection.with({}).events.list({ filter, limit: 100 });
  return { page, query: decodeURIComponent(requests[0]?.split('?')[1] ?? '') };
}

describe('the filter of events', () => {
  it('is sent as the vendor documents it: lists with commas, statuses in pairs', async () => {
    const { query } = await list({
      type: ['lead_status_changed', 'lead_added'],
      entity: 'lead',
      entity_id: [5, 6],
      created_by: [7, 8],
      created_at: { from: 1, to: 1_800_000_000 },
      value_before: { leads_statuses: [{ pipeline_id: 1, status_id: 11 }] },
      value_after: { leads_statuses: [{ pipeline_id: 1, status_id: 12 }] },
    });
    expect(query.split('&').slice(2)).toEqual([
      'filter[type]=lead_status_changed,lead_added',
      'filter[entity]=lead',
      'filter[entity_id]=5,6',
      'filter[created_by][]=7',
      'filter[created_by][]=8',
      'filter[created_at][from]=1',
      'filter[created_at][to]=1800000000',
      'filter[value_before][leads_statuses][0][pipeline_id]=1',
      'filter[value_before][leads_statuses][0][status_id]=11',
      'filter[value_after][leads_statuses][0][pipeline_id]=1',
      'filter[value_after][leads_statuses][0][status_id]=12',
    ]);
  });

  it('by a value sends ids with commas and texts as they are', async () => {
    const row = {
      ...event,
      type: 'custom_field_9_value_changed',
      value_after: [{ custom_field_value: { field_id: 9, enum_id: 4, text: 'Сайт' } }],
    };
    const { query } = await list({ value_after: { custom_field_values: [4, 5] } }, row);
    expect(query).toContain('filter[value_after][custom_field_values]=4,5');
    expect((await list({ value_after: { value: 'Сайт & Ко' } }, row)).query).toContain(
      'filter[value_after][value]=Сайт & Ко',
    );
  });

  it('by changes of custom fields is satisfied by the change of one', async () => {
    const { page } = await list(
      { type: ['custom_field_value_changed'] },
      { ...event, type: 'custom_field_9_value_changed' },
    );
    expect(page.items).toHaveLength(1);
  });

  it.each<[keyof EventFilter, EventFilter]>([
    ['type', { type: ['lead_added'] }],
    ['entity', { entity: 'contact' }],
    ['entity_id', { entity: 'lead', entity_id: [6] }],
    ['created_by', { created_by: [8] }],
    ['created_at', { created_at: { from: 1_700_000_001 } }],
    ['value_before', { value_before: { leads_statuses: [{ pipeline_id: 1, status_id: 12 }] } }],
    ['value_after', { value_after: { responsible_user_id: [7] } }],
  ])('by %s that was ignored is an error', async (name, filter) => {
    const error = await failure(list(filter));
    expect(error).toMatchObject({ code: 'UPSTREAM_INVALID' });
    expect(error.message).toContain(`«${name}»`);
  });
});

describe('an event', () => {
  it('without a record is read', async () => {
    const { page } = await list({}, { ...event, entity_id: null });
    expect(page.items[0]?.entity_id).toBeNull();
    expect(await failure(list({ entity: 'lead', entity_id: [5] }, { ...event, entity_id: null }))).toMatchObject({
      code: 'UPSTREAM_INVALID',
    });
  });

  it('without an id is refused', async () => {
    expect(await failure(list({}, { ...event, id: undefined }))).toMatchObject({ code: 'UPSTREAM_INVALID' });
  });
});
