import { findUser, listUsers, loadUserDetails, requireShown, type ShownUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { Role } from './ref.ts';
import { Rights } from './rights.ts';
import { toRank, UserRank } from './user-rank.ts';

/** A group of users. */
export const UserGroup = builder.objectRef<{ id: number; name: string }>('UserGroup').implement({
  description: 'A group of users (department).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM; 0 is the group that every account has.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

/** The cost of fields that amoCRM adds only when asked. */
const detail = 'Costs one request to amoCRM for all users, whose answer is cached.';

/** A user of the account. */
export const User = builder.objectRef<ShownUser>('User').implement({
  description: 'A user of the account: an employee. amoCRM shows users to administrators only.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Their id in amoCRM.' }),
    name: t.string({
      nullable: true,
      description: 'Their name; null for a user who was removed from the account.',
      resolve: (user) => requireShown(user).name ?? null,
    }),
    email: t.string({ nullable: true, description: 'E-mail.', resolve: (user) => requireShown(user).email ?? null }),
    isActive: t.boolean({
      description: 'Whether they can use the account. An inactive user may still be responsible for leads.',
      resolve: (user) => requireShown(user).is_active ?? false,
    }),
    isAdmin: t.boolean({
      description: 'Whether they are an administrator.',
      resolve: (user) => requireShown(user).is_admin ?? false,
    }),
    group: t.field({
      type: UserGroup,
      nullable: true,
      description: 'Their group.',
      resolve: async (user, _, { metadata }) => {
        const { users_groups } = await metadata.account();
        return users_groups.find((group) => group.id === requireShown(user).group_id) ?? null;
      },
    }),
    role: t.field({
      type: Role,
      nullable: true,
      description: 'Their role; null for users with rights of their own.',
      resolve: async (user, _, { metadata }) => {
        const { role_id } = requireShown(user);
        return role_id ? ((await metadata.role(role_id)) ?? null) : null;
      },
    }),
    rights: t.field({
      type: Rights,
      nullable: true,
      description: 'What they may do, be it by their role; null for a user who was removed from the account.',
      resolve: (user) => requireShown(user).rights ?? null,
    }),
    language: t.string({
      nullable: true,
      description: 'Language of their interface, e.g. `ru`.',
      resolve: (user) => requireShown(user).lang || null,
    }),
    isFree: t.boolean({
      description: 'Whether they use a free seat.',
      resolve: (user) => requireShown(user).is_free ?? false,
    }),
    phone: t.string({
      nullable: true,
      description: `Phone; null if they have none. ${detail}`,
      resolve: async (user, _, context) => (await loadUserDetails(user, context))?.phone_number ?? null,
    }),
    rank: t.field({
      type: UserRank,
      nullable: true,
      description: `How experienced they are; null if amoCRM has not said. ${detail}`,
      resolve: async (user, _, context) => toRank((await loadUserDetails(user, context))?.user_rank ?? null),
    }),
    uuid: t.string({
      nullable: true,
      description: `Their uuid; null if amoCRM has not said. ${detail}`,
      resolve: async (user, _, context) => (await loadUserDetails(user, context))?.uuid ?? null,
    }),
  }),
});

builder.queryField('users', (t) =>
  t.field({
    type: [User],
    nullable: true,
    description: 'All users of the account. Needs an administrator’s token.',
    resolve: (_root, _args, { metadata }) => metadata.users(),
  }),
);

builder.queryField('user', (t) =>
  t.field({
    type: User,
    nullable: true,
    description: 'One user by their id or name. An unknown one is an error. Needs an administrator’s token.',
    args: { id: t.arg.id({ of: 'user', required: true, description: 'User.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => findUser(id, context),
  }),
);

const UserConnection = builder.connectionObject(
  { type: User, name: 'UserConnection', description: 'A page of users.' },
  { name: 'UserEdge', description: 'A user in a list.' },
);

builder.queryField('usersConnection', (t) =>
  t.field({
    type: UserConnection,
    nullable: true,
    description: 'The users of the account, page by page, by id. Needs an administrator’s token.',
    args: {
      query: t.arg.string({ description: 'Part of the name or e-mail.', validate: constraint.name }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listUsers(args, context),
  }),
);
