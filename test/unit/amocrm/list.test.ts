import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../../src/amocrm/index.ts';
import { chunkIds, type Page } from '../../../src/amocrm/list.ts';
import { fillPath } from '../../../src/amocrm/transport/index.ts';
import { failure, json, open } from './server.ts';

const lead = (id: number, more: object = {}) => ({ id, name: 'Окна', status_id: 1, pipeline_id: 1, ...more });

describe('a list', () => {
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

  it('of no ids asks nobody', async () => {
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

describe('a path', () => {
  it.each(['../users', '1/../2', 0, -1, 1.5, Number.NaN, undefined])('takes no %j for an id', (id) => {
    expect(() => fillPath('/leads/{id}', { id } as never)).toThrow(TypeError);
  });
});

describe('the pages of a list', () => {
  /** A list of so many pages of one record, and which were asked for. */
  function pages(count: number) {
    const asked: number[] = [];
    const list = async ({ page = 1 }: { page?: number }): Promise<Page<{ id: number }>> => {
      asked.push(page);
      return { items: page <= count ? [{ id: page }] : [], hasNext: page < count };
    };
    return { asked, list };
  }

  it.each([1, 2, 3, 4, 10])('come in order, all %i, with at most two asked for in vain', async (count) => {
    const { asked, list } = pages(count);
    const seen: number[] = [];
    for await (const page of pagesOf(list, {}, { ahead: 3 })) seen.push(...page.items.map(({ id }) => id));
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(asked.length).toBeLessThanOrEqual(count + 2);
  });

  it('end where a route ignores the page and would answer for ever', async () => {
    let asked = 0;
    const list = async (): Promise<Page<{ id: number }>> => {
      asked += 1;
      return { items: [{ id: 1 }], hasNext: true };
    };
    const seen: unknown[] = [];
    for await (const page of pagesOf(list, {}, { ahead: 1 })) seen.push(page);
    expect(seen).toHaveLength(1);
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('fail as a whole when one cannot be read', async () => {
    const list = async ({ page = 1 }: { page?: number }): Promise<Page<{ id: number }>> => {
      if (page === 3) throw new Error('page 3');
      return { items: [{ id: page }], hasNext: true };
    };
    const read = async () => {
      for await (const _ of pagesOf(list, {}, { ahead: 3 }));
    };
    await expect(read()).rejects.toThrow('page 3');
  });
});

describe('a bulk write', () => {
  const echo = (ids: (index: number) => unknown) => async (names: string[]) => {
    const { connection, requests } = await open((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const items = JSON.parse(Buffer.concat(chunks).toString()) as { request_id: string }[];
        const leads = items.map(({ request_id }) => ids(Number(request_id))).filter(Boolean);
        json(response, 200, { _embedded: { leads: leads.reverse() } });
      });
    });
    return { outcomes: await connection.with({}).leads.create(names.map((name) => ({ name }))), requests };
  };

  it('sends 50 at a time and matches the answers by request id, whatever their order', async () => {
    const send = echo((index) => ({ id: 1_000 + index, request_id: String(index) }));
    const { outcomes, requests } = await send(Array.from({ length: 120 }, (_, index) => `Окна ${index}`));
    expect(requests).toHaveLength(3);
    expect(outcomes.map((outcome) => 'result' in outcome && outcome.result.id)).toEqual(
      Array.from({ length: 120 }, (_, index) => 1_000 + index),
    );
  });

  it('says so where amoCRM does not tell what became of an item', async () => {
    const send = echo((index) => (index === 1 ? undefined : { id: 1_000 + index, request_id: String(index) }));
    const { outcomes } = await send(['a', 'b']);
    expect(outcomes).toMatchObject([
      { index: 0, result: { id: 1_000 } },
      { index: 1, error: { code: 'UPSTREAM_INVALID' } },
    ]);
  });
});
