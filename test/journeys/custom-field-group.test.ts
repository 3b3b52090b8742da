import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/token.ts';
import { type Account, openAccount } from '../harness.ts';

const list = (account: Account) =>
  account.query<{ customFieldGroups: { id: string; name: string; fields: { name: string }[] }[] }>(
    '{ customFieldGroups(entityType: LEADS) { id name sort isPredefined fields { name } } }',
  );

const idOf = (account: Account, name: string) =>
  String(account.sandbox.data().metadata.fields.find((field) => field.name === name)?.id);

const groupOf = (account: Account, name: string) =>
  account.sandbox.data().metadata.fields.find((field) => field.name === name)?.groupId;

const update =
  'mutation ($id: String!, $input: CustomFieldGroupInput!) { updateCustomFieldGroup(entityType: LEADS, id: $id, input: $input) { id name sort fields { name } } }';

describe('the groups of custom fields', () => {
  it('are listed with their fields, for one request each, and kept', async () => {
    const account = await openAccount();
    const { customFieldGroups } = await list(account);
    expect(customFieldGroups.map(({ name }) => name)).toEqual(['Статистика', 'Монтаж']);
    expect(customFieldGroups[0]?.fields.map(({ name }) => name)).toContain('utm_source');
    await list(account);
    expect(account.sandbox.requestCount()).toBe(2);
  });

  it('are created, changed and deleted, and the fields that are not named stay where they are', async () => {
    const account = await openAccount();
    await list(account);
    const { createCustomFieldGroup: group } = await account.query<{
      createCustomFieldGroup: { id: string; sort: number };
    }>(
      'mutation { createCustomFieldGroup(entityType: LEADS, name: " Договор ", idempotencyKey: "g1") { id name sort } }',
    );
    expect(group).toEqual({ id: expect.stringMatching(/^leads_\d+$/), name: 'Договор', sort: 4 });
    const fields = [idOf(account, 'Номер договора'), idOf(account, 'Предоплата')];
    await account.query(update, { id: group.id, input: { addFieldIds: [fields[0]] } });
    const { updateCustomFieldGroup } = await account.query<{ updateCustomFieldGroup: object }>(update, {
      id: group.id,
      input: { name: 'Документы', sort: 1, addFieldIds: [fields[1]] },
    });
    expect(updateCustomFieldGroup).toEqual({
      id: group.id,
      name: 'Документы',
      sort: 1,
      fields: [{ name: 'Номер договора' }, { name: 'Предоплата' }],
    });
    await account.query(update, { id: group.id, input: { removeFieldIds: [fields[0]] } });
    expect([groupOf(account, 'Номер договора'), groupOf(account, 'Предоплата')]).toEqual([null, group.id]);
    await account.query('mutation ($id: String!) { deleteCustomFieldGroup(entityType: LEADS, id: $id) { id } }', {
      id: group.id,
    });
    expect((await list(account)).customFieldGroups.map(({ name }) => name)).toEqual(['Статистика', 'Монтаж']);
    expect(groupOf(account, 'Предоплата')).toBeNull();
  });

  it('are created once if two callers want the same, and a name is not used twice', async () => {
    const account = await openAccount();
    const create = () =>
      account.execute('mutation { createCustomFieldGroup(entityType: CONTACTS, name: "Семья") { id } }');
    const [one, other] = await Promise.all([create(), create()]);
    const errors = [...(one.errors ?? []), ...(other.errors ?? [])];
    expect(errors.map(({ extensions }) => extensions.issues)).toEqual([
      [{ path: ['name'], message: expect.stringContaining('is the name of the group contacts_') }],
    ]);
    expect(account.sandbox.data().metadata.fieldGroups.filter(({ name }) => name === 'Семья')).toHaveLength(1);
  });

  it.each([
    ['unknown', 'leads_1', 'NOT_FOUND', '`leads_1` is not the id of a group of the fields of leads; there are'],
    ['main', 'main', 'NOT_FOUND', '`main` is not the id of a group'],
    ['amoCRM’s own', 'statistic', 'VALIDATION_FAILED', 'a group of amoCRM’s own, which cannot be deleted'],
    ['a path', '../users', 'VALIDATION_FAILED', 'must be the id of a group'],
  ])('are not deleted if the id is %s', async (_, id, code, message) => {
    const account = await openAccount();
    const { errors } = await account.execute(
      'mutation ($id: String!) { deleteCustomFieldGroup(entityType: LEADS, id: $id) { id } }',
      { id },
    );
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { code } });
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('are not changed if the id is unknown, or a field is of another entity', async () => {
    const account = await openAccount();
    const unknown = await account.execute(update, { id: 'leads_1', input: { name: 'Новое' } });
    expect(unknown.errors?.[0]?.message).toContain('there are statistic «Статистика»');
    const phone = idOf(account, 'Телефон');
    const foreign = await account.execute(update, { id: 'statistic', input: { addFieldIds: [phone] } });
    expect(foreign.errors?.[0]?.message).toContain(`No custom field of leads has the id ${phone}`);
  });

  it('are changed by administrators only, and the error says so', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const { errors } = await account.execute(
      'mutation { createCustomFieldGroup(entityType: LEADS, name: "Новая") { id } }',
    );
    expect(errors?.[0]?.message).toContain('Only administrators may change groups of custom fields');
  });
});
