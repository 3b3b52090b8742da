import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const { get, post } = useSandbox({ leads: 60 });

describe('users of the sandbox', () => {
  const user = { name: 'Анна', email: 'anna@severdom.example.ru', password: 'Secret1' };

  it('are added with a role, at most ten users at once', async () => {
    const answer = await post('/users', [{ ...user, rights: { role_id: 512410 } }]);
    expect([answer.status, answer.body._embedded.users[0].rights]).toMatchObject([
      201,
      { role_id: 512410, leads: { add: 'D' }, is_active: true },
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('Secret1');
    expect((await get('/roles/512410?with=users')).body._embedded.users).toHaveLength(1);
    const many = Array.from({ length: 11 }, (_, index) => ({ ...user, email: `a${index}@example.ru` }));
    expect((await post('/users', many)).status).toBe(422);
  });

  it('are refused with a weak password, a known e-mail or an unknown role', async () => {
    const bad = { name: 'Анна <b>', email: 'lapshin@severdom.example.ru', password: 'secret', rights: { role_id: 1 } };
    expect(problems(await post('/users', [bad]))).toEqual([
      'NotSupportedChoice email',
      'NotSupportedChoice name',
      'NotSupportedChoice password',
      'NotSupportedChoice rights.role_id',
    ]);
  });

  it('are switched off and on, but no administrators', async () => {
    const off = await post('/users/deactivate', [{ id: 10_241_806 }]);
    expect([off.status, off.body]).toEqual([204, undefined]);
    expect((await get('/users/10241806')).body.rights.is_active).toBe(false);
    expect((await post('/users/activate', [{ id: 10_241_806 }])).status).toBe(202);
    expect((await post('/users/deactivate', [{ id: 10_241_802 }])).status).toBe(400);
  });
});
