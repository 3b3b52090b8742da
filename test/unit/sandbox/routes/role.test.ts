import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const { call, get, post, patch } = useSandbox({ leads: 60 });
const remove = (path: string) => call('DELETE', path);

describe('roles of the sandbox', () => {
  it('keep the rights on stages only until null is sent', async () => {
    const { body } = await patch('/roles/512410', { rights: { leads: { view: 'A' }, mail_access: true } });
    expect(body.rights).toMatchObject({
      leads: { view: 'A', add: 'D' },
      mail_access: true,
      status_rights: [{ status_id: 142 }],
    });
    expect((await patch('/roles/512410', { rights: { status_rights: null } })).body.rights.status_rights).toBeNull();
    expect(problems(await patch('/roles/512410', { rights: { leads: { view: 'X' } } }))).toEqual([
      'NotSupportedChoice rights.leads.view',
    ]);
  });

  it('a role that is deleted leaves its rights to its users', async () => {
    const { status, body } = await post('/roles', [{ name: 'Аудитор', rights: { leads: { view: 'A' } } }]);
    expect([status, body._embedded.roles[0].rights.leads]).toMatchObject([201, { view: 'A', edit: 'D' }]);
    expect((await remove('/roles/512402')).status).toBe(204);
    expect((await get('/users/10241806')).body.rights).toMatchObject({ role_id: null, leads: { edit: 'M' } });
  });
});
