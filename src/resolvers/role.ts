import type { Rights, RightsWrite, Role, RoleWrite } from '../amocrm/index.ts';
import { settingNotFound } from '../errors/candidate.ts';
import { ConfirmationRequiredError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type RightsInput, rightsTranslation } from './rights.ts';
import { type Translation, translate } from './translation.ts';
import { asAdmin } from './write/admin.ts';
import { one, sendBatch } from './write/batch.ts';
import { createSettings } from './write/create-setting.ts';

/** An `UpdateRoleInput`. */
export interface UpdateRoleInput {
  name?: Nullish<string>;
  rights?: Nullish<RightsInput>;
}

/** A `CreateRoleInput`. */
export interface CreateRoleInput {
  name: string;
  rights: RightsInput;
}

const changes: Translation<UpdateRoleInput, RoleWrite> = {
  name: (name) => ({ name }),
  rights: async (rights, path, { context }) => ({
    rights: await translate(rightsTranslation, { input: rights, path, context }),
  }),
};

/** What only administrators may do, for errors. */
const work = 'see and change roles';

/** All roles. @throws {ForbiddenError} if the token's user is not an administrator */
export function listRoles({ metadata }: Context): Promise<Role[]> {
  return asAdmin(work, () => metadata.roles());
}

/** A role by its id. @throws {NotFoundError} for an unknown one, naming the known ones */
export async function loadRole(id: string, { metadata }: Pick<Context, 'metadata'>): Promise<Role> {
  const role = await asAdmin(work, () => metadata.find(['roles'], () => metadata.role(Number(id))));
  if (role) return role;
  throw settingNotFound([id], 'a role', await metadata.roles());
}

/** Creates a role. */
export async function createRole(input: CreateRoleInput, context: Context): Promise<Role> {
  const { amocrm, metadata } = context;
  const prepare = async () => (await translate(changes, { input, path: ['input'], context })) as RoleWrite;
  const send = (writes: RoleWrite[]) =>
    createSettings(context, writes, {
      name: 'roles',
      known: () => metadata.roles(),
      list: () => amocrm.roles.all(),
      send: (items) => amocrm.roles.create(items),
      compare: ['name'],
    });
  return asAdmin(work, () => one(sendBatch([input], prepare, send, (_, role) => role, context))).finally(() =>
    metadata.renew('roles'),
  );
}

/**
 * Changes a role. It is read first, because amoCRM does not document what becomes of rights that are not sent, and wipes those on
 * statuses: all rights are sent, with the given ones in place of the present ones.
 */
export async function updateRole(id: string, input: UpdateRoleInput, context: Context): Promise<Role> {
  const { amocrm, metadata } = context;
  const given = await translate(changes, { input, path: ['input'], context });
  await loadRole(id, context);
  const before = given.rights && (await asAdmin(work, () => amocrm.roles.get(Number(id))));
  const rights = before && given.rights && { rights: mergeRights(before.rights, given.rights) };
  const users = (await metadata.role(Number(id)))?.users ?? [];
  const role = await asAdmin(work, () => amocrm.roles.update(Number(id), { ...given, ...rights })).finally(() =>
    // Users have the rights of their role.
    metadata.renew('roles', 'users'),
  );
  return { ...role, users };
}

/** All rights as they will be. */
function mergeRights(before: Rights, given: RightsWrite): RightsWrite {
  const { status_rights, files_access: _, ...present } = before;
  const statuses = status_rights.map((status) => ({ ...status, entity_type: 'leads', rights: known(status.rights) }));
  return {
    ...present,
    leads: { ...known(present.leads), ...given.leads },
    contacts: { ...known(present.contacts), ...given.contacts },
    companies: { ...known(present.companies), ...given.companies },
    tasks: { ...known(present.tasks), ...given.tasks },
    ...(given.mail_access !== undefined && { mail_access: given.mail_access }),
    ...(given.catalog_access !== undefined && { catalog_access: given.catalog_access }),
    status_rights: given.status_rights ?? (statuses as NonNullable<RightsWrite['status_rights']>),
  };
}

/** Rights without those that amoCRM has not said. */
function known<Value extends object>(rights: Value): { [Right in keyof Value]?: NonNullable<Value[Right]> } {
  return Object.fromEntries(Object.entries(rights).filter(([, reach]) => reach !== null)) as never;
}

/**
 * Deletes a role.
 *
 * @throws {ConfirmationRequiredError} if users have it, unless `confirm`: amoCRM does not document which rights they have then
 */
export async function deleteRole(id: string, confirm: boolean, context: Context): Promise<string> {
  const { amocrm, metadata } = context;
  const { name, users } = await loadRole(id, context);
  if (users.length > 0 && !confirm) {
    const who = users.length === 1 ? '1 user has' : `${users.length} users have`;
    throw new ConfirmationRequiredError(`${who} the role «${name}» (${id}); nothing was deleted.`, {
      remedy:
        'Ask the user first. Give them another role in amoCRM itself, or use `confirm: true`: check their rights afterwards.',
      data: { users: users.map(String) },
    });
  }
  await asAdmin(work, () => amocrm.roles.delete(Number(id))).finally(() => metadata.renew('roles', 'users'));
  return id;
}
