import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const { call, get, post, patch } = useSandbox({ leads: 60 });
const remove = (path: string) => call('DELETE', path);
const pipeline = { name: 'Опт', sort: 4, is_main: false, is_unsorted_on: true };

describe('pipelines of the sandbox', () => {
  it('are added with their own stages between those that every pipeline has', async () => {
    const own = [{ name: 'Запрос' }, { name: 'Счёт', sort: 40, color: '#87f2c0' }, { id: 142, name: 'Оплачено' }];
    const { status, body } = await post('/leads/pipelines', [{ ...pipeline, _embedded: { statuses: own } }]);
    const [added] = body._embedded.pipelines;
    expect([status, added.request_id, added.is_main]).toEqual([200, '0', false]);
    const names = added._embedded.statuses.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Неразобранное', 'Запрос', 'Счёт', 'Оплачено', 'Закрыто и не реализовано']);
    expect((await get('/leads/pipelines')).body._total_items).toBe(4);
    expect((await post('/leads', [{ name: 'Опт', pipeline_id: added.id }])).status).toBe(200);
    expect((await remove(`/leads/pipelines/${added.id}`)).status).toBe(422);
  });

  it('are added and changed as the documentation says, or not at all', async () => {
    expect(problems(await post('/leads/pipelines', [{}]))).toEqual([
      'FieldMissing is_main',
      'FieldMissing is_unsorted_on',
      'FieldMissing name',
      'FieldMissing sort',
    ]);
    const wrong = [
      {
        ...pipeline,
        _embedded: {
          statuses: [
            { name: 'Синий', color: '#0000ff' },
            { id: 5, name: 'x' },
          ],
        },
      },
    ];
    expect(problems(await post('/leads/pipelines', wrong))).toEqual([
      'NotSupportedChoice _embedded.statuses.0.color',
      'NotSupportedChoice _embedded.statuses.1.id',
    ]);
    expect(problems(await patch('/leads/pipelines/7604214', { is_main: false }))).toEqual([
      'NotSupportedChoice is_main',
    ]);
    expect((await patch('/leads/pipelines/7604218', { is_main: true })).body.is_main).toBe(true);
    expect((await get('/leads/pipelines/7604214')).body.is_main).toBe(false);
    const without = await patch('/leads/pipelines/7604218', { is_unsorted_on: false });
    expect(without.body._embedded.statuses[0].type).toBe(0);
  });

  it('are deleted without leads, and the last one stays', async () => {
    expect(problems(await remove('/leads/pipelines/1'))).toEqual(['NotSupportedChoice id']);
    expect((await remove('/leads/pipelines/7604214')).body.detail).toContain('Only pipelines without leads');
    const { body } = await post('/leads/pipelines', [pipeline]);
    const answer = await remove(`/leads/pipelines/${body._embedded.pipelines[0].id}`);
    expect([answer.status, answer.body]).toEqual([204, undefined]);
  });
});
