import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';

async function fail(account: Account, text: string) {
  const { errors = [] } = await account.execute(text);
  return { code: errors[0]?.extensions.code, message: errors[0]?.message ?? '', extensions: errors[0]?.extensions };
}

const stored = ({ sandbox }: Account, id: number) => sandbox.data().metadata.roles.find((role) => role.id === id);

describe('a role', () => {
  it('shows its rights and its users, for one request', async () => {
    const account = await openAccount();
    await account.query('{ users { id } pipelines { id } }');
    account.sandbox.clearRequests();
    const { roles } = await account.query<{ roles: unknown[] }>(
      '{ roles { name users { name } rights { contacts { view } statuses { status { name } pipeline { name } view export } } } }',
    );
    expect(roles).toEqual([
      expect.objectContaining({
        users: [{ name: 'Артём Лапшин' }, { name: 'Ксения Морозова' }, { name: 'Денис Ефимов' }],
      }),
      expect.objectContaining({ name: 'Сервисный инженер' }),
      {
        name: 'Стажёр',
        users: [],
        rights: {
          contacts: { view: 'LINKED' },
          statuses: [
            { status: { name: 'Успешно реализовано' }, pipeline: { name: 'Продажи' }, view: 'DENIED', export: null },
          ],
        },
      },
    ]);
    expect(account.sandbox.requests).toHaveLength(1);
  });

  it('is created, also if the answer was lost, and known at once', async () => {
    const account = await openAccount();
    account.sandbox.fault({ method: 'POST', path: '/roles', drop: 'after' });
    const { createRole: made } = await account.query<{ createRole: { id: string } }>(
      `mutation { createRole(input: { name: "Аудитор", rights: { leads: { view: ALL }, tasks: { edit: DENIED }, mailAccess: true,
        statuses: [{ pipelineId: 7604214, statusId: 143, view: DENIED }] } }) { id name rights { leads { view edit } mailAccess statuses { statusId view } } } }`,
    );
    expect(made).toMatchObject({
      name: 'Аудитор',
      rights: {
        leads: { view: 'ALL', edit: 'DENIED' },
        mailAccess: true,
        statuses: [{ statusId: '143', view: 'DENIED' }],
      },
    });
    expect(await account.query(`{ role(id: ${made.id}) { name } }`)).toEqual({ role: { name: 'Аудитор' } });
    expect(account.sandbox.data().metadata.roles).toHaveLength(4);
  });

  it('that is changed keeps the rights that were not given, those on statuses too', async () => {
    const account = await openAccount();
    const before = stored(account, 512_410);
    const { updateRole } = await account.query(
      'mutation { updateRole(id: 512410, input: { rights: { leads: { add: OWN }, catalogAccess: true } }) { name rights { leads { view add } } } }',
    );
    expect(updateRole).toEqual({ name: 'Стажёр', rights: { leads: { view: 'OWN', add: 'OWN' } } });
    expect(stored(account, 512_410)?.rights).toMatchObject({
      ...before?.rights,
      leads: { ...before?.rights.leads, add: 'M' },
      catalogAccess: true,
    });
    await account.query('mutation { updateRole(id: 512410, input: { rights: { statuses: [] } }) { id } }');
    expect(stored(account, 512_410)?.rights.stages).toBeNull();
    account.sandbox.clearRequests();
    await account.query('mutation { updateRole(id: 512410, input: { name: "Практикант" }) { id } }');
    expect(account.sandbox.requests.filter(({ method }) => method !== 'GET').map(({ body }) => body)).toEqual([
      { name: 'Практикант' },
    ]);
  });

  it('changes the rights of its users, who are read again', async () => {
    const account = await openAccount();
    const rights = '{ user(id: 10241806) { rights { leads { delete } } } }';
    expect(await account.query(rights)).toEqual({ user: { rights: { leads: { delete: 'DENIED' } } } });
    await account.query('mutation { updateRole(id: 512402, input: { rights: { leads: { delete: OWN } } }) { id } }');
    expect(await account.query(rights)).toEqual({ user: { rights: { leads: { delete: 'OWN' } } } });
  });

  it('that users have is deleted only if that is confirmed', async () => {
    const account = await openAccount();
    const remove = (id: number, more = '') => `mutation { deleteRole(id: ${id}${more}) }`;
    expect(await fail(account, remove(512_402))).toMatchObject({
      code: 'CONFIRMATION_REQUIRED',
      message: '3 users have the role «Менеджер по продажам» (512402); nothing was deleted.',
      extensions: { users: ['10241806', '10241814', '10241818'], remedy: expect.stringContaining('`confirm: true`') },
    });
    expect(await account.query(remove(512_402, ', confirm: true'))).toEqual({ deleteRole: '512402' });
    expect(await account.query(remove(512_410))).toEqual({ deleteRole: '512410' });
    expect(await account.query('{ user(id: 10241806) { role { id } } }')).toEqual({ user: { role: null } });
    expect(await fail(account, remove(512_410))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('512406 «Сервисный инженер»'),
    });
  });

  it('is refused with rights on a status of another pipeline, or without a right to see roles', async () => {
    const account = await openAccount();
    const foreign = await fail(
      account,
      'mutation { createRole(input: { name: "Аудитор", rights: { statuses: [{ pipelineId: 7604214, statusId: 63210606 }] } }) { id } }',
    );
    expect(foreign.message).toContain('input.rights.statuses.0.statusId: `63210606` is not the id of a status');
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
    const manager = await openAccount({ token: sandboxManagerToken });
    for (const text of [
      '{ roles { id } }',
      '{ role(id: 512402) { id } }',
      'mutation { createRole(input: { name: "Аудитор", rights: {} }) { id } }',
      'mutation { deleteRole(id: 512402) }',
    ]) {
      expect(await fail(manager, text)).toMatchObject({
        code: 'FORBIDDEN',
        message: 'amoCRM lets only administrators see and change roles, and the user of its token is not one.',
      });
    }
  });
});
