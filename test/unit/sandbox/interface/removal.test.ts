import { describe, expect, it } from 'vitest';
import { type Answer, noon, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;
const day = 86_400;
const firstId = (answer: Answer, key: string) => answer.body._embedded[key][0].id as number;
const addLead = async (lead: object = {}) => firstId(await post('/leads', [lead]), 'leads');
const addTask = async (leadId: number) =>
  firstId(await post('/tasks', [{ text: 'x', complete_till: noon, entity_type: 'leads', entity_id: leadId }]), 'tasks');
const addNote = async (leadId: number, note: object) => firstId(await post(`/leads/${leadId}/notes`, [note]), 'notes');
const text = { note_type: 'common', params: { text: 'x' } };
const sms = { note_type: 'sms_out', params: { text: 'x', phone: '+79161112233' } };
const newEvents = async () => (await get(`/events?filter[created_at]=${noon + 1}`)).body?._embedded.events ?? [];

describe('what a person deletes in the interface', () => {
  it('is a task that is gone, and an entry about it', async () => {
    const lead = await addLead();
    const task = await addTask(lead);
    bench.clock.seconds = 5;
    bench.sandbox.delete('tasks', task);
    expect((await get(`/tasks/${task}`)).status).toBe(204);
    expect((await get('/tasks')).status).toBe(204);
    expect((await get(`/leads/${lead}`)).body).toMatchObject({ closest_task_at: null, updated_at: noon });
    expect(await newEvents()).toMatchObject([
      { type: 'task_deleted', entity_type: 'task', entity_id: task, value_after: [], value_before: [] },
    ]);
    expect(() => bench.sandbox.delete('tasks', task)).toThrow(String(task));
  });

  it('is a note that is gone; only of plain texts does an entry tell', async () => {
    const lead = await addLead();
    const [note, other] = [await addNote(lead, text), await addNote(lead, sms)];
    bench.clock.seconds = 5;
    bench.sandbox.delete('notes', note);
    bench.sandbox.delete('notes', other);
    expect((await get(`/leads/notes/${note}`)).status).toBe(404);
    expect((await get(`/leads/${lead}/notes`)).status).toBe(204);
    expect(await newEvents()).toMatchObject([
      { type: 'common_note_deleted', entity_id: lead, value_before: [{ note: { id: note } }] },
    ]);
  });

  it('is an element of a catalog, which leaves the cards that had it', async () => {
    const lead = await addLead();
    const catalog = (await get('/catalogs')).body._embedded.catalogs[0].id;
    const element = firstId(await post(`/catalogs/${catalog}/elements`, [{ name: 'Профиль' }]), 'elements');
    const link = { to_entity_id: element, to_entity_type: 'catalog_elements', metadata: { catalog_id: catalog } };
    await post(`/leads/${lead}/link`, [link]);
    bench.sandbox.delete('catalogElements', element);
    expect((await get(`/leads/${lead}/links`)).status).toBe(204);
    expect((await get(`/catalogs/${catalog}/elements`)).status).toBe(204);
  });
});

describe('the purge of the trash', () => {
  it('removes cards after thirty days, with their tasks and notes, and says nothing', async () => {
    const [old, young] = [await addLead(), await addLead()];
    const task = await addTask(old);
    await addNote(old, text);
    bench.sandbox.trash('leads', old);
    bench.clock.seconds = 20 * day;
    bench.sandbox.trash('leads', young);
    expect(bench.sandbox.purgeTrash()).toBe(0);
    bench.clock.seconds = 30 * day;
    const before = (await get('/events')).body._embedded.events;
    expect(bench.sandbox.purgeTrash()).toBe(1);
    expect((await get('/leads?with=only_deleted')).body._embedded.leads).toMatchObject([{ id: young }]);
    expect(bench.sandbox.data().tasks.get(task)).toBeUndefined();
    expect(bench.sandbox.data().notes.rows()).toEqual([]);
    expect((await get('/events')).body._embedded.events).toEqual(before);
    expect(() => bench.sandbox.restore('leads', old)).toThrow(String(old));
    bench.sandbox.restore('leads', young);
    expect((await get(`/leads/${young}`)).status).toBe(200);
  });
});

describe('settings that change under history', () => {
  it('renames a user, a stage and a pipeline; entries keep the ids', async () => {
    const user = bench.sandbox.data().metadata.users[1]?.id ?? 0;
    const lead = await addLead();
    await patch(`/leads/${lead}`, { responsible_user_id: user });
    bench.sandbox.changeUser(user, { name: 'Артём Лапшин-Северный' });
    expect((await get(`/users/${user}`)).body.name).toBe('Артём Лапшин-Северный');
    expect(() => bench.sandbox.changeUser(1, { name: 'x' })).toThrow('user 1');
    const { pipeline_id: pipeline, status_id: stage } = (await get(`/leads/${lead}`)).body;
    await patch(`/leads/pipelines/${pipeline}`, { name: 'Розница' });
    await patch(`/leads/pipelines/${pipeline}/statuses/${stage}`, { name: 'Первый контакт' });
    const shown = (await get(`/leads/pipelines/${pipeline}`)).body;
    expect(shown.name).toBe('Розница');
    expect(shown._embedded.statuses).toContainEqual(expect.objectContaining({ id: stage, name: 'Первый контакт' }));
  });

  it('deletes a stage that leads went through: they move without an entry, and the log still names it', async () => {
    const lead = await addLead();
    const { pipeline_id: pipeline, status_id: first } = (await get(`/leads/${lead}`)).body;
    const { statuses } = (await get(`/leads/pipelines/${pipeline}`)).body._embedded;
    const middle = statuses.filter(({ id, type }: { id: number; type: number }) => type === 0 && id !== first)[0].id;
    await patch(`/leads/${lead}`, { status_id: middle });
    bench.clock.seconds = 5;
    expect((await bench.call('DELETE', `/leads/pipelines/${pipeline}/statuses/${middle}`)).status).toBe(204);
    expect((await get(`/leads/${lead}`)).body).toMatchObject({ status_id: first, updated_at: noon });
    expect(await newEvents()).toEqual([]);
    const [moved] = (await get('/events?filter[type]=lead_status_changed')).body._embedded.events;
    expect(moved.value_after).toEqual([{ lead_status: { id: middle, pipeline_id: pipeline } }]);
  });

  it('deletes a pipeline whose leads have all left it; the log still names it', async () => {
    const stages = { name: 'Тендеры', sort: 90, is_main: false, is_unsorted_on: false };
    const statuses = [{ name: 'Заявка подана', sort: 20, color: '#fffeb2' }];
    const pipeline = firstId(await post('/leads/pipelines', [{ ...stages, _embedded: { statuses } }]), 'pipelines');
    const lead = await addLead({ pipeline_id: pipeline });
    const path = `/leads/pipelines/${pipeline}`;
    expect((await bench.call('DELETE', path)).status).toBe(422);
    const main = bench.sandbox.data().metadata.pipelines.find(({ isMain }) => isMain)?.id;
    await patch(`/leads/${lead}`, { pipeline_id: main });
    expect((await bench.call('DELETE', path)).status).toBe(204);
    const [moved] = (await get('/events?filter[type]=lead_status_changed')).body._embedded.events;
    expect(moved.value_before).toMatchObject([{ lead_status: { pipeline_id: pipeline } }]);
  });

  it('renames and deletes a tag, and the label of an option, without touching the cards', async () => {
    const field = bench.sandbox.data().metadata.fields.find(({ name }) => name === 'Тип объекта');
    const [option] = field?.enums ?? [];
    const lead = await addLead({
      _embedded: { tags: [{ name: 'Срочно' }, { name: 'Рассрочка' }] },
      custom_fields_values: [{ field_id: field?.id, values: [{ enum_id: option?.id }] }],
    });
    const [urgent, instalments] = (await get(`/leads/${lead}`)).body._embedded.tags;
    bench.clock.seconds = 5;
    bench.sandbox.renameTag(urgent.id, 'Очень срочно');
    bench.sandbox.delete('tags', instalments.id);
    const enums = field?.enums?.map(({ id, value, sort }) => ({
      id,
      value: id === option?.id ? 'Жильё' : value,
      sort,
    }));
    await patch(`/leads/custom_fields/${field?.id}`, { enums });
    expect((await get(`/leads/${lead}`)).body).toMatchObject({
      updated_at: noon,
      custom_fields_values: [{ values: [{ value: 'Жильё', enum_id: option?.id }] }],
      _embedded: { tags: [{ id: urgent.id, name: 'Очень срочно' }] },
    });
    expect(bench.sandbox.snapshot().leads[0]).toMatchObject({
      tags: [{ id: urgent.id, name: 'Очень срочно' }],
      fields: [{ values: [{ value: 'Жильё', enumId: option?.id }] }],
    });
    expect(await newEvents()).toEqual([]);
    expect(() => bench.sandbox.renameTag(1, 'x')).toThrow('tag 1');
  });

  it('makes another account of the one at this address', async () => {
    bench.sandbox.changeAccount({ id: 7, name: 'Южный дом', subdomain: 'south' });
    expect((await get('/account')).body).toMatchObject({ id: 7, name: 'Южный дом', subdomain: 'south' });
    expect((await get(`/leads/${await addLead()}`)).body.account_id).toBe(7);
    bench.sandbox.reset();
    expect((await get('/account')).body.subdomain).toBe('demo');
  });
});

describe('the control prefix', () => {
  const control = async (path: string, body: object) => {
    const answer = await fetch(`${bench.sandbox.url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
    return [answer.status, answer.status === 204 ? undefined : await answer.json()];
  };

  it('does what the sandbox does in process, and says what it must be sent', async () => {
    const task = await addTask(await addLead());
    expect(await control('delete', { kind: 'tasks', id: task })).toEqual([204, undefined]);
    expect(await control('delete', { kind: 'tasks', id: task })).toEqual([
      404,
      { error: expect.stringContaining('tasks') },
    ]);
    expect(await control('delete', { kind: 'leads', id: task })).toEqual([
      400,
      { error: expect.stringContaining('kind') },
    ]);
    expect(await control('purge', {})).toEqual([200, { removed: 0 }]);
    const user = bench.sandbox.data().metadata.users[1]?.id;
    expect(await control('user', { id: user, name: 'Артём' })).toEqual([204, undefined]);
    expect(await control('user', { id: user })).toEqual([400, { error: expect.stringContaining('name') }]);
    const { id: tag } = (await post('/leads/tags', [{ name: 'Срочно' }])).body._embedded.tags[0];
    expect(await control('tag', { id: tag, name: 'Важно' })).toEqual([204, undefined]);
    expect(await control('tag', { id: tag })).toEqual([400, { error: expect.stringContaining('name') }]);
    expect(await control('account', { id: 7 })).toEqual([204, undefined]);
    expect(await control('account', { id: 'x' })).toEqual([400, { error: expect.stringContaining('optional') }]);
  });
});
