import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, type Check, parseBatch } from '../check.ts';
import { formatUser } from '../formatters/user.ts';
import { listPage, parseWith } from '../listing.ts';
import type { UserRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { noRights, parseRights } from '../rights.ts';

/** amoCRM API v4, users. Administrators only. */
export const userRoutes: Route[] = [
  { method: 'GET', template: '/users', handle: listUsers },
  { method: 'GET', template: '/users/{id}', handle: getUser },
  { method: 'POST', template: '/users', handle: addUsers },
  { method: 'POST', template: '/users/activate', handle: (call) => setActive(call, true) },
  { method: 'POST', template: '/users/deactivate', handle: (call) => setActive(call, false) },
];

/** Users in one request. */
const maxUsers = 10;

const languages = ['ru', 'en', 'es', 'pt'];

function listUsers(call: Call): Reply {
  requireAdmin(call);
  const wanted = parseWith(call.query);
  return listPage(call, call.store.metadata.users, {
    key: 'users',
    format: (user) => formatUser(call, user, wanted),
    counts: true,
  });
}

function getUser(call: Call): Reply {
  requireAdmin(call);
  const user = call.store.user(Number(call.params.id));
  if (user === undefined) throw new Problem(404, 'User not found');
  return ok(formatUser(call, user, parseWith(call.query)));
}

/** The password is checked and not kept. */
function addUsers(call: Call): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body, maxUsers).map((item) => ({ ...item, row: parseUser(call, item.check) }));
  assertValid(items);
  const users = items.map(({ row, requestId }) => {
    const stored = call.store.settings.put('users', { ...row, id: call.store.settings.reserveId('users') });
    return { ...formatUser(call, stored, new Set()), request_id: requestId };
  });
  return { status: 201, body: { _total_items: users.length, _embedded: { users } } };
}

function parseUser(call: Call, check: Check): Omit<UserRow, 'id'> {
  check.require('name', 'email', 'password');
  const [name = '', email = '', password = ''] = ['name', 'email', 'password'].map((key) => check.string(key));
  if (!/^[\p{L}\d .@_-]{1,50}$/u.test(name)) check.refuse('name');
  const isTaken = call.store.metadata.users.some((user) => user.email.toLowerCase() === email.toLowerCase());
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || isTaken) check.refuse('email');
  if (!/^(?=.*\d)(?=.*\p{Lu})(?=.*\p{Ll}).{6,}$/u.test(password)) check.refuse('password');
  const lang = check.string('lang') ?? 'ru';
  if (!languages.includes(lang)) check.refuse('lang');
  const rights = check.object('rights');
  const roleId = rights?.integer('role_id') ?? null;
  if (roleId !== null && !call.store.settings.get('roles', roleId)) rights?.refuse('role_id');
  return {
    name,
    email,
    phone: null,
    groupId: rights?.integer('group_id') ?? 0,
    isAdmin: rights?.boolean('is_admin') ?? false,
    isActive: true,
    lang,
    isFree: rights?.boolean('is_free') ?? false,
    roleId,
    rights: rights ? parseRights(rights, noRights) : noRights,
  };
}

/** All of them or none. Administrators are refused (guess: 400 like users of other accounts). */
function setActive(call: Call, isActive: boolean): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body, maxUsers);
  for (const { check } of items) check.require('id');
  assertValid(items);
  const ids = items.map(({ check }) => check.integer('id') ?? 0);
  const users = ids.map((id) => call.store.user(id));
  const foreign = ids.filter((_, index) => users[index] === undefined || users[index].isAdmin);
  if (foreign.length > 0) {
    throw new Problem(400, `User(s) ${foreign.join(', ')} are not associated with provided account.`);
  }
  for (const user of users) if (user) call.store.settings.put('users', { ...user, isActive });
  return isActive ? { status: 202 } : empty;
}
