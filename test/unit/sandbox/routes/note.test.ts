import { describe, expect, it } from 'vitest';
import { noon, problems, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;
const addLead = async () => (await post('/leads', [{}])).body._embedded.leads[0].id as number;
const common = (text: string) => ({ note_type: 'common', params: { text } });

describe('notes', () => {
  it('are added to cards by the path or by the item, and read both ways', async () => {
    const [a, b] = [await addLead(), await addLead()];
    const answer = await post(`/leads/${a}/notes`, [common('Первая'), { ...common('Вторая'), request_id: 'r' }]);
    const [first, second] = answer.body._embedded.notes;
    expect(first).toEqual({
      id: first.id,
      entity_id: a,
      request_id: '0',
      _links: { self: { href: `${bench.sandbox.url}/api/v4/leads/${a}/notes/${first.id}` } },
    });
    expect(second.request_id).toBe('r');
    await post('/leads/notes', [{ ...common('Третья'), entity_id: b }]);
    const texts = async (path: string) =>
      ((await get(path)).body?._embedded.notes ?? []).map((note: { params: { text: string } }) => note.params.text);
    expect(await texts('/leads/notes')).toEqual(['Первая', 'Вторая', 'Третья']);
    expect(await texts(`/leads/${b}/notes`)).toEqual(['Третья']);
    expect(await texts(`/leads/notes?filter[entity_id][]=${a}`)).toEqual(['Первая', 'Вторая']);
    expect(await texts(`/leads/notes?filter[id]=${second.id}`)).toEqual(['Вторая']);
    expect(await texts('/contacts/notes')).toEqual([]);
    expect((await get(`/leads/notes/${first.id}`)).body).toEqual((await get(`/leads/${a}/notes/${first.id}`)).body);
    expect((await get(`/leads/${b}/notes/${first.id}`)).status).toBe(404);
  });

  it('are filtered by type and change', async () => {
    const id = await addLead();
    await post(`/leads/${id}/notes`, [{ note_type: 'call_in', params: { phone: '8 912 345 67 89', duration: 60 } }]);
    bench.clock.seconds = 100;
    await post(`/leads/${id}/notes`, [common('Позже')]);
    const types = async (query: string) =>
      (await get(`/leads/notes?${query}`)).body._embedded.notes.map((note: { note_type: string }) => note.note_type);
    expect(await types('filter[note_type]=call_in')).toEqual(['call_in']);
    expect(await types('filter[note_type][]=call_in&filter[note_type][]=common')).toEqual(['call_in', 'common']);
    expect(await types(`filter[updated_at]=${noon + 50}`)).toEqual(['common']);
    expect(await types(`filter[updated_at][to]=${noon + 50}`)).toEqual(['call_in']);
  });

  it('are changed by their id', async () => {
    const id = await addLead();
    const note = (await post(`/leads/${id}/notes`, [common('Было')])).body._embedded.notes[0].id;
    expect((await patch(`/leads/notes/${note}`, common('Стало'))).body).toMatchObject({
      id: note,
      entity_id: id,
      updated_at: noon,
    });
    expect((await get(`/leads/notes/${note}`)).body.params).toEqual({ text: 'Стало' });
    expect((await patch('/leads/notes', [{ id: note, params: { text: 'Снова' } }])).body._embedded.notes).toMatchObject(
      [{ id: note }],
    );
    expect(problems(await patch(`/leads/notes/${note}`, { note_type: 'sms_in' }))).toEqual([
      'NotSupportedChoice note_type',
    ]);
    expect(problems(await patch('/leads/notes/1', common('x')))).toEqual(['NotSupportedChoice id']);
  });

  it('are refused without the parameters of their type, for types that only the system writes, and for an unknown card', async () => {
    const id = await addLead();
    expect(problems(await post(`/leads/${id}/notes`, [{ note_type: 'common' }]))).toEqual(['FieldMissing params']);
    expect(problems(await post(`/leads/${id}/notes`, [{ note_type: 'common', params: {} }]))).toEqual([
      'FieldMissing params.text',
    ]);
    expect(problems(await post(`/leads/${id}/notes`, [{ note_type: 'service_message', params: { text: 5 } }]))).toEqual(
      ['FieldMissing params.service', 'InvalidType params.text'],
    );
    expect(problems(await post(`/leads/${id}/notes`, [{ note_type: 'amomail_message', params: {} }]))).toEqual([
      'NotSupportedChoice note_type',
    ]);
    expect(problems(await post('/leads/notes', [common('x')]))).toEqual(['FieldMissing entity_id']);
    expect(problems(await post('/leads/1/notes', [common('x')]))).toEqual(['NotSupportedChoice entity_id']);
  });
});
