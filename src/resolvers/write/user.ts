import type { User, UserWrite } from '../../amocrm/index.ts';
import { type Candidate, describeUnknown, settingNotFound } from '../../errors/candidate.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { type RightsInput, rightsTranslation } from '../rights.ts';
import { type Translation, translate } from '../translation.ts';
import { asAdmin, explainAdmins } from './admin.ts';
import { type BatchResult, oneOf, sendBatch } from './batch.ts';
import { createSettings } from './create-setting.ts';

/** A `CreateUserInput`. */
export interface CreateUserInput {
  name: string;
  email: string;
  password: string;
  language?: Nullish<string>;
  roleId?: Nullish<string>;
  isFree?: Nullish<boolean>;
  rights?: Nullish<RightsInput>;
}

/** What only administrators may do, for errors. */
const work = 'see and change users';

const creation: Translation<CreateUserInput, UserWrite> = {
  name: (name) => ({ name }),
  email: (email) => ({ email }),
  password: (password) => ({ password }),
  language: (lang) => ({ lang }),
  roleId: async (id, path, { context }) => {
    await checkRole(id, path, context);
    return { rights: { role_id: Number(id) } };
  },
  isFree: (is_free) => (is_free ? { rights: { is_free } } : {}),
  rights: async (rights, path, { context }) => ({
    rights: await translate(rightsTranslation, { input: rights, path, context }),
  }),
};

/** Creates up to 10 users in one request; each reports its own success or failure. Their passwords are not part of any result. */
export async function createUsers(
  inputs: CreateUserInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<User>[]> {
  const { amocrm, metadata } = context;
  const send = (writes: UserWrite[]) =>
    createSettings(context, writes, {
      name: 'users',
      known: () => metadata.users(),
      list: () => amocrm.users.all(),
      send: (items) => amocrm.users.create(items),
      compare: ['email'],
    });
  try {
    const results = await asAdmin(work, () =>
      sendBatch(
        inputs,
        (input, index) => toWrite(input, path ?? ['inputs', index], context),
        send,
        (_, user) => user,
        context,
      ),
    );
    return explainAdmins(results, work);
  } finally {
    await metadata.renew('users', 'userDetails', 'roles');
  }
}

/** Creates one user. */
export const createUser = oneOf(createUsers);

/** @throws {ValidationError} if an input names more than one source of rights, which amoCRM does not combine */
async function toWrite(input: CreateUserInput, path: Issue['path'], context: Context): Promise<UserWrite> {
  const sources = [input.roleId && 'roleId', input.isFree && 'isFree', input.rights && 'rights'].filter(Boolean);
  if (sources.length > 1) {
    const message = `give only one of \`roleId\`, \`isFree\` and \`rights\`, not ${sources.join(' and ')}`;
    throw new ValidationError([{ path: [...path, String(sources[1])], message }]);
  }
  await checkEmail(input.email, [...path, 'email'], context);
  // The schema requires the rest.
  return (await translate(creation, { input, path, context })) as UserWrite;
}

/** @throws {ValidationError} for an unknown role, naming the known ones */
async function checkRole(id: string, path: Issue['path'], { metadata }: Context): Promise<void> {
  if (await asAdmin(work, () => metadata.find(['roles'], () => metadata.role(Number(id))))) return;
  throw new ValidationError([{ path, message: describeUnknown([id], 'a role', await metadata.roles()) }]);
}

/** amoCRM says only that the value is not valid. */
async function checkEmail(email: string, path: Issue['path'], { metadata }: Context): Promise<void> {
  const users = await asAdmin(work, () => metadata.users());
  const known = users.find((user) => user.email.toLowerCase() === email.toLowerCase());
  if (!known) return;
  const state = known.is_active ? '' : ', who is not active and can be let in again';
  throw new ValidationError([{ path, message: `belongs to the user ${known.id} «${known.name}»${state}` }]);
}

/**
 * Lets users in or locks them out, all of them or none. Users that are so already are not sent.
 *
 * @throws {NotFoundError} for unknown users
 * @throws {ValidationError} for administrators, whom amoCRM refuses
 */
export async function setUsersActive(ids: readonly string[], isActive: boolean, context: Context): Promise<User[]> {
  const { amocrm, metadata } = context;
  const users = await findUsers(ids, context);
  const changed = users.filter((user) => user.is_active !== isActive).map(({ id }) => id);
  if (changed.length > 0) {
    const { users: routes } = amocrm;
    await asAdmin(work, () => (isActive ? routes.activate(changed) : routes.deactivate(changed))).finally(() =>
      metadata.renew('users'),
    );
  }
  return users.map((user) => ({ ...user, is_active: isActive }));
}

async function findUsers(ids: readonly string[], context: Context): Promise<User[]> {
  const { metadata } = context;
  const wanted = [...new Set(ids.map(Number))];
  const find = async () => {
    const users = await metadata.users();
    const found = wanted.flatMap((id) => users.find((user) => user.id === id) ?? []);
    return found.length === wanted.length ? found : undefined;
  };
  const found = await asAdmin(work, () => metadata.find(['users'], find));
  if (!found) {
    const users = await metadata.users();
    const unknown = wanted.filter((id) => !users.some((user) => user.id === id));
    throw settingNotFound(unknown, 'a user', toCandidates(users));
  }
  const issues = found.flatMap(({ id, name, is_admin }): Issue[] => {
    const message = `«${name}» (${id}) is an administrator; amoCRM switches them only in its interface`;
    return is_admin ? [{ path: ['ids', ids.indexOf(String(id))], message }] : [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
  return found;
}

function toCandidates(users: readonly User[]): Candidate[] {
  return users.filter(({ is_admin }) => !is_admin).map(({ id, name }) => ({ id, name }));
}
