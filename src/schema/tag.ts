import type { Tag as TagRecord } from '../amocrm/index.ts';
import * as resolver from '../resolvers/tag.ts';
import { ensures } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';

/** A label on leads, contacts, companies or customers. */
export const Tag = builder.objectRef<TagRecord>('Tag').implement({
  description: 'A label on leads, contacts, companies or customers. amoCRM’s API cannot rename or delete it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its text.' }),
    color: t.exposeString('color', {
      nullable: true,
      description: 'Its colour as six hexadecimal digits, without `#`.',
    }),
  }),
});

const TagConnection = builder.connectionObject(
  { type: Tag, name: 'TagConnection', description: 'A page of tags.' },
  { name: 'TagEdge', description: 'A tag in a list.' },
);

const EnsuredTag = builder.objectRef<resolver.EnsuredTag>('EnsuredTag').implement({
  description: 'A tag that was created, or that existed already.',
  fields: (t) => ({
    tag: t.expose('tag', { type: Tag, description: 'The tag.' }),
    isNew: t.exposeBoolean('isNew', { description: 'Whether it was created; an existing tag keeps its colour.' }),
  }),
});

const CreateTagInput = inputOf<resolver.CreateTagInput>()(
  builder.inputType('CreateTagInput', {
    description: 'A tag.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Text.', validate: constraint.name }),
      color: t.string({
        description: 'Colour of amoCRM’s palette, e.g. `FFC8C8`; for tags of leads only.',
        validate: constraint.name,
      }),
    }),
  }),
);

const TagBatch = batchType('EnsuredTag', EnsuredTag, 'tag');

builder.queryField('tags', (t) =>
  t.field({
    type: TagConnection,
    nullable: true,
    description: 'The tags of an entity type, page by page, in amoCRM’s order.',
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the entities.' }),
      query: t.arg.string({ description: 'Part of the name.', validate: constraint.query }),
      names: t.arg.stringList({ description: 'Exact names, without regard to case.', validate: constraint.names }),
      ids: t.arg.idList({ of: 'tag', description: 'Tags.', validate: constraint.idList }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => resolver.listTags(args, context),
  }),
);

builder.mutationField('createTags', (t) =>
  t.field({
    type: TagBatch,
    description:
      'Makes sure that tags exist and returns a result for each: a name that exists answers with the existing tag. amoCRM cannot rename or delete tags.',
    extensions: ensures,
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the entities.' }),
      inputs: t.arg({
        type: [CreateTagInput],
        required: true,
        description: 'The tags.',
        validate: constraint.batch,
      }),
    },
    resolve: (_root, args, context) => resolver.createTags(args, context),
  }),
);
