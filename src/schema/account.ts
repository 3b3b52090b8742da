import type { Account as AccountRecord } from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { User, UserGroup } from './user.ts';

/** A task type: a call, a meeting, or one that the account defined. */
export const TaskType = builder.objectRef<AccountRecord['task_types'][number]>('TaskType').implement({
  description: 'A task type: a call, a meeting, or one that the account defined.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id: 1 is a follow-up, 2 a meeting.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'Its code; null for a type that the account defined.',
    }),
  }),
});

/** The account. */
export const Account = builder.objectRef<AccountRecord>('Account').implement({
  description: 'The amoCRM account that the token belongs to.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    subdomain: t.exposeString('subdomain', { description: 'The first part of its address.' }),
    url: t.string({ description: 'Its address in a browser.', resolve: (_account, _, { accountUrl }) => accountUrl }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'ISO 3166 code of its country, the default for phones without a country code.',
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'ISO 4217 code of the currency of all prices.',
    }),
    timezone: t.exposeString('timezone', { description: 'Its IANA timezone. Dates without a time are in it.' }),
    now: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The current time in its timezone, by amoCRM’s clock.',
      resolve: (_account, _, context) => showDateTime(context.now(), context),
    }),
    currentUser: t.field({
      type: User,
      nullable: true,
      description: 'The user that the token acts as.',
      resolve: (account, _, context, info) => loadUser(account.current_user_id, context, info),
    }),
    userGroups: t.field({
      type: [UserGroup],
      description: 'Its user groups.',
      resolve: (account) => account.users_groups,
    }),
    taskTypes: t.field({
      type: [TaskType],
      description: 'The task types of the account.',
      resolve: (account) => account.task_types,
    }),
  }),
});

builder.queryField('account', (t) =>
  t.field({
    type: Account,
    nullable: true,
    description: 'The account that the token belongs to.',
    resolve: (_root, _args, { metadata }) => metadata.account(),
  }),
);
