import { describe, expect, it } from 'vitest';
import { json, open } from './server.ts';

describe('sendItems', () => {
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
