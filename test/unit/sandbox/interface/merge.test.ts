import { describe, expect, it } from 'vitest';
import { type Answer, noon, useSandbox } from '../client.ts';

const bench = useSandbox({ empty: true });
const { get, post } = bench;
const idsOf = (answer: Answer, key: string) =>
  answer.body._embedded[key].map(({ id }: { id: number }) => id) as number[];

/** Cards of one type; their ids in order. */
async function add(type: string, ...cards: object[]): Promise<number[]> {
  return idsOf(await post(`/${type}`, cards), type);
}

/** A phone as a request writes it. */
const phone = (...values: string[]) => ({
  custom_fields_values: [{ field_code: 'PHONE', values: values.map((value) => ({ value })) }],
});

const linkTo = (type: string, ...ids: (number | undefined)[]) => ({ _embedded: { [type]: ids.map((id) => ({ id })) } });
const eventTypes = async (query: string) =>
  ((await get(`/events?${query}`)).body?._embedded.events ?? []).map(({ type }: { type: string }) => type);

describe('merging contacts', () => {
  it('keeps what the survivor has, fills what it has not, and gives it the phones of both', async () => {
    const [survivor = 0, merged = 0] = await add(
      'contacts',
      { name: 'Анна', ...phone('+79161112233') },
      {
        name: 'Анна Белова',
        first_name: 'Анна',
        tags_to_add: [{ name: 'VIP' }],
        custom_fields_values: [
          { field_code: 'PHONE', values: [{ value: '+79161112233' }, { value: '+79164445566' }] },
          { field_code: 'EMAIL', values: [{ value: 'anna@example.ru' }] },
        ],
      },
    );
    bench.clock.seconds = 10;
    bench.sandbox.merge('contacts', { survivor, merged });
    const contact = (await get(`/contacts/${survivor}`)).body;
    expect(contact).toMatchObject({ name: 'Анна', first_name: 'Анна', updated_at: noon + 10 });
    expect(contact._embedded.tags).toMatchObject([{ name: 'VIP' }]);
    const values = contact.custom_fields_values.map((field: { field_code: string; values: { value: string }[] }) => [
      field.field_code,
      field.values.map(({ value }) => value),
    ]);
    expect(values).toEqual([
      ['PHONE', ['+79161112233', '+79164445566']],
      ['EMAIL', ['anna@example.ru']],
    ]);
  });

  it('moves leads, tasks and notes to the survivor without touching their times', async () => {
    const [survivor = 0, merged = 0, third = 0] = await add('contacts', { name: 'А' }, { name: 'Б' }, { name: 'В' });
    const [shared, own] = await add('leads', linkTo('contacts', third, survivor, merged), linkTo('contacts', merged));
    const task = { text: 'Позвонить', complete_till: noon, entity_type: 'contacts', entity_id: merged };
    const [taskId] = idsOf(await post('/tasks', [task]), 'tasks');
    await post(`/contacts/${merged}/notes`, [{ note_type: 'common', params: { text: 'Просит не звонить' } }]);
    bench.clock.seconds = 10;
    bench.sandbox.merge('contacts', { survivor, merged });
    const contactsOf = async (id?: number) => (await get(`/leads/${id}?with=contacts`)).body;
    expect(await contactsOf(shared)).toMatchObject({
      updated_at: noon,
      _embedded: {
        contacts: [
          { id: third, is_main: true },
          { id: survivor, is_main: false },
        ],
      },
    });
    expect(await contactsOf(own)).toMatchObject({ _embedded: { contacts: [{ id: survivor, is_main: true }] } });
    expect((await get(`/tasks/${taskId}`)).body).toMatchObject({ entity_id: survivor, updated_at: noon });
    expect((await get(`/contacts/${survivor}/notes`)).body._embedded.notes).toMatchObject([{ updated_at: noon }]);
  });

  it('touches what moved if it is told to', async () => {
    const [survivor = 0, merged = 0] = await add('contacts', {}, {});
    const [lead] = await add('leads', linkTo('contacts', merged));
    bench.clock.seconds = 10;
    bench.sandbox.merge('contacts', { survivor, merged, touchesLinked: true });
    expect((await get(`/leads/${lead}`)).body.updated_at).toBe(noon + 10);
  });

  it('leaves nothing of the other: no answer by id, nothing in lists or in the trash', async () => {
    const [survivor = 0, merged = 0] = await add('contacts', {}, {});
    bench.sandbox.merge('contacts', { survivor, merged });
    expect((await get(`/contacts/${merged}`)).status).toBe(204);
    expect((await get(`/contacts/${merged}/links`)).status).toBe(204);
    expect(idsOf(await get('/contacts'), 'contacts')).toEqual([survivor]);
    expect((await get('/contacts?with=only_deleted')).status).toBe(204);
    expect((await get(`/contacts?filter[id]=${merged}`)).status).toBe(204);
    expect(() => bench.sandbox.restore('contacts', merged)).toThrow(String(merged));
    expect(() => bench.sandbox.merge('contacts', { survivor, merged })).toThrow(String(merged));
    expect(() => bench.sandbox.merge('contacts', { survivor, merged: survivor })).toThrow('itself');
  });

  it('logs one entry about the survivor, with no values', async () => {
    const [survivor = 0, merged = 0] = await add('contacts', {}, phone('+79161112233'));
    bench.clock.seconds = 10;
    bench.sandbox.merge('contacts', { survivor, merged });
    const { events } = (await get(`/events?filter[created_at]=${noon + 1}`)).body._embedded;
    expect(events).toMatchObject([
      { type: 'entity_merged', entity_id: survivor, entity_type: 'contact', value_after: [], value_before: [] },
    ]);
    expect(await eventTypes(`filter[entity]=contact&filter[entity_id]=${merged}`)).toEqual(['contact_added']);
  });
});

describe('merging companies', () => {
  it('moves leads and contacts to the survivor', async () => {
    const [survivor = 0, merged = 0] = await add('companies', { name: 'Вектор' }, { name: 'Вектор, ООО' });
    const [lead] = await add('leads', linkTo('companies', merged));
    const [contact] = await add('contacts', {});
    await post(`/contacts/${contact}/link`, [{ to_entity_id: merged, to_entity_type: 'companies' }]);
    bench.sandbox.merge('companies', { survivor, merged });
    for (const path of [`/leads/${lead}`, `/contacts/${contact}`]) {
      expect((await get(path)).body._embedded.companies).toMatchObject([{ id: survivor }]);
    }
    expect((await get(`/companies/${merged}`)).status).toBe(204);
    expect(await eventTypes('filter[type]=entity_merged')).toEqual(['entity_merged']);
  });
});

describe('merging leads', () => {
  it('unites contacts and products, and fills price and company', async () => {
    const [first, second] = await add('contacts', {}, {});
    const [company] = await add('companies', {});
    const [survivor = 0, merged = 0] = await add('leads', linkTo('contacts', first), {
      price: 900,
      _embedded: { contacts: [{ id: second }], companies: [{ id: company }] },
    });
    bench.sandbox.merge('leads', { survivor, merged });
    expect((await get(`/leads/${survivor}?with=contacts`)).body).toMatchObject({
      price: 900,
      _embedded: {
        contacts: [
          { id: first, is_main: true },
          { id: second, is_main: false },
        ],
        companies: [{ id: company }],
      },
    });
    expect((await get(`/leads/${merged}`)).status).toBe(204);
  });
});

describe('the control prefix', () => {
  it('merges as the sandbox does in process, and says what is wrong', async () => {
    const [survivor = 0, merged = 0] = await add('contacts', {}, {});
    const merge = (body: object) =>
      fetch(`${bench.sandbox.url}/_sandbox/merge`, { method: 'POST', body: JSON.stringify(body) });
    expect((await merge({ entity: 'customers', survivor, merged })).status).toBe(400);
    expect((await merge({ entity: 'contacts', survivor, merged })).status).toBe(204);
    expect((await merge({ entity: 'contacts', survivor, merged })).status).toBe(404);
  });
});
