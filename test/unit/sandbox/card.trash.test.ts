import { describe, expect, it } from 'vitest';
import { type Answer, noon, problems, useSandbox } from './client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch } = bench;
const firstId = (answer: Answer, key: string) => answer.body._embedded[key][0].id as number;
const addLead = async (lead: object = {}) => firstId(await post('/leads', [lead]), 'leads');
const addContact = async (contact: object = {}) => firstId(await post('/contacts', [contact]), 'contacts');

describe('the trash', () => {
  it('removes a card from lists, links, search and reads by id', async () => {
    const contact = await addContact({ name: 'Анна Белова' });
    const id = await addLead({ name: 'Окна Беловой', _embedded: { contacts: [{ id: contact }] } });
    await post('/tasks', [{ text: 'Позвонить', complete_till: noon, entity_type: 'leads', entity_id: id }]);
    bench.sandbox.trash('leads', id);
    for (const path of ['/leads', `/leads/${id}`, '/leads?query=Беловой', '/tasks', `/contacts/${contact}/links`]) {
      expect([path, (await get(path)).status]).toEqual([path, 204]);
    }
    expect(problems(await patch(`/leads/${id}`, { name: 'x' }))).toEqual(['NotSupportedChoice id']);
    expect(() => bench.sandbox.trash('leads', 1)).toThrow('1');
  });

  it('shows a lead as a stub and a contact completely', async () => {
    const id = await addLead({ name: 'Окна', price: 5 });
    const contact = await addContact({ name: 'Анна' });
    bench.sandbox.trash('leads', id);
    bench.sandbox.trash('contacts', contact);
    const [stub] = (await get('/leads?with=only_deleted')).body._embedded.leads;
    expect(
      Object.entries(stub)
        .filter(([, value]) => value !== null)
        .map(([key]) => key),
    ).toEqual(['id', 'updated_by', 'updated_at', 'is_deleted', 'account_id']);
    expect((await get(`/contacts?with=only_deleted&filter[id]=${contact}`)).body._embedded.contacts[0]).toMatchObject({
      name: 'Анна',
      is_deleted: false,
    });
  });
});
