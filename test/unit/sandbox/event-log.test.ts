import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../src/sandbox/event-type.ts';
import { type Answer, noon, useSandbox } from './client.ts';

interface Entry {
  type: string;
  entity_type: string;
  entity_id: number;
  created_at: number;
  value_after: unknown[];
  value_before: unknown[];
}

const firstId = (answer: Answer, key: string) => answer.body._embedded[key][0].id as number;
const linked = (type: string, id: number) => [{ link: { entity: { type, id } } }];

describe('the log', () => {
  const bench = useSandbox({ empty: true });
  const { get, post, patch } = bench;
  const add = async (type: string, card: object = {}) => firstId(await post(`/${type}`, [card]), type);

  /** What the log tells of the work, oldest first. */
  async function told(work: () => Promise<unknown>): Promise<Entry[]> {
    bench.clock.seconds += 10;
    const from = noon + bench.clock.seconds;
    await work();
    return ((await get(`/events?filter[created_at]=${from}`)).body?._embedded.events ?? []).toReversed();
  }

  it('tells of the links that a new lead and a new contact have', async () => {
    const [contact, company] = [await add('contacts'), await add('companies')];
    const lead = { _embedded: { contacts: [{ id: contact }], companies: [{ id: company }] } };
    expect(await told(() => post('/leads', [lead]))).toMatchObject([
      { type: 'lead_added', entity_type: 'lead' },
      { type: 'contact_linked', entity_type: 'lead', value_after: linked('contact', contact), value_before: [] },
      { type: 'company_linked', entity_type: 'lead', value_after: linked('company', company), value_before: [] },
    ]);
    const complex = { _embedded: { contacts: [{ first_name: 'Анна' }], companies: [{ name: 'Вектор' }] } };
    const types = (await told(() => post('/leads/complex', [complex]))).map(({ type, entity_type }) => [
      type,
      entity_type,
    ]);
    expect(types).toEqual([
      ['company_added', 'company'],
      ['contact_added', 'contact'],
      ['company_linked', 'contact'],
      ['lead_added', 'lead'],
      ['contact_linked', 'lead'],
      ['company_linked', 'lead'],
    ]);
  });

  it('tells of links and of their end, from the side that the request names', async () => {
    const [lead, contact] = [await add('leads'), await add('contacts')];
    const [first, second] = [await add('companies'), await add('companies')];
    const link = (to_entity_type: string, to_entity_id: number) => [{ to_entity_id, to_entity_type }];
    const entries = await told(async () => {
      await post(`/leads/${lead}/link`, link('contacts', contact));
      await post(`/contacts/${contact}/unlink`, link('leads', lead));
      await post(`/leads/${lead}/link`, link('companies', first));
      await post(`/companies/${second}/link`, link('leads', lead));
    });
    expect(entries).toMatchObject([
      { type: 'contact_linked', entity_id: lead, value_after: linked('contact', contact) },
      { type: 'lead_unlinked', entity_id: contact, value_before: linked('lead', lead) },
      { type: 'company_linked', entity_id: lead, value_after: linked('company', first) },
      { type: 'company_unlinked', entity_id: lead, value_before: linked('company', first) },
      { type: 'lead_linked', entity_id: second, value_after: linked('lead', lead) },
    ]);
  });

  it('tells of everything that changes on a task', async () => {
    const [director, manager] = bench.sandbox.data().metadata.users;
    const id = firstId(await post('/tasks', [{ text: 'Позвонить', complete_till: noon }]), 'tasks');
    const change = { text: 'Написать', complete_till: noon + 60, task_type_id: 2, responsible_user_id: manager?.id };
    const entries = await told(async () => {
      await patch(`/tasks/${id}`, change);
      await patch(`/tasks/${id}`, { is_completed: true, result: { text: 'Написал' } });
      bench.sandbox.delete('tasks', id);
    });
    expect(entries.every(({ entity_type, entity_id }) => entity_type === 'task' && entity_id === id)).toBe(true);
    expect(entries.map(({ type }) => type)).toEqual([
      'task_text_changed',
      'task_type_changed',
      'task_deadline_changed',
      'entity_responsible_changed',
      'task_result_added',
      'task_completed',
      'task_deleted',
    ]);
    expect(entries[3]).toMatchObject({
      value_after: [{ responsible_user: { id: manager?.id } }],
      value_before: [{ responsible_user: { id: director?.id } }],
    });
  });

  it('tells of the trash, and of what came out of it', async () => {
    const ids = { leads: await add('leads'), contacts: await add('contacts'), companies: await add('companies') };
    const entries = await told(async () => {
      for (const [type, id] of Object.entries(ids)) {
        bench.sandbox.trash(type as keyof typeof ids, id);
        bench.sandbox.restore(type as keyof typeof ids, id);
      }
    });
    expect(entries.map(({ type }) => type)).toEqual([
      ...[
        'lead_deleted',
        'lead_restored',
        'contact_deleted',
        'contact_restored',
        'company_deleted',
        'company_restored',
      ],
    ]);
  });

  it('has only types that the list of types names', async () => {
    const known = new Set(eventTypes.map(({ key }) => key));
    expect(known.size).toBe(eventTypes.length);
    bench.sandbox.merge('contacts', { survivor: await add('contacts'), merged: await add('contacts') });
    const types = bench.sandbox
      .data()
      .events()
      .map(({ type }) => type);
    expect(types.filter((type) => !known.has(type) && !/^custom_field_\d+_value_changed$/.test(type))).toEqual([]);
  });
});

describe('the log of the demo', () => {
  const bench = useSandbox();

  it('has only types that the list of types names', () => {
    const known = new Set(eventTypes.map(({ key }) => key));
    const types = new Set(
      bench.sandbox
        .data()
        .events()
        .map(({ type }) => type),
    );
    expect([...types].filter((type) => !known.has(type) && !/^custom_field_\d+_value_changed$/.test(type))).toEqual([]);
  });
});

describe('a stretch of the log', () => {
  const bench = useSandbox({ leads: 40 });

  it('is what a filter by type would leave of the same time, page by page', async () => {
    await bench.post('/leads', [{}]);
    const all = bench.sandbox.data().events();
    const [from = 0, to = 0] = [all[50]?.createdAt, all[300]?.createdAt];
    const read = async (query: string) => {
      const ids: string[] = [];
      for (let page = 1; ; page += 1) {
        const { status, body } = await bench.get(`/events?${query}&limit=70&page=${page}`);
        if (status === 204) return ids;
        ids.push(...body._embedded.events.map(({ id }: { id: string }) => id));
      }
    };
    const expected = (test: (time: number) => boolean) =>
      all.flatMap(({ id, createdAt }) => (test(createdAt) ? [id] : [])).toReversed();
    expect(await read('')).toEqual(expected(() => true));
    expect(await read(`filter[created_at][from]=${from}&filter[created_at][to]=${to}`)).toEqual(
      expected((time) => time >= from && time <= to),
    );
    expect(await read(`filter[created_at][to]=${from}`)).toEqual(expected((time) => time <= from));
    expect(await read(`filter[created_at]=${to}`)).toEqual(expected((time) => time >= to));
    expect(await read(`filter[created_at][from]=${to}&filter[created_at][to]=${from}`)).toEqual([]);
    expect(await read('filter[created_at]=soon')).toEqual([]);
  });

  it('is complete when the clock was set back', async () => {
    bench.clock.seconds = -90 * 86_400;
    await bench.post('/leads', [{}]);
    const at = noon - 90 * 86_400;
    const { events } = (await bench.get(`/events?filter[created_at]=${at},${at}`)).body._embedded;
    expect(events).toMatchObject([{ type: 'lead_added', created_at: at }]);
  });
});

describe('a log that is late', () => {
  const bench = useSandbox({ empty: true, eventDelay: 30 });

  it('shows an entry only after the delay, by the sandbox’s clock', async () => {
    await bench.post('/leads', [{}]);
    const [event] = bench.sandbox.data().events();
    expect((await bench.get('/events')).status).toBe(204);
    expect((await bench.get(`/events/${event?.id}`)).status).toBe(204);
    bench.clock.seconds = 29;
    expect((await bench.get('/events')).status).toBe(204);
    bench.clock.seconds = 30;
    expect((await bench.get('/events')).body._embedded.events).toMatchObject([{ id: event?.id, created_at: noon }]);
  });
});

describe('a log whose entries are late by different times', () => {
  const bench = useSandbox({ empty: true, eventDelay: ({ type }) => (type === 'lead_added' ? 60 : 0) });

  it('shows a late entry where its time says, behind newer ones', async () => {
    await bench.post('/leads', [{}]);
    bench.clock.seconds = 10;
    await bench.post('/contacts', [{}]);
    const types = async () => (await bench.get('/events')).body._embedded.events.map(({ type }: Entry) => type);
    expect(await types()).toEqual(['contact_added']);
    bench.clock.seconds = 60;
    expect(await types()).toEqual(['contact_added', 'lead_added']);
  });
});
