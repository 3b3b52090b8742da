import { expect, test } from 'vitest';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { openAccount } from '../harness.ts';

const identify = createIdentify('RU');

const nameOf = (name: string) =>
  identify('contacts', { name, custom_fields_values: [] }).flatMap(({ kind, key }) => (kind === 'name' ? [key] : []));

test('Contacts are duplicates by the words of their names, whatever signs stand between them', async () => {
  const account = await openAccount();
  const pairs = [
    ['Бурмистрова, Ангелина', 'Ангелина Бурмистрова'],
    ['Smith-Watson, Kate', 'Kate Smith Watson'],
    ['Сидоров-Петров Ермолай', 'Ермолай Сидоров Петров'],
    ['Кузьмич Е.П.', 'Е. П. Кузьмич'],
    ['«Ёлкин» (Семён)', 'елкин семен'],
  ];
  const inputs = pairs.flat().map((name) => `{ name: ${JSON.stringify(name)} }`);
  const { createContacts } = await account.query<{ createContacts: { items: { record: { id: string } }[] } }>(
    `mutation { createContacts(inputs: [${inputs.join(' ')}]) { items { record { id } } } }`,
  );
  const ids = createContacts.items.map(({ record }) => record.id);
  const { duplicates } = await account.query<{
    duplicates: { groups: { nodes: { isWeak: boolean; records: { id: string }[] }[] } };
  }>('{ duplicates(of: CONTACTS, by: [NAME], maxAge: 0) { groups(first: 100) { nodes { isWeak records { id } } } } }');
  const groups = duplicates.groups.nodes.map(({ records }) => records.map(({ id }) => id).sort());
  for (const index of pairs.keys()) expect(groups).toContainEqual(ids.slice(2 * index, 2 * index + 2).sort());
});

test('Numbers and addresses in the place of a name are the same only if they are written so', () => {
  expect(nameOf('+7 912 123-45-67')).not.toEqual(nameOf('+7 912 123-67-45'));
  expect(nameOf('Заявка 12-34')).not.toEqual(nameOf('Заявка 34-12'));
  expect(nameOf('anna.petrova@example.com')).not.toEqual(nameOf('petrova.anna@example.com'));
  expect(nameOf('<anna@example.com>')).toEqual(nameOf('anna@example.com'));
  expect(nameOf("О'Генри")).toEqual(nameOf('ОГенри'));
  expect(nameOf('???')).toEqual([]);
});
