import { type Followers, loadFollowers } from '../resolvers/follower.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { Customer, Lead } from './ref.ts';
import { User, UserGroup } from './user.ts';

const FollowersType = builder.objectRef<Followers>('Followers').implement({
  description: 'Who follows a card and gets notified of its changes. amoCRM’s API can only show it.',
  fields: (t) => ({
    users: t.field({
      type: [User],
      description: 'The users.',
      resolve: async ({ userIds }, _, context, info) => {
        const users = await Promise.all(userIds.map((id) => loadUser(id, context, info)));
        return users.filter((user) => user !== null);
      },
    }),
    groups: t.field({
      type: [UserGroup],
      description: 'The groups, all of whose users follow.',
      resolve: async ({ groupIds }, _, { metadata }) =>
        (await metadata.account()).users_groups.filter(({ id }) => groupIds.includes(id)),
    }),
  }),
});

const cost = 'One request for each record.';

builder.objectField(Lead, 'followers', (t) =>
  t.field({
    type: FollowersType,
    nullable: true,
    description: `Who follows it. ${cost}`,
    resolve: ({ id }, _, context) => loadFollowers('leads', id, context),
  }),
);

builder.objectField(Customer, 'followers', (t) =>
  t.field({
    type: FollowersType,
    nullable: true,
    description: `Who follows it. ${cost}`,
    resolve: ({ id }, _, context) => loadFollowers('customers', id, context),
  }),
);
