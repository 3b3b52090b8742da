import { formatDateTime } from '../resolvers/account-time.ts';
import {
  type DuplicateAnswer,
  type DuplicateNode,
  findDuplicates,
  listDuplicateGroups,
} from '../resolvers/duplicate.ts';
import { cardUrl } from '../resolvers/entity.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';
import { User } from './user.ts';

const DuplicateKind = builder.enumType('DuplicateKind', {
  description: 'A kind of records in which duplicates are looked for.',
  values: {
    CONTACTS: { value: 'contacts', description: 'Contacts (контакты).' },
    COMPANIES: { value: 'companies', description: 'Companies (компании).' },
  } as const,
});

const DuplicateReason = builder.enumType('DuplicateReason', {
  description: 'What duplicates have in common.',
  values: {
    PHONE: { value: 'phone', description: 'A phone, in any spelling; an extension makes it another.' },
    EMAIL: { value: 'email', description: 'An e-mail address, in any case.' },
    INN: { value: 'inn', description: 'A tax number (ИНН, БИН, УНП) with a correct check digit.' },
    WEBSITE: { value: 'website', description: 'A site, without `www` and path.' },
    NAME: {
      value: 'name',
      description: 'The words of a contact’s name in any order, or a company’s name without legal form. A weak reason.',
    },
  } as const,
});

const SharedKey = builder
  .objectRef<Pick<DuplicateNode['shared'][number], 'kind' | 'key' | 'ids'>>('DuplicateSharedValue')
  .implement({
    description: 'A value that records of a group share.',
    fields: (t) => ({
      reason: t.field({ type: DuplicateReason, description: 'What it is.', resolve: ({ kind }) => kind }),
      value: t.exposeString('key', { description: 'The value in its normal form, e.g. `+79991234567`.' }),
      recordIds: t.idList({ description: 'Ids of the records that have it.', resolve: ({ ids }) => ids }),
    }),
  });

const CommonValue = builder.objectRef<DuplicateAnswer['common'][number]>('DuplicateCommonValue').implement({
  description: 'A value that too many records share to say that they are one, such as the phone of a switchboard.',
  fields: (t) => ({
    reason: t.field({ type: DuplicateReason, description: 'What it is.', resolve: ({ kind }) => kind }),
    value: t.exposeString('key', { description: 'The value in its normal form.' }),
    recordCount: t.exposeInt('count', { description: 'Number of records that have it.' }),
  }),
});

const DuplicateRecord = builder
  .objectRef<DuplicateNode['cards'][number] & Pick<DuplicateNode, 'of'>>('DuplicateRecord')
  .implement({
    description: 'A contact or company of a group of duplicates.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
      name: t.exposeString('name', { description: 'Its name.' }),
      url: t.string({
        description: 'Address of its card in amoCRM.',
        resolve: ({ id, of }, _, context) => cardUrl(of, id, context),
      }),
      responsible: t.field({
        type: User,
        nullable: true,
        description: 'The user who is responsible for it.',
        resolve: ({ responsibleUserId }, _, context, info) => loadUser(responsibleUserId, context, info),
      }),
      createdAt: t.field({
        type: 'DateTime',
        description: 'When it was created.',
        resolve: async ({ createdAt }, _, { metadata }) =>
          formatDateTime(createdAt, (await metadata.account()).timezone),
      }),
      updatedAt: t.field({
        type: 'DateTime',
        description: 'When it was last changed.',
        resolve: async ({ updatedAt }, _, { metadata }) =>
          formatDateTime(updatedAt, (await metadata.account()).timezone),
      }),
      filledFieldCount: t.exposeInt('filledFields', { description: 'Number of custom fields that have a value.' }),
      leadCount: t.exposeInt('leadCount', { description: 'Number of leads that it is linked to.' }),
    }),
  });

const LackingValue = builder.objectRef<DuplicateNode['lacking'][number]>('DuplicateLackingValue').implement({
  description: 'A value that another record of the group has and the richest lacks.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Name of the custom field.' }),
    value: t.exposeString('value', { description: 'The value; phones and e-mails in their normal form.' }),
    recordId: t.exposeID('recordId', { description: 'Id of the record that has it.' }),
  }),
});

/** How many items of a group are listed: one in which each is joined with a few others may have thousands. */
const first = (what: string) =>
  ({
    required: true,
    defaultValue: 25,
    description: `Number of ${what}, 1 to 250.`,
    validate: constraint.first,
  }) as const;

const DuplicateGroupType = builder.objectRef<DuplicateNode>('DuplicateGroup').implement({
  description: 'Records that are probably one: they share values, directly or through others of the group.',
  fields: (t) => ({
    recordCount: t.int({ description: 'Number of records.', resolve: ({ ids }) => ids.length }),
    isWeak: t.exposeBoolean('isWeak', {
      description: 'Whether some of the records are joined by their names alone.',
    }),
    shared: t.field({
      type: [SharedKey],
      description: 'What they share.',
      args: { first: t.arg.int(first('values')) },
      resolve: ({ shared }, args) => shared.slice(0, args.first),
    }),
    records: t.field({
      type: [DuplicateRecord],
      description:
        'The records, the richest first: that with the most custom fields filled, then most leads, then changed last, then created first.',
      args: { first: t.arg.int(first('records')) },
      resolve: ({ cards, of }, args) => cards.slice(0, args.first).map((card) => ({ ...card, of })),
    }),
    lacking: t.field({
      type: [LackingValue],
      description: 'What the other records have and the richest, the first one, lacks.',
      args: { first: t.arg.int(first('values')) },
      resolve: ({ lacking }, args) => lacking.slice(0, args.first),
    }),
  }),
});

const DuplicateGroupConnection = builder.connectionObject(
  { type: DuplicateGroupType, name: 'DuplicateGroupConnection', description: 'A page of groups of duplicates.' },
  { name: 'DuplicateGroupEdge', description: 'A group in a list.' },
);

const DuplicatesType = builder.objectRef<DuplicateAnswer>('Duplicates').implement({
  description: 'All groups of records that are probably one.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    groupCount: t.int({ description: 'Number of groups.', resolve: ({ groups }) => groups.length }),
    recordCount: t.exposeInt('recordCount', { description: 'Number of records in all groups.' }),
    groups: t.field({
      type: DuplicateGroupConnection,
      description: 'The groups, the largest first.',
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 20,
          description: 'Number of groups, 1 to 100.',
          validate: constraint.upTo(100),
        }),
        after: t.arg.string({ description: '`endCursor` of the previous page.', validate: constraint.cursor }),
      },
      resolve: (answer, page) => listDuplicateGroups(answer, page),
    }),
    common: t.field({
      type: [CommonValue],
      description:
        'Values that more than `commonAbove` records share: they join no records. The most common first, at most 100.',
      resolve: ({ common }) => common,
    }),
  }),
});

builder.queryField('duplicates', (t) =>
  t.field({
    extensions: work.whole,
    type: DuplicatesType,
    nullable: true,
    description:
      'Finds contacts or companies that are probably one, over the whole account, by the local replica. If A shares a phone with B and B an e-mail with C, all three are one group.',
    args: {
      of: t.arg({ type: DuplicateKind, required: true, description: 'Which records.' }),
      by: t.arg({
        type: [DuplicateReason],
        required: true,
        defaultValue: ['phone', 'email', 'inn', 'website'],
        description: 'By what they are recognized; NAME only if asked for.',
        validate: constraint.listOf(5),
      }),
      commonAbove: t.arg.int({
        required: true,
        defaultValue: 10,
        description:
          'A value that more records share joins none of them: it is a switchboard or a mailbox of a department.',
        validate: constraint.within(2, 1_000),
      }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, input, context) => findDuplicates(input, context),
  }),
);
