import { showDateTime } from '../resolvers/account-time.ts';
import { listDeletedRecords, type TrashedRecord } from '../resolvers/deleted-record.ts';
import { cardUrl } from '../resolvers/entity.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { User } from './user.ts';

const DeletedRecord = builder.objectRef<TrashedRecord>('DeletedRecord').implement({
  description:
    'A lead, contact or company in the trash. amoCRM answers little of it, and its tasks, notes and links are not readable.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    entityType: t.expose('entity_type', { type: EntityType, description: 'Whether it is a lead, contact or company.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Its name; null for a lead, of which amoCRM has only the id and the last change.',
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed, usually by deleting it.',
      resolve: ({ updated_at }, _, context) => showDateTime(updated_at, context),
    }),
    updatedBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who changed it last, usually by deleting it; null for a robot or an integration.',
      resolve: ({ updated_by }, _, context, info) => loadUser(updated_by, context, info),
    }),
    url: t.string({
      description: 'Address of its card in amoCRM, where it can be restored.',
      resolve: ({ entity_type, id }, _, context) => cardUrl(entity_type, id, context),
    }),
  }),
});

const DeletedRecordConnection = builder.connectionObject(
  { type: DeletedRecord, name: 'DeletedRecordConnection', description: 'A page of records in the trash.' },
  { name: 'DeletedRecordEdge', description: 'A record in the trash.' },
);

const DeletedRecordOrder = builder.enumType('DeletedRecordOrder', {
  description: 'The sort orders of records in the trash.',
  values: {
    ID_ASC: { description: 'Oldest first; stable while pages are read.' },
    ID_DESC: { description: 'Newest first.' },
    UPDATED_AT_ASC: { description: 'By last change, earliest first.' },
    UPDATED_AT_DESC: { description: 'By last change, latest first.' },
  } as const,
});

builder.queryField('deletedRecords', (t) =>
  t.field({
    type: DeletedRecordConnection,
    nullable: true,
    description:
      'The trash: leads, contacts or companies that were deleted, page by page. amoCRM keeps them for about 30 days; they are restored in its web interface only. A page of contacts or companies costs two requests.',
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the records.' }),
      ids: t.arg.idList({
        description: 'Only these records. amoCRM has no other filter for the trash.',
        validate: constraint.ids,
      }),
      orderBy: t.arg({ type: DeletedRecordOrder, description: 'Sort order; by id, oldest first, if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listDeletedRecords(args, context),
  }),
);
