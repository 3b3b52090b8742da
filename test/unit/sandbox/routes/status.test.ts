import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const { call, get, post, patch } = useSandbox({ leads: 60 });
const remove = (path: string) => call('DELETE', path);

describe('stages of the sandbox', () => {
  const path = '/leads/pipelines/7604214/statuses';

  it('take a name, an order, a colour of the palette and a description for each level', async () => {
    const descriptions = [{ level: 'newbie', description: 'Позвонить' }];
    const { body } = await post(path, [{ name: 'Оплата', sort: 65, color: '#eb93ff', descriptions }]);
    const [{ id }] = body._embedded.statuses;
    expect((await get(`${path}/${id}?with=descriptions`)).body.descriptions).toMatchObject([
      { level: 'newbie', description: 'Позвонить', status_id: id, created_at: '2026-06-15 12:00:00' },
    ]);
    expect(problems(await patch(`${path}/${id}`, { color: '#0000ff' }))).toEqual(['NotSupportedChoice color']);
    const twice = [...descriptions, { level: 'newbie', description: 'Ещё' }, { level: 'boss', description: '' }];
    expect(problems(await patch(`${path}/${id}`, { descriptions: twice }))).toEqual([
      'NotSupportedChoice descriptions',
      'NotSupportedChoice descriptions.2.level',
    ]);
  });

  it('of the system take a name only', async () => {
    expect((await patch(`${path}/142`, { name: 'Победа' })).body.name).toBe('Победа');
    expect(problems(await patch(`${path}/143`, { sort: 1, color: '#fffeb2' }))).toEqual([
      'NotSupportedChoice color',
      'NotSupportedChoice sort',
    ]);
    expect((await remove(`${path}/142`)).status).toBe(400);
  });

  it('that are deleted leave their leads to the first one', async () => {
    const inStage = async (id: number) =>
      (await get(`/leads?filter[statuses][0][pipeline_id]=7604214&filter[statuses][0][status_id]=${id}&limit=250`)).body
        ?._embedded.leads.length ?? 0;
    const [first, second] = [await inStage(63210446), await inStage(63210450)];
    expect(second).toBeGreaterThan(0);
    expect((await remove(`${path}/63210450`)).status).toBe(204);
    expect(await inStage(63210446)).toBe(first + second);
  });
});
