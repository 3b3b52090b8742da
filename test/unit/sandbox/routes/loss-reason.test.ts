import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../../src/sandbox/token.ts';
import { useSandbox } from '../client.ts';

const { call, post, patch } = useSandbox({ leads: 60 });
const remove = (path: string) => call('DELETE', path);

describe('loss reasons of the sandbox', () => {
  it('are added behind the others and deleted, and have no method to change them', async () => {
    const { body } = await post('/leads/loss_reasons', [{ name: 'Нет монтажа зимой' }]);
    const [{ id, sort }] = body._embedded.loss_reasons;
    expect(sort).toBe(80_000);
    expect((await patch(`/leads/loss_reasons/${id}`, { name: 'x' })).status).toBe(405);
    expect((await remove(`/leads/loss_reasons/${id}`)).status).toBe(204);
    expect((await remove(`/leads/loss_reasons/${id}`)).status).toBe(404);
  });

  it('are written by administrators alone, like all settings', async () => {
    const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
    for (const [method, path] of [
      ['POST', '/leads/pipelines'],
      ['DELETE', '/leads/pipelines/7604214'],
      ['PATCH', '/leads/pipelines/7604214/statuses/142'],
      ['POST', '/leads/loss_reasons'],
      ['POST', '/users'],
      ['POST', '/users/deactivate'],
      ['DELETE', '/roles/512402'],
    ] as const) {
      expect([path, (await call(method, path, {}, asManager)).status]).toEqual([path, 403]);
    }
  });
});
