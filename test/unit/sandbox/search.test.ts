import { describe, expect, it } from 'vitest';
import { type Bench, useSandbox } from './client.ts';

const phone = '+7 (999) 123-45-67';

async function addContact(bench: Bench, contact: object): Promise<number> {
  return (await bench.post('/contacts', [contact])).body._embedded.contacts[0].id;
}

async function find(bench: Bench, entity: string, words: string): Promise<number[]> {
  const answer = await bench.get(`/${entity}?query=${encodeURIComponent(words)}`);
  return (answer.body?._embedded[entity] ?? []).map((row: { id: number }) => row.id);
}

const withPhone = (value: string) => ({ custom_fields_values: [{ field_code: 'PHONE', values: [{ value }] }] });

describe('full-text search', () => {
  const bench = useSandbox({ empty: true });

  it('finds a phone as it was typed and by its digits, but in no other spelling', async () => {
    const id = await addContact(bench, { name: 'Анна', ...withPhone(phone) });
    for (const words of [phone, '9991234567', '79991234567', '1234567'])
      expect([words, await find(bench, 'contacts', words)]).toEqual([words, [id]]);
    for (const words of ['89991234567', '8 999 123 45 67'])
      expect([words, await find(bench, 'contacts', words)]).toEqual([words, []]);
  });

  it('searches names, fields and tags without regard to case', async () => {
    const id = await addContact(bench, {
      name: 'Анна Белова',
      custom_fields_values: [{ field_code: 'EMAIL', values: [{ value: 'Anna@Example.ru' }] }],
      _embedded: { tags: [{ name: 'Дизайнер' }] },
    });
    for (const words of ['белов', 'ANNA@example', 'дизайнер'])
      expect([words, await find(bench, 'contacts', words)]).toEqual([words, [id]]);
  });

  it('matches a number in a name or an address, as the vendor’s does', async () => {
    const named = await addContact(bench, { name: 'Заявка 89991234567' });
    const lives = await addContact(bench, {
      custom_fields_values: [{ field_id: fieldId(bench, 'Как добраться'), values: [{ value: 'код 9991234567' }] }],
    });
    expect(await find(bench, 'contacts', '9991234567')).toEqual([named, lives]);
  });

  it('finds leads by their contacts', async () => {
    const contact = await addContact(bench, { name: 'Анна Белова', ...withPhone(phone) });
    const { id } = (await bench.post('/leads', [{ name: 'Окна', _embedded: { contacts: [{ id: contact }] } }])).body
      ._embedded.leads[0];
    await bench.post('/leads', [{ name: 'Двери' }]);
    expect(await find(bench, 'leads', '9991234567')).toEqual([id]);
    expect(await find(bench, 'leads', 'белова')).toEqual([id]);
    await bench.patch(`/contacts/${contact}`, { name: 'Анна Громова' });
    expect(await find(bench, 'leads', 'белова')).toEqual([]);
  });
});

describe('full-text search with a slow index', () => {
  const bench = useSandbox({ empty: true, indexDelay: 10 });

  it('finds new text only after the delay, and old text until then', async () => {
    const id = await addContact(bench, { name: 'Анна' });
    expect(await find(bench, 'contacts', 'анна')).toEqual([]);
    expect((await bench.get(`/contacts/${id}`)).status).toBe(200);
    bench.clock.seconds = 10;
    expect(await find(bench, 'contacts', 'анна')).toEqual([id]);
    await bench.patch(`/contacts/${id}`, { name: 'Инна' });
    expect([await find(bench, 'contacts', 'инна'), await find(bench, 'contacts', 'анна')]).toEqual([[], [id]]);
    bench.clock.seconds = 20;
    expect([await find(bench, 'contacts', 'инна'), await find(bench, 'contacts', 'анна')]).toEqual([[id], []]);
  });
});

function fieldId(bench: Bench, name: string): number | undefined {
  return bench.sandbox.data().metadata.fields.find((field) => field.name === name)?.id;
}
