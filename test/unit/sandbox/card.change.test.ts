import { describe, expect, it } from 'vitest';
import { type Answer, noon, problems, useSandbox } from './client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;
const meta = () => bench.sandbox.data().metadata;
const firstId = (answer: Answer, key: string) => answer.body._embedded[key][0].id as number;
const addLead = async (lead: object = {}) => firstId(await post('/leads', [lead]), 'leads');
const addContact = async (contact: object = {}) => firstId(await post('/contacts', [contact]), 'contacts');
const addCompany = async (company: object = {}) => firstId(await post('/companies', [company]), 'companies');
const lead = async (id: number, query = '') => (await get(`/leads/${id}${query}`)).body;

describe('changing cards', () => {
  it('changes only what is sent, and answers with the time', async () => {
    const id = await addLead({ name: 'Окна', price: 100 });
    bench.clock.seconds = 60;
    const answer = await patch(`/leads/${id}`, { price: 200 });
    expect(answer.body).toEqual({
      id,
      updated_at: noon + 60,
      _links: { self: { href: `${bench.sandbox.url}/api/v4/leads/${id}` } },
    });
    expect(await lead(id)).toMatchObject({
      name: 'Окна',
      price: 200,
      created_at: noon,
      updated_at: noon + 60,
      updated_by: 10_241_802,
    });
  });

  it('accepts many at once, each by its id', async () => {
    const [a, b] = [await addLead(), await addLead()];
    const answer = await patch('/leads', [
      { id: a, name: 'Первая' },
      { id: b, name: 'Вторая', request_id: 'b' },
    ]);
    expect(answer.body._embedded.leads).toMatchObject([
      { id: a, updated_at: noon, request_id: '0' },
      { id: b, request_id: 'b' },
    ]);
    expect((await lead(b)).name).toBe('Вторая');
    expect(
      (await patch('/contacts', [{ id: await addContact(), name: 'Анна' }])).body._embedded.contacts,
    ).toMatchObject([{ name: 'Анна' }]);
    expect(
      (await patch('/companies', [{ id: await addCompany(), name: 'ООО «Мыс»' }])).body._embedded.companies,
    ).toMatchObject([{ name: 'ООО «Мыс»' }]);
  });

  it('applies two changes of one lead in one batch in order', async () => {
    const id = await addLead();
    await patch('/leads', [
      { id, status_id: 142 },
      { id, price: 7 },
    ]);
    expect(await lead(id)).toMatchObject({ status_id: 142, price: 7 });
  });

  it.each(['leads', 'contacts', 'companies', 'tasks'])('of unknown %s is refused on the id', async (entity) => {
    expect(problems(await patch(`/${entity}/1`, { name: 'x' }))).toEqual(['NotSupportedChoice id']);
    expect(problems(await patch(`/${entity}`, [{ id: 1 }]))).toEqual(['NotSupportedChoice id']);
    expect(problems(await patch(`/${entity}`, [{ name: 'x' }]))).toEqual(['FieldMissing id']);
    expect((await patch(`/${entity}/1`, {})).status).toBe(400);
  });

  it('closes a lead with a time, keeps a reason only while the lead is lost, and reopens it', async () => {
    const reason = meta().lossReasons[0]?.id;
    const id = await addLead();
    expect(problems(await patch(`/leads/${id}`, { loss_reason_id: reason }))).toEqual([
      'NotSupportedChoice loss_reason_id',
    ]);
    bench.clock.seconds = 10;
    await patch(`/leads/${id}`, { status_id: 143, loss_reason_id: reason });
    expect(await lead(id, '?with=loss_reason')).toMatchObject({
      closed_at: noon + 10,
      loss_reason_id: reason,
      _embedded: { loss_reason: [{ id: reason, name: 'Дорого' }] },
    });
    bench.clock.seconds = 20;
    await patch(`/leads/${id}`, { name: 'Закрытая' });
    expect((await lead(id)).closed_at).toBe(noon + 10);
    await patch(`/leads/${id}`, { status_id: meta().pipelines[0]?.statuses[2]?.id });
    expect(await lead(id, '?with=loss_reason')).toMatchObject({
      closed_at: null,
      loss_reason_id: null,
      _embedded: { loss_reason: [] },
    });
  });

  it('moves a lead to the first stage of a pipeline that is given without a stage', async () => {
    const id = await addLead();
    const partners = meta().pipelines[2];
    await patch(`/leads/${id}`, { pipeline_id: partners?.id });
    expect(await lead(id)).toMatchObject({ pipeline_id: partners?.id, status_id: partners?.statuses[1]?.id });
    expect(problems(await patch(`/leads/${id}`, { status_id: meta().pipelines[0]?.statuses[1]?.id }))).toEqual([
      'NotSupportedChoice status_id',
    ]);
  });

  it('gives a lead the group of its new responsible user', async () => {
    const id = await addLead();
    await patch(`/leads/${id}`, { responsible_user_id: 10_388_450 });
    expect((await lead(id)).group_id).toBe(412_386);
  });
});

describe('kommo mode', () => {
  const kommo = useSandbox({ empty: true, mode: 'kommo' });

  it('answers a change by id with an envelope, and a new contact with flags', async () => {
    const added = await kommo.post('/contacts', [{ name: 'Анна' }]);
    expect(added.body._embedded.contacts[0]).toMatchObject({ is_deleted: false, is_unsorted: false });
    const { id } = added.body._embedded.contacts[0];
    expect((await kommo.patch(`/contacts/${id}`, { name: 'Инна' })).body._embedded.contacts).toMatchObject([
      { id, name: 'Инна' },
    ]);
    const [lead] = (await kommo.post('/leads', [{}])).body._embedded.leads;
    expect((await kommo.patch(`/leads/${lead.id}`, { price: 1 })).body._embedded.leads).toMatchObject([
      { id: lead.id, request_id: '0' },
    ]);
  });
});
