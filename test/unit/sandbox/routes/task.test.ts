import { describe, expect, it } from 'vitest';
import { noon, problems, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;
const addLead = async () => (await post('/leads', [{}])).body._embedded.leads[0].id as number;
const addTask = async (task: object) =>
  (await post('/tasks', [{ text: 'Позвонить', complete_till: noon, ...task }])).body._embedded.tasks[0].id as number;

describe('tasks', () => {
  it('need a text and a time, and the type of their subject', async () => {
    expect(problems(await post('/tasks', [{}]))).toEqual(['FieldMissing complete_till', 'FieldMissing text']);
    expect(problems(await post('/tasks', [{ text: '', complete_till: 'завтра' }]))).toEqual([
      'InvalidType complete_till',
      'NotSupportedChoice text',
    ]);
    const task = { text: 'x', complete_till: noon };
    expect(problems(await post('/tasks', [{ ...task, entity_id: 5 }]))).toEqual(['FieldMissing entity_type']);
    expect(problems(await post('/tasks', [{ ...task, entity_type: 'leads', entity_id: 5, task_type_id: 99 }]))).toEqual(
      ['NotSupportedChoice entity_id', 'NotSupportedChoice task_type_id'],
    );
    expect(problems(await post('/tasks', [{ ...task, entity_type: 'lead', entity_id: 5 }]))).toEqual([
      'NotSupportedChoice entity_type',
    ]);
  });

  it('may have no subject; an empty result is an array', async () => {
    const id = await addTask({});
    expect((await get(`/tasks/${id}`)).body).toMatchObject({
      text: 'Позвонить',
      complete_till: noon,
      entity_id: null,
      entity_type: null,
      task_type_id: 1,
      is_completed: false,
      result: [],
      responsible_user_id: 10_241_802,
    });
  });

  it('are completed with a result and reopened', async () => {
    const id = await addTask({});
    bench.clock.seconds = 5;
    const answer = await patch(`/tasks/${id}`, { is_completed: true, result: { text: 'Договорились' } });
    expect(answer.body).toEqual({
      id,
      updated_at: noon + 5,
      _links: { self: { href: `${bench.sandbox.url}/api/v4/tasks/${id}` } },
    });
    expect((await get(`/tasks/${id}`)).body).toMatchObject({
      is_completed: true,
      result: { text: 'Договорились' },
      text: 'Позвонить',
    });
    expect((await patch('/tasks', [{ id, is_completed: false }])).body._embedded.tasks).toMatchObject([
      { id, request_id: '0' },
    ]);
    expect((await get('/tasks?filter[is_completed]=0')).body._embedded.tasks).toHaveLength(1);
  });

  it('set the time of the nearest open one on their card', async () => {
    const lead = await addLead();
    const closest = async () => (await get(`/leads/${lead}`)).body.closest_task_at;
    const later = { entity_type: 'leads', entity_id: lead, complete_till: noon + 200 };
    await addTask(later);
    const soon = await addTask({ ...later, complete_till: noon + 100 });
    expect(await closest()).toBe(noon + 100);
    await patch(`/tasks/${soon}`, { is_completed: true });
    expect(await closest()).toBe(noon + 200);
  });
});
