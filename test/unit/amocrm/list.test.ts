import { describe, expect, it } from 'vitest';
import { chunkIds } from '../../../src/amocrm/list.ts';
import { failure, json, open } from './server.ts';

const lead = (id: number, more: object = {}) => ({ id, name: 'Окна', status_id: 1, pipeline_id: 1, ...more });

describe('listPage and listByIds', () => {
  it('sends 250 ids in an address that every gateway takes, brackets as they are', async () => {
    const { connection, requests } = await open((_, response) => response.writeHead(204).end());
    await connection.with({}).leads.byIds(Array.from({ length: 250 }, (_, index) => 10_000_000 + index));
    expect(requests).toHaveLength(1);
    expect(requests[0]).toContain('filter[id][]=10000000&');
    expect(requests[0]?.length).toBeLessThan(8_000);
  });

  it('splits ids that do not fit, and loses none', () => {
    const ids = Array.from({ length: 600 }, (_, index) => 1_000_000_000 + index);
    const chunks = chunkIds(ids, 'filter[entity_id][]');
    expect(chunks.flat()).toEqual(ids);
    for (const chunk of chunks)
      expect(chunk.map((id) => `filter[entity_id][]=${id}`).join('&').length).toBeLessThan(8_000);
  });

  it('of no ids sends no request', async () => {
    const { connection, requests } = await open((_, response) => json(response, 200, {}));
    expect(await connection.with({}).leads.list({ filter: { id: [] } })).toEqual({ items: [], hasNext: false });
    expect(await connection.with({}).leads.byIds([])).toEqual([]);
    expect(requests).toEqual([]);
  });

  it.each([
    ['responsible_user_id', { responsible_user_id: [5] }],
    ['statuses', { statuses: [{ pipeline_id: 1, status_id: 142 }] }],
    ['created_at', { created_at: { from: 100 } }],
    ['price', { price: { to: 1 } }],
  ])('is an error where amoCRM ignored the filter %s', async (name, filter) => {
    const rows = [lead(1, { price: 50, created_at: 50, responsible_user_id: 6 })];
    const { connection } = await open((_, response) => json(response, 200, { _embedded: { leads: rows } }));
    const error = await failure(connection.with({}).leads.list({ filter }));
    expect(error).toMatchObject({ code: 'UPSTREAM_INVALID' });
    expect(error.message).toContain(name);
  });

  it('cannot send a filter that the route does not honour', async () => {
    const { connection, requests } = await open((_, response) => json(response, 200, {}));
    const filter = { tags: ['срочно'] } as never;
    await expect(connection.with({}).leads.list({ filter })).rejects.toThrow('no filter «tags»');
    expect(requests).toEqual([]);
  });
});
