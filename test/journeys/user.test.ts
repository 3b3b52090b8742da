import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

const password = 'Vhod2026secret';

const create = `mutation ($inputs: [CreateUserInput!]!, $key: String) {
  createUsers(inputs: $inputs, idempotencyKey: $key) { succeeded items { record { id name email isActive language role { name } rights { leads { view add } } } error { code message issues { path message } } } }
}`;

const anna = { name: 'Анна Крылова', email: 'krylova@example.com', password };

type Created = { createUsers: { succeeded: number; items: { record: Record<string, unknown>; error: unknown }[] } };

async function fail(account: Account, text: string, variables?: Record<string, unknown>) {
  const { errors = [] } = await account.execute(text, variables);
  return { code: errors[0]?.extensions.code, message: errors[0]?.message ?? '', all: JSON.stringify(errors) };
}

/** The paths of the requests for users. */
const asked = ({ sandbox }: Account) =>
  sandbox.requests
    .filter(({ path }) => /users|roles/.test(path))
    .map(({ path, query }) => `${path.replace('/api/v4', '')}?${query}`);

describe('users', () => {
  it('show their role, rights and language without a further question for each', async () => {
    const account = await openAccount();
    const { users } = await account.query<{ users: Record<string, unknown>[] }>(
      '{ users { name language isFree role { name users { id } } rights { leads { view edit add delete export } tasks { edit } mailAccess filesAccess statuses { statusId } } } }',
    );
    expect(users[1]).toEqual({
      name: 'Артём Лапшин',
      language: 'ru',
      isFree: false,
      role: { name: 'Менеджер по продажам', users: [{ id: '10241806' }, { id: '10241814' }, { id: '10241818' }] },
      rights: {
        leads: { view: 'ALL', edit: 'OWN', add: 'ALL', delete: 'DENIED', export: 'OWN' },
        tasks: { edit: 'OWN' },
        mailAccess: false,
        filesAccess: null,
        statuses: [],
      },
    });
    expect(users[0]).toMatchObject({ role: null, rights: { leads: { delete: 'ALL' }, mailAccess: true } });
    expect(asked(account)).toEqual(['/users?page=1&limit=250', '/roles?page=1&limit=250&with=users']);
  });

  it('have phones, ranks and uuids only if these are selected, for one request', async () => {
    const account = await openAccount();
    await account.query('{ users { name } }');
    account.sandbox.clearRequests();
    const { users } = await account.query<{ users: unknown[] }>('{ users { phone rank uuid } }');
    expect(users[0]).toEqual({ phone: null, rank: null, uuid: null });
    await account.query('{ user(id: 10241806) { phone } }');
    expect(asked(account)).toEqual(['/users?page=1&limit=250&with=uuid,phone_number,user_rank']);
  });

  it('are found by an id, and an unknown one names those that exist', async () => {
    const account = await openAccount();
    expect(await account.query('{ user(id: 10388450) { name group { name } } }')).toEqual({
      user: { name: 'Роман Белкин', group: { name: 'Сервис' } },
    });
    expect(await fail(account, '{ user(id: 5) { name } }')).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('`5` is not the id of a user; there are 10241802 «Елена Воронцова»'),
    });
  });
});

describe('new users', () => {
  it('get a role, and each reports its own success or failure', async () => {
    const account = await openAccount();
    const { createUsers: made } = await account.query<Created>(create, {
      inputs: [
        { ...anna, roleId: '512410', language: 'EN' },
        { ...anna, email: 'lapshin@severdom.example.ru' },
        { ...anna, email: 'a@example.com', roleId: '7' },
        { ...anna, email: 'b@example.com', roleId: '512410', isFree: true },
        { ...anna, email: 'c@example.com', rights: { leads: { view: 'GROUP' } } },
      ],
    });
    expect(made.succeeded).toBe(2);
    expect(made.items.map(({ record, error }) => record ?? error)).toMatchObject([
      {
        email: 'krylova@example.com',
        language: 'en',
        isActive: true,
        role: { name: 'Стажёр' },
        rights: { leads: { add: 'DENIED' } },
      },
      { issues: [{ path: 'inputs.1.email', message: 'belongs to the user 10241806 «Артём Лапшин»' }] },
      { issues: [{ path: 'inputs.2.roleId', message: expect.stringContaining('512402 «Менеджер по продажам»') }] },
      { issues: [{ path: 'inputs.3.isFree', message: expect.stringContaining('give only one of') }] },
      { email: 'c@example.com', rights: { leads: { view: 'GROUP' } } },
    ]);
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(1);
    const { usersConnection } = await account.query('{ usersConnection(query: "krylova") { nodes { name } } }');
    expect(usersConnection).toEqual({ nodes: [{ name: 'Анна Крылова' }] });
  });

  it('are refused before anything is sent with a weak password, a strange name or too many at once', async () => {
    const account = await openAccount();
    const refused = async (...inputs: object[]) => (await fail(account, create, { inputs })).message;
    expect(await refused({ ...anna, password: 'short' })).toContain('inputs.0.password: must be at least 6 characters');
    expect(await refused({ ...anna, name: 'Анна <b>' })).toContain('inputs.0.name: must be letters');
    expect(await refused({ ...anna, name: 'А'.repeat(51) })).toContain('inputs.0.name');
    expect(await refused({ ...anna, email: 'Анна' })).toContain('inputs.0.email: must be a valid e-mail address');
    expect(await refused({ ...anna, email: 'Anna <anna@example.com>' })).toContain('inputs.0.email');
    expect(await refused(...Array.from({ length: 11 }, () => anna))).toContain('inputs');
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
  });

  it('are created once if the answer was lost, and once for an idempotency key', async () => {
    const account = await openAccount();
    account.sandbox.fault({ method: 'POST', path: '/users$', drop: 'after' });
    const first = await account.query<Created>(create, { inputs: [anna], key: 'k-1' });
    expect(first.createUsers.succeeded).toBe(1);
    expect(await account.query(create, { inputs: [anna], key: 'k-1' })).toEqual(first);
    expect(account.sandbox.data().metadata.users.filter(({ name }) => name === anna.name)).toHaveLength(1);
  });

  it('have passwords that are in no answer, no error and nothing that is stored', async () => {
    const account = await openAccount();
    const answer = await account.query(create, { inputs: [anna], key: 'k-1' });
    expect(JSON.stringify(answer)).not.toContain(password);
    const kept = await account.state.keyValue.get('idempotency:k-1');
    expect(kept).toHaveProperty('result');
    expect(JSON.stringify(kept)).not.toContain(password);
    // Not even as a digest, which could be guessed: another password is the same request.
    expect(await account.query(create, { inputs: [{ ...anna, password: 'Other2026' }], key: 'k-1' })).toEqual(answer);
    for (const [inputs, problem] of [
      [[{ name: 'Анна', password }], 'email'],
      [[{ ...anna, password: [password] }], 'inputs[0].password'],
      [[{ ...anna, password: { text: password } }], 'inputs[0].password'],
      [[{ ...anna, language: 'DE' }], 'language'],
      [[{ ...anna, password: `${password} \u0000`, email: 'x' }], 'email'],
    ] as const) {
      const { all } = await fail(account, create, { inputs });
      expect(all).toContain(problem);
      expect(all).not.toContain(password);
    }
    account.sandbox.fault({
      method: 'POST',
      path: '/users$',
      status: 422,
      body: { status: 422, detail: 'No seats left' },
    });
    const { createUsers: refused } = await account.query<Created>(create, {
      inputs: [{ ...anna, email: 'x@example.com' }],
    });
    expect(JSON.stringify(refused)).toContain('No seats left');
    expect(JSON.stringify(refused)).not.toContain(password);
  });

  it('have passwords that no tool repeats', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const args = { name: 'Анна', email: 'anna@example.com', role_id: '512402' };
    for (const wrong of [
      { ...args, password: [password] },
      { ...args, password, email: 'x' },
      { ...args, passwords: password },
    ]) {
      const error = await call('create_user', wrong).catch((error: Error) => error.message);
      expect(error).toContain('VALIDATION_FAILED');
      expect(JSON.stringify(error)).not.toContain(password);
    }
    const { user } = await call('create_user', { ...args, password });
    expect(user).toMatchObject({ name: 'Анна', is_active: true });
  });
});

describe('users who leave', () => {
  const set = (verb: string, ...ids: unknown[]) =>
    `mutation { ${verb}Users(ids: [${ids.join(', ')}]) { name isActive } }`;

  it('are locked out and let in again, in one request for all', async () => {
    const account = await openAccount();
    const posts = () => account.sandbox.requestCount(({ method }) => method === 'POST');
    expect(await account.query(set('deactivate', 10_241_806, 10_241_814))).toEqual({
      deactivateUsers: [
        { name: 'Артём Лапшин', isActive: false },
        { name: 'Ксения Морозова', isActive: false },
      ],
    });
    expect(await account.query('{ user(id: 10241806) { isActive } }')).toEqual({ user: { isActive: false } });
    await account.query(set('deactivate', 10_241_806));
    expect(posts()).toBe(1);
    await account.query(set('activate', 10_241_806));
    expect(await account.query('{ user(id: 10241806) { isActive } }')).toEqual({ user: { isActive: true } });
    expect(posts()).toBe(2);
  });

  it('are all of them known and none an administrator, or nothing is sent', async () => {
    const account = await openAccount();
    expect(await fail(account, set('deactivate', 10_241_806, 10_241_802))).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('ids.1: «Елена Воронцова» (10241802) is an administrator'),
    });
    const unknown = await fail(account, set('activate', 5, 10_241_806));
    expect(unknown).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('`5` is not the id of a user'),
    });
    expect(unknown.message).not.toContain('Елена Воронцова');
    expect((await fail(account, set('activate', ...Array.from({ length: 11 }, (_, index) => index + 1)))).code).toBe(
      'VALIDATION_FAILED',
    );
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
    account.sandbox.fault({ method: 'POST', path: '/users/', status: 402 });
    expect((await fail(account, set('deactivate', 10_241_806))).code).toBe('PAYMENT_REQUIRED');
  });

  it('are seen and changed by administrators only, and the error says so', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    for (const text of [
      '{ user(id: 10241806) { name } }',
      set('deactivate', 10_241_806),
      set('activate', 10_241_806),
    ]) {
      expect(await fail(account, text)).toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('amoCRM lets only administrators see'),
      });
    }
    expect(await fail(account, create, { inputs: [anna] })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
