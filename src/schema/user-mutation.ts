import type { Noun } from '../resolvers/name/index.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { withoutPasswords } from '../resolvers/write/password.ts';
import * as resolver from '../resolvers/write/user.ts';
import { creates, ensures, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { RightsInput } from './rights.ts';
import { User } from './user.ts';

const UserLanguage = builder.enumType('UserLanguage', {
  description: 'A language of amoCRM’s interface.',
  values: {
    RU: { value: 'ru', description: 'Russian.' },
    EN: { value: 'en', description: 'English.' },
    ES: { value: 'es', description: 'Spanish.' },
    PT: { value: 'pt', description: 'Portuguese.' },
  } as const,
});

const CreateUserInput = inputOf<resolver.CreateUserInput>()(
  builder.inputType('CreateUserInput', {
    description: 'A new user. Give at most one of `roleId`, `isFree` and `rights`.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Their name.', validate: constraint.userName }),
      email: t.string({ required: true, description: 'Their e-mail.', validate: constraint.plainEmail }),
      password: t.string({
        required: true,
        description:
          'Their first password: at least 6 characters, a digit, a capital and a small letter. Never stored.',
        validate: constraint.password,
      }),
      language: t.field({ type: UserLanguage, description: 'Language of their interface.' }),
      roleId: t.id({ description: 'Role that decides their rights.', validate: constraint.id }),
      isFree: t.boolean({ description: 'Whether they use a free seat.' }),
      rights: t.field({ type: RightsInput, description: 'Rights of their own.' }),
    }),
  }),
);

const UserBatch = batchType('User', User);

/** The effect of a key that is used again with another password. */
const ofPasswords =
  'The password is not part of what the idempotency key compares: a repetition with another one returns the first answer.';

builder.mutationFields((t) => {
  const ids = (of: Noun) =>
    t.arg.idList({ of, required: true, description: 'Users, at most 10.', validate: constraint.idListUpTo(10) });
  return {
    createUser: t.field({
      type: User,
      description: `Creates a user, whom amoCRM charges for unless the seat is free. Needs an administrator’s token. ${ofPasswords}`,
      extensions: creates,
      args: {
        input: t.arg({ type: CreateUserInput, required: true, description: 'The new user.' }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent(withoutPasswords(args), context, info, (context) => resolver.createUser(args.input, context)),
    }),
    createUsers: t.field({
      type: UserBatch,
      description: `Creates up to 10 users and returns a result for each. Needs an administrator’s token. ${ofPasswords}`,
      extensions: creates,
      args: {
        inputs: t.arg({
          type: [CreateUserInput],
          required: true,
          description: 'The new users.',
          validate: constraint.itemsUpTo(10),
        }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent(withoutPasswords(args), context, info, (context) => resolver.createUsers(args.inputs, context)),
    }),
    activateUsers: t.field({
      type: [User],
      description:
        'Lets inactive users use the account again: all of them or, if amoCRM refuses one, none. Needs an administrator’s token and amoCRM’s largest plan.',
      extensions: ensures,
      args: { ids: ids('inactiveUser') },
      resolve: (_root, { ids }, context) => resolver.setUsersActive(ids, true, context),
    }),
    deactivateUsers: t.field({
      type: [User],
      description:
        'Locks users out of the account: all of them or, if amoCRM refuses one, none. They stay responsible for their records. Needs an administrator’s token and amoCRM’s largest plan.',
      extensions: overwrites,
      args: { ids: ids('user') },
      resolve: (_root, { ids }, context) => resolver.setUsersActive(ids, false, context),
    }),
  };
});
