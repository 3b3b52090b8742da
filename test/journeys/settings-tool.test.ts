import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/token.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

const stored = (account: Account, name: string) =>
  account.sandbox.data().metadata.fields.find((field) => field.name === name);

describe('the tools of settings', () => {
  it('list fields and their options, for one request', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { custom_fields: fields } = await call('list_custom_fields', { entity_type: 'LEADS', query: 'тип объекта' });
    expect(fields).toMatchObject([
      { name: 'Тип объекта', type: 'select', options: [{ label: 'Квартира' }, {}, {}, {}, {}] },
    ]);
    expect(account.sandbox.requestCount()).toBe(1);
  });

  it('create a field, change its options, and delete it once that is confirmed', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { field } = await call<{ field: { id: string } }>('create_custom_field', {
      entity_type: 'LEADS',
      name: 'Способ оплаты',
      type: 'SELECT',
      options: ['Наличные', 'Карта'],
    });
    const changed = await call('update_custom_field', {
      entity_type: 'LEADS',
      field_id: field.id,
      name: 'Оплата',
      add_options: ['Рассрочка'],
      rename_options: [{ option: 'Карта', label: 'Банковская карта' }],
      remove_options: ['Наличные'],
    });
    expect(changed).toMatchObject({
      field: { name: 'Оплата', options: [{ label: 'Банковская карта' }, { label: 'Рассрочка' }] },
    });
    await expect(call('delete_custom_field', { entity_type: 'LEADS', field_id: field.id })).rejects.toThrow(
      /0 leads hold one.*confirm/,
    );
    expect(stored(account, 'Оплата')).toBeDefined();
    await call('delete_custom_field', { entity_type: 'LEADS', field_id: field.id, confirm: true });
    expect(stored(account, 'Оплата')).toBeUndefined();
  });

  it('say that only administrators may change fields', async () => {
    const call = await openTools(await openAccount({ token: sandboxManagerToken }));
    const created = call('create_custom_field', { entity_type: 'LEADS', name: 'Новое', type: 'TEXT' });
    await expect(created).rejects.toThrow(/Only administrators may change custom fields/);
  });

  it('list tags and make sure that tags exist', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const known = account.sandbox
      .data()
      .tags.rows()
      .find(({ entityType }) => entityType === 'leads');
    const answer = await call('create_tags', {
      entity_type: 'LEADS',
      tags: [{ name: known?.name }, { name: 'Срочный замер' }],
    });
    expect(answer).toMatchObject({
      tags: [{ record: { is_new: false, tag: { id: String(known?.id) } } }, { record: { is_new: true } }],
    });
    const { tags } = await call<{ tags: { name: string }[] }>('list_tags', { entity_type: 'LEADS', query: 'срочный' });
    expect(tags.map(({ name }) => name)).toEqual(['Срочный замер']);
  });
});
