import type { Role as RoleRecord } from '../amocrm/index.ts';
import * as resolver from '../resolvers/role.ts';
import { loadUser } from '../resolvers/user.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Role } from './ref.ts';
import { Rights, RightsInput } from './rights.ts';
import { User } from './user.ts';

Role.implement({
  description: 'A role: rights under a name, for several users.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    rights: t.expose('rights', { type: Rights, description: 'What its users may do.' }),
    users: t.field({
      type: [User],
      nullable: true,
      description: 'Its users.',
      resolve: async ({ users }: RoleRecord, _, context, info) =>
        (await Promise.all(users.map((id) => loadUser(id, context, info)))).filter((user) => user !== null),
    }),
  }),
});

builder.queryFields((t) => ({
  roles: t.field({
    type: [Role],
    nullable: true,
    description: 'All roles of the account. Needs an administrator’s token.',
    resolve: (_root, _args, context) => resolver.listRoles(context),
  }),
  role: t.field({
    type: Role,
    nullable: true,
    description: 'One role by its id or name. An unknown one is an error.',
    args: { id: t.arg.id({ of: 'role', required: true, description: 'Role.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.loadRole(id, context),
  }),
}));

const CreateRoleInput = inputOf<resolver.CreateRoleInput>()(
  builder.inputType('CreateRoleInput', {
    description: 'A new role.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Its name.', validate: constraint.name }),
      rights: t.field({
        type: RightsInput,
        required: true,
        description: 'What its users may do; omitted rights are up to amoCRM.',
      }),
    }),
  }),
);

const UpdateRoleInput = inputOf<resolver.UpdateRoleInput>()(
  builder.inputType('UpdateRoleInput', {
    description: 'Fields to change. Omitted fields and rights keep their value.',
    fields: (t) => ({
      name: t.string({ description: 'Its name.', validate: constraint.name }),
      rights: t.field({ type: RightsInput, description: 'Rights to change.' }),
    }),
    validate: constraint.notEmpty,
  }),
);

builder.mutationFields((t) => ({
  createRole: t.field({
    type: Role,
    description: 'Creates a role. Needs an administrator’s token.',
    extensions: creates,
    args: {
      input: t.arg({ type: CreateRoleInput, required: true, description: 'The new role.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createRole(args.input, context)),
  }),
  updateRole: t.field({
    type: Role,
    description: 'Changes a role, and so the rights of all its users. Needs an administrator’s token.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ of: 'role', required: true, description: 'Role.', validate: constraint.id }),
      input: t.arg({ type: UpdateRoleInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updateRole(id, input, context),
  }),
  deleteRole: t.field({
    type: 'ID',
    description:
      'Deletes a role and returns its id. If users have it, this is refused with CONFIRMATION_REQUIRED. Needs an administrator’s token.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ of: 'role', required: true, description: 'Role.', validate: constraint.id }),
      confirm: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to delete it although users have it. amoCRM does not say which rights they have then.',
      }),
    },
    resolve: (_root, { id, confirm }, context) => resolver.deleteRole(id, confirm, context),
  }),
}));
