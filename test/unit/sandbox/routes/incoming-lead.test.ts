import { describe, expect, it } from 'vitest';
import { noon, problems, useSandbox } from '../client.ts';

const bench = useSandbox({ leads: 60 });
const { get, post, call } = bench;

const form = {
  source_uid: 'a1',
  source_name: 'Сайт',
  metadata: { form_id: '1', form_name: 'Заявка', form_page: 'https://example.com' },
};
const phoneCall = {
  source_uid: 'c1',
  source_name: 'АТС',
  metadata: { from: '79990001122', phone: 78172555001, called_at: noon, duration: 5, link: '', service_code: 'pbx' },
};

type Item = { uid: string; category: string; pipeline_id: number; created_at: number; _embedded: Cards };
type Cards = Record<'leads' | 'contacts' | 'companies', { id: number }[]>;

async function list(query = ''): Promise<Item[]> {
  return (await get(`/leads/unsorted?limit=250${query}`)).body?._embedded.unsorted ?? [];
}

async function find(category: string): Promise<Item & { leadId: number }> {
  const [item] = await list(`&filter[category]=${category}`);
  if (item === undefined) throw new Error(`the demo has no ${category}`);
  return { ...item, leadId: item._embedded.leads[0]?.id ?? 0 };
}

const at = ({ uid }: { uid: string }, action = '') => `/leads/unsorted/${uid}${action}`;

describe('incoming leads', () => {
  it('come in each pipeline by form, call, mail and chat; the newest come first, whatever the order', async () => {
    const items = await list('&order[created_at]=asc');
    expect(items).toHaveLength(12);
    expect(items.map((item) => item.created_at)).toEqual(items.map((item) => item.created_at).sort((a, b) => b - a));
    const kinds = new Set(items.map((item) => `${item.pipeline_id} ${item.category}`));
    expect(kinds.size).toBe(12);
  });

  it('are filtered by uid, category and pipeline', async () => {
    const [first, second] = await list();
    expect(await list(`&filter[uid][]=${first?.uid}&filter[uid][]=${second?.uid}`)).toEqual([first, second]);
    expect(await list(`&filter[uid]=${second?.uid}`)).toEqual([second]);
    const some = await list('&filter[category][]=sip&filter[category][]=mail&filter[pipeline_id]=7604218');
    expect(some.map((item) => [item.category, item.pipeline_id])).toEqual([
      ['sip', 7_604_218],
      ['mail', 7_604_218],
    ]);
    expect((await get('/leads/unsorted?filter[pipeline_id]=1')).status).toBe(204);
  });

  it('have a lead that is in no list and can be read by its id', async () => {
    const { leadId } = await find('forms');
    expect((await get(`/leads?filter[id]=${leadId}`)).status).toBe(204);
    const stages = bench.sandbox.data().metadata.pipelines.flatMap(({ statuses }) => statuses);
    const { status_id } = (await get(`/leads/${leadId}`)).body;
    expect(stages.find(({ id }) => id === status_id)?.type).toBe(1);
  });

  it('need a source and the metadata of their category', async () => {
    expect(problems(await post('/leads/unsorted/forms', [{}]))).toEqual([
      'FieldMissing metadata',
      'FieldMissing source_name',
      'FieldMissing source_uid',
    ]);
    expect(problems(await post('/leads/unsorted/forms', [{ ...form, metadata: {}, pipeline_id: 1 }]))).toEqual([
      'FieldMissing metadata.form_id',
      'FieldMissing metadata.form_name',
      'FieldMissing metadata.form_page',
      'NotSupportedChoice pipeline_id',
    ]);
    const bare = { ...phoneCall, metadata: { called_at: 'завтра' } };
    expect(problems(await post('/leads/unsorted/sip', [bare]))).toEqual([
      'FieldMissing metadata.duration',
      'FieldMissing metadata.from',
      'FieldMissing metadata.link',
      'FieldMissing metadata.phone',
      'FieldMissing metadata.service_code',
      'InvalidType metadata.called_at',
    ]);
    expect(await list()).toHaveLength(12);
  });

  it('are created with a lead, a contact and a company', async () => {
    const cards = { leads: [{ name: 'Окна', price: 90 }], contacts: [{ name: 'Анна' }], companies: [{ name: 'Дом' }] };
    const answer = await post('/leads/unsorted/forms', [{ ...form, _embedded: cards, request_id: 'x' }, form]);
    expect(answer.body._total_items).toBe(2);
    const [{ uid, request_id, _embedded: made }, { _embedded: bare }] = answer.body._embedded.unsorted;
    expect(request_id).toBe('x');
    expect((await get(`/leads/unsorted/${uid}`)).body).toMatchObject({
      source_uid: 'a1',
      category: 'forms',
      pipeline_id: 7_604_214,
      created_at: noon,
      metadata: { ...form.metadata, form_sent_at: String(noon), ip: null },
    });
    expect((await get(`/leads/${made.leads[0].id}?with=contacts`)).body).toMatchObject({
      name: 'Окна',
      price: 90,
      _embedded: { contacts: [{ id: made.contacts[0].id }], companies: [{ id: made.companies[0].id }] },
    });
    expect((await get(`/contacts/${made.contacts[0].id}`)).body.name).toBe('Анна');
    expect((await get(`/leads/${bare.leads[0].id}`)).body.name).toBe(`Сделка #${bare.leads[0].id}`);
    expect(bare.contacts).toEqual([]);
  });

  it('are created by calls, whose numbers stay as they were sent', async () => {
    const { body } = await post('/leads/unsorted/sip', [phoneCall]);
    const [{ uid }] = body._embedded.unsorted;
    expect((await get(`/leads/unsorted/${uid}`)).body.metadata).toMatchObject({ phone: 78172555001, duration: '5' });
  });
});

describe('an incoming lead', () => {
  it('that is accepted becomes a lead of the user in the status', async () => {
    const item = await find('mail');
    const body = { user_id: 10_241_806, status_id: 63_210_450 };
    const answer = await post(at(item, '/accept'), body);
    expect(answer.body).toMatchObject({ uid: item.uid, category: 'mail', _embedded: item._embedded });
    const { body: found } = await get(`/leads?filter[id]=${item.leadId}`);
    expect(found._embedded.leads[0]).toMatchObject({ status_id: 63_210_450, responsible_user_id: 10_241_806 });
    expect((await get(at(item))).status).toBe(404);
    expect((await post(at(item, '/accept'), body)).status).toBe(404);
    expect((await call('DELETE', at(item, '/decline'))).status).toBe(404);
  });

  it('goes to the first status of its pipeline and to the user of the token if nothing is said', async () => {
    const item = await find('chats');
    await post(at(item, '/accept'), undefined);
    const pipeline = bench.sandbox.data().metadata.pipelines.find(({ id }) => id === item.pipeline_id);
    expect((await get(`/leads/${item.leadId}`)).body).toMatchObject({
      status_id: pipeline?.statuses[1]?.id,
      responsible_user_id: 10_241_802,
    });
  });

  it('is not accepted into its own stage, one of another pipeline, or for a user who has left', async () => {
    const [item] = await list('&filter[pipeline_id]=7604214');
    if (!item) throw new Error('nothing came in');
    for (const status_id of [63_210_442, 63_210_606]) {
      expect(problems(await post(at(item, '/accept'), { status_id }))).toEqual(['NotSupportedChoice status_id']);
    }
    const gone = bench.sandbox.data().metadata.users.find(({ isActive }) => !isActive);
    expect(problems(await post(at(item, '/accept'), { user_id: gone?.id }))).toEqual(['NotSupportedChoice user_id']);
    expect((await get(at(item))).status).toBe(200);
  });

  it('stands among the leads in the order of its id, although others were created before it was accepted', async () => {
    const item = await find('mail');
    const { body } = await post('/leads', [{ name: 'Позже' }]);
    await post(at(item, '/accept'), {});
    const ids = bench.sandbox
      .data()
      .leads.rows()
      .map(({ id }) => id);
    expect(ids.slice(-2)).toEqual([item.leadId, body._embedded.leads[0].id]);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it('that is declined leaves its lead in the trash', async () => {
    const item = await find('sip');
    const answer = await call('DELETE', at(item, '/decline'));
    expect(answer).toMatchObject({ status: 200, body: { uid: item.uid, _embedded: { leads: [{ id: item.leadId }] } } });
    expect((await get(`/leads/${item.leadId}`)).status).toBe(204);
    const { body } = await get(`/leads?with=only_deleted&filter[id]=${item.leadId}`);
    expect(body._embedded.leads).toHaveLength(1);
    bench.sandbox.restore('leads', item.leadId);
    expect((await get(`/leads/${item.leadId}`)).status).toBe(200);
  });

  it('of a chat is linked to a lead, which its contact joins', async () => {
    const item = await find('chats');
    const [lead] = bench.sandbox.data().leads.rows();
    const link = { entity_id: lead?.id, entity_type: 'leads' };
    const { body } = await post(at(item, '/link'), { link });
    expect(body).toMatchObject({ uid: item.uid, _embedded: { leads: [{ id: lead?.id }] } });
    const { body: joined } = await get(`/leads/${lead?.id}?with=contacts`);
    expect(joined._embedded.contacts.map(({ id }: { id: number }) => id)).toContain(item._embedded.contacts[0]?.id);
    expect((await get(`/leads/${item.leadId}`)).status).toBe(204);
    expect((await get(at(item))).status).toBe(404);
  });

  it('is not linked if it came by a form, to a lead that is not there, or to something else', async () => {
    const [lead] = bench.sandbox.data().leads.rows();
    const link = { entity_id: lead?.id, entity_type: 'leads' };
    expect(problems(await post(at(await find('forms'), '/link'), { link }))).toEqual(['NotSupportedChoice link']);
    const mail = at(await find('mail'), '/link');
    expect(problems(await post(mail, {}))).toContain('FieldMissing link');
    expect(problems(await post(mail, { link: { ...link, entity_id: 1 } }))).toEqual([
      'NotSupportedChoice link.entity_id',
    ]);
    expect(problems(await post(mail, { link: { ...link, entity_type: 'customers' } }))).toEqual([
      'NotSupportedChoice link.entity_type',
    ]);
    expect(problems(await post(mail, { link: { ...link, metadata: { contact_id: 1 } } }))).toEqual([
      'NotSupportedChoice link.metadata.contact_id',
    ]);
  });
});

describe('the summary of incoming leads', () => {
  it('counts what came in and what became of it', async () => {
    const before = (await get('/leads/unsorted/summary')).body;
    expect(before).toEqual({
      total: 12,
      accepted: 0,
      declined: 0,
      average_sort_time: 0,
      categories: { sip: { total: 3 }, mail: { total: 3 }, forms: { total: 3 }, chats: { total: 3 } },
    });
    const [item, other] = [await find('forms'), await find('sip')];
    await post(at(item, '/accept'), {});
    await call('DELETE', at(other, '/decline'));
    const took = Math.round((2 * noon - item.created_at - other.created_at) / 2);
    expect((await get('/leads/unsorted/summary')).body).toMatchObject({
      total: 12,
      accepted: 1,
      declined: 1,
      average_sort_time: took,
    });
  });

  it('is of one pipeline or one time', async () => {
    expect((await get('/leads/unsorted/summary?filter[pipeline_id]=7604218')).body.total).toBe(4);
    const [newest] = await list();
    const { body } = await get(`/leads/unsorted/summary?filter[created_at][from]=${newest?.created_at}`);
    expect(body.total).toBe(1);
  });
});
